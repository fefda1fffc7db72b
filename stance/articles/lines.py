"""Lines and sentences of a web page that are not its article: navigation, sharing, forms, credits, bylines.

Every pattern is anchored at the start of the line and bounded, and is only tried on short texts, so that the time
stays proportional to the length. Limits: a list of habits of French (and machine-translated English) sites; an unknown
habit stays in the article as narration.
"""

from __future__ import annotations

import re

_SHORT = 260

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("debris", r"\[/?(?:ad_\d{1,2}|embed\w{0,12}|vc_\w{1,30}|caption)[^\]\n]{0,80}\]$|\[(?:embedded content|contenu intégré|"
               r"vidéo|video|photo|image|twitter|tweet|publicité)\]$|(?:undefined|null|nan)$|&nbsp;$|>{1,3} ?\w.{0,120}$"),
    ("navigation",
     r"(?:source link|lien source|link to original|lien vers l'original)\b.{0,80}$"
     r"|(?:(?:à|a) )?(?:lire|voir|écouter|regarder|découvrir|relire)(?: aussi| également| plus| encore| ensuite)\b.{0,240}$"
     r"|(?:à|a) (?:lire|voir|écouter)\b ?[:|>].{0,240}$"
     r"|(?:READ|READ MORE|Read more|Read also|READ ALSO|Watch|WATCH|See also|Related|RELATED)(?-i:[ :]{0,4}[A-ZÀ-Ý«“]).{0,240}$"
     r"|(?:lire|voir) (?:la suite|l'article|le (?:reportage|dossier)|notre|la vidéo)\b.{0,200}$"
     r"|(?:pour aller plus loin|sur le même (?:sujet|thème)|dans la même (?:rubrique|catégorie)|articles? (?:liés|similaires"
     r"|connexes|recommandés|précédents?|suivants?|associés)|les plus lus|les plus populaires"
     r"|nos derniers articles|dernières? (?:nouvelles|actualités|infos?|minute)|recommandé pour vous|voir plus|en savoir plus"
     r"|plus d'informations?|suite de l'article|article réservé|vous aimerez aussi|ne manquez pas|contenu sponsorisé"
     r"|publicité|annonce|advertisement|sponsored|la suite après la publicité|suite après la pub(?:licité)?)\b.{0,160}$"
     r"|(?:accueil|home|actualités?|monde|international|politique)(?: ?[>»/|›] ?[\w' -]{1,40}){1,6}$"
     r"|(?:à la une|en direct|en continu|top articles|suivre le direct|(?:charger|afficher|voir) (?:plus|davantage)\b.{0,30}|offrir (?:l'|cet )article"
     r"|rubriques?|sommaire|newsletters?|podcasts?|j'aime\b.{0,20}|chargement.{0,3}|wordpress ?:?|click to .{2,60}|\d{1,2} ?[h:] ?\d{2}"
     r"|[«‹<]{0,2} ?articles? (?:précédents?|suivants?).{0,60}|fièrement propulsé.{0,30}|retranscription ?:.{2,60}|écouter l'(?:émission|entretien|article).{0,30}"
     r"|vos avis.{0,30}|contenu réservé.{0,40}|vous souhaitez (?:réagir|commenter).{0,80})[ .!]{0,2}$"
     r"|(?:menu|accueil|rechercher|recherche|se connecter|connexion|s'inscrire|mon compte|aller au contenu(?: principal)?"
     r"|aller au menu|skip to content|retour(?: en haut| à l'accueil)?|haut de page|page \d{1,3}(?: (?:sur|/) \d{1,3})?"
     r"|suivant|précédent|next|previous|chargement(?: en cours)?|loading|fermer|ouvrir|plan du site|mentions légales"
     r"|qui sommes-nous|contact|contactez-nous|politique de confidentialité|conditions d'utilisation|faq|archives?"
     r"|écouter(?: l'article| cet article)?|lecture|lecture audio|zoom|agrandir|diaporama|vidéo|infographie|podcast"
     r"|réagir|réagissez|favoris|sauvegarder|enregistrer|imprimer|imprimer cet article)[ .…:!]{0,3}$"
     r"|(?:il y a \d{1,2} (?:minutes?|heures?|jours?))\b.{0,40}$|(?:réservé aux |article )?(?:abonnés?|lecteurs?)(?: uniquement)?[ .]{0,2}$"
     r"|(?:cet article (?:vous|est réservé|est terminé)|ce direct est (?:terminé|clos)|merci de (?:l'avoir|nous avoir|votre)|vous avez (?:repéré|trouvé"
     r"|une information)|écrivez-nous|il vous reste \d|la suite est réservée|les opinions (?:exprimées|publiées)|les propos (?:tenus|exprimés)"
     r"|nos newsletters?|voir tous|toutes nos|tous nos|publié dans ?:|à propos de l'auteur|direct tv|replay|météo$|l'essentiel$|ce qu'il faut (?:retenir|savoir)$|compte rendu (?:intégral|analytique)|présidence de (?:m\.|mme) "
     r"|[\w' ]{3,30} ?[—–-] ?[xvi]{1,5}e législature$|tribune libre\b|questions? du point de presse"
     r"|\d{1,4} (?:réflexions?|réponses?) (?:au sujet de|à) )(?:.{0,160})?$"
     r"|(?:temps de lecture|durée de lecture|lecture)\b.{0,40}$|\d{1,3} ?min(?:utes?)?(?: de lecture| read)?$"
     r"|(?:tags?|mots[- ]clés?|étiquettes?|catégories?|rubriques?|thèmes?|sujets?|classé dans|filed under|topics?) ?:.{0,200}$"
     r"|#\w{2,40}(?: #\w{2,40}){0,20}$|https?://\S{1,200}$|www\.\S{1,200}$"),
    ("share",
     r"(?:retrouvez (?:l'intégralité|cet|ici|nos|toute)|s'abonner à partir|partage[rz]?|partagez[- ]le|partager (?:sur|cet|l'article|via|avec)|tweete[rz]|share|share this|épingler|suivez[- ]nous"
     r"|suivez-(?:le|la|les|moi)|rejoignez(?:-nous)?|retrouvez-nous|likez|aimez|faites circuler|envoyer (?:par|à) |copier le lien"
     r"|abonnez-vous|s'abonner|je m'abonne|déjà abonné|inscrivez-vous|recevez|restez informé|ne ratez|téléchargez"
     r"|soutenez|faites un don|faire un don|cliquez ici|cliquer ici|cliquez pour|pour (?:vous abonner|soutenir)|newsletter)"
     r"(?:\b.{0,200})?$"
     r"|(?:facebook|twitter|x|whatsapp|telegram|linkedin|email|e-mail|pinterest|reddit|messenger|instagram|youtube|vk)"
     r"(?:[ ,|/·•-]{1,3}(?:facebook|twitter|x|whatsapp|telegram|linkedin|email|e-mail|pinterest|reddit|messenger|instagram"
     r"|youtube|vk|imprimer|copier le lien|plus)){0,9}$"),
    ("form",
     r"(?:leave a (?:reply|comment)|please enter|post (?:a )?comment|save my name|notify me|submit|cancel reply|your email"
     r"|laisse[rz] (?:un |une |votre )?(?:commentaire|réponse|réaction|avis)|votre (?:adresse|commentaire|nom|email|e-mail|message)\b"
     r"|(?:nom|e-?mail|site web|commentaire|adresse e-?mail) ?\*?$|les champs obligatoires|enregistrer mon nom"
     r"|prévenez-moi|annuler la réponse|poster un commentaire|ajouter un commentaire|écrire un commentaire"
     r"|(?:\d{1,5} |aucun |voir les |lire les |afficher les )?(?:commentaires?|réactions?)(?: \(\d{1,5}\))?$|comments?(?: \(\d{1,5}\))?$"
     r"|connectez-vous|vous devez (?:être|vous) connecté|signaler (?:un|ce|cet)|répondre$|reply$|publier$|envoyer$|valider$).{0,160}$"),
    ("stage", r"\((?:(?:vifs |quelques |nouveaux |vives )?(?:applaudissements|exclamations|rires|sourires|mouvements|protestations|murmures|bruit"
              r"|interruptions)|la séance|m\. |mme |il |elle |silence|le |les |« ?très bien).{2,140}\)\.?$"
              r"|\([^()]{2,160}\b(?:bancs|travées|hémicycle|s'exclament?|applaudi(?:t|ssent)|protestent?|sourit|rires?|soupire)\b[^()]{0,80}\)\.?$"),
    ("cookies",
     r"(?=.{0,240}\bcookies?\b)(?=.{0,255}(?:accept|consent|utilis|paramétr|personnalis|navig|refus|partenaires|gérer)).{1,260}$"
     r"|(?:tout accepter|tout refuser|continuer sans accepter|accepter et (?:continuer|fermer)|paramétrer|gérer mes choix"
     r"|nous respectons votre vie privée|vous avez choisi de refuser|accepter|refuser)[ .!]{0,2}$"),
    ("copyright",
     r"(?:©|\(c\) |copyright\b|tous droits réservés|all rights reserved|reproduction (?:interdite|réservée)"
     r"|source ?: ?(?:[\w.'& -]{1,60})$|(?:cet|l')article (?:est apparu|a été (?:initialement |d'abord )?publié|est paru)"
     r"|this (?:article|post)|the post |l'article .{1,150} est apparu en premier|traduit (?:par|de l'anglais|avec)|traduction ?:"
     r"|traduction automatique|translated).{0,200}$"),
    ("credit",
     r"(?:\([^()/\n]{2,50}/[^()\n]{2,60}\)|\((?:reportage|rédaction|édité|version française|avec)\b[^()\n]{3,120}\)"
     r"|[-–—(] ?avec (?:des informations (?:de |du |d')(?:l')?)?[A-ZÀ-Ý].{2,60}|[^.!?:]{2,40} (?:avec|with) (?:l')?(?:afp|reuters|ap|agences?(?: de presse)?)\.?|(?:crédits?|légende|photos?|image|images|illustration|vidéo|capture(?: d'écran)?)(?: photos?| image)? ?[:©].{0,160}"
     r"|(?:ph\.|photo) [A-ZÀ-Ý].{0,60}|(?:avec|with) (?:les? |l')?(?:afp|reuters|ap|associated press|agences?(?: de presse)?|wires"
     r"|post wires|fils(?: d[e'] ?\w{1,14})?|dépêches?|belga|ats|tass|ria novosti|la presse canadienne)"
     r"(?:,? (?:et )?[\w'-]{1,14}){0,5}\.?)$"),
)
_COMPILED = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _PATTERNS)
_AGENCY = re.compile(
    r"\b(?:AFP|AP|Reuters|REUTERS|Getty|GETTY|EPA|EFE|Sputnik|Spoutnik|SPUTNIK|SPOUTNIK|Xinhua|ZUMA|Zuma|Keystone|KEYSTONE|Belga"
    r"|BELGA|ANSA|SIPA|Sipa|Abaca|ABACA|TASS|Tass|Shutterstock|iStock|Alamy|Anadolu|AA|ATS|dpa|DPA|Maxppp|MAXPPP|Hans Lucas"
    r"|Ukrinform|UNIAN|Flickr|Wikimedia|Twitter|NurPhoto|Bloomberg|Pool|POOL|RIA Novosti|Ritzau|TT|PAP|NTB|DR|CC BY(?:-SA)?)\b"
)
_CREDIT_SIGN = re.compile(
    r"/|©|\bvia\b|\bphotos?\b|\bcrédits?\b|\bimages?\b|\bpress\b|\bpool\b|\bfile\b|\bfichier\b|\bdossier\b|\barchives?\b", re.IGNORECASE
)
_BYLINE = re.compile(
    r"(?:par|by|de notre (?:correspondante?|envoyée?)|propos recueillis par|écrit par|rédigé par|publié par|posté par|auteur ?:"
    r"|de|texte ?:) ?[A-ZÀ-Ý][\w.'-]{0,24}(?:[ ,&]{1,2}(?:et |avec |pour |à |de |du |la |d'|l')?[A-ZÀ-Ý(][\w.'()-]{0,24}){0,8}(?: ?\([^()]{3,60}\))?[ .|,–-]{0,3}$",
)
_BYLINE_START = re.compile(r"(?:Par|PAR|par|By|BY|De notre|Propos recueillis|Écrit par|Rédigé par|Publié par|Posté par|Auteur) ?:? ?\S")
_SECTIONS = frozenset(
    "monde international politique actualité actualités actu europe russie ukraine guerre france économie société opinion "
    "opinions tribune éditorial édito analyse analyses reportage entretien interview dépêche dépêches flash infos info "
    "exclusif vidéo diplomatie défense culture sport afrique asie amériques asie-pacifique conflits géopolitique une direct".split()
)


