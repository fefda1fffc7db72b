"""Speakers that stand far from their verb, behind a party, in a relay, or that only the right reader's order tells."""

import pytest


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # the name behind what the office is for
        ("Le rapporteur du texte sur la pêche, Karl Brandt, a tenu à souligner que le conflit dure.", "Karl Brandt"),
        (
            "Le député de Vernon et porte-parole du Bloc agrarien en matière de pêche, M. Karl Brandt, dénonce le tir.",
            "Karl Brandt",
        ),
        ("L'ex-Première ministre pro-européenne Olga Lind a promis « un équilibre ».", "Olga Lind"),
        ("« Nous irons », a déclaré le bureau de M. Brandt.", "Bureau de M. Brandt"),
        (
            "L'Association des Communes et Régions du Nord (ACRN) a « condamné le coup de force ».",
            "Association des Communes et Régions du Nord",
        ),
        ("Un des interviewés a ajouté : « C'est une ingérence ».", "Interviewé"),
        # for a party, and what a party thinks
        ("Pour le Parti agrarien, Karl Brandt demande « un accueil digne ».", "Karl Brandt"),
        ("Pour le Rassemblement national, Vladimir Poutine reste le président russe.", "Rassemblement national"),
        ("Les députés européens RN et LFI ont refusé de voter le plan.", "Députés européens RN et LFI"),
        # the main clause, not the one that opens the sentence
        (
            "Alors que la Russie s'enferme dans sa logique, menace désormais ses voisins, la CGT rappelle son soutien "
            "aux Ukrainiens.",
            "CGT",
        ),
        ("Karl Brandt a parlé d'une « humiliation », Londres lui ayant assuré que tout irait bien.", "Karl Brandt"),
        ("« Tout n'est pas perdu » pour Moscou, nuance Karl Brandt : le vote est loin.", "Karl Brandt"),
        (
            "Devant le président russe Vladimir Poutine, « la ville ne peut rien », a ensuite déploré Karl Brandt.",
            "Karl Brandt",
        ),
        # the verb inside the marks
        ("La Norvège « rejette avec force le plan de paix » de Riga.", "Norvège (gouvernement)"),
        ("Le maire Karl Brandt « ne [croit] pas » que la ville cédera.", "Karl Brandt"),
        ("Le plan de paix « menace pour tous nos voisins » circule à Riga.", None),
        # infinitives of narration
        ("« Ce rapport a pris des mois », de s'indigner le député Karl Brandt.", "Karl Brandt"),
        # whose document it is
        (
            "Selon une déclaration publiée sur la page du porte-parole militaire Karl Brandt, un accord est conclu.",
            "Karl Brandt",
        ),
        (
            "La ministre de l'Économie, du Plan et de la Statistique, Olga Lind, a averti que le stock baisse.",
            "Olga Lind",
        ),
        ("Le ministre du Commerce extérieur, Karl Brandt, a averti que le stock baisse.", "Karl Brandt"),
        ("À peine le maire, Karl Brandt, admet-il que le stock baisse.", "Karl Brandt"),
        # who is in the place of whom
        ("« Tenez bon », a lancé l'élue aux députés du canton.", "Élue"),
        ("« Le pain manque », titre le quotidien letton semi-officiel Le Quai.", "Le Quai"),
        ("Les leaders de ce syndicat se félicitent du vote.", "Leaders de ce syndicat"),
        (
            "Selon les estimations du Comité des armateurs du Nord en France, le port est vide.",
            "Comité des armateurs du Nord en France",
        ),
        ("Selon les estimations du Comité des armateurs, le port est vide.", "Comité des armateurs"),
        ("Assise près du quai, Olga Lind, 30 ans, sourit : « Le port est vide ».", "Olga Lind"),
        ("Le préfet Karl Brandt viendra, ont annoncé ses services.", "Services de Karl Brandt"),
        # across a parenthesis full of commas, and past an adverbial of two
        (
            "Faute de train, le collectif (CGT, FSU, Solidaires), réuni au siège de la CGT, a indiqué que tout reste.",
            "Collectif",
        ),
        ("Également présente, la maire, Olga Lind, a elle aussi tenté de relativiser ce vote.", "Olga Lind"),
        ("Karl Brandt et Olga Lind ont tous les deux souligné l'importance du vote.", "Karl Brandt et Olga Lind"),
        ("Le premier a été le maire Karl Brandt (PS), qui a écrit : « Le port tient bon ».", "Karl Brandt"),
        ("Pour le maire Karl Brandt (qui fut docker), le port tiendra.", "Karl Brandt"),
        ("Karl Brandt s'est appuyé sur l'histoire pour rappeler que le port tiendra.", "Karl Brandt"),
        ("Le port n'est pas assez reconnaissant envers Riga.", None),
        ("Déclaration de Karl Brandt : « Le port tiendra bon cette année ».", "Karl Brandt"),
        # its object, and an aside
        ("La présidente du club, Olga Lind (PS), a d'emblée souligné le caractère neuf du plan.", "Olga Lind"),
        ("Une note adressée à des élus (Olga Lind confirme), « à la faveur du débat ».", None),
        # an aside that no comma closes, a couple behind `entre`, an absolute clause
        ("Le consul Karl Brandt, cité par « La Gazette » a qualifié le vote de « moquerie ».", "Karl Brandt"),
        ("Karl Brandt, Porte parole adjoint du parti a déclaré que le pont est fermé.", "Karl Brandt"),
        (
            "Karl Brandt abordant la guerre entre la Russie et l'Ukraine a fait savoir que le pont est fermé.",
            "Karl Brandt",
        ),
        ("La guerre entre la Russie et l'Ukraine a menacé la récolte.", None),
        (
            "Celles-ci semblent finies, Karl Brandt, le co-président du parti, ayant assuré que tout va bien.",
            "Karl Brandt",
        ),
        # the incise behind a long sentence, though a quotation follows
        (
            "Les échanges entre Olga Lind et Paul Serre, accompagnés d'Issa Malloum, ont duré, a précisé Karl Brandt, "
            "évoquant « un échange utile ».",
            "Karl Brandt",
        ),
        ("« Nous irons », estime à ce propos Karl Brandt dans une tribune.", "Karl Brandt"),
        # who does not fail to say it, and for whom a voice speaks
        ("Karl Brandt n'a pas manqué de souligner que le pont est fermé.", "Karl Brandt"),
        (
            "La voix du gouvernement congolais a accusé les rebelles de mentir.",
            "République démocratique du Congo (gouvernement)",
        ),
        # the name of a body, the object of an infinitive, a thing that is announced
        (
            "Aussi, indique le coordinateur de la plateforme Wakat Ramma, le pouvoir a usé de tous les moyens.",
            "Coordinateur de la plateforme Wakat Ramma",
        ),
        ("Le vote sur le projet destiné à condamner la Russie confirme les dires du maire.", None),
        ("Le 21 juin, le COX, qui représente des élus, a annoncé l'organisation d'une table ronde à Riga.", "COX"),
        ("Le pays d'Ali Bongo Ondimba et le Kenya se sont abstenus.", "Gabon et Kenya (gouvernements)"),
        # impersonal
        ("Il y a une chose que les voisins n'aiment pas et ne reconnaissent pas.", None),
        # titles, bodies by their whole name, one of several, retired
        ("Maman Olga Lind affirme que le pain manque.", "Olga Lind"),
        ("D'après l'ONG Pain et Paix, le port est vide.", "Pain et Paix"),
        ("Le colonel à la retraite Karl Brandt affirme que le port est vide.", "Karl Brandt"),
        ("L'un de ses adjoints, qui préfère se taire, a dit que le port « dort ».", "Adjoint"),
        ("Une diplomate balte, qui suit le dossier, nous confie que Riga « dort debout ».", "Diplomate balte"),
        ("Le maire Karl Brandt préférait rappeler que le port est vide.", "Karl Brandt"),
        ("Washington n'a rien promis.", None),
        ("Son voisin de table, le socialiste Karl Brandt, a jugé le port « mort ».", "Karl Brandt"),
        ("La Verte Olga Lind salue « un beau plan ».", "Olga Lind"),
        ("Karl Brandt a tout de même l'honnêteté d'admettre que le port « dort ».", "Karl Brandt"),
        ("Riga n'a rien dit, et deux diplomates de l'Otan affirment que le port « dort ».", "Diplomates de l'OTAN"),
        # a thing is no speaker
        ("L'arrivée au pouvoir de Vladimir Poutine marque un revers pour Riga.", None),
        ("Cette dernière, en violant le droit, menace l'ordre du monde.", None),
        ("Les élus ont apporté mardi soir un large soutien à l'Ukraine.", "Élus"),
        ("Pour autant, la ville explique qu'elle se soucie des réfugiés.", "Ville"),
    ],
)
def test_one_sentence(statements_of, text, actor):
    assert statements_of(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # whoever just spoke, before somebody named only later
        (
            "« C'est vrai », estime Paul Serre. Le député critique le plan. « Non », répond le député Karl Brandt.",
            ["Paul Serre", "Paul Serre", "Karl Brandt"],
        ),
        # the gender of a body
        (
            "Le Conseil national a adopté une « déclaration ». Elle demandait au maire de partir.",
            ["Conseil national", None],
        ),
        # what a document demands is not the demand of whom it concerns
        (
            "L'assemblée a exigé le retrait. La résolution exige que la Russie « retire ses forces ».",
            ["Assemblée", "Assemblée"],
        ),
        ("Le consul Karl Brandt est venu. Il convient de noter que le pont est fermé.", [None, None]),
        # the leader of what, when the table knows another leader
        (
            "Karl Brandt parle à Mahamat Idriss Déby. « Tout ira bien », prévient le leader des Rénovateurs.",
            [None, "Karl Brandt"],
        ),
        # what goes by its initials can be any body
        (
            "Le syndicat vert se tait. La FGTX demande un débat. La grève durera, a expliqué le syndicat.",
            [None, "FGTX", "FGTX"],
        ),
        # nobody answers oneself
        (
            "« Voici un cadeau », a lancé Karl Brandt au maire Paul Serre. « Jamais », a rétorqué ce dernier.",
            ["Karl Brandt", "Paul Serre"],
        ),
        # whoever gives the interview, is known by the first name, goes on under another office
        (
            "Le maire Ibra Kotto est venu. Ibra affirme que tout va bien. « Le pont tient », lit-on dans l'entretien. "
            "Et celui qui dirige aussi la région de poursuivre : « Nous irons. »",
            [None, "Ibra Kotto", "Ibra Kotto", "Ibra Kotto"],
        ),
        # the dead do not speak; others answer what has stirred them
        (
            "« Nous irons », a dit Karl Brandt. Un étudiant a été tué. « Le pont est fermé », a-t-il dit.",
            ["Karl Brandt", None, "Karl Brandt"],
        ),
        (
            "« Nous irons », a dit Karl Brandt. Son intervention a suscité un vif débat. « Quelle paix voulez-vous ? »",
            ["Karl Brandt", None, None],
        ),
        # nobody merely spoken of is a source
        ("Le maire Karl Brandt dort. La même source indique que le pont est fermé.", [None, "Même source"]),
    ],
)
def test_the_reader_s_order(statements_of, text, actors):
    assert [s.actor for s in statements_of(text)] == actors


