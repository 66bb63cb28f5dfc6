"""The drafts of the years: estimated, planned, written, rewritten in part; beside all `Manuscripts` does with them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Generator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Corpus, Evidence, Lesson, Outline, value
from assistant.errors import DraftError, TooLittleProse
from assistant.events import Event, StageDone, StageStarted, end_of
from assistant.service.author import Author
from assistant.service.ground import Ground
from assistant.service.interviews import Interviews
from assistant.service.manuscripts import Manuscripts, Written
from assistant.service.memory import Memory

if TYPE_CHECKING:
    from assistant.author.voice import Voice
    from assistant.drafting.engines import Engine
    from assistant.drafting.estimate import Estimate
    from assistant.drafting.pipeline import Judge, Sources
    from assistant.drafting.run import Run
    from assistant.memory.recall import Recall
    from assistant.model.chat import ChatModel


@value
class Request:
    """What a draft was asked to be made from; kept with its run, so that it can be gone on with."""

    answers: Path | None = None
    before: dt.date | None = None
    outline: Outline | None = None
    finished: bool = False


@value
class Learned:
    """What one edited draft taught. `changed`: which share of its characters the author changed, 0 to 1."""

    lessons: tuple[Lesson, ...]
    changed: float
    file: Path  # where all lessons lie, to be read and corrected


class Drafts(Manuscripts):
    """The drafts of one author, and what writes them."""

    def __init__(self, ground: Ground, memory: Memory, author: Author, interviews: Interviews) -> None:
        super().__init__(ground)
        self._memory = memory
        self._author = author
        self._interviews = interviews

    # --- Before anything is written -------------------------------------------------------------------

    def announce(self) -> str:
        """One sentence: what writes, and where the author's text goes for it.

        Raises:
            SettingsError: a model is asked for, and it or its endpoint cannot be right.
        """
        if self._ground.chat() is None:
            return "Quoting engine: your own sentences, arranged. Nothing leaves this machine."
        return f"Model {self._settings.model}: your answers and passages go to {self._settings.endpoint}."

    def estimate(
        self,
        year: int,
        *,
        answers: Path | None = None,
        before: dt.date | None = None,
        outline: Outline | None = None,
    ) -> Estimate:
        """What a draft of the year would take, also after an outline the author has edited; nothing is sent for it.
        Without a model: nothing.

        Raises:
            DraftError: nothing is known of the year.
            SettingsError: a model is asked for and none is set.
        """
        from assistant.drafting.estimate import Estimate, rehearse
        from assistant.drafting.pipeline import briefed, renumbered

        if self._ground.chat() is None:
            return Estimate()
        request = Request(answers=self.answers_file(year, answers), before=before)
        sources, run = self._sources(year, request), self._run(year)
        known = run.latest("evidence", tuple[Evidence, ...]) or ()
        brief = end_of(briefed(sources, self._recall(), run))
        plan = outline and renumbered(outline, known, brief)
        return rehearse(brief, plan, self._settings)

    def outline(
        self, year: int, *, answers: Path | None = None, before: dt.date | None = None
    ) -> Generator[Event, None, Outline]:
        """The outline of the year's review, before a word is written: to be shown, edited (`outline_text`,
        `read_outline`) and given to `write`.

        Raises:
            DraftError: nothing is known of the year.
            ModelError: the model failed.
        """
        from assistant.drafting.pipeline import briefed, planned

        run = self._run(year)
        request = Request(answers=self.answers_file(year, answers), before=before)
        run.keep("answers", tuple[Path, ...], "", (request.answers,) if request.answers else ())
        brief = yield from briefed(self._sources(year, request), self._recall(), run)
        plan = yield from planned(brief, _engine(self._ground.chat()), run)
        run.keep("plan", Outline, "", plan)
        return plan

    def evidence(self, year: int) -> tuple[Evidence, ...]:
        """The pieces the last outline or draft of the year was made from; none before the first."""
        return self._run(year).latest("evidence", tuple[Evidence, ...]) or ()

    def outline_text(self, year: int, outline: Outline) -> str:
        """An outline as Markdown the author can edit: a heading for each section, a line for each piece."""
        from assistant.drafting.outline_file import write_outline

        language = self._ground.standpoints.of(year).form.language
        return write_outline(outline, self.evidence(year), language)

    def read_outline(self, year: int, text: str) -> Outline:
        """The outline that an edited text says (`outline_text`).

        Raises:
            DraftError: no outline was made of that year, or the text names a piece that is not there.
        """
        from assistant.drafting.outline_file import read_outline

        made = self._run(year).find("plan", Outline, "")
        if made is None:
            raise DraftError(
                f"No outline of {year} was made here.",
                hint=f"Make one: assistant draft --year {year} --outline FILE",
            )
        level = self._ground.standpoints.of(year).form.section_level
        return read_outline(text, made, self.evidence(year), level)

    # --- Writing --------------------------------------------------------------------------------------

    def write(
        self,
        year: int,
        *,
        answers: Path | None = None,
        before: dt.date | None = None,
        outline: Outline | None = None,
        resume: bool = False,
        anew: bool = False,
    ) -> Generator[Event, None, Written]:
        """A draft of the year's review, saved as its next version. What the author edited or locked in the newest
        version is in it; where both sides changed a paragraph, both texts are shown.

        `outline`: one the author has edited. `resume`: go on with the draft that was stopped, from the same answers,
        cut-off and outline. `anew`: what an earlier try wrote is written again, and edits are left in their version.

        Raises:
            DraftError: nothing is known of the year, nothing was left unfinished, or nothing can be saved.
            ModelError: the model failed; what is written is kept, `resume` goes on from there.
        """
        from assistant.drafting import pipeline

        request = Request(answers=self.answers_file(year, answers), before=before, outline=outline)
        run = self._run(year)
        if resume:
            request = self._unfinished(year)
        elif anew:
            run.clear()
        sources = self._sources(year, request)
        run.keep("answers", tuple[Path, ...], "", (request.answers,) if request.answers else ())
        run.keep("request", Request, "", request)
        model = self._ground.chat()
        made = yield from pipeline.draft(
            sources,
            engine=_engine(model),
            recall=self._recall(),
            run=run.folder,
            drafts=self._settings.drafts,
            floor_words=self._settings.floor_words,
            concurrency=self._settings.concurrency,
            outline=request.outline,
            judge=self._judge(model),
            edited=None if anew or not self.versions(year) else self._made_of_whole(year),
        )
        run.keep("request", Request, "", replace(request, finished=True))
        return self._written(made)

    def rewrite(
        self, year: int, section: int, hint: str = "", version: int | None = None
    ) -> Generator[Event, None, Written]:
        """One section written anew after the author's hint, as the next version. All other sections, and what they
        edited or locked in this one, stay as they are.

        Raises:
            DraftError: there is no such version or section.
            ModelError: the model failed; nothing was saved.
        """
        from assistant.drafting.pipeline import redraft

        previous = self.written(year, version).draft
        request = self._run(year).find("request", Request, "") or Request()
        model = self._ground.chat()
        made = yield from redraft(
            self._sources(year, request),
            previous,
            section,
            hint,
            engine=_engine(model),
            drafts=self._settings.drafts,
            floor_words=self._settings.floor_words,
            judge=self._judge(model),
        )
        return self._written(made)

    # --- Learning -------------------------------------------------------------------------------------

    def learn(self, year: int) -> Generator[Event, None, Learned]:
        """What the author made of the year's newest draft, as lessons that the next draft follows. Learning again from
        the same year puts its lessons in the place of what it had taught.

        Raises:
            DraftError: there is no draft of the year, or the lessons cannot be read.
            ModelError: the model failed; nothing was kept.
        """
        from assistant.drafting import lessons_file
        from assistant.drafting.changes import share_changed
        from assistant.drafting.lessons import distil

        edited = self._edited(year)
        yield StageStarted(stage="lessons")
        started = time.monotonic()
        found = distil(edited.drafted, edited.now)
        if model := self._ground.chat():
            from assistant.drafting.distilling import distil_with

            found += distil_with(model, edited.drafted, edited.now, found)
        file = self._settings.place.prepare().lessons
        kept = lessons_file.learned(lessons_file.read(file), year, found)
        lessons_file.write(file, kept)
        yield StageDone(stage="lessons", seconds=time.monotonic() - started)
        held = {(lesson.kind, lesson.before) for lesson in kept.lessons}
        return Learned(
            lessons=tuple(lesson for lesson in found if (lesson.kind, lesson.before) in held),
            changed=share_changed(edited.drafted, edited.now),
            file=file,
        )

    def lessons(self) -> tuple[Lesson, ...]:
        """What the author's edits have taught so far, the surest first; every draft is written with it."""
        from assistant.drafting import lessons_file

        return lessons_file.holding(lessons_file.read(self._settings.place.lessons))

    def forget(self, lesson: Lesson) -> tuple[Lesson, ...]:
        """The lessons without that one, which no draft teaches again."""
        from assistant.drafting import lessons_file

        file = self._settings.place.lessons
        lessons_file.write(file, lessons_file.forget(lessons_file.read(file), lesson))
        return self.lessons()

    def answers_file(self, year: int, given: Path | None = None) -> Path | None:
        """The file whose answers stand in place of the saved interview: the one given, else that of the last outline or
        draft, as long as nothing was answered in the interview itself.
        """
        if given is not None:
            return given.absolute()
        last = self._run(year).latest("answers", tuple[Path, ...]) or ()
        answered = any(turn.answer for turn in self._interviews.turns(year))
        return next((file for file in last if file.exists() and not answered), None)

    # --- Putting things together ----------------------------------------------------------------------

    def _sources(self, year: int, request: Request) -> Sources:
        from assistant.drafting.pipeline import Sources
        from assistant.drafting.voice_notes import voice_notes

        there = self._ground.standpoints.of(year, request.before)
        voice = self._voice_of(there.corpus)
        turns = self._interviews.turns(year, request.answers)
        said = "\n\n".join(turn.answer for turn in turns)
        return Sources(
            corpus=there.corpus,
            turns=turns,
            threads=there.threads,
            form=there.form,
            voice=voice_notes(voice, there.corpus, there.form, self.lessons(), said),
            cut_off=there.cut_off,
            measured=voice,
        )

    def _voice_of(self, corpus: Corpus) -> Voice | None:
        """The voice a model writes in. Whoever begins has none yet, and gets a draft all the same."""
        if not self._settings.writes_with_model:
            return None
        try:
            return self._author.voice(corpus)
        except TooLittleProse:
            return None

    def _judge(self, model: ChatModel | None) -> Judge | None:
        if model is None or not self._settings.judge:
            return None
        from assistant.drafting.judging import judge

        return partial(judge, model)

    def _recall(self) -> Recall | None:
        return self._memory.recall if self._memory.indexed() else None

    def _run(self, year: int) -> Run:
        from assistant.drafting.run import Run

        return Run(self._settings.place.prepare().runs / str(year))

    def _unfinished(self, year: int) -> Request:
        request = self._run(year).find("request", Request, "")
        if request is None or request.finished:
            raise DraftError(
                f"No draft of {year} was left unfinished.", hint=f"Write one: assistant draft --year {year}"
            )
        return request


def _engine(model: ChatModel | None) -> Engine:
    """What writes: the model where there is one."""
    if model is None:
        from assistant.drafting.engines.quoting import QuotingEngine

        return QuotingEngine()
    from assistant.drafting.engines.model import ModelEngine

    return ModelEngine(model)
