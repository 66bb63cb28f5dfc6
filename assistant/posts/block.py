"""What a post is made of when a person reads it: blocks, sentences, and what is prose. For markup.py."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from assistant.domain import value
from assistant.posts.foreign import FORMULA, HOLE
from assistant.posts.inline import LINE_BREAK, Run

Kind = Literal["heading", "paragraph", "item", "quote", "attribution", "caption", "table", "code"]

MARK_OF_FORMULA = "[math]"
# Not seen by a reader: zero-width characters (joiners of emoji stay), bidirectional marks, controls.
UNSEEN = re.compile(
    f"[{HOLE}\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]+"
)
SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# A line end between two of these joins them without a space: Japanese and Chinese have none.
UNSPACED = re.compile(
    r"(?<=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f]) ?\n ?(?=[\u3001-\u30ff\u3400-\u9fff\uff01-\uff9f])"
)


@value
class Block:
    """One heading, paragraph, item, row, quotation, caption or piece of code; `text[start:end]` of the file
    is its source.

    `prose` is what a person reads of it, in one line but where the author broke it. `level` of a heading is
    1 to 6, of an item how deep it lies (from 1), else 0. `attribution`: whose words a quotation is, where
    the author says so.
    """

    kind: Kind
    start: int
    end: int
    level: int
    prose: str
    attribution: str | None = None
    runs: tuple[Run, ...] = ()  # the prose before it was made readable, with places in the file


@value
class Sentence:
    """One sentence; `text[start:end]` of the file is how it is written, markup and all."""

    start: int
    end: int
    prose: str


def readable(text: str) -> str:
    """Prose as a person reads it: one Unicode form, nothing invisible, white space as single spaces."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    if FORMULA in text:
        text = text.replace(FORMULA, MARK_OF_FORMULA)
    text = SPACES.sub(" ", text)
    if "\n" in text:
        text = SPACES.sub(" ", UNSPACED.sub("", text).replace("\n", " "))
    if LINE_BREAK not in text:
        return text.strip()
    return "\n".join(line for line in (line.strip() for line in text.split(LINE_BREAK)) if line)
