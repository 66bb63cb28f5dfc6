"""HTML that can do nothing: text is escaped by construction, and Markdown someone wrote is tamed.

`tag` builds elements; whatever is not `Html` already is text and is escaped. `html_of` renders Markdown: raw
HTML is shown as the text it is, links lead to http, https, mailto or within the page, images are named and
not fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, *inside: str, **attributes: str | int | None) -> Html:
    """An element. `class_` is `class`, `data_post` is `data-post`; an attribute of None is left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(given))}"'
        for key, given in attributes.items()
        if given is not None
    )
    return Html(f"<{name}{told}>{joined(inside)}</{name}>")


def joined(pieces: Iterable[str]) -> Html:
    """Pieces one after the other; those that are text are escaped."""
    return Html("".join(piece if isinstance(piece, Html) else escape(piece) for piece in pieces))


LATIN = "[0-9A-Za-z\u00c0-\u024f]"
ENDINGS = (
    rf"(?:e?s|e?d|ing|n?['’][a-z]{{1,2}})?(?!{LATIN})"  # with which an English word is still the same word
)


def mentions(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words that were looked for stand. A word in Latin letters is meant whole: `up` is not in `supposed`;
    a Korean one has its particles behind it, and a compound may hold it.
    """
    wanted = [
        rf"(?<!{LATIN}){re.escape(term)}{ENDINGS}" if term.isascii() and term.isalpha() else re.escape(term)
        for term in sorted(terms, key=len, reverse=True)
        if term.strip()
    ]
    return [found.span() for found in re.finditer("|".join(wanted), text, re.IGNORECASE)] if wanted else []


def lit(text: str, terms: Sequence[str]) -> Html:
    """Text with the words that were looked for marked."""
    pieces: list[Html | str] = []
    at = 0
    for start, end in mentions(text, terms):
        pieces += [text[at:start], tag("mark", text[start:end])]
        at = end
    return joined([*pieces, text[at:]])


MARKS = re.compile(
    r"^[ \t]*(?:[-*+>]|#{1,6}|\d+[.)])[ \t]+|\*\*|__|~~|`|\[(?=[^\]]*\]\()|\]\([^)]*\)", re.MULTILINE
)


def unmarked(markdown: str) -> str:
    """A piece of Markdown, whole or not, without its marks: for reading in a line, where none can be rendered."""
    return MARKS.sub("", markdown)


def html_of(markdown: str) -> Html:
    """The Markdown as harmless HTML."""
    return Html(_renderer().render(markdown))


def line_of(markdown: str) -> Html:
    """A single line of Markdown, such as a heading, as harmless HTML without a paragraph around it."""
    return Html(_renderer().renderInline(markdown))


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    made.add_render_rule("image", _named_image)
    made.add_render_rule("link_open", _careful_link)
    made.validateLink = _leads_somewhere_plain  # type: ignore[method-assign]
    return made


def _named_image(_: Any, tokens: Sequence[Any], at: int, *__: object) -> str:
    return tag("span", tokens[at].content or str(tokens[at].attrs.get("src", "")), class_="picture")


def _careful_link(renderer: Any, tokens: Sequence[Any], at: int, options: Any, _: object) -> str:
    tokens[at].attrSet("rel", "noopener noreferrer nofollow")
    tokens[at].attrSet("target", "_blank")
    told: str = renderer.renderToken(tokens, at, options, {})
    return told


def _leads_somewhere_plain(url: str) -> bool:
    """Whether a link is one of the kinds a blog needs; a list of bad ones would miss the next."""
    scheme = re.match(r"\s*([a-z][a-z0-9+.\-]*):", url, re.IGNORECASE)
    return scheme is None or scheme[1].lower() in ("http", "https", "mailto")
