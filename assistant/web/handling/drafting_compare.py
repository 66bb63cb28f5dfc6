"""Versions side by side, word by word."""

from __future__ import annotations

from assistant.domain import value
from assistant.web import cards
from assistant.web.difference import difference
from assistant.web.handling.handler import Handler


@value
class Comparison:
    """Two versions: which there are, which are compared, and what differs."""

    versions: tuple[int, ...] = ()
    old: int | None = None
    new: int | None = None
    changes: str = ""


class Comparing(Handler):
    """The versions in the page."""

    def compare(self, year: int, old: int | None = None, new: int | None = None) -> Comparison:
        """What version `new` (the newest) has otherwise than `old` (the one before it)."""

        def compared() -> Comparison:
            versions = self.product.drafts.versions(year)
            if len(versions) < 2:
                return Comparison(versions=versions, changes=cards.empty(self.words["one_version"]))
            later = new if new in versions else versions[-1]
            before = [version for version in versions if version < later]
            earlier = old if old in versions and old != later else (before or versions)[-1]
            changes = difference(self._text(year, earlier), self._text(year, later))
            return Comparison(
                versions=versions,
                old=earlier,
                new=later,
                changes=changes or cards.empty(self.words["no_changes"]),
            )

        return self.guarded(compared, lambda told: Comparison(changes=told))

    def _text(self, year: int, version: int) -> str:
        return self.product.drafts.written(year, version).markdown.read_text(encoding="utf-8")
