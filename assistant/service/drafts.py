"""The drafts of the years: written, read back, kept as versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Draft, value
from assistant.errors import DraftError
from assistant.events import Event
from assistant.service.author import Author
from assistant.service.ground import Ground
from assistant.service.interviews import Interviews
from assistant.service.memory import Memory

if TYPE_CHECKING:
    from assistant.drafting.engines import Engine
    from assistant.drafting.pipeline import Sources


@value
class Written:
    """A draft and where it lies: the Markdown for the author, the data with every paragraph's sources."""

    draft: Draft
    markdown: Path
    data: Path


class Drafts:
    """The drafts of one author."""

    def __init__(self, ground: Ground, memory: Memory, author: Author, interviews: Interviews) -> None:
        self._ground = ground
        self._settings = ground.settings
        self._memory = memory
        self._author = author
        self._interviews = interviews

    def announce(self) -> str:
        """One sentence: what writes, and where the author's text goes for it."""
        if not self._settings.writes_with_model:
            return "Quoting engine: your own sentences, arranged. Nothing leaves this machine."
        return f"Model {self._settings.model}: your answers and passages go to {self._settings.endpoint}."

    def write(
        self, year: int, *, answers: Path | None = None, before: dt.date | None = None
    ) -> Generator[Event, None, Written]:
        """A draft of the year's review, saved as its next version."""
        from assistant.drafting import pipeline

        engine = self._engine()
        sources = self._sources(year, answers, before)
        made = yield from pipeline.draft(
            sources,
            engine=engine,
            recall=self._memory.recall if self._memory.indexed() else None,
            run=self._settings.place.prepare().runs / str(year),
            drafts=self._settings.drafts,
            floor_words=self._settings.floor_words,
            concurrency=self._settings.concurrency,
        )
        return self._written(made)

    def versions(self, year: int) -> tuple[int, ...]:
        """The versions of a year's draft, oldest first."""
        from assistant.drafting.versions import versions

        return versions(self._settings.drafts, year)

    def written(self, year: int, version: int | None = None) -> Written:
        """A version of a year's draft; the newest unless told."""
        from assistant.drafting.versions import load

        return self._written(load(self._settings.drafts, year, version))

    def keep_edits(self, year: int, version: int | None, text: str) -> Written:
        """What the author made of a version, as the next one; the version itself stays."""
        from assistant.drafting.edits import read_back
        from assistant.drafting.versions import save

        kept = self._written(save(self._settings.drafts, read_back(self.written(year, version).draft, text)))
        self._ground.put(kept.markdown, text)  # to the letter: front matter and comments are theirs as well
        return kept

    def copy_out(self, written: Written, out: Path) -> None:
        """The draft's Markdown at a place of the author's choice; an existing file is left alone."""
        if out.exists():
            raise DraftError(f"{out} is there already.", hint=f"The draft lies at {written.markdown}.")
        self._ground.put(out, written.markdown.read_text(encoding="utf-8"))

    def _sources(self, year: int, answers: Path | None, before: dt.date | None) -> Sources:
        from assistant.drafting.pipeline import Sources
        from assistant.drafting.voice_notes import voice_notes

        there = self._ground.standpoints.of(year, before)
        voice = self._author.voice(there.corpus) if self._settings.writes_with_model else None
        return Sources(
            corpus=there.corpus,
            turns=self._interviews.turns(year, answers),
            threads=there.threads,
            form=there.form,
            voice=voice_notes(voice, there.corpus, there.form, ()),
            cut_off=there.cut_off,
        )

    def _engine(self) -> Engine:
        if not self._settings.writes_with_model:
            from assistant.drafting.engines.quoting import QuotingEngine

            return QuotingEngine()
        from assistant.drafting.engines.model import ModelEngine
        from assistant.model.chat import open_chat

        return ModelEngine(open_chat(self._settings))

    def _written(self, draft: Draft) -> Written:
        from assistant.drafting.versions import data_path, markdown_path

        return Written(
            draft=draft,
            markdown=markdown_path(self._settings.drafts, draft.year, draft.version),
            data=data_path(self._settings.drafts, draft.year, draft.version),
        )
