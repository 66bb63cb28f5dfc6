"""One walk over the tokens of a parsed body gives its blocks. Called by markup.py."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.posts.block import Block, Kind, readable
from assistant.posts.html import BETWEEN_CELLS, Piece, Reader
from assistant.posts.inline import LINE_BREAK, Picture, Run, is_jump, runs_of
from assistant.posts.lines import line_starts

if TYPE_CHECKING:
    from markdown_it.token import Token

SHORT_CODE = 3  # lines of code that are still shown as they are
# A tag of Liquid or Hugo that shows a picture: what is left standing of it is the caption.
FIGURE_TAG = re.compile(
    r"\{[{%][<%]?\s*(?:include\s+)?(?:figure|fig|img|image|picture|photo|video|youtube)\b", re.I
)
# An alternative text that no person wrote for readers: the names cameras, editors and screenshots give.
NO_CAPTION = re.compile(
    r"(?:\W*|(?:image|img|alt|alt\W?text|untitled|picture|photo|figure|thumbnail|이미지|사진|그림)\W*\d*"
    r"|(?:screenshot|screen shot|스크린샷|화면\W?(?:기록|캡처)|kakaotalk|img|dsc|pxl)\W*[\d_].*"
    r"|\S+\.(?:png|jpe?g|gif|webp|svg|heic|mp4)|[\w-]*\d[\w-]*|[\w-]*[_-][\w-]*|[!-~]{25,})",
    re.IGNORECASE,
)


class Walk:
    """Offsets of `covered` are those of `body`; `base` is where the body starts in the file."""

    def __init__(self, body: str, covered: str, base: int) -> None:
        self.body, self.covered, self.base = body, covered, base
        self.starts = line_starts(covered)
        self.html = Reader()
        self.found: list[Block] = []
        self.jumps: set[int] = set()  # starts of blocks that are one link into the same page

    def walk(self, tokens: Sequence[Token]) -> list[Block]:
        """The blocks of these tokens, in order."""
        depth = {"blockquote": 0, "list_item": 0}
        heading = 0
        row: tuple[Token, list[Token]] | None = None
        for token in tokens:
            kind = token.type
            if kind == "inline":
                if row is not None:
                    row[1].append(token)
                else:
                    self._leaf(token, heading, depth["blockquote"], depth["list_item"])
            elif kind in ("heading_open", "heading_close"):
                heading = int(token.tag[1]) if token.nesting > 0 else 0
            elif kind == "tr_open":
                row = (token, [])
            elif kind == "tr_close" and row is not None:
                self._row(*row)
                row = None
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "html_block":
                self._html(token)
            else:
                container = kind.rsplit("_", 1)[0]
                if container in depth:
                    depth[container] += token.nesting
        return self.found

    def _leaf(self, token: Token, heading: int, quotes: int, items: int) -> None:
        if self.html.silent:
            return
        start, end = self._lines(token)
        children = token.children or []
        runs, pictures = self._placed(token, *runs_of(children, token.content))
        kind: Kind = (
            "heading"
            if heading
            else "quote"
            if quotes or self.html.in_quote
            else "item"
            if items
            else "paragraph"
        )
        captions = [_caption(picture) for picture in pictures]
        if captions and not readable("".join(run.text for run in runs)):
            self._add("caption", start, end, captions)
            return
        if kind == "paragraph" and (self.html.captioned or FIGURE_TAG.match(self.body, start)):
            kind = "caption"
        if kind == "item" and is_jump(children):
            self.jumps.add(start + self.base)
        self._add(kind, start, end, runs, level=heading or items)

    def _row(self, opened: Token, cells: list[Token]) -> None:
        start, end = self._lines(opened)
        runs: list[Run] = []
        at = start
        for cell in cells:
            place = self.covered.find(cell.content, at, end)
            place = place if place >= 0 else at
            found, _ = runs_of(cell.children or [], cell.content)
            if runs and found:
                runs.append(Run(BETWEEN_CELLS, place, place))
            runs += [
                run._replace(start=min(run.start + place, end), end=min(run.end + place, end))
                for run in found
            ]
            at = min(place + len(cell.content), end)
        self._add("table", start, end, runs)

    def _code(self, token: Token) -> None:
        start, end = self._lines(token)
        lines = [line.strip() for line in token.content.split("\n") if line.strip()]
        if not lines or self.html.silent:
            return
        language = re.split(r"[\s{:,]", token.info.strip(), maxsplit=1)[0]
        mark = f"[code: {language}]" if language else "[code]"
        self._append(
            "code", start, end, 0, readable(LINE_BREAK.join(lines)) if len(lines) <= SHORT_CODE else mark, ()
        )

    def _html(self, token: Token) -> None:
        start, end = self._lines(token)
        for piece in self.html.read(self.covered[start:end]):
            self._piece(piece, start)

    def _piece(self, piece: Piece, start: int) -> None:
        runs = [Run(text, start + first, start + last) for text, first, last in piece.runs]
        kept = [run for run in runs if run.text.strip()]
        first, last = kept[0], kept[-1]
        at = first.start + len(first.text) - len(first.text.lstrip())
        end = max(last.end - (len(last.text) - len(last.text.rstrip())), at)
        if piece.kind == "code":
            lines = "".join(run.text for run in runs).strip().count("\n") + 1
            prose = "".join(run.text for run in runs).replace("\n", LINE_BREAK)
            self._append("code", at, end, 0, readable(prose) if lines <= SHORT_CODE else "[code]", ())
        else:
            self._add(piece.kind, at, end, runs, level=piece.level)

    def _lines(self, token: Token) -> tuple[int, int]:
        """The span of a token's lines, the white space around them left out."""
        first, last = token.map or (0, 0)
        end = self.starts[last] if last < len(self.starts) else len(self.covered)
        return trimmed(self.body, self.starts[first], end)

    def _placed(
        self, token: Token, runs: list[Run], pictures: list[Picture]
    ) -> tuple[list[Run], list[Picture]]:
        """Places in a paragraph's content become places in the body: its lines end lines of the body."""
        contents, sources = [], []
        at, line = 0, (token.map or [0])[0]
        for content in token.content.split("\n"):
            begin = self.starts[min(line, len(self.starts) - 1)]
            end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.covered)
            words = content.strip()
            place = max(self.covered.rfind(words, begin, end), begin) if words else begin
            contents.append(at)
            sources.append(place - (len(content) - len(content.lstrip())))
            at, line = at + len(content) + 1, line + 1

        def place_of(position: int) -> int:
            index = bisect_right(contents, position) - 1
            return min(max(sources[index] + position - contents[index], 0), len(self.covered))

        moved = [run._replace(start=place_of(run.start), end=place_of(run.end - 1) + 1) for run in runs]
        shown = [
            Picture(p.title, p.alt, place_of(p.start), place_of(max(p.end - 1, p.start)) + 1)
            for p in pictures
        ]
        return moved, shown

    def _add(self, kind: Kind, start: int, end: int, runs: Iterable[Run], level: int = 0) -> None:
        kept = tuple(
            run._replace(start=run.start + self.base, end=run.end + self.base) for run in runs if run.text
        )
        self._append(kind, start, end, level, readable("".join(run.text for run in kept)), kept)

    def _append(
        self, kind: Kind, start: int, end: int, level: int, prose: str, runs: tuple[Run, ...]
    ) -> None:
        if prose and start < end:
            self.found.append(
                Block(
                    kind=kind,
                    start=start + self.base,
                    end=end + self.base,
                    level=level,
                    prose=prose,
                    runs=runs,
                )
            )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends; an empty one at `start` if there is nothing else."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _caption(picture: Picture) -> Run:
    """The title given to a picture, else its alternative text if it reads like one written for people."""
    alt = "" if NO_CAPTION.fullmatch(picture.alt.strip()) else picture.alt
    return Run(picture.title or alt, picture.start, picture.end)
