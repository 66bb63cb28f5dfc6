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
    """Regular expressions by language, compiled together when first asked for. Matches folded text."""

    def __init__(self, **languages: tuple[str, ...]) -> None:
        self._languages = languages

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        apart = [w for language, words in self._languages.items() if language not in _GLUED for w in words]
        glued = [w for language, words in self._languages.items() if language in _GLUED for w in words]
        alternatives = [f"{WORD_BEGINS}(?:{'|'.join(apart)}){WORD_ENDS}"] if apart else []
        return re.compile("|".join([*alternatives, *glued]))

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.pattern.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text)

    def blank(self, text: str) -> str:
        """The text with every word of the table replaced by a space."""
        return self.pattern.sub(" ", text)

    def count(self, text: str) -> int:
        return sum(1 for _ in self.finditer(text))
