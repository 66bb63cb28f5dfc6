"""How much a word says in an author's reviews, and texts without what does not matter when they are compared.

Used by `later_texts.py`, `thread_matters.py`, `telling_ko.py` and `thread_outcomes.py`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping

from assistant.domain import value


@value
class Weights:
    """Inverse document frequency over sentences (Spärck Jones 1972); a word never seen weighs most of all."""

    known: Mapping[str, float]
    rarest: float

    def of(self, word: str) -> float:
        """The weight of one word."""
        return self.known.get(word, self.rarest)


def weights(sentences: Collection[Collection[str]]) -> Weights:
    """The weights of the words of sentences."""
    counted = Counter(word for words in sentences for word in words)
    known = {word: math.log(1 + len(sentences) / n) for word, n in counted.items()}
    return Weights(known=known, rarest=max(known.values(), default=1.0))


def bare(text: str) -> str:
    """Letters and figures only: how a quotation is compared with what it quotes."""
    return "".join(filter(str.isalnum, text))
