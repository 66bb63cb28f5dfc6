"""Parts of a life, and which of them a text is about: the columns of the interview's grid, and how a draft
groups.

The words are data: prompts/areas.LANGUAGE.yaml. A language without a file of its own uses the English one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from assistant.domain import value
from assistant.tables import read_table

OTHER = "other"
WORD = re.compile(r"[^\W_]+")


@value
class Areas:
    """The areas of one language: what each is called, and what tells it."""

    labels: Mapping[str, str]
    words: Mapping[str, str]  # the area a word tells of
    beginnings: Mapping[str, str]  # the area a word tells of that begins so
    phrases: Mapping[str, str]  # the area that is told in several words

    def of(self, text: str) -> str:
        """The area most words of the text are about; "other" where none tells."""
        found = self.counted(text)
        return max(found, key=lambda area: found[area]) if found else OTHER

    def counted(self, text: str) -> Counter[str]:
        """How many different words tell of each area, in the order of the areas."""
        folded = text.casefold()
        said = {found for word in set(WORD.findall(folded)) if (found := self._telling(word))}
        said |= {(phrase, area) for phrase, area in self.phrases.items() if phrase in folded}
        counts = Counter(area for _, area in said if area != OTHER)
        return Counter({area: counts[area] for area in self.labels if counts[area]})

    def _telling(self, word: str) -> tuple[str, str] | None:
        """What of a word tells of an area, and of which: the whole, its singular, its longest beginning."""
        for whole in (word, word.removesuffix("s")):
            if whole in self.words:
                return whole, self.words[whole]
        for length in range(min(len(word), max(map(len, self.beginnings))), 0, -1):
            if word[:length] in self.beginnings:
                return word[:length], self.beginnings[word[:length]]
        return None


@cache
def areas(language: str) -> Areas:
    """The areas as this language calls them.

    Raises:
        PromptError: the table is missing or not of its form.
    """
    return read_table("areas", language, _areas)


def _areas(held: dict[str, dict[str, Any]]) -> Areas:
    told = {word.casefold(): area for area, entry in held.items() for word in entry.get("words", ())}
    return Areas(
        labels={area: entry["label"] for area, entry in held.items()},
        words={word: area for word, area in told.items() if WORD.fullmatch(word)},
        beginnings={
            word.casefold(): area for area, entry in held.items() for word in entry.get("beginnings", ())
        },
        phrases={phrase: area for phrase, area in told.items() if not WORD.fullmatch(phrase)},
    )
