"""A table of words in several languages, matched as one expression: how linguistic data is kept in this room.

Text is matched in the form `fold` gives it. A title mixes languages freely ("2023 Retrospective 회고"), so
all languages of a table are tried at once. A new language is a new keyword in a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

# Between Latin letters only: "retrospective를" holds the word, "introspective" does not hold "retro".
WORD_BEGINS = r"(?<![a-zà-ÿ])"
WORD_ENDS = r"(?![a-zà-ÿ])"

_GLUED = {"ko", "ja", "zh"}  # written without spaces, or with particles glued on: no word boundary to ask for


def fold(text: str) -> str:
    """The form in which tables are matched: NFKC, lower case, plain white space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).lower()).strip()


class Words:
    """Regular expressions by language, compiled when first asked for. Matches folded text.

    The words in Latin letters and the others are two expressions: most text needs only one of them.
    """

    def __init__(self, **languages: tuple[str, ...]) -> None:
        self._languages = languages

    @cached_property
    def _apart(self) -> re.Pattern[str]:
        words = [w for language, words in self._languages.items() if language not in _GLUED for w in words]
        return re.compile(f"{WORD_BEGINS}(?:{'|'.join(words)}){WORD_ENDS}" if words else r"(?!)")

    @cached_property
    def _glued(self) -> re.Pattern[str]:
        words = [w for language, words in self._languages.items() if language in _GLUED for w in words]
        return re.compile("|".join(words) if words else r"(?!)")

    def search(self, text: str) -> re.Match[str] | None:
        """The first word of the table in the text."""
        apart = self._apart.search(text)
        glued = None if text.isascii() else self._glued.search(text)
        if apart is None or glued is None:
            return apart or glued
        return min(apart, glued, key=lambda match: match.start())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._apart.fullmatch(text) or self._glued.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every word of the table in the text, those in Latin letters first."""
        yield from self._apart.finditer(text)
        if not text.isascii():
            yield from self._glued.finditer(text)

    def blank(self, text: str) -> str:
        """The text with every word of the table replaced by a space."""
        apart = self._apart.sub(" ", text)
        return apart if apart.isascii() else self._glued.sub(" ", apart)

    def count(self, text: str) -> int:
        return sum(1 for _ in self.finditer(text))
