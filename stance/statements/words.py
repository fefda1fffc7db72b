"""Closed word classes of French and the lists that the rules of this folder look words up in.

Forms are those the rules compare: lower case, and without accents for the lists that are matched against plain forms.
Limits: closed classes are complete enough for press prose; `THINGS` and `NOT_NAMES` grow with use.
"""

from __future__ import annotations

DETERMINERS = frozenset(
    "le la les l' un une des du de d' ce cet cette ces son sa ses leur leurs notre nos plusieurs quelques "
    "certains certaines deux trois quatre cinq six dix autres autre tous toutes aucun chaque au aux".split()
)

PRE_ADJECTIVES = frozenset(
    "haut haute hauts hautes ancien ancienne anciens anciennes ex nouveau nouvel nouvelle nouveaux premier "
    "premiere premiers grand grande grands principal principale principaux jeune vieux vieil vieille petit petite "
    "second seconde deuxieme troisieme futur future actuel actuelle puissant puissante tres influent celebre "
    "fameux bouillant tout meme autre autres "
    "proche vice autoproclame numero chers plus nombreux certain certaine pretendu pretendue nombreuses multiples "
    "divers diverses rares tous toutes recent recente recents recentes premieres "
    "anciennes nouvelles grandes petites futurs futures actuels actuelles principales".split()
)

ADJECTIVES = frozenset(
    "balte baltes retraite retraites retraitee "
    "etrangeres etranger etrangers general generale generaux adjoint adjointe national nationale diplomatique "
    "militaire militaires politique politiques europeen europeenne europeens europeennes permanent permanente "
    "special speciale speciaux speciales "
    "sortant sortante federal federale regional regionale republicain republicaine republicains "
    "democrate democrates conservateur conservatrice liberal liberale socialiste communiste ecologiste officiel "
    "officielle officiels officielles public publique publics occidental occidentale occidentaux occidentales "
    "anonyme anonymes gouvernemental gouvernementale gouvernementales securitaire securitaires diplomatiques "
    "proche proches elu elue executif executive suppleant honoraire emerite atlantique unie unies centrale "
    "central supreme parlementaire parlementaires independant independante independants prorusse prorusses "
    "separatiste separatistes nationaliste nationalistes populiste conservateurs civil civile presidentiel "
    "presidentielle ministeriel superieur superieure principal principale interimaire specialise specialisee "
    "interroge interroges cites atlantiste atlantistes mondial mondiale international internationale "
    "internationaux internationales etatique humanitaires humanitaire nucleaire local locale locaux locales "
    "interne internes confidentiel confidentielle conjoint conjointe commun commune "
    "pro-russe pro-russes pro-kremlin unis britannique d'etat financier financiere financiers financieres "
    "economique economiques catholique catholiques orthodoxe orthodoxes flamand flamande flamands flamandes "
    "wallon wallonne wallons wallonnes tchetchene tchetchenes catalan catalane bavarois bavaroise ecossais ecossaise "
    "civils civiles soignant soignante soignants soignantes voisin voisine voisins voisines concordant concordante "
    "concordants concordantes jaune jaunes rouge rouges noire noirs noires blanc blanche blancs blanches bleu bleue "
    "bleus bleues vert verte verts vertes gris grise grises blond blonde blonds blondes brun brune bruns brunes roux "
    "populaire populaires democratique autoproclamee "
    "quebecois quebecoise corse kurde kurdes tatar tatare crimeen crimeenne".split()
)

COMPLEMENT = frozenset("de du des d' a au aux en pour charge chargee pres aupres sur contre".split())

PLATFORMS = frozenset("telegram x facebook twitter youtube tiktok instagram whatsapp vk".split())

PARTICLES = frozenset("de du des d' von van der den ben bin al el le la della di da dos o'".split())

