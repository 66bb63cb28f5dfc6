"""The draft's text in the editor: on disk with every key, beside it how a blog would show it."""

from __future__ import annotations

import time

from assistant.domain import value
from assistant.drafting.filling import Place
from assistant.drafting.rendering import paragraph_text
from assistant.web import cards
from assistant.web.handling.handler import Handler
from assistant.web.markup import Html, tag
from assistant.web.preview import preview_of


@value
class Typing:
    """The editor as the page shows it. An `editor` of None stays as it is: someone is typing in it."""

    editor: str | None = None
    preview: str = ""
    status: str = ""


class Editing(Handler):
    """The editor in the page."""

    def open(self, year: int, version: int | None, place: Place | None = None) -> Typing:
        """A version's text as it was left in the editor, else as its file has it; the caret at a paragraph."""

        def opened() -> Typing:
            drafts = self.product.drafts
            if not drafts.versions(year):
                return Typing(editor="", status=cards.empty(self.words["no_draft"]))
            draft = drafts.written(year, version).draft
            unsaved = self.product.desk.typed(year, draft.version) is not None
            text = self.product.desk.text(year, draft.version)
            caret = 0
            if place is not None:
                paragraph = draft.sections[place[0]].paragraphs[place[1]]
                caret = max(0, text.find(paragraph_text(paragraph)))
            return Typing(
                editor=self._editor(year, draft.version, text, caret=caret),
                preview=preview_of(text),
                status=self._unsaved() if unsaved else "",
            )

        return self.guarded(opened, lambda told: Typing(status=told))

    def typed(self, year: int, version: int, text: str, count: int) -> Typing:
        """What is being typed, on disk, and how it looks; `count` says which key it was."""

        def kept() -> Typing:
            self.product.desk.keep_typed(year, version, text)
            return Typing(preview=preview_of(text, heard=count), status=self._unsaved())

        return self.guarded(kept, lambda told: Typing(preview=preview_of(text), status=told))

    def keep(self, year: int, version: int, text: str) -> Typing:
        """The text as the next version. If that fails, the editor keeps it."""

        def kept() -> Typing:
            made = self.product.desk.keep_version(year, version, text).draft.version
            return Typing(
                editor=self._editor(year, made, text, kept=True),
                preview=preview_of(text),
                status=cards.done(self.words["kept"]),
            )

        return self.guarded(kept, lambda told: Typing(preview=preview_of(text), status=told))

    def put_away(self, year: int, version: int) -> Typing:
        """The version as it is, without what was typed."""

        def put() -> Typing:
            self.product.desk.clear_typed(year, version)
            return self.open(year, version)

        return self.guarded(put, lambda told: Typing(status=told))

    def _editor(self, year: int, version: int, text: str, *, caret: int = 0, kept: bool = False) -> Html:
        words = self.words
        # HTML drops a newline at the beginning of a textarea: this one, not the author's. The browser is told only of
        # what has changed, and the box has to be laid again though its text is the same: so the time is in it.
        box = tag(
            "textarea", "\n" + text, aria_label=words["markdown"], spellcheck="true", data_at=version,
            data_text=f"{year}-{version}", data_caret=caret, data_drawn=time.time_ns(),
        )  # fmt: skip
        keep = tag("button", words["keep"], type="submit", id="keep", class_="small strong")
        away = tag("button", words["put_away"], type="button", class_="quiet", data_away="")
        what = tag("span", words["version"].format(version=version), class_="reason")
        moves = tag("div", keep, away, what, class_="moves")
        return tag("form", moves, box, data_kept="" if kept else None)

    def _unsaved(self) -> str:
        return cards.done(self.words["unsaved"])
