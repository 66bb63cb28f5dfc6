"""How near two texts are by the words that carry meaning, rare words counting more (Salton's tf-idf cosine).

Takes the texts that are to be compared, once; gives the likeness of any two. Small and offline on purpose: it
groups a few hundred pieces of one author's year; finding pieces among thousands is recall's work.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from assistant.interview.text import plain
from assistant.language.morphemes import content_all


class Likeness:
    """Compares texts of one language; words that stand in most of them tell nothing."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        terms = [
            Counter(term for term in found if len(term) > 1 or not term.isascii())
            for found in content_all(texts, language)
        ]
        shared = Counter(term for counted in terms for term in counted)
        rarity = {term: math.log((len(texts) + 1) / count) for term, count in shared.items()}
        vectors = [{term: (1 + math.log(n)) * rarity[term] for term, n in one.items()} for one in terms]
        self._vectors = dict(zip(texts, vectors, strict=True))
        self._lengths = {text: _length(vector) for text, vector in self._vectors.items()}

    def __call__(self, one: str, other: str) -> float:
        """0 (nothing in common) to 1; both texts are among those given at the start."""
        a, b = self._vectors[one], self._vectors[other]
        if not a or not b:
            return 0.0
        common = sum(weight * b[term] for term, weight in a.items() if term in b)
        return common / (self._lengths[one] * self._lengths[other])

    def covered(self, part: str, whole: str) -> float:
        """How much of what `part` says, by weight, `whole` says too: 0 to 1."""
        a, b = self._vectors[part], self._vectors[whole]
        total = sum(a.values())
        return sum(weight for term, weight in a.items() if term in b) / total if total else 0.0


def _length(vector: dict[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def comes_back(words: str, question: str, told: Sequence[str], language: str) -> int:
    """Which of the texts that answer a question, one after the other, speaks of some words: the first, unless a later
    one says more of them than the question does.
    """
    said, asked, *parts = (plain(text) for text in (words, question, *told))
    likeness = Likeness(list(dict.fromkeys([said, asked, *parts])), language)
    best = max(range(len(parts)), key=lambda n: likeness.covered(said, parts[n]))
    return best if likeness.covered(said, parts[best]) > likeness.covered(said, asked) else 0