def line_reason(text: str) -> str | None:
    """Why this line or sentence is no part of the article, or None; `text` is taken from the reading view."""
    if len(text) > _SHORT:
        return None
    for reason, pattern in _COMPILED:
        if pattern.match(text):
            return reason
    if is_credit(text):
        return "credit"
    if _BYLINE_START.match(text) and _BYLINE.match(text[0].lower() + text[1:].replace("AR ", "ar ", 1) if text[:3] == "PAR" else
                                                  text[0].lower() + text[1:]):
        return "byline"
    return None


def is_credit(text: str) -> bool:
    """`MIKHAIL METZEL / SPUTNIK / AFP via Getty Images`: an agency, a sign of credit, few words, no sentence."""
    if len(text) > 120 or not (agency := _AGENCY.search(text)):
        return False
    words = text.split()
    if len(words) > 14 or text[-1:] in "!?:":
        return False
    if _CREDIT_SIGN.search(text):
        return all(w[:1].isupper() or not w[:1].isalpha() or w.lower().strip(",.") in _CREDIT_WORDS for w in words)
    return len(words) <= 3 and agency.end() >= len(text) - 2 and agency.start() > 0 and text[0] in "(-–—"


_CREDIT_WORDS = frozenset(
    "via de du la le les d' et par for the of photo photos fichier file dossier image images piscine pool archive archives "
    "crédit credit à avec service presse handout courtesy media illustration".split()
)


_CRUMB = re.compile(r" [|>›»/•·] |[|›]| {2,}")


def is_breadcrumb(text: str) -> bool:
    """`LCI > International > Guerre en Ukraine`, `Accueil  Dossiers  Ukraine`: short pieces, no sentence."""
    if "«" in text:
        return False
    pieces = _CRUMB.split(text.strip())
    return len(pieces) > 1 and len(text) < 120 and text[-1] not in ".!?…»" and all(len(p.split()) <= 6 for p in pieces)


def is_section(text: str) -> bool:
    """A rubric such as `MONDE` or `Guerre en Ukraine |` alone on its line."""
    words = [w.strip("|>/-–—:•· ").lower() for w in text.split()]
    return len(words) <= 3 and all(w in _SECTIONS or w in ("", "en", "et", "la", "le", "à", "l'international") for w in words)