NOT_NAMES = frozenset(
    "live update breaking "
    "photo il elle ils elles on nous vous je j' tu ce cela ceci c' le la les l' un une des du de d' au aux en dans par "
    "pour sur sous avec sans selon apres avant depuis lors lorsque lorsqu' quand si mais et ou or donc car ni "
    "puis ensuite enfin alors ainsi aussi cependant toutefois pourtant neanmoins comme que qu' qui quoi dont "
    "tandis pendant durant vers chez entre contre malgre grace face outre hormis sauf voici voila oui non tout "
    "toute tous toutes certains certaines plusieurs aucun aucune chaque cet cette ces son sa ses leur leurs mon "
    "ma mes notre nos votre vos lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril "
    "mai juin juillet aout septembre octobre novembre decembre interroge interrogee hier aujourd'hui demain s' se "
    "n' ne y a est ont sont etait parce puisque afin quant jusqu' plus moins deux trois quatre cinq dix bien trop "
    "tres autre autres meme quelques nul rien personne quel quelle tel telle telles tels lui eux celui celle ceux "
    "celles beaucoup peu parmi derriere devant rappelons pas jamais toujours encore deja desormais pourquoi "
    "comment où d'abord d'apres quoique etant ayant dire bref reste notamment surtout seul seule seuls question "
    "reponse cote proverbe dicton citation verset".split()
)

DEFINITE = ("le", "la", "l'", "les", "ce", "cet", "cette")
ORDINALS = frozenset("second seconde deuxieme troisieme".split())  # `la seconde source` is not the one before
PARTICIPLES = frozenset(
    "prevenu prevenue prevenus accuse accusee accuses abonne abonnee abonnes employe employee employes salarie "
    "salariee salaries".split()
)

PLURAL_DETERMINERS = frozenset("les des plusieurs certains certaines quelques ces d' leurs ses nos aux".split())

INDEFINITE = frozenset("un une des plusieurs quelques certains certaines deux trois quatre cinq".split())

NUMBERS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix douze quinze vingt trente quarante cinquante cent".split()
)

FIELD_NOUNS = frozenset(
    "affaires securite defense diplomatie interieur economie finances energie etranger presidence europe retraite "
    "exercice chef justice budget commerce culture information renseignement armee politique droits homme lutte "
    "relations strategie guerre accusation examen".split()
)

AVOIR = frozenset("a ont avait avaient aura auront aurait auraient ait aient ayant eut eurent".split())

ETRE = frozenset("est sont était étaient sera seront serait seraient soit soient étant fut furent été".split())

CLITICS = frozenset("ne n' se s' lui leur le la les l' en y nous vous me m' te t'".split())

ADVERBS = frozenset(
    "pas plus jamais aussi également encore déjà toujours ensuite enfin pourtant cependant toutefois notamment "
    "ainsi même bien mal tout alors néanmoins souvent parfois rarement hier aujourd'hui vite d'ailleurs surtout "
    "aussitôt désormais auparavant naguère jadis autrefois plutôt certes hélas bientôt soudain presque davantage "
    "lui-même elle-même eux-mêmes elles-mêmes "
    "mieux sitôt maintenant ailleurs longtemps rien point guère donc tôt tard peu très trop a lundi mardi "
    "mercredi jeudi vendredi samedi dimanche".split()
)

NOMINAL = frozenset(
    "le la les l' un une des du de d' à au aux ce cet cette ces son sa ses leur leurs sans par en pour sur quelle "
    "quel notre nos votre tout toute chaque aucun aucune".split()
)

QUESTION = frozenset("si s' pourquoi comment quand où combien quel quelle quels quelles ce".split())

NEVER_VERBS = frozenset(
    "maintenant suivant concernant pendant durant cependant notamment vit".split()
)  # `vit en exil`: hardly ever of `voir`

MODALS = frozenset(
    "vient viennent venait venaient continue continuent continuait tient tiennent tenait veut veulent voulait "
    "peut peuvent pouvait devait va vont allait tenu venu cesse cessent cessé finit fini commencé "
    "commence souhaite souhaité tenté tente pu dû voulu continué refuse refusé hésite hésité préféré contente "
    "contentent contenté contentée borne bornent borné bornée emploie emploient efforce efforcent efforçait "
    "manqué manque tardé accorde accordent accordait accordaient accordés préfère "
    "préfèrent préférait préféraient".split()
)

GOVERNING = frozenset(
    "de du d' des à au aux avec par contre pour dans en sur chez vers sous sans entre envers selon depuis devant "
    "auprès via dont comme concernant malgré".split()
)

