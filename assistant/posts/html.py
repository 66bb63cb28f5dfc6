"""The prose of a block of HTML inside Markdown, each stretch with its place. Called by markup.py.

Read by the standard library's parser, which forgives what browsers forgive. An element may open in one block
and close in a later one (`<blockquote>`, `<details>`, `<script>`), so one `Reader` walks through all blocks
of a post.
"""

from __future__ import annotations

import html
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from assistant.posts.lines import line_starts


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Elements whose content is no prose.
SILENT = _names(
    """script style iframe svg noscript template object video audio canvas math select textarea nav head"""
)
# Elements that are parts of a line; every other known one ends the line it stands in.
INLINE = _names(
    """a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small
    span strike strong sub sup time tt u var wbr button input"""
)
VOID = _names("area base br col embed hr img input link meta param source track wbr")
BLOCKS = _names(
    """address article aside blockquote body caption center colgroup dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header html legend li main menu ol optgroup option p pre
    section summary table tbody td tfoot th thead title tr ul picture map meter progress output datalist
    search slot hgroup frame frameset marquee"""
)
ELEMENTS = SILENT | INLINE | VOID | BLOCKS
CAPTIONS = frozenset({"figcaption", "caption"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LINE_BREAK = "\u2028"
# More angles that open than close, by this many, are no HTML; the parser would take the square of their time.
MOST_UNCLOSED = 200
BETWEEN_CELLS = " | "


PieceKind = Literal["heading", "paragraph", "item", "quote", "caption", "table", "code"]


class Piece(NamedTuple):
    """One paragraph of HTML: its kind, its level as a heading, stretches of prose as (text, start, end)."""

    kind: PieceKind
    level: int
    runs: list[tuple[str, int, int]]


class Reader(HTMLParser):
    """Reads block after block; knows what is open between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self._pieces: list[Piece] = []
        self._runs: list[tuple[str, int, int]] = []
        self._starts: list[int] = [0]
        self._source = ""

    def read(self, source: str) -> list[Piece]:
        """The paragraphs of one block; offsets count its characters."""
        self._pieces, self._source, self._starts = [], source, line_starts(source)
        if source.count("<") > 2 * source.count(">") + MOST_UNCLOSED:
            return []
        self.reset()
        if self.open and self.open[-1] in ("script", "style"):
            self.set_cdata_mode(self.open[-1])
        self.feed(source)
        self.close()
        self._end_piece()
        return self._pieces

    @property
    def in_quote(self) -> bool:
        return "blockquote" in self.open

    @property
    def silent(self) -> bool:
        return any(tag in SILENT for tag in self.open)

    @property
    def captioned(self) -> bool:
        return any(tag in CAPTIONS for tag in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "br":
            self._add(LINE_BREAK, 4)
        elif tag in ("td", "th") and self._runs:
            self._add(BETWEEN_CELLS, 0)
        elif tag not in INLINE:
            self._end_piece()
        if tag not in VOID and (tag not in ("p", "li", "td", "th", "tr") or tag not in self.open[-1:]):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "br":
            self._add(LINE_BREAK, 4)
        elif tag not in INLINE:
            self._end_piece()

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE and tag not in ("td", "th"):
            self._end_piece()
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._add(data, len(data))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        at = self._at()
        if self._source[at + len(written) : at + len(written) + 1] == ";":
            written += ";"
        self._add(html.unescape(written), len(written))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _add(self, text: str, length: int) -> None:
        if not self.silent:
            at = self._at()
            self._runs.append((text, at, at + length))

    def _end_piece(self) -> None:
        # A cell that holds nothing leaves nothing between cells.
        while self._runs and self._runs[0][0] == BETWEEN_CELLS:
            del self._runs[0]
        if any(text.strip() not in ("", BETWEEN_CELLS.strip()) for text, _, _ in self._runs):
            self._pieces.append(Piece(self._kind(), self._level(), self._runs))
        self._runs = []

    def _kind(self) -> PieceKind:
        if self._level():
            return "heading"
        if self.captioned:
            return "caption"
        if "pre" in self.open:
            return "code"
        if self.in_quote:
            return "quote"
        if "table" in self.open:
            return "table"
        if "li" in self.open or "dd" in self.open:
            return "item"
        return "paragraph"

    def _level(self) -> int:
        return next((HEADINGS[tag] for tag in reversed(self.open) if tag in HEADINGS), 0)
