"""The draft: as it is written, as it lies on disk, as the author changes it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from assistant import events
from assistant.domain import value
from assistant.service import Written
from assistant.web import cards, manuscript
from assistant.web.difference import difference
from assistant.web.handling.handler import Handler, due
from assistant.web.watch import Watch


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


class Drafting(Handler):
    """The draft in the page."""

    def draft(self, year: int) -> Iterator[Desk]:
        """The draft as it is written, then as it lies on disk."""
        texts: dict[int, str] = {}
        watch, last = Watch(self.words), 0.0
        under_way = self.product.drafts.write(year)
        while True:
            try:
                event = next(under_way)
            except StopIteration as end:
                yield self.version(year, end.value.draft.version)
                return
            except Exception as error:
                yield Desk(page=manuscript.page_so_far(texts), status=self.told(error))
                return
            watch.see(event)
            if isinstance(event, events.TextDelta):
                texts[event.section] = texts.get(event.section, "") + event.text
            if due(last):
                last = time.monotonic()
                yield Desk(page=manuscript.page_so_far(texts), status=watch.shown(), writing=True)

    def version(self, year: int, version: int | None = None) -> Desk:
        """A version of the year's draft with its sources; the newest unless told."""
        return self.guarded(lambda: self._desk(year, version), lambda told: Desk(status=told))

    def keep_edits(self, year: int, version: int | None, source: str) -> Desk:
        """What the author made of a version, as the next one. If that fails, the editor keeps it."""

        def kept() -> Desk:
            written = self.product.drafts.keep_edits(year, version, source)
            return replace(self._desk(year, written.draft.version), status=cards.done(self.words["kept"]))

        return self.guarded(
            kept, lambda told: replace(self.version(year, version), status=told, source=source)
        )

    def _desk(self, year: int, version: int | None) -> Desk:
        versions = self.product.drafts.versions(year)
        if not versions:
            return Desk(page=cards.empty(self.words["no_draft"]), status=cards.empty(self.announcement()))
        written = self.product.drafts.written(year, version)
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
        earlier = [v for v in self.product.drafts.versions(year) if v < written.draft.version]
        if not earlier:
            return ""
        before = self.product.drafts.written(year, earlier[-1]).markdown.read_text(encoding="utf-8")
        after = written.markdown.read_text(encoding="utf-8")
        return difference(before, after) or cards.empty(self.words["no_changes"])
