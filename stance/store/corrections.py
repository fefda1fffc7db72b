"""The log of corrections read for the store at hand.

What the log holds is found again in the store (`locate`): by statement id and words, else by the address or the id of
the article, the place and the words. So corrections survive a re-import, another file of the same article, a new
cutting into statements that leaves the words as they were, and a change of model: no score is part of the key. What a
person says of a sentence also holds for its republished copies, which the figures may count instead of it.

Limits: a statement whose words changed is not found; it stays in the log and is counted in `missing`. A statement
checked itself is never overruled by its copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from stance.corrections.acts import Act, StatementKey
from stance.corrections.log import Log, log_path
from stance.corrections.reviews import SPEAKER, Review, replay, standing
from stance.store.checked import EMPTY, Speakers, tables_of
from stance.store.store import Store

LOG_STATEMENTS = pa.schema([
    ("log_id", pa.string()), ("article_id", pa.string()), ("start_offset", pa.int64()), ("text", pa.string()),
    ("url", pa.string()),
])  # fmt: skip


@dataclass(frozen=True)
class Corrections:
    """The log in this store: its acts, the reviews by the ids of this store, the tables made of them, and how many
    checked statements it does not hold."""

    acts: tuple[Act, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    tables: Mapping[str, pa.Table] = field(default_factory=lambda: EMPTY)
    missing: int = 0

    def state(self) -> dict[str, object]:
        """For the citation: how many statements people checked, in how many acts, and the fingerprint of these."""
        if not self.acts:
            return {}
        seal = hashlib.sha256("".join(act.id for act in self.acts).encode()).hexdigest()[:32]
        return {"enonces": len(standing(self.reviews)), "actes": len(self.acts), "empreinte": seal}


def read_corrections(store: Store) -> Corrections:
    """What the log beside the store amounts to in it."""
    acts = Log(log_path(store.path)).read().acts
    return corrections_of(store, acts, locate(store, (act.statement for act in acts)))


def key_of(row: Mapping[str, Any]) -> StatementKey:
    """The key of a row of `statement.sql`."""
    return StatementKey(
        id=row["statement_id"], article_id=row["article_id"], start=int(row["start_offset"]),
        end=int(row["end_offset"]), text=row["text"], url=row["url"] if isinstance(row["url"], str) else None,
    )  # fmt: skip


def locate(store: Store, keys: Iterable[StatementKey]) -> dict[str, str]:
    """Id in the log → id in this store; those it does not hold are absent."""
    rows = {
        key.id: {"log_id": key.id, "article_id": key.article_id, "start_offset": key.start, "text": key.text,
                 "url": key.url}
        for key in keys
    }  # fmt: skip
    if not rows:
        return {}
    given = pa.Table.from_pylist(list(rows.values()), schema=LOG_STATEMENTS)
    found = store.query("locate", tables={"log_statements": given})
    return dict(zip(found["log_id"], found["statement_id"], strict=True))


def corrections_of(store: Store, acts: tuple[Act, ...], located: Mapping[str, str]) -> Corrections:
    reviews = replay(acts, located)
    known, alive = set(located.values()), standing(reviews)
    here = {key: review for key, review in alive.items() if key in known}
    if not here:
        return Corrections(acts, reviews, missing=len(alive))
    copies = store.query("copies", {"ids": list(here)})
    spread = dict(here)
    for original, copy in zip(copies["statement_id"], copies["copy_id"], strict=True):
        spread.setdefault(copy, here[original])
    return Corrections(acts, reviews, tables_of(spread, _speakers(store, here)), len(alive) - len(here))


def _speakers(store: Store, reviews: Mapping[str, Review]) -> Speakers:
    """What the store knows of the actors that people named."""
    named = {verdict.value[1] for review in reviews.values() if (verdict := review.verdict(SPEAKER))} - {None}
    if not named:
        return {}
    rows = store.query("speakers", {"names": sorted(named)}).to_dict("records")
    return {row["actor"]: {name: None if pd.isna(value) else value for name, value in row.items()} for row in rows}