def test_what_a_record_tells_between_two_turns(read):
    text = (
        "Audition sur le port\n\nMme Olga Lind, présidente. – Nous recevons le préfet du port.\n\n"
        "M. Karl Brandt. – Je vous remercie. Le port tiendra bon cette année.\n\n"
        "Mme Olga Lind, présidente. – Merci de ces réponses.\n\n"
        "Par vingt voix contre trois, le rapport sur le port est adopté."
    )
    _, found = read(text)
    assert [s.actor for s in found][1:] == ["Olga Lind", "Karl Brandt", "Karl Brandt", "Olga Lind", None]


def test_what_is_left_open_between_two_answers_asks(read):
    text = (
        "Olga Lind : « Le port tiendra »\n\nEntretien réalisé par Karl Brandt\n\nLe port dort-il ?\n\n"
        "Pas vraiment, il compte ses bacs.\n\nLe mot a pourtant choqué en ville…\n\n"
        "Parce qu'il venait d'un pilote, je crois.\n\nFaut-il rouvrir le quai ?\n\nJe le demande depuis un an.\n\n"
        "Et les bacs, qui les paie ?\n\nLa ville les paiera."
    )
    found = {s.text: s.kind for s in read(text)[1]}
    assert found["Le mot a pourtant choqué en ville…"] == "narration"
    assert found["Parce qu'il venait d'un pilote, je crois."] == "direct"


