"""A post taken apart: its blocks, each with its place in the file and the prose a person reads there.

Called by passages.py, and by whoever quotes or measures an author (voice, form, threads). Markdown is parsed by
markdown-it; foreign.py covers what is not Markdown, html.py reads HTML, inline.py keeps the place of every word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from assistant.domain import Post, value
from assistant.language.sentences import split
from assistant.posts.foreign import FORMULA, HOLE, cover
from assistant.posts.html import Reader
from assistant.posts.inline import LINE_BREAK, Picture, Run, parser, runs_of
from assistant.posts.lines import line_starts, with_one_newline

if TYPE_CHECKING:
    from markdown_it.token import Token

Kind = Literal["heading", "paragraph", "item", "quote", "attribution", "caption", "table", "code"]

SHORT_CODE = 3  # lines of code that are still shown as they are
MARK_OF_FORMULA = "[math]"
# Not seen by a reader: zero-width characters (joiners of emoji stay), bidirectional marks, controls.
UNSEEN = re.compile(
    f"[{HOLE}\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# A line end between two of these joins them without a space.
UNSPACED = re.compile(
    r"(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f]) ?\n ?(?=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f])"
)
ATTRIBUTION = re.compile(r"^\s*(?P<dash>[-–—―─]{1,2}|by|출처\s*:)\s*(?P<name>\S.{0,78})$", re.IGNORECASE)
# An alternative text that no person wrote for readers.
NO_CAPTION = re.compile(
    r"^(?:\W*|image\W*\d*|img\W*\d*|alt(?:\W?text)?|untitled\W*\d*|picture|photo|screenshot.*|thumbnail|스크린샷.*|이미지\W*\d*|사진\W*\d*|그림\W*\d*"
    r"|화면 기록.*|\S+\.(?:png|jpe?g|gif|webp|svg|heic|mp4)|[\w-]*\d[\w-]*|\S{25,})$",
    re.IGNORECASE,
)
CONTENTS = frozenset({"toc", "table of contents", "목차", "차례", "contents", "[toc]"})


@value
class Block:
    """One heading, paragraph, item, row, quotation or piece of code; `text[start:end]` of the file is its source.

    `prose` is what a person reads of it: one line, but where the author broke it. `level`: of a heading 1 to 6, of an item how deep it
    lies from 1, else 0. `attribution`: whose words a quotation is, where that is said.
    """

    kind: Kind
    start: int
    end: int
    level: int
    prose: str
    attribution: str | None = None
    runs: tuple[Run, ...] = ()


@value
class Sentence:
    """One sentence; `text[start:end]` of the file is how it is written, markup and all."""

    start: int
    end: int
    prose: str


def blocks(post: Post) -> tuple[Block, ...]:
    """What a reader meets in the body of a post, in order. Blocks never overlap; what holds no prose is left out."""
    body = with_one_newline(post.text[post.body :])
    covered = cover(body, mdx=post.path.endswith(".mdx"))
    found = _Walk(body, covered, post.body).walk(parser().parse(covered))
    return tuple(_without_contents(_attributed(found)))


def sentences(post: Post, block: Block) -> tuple[Sentence, ...]:
    """The sentences of one block of the post. A row of a table and a piece of code are one."""
    if not block.runs or block.kind in ("code", "table"):
        return (Sentence(start=block.start, end=block.end, prose=block.prose),) if block.prose else ()
    joined = "".join(run.text for run in block.runs)
    spans = [span for span in split(joined) if readable(joined[span[0] : span[1]])]
    if not spans:
        return ()
    places = _Places(block.runs)
    edges = [places.start(spans[0][0])]
    for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
        edges.append(_edge(post.text, places.end(end), places.start(start)))
    edges.append(block.runs[-1].end)
    edges[0], edges[-1] = _outer_edges(post.text, block, edges[0], places.end(spans[-1][1]))
    return tuple(
        _trimmed(post.text, left, right, readable(joined[first:last]))
        for (first, last), left, right in zip(spans, edges, edges[1:], strict=False)
    )


def readable(text: str) -> str:
    """Prose as a person reads it: one Unicode form, no invisible characters, white space as single spaces."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text).replace("\u2028", LINE_BREAK)).replace(
        FORMULA, MARK_OF_FORMULA
    )
    text = UNSPACED.sub("", SPACES.sub(" ", text)).replace("\n", " ")
    return "\n".join(
        line for line in (SPACES.sub(" ", line).strip() for line in text.split(LINE_BREAK)) if line
    )


