"""Whether a line tells something or speaks of its page: an outlet that a told sentence names is only cited.

`Invitée de Radio Cimes, la maire a refusé.` tells; `Cet article est paru dans Le Phare.` speaks of the page. Limits:
told by a full stop, a verb and the absence of any word for the page or its readers; a line without a full stop is
never told, a sentence in which a newsroom presents itself in the third person is.
"""

from __future__ import annotations

import re

from stance.tables import Tables

_LEAST, _SURE = 4, 11  # words: of a sentence at all, of one that needs no known verb
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ITSELF = re.compile(
    r"(?<![\w-])(?:nous|notre|nos|vous|votre|vos)(?![\w-])"
    r"|(?<!\w)(?:cet|cette|ce|le présent|la présente|l')[ ]?(?:article|texte|tribune|entretien|billet|dépêche|note"
    r"|vidéo|émission|communiqué|contenu|podcast|épisode|chronique|analyse|reportage|enquête|interview|page|site|blog"
    r"|traduction|dossier|version)\b(?! d)"
    r"|^\W{0,3}(?:[^\W\d]{3,12}ez|article|texte|tribune|entretien|billet|dépêche|note|vidéo|contenu|chronique|reportage|traduction"
    r"|traduit|publiée?|parue?|diffusée?|reprise?|initialement|source|première publication|propos recueillis"
    r"|lire|voir|écouter|de (?:notre|nos))\b"
    r"|(?<!\w)(?:ici|ci-dessous|ci-dessus|tous droits|reproduction|toute reprise)(?!\w)",
    re.IGNORECASE,
)


def is_told(line: str, tables: Tables) -> bool:
    """A sentence of the text, which may cite an outlet and never names the page's own."""
    if line[-1:] not in '.!?…»”"' or _ITSELF.search(line):
        return False
    words = _WORD.findall(line)
    if len(words) < _LEAST:
        return False
    return len(words) >= _SURE or any(word.lower() in tables.verbs.finite for word in words[1:])
