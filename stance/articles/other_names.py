"""Names that stand where an outlet's may stand and are none: speakers, authors, countries, who took a picture.

Limits: the tables of actors, first names and places; a newspaper named after a person is told by its words.
"""

from __future__ import annotations

import re

from stance.articles.outlet_names import is_place
from stance.articles.press_names import is_press_name
from stance.reading.view import plain
from stance.tables import Tables, words_of


def is_actor(name: str, tables: Tables) -> bool:
    """`l'envoyé spécial du Président Jean Martin à …`, `du Secrétaire général`, `de l'ONU`: no newsroom."""
    words = words_of(name)
    while words and words[0] in ("le", "la", "les", "l'"):
        words = words[1:]
    if not words:
        return False
    titled = len(words) > 1 and "role" in tables.speaker_nouns.get(words[0], ()) and not is_press_name(name)
    return titled or any(tables.actors[key].type != "media" for key in _actors(words, tables))


def is_person(name: str, tables: Tables) -> bool:
    """`Publié par Jean Martin`: an author; `Lavrov` on his picture."""
    words = name.split()
    if len(words) in (2, 3) and plain(words[0]) in tables.first_names and not is_press_name(name):
        return True
    return any(tables.actors[key].type == "person" for key in _actors(words_of(name), tables))


def _actors(words: tuple[str, ...], tables: Tables) -> set[str]:
    """Whom these words, all of them, can mean in the table of actors."""
    found = (alias.actors for alias in tables.aliases.get(words[0], ()) if alias.tokens == words) if words else ()
    return {key for actors in found for key in actors}


def ends_caption(line: str) -> bool:
    """`Le maire sur le quai. [Photo d'illustration]`: the name below credits the picture."""
    return line[-1:] in ")]" and _OF_PICTURE.search(line) is not None


_OF_PICTURE = re.compile(r"[\[(](?:[Pp]hoto|[Ii]mage|[Aa]rchives?|[Ii]llustration)[^()\[\]]{0,30}[\])]$")


def is_region(name: str, tables: Tables) -> bool:
    """`toute l'actualité du Mali et du Sahel` calls a country, not an outlet."""
    words = name.removeprefix("Le ").removeprefix("La ").removeprefix("L'").removeprefix("Les ").split(" et ")
    return is_place(words[0], tables)
