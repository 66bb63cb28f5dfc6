"""The JSON that other tools build on: values of the domain in, plain records out. Their fields are stable.

Called by the service for `--json`; tests/end_to_end holds the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.domain import AgendaItem, Citation, Corpus, Draft, Post, Thread

if TYPE_CHECKING:
    from assistant.author.voice import VoiceScore

Record = dict[str, object]


def posts(corpus: Corpus, passages: Mapping[tuple[str, str], int]) -> Iterator[Record]:
    """One record a file found: the posts, oldest first, then what was not read. `passages` counts per post."""
    periods = {(r.post.folder, r.post.path): str(r.period) for r in corpus.reviews}
    originals = {copy.place: copy.original for copy in corpus.copies}
    for post in corpus.posts:
        period = periods.get((post.folder, post.path))
        yield _post(post, period, originals.get(post.place), passages.get((post.folder, post.path), 0))
    for skipped in corpus.skipped:
        yield {
            "path": skipped.path, "date": None, "title": None, "language": None, "kind": "skipped", "period": None,
            "translation_of": None, "reason": skipped.reason, "passages": 0,
        }  # fmt: skip


def _post(post: Post, period: str | None, original: str | None, passages: int) -> Record:
    return {
        "path": post.path,
        "date": post.date.isoformat() if post.date else None,
        "title": post.title,
        "language": post.language,
        "kind": "review" if period else "post",
        "period": period,
        "translation_of": original,
        "reason": "; ".join(post.notes) or None,
        "passages": passages,
    }


def thread(told: Thread, handle: str) -> Record:
    """A promise or a regret, and what became of it; `handle` is what `assistant threads mark` calls it by."""
    return {
        "handle": handle,
        "review": told.review,
        "kind": told.kind,
        "quote": told.citation.quote,
        "path": told.citation.path,
        "start": told.citation.start,
        "end": told.citation.end,
        "topic": told.topic,
        "later": [
            {
                "year": outcome.year,
                "status": outcome.status,
                "quote": outcome.citation.quote if outcome.citation else None,
                "path": outcome.citation.path if outcome.citation else None,
                "by_author": outcome.by_author,
            }
            for outcome in told.later
        ],
    }


def agenda_item(item: AgendaItem) -> Record:
    """Something the interview would ask about."""
    return {
        "kind": item.kind,
        "why": item.why,
        "question": item.question,
        "cites": [_place(cite) for cite in item.cites],
        "priority": round(item.priority, 3),
    }


def _place(cite: Citation) -> Record:
    return {"path": cite.path, "start": cite.start, "end": cite.end, "quote": cite.quote}


def voice(score: VoiceScore, sentences: Mapping[str, Sequence[str]]) -> Record:
    """How near a text is to the author; `sentences` of it that show a feature, by its key."""
    return {
        "score": score.distance,
        "own_range": list(score.own_range),
        "delta": score.delta,
        "delta_range": list(score.delta_range),
        "inside": score.inside,
        "features": [
            {**asdict(feature), "sentences": list(sentences.get(feature.key, ()))}
            for feature in score.features
        ],
    }


def draft(made: Draft, markdown: str, data: str) -> Record:
    """A draft as data: its sections with what each paragraph rests on, and where it was written."""
    from assistant.files import plain

    told = {"markdown": markdown, "data": data, **asdict(made)}
    return {str(name): plain(given) for name, given in told.items()}
