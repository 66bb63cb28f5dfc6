"""What happens when something is clicked: call the service, turn what comes back into what the page shows.

No handler decides anything about the product, and none knows Gradio: each gives a frozen view, and page.py
lays it out. A failure becomes a sentence where the person is looking, with the way out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

from assistant import events
from assistant.conversation import Conversation
from assistant.domain import value
from assistant.errors import AssistantError, InterviewChanged
from assistant.service import Assistant, Filters, Written
from assistant.web import cards, faults, manuscript
from assistant.web.difference import difference
from assistant.web.strings import Language, words
from assistant.web.watch import Watch

log = logging.getLogger(__name__)
View = TypeVar("View")
Passing = Literal["skipped", "later", "never"]
REDRAWS_PER_SECOND = 8.0


@value
class Talk:
    """The interview as the page shows it. `seen` is its revision, which the next answer must name."""

    conversation: str = ""
    called_up: str = ""
    areas: str = ""
    threads: str = ""
    notice: str = ""
    seen: int | None = None
    saved: bool = False  # the answer is on disk and the box may be emptied
    revising: int | None = None  # the turn whose answer is in the box to be revised
    text: str = ""  # that answer
    over: bool = False


@value
class Desk:
    """The draft as the page shows it. `file` is there once it can be downloaded."""

    page: str = ""
    findings: str = ""
    changes: str = ""  # against the version before
    source: str = ""  # the Markdown, for editing
    status: str = ""
    writing: bool = False
    file: str | None = None
    versions: tuple[int, ...] = ()
    version: int | None = None


@value
class Welcome:
    """The first thing on the page: what was found, and whether it still has to be read."""

    found: str = ""
    status: str = ""
    needed: bool = False
    busy: bool = False


@value
class Past:
    """What a search brought up."""

    hits: str = ""
    chips: str = ""


class Handlers:
    """The page's verbs, for one product, in one language."""

    def __init__(self, product: Assistant, language: Language) -> None:
        self.product = product
        self.language = language
        self.words: Mapping[str, str] = words(language)

    # --- reading ----------------------------------------------------------------------------------------

    def welcome(self) -> Welcome:
        """What lies in the author's folders, and whether it was read."""
        return self._guarded(self._found, lambda told: Welcome(found=told, needed=True))

    def read(self) -> Iterator[Welcome]:
        """Read what changed, telling how far it is."""
        found, watch, last = self.welcome(), Watch(self.words), 0.0
        under_way = self.product.index()
        while True:
            try:
                event = next(under_way)
            except StopIteration as end:
                yield Welcome(status=self._report(end.value))
                return
            except Exception as error:
                yield Welcome(found=found.found, status=self._told(error), needed=True)
                return
            watch.see(event)
            if _due(last):
                last = time.monotonic()
                yield Welcome(found=found.found, status=watch.shown(), needed=True, busy=True)

    # --- talking ----------------------------------------------------------------------------------------

    def open(self, year: int) -> Talk:
        """The interview of a year as it stands."""
        return self._guarded(lambda: self._talk(self.product.interview(year)), lambda told: Talk(notice=told))

    def answer(self, text: str, year: int, seen: int | None) -> Talk:
        """Save the answer, then ask on. It is on disk before the next question appears."""
        if not text.strip():
            return self._with_notice(year, cards.notice(self.words["empty"]))

        def step(conversation: Conversation) -> None:
            conversation.answer(text)

        return self._step(step, year, seen)

    def take_up(self, n: int, year: int) -> Talk:
        """Put an earlier answer into the box, to be revised."""

        def taken() -> Talk:
            conversation = self.product.interview(year)
            talk = self._talk(conversation)
            for turn in conversation.turns:
                if turn.n == n:
                    said = self.words["revising"].format(question=turn.question)
                    return replace(talk, notice=cards.done(said), revising=n, text=turn.answer)
            return talk

        return self._guarded(taken, lambda told: Talk(notice=told))

    def revise(self, text: str, n: int, year: int, seen: int | None) -> Talk:
        """Save an earlier answer in other words."""
        if not text.strip():
            return self._with_notice(year, cards.notice(self.words["empty"]))

        def step(conversation: Conversation) -> None:
            conversation.revise(n, text)

        return self._step(step, year, seen)

    def put_off(self, state: Passing, year: int, seen: int | None) -> Talk:
        """Skip the open question: now, until later, or for good."""

        def step(conversation: Conversation) -> None:
            conversation.put_off(state)

        return self._step(step, year, seen)

    def announcement(self) -> str:
        """What writes, and where the author's text goes for it; told before anything is sent."""
        settings = self.product.settings
        if not settings.writes_with_model:
            return self.words["writes_quoting"]
        return self.words["writes_model"].format(model=settings.model, endpoint=settings.endpoint)

    # --- drafting ---------------------------------------------------------------------------------------

    def draft(self, year: int) -> Iterator[Desk]:
        """The draft as it is written, then as it lies on disk."""
        texts: dict[int, str] = {}
        watch, last = Watch(self.words), 0.0
        under_way = self.product.draft(year)
        while True:
            try:
                event = next(under_way)
            except StopIteration as end:
                yield self.version(year, end.value.draft.version)
                return
            except Exception as error:
                yield Desk(page=manuscript.page_so_far(texts), status=self._told(error))
                return
            watch.see(event)
            if isinstance(event, events.TextDelta):
                texts[event.section] = texts.get(event.section, "") + event.text
            if _due(last):
                last = time.monotonic()
                yield Desk(page=manuscript.page_so_far(texts), status=watch.shown(), writing=True)

    def version(self, year: int, version: int | None = None) -> Desk:
        """A version of the year's draft with its sources; the newest unless told."""
        return self._guarded(lambda: self._desk(year, version), lambda told: Desk(status=told))

    def keep_edits(self, year: int, version: int | None, source: str) -> Desk:
        """What the author made of a version, as the next one. If that fails, the editor keeps it."""

        def kept() -> Desk:
            written = self.product.keep_edits(year, version, source)
            return replace(self._desk(year, written.draft.version), status=cards.done(self.words["kept"]))

        return self._guarded(
            kept, lambda told: replace(self.version(year, version), status=told, source=source)
        )

    # --- the past ---------------------------------------------------------------------------------------

    def search(self, query: str) -> Past:
        """Cards of what the question calls up."""
        return self._guarded(lambda: self._recalled(query), lambda told: Past(hits=told))

    def timeline(self) -> str:
        """Posts a month."""
        return self._guarded(lambda: cards.timeline(self.product.corpus.posts, self.words), lambda told: told)

    def post(self, path: str) -> str:
        """A post in the reader. Only what is in the corpus can be asked for; a path leads nowhere else."""

        def shown() -> str:
            for post in self.product.corpus.posts:
                if post.path == path:
                    return cards.reader(post, self.words)
            return cards.empty(self.words["no_post"])

        return self._guarded(shown, lambda told: told)

    # --- the state of things ----------------------------------------------------------------------------

    def examination(self) -> str:
        """What the doctor says."""
        from assistant.doctor import examine

        return self._guarded(lambda: cards.examination(examine(self.product)), lambda told: told)

    # --- ------------------------------------------------------------------------------------------------

    def _found(self) -> Welcome:
        product = self.product
        said = self.words["found_sample" if product.settings.uses_sample else "found"]
        told = said.format(
            folder=", ".join(str(folder) for folder in product.settings.corpus_folders),
            posts=len(product.corpus.posts),
            reviews=len(product.corpus.yearly()),
        )
        needed = not product.indexed()
        if needed:
            told = f"{told} {self.words['read_invitation']}"
        return Welcome(found=cards.empty(told), needed=needed)

    def _talk(self, conversation: Conversation, *, saved: bool = False) -> Talk:
        waiting = conversation.waiting
        told = cards.conversation(conversation.turns, self.words)
        return Talk(
            conversation=told if waiting else told + cards.closing(self.words),
            called_up=cards.citations(waiting.cites, self.words) if waiting else "",
            areas=cards.areas(conversation.progress, self.words),
            threads=cards.threads(self.product.threads_before(conversation.year), self.words),
            seen=conversation.revision,
            saved=saved,
            over=waiting is None,
        )

    def _step(self, step: Callable[[Conversation], None], year: int, seen: int | None) -> Talk:
        """A change to the interview the page has seen. Was another window faster: how it stands now."""
        try:
            conversation = self.product.interview(year, seen=seen)
            step(conversation)
            return self._talk(conversation, saved=True)
        except InterviewChanged as error:
            return self._with_notice(year, self._told(error))
        except Exception as error:
            return Talk(notice=self._told(error), seen=seen)

    def _with_notice(self, year: int, notice: str) -> Talk:
        return replace(self.open(year), notice=notice)

    def _desk(self, year: int, version: int | None) -> Desk:
        versions = self.product.versions(year)
        if not versions:
            return Desk(page=cards.empty(self.words["no_draft"]), status=cards.empty(self.announcement()))
        written = self.product.written(year, version)
        return Desk(
            page=manuscript.page_of(written.draft, self.words),
            findings=manuscript.findings_of(written.draft, self.words),
            file=str(written.markdown.resolve()),
            changes=self._changes(year, written),
            source=written.markdown.read_text(encoding="utf-8"),
            versions=versions,
            version=written.draft.version,
        )

    def _changes(self, year: int, written: Written) -> str:
        """What this version does differently from the one before it."""
        earlier = [v for v in self.product.versions(year) if v < written.draft.version]
        if not earlier:
            return ""
        before = self.product.written(year, earlier[-1]).markdown.read_text(encoding="utf-8")
        after = written.markdown.read_text(encoding="utf-8")
        return difference(before, after) or cards.empty(self.words["no_changes"])

    def _recalled(self, query: str) -> Past:
        if not query.strip():
            return Past()
        answer = next(iter(self.product.search([query], Filters(k=12))))
        return Past(
            hits=cards.hits(answer.hits, answer.terms, self.words),
            chips=cards.chips([chip.label for chip in answer.chips]),
        )

    def _report(self, report: object) -> str:
        said = self.words["read_done"].format(
            posts=len(self.product.corpus.posts), passages=getattr(report, "passages", 0)
        )
        skipped = getattr(report, "skipped", 0)
        return cards.done(said, self.words["read_skipped"].format(skipped=skipped) if skipped else "")

    def _guarded(self, work: Callable[[], View], failed: Callable[[str], View]) -> View:
        try:
            return work()
        except Exception as error:
            return failed(self._told(error))

    def _told(self, error: Exception) -> str:
        """Every failure becomes a sentence here, at the edge; what nobody foresaw also goes to the log."""
        if isinstance(error, AssistantError):
            return faults.told(error, self.language, self.words["details"])
        log.error("unforeseen", exc_info=error)
        return cards.notice(self.words["unforeseen"], self.words["unforeseen_hint"])


def _due(last: float) -> bool:
    return time.monotonic() - last >= 1 / REDRAWS_PER_SECOND
