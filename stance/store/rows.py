"""Records as rows of `schema.sql`: the one place where field names meet column names.

`tests/store/test_rows.py` compares these with the schema, so a field added on one side only fails a test.
"""

from __future__ import annotations

from typing import Any

from stance.records import STANCE_LABELS, TONE_LABELS, Article, Score, Statement


def article_row(article: Article, import_id: int) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "source": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_country": article.outlet_country,
        "date": article.date,
        "date_precision": article.date_precision,
        "url": article.url,
        "author": article.author,
        "text": article.text,
        "near_duplicate_group": article.near_duplicate_group or article.id,
        "import_id": import_id,
    }


def dropped_rows(article: Article) -> list[dict[str, Any]]:
    return [
        {"article_id": article.id, "start_offset": span.start, "end_offset": span.end, "reason": span.reason}
        for span in article.dropped
    ]


def statement_row(statement: Statement, position: int) -> dict[str, Any]:
    return {
        "statement_id": statement.id,
        "article_id": statement.article_id,
        "position": position,
        "start_offset": statement.start,
        "end_offset": statement.end,
        "text": statement.text,
        "kind": statement.kind,
        "quotes": list(statement.quotes),
        "actor": statement.actor,
        "actor_id": statement.actor_id,
        "actor_country": statement.actor_country,
        "actor_bloc": statement.actor_bloc,
        "via": statement.via,
        "cue": statement.cue,
        "surface": statement.attribution.surface,
        "rule": statement.attribution.rule,
        "confidence": statement.attribution.confidence,
        "runner_up": statement.attribution.runner_up,
    }


def stance_rows(text: str, score: Score) -> list[dict[str, Any]]:
    """One row per target for every statement whose text is `text`."""
    return [
        {
            "text": text,
            "model_revision": score.model_revision,
            "target": target,
            "label": stance.label,
            **{f"p_{label}": p for label, p in zip(STANCE_LABELS, stance.probabilities, strict=True)},
            "score": stance.score,
        }
        for target, stance in score.stance.items()
    ]


def tone_row(text: str, score: Score) -> dict[str, Any]:
    return {
        "text": text,
        "model_revision": score.model_revision,
        "label": score.tone.label,
        **{f"p_{label}": p for label, p in zip(TONE_LABELS, score.tone.probabilities, strict=True)},
    }