class _Walk:
    """One walk over the tokens of a body. Offsets of `covered` are those of `body`; `base` is where it starts in the file."""

    def __init__(self, body: str, covered: str, base: int) -> None:
        self.body, self.covered, self.base = body, covered, base
        self.starts = line_starts(covered)
        self.html = Reader()
        self.found: list[Block] = []

    def walk(self, tokens: Sequence[Token]) -> list[Block]:
        quotes = items = 0
        heading = 0
        row: tuple[Token, list[Token]] | None = None
        for token in tokens:
            kind = token.type
            if kind == "inline":
                if row is not None:
                    row[1].append(token)
                else:
                    self._leaf(token, heading, quotes, items)
            elif kind == "heading_open":
                heading = int(token.tag[1])
            elif kind == "heading_close":
                heading = 0
            elif kind == "blockquote_open":
                quotes += 1
            elif kind == "blockquote_close":
                quotes -= 1
            elif kind == "list_item_open":
                items += 1
            elif kind == "list_item_close":
                items -= 1
            elif kind == "tr_open":
                row = (token, [])
            elif kind == "tr_close" and row is not None:
                self._row(*row)
                row = None
            elif kind in ("fence", "code_block"):
                self._code(token)
            elif kind == "html_block":
                self._html(token)
        return self.found

    def _leaf(self, token: Token, heading: int, quotes: int, items: int) -> None:
        start, end = self._lines(token)
        runs, pictures = runs_of(token.children or [], token.content)
        runs, pictures = self._placed(token, runs, pictures)
        kind: Kind = "paragraph"
        if heading:
            kind = "heading"
        elif quotes or self.html.in_quote:
            kind = "quote"
        elif items:
            kind = "item"
        if self.html.silent:
            return
        if not readable("".join(run.text for run in runs)):
            runs, kind = [_caption(picture) for picture in pictures if _caption(picture).text], "caption"
        elif self.html.captioned or (kind == "paragraph" and self._is_figure(start, end)):
            kind = "caption"
        self._add(kind, start, end, runs, level=heading or items)

    def _is_figure(self, start: int, end: int) -> bool:
        """Whether the paragraph is the caption parameter of a tag that shows a picture."""
        return (
            re.match(
                r"\{[{%][<%]?\s*(?:include\s+)?(?:figure|img|image|picture|video|youtube|photo)\b",
                self.body[start:end],
            )
            is not None
        )

    def _row(self, opened: Token, cells: list[Token]) -> None:
        start, end = self._lines(opened)
        runs: list[Run] = []
        at = start
        for cell in cells:
            if not cell.content:
                continue
            found, _ = runs_of(cell.children or [], cell.content)
            place = self.covered.find(cell.content, at, end)
            place = place if place >= 0 else at
            if runs and found:
                runs.append(Run(" | ", place, place))
            runs += [Run(run.text, min(run.start + place, end), min(run.end + place, end)) for run in found]
            at = min(place + len(cell.content), end)
        self._add("table", start, end, runs)

    def _code(self, token: Token) -> None:
        start, end = self._lines(token)
        lines = [line for line in token.content.split("\n") if line.strip()]
        if not lines:
            return
        language = token.info.strip().split(" ")[0].split("{")[0] if token.info else ""
        prose = (
            "\n".join(line.rstrip() for line in lines)
            if len(lines) <= SHORT_CODE
            else f"[code: {language}]"
            if language
            else "[code]"
        )
        self._append("code", start, end, 0, readable(prose.replace("\n", LINE_BREAK)), ())

    def _html(self, token: Token) -> None:
        start, end = self._lines(token)
        for piece in self.html.read(self.covered[start:end]):
            runs = [Run(text, start + first, start + last) for text, first, last in piece.runs]
            kept = [run for run in runs if run.text.strip()]
            if piece.kind == "code":
                runs = [Run("[code]", kept[0].start, kept[-1].end)]
            first, last = _trim(self.covered, kept[0].start, kept[-1].end)
            self._add(piece.kind, first, last, runs, level=piece.level)  # type: ignore[arg-type]

    def _lines(self, token: Token) -> tuple[int, int]:
        """The span of a token's lines, the white space around them left out."""
        first, last = token.map or (0, 0)
        end = self.starts[last] if last < len(self.starts) else len(self.covered)
        return _trim(self.body, self.starts[first], end)

    def _placed(
        self, token: Token, runs: list[Run], pictures: list[Picture]
    ) -> tuple[list[Run], list[Picture]]:
        """Places in a paragraph's content become places in the body: each line of it ends a line of the body."""
        contents, sources = [], []
        at, line = 0, (token.map or [0])[0]
        for content in token.content.split("\n"):
            begin = self.starts[line] if line < len(self.starts) else len(self.covered)
            end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.covered)
            words = content.strip()
            place = self.covered.rfind(words, begin, end) if words else begin
            lead = len(content) - len(content.lstrip())
            contents.append(at)
            sources.append(max(place if place >= 0 else begin, begin) - lead)
            at, line = at + len(content) + 1, line + 1

        def place_of(position: int) -> int:
            index = bisect_right(contents, position) - 1
            return min(max(sources[index] + position - contents[index], 0), len(self.covered))

        moved = [Run(run.text, place_of(run.start), place_of(run.end - 1) + 1) for run in runs]
        return moved, [
            Picture(p.caption, p.alt, place_of(p.start), place_of(p.end - 1) + 1) for p in pictures
        ]

    def _add(self, kind: Kind, start: int, end: int, runs: Iterable[Run], level: int = 0) -> None:
        kept = tuple(self._uncovered(run) for run in runs if run.text)
        prose = readable("".join(run.text for run in kept))
        if prose:
            self._append(kind, start, end, level, prose, kept)

    def _uncovered(self, run: Run) -> Run:
        """Code inside a line shows what the file has, not what covers it; and its place in the file."""
        return Run(run.text, run.start + self.base, run.end + self.base)

    def _append(
        self, kind: Kind, start: int, end: int, level: int, prose: str, runs: tuple[Run, ...]
    ) -> None:
        if prose:
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


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _caption(picture: Picture) -> Run:
    """The title given to a picture, else its alternative text if it reads like one written for people."""
    caption = picture.caption or ("" if NO_CAPTION.match(picture.alt.strip()) else picture.alt)
    return Run(caption, picture.start, picture.end)


