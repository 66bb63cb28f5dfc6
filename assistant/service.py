"""Assistant: the only place where objects are put together, and the verbs of the product.

The command line and the page call these verbs and nothing below them. What takes time is a generator of events
that returns its result, so that both can show the same progress.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant import records
from assistant.conversation import Conversation
from assistant.domain import (
    AgendaItem,
    Corpus,
    Draft,
    Thread,
    Turn,
    value,
)
from assistant.errors import DraftError, SettingsError
from assistant.events import Event
from assistant.files import write_text
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.author.portrait import Portrait
    from assistant.author.voice import Voice, VoiceScore
    from assistant.drafting.engines import Engine
    from assistant.drafting.pipeline import Sources
    from assistant.interview.session import Interviews
    from assistant.memory.facts import Facts
    from assistant.memory.recall import Recall, Recollection
    from assistant.memory.sync import SyncReport
    from assistant.standpoint import Standpoints

Follow = Callable[[Generator[Event, None, "SyncReport"]], "SyncReport"]


@value
class Filters:
    """What a search may bring up. `before` leaves out its own day."""

    k: int = 8
    year: int | None = None
    before: dt.date | None = None
    after: dt.date | None = None
    kind: Literal["review", "post"] | None = None


@value
class Written:
    """A draft and where it lies: the Markdown for the author, the data with every paragraph's sources."""

    draft: Draft
    markdown: Path
    data: Path


