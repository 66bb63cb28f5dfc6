"""Answers as paragraphs and sentences, and comparing what was said: small tools the rooms of a draft share.

An answer is plain Markdown typed by a person. `points` cuts it where they did: at blank lines and list items.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.language.sentences import split

FENCE = re.compile(r" {0,3}(```+|~~~+)")
ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+\S")
SIGNS = re.compile(r"[\W_]+")  # all that is neither letter nor digit
UNSPACED = (
    r"\u3040-\u30ff\u3400-\u9fff"  # scripts that do not set words apart: two characters are taken for one
)
WORD = re.compile(rf"[{UNSPACED}]{{1,2}}|[^\W_{UNSPACED}]+(?:['’][^\W_{UNSPACED}]+)*")


def _between_marks(fewest: int) -> str:
    """What stands between quotation marks, at least so many characters; an apostrophe is none of them."""
    many, letter = f"{{{fewest},300}}", "[A-Za-z]"
    return (
        rf"“([^“”\n]{many})”|\"([^“”\"\n]{many})\""
        rf"|‘((?:[^‘’“”\n]|(?<={letter})’(?={letter})){many})’(?!{letter})"
        rf"|(?<!\w)'((?:[^'“”\"\n]|(?<={letter})'(?={letter})){many})'(?!{letter})"
        rf"|「([^「」\n]{{{min(fewest, 2)},300}})」"
    )


QUOTED = re.compile(_between_marks(4))
MARKED = re.compile(rf"{_between_marks(1)}|『[^』\n]*』")  # however short
# Marks of Markdown that are not part of what is said.
SPACED_MARKUP = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)|<[^>\n]{1,200}>|(?m:^[ \t]*(?:>[ \t]*|#{1,6}[ \t]+)+)|\|"
)
FOOTNOTE = re.compile(r"[ \t]?\[\^[^\]\s]+\]")  # where the text points to one
INLINE_MARKUP = re.compile(FOOTNOTE.pattern + r"|(?<=\])\([^)\n]*\)|\*+|`+|~~|==|\[|\]|(?<!\w)_+|_+(?!\w)")


def points(text: str) -> tuple[str, ...]:
    """The paragraphs and top-level list items of an answer, verbatim; a code block stays whole.

    >>> points("봄에 이사했다.\\n\\n- 책을 버렸다\\n- 의자를 샀다\\n  (중고)")
    ('봄에 이사했다.', '- 책을 버렸다', '- 의자를 샀다\\n  (중고)')
    """
    found: list[list[str]] = [[]]
    fence = ""
    for line in text.split("\n"):
        mark = FENCE.match(line)
        if not fence and (not line.strip() or ITEM.match(line)):
            found.append([])
        if line.strip() or fence:
            found[-1].append(line)
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
    return tuple("\n".join(lines).rstrip() for lines in found if lines)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, verbatim."""
    return [text[start:end] for start, end in split(text)]


def is_item(text: str) -> bool:
    """Whether a point is an item of a list."""
    return bool(ITEM.match(text))


def plain(text: str) -> str:
    """What is said, without marks of Markdown, in one line, composed (NFC).

    >>> plain("> **[블로그](https://example.org)**를 옮긴다")
    '블로그를 옮긴다'
    """
    composed = unicodedata.normalize("NFC", text)
    return " ".join(INLINE_MARKUP.sub("", SPACED_MARKUP.sub(" ", composed)).split())


def bare(text: str) -> str:
    """Letters and digits only: for telling whether two texts are the same words, however they are typed.

    >>> bare("**하프**를, 뛰었다!") == bare("하프를 뛰었다")
    True
    """
    return SIGNS.sub("", plain(text).casefold())


def words(text: str) -> int:
    """How many words a text has, by white space and punctuation.

    >>> words("올해는 두 번 뛰었다."), words("四月に転職した。")
    (4, 4)
    """
    return len(WORD.findall(text))


def quotations(text: str) -> tuple[str, ...]:
    """What stands between quotation marks.

    >>> quotations("2025년 회고에 “돈을 내면 간다.”라고 쓰셨어요.")
    ('돈을 내면 간다.',)
    """
    return tuple(quote.group(quote.lastindex or 0) for quote in QUOTED.finditer(text))


def unquoted(text: str) -> str:
    """The text without what stands between quotation marks."""
    return QUOTED.sub(" ", text)
