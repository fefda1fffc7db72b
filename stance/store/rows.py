"""Records as rows of `schema.sql`: the one place where field names meet column names.

`tests/store/test_rows.py` compares these with the schema, so a field added on one side only fails a test.
"""

from __future__ import annotations

from typing import Any

from stance.records import STANCE_LABELS, TONE_LABELS, Article, Score, Statement, TargetStance, Tone


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
        "machine_translated": article.machine_translated,
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
        {"text": text, "model_revision": score.model_revision, "target": target, **stance_columns(stance)}
        for target, stance in score.stance.items()
    ]


def tone_row(text: str, score: Score) -> dict[str, Any]:
    return {"text": text, "model_revision": score.model_revision, **tone_columns(score.tone)}


def stance_columns(stance: TargetStance) -> dict[str, Any]:
    chances = {f"p_{label}": p for label, p in zip(STANCE_LABELS, stance.probabilities, strict=True)}
    return {"label": stance.label, **chances, "score": stance.score}


def tone_columns(tone: Tone) -> dict[str, Any]:
    return {"label": tone.label, **{f"p_{label}": p for label, p in zip(TONE_LABELS, tone.probabilities, strict=True)}}


def score_columns(score: Score) -> dict[str, Any]:
    """A score as flat columns beside a text: `russia_label`, `russia_p_favor`, …, `tone_label`, …"""
    stances = {
        f"{target}_{name}": value
        for target, stance in score.stance.items()
        for name, value in stance_columns(stance).items()
    }
    return stances | {f"tone_{name}": value for name, value in tone_columns(score.tone).items()}


def nested_score(score: Score) -> dict[str, Any]:
    """A score as nested objects, for JSON Lines."""
    stances = {
        target: {
            "label": stance.label,
            "score": stance.score,
            "probabilities": dict(zip(STANCE_LABELS, stance.probabilities, strict=True)),
        }
        for target, stance in score.stance.items()
    }
    tone = {"label": score.tone.label, "probabilities": dict(zip(TONE_LABELS, score.tone.probabilities, strict=True))}
    return {"stance": stances, "tone": tone}
