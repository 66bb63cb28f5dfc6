"""Parts of a life, and which of them a text is about: the columns of the interview's grid, and how a draft
groups.

The words are data: prompts/areas.LANGUAGE.yaml. A language without a file of its own uses the English one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from assistant.domain import value
from assistant.tables import read_table

OTHER = "other"
WORD = re.compile(r"[^\W_]+")


@value
class Areas:
    """The areas of one language: what each is called, and the words that tell it."""

    labels: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]  # for the beginning of a word, the areas it tells of
    phrases: Mapping[str, tuple[str, ...]]  # for each area, what is written in several words

    def of(self, text: str) -> str:
        """The area most words of the text are about; "other" where none tells."""
        found = self.counted(text)
        return max(found, key=lambda area: found[area]) if found else OTHER

    def counted(self, text: str) -> Counter[str]:
        """How many different words tell of each area, in the order of the areas."""
        folded = text.casefold()
        longest = max(map(len, self.words))
        found: dict[str, set[str]] = {area: set() for area in self.labels}
        for word in set(WORD.findall(folded)):
            for length in range(min(len(word), longest), 0, -1):
                for area in self.words.get(word[:length], ()):
                    found[area].add(word[:length])
        for area, phrases in self.phrases.items():
            found[area].update(phrase for phrase in phrases if phrase in folded)
        return Counter({area: len(said) for area, said in found.items() if said})


@cache
def areas(language: str) -> Areas:
    """The areas as this language calls them.

    Raises:
        PromptError: the table is missing or not of its form.
    """
    return read_table("areas", language, _areas)


def _areas(held: dict[str, dict[str, Any]]) -> Areas:
    words = {area: [word.casefold() for word in entry["words"]] for area, entry in held.items()}
    return Areas(
        labels={area: entry["label"] for area, entry in held.items()},
        words=_told_by(words),
        phrases={
            area: tuple(word for word in known if not WORD.fullmatch(word)) for area, known in words.items()
        },
    )


def _told_by(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """For each word that is one, the areas it tells of: looking up beginnings is far quicker than matching."""
    told: dict[str, tuple[str, ...]] = {}
    for area, known in words.items():
        for word in filter(WORD.fullmatch, known):
            told[word] = (*told.get(word, ()), area)
    return told
