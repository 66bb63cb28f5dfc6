"""The prose of one paragraph of Markdown, each stretch with its place. Called by markup.py.

markdown-it knows where blocks stand, and forgets where words do; the state of its inline parser is watched
here while it works, so emphasis, links and code are found by its rules, not by ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.posts.foreign import HOLE
from assistant.posts.html import ELEMENTS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LINE_BREAK = "\u2028"  # a line break that the author asked for; a mere line end stays "\n"
TAG = re.compile(r"<(?P<name>[A-Za-z][\w.-]*)>$")
# Scripts that put no space between a word and what clings to it.
UNSPACED = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f]")
BREAK = re.compile(r"<br\b", re.IGNORECASE)


class Run(NamedTuple):
    """A stretch of prose and its place; one of another length (an entity) stands there as a whole."""

    text: str
    start: int
    end: int
    verbatim: bool = False  # code: a stop in it ends no sentence


class Picture(NamedTuple):
    """An image of a paragraph: its title, its alternative text, and where that stands."""

    title: str
    alt: str
    start: int
    end: int


@cache
def parser() -> MarkdownIt:
    """CommonMark, tables and strikethrough; each inline token's `meta["at"]` says where it was found."""
    from markdown_it import MarkdownIt
    from markdown_it.parser_inline import ParserInline
    from markdown_it.rules_inline import StateInline
    from markdown_it.rules_inline.state_inline import Scanned

    class Watched(StateInline):
        """Notes where in the paragraph a token was pushed; lets `**말(뜻)**은` be bold, as its author sees
        it.

        CommonMark wants a space or a stop between `)**` and a letter, which Korean, Japanese and Chinese do
        not have; the rule for them is that of the `markdown-cjk-friendly` amendment.
        """

        floor = 0  # nothing pending starts before

        def push(self, ttype: str, tag: str, nesting: Any) -> Token:
            token = super().push(ttype, tag, nesting)
            token.meta["at"] = self.pos
            return token

        def pushPending(self) -> Token:  # noqa: N802 (the parser's name)
            token = super().pushPending()
            at = self.src.rfind(token.content, self.floor, self.pos)
            token.meta["at"] = max(at, 0)
            self.floor = token.meta["at"] + len(token.content)
            return token

        def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
            scanned = super().scanDelims(start, canSplitWord)
            if self.src[start] == "_":
                return scanned
            before = self.src[start - 1] if start else " "
            behind = self.src[start + scanned.length : start + scanned.length + 1] or " "
            return scanned._replace(
                can_open=scanned.can_open or (bool(UNSPACED.match(before)) and not behind.isspace()),
                can_close=scanned.can_close or (bool(UNSPACED.match(behind)) and not before.isspace()),
            )

    class WatchedInline(ParserInline):
        def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
            state = Watched(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
            return state.tokens

    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    watched = WatchedInline()
    watched.ruler.enableOnly(markdown.inline.ruler.get_active_rules())
    watched.ruler2.enableOnly(
        [name for name in markdown.inline.ruler2.get_active_rules() if name != "fragments_join"]
    )
    markdown.inline = watched
    # Joining neighbours would lose where each came from.
    markdown.core.ruler.disable("text_join")
    return markdown


def runs_of(children: list[Token], source: str) -> tuple[list[Run], list[Picture]]:
    """The prose of a paragraph's tokens, and its pictures; places count the characters of `source`."""
    runs: list[Run] = []
    pictures: list[Picture] = []
    for token in children:
        at = token.meta.get("at", 0) if token.meta else 0
        kind = token.type
        if kind == "text":
            if token.content:
                runs.append(Run(token.content, at, at + len(token.content)))
        elif kind == "softbreak":
            runs.append(Run("\n", at, at + 1))
        elif kind == "hardbreak":
            runs.append(Run(LINE_BREAK, at, at + 1))
        elif kind == "code_inline":
            runs.append(_code(token, at, source))
        elif kind == "text_special":
            runs.append(Run(token.content, at, at + len(token.markup)))
        elif kind == "html_inline":
            if BREAK.match(token.content):
                runs.append(Run(LINE_BREAK, at, at + len(token.content)))
            elif _is_a_word(token.content):
                runs.append(Run(token.content, at, at + len(token.content)))
        elif kind == "image":
            title = str(token.attrs.get("title", ""))
            alt = _plain(token.children or [])
            pictures.append(Picture(title, alt, at + 2, at + 2 + len(token.content)))
    return runs, pictures


def _code(token: Token, at: int, source: str) -> Run:
    """Code without the white space inside its ticks."""
    text = token.content.strip()
    start = at + len(token.markup)
    while source[start : start + 1].isspace():
        start += 1
    return Run(text, start, start + len(text), verbatim=True)


def _is_a_word(tag: str) -> bool:
    """`<T>`, `<my-thing>`: no element of HTML, so the author meant it to be read."""
    found = TAG.match(tag)
    return found is not None and found["name"].lower() not in ELEMENTS


def is_jump(children: list[Token]) -> bool:
    """Whether a paragraph is one link to a heading of its own page, as lines of a table of contents are."""
    kept = [token for token in children if token.type != "text" or any(c.isalnum() for c in token.content)]
    return (
        len(kept) > 2
        and kept[0].type == "link_open"
        and kept[-1].type == "link_close"
        and sum(token.type == "link_open" for token in kept) == 1
        and str(kept[0].attrs.get("href", "")).startswith("#")
    )


def _plain(children: list[Token]) -> str:
    return "".join(
        token.content for token in children if token.type in ("text", "text_special", "code_inline")
    ).replace(HOLE, "")