# Some, or one, of the people spoken of in the plural.
SOME_OF_THEM = frozenset("certains|certaines|d' autres|plusieurs|beaucoup|tous|toutes|la plupart".split("|"))
ONE_OF_THEM = {
    "l' un d' eux": "l'un",
    "l' une d' elles": "l'un",
    "l' un d' entre eux": "l'un",
    "l' une d' entre elles": "l'un",
    "un autre": "un autre",
    "une autre": "un autre",
    "un deuxième": "un autre",
    "un troisième": "un autre",
    "un second": "un autre",
    "le premier": "le premier",
    "la première": "le premier",
    "le second": "le second",
    "la seconde": "le second",
}
PRONOUNS = frozenset("il elle ils elles on je j' nous lui ce-dernier celui-ci celle-ci ceux-ci celles-ci".split())

SUBORDINATORS = frozenset(
    "que qu' qui dont où si quand lorsque lorsqu' puisque puisqu' comme laquelle lequel lesquels lesquelles auquel "
    "auxquels auxquelles duquel desquels desquelles".split()
)

PLACE_OR_TIME = frozenset(
    "à au aux devant dans lors sur en auprès via après pendant avant depuis durant par chez avec vers contre de "
    "du des d' pour".split()
)

BOUNDARIES = frozenset(
    ", ; : ( ) – — «» que qu' qui dont où mais lorsque lorsqu' quand si s' comme car puisque tandis".split()
)

NOT_SUBJECT = frozenset(
    "en dans lors par pour sur sous avec sans selon depuis après avant pendant durant vers chez entre contre à au "
    "aux de du malgré outre face dès hors jusqu' jusque ce c' quant via voici voilà celui-ci celle-ci ceux-ci "
    "celles-ci".split()
)

THINGS = frozenset(
    "film films roman romans documentaire code reglement spectacle chanson album exposition adage tradition "
    "mots paroles guerre crise situation decision mesure mesures loi accord traite conflit chose question fait faits "
    "raison role "
    "arrivee entree sortie prise victoire defaite retour depart montee chute venue percee perte volonte campagne "
    "mandat silence choix geste effort efforts but objectif ambition combat lutte riposte absence succes echec "
    "cause resultat resultats carte cartes image images video photo photos preuve preuves chiffre chiffres calcul "
    "hausse baisse marche prix attaque frappe explosion visite rencontre reunion conference sommet entretien "
    "appel lettre pays annee jour mois semaine histoire vie mort paix invasion offensive annexion "
    "referendum election vote crainte menace pression sanction sanctions plan projet processus systeme missile "
    "drone avion navire char chars aide argent dollar euro gaz petrole ble economie calendrier regle methode "
    "modele critere scenario logique principe droit charte constitution article alinea clause terme usage "
    "contexte cas type niveau nombre part taux age date heure temps moment lieu endroit route ligne ton mot "
    "phrase formule idee theorie these".split()
)
INSCRIBED = frozenset(
    "panneau panneaux affiche affiches ecriteau ecriteaux pancarte pancartes banderole banderoles graffiti graffitis "
    "inscription enseigne plaque slogan proverbe dicton adage maxime chanson refrain devise legende".split()
)  # whose words are nobody's
THINGS = THINGS | INSCRIBED

DROPPED = frozenset(
    "le la les l' un une des du de d' ce cet cette ces son sa ses leur leurs notre nos mes vos certains certaines "
    "plusieurs quelques deux trois quatre cinq six sept huit neuf dix nombreux nombreuses multiples "
    "divers diverses".split()
)

OPENING = frozenset(
    "en dans lors à le la au de selon lundi mardi mercredi jeudi vendredi samedi dimanche après depuis".split()
)

NEVER_BEFORE = frozenset(
    "que qu' qui dont où si quand lorsque comme et ou mais car de du d' des à au aux en dans par pour sur avec "
    "sans selon , ; : ( «» lequel laquelle ce c' donc or ainsi puis ni entre contre depuis après avant pendant "
    "alors hier aujourd'hui - – —".split()
)

ASKERS = frozenset("q question questions journaliste journalistes".split())