class Assistant:
    """One author's assistant. Nothing is read or opened before a verb needs it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._corpus: Corpus | None = None
        self._stood: Standpoints | None = None

    # --- what there is ----------------------------------------------------------------------------------

    @property
    def corpus(self) -> Corpus:
        """Everything the author wrote, as it was when last read: at first use, and by every index that reads."""
        if self._corpus is None:
            self._corpus = self._read()
        return self._corpus

    @property
    def language(self) -> str:
        """The language of questions and drafts: the one set, else that of the author's last review."""
        if self.settings.language != "auto":
            return self.settings.language
        from assistant.author.form import learn_form

        return learn_form(self.corpus, self.likely_year(dt.date.today())).language

    def likely_year(self, today: dt.date) -> int:
        """The year a review would look back on now: this one, but until February the one before."""
        return today.year - 1 if today.month <= 2 else today.year

    def post_records(self) -> Iterator[records.Record]:
        """Every file found, with the number of passages it has in the memory."""
        from assistant.posts.passages import count_passages

        counts = count_passages(self.corpus, max_tokens=self.settings.passage_tokens)
        return records.posts(self.corpus, counts)

    def signs(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """For each review: its path, its period, and the signs it was told by."""
        from assistant.posts.reviews import explain

        originals = self.corpus.originals()
        for review in self.corpus.reviews:
            told = explain(review.post, originals)
            signs = [f"{sign.weight:+.2f} {sign.says} ({sign.where}: {sign.proof})" for sign in told]
            yield review.post.path, str(review.period), signs

    # --- memory -----------------------------------------------------------------------------------------

    def index(self, *, rebuild: bool = False) -> Generator[Event, None, SyncReport]:
        """Bring the memory to the state of the posts."""
        from assistant.memory.sync import sync

        return (yield from sync(self.settings, read=self._read_again, rebuild=rebuild))

    def watch(self, follow: Follow) -> Iterator[SyncReport]:
        """Index again whenever a file below the author's folders changes, until interrupted."""
        from watchfiles import watch

        own = (self.settings.workspace.resolve(), self.settings.drafts.resolve())
        for changes in watch(*self.settings.corpus_folders, raise_interrupt=False):
            if all(any(Path(path).is_relative_to(folder) for folder in own) for _, path in changes):
                continue
            report = follow(self.index())
            if not report.changed_nothing:
                yield report

    def indexed(self) -> bool:
        """Whether the memory was ever built."""
        return self._facts() is not None

    def index_facts(self) -> Facts:
        """What the memory was built with and from.

        Raises:
            SettingsError: it was never built.
        """
        facts = self._facts()
        if facts is None:
            raise SettingsError("The posts were not read yet.", hint="Run: assistant index")
        return facts

    def _facts(self) -> Facts | None:
        from assistant.memory import facts
        from assistant.memory.sync import FACTS

        return facts.read(self.settings.place.index / FACTS)

    def search(self, questions: Iterable[str], filters: Filters) -> Iterator[Recollection]:
        """What each question calls up, in order."""
        for question in questions:
            yield self.recall.search(
                question,
                k=filters.k,
                year=filters.year,
                before=filters.before,
                after=filters.after,
                kind=filters.kind,
            )

    @cached_property
    def recall(self) -> Recall:
        from assistant.memory.recall import Recall

        return Recall.open(self.settings)

    # --- the author -------------------------------------------------------------------------------------

    def threads(self, year: int | None = None) -> tuple[Thread, ...]:
        """What the reviews promised and regretted, and what became of it; one year's where told."""
        from assistant.standpoint import threads_in

        found = threads_in(self.corpus)
        return tuple(thread for thread in found if year is None or thread.review == year)

    def threads_before(self, year: int) -> tuple[Thread, ...]:
        """What was promised and regretted as far as it was known when the year was looked back on; kept at hand."""
        return self._standpoints.of(year).threads

    def voice(self, corpus: Corpus | None = None) -> Voice:
        """The author's voice, as far as their prose shows it."""
        from assistant.author.voice import profile

        return profile(corpus or self.corpus)

    def voice_score(self, file: Path) -> VoiceScore:
        """How near a text is to the author, beside how near their own reviews are to each other."""
        from assistant.author.voice import score
        from assistant.posts.encoding import Undecodable, decode

        try:
            text = decode(file.read_bytes())
        except (OSError, Undecodable) as error:
            raise DraftError(
                f"{file} cannot be read: {error}.", hint="Give a text or Markdown file."
            ) from error
        return score(text, self.voice())

    def portrait(self) -> Portrait:
        from assistant.author.portrait import portrait

        return portrait(self.voice(), self.corpus)

    def write_portrait(self, file: Path) -> None:
        """The portrait as a page with plots, complete in itself."""
        from assistant.author.portrait_page import page

        self._put(file, page(self.portrait()))

    # --- the interview ----------------------------------------------------------------------------------

    def agenda(self, year: int) -> tuple[AgendaItem, ...]:
        """What the interview still wants to hear, the most wanted first."""
        from assistant.interview.agenda import agenda

        interview = next(reversed(self._interviews.of(year)), None)
        return agenda(
            self._standpoints.known(year, interview.turns if interview else (), self._interviews.never())
        )

    def interview(self, year: int, *, seen: int | None = None) -> Conversation:
        """The interview about a year: the one touched last, or a new one. `seen`: the revision a window shows.

        Raises:
            InterviewChanged: another window was faster.
        """
        from assistant.interview.agenda import next_item

        return Conversation(
            self._interviews,
            self._interviews.resume(year),
            lambda turns: next_item(self._standpoints.known(year, turns, self._interviews.never())),
            self._areas_heard,
            seen,
        )

    def import_answers(self, year: int, file: Path) -> int:
        """Add the answers of a file to the interview; returns how many it had."""
        from assistant.interview import answers

        turns = answers.read(file)
        self._interviews.add(self._interviews.resume(year), turns)
        return sum(1 for turn in turns if turn.answer)

    def export_answers(self, year: int, file: Path) -> int:
        """Write the interview as Markdown that can be read back; returns how many answers it has."""
        from assistant.interview import answers

        turns = self._turns(year, None)
        self._put(file, answers.write(turns))
        return sum(1 for turn in turns if turn.answer)

    # --- the draft --------------------------------------------------------------------------------------

    def announce(self) -> str:
        """One sentence: what writes, and where the author's text goes for it."""
        if not self.settings.writes_with_model:
            return "Quoting engine: your own sentences, arranged. Nothing leaves this machine."
        return f"Model {self.settings.model}: your answers and passages go to {self.settings.endpoint}."

    def draft(
        self, year: int, *, answers: Path | None = None, before: dt.date | None = None
    ) -> Generator[Event, None, Written]:
        """A draft of the year's review, saved as its next version."""
        from assistant.drafting import pipeline

        engine = self._engine()
        sources = self._sources(year, answers, before)
        made = yield from pipeline.draft(
            sources,
            engine=engine,
            recall=self.recall if self.indexed() else None,
            run=self.settings.place.prepare().runs / str(year),
            drafts=self.settings.drafts,
            floor_words=self.settings.floor_words,
            concurrency=self.settings.concurrency,
        )
        return self._written(made)

    def versions(self, year: int) -> tuple[int, ...]:
        """The versions of a year's draft, oldest first."""
        from assistant.drafting.versions import versions

        return versions(self.settings.drafts, year)

    def written(self, year: int, version: int | None = None) -> Written:
        """A version of a year's draft; the newest unless told."""
        from assistant.drafting.versions import load

        return self._written(load(self.settings.drafts, year, version))

    def keep_edits(self, year: int, version: int | None, text: str) -> Written:
        """What the author made of a version, as the next one; the version itself stays."""
        from assistant.drafting.edits import read_back
        from assistant.drafting.versions import save

        kept = self._written(save(self.settings.drafts, read_back(self.written(year, version).draft, text)))
        self._put(kept.markdown, text)  # to the letter: front matter and comments are theirs as well
        return kept

    def copy_out(self, written: Written, out: Path) -> None:
        """The draft's Markdown at a place of the author's choice; an existing file is left alone."""
        if out.exists():
            raise DraftError(f"{out} is there already.", hint=f"The draft lies at {written.markdown}.")
        self._put(out, written.markdown.read_text(encoding="utf-8"))

    # --- putting things together ------------------------------------------------------------------------

    def _read(self) -> Corpus:
        from assistant.posts.corpus import read_corpus

        return read_corpus(
            self.settings.corpus_folders,
            include_drafts=self.settings.include_drafts,
            exclude=(self.settings.workspace, self.settings.drafts),
        )

    def _read_again(self) -> Corpus:
        self._corpus = self._read()
        return self._corpus

    @cached_property
    def _interviews(self) -> Interviews:
        from assistant.interview.session import Interviews

        return Interviews(self.settings.place.prepare().interviews)

    @property
    def _standpoints(self) -> Standpoints:
        """What was known when a year was looked back on, kept as long as the corpus is not read again."""
        if self._stood is None or self._stood.corpus is not self.corpus:
            from assistant.standpoint import Standpoints

            self._stood = Standpoints(self.corpus, self.settings.language)
        return self._stood

    def _areas_heard(self, turns: tuple[Turn, ...]) -> Mapping[str, int]:
        from assistant.interview.areas import areas

        known = areas(self.language)
        answered = Counter(turn.area for turn in turns if turn.state == "answered")
        return {label: answered[area] for area, label in known.labels.items()}

    def _turns(self, year: int, answers: Path | None) -> tuple[Turn, ...]:
        """The answers of a file, or of all saved interviews about the year."""
        if answers is not None:
            from assistant.interview.answers import read

            return read(answers)
        saved = [turn for interview in self._interviews.of(year) for turn in interview.turns]
        return tuple(replace(turn, n=n) for n, turn in enumerate(saved, 1))

    def _sources(self, year: int, answers: Path | None, before: dt.date | None) -> Sources:
        from assistant.drafting.pipeline import Sources
        from assistant.drafting.voice_notes import voice_notes

        there = self._standpoints.of(year, before)
        voice = self.voice(there.corpus) if self.settings.writes_with_model else None
        return Sources(
            corpus=there.corpus,
            turns=self._turns(year, answers),
            threads=there.threads,
            form=there.form,
            voice=voice_notes(voice, there.corpus, there.form, ()),
            cut_off=there.cut_off,
        )

    def _engine(self) -> Engine:
        if not self.settings.writes_with_model:
            from assistant.drafting.engines.quoting import QuotingEngine

            return QuotingEngine()
        from assistant.drafting.engines.model import ModelEngine
        from assistant.model.chat import open_chat

        return ModelEngine(open_chat(self.settings))

    def _written(self, draft: Draft) -> Written:
        from assistant.drafting.versions import data_path, markdown_path

        return Written(
            draft=draft,
            markdown=markdown_path(self.settings.drafts, draft.year, draft.version),
            data=data_path(self.settings.drafts, draft.year, draft.version),
        )

    def _put(self, file: Path, text: str) -> None:
        try:
            write_text(file, text)
        except OSError as error:
            told = f"{file} cannot be written: {error.strerror or error}."
            raise SettingsError(told, hint="Choose another place.") from error
