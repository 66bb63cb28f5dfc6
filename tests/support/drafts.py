"""Running the pipeline in tests, to its end and with its events; and a writer to run it with."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

from assistant.domain import Draft
from assistant.drafting.brief import Brief, make_brief
from assistant.drafting.engines import Engine
from assistant.drafting.evidence import visible
from assistant.drafting.pipeline import Sources, draft
from assistant.events import Event
from assistant.model.prompts import Messages

Made = TypeVar("Made")


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


def brief_of(sources: Sources, made: Draft) -> Brief:
    """What a draft was made from."""
    return make_brief(
        form=sources.form,
        evidence=made.evidence,
        turns=sources.turns,
        voice=sources.voice,
        corpus=visible(sources.corpus, sources.form.year, sources.cut_off),
    )


def echo(messages: Messages, purpose: str) -> str:
    """A writer that groups the sample's answers under one heading, and hands them back."""
    if purpose == "outline":
        return json.dumps({"sections": [{"heading": "자전거와 잉크", "evidence": ["a1", "a2", "a3", "t1"]}]})
    return handed_back(messages)


def handed_back(messages: Messages) -> str:
    """The answers a writer is shown, each a paragraph that names it."""
    told = re.findall(r"^\[\[(\w+)\]\] answer.*?\n```+\n(.*?)\n```+", messages.user, re.DOTALL | re.MULTILINE)
    return "\n\n".join(f"{text}\n[[{id_}]]" for id_, text in told)


def finish(events: Generator[Event, None, Made]) -> tuple[Made, list[Event]]:
    seen: list[Event] = []
    while True:
        try:
            seen.append(next(events))
        except StopIteration as done:
            return done.value, seen