OFFICES = frozenset(
    "ministre president presidente premier chancelier chanceliere ambassadeur ambassadrice porte-parole "
    "secretaire general gouverneur maire depute deputee senateur senatrice commissaire roi reine pape patriarche "
    "procureur vice-president".split()
)

BEFORE_QUE = frozenset(
    "plus moins autant alors tandis après avant ainsi depuis pendant dès afin bien sans pour".split()
)

BEFORE_INFINITIVE = frozenset("de d' à se s' ne pas le l' y".split())

APPRAISALS = frozenset(
    "homme femme dirigeant dirigeante leader candidat candidate milliardaire magnat elu elue responsable orateur "
    "oratrice politicien politicienne interesse interessee autocrate despote dictateur tyran populiste nationaliste "
    "souverainiste conservateur conservatrice republicain republicaine democrate socialiste quadragenaire "
    "quinquagenaire sexagenaire septuagenaire octogenaire nonagenaire trentenaire vainqueur laureat laureate "
    "doyen doyenne tribun tenor cacique stratege figure "
    "dame monsieur personnage numero patriarche veteran invite invitee nobel".split()
)


# Of whom a word is said, from which age to which.
AGES = {
    **dict.fromkeys(("jeune", "jeunes"), (0, 45)),
    **dict.fromkeys(("vieux", "vieil", "vieille", "age", "agee"), (55, 120)),
    **dict.fromkeys(("adolescent", "adolescente"), (11, 19)),
    **dict.fromkeys(("lyceen", "lyceenne", "collegien", "collegienne"), (10, 20)),
    **dict.fromkeys(("etudiant", "etudiante"), (16, 45)),
    **dict.fromkeys(("retraite", "retraitee"), (50, 120)),
    "trentenaire": (30, 39),
    "quadragenaire": (40, 49),
    "quinquagenaire": (50, 59),
    "sexagenaire": (60, 69),
    "septuagenaire": (70, 79),
    "octogenaire": (80, 89),
    "nonagenaire": (90, 99),
}

ROLE_FAMILIES = {
    "magistrat": ("procureur", "juge", "magistrat"),
    "magistrate": ("procureur", "juge", "magistrat"),
    "technicien": ("entraineur", "selectionneur", "coach"),
    "diplomate": ("affaires etrangeres", "ambassadeur", "ambassadric", "diplomat", "secretaire d' etat"),
    "chef": ("president", "premier ministre", "ministre"),
    "cheffe": ("president", "premier ministre", "ministre"),
    "patron": ("president", "directeur", "secretaire general"),
    "patronne": ("president", "directrice", "secretaire generale"),
    "dirigeant": ("president", "premier ministre", "chancelier"),
    "responsable": ("president", "ministre", "conseiller", "porte-parole", "secretaire"),
    "despote": ("president",),
    "dictateur": ("president",),
    "autocrate": ("president",),
    "tyran": ("president",),
    "leader": ("president", "premier ministre", "chef", "chancelier"),
    "tsar": ("president",),
    "maitre": ("president",),
    "edile": ("maire", "bourgmestre", "syndic"),
    "maieur": ("bourgmestre", "maire"),
    "mayeur": ("bourgmestre", "maire"),
    "maieure": ("bourgmestre", "maire"),
    "conseiller federal": ("conseiller federal", "ministre", "president"),
    "conseillere federale": ("conseillere federale", "ministre", "president"),
    "ministre": ("ministre", "secretaire a la", "secretaire d' etat"),
}


def family_of(head: str, function: str) -> tuple[str, ...]:
    """Offices that a word for their holders can mean: `le diplomate` is an ambassador."""
    if function.startswith(("premier magistrat", "premiere magistrate")):
        whole = {"pays", "nation", "etat", "republique"}.intersection(function.split())
        return ("president",) if whole else ("maire", "mairesse", "bourgmestre", "syndic")
    return ROLE_FAMILIES.get(function) or ROLE_FAMILIES.get(head, (head,))


HOME_OFFICES = frozenset(
    {
        "president",
        "premier ministre",
        "president de la republique",
        "chancelier",
        "chef de l' etat",
        "ministre des affaires etrangeres",
        "ministre de la defense",
        "porte-parole du gouvernement",
        "chef de la diplomatie",
    }
)