def test_a_document_in_an_incise_relays(statements_of):
    (found,) = statements_of("La ministre Olga Lind, précise le communiqué, a salué les avancées de l'Ukraine.")
    assert (found.actor, found.via) == ("Olga Lind", "Communiqué")


def test_a_quotation_that_heads_a_part_is_nobody_s(read):
    text = "Un titre de journal\n\n« La paix attend », a dit Karl Brandt.\n\n« Un hiver de trop »\n\nLe pont est fermé."
    for heading in (text, text.replace("de trop", "de plus ?")):
        _, found = read(heading)
        assert [s.actor for s in found] == [None, "Karl Brandt", None, None]


def test_topics_and_votes_are_no_labels_of_a_transcript(read):
    text = (
        "Ukraine : les élus approuvent le plan\n\nUn vote sans effet.\n\nUkraine : le maire salue le plan.\n\n"
        "– Pour : 37 voix\n\n– Contre : 9 voix\n\nLe pont est fermé depuis mardi."
    )
    _, found = read(text)
    assert not [s for s in found if (s.attribution.rule or "").startswith("label")]
    assert [s.actor for s in found] == ["Élus", None, "Maire", None, None, None]


def test_the_president_of_the_republic_is_that_of_the_outlet_s_country(read):
    text = "Un titre qui parle du gaz\n\nLe président de la République a dit que le gaz manquait."
    assert read(text, date="2023-03-01", outlet="Algérie Eco")[1][-1].actor == "Abdelmadjid Tebboune"
    assert read(text, date="2023-03-01", outlet="Le Monde")[1][-1].actor == "Emmanuel Macron"


def test_a_post_below_its_author_s_name_is_the_author_s(read):
    text = (
        "Le professeur Karl Brandt :\n\nCette guerre a trop duré. À mon avis, elle finira. Le nord a dit : « Non ».\n\n"
        "Le pont est fermé. Les prix montent."
    )
    _, found = read(text)
    assert [s.actor for s in found][1:3] == ["Karl Brandt", "Karl Brandt"]
    assert [s.kind for s in found][-1] == "direct"
    _, told = read(text.replace("À mon avis, elle", "Elle"))  # nobody speaks in the first person
    assert [s.actor for s in told][1] is None
