"""An article that tries to be more than text: markup, links, formulas, turned reading direction, endless words."""

from pathlib import Path

from stance.records import TARGETS, Article, Attribution, Score, Statement, TargetStance, Tone
from stance.store.writer import open_writer

ACTOR = "<b>Acteur</b> [lien](http://mal.invalid) :red[x]"
OUTLET = "=cmd|' /C calc'!A0"
TEXT = (
    "<script>window.pwned=1</script><img src=http://mal.invalid/x.png onerror='window.pwned=1'> "
    "![i](http://mal.invalid/y.png) **gras** $x^2$ =1+1 \u202eesrever\u202c " + "a" * 5000 + " 😀"
)


def add_hostile_article(path: Path) -> None:
    article = Article(id="f" * 64, source="hostile.txt", text=TEXT, title="<h1>Titre</h1>", outlet=OUTLET,
                      outlet_country="FR", url="javascript:window.pwned=1")  # fmt: skip
    statement = Statement(
        article_id=article.id, start=0, end=len(TEXT), text=TEXT, kind="direct", actor=ACTOR, actor_bloc="<i>bloc</i>",
        cue="<u>dit</u>", attribution=Attribution(surface=ACTOR, rule="<s>règle</s>", confidence=0.9),
    )  # fmt: skip
    stance = {target: TargetStance("against", (0.1, 0.7, 0.1, 0.1)) for target in TARGETS}
    with open_writer(path, "hostile") as writer:
        writer.add_articles([(article, (statement,))])
        writer.add_scores([TEXT], [Score("synthetic-1", stance, Tone("negative", (0.8, 0.1, 0.1)))], "synthetic")
        writer.publish()
