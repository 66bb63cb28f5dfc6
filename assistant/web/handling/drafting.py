"""The draft: as it is written, as it lies on disk, as its paragraphs are locked, asked for again, and answered."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace

from assistant import events
from assistant.domain import Draft, value
from assistant.drafting.arrangement import outline_of
from assistant.drafting.filling import Place
from assistant.events import Event
from assistant.service import Assistant, Written
from assistant.web import cards, manuscript
from assistant.web.handling.growing import Growing
from assistant.web.handling.handler import Handler
from assistant.web.strings import Language


@value
class Desk:
    """The draft as the page shows it. `name` and `text` are those of its file, once there is one."""

    page: str = ""
    contents: str = ""
    status: str = ""
    name: str = ""
    text: str = ""
    versions: tuple[int, ...] = ()
    version: int | None = None


class Drafting(Handler):
    """The draft in the page."""

    def __init__(self, product: Assistant, language: Language) -> None:
        super().__init__(product, language)
        self._rewrites = product.settings.writes_with_model

    def announcement(self) -> str:
        """What writes and where the text goes for it, with what a draft would take; nothing is sent for that."""
        return cards.empty(super().announcement())

    def estimate(self, year: int) -> str:
        """What writing would take, beside the announcement; without a model the announcement alone."""
        if not self.product.settings.writes_with_model:
            return self.announcement()

        def told() -> str:
            total = self.product.drafts.estimate(year).total
            return cards.empty(
                f"{super(Drafting, self).announcement()} "
                + self.words["estimate"].format(taken=manuscript.took(total, self.words))
            )

        return self.guarded(told, lambda _: self.announcement())  # nothing is known of the year yet

    def draft(self, year: int) -> Iterator[Desk]:
        """The outline as the author has arranged it, then the draft as it is written, then as it lies on disk."""
        growing = Growing(self.words)

        def work() -> Generator[Event, None, Written]:
            arrangement = yield from self.product.desk.plan(year)
            growing.plan = outline_of(arrangement, self.words["section_dropped"])
            return (yield from self.product.drafts.write(year, outline=growing.plan))

        yield from self._watched(
            work(),
            growing.see,
            lambda: Desk(page=growing.page()),
            lambda made: self.version(year, made.draft.version),
        )

    def rewrite(self, year: int, version: int | None, section: int, hint: str) -> Iterator[Desk]:
        """One section as it is written anew, then the version it is part of."""
        texts: dict[int, str] = {section: ""}

        def see(event: Event) -> None:
            if isinstance(event, events.TextDelta):
                texts[section] += event.text

        try:
            before = self._desk(year, version)
            shown = self.product.drafts.written(year, version).draft
        except Exception as error:
            yield Desk(status=self.told(error))
            return
        yield from self._watched(
            self.product.drafts.rewrite(year, section, hint, version),
            see,
            lambda: replace(before, page=self._page(shown, growing=texts)),
            lambda made: self.version(year, made.draft.version),
            failed=before,
        )

    def version(self, year: int, version: int | None = None) -> Desk:
        """A version of the year's draft with its sources; the newest unless told."""
        return self.guarded(lambda: self._desk(year, version), lambda told: Desk(status=told))

    def lock(self, year: int, version: int | None, place: Place, locked: bool) -> Desk:
        """A paragraph that stays as it is, or may be touched again."""
        return self._changed(year, version, lambda: self.product.drafts.lock(year, version, *place, locked))

    def fill(self, year: int, version: int | None, answers: Mapping[Place, str]) -> Desk:
        """Questions of a version answered (or, with an empty answer, taken out), as the next version. Text that is
        being typed becomes part of it.
        """
        return self._changed(
            year, version, lambda: self.product.desk.fill(year, version, answers), self.words["kept"]
        )

    def stopped(self) -> str:
        """What is told when the author stops the writing."""
        return cards.done(self.words["stopped"])

    def copied(self) -> str:
        """What is told when the text is in the clipboard."""
        return cards.done(self.words["copied"])

    def _watched(
        self,
        under_way: Generator[Event, None, Written],
        see: Callable[[Event], None],
        view: Callable[[], Desk],
        ended: Callable[[Written], Desk],
        failed: Desk | None = None,
    ) -> Iterator[Desk]:
        """Something that is written, redrawn at a steady pace; a failure is told beside what there is."""
        steps = self.paced(under_way, see)
        try:
            for status in steps:
                yield replace(view(), status=status)
        except Exception as error:
            yield replace(failed or view(), status=self.told(error))
        else:
            yield ended(steps.result)

    def _changed(self, year: int, version: int | None, change: Callable[[], Written], done: str = "") -> Desk:
        def shown() -> Desk:
            now = self._desk(year, change().draft.version)
            return replace(now, status=cards.done(done)) if done else now

        return self.guarded(shown, lambda told: replace(self.version(year, version), status=told))

    def _desk(self, year: int, version: int | None) -> Desk:
        versions = self.product.drafts.versions(year)
        if not versions:
            return Desk(page=cards.empty(self.words["no_draft"]))
        written = self.product.drafts.written(year, version)
        return Desk(
            page=self._page(written.draft),
            contents=manuscript.contents_of(written.draft, self.words),
            name=written.markdown.name,
            text=written.markdown.read_text(encoding="utf-8"),
            versions=versions,
            version=written.draft.version,
        )

    def _page(self, draft: Draft, growing: Mapping[int, str] | None = None) -> str:
        return manuscript.page_of(draft, self.words, rewrites=self._rewrites, growing=growing)