def _attributed(found: list[Block]) -> list[Block]:
    """Quotations with the ` - name` below them told; that line becomes an attribution."""
    done: list[Block] = []
    for block in found:
        named = (
            ATTRIBUTION.match(_marked(block))
            if done and done[-1].kind == "quote" and block.kind in ("quote", "paragraph")
            else None
        )
        if named and (block.kind == "quote" or named["dash"] in ("—", "―", "–")):
            name = named["name"].strip()
            at = len(done)
            while at and done[at - 1].kind == "quote" and done[at - 1].attribution is None:
                at -= 1
            done[at:] = [_with(quote, attribution=name) for quote in done[at:]]
            done.append(_with(block, kind="attribution", attribution=name))
        else:
            done.append(_inner_attribution(block))
    return done


def _marked(block: Block) -> str:
    """A block's prose with the dash that Markdown took for the mark of a list."""
    return f"- {block.prose}" if block.kind == "quote" and block.level else block.prose


def _inner_attribution(block: Block) -> Block:
    """A name in the last line of the quotation's own paragraph."""
    if block.kind != "quote":
        return block
    written = re.split(r"[\n\u2028]", "".join(run.text for run in block.runs))
    named = ATTRIBUTION.match(readable(written[-1])) if len(written) > 1 else None
    return _with(block, attribution=named["name"].strip()) if named else block


def _with(block: Block, *, kind: Kind | None = None, attribution: str | None = None) -> Block:
    return Block(
        kind=kind or block.kind, start=block.start, end=block.end, level=block.level, prose=block.prose,
        attribution=attribution, runs=block.runs,
    )  # fmt: skip


def _without_contents(found: list[Block]) -> list[Block]:
    """Without tables of contents."""
    return [
        block for block in found if block.prose.strip().lower() not in CONTENTS or block.kind == "heading"
    ]


class _Places:
    """Where in the file each character of joined runs stands."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = runs
        self.firsts: list[int] = []
        at = 0
        for run in runs:
            self.firsts.append(at)
            at += len(run.text)

    def start(self, at: int) -> int:
        """Of the character at `at`."""
        run, inside = self._run(at)
        return run.start + inside if run.end - run.start == len(run.text) else run.start

    def end(self, at: int) -> int:
        """Behind the character before `at`."""
        run, inside = self._run(at - 1)
        return run.start + inside + 1 if run.end - run.start == len(run.text) else run.end

    def _run(self, at: int) -> tuple[Run, int]:
        index = bisect_right(self.firsts, at) - 1
        return self.runs[index], at - self.firsts[index]


def _edge(text: str, end: int, start: int) -> int:
    """Between two sentences: markup that closes goes with the first, markup that opens with the second."""
    gap = text[end:start]
    spaces = [match.end() for match in re.finditer(r"\s+", gap)]
    return end + spaces[-1] if spaces else start


def _outer_edges(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """Marks of emphasis and brackets that stand around the first and the last sentence belong to them."""
    while start > block.start and text[start - 1] in "*_~=[`":
        start -= 1
    rest = text[end : block.end]
    closing = re.match(r"(?:\]\([^)\n]*\)|[*_~=\]`]+)*", rest)
    return start, end + (closing.end() if closing else 0)


def _trimmed(text: str, start: int, end: int, prose: str) -> Sentence:
    start, end = _trim(text, start, end)
    return Sentence(start=start, end=end, prose=prose)
