"""What people say, as small tables that queries join to the large ones: one label per statement and field, the one that
stands (see `stance.corrections.reviews`), and the seeds by which statements were drawn at random."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from stance.corrections.reviews import IS_STATEMENT, SPEAKER, TONE, Review

Speakers = Mapping[str, Mapping[str, str | None]]
SCHEMAS: dict[str, pa.Schema] = {
    "checked_statements": pa.schema([
        ("statement_id", pa.string()), ("is_statement", pa.bool_()), ("voice", pa.string()), ("actor", pa.string()),
        ("actor_id", pa.string()), ("actor_country", pa.string()), ("actor_bloc", pa.string()),
        ("annotators", pa.string()), ("contested", pa.bool_()),
    ]),
    "checked_stances": pa.schema([("statement_id", pa.string()), ("target", pa.string()), ("label", pa.string())]),
    "checked_tones": pa.schema([("statement_id", pa.string()), ("label", pa.string())]),
    "checked_draws": pa.schema([("statement_id", pa.string()), ("seed", pa.int64())]),
}  # fmt: skip
EMPTY: dict[str, pa.Table] = {name: schema.empty_table() for name, schema in SCHEMAS.items()}


def tables_of(reviews: Mapping[str, Review], speakers: Speakers) -> dict[str, pa.Table]:
    """`reviews` by the ids of the statements they hold for; `speakers`: what is known of the actors they name."""
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in SCHEMAS}
    for key, review in reviews.items():
        rows["checked_statements"].append({"statement_id": key} | _statement(review, speakers))
        for target in sorted({target for act in review.history for target in act.judgement.stance}):
            if verdict := review.verdict(target):
                rows["checked_stances"].append({"statement_id": key, "target": target, "label": verdict.value})
        if verdict := review.verdict(TONE):
            rows["checked_tones"].append({"statement_id": key, "label": verdict.value})
        draws = [act.draw for act in review.checks.values()]
        seeds = {draw.seed for draw in draws if draw.queue == "random" and draw.seed is not None}
        rows["checked_draws"] += [{"statement_id": key, "seed": seed} for seed in sorted(seeds)]
    return {name: pa.Table.from_pylist(rows[name], schema=schema) for name, schema in SCHEMAS.items()}


def _statement(review: Review, speakers: Speakers) -> dict[str, object]:
    speaker, known = review.verdict(SPEAKER), review.verdict(IS_STATEMENT)
    voice, actor = speaker.value if speaker else (None, None)
    facts = {name: speakers.get(actor, {}).get(name) for name in ("actor_id", "actor_country", "actor_bloc")}
    names = dict.fromkeys([*review.checks, *(act.annotator for act in review.settlements)])
    return facts | {
        "is_statement": known.value if known else None, "voice": voice, "actor": actor,
        "annotators": ", ".join(names), "contested": bool(review.contested()),
    }  # fmt: skip
