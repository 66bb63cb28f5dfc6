"""Whether a question asks again, in other words, what was asked before: told by the local embedder.

The vectors of e5 lie close together: questions of an interview about a year share their manner and already
stand at a cosine of 0.84 in the median. What they share is taken out by subtracting the mean of the bank's
questions (Mu & Viswanath, "All-but-the-Top", ICLR 2018), and `SAME` is put where reworded questions and
different questions of the bank part: `python -m bench interview` prints both distributions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.interview.questions import Bank
from assistant.interview.text import unquoted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.memory.embeddings import Embedder

    Vectors = NDArray[np.float32]

# Of the cosine, the mean taken out. Above SAME lie 12 of 19,000 pairs of different questions; above SAME_AREA one in
# fifty of those about one part of life, which are near each other indeed, and half or more of what is reworded.
SAME, SAME_AREA = 0.55, 0.42
MANNER = 60  # questions of the bank that the mean is made from


class Repeats:
    """Compares questions by meaning. The embedder is opened at the first comparison."""

    def __init__(self, bank: Bank, open_embedder: Callable[[], Embedder]) -> None:
        self._bank = bank
        self._open = open_embedder
        self._known: dict[str, Vectors] = {}

    def repeats(self, question: str, asked: Sequence[str], same_area: Sequence[str] = ()) -> bool:
        """Whether one of the questions asked before means the same; nearer ones do, where they were about the
        same part of life. Words in quotation marks do not count: what they are about is told by their own keys.
        """
        return (bool(asked) and self.nearest(question, asked) >= SAME) or (
            bool(same_area) and self.nearest(question, same_area) >= SAME_AREA
        )

    def nearest(self, question: str, asked: Sequence[str]) -> float:
        """How near the nearest of the questions asked before is."""
        import numpy as np

        texts = [unquoted(text) for text in (question, *asked)]
        vectors = np.array([self._vector(text) for text in texts], np.float32)
        return float((vectors[1:] @ vectors[0]).max())

    def _vector(self, text: str) -> Vectors:
        import numpy as np

        if text not in self._known:
            apart = self._embedder.questions([text])[0] - self._mean
            self._known[text] = (apart / max(float(np.linalg.norm(apart)), 1e-6)).astype(np.float32)
        return self._known[text]

    @cached_property
    def _embedder(self) -> Embedder:
        return self._open()

    @cached_property
    def _mean(self) -> Vectors:
        plain = [question.wordings[0] for question in self._bank.questions if not question.slots]
        step = max(1, len(plain) // MANNER)
        mean: Vectors = self._embedder.questions(plain[::step]).mean(axis=0)
        return mean
