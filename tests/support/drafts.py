"""Running the pipeline in tests: to its end, with its events."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from assistant.domain import (
    Draft,
)
from assistant.drafting.engines import Engine
from assistant.drafting.pipeline import Sources, draft
from assistant.events import Event


def run(sources: Sources, engine: Engine, tmp_path: Path, floor: int = 0) -> tuple[Draft, list[Event]]:
    return finish(
        draft(
            sources,
            engine=engine,
            recall=None,
            run=tmp_path / "run",
            drafts=tmp_path / "drafts",
            floor_words=floor,
            concurrency=3,
        )
    )


def finish(events: Generator[Event, None, Draft]) -> tuple[Draft, list[Event]]:
    seen: list[Event] = []
    while True:
        try:
            seen.append(next(events))
        except StopIteration as done:
            return done.value, seen
