"""What the passages' own vectors do not say: their sentences, the headings they stand under, the words of
them all.

A question asked from memory often meets a single sentence of a passage, or its heading, and seldom the
author's very words. The sync embeds these after the passages and keeps their vectors in the catalogue; those
of sentences are read for the candidates of a search alone. All nearness is told as the share of the way from
chance to sameness (`Scale`): embedders differ in how far they spread texts apart. Called by sync.py, shelf.py
and recall.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.domain import Passage, value
from assistant.language import sentences
from assistant.memory.catalogue import Catalogue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Scores = NDArray[np.float32]
    Rows = NDArray[np.intp]
    Mask = NDArray[np.bool_]

# Everyday words that have nothing to do with each other. How near an embedder takes them to be is its chance.
UNRELATED = tuple(
    word
    for line in (
        "house river money friend night doctor music letter garden window street winter bread mother",
        "집 강 돈 친구 밤 의사 음악 편지 정원 창문 거리 겨울 빵 어머니 기차 시장",
    )
    for word in line.split()
)
FEW = 4  # passages whose middle says more about them than about their language
NEIGHBOURS = 16  # words that may stand for a word of the question
COMPARED = 64  # words compared with the whole vocabulary in one go


@value
class Scale:
    """`chance` is the mean cosine of two words that have nothing to do with each other: it is the embedder's,
    where that of two passages would be the author's, who may write of one thing all the time."""

    chance: float

    def of(self, cosines: Scores) -> Scores:
        """0 for chance, 1 for the same."""
        scaled: Scores = (cosines - self.chance) / (1.0 - self.chance)
        return scaled


def chance_of(alike: Callable[[Sequence[str]], Sequence[Vectors]]) -> float:
    """The chance of an embedder."""
    import numpy as np

    vectors = np.array(alike(UNRELATED))
    apart = ~np.eye(len(vectors), dtype=bool)
    return float((vectors @ vectors.T)[apart].mean())


def sentence_texts(passage: Passage) -> list[str]:
    """The sentences of a passage; of one that is a single sentence, none: it has its own vector."""
    found = [passage.prose[start:end] for start, end in sentences.split(passage.prose)]
    return found if len(found) > 1 else []


def heading_text(passage: Passage) -> str:
    return " > ".join(passage.heading) or passage.title or passage.prose


def stands_for_others(word: str) -> bool:
    """Numbers and single letters have no neighbours that mean the same."""
    return any(character.isalpha() for character in word) and (len(word) > 1 or not word.isascii())


class Facets:
    """The facets of `passages` and of the first `vocabulary` words, as far as they are there."""

    def __init__(
        self, catalogue: Catalogue, passages: Sequence[Passage], vocabulary: int, scale: Scale, dimension: int
    ) -> None:
        import numpy as np

        self.scale = scale
        self._catalogue = catalogue
        self._dimension = dimension
        self._ids = [passage.id for passage in passages]
        told = catalogue.own_and_heading()
        self._there = np.array([id_ in told for id_ in self._ids], bool)
        own, headings = zip(*(told.get(id_, (b"", b"")) for id_ in self._ids), strict=True)
        self._headings = _stacked(headings, np.float16, dimension)
        self._own = _stacked(own, np.float16, dimension).astype(np.float32)
        words = catalogue.word_vectors()[:vocabulary]
        self._words = _stacked(words, np.float32, dimension)

    def nearest(self, question: Vectors, allowed: Mask, k: int) -> dict[int, float]:
        """The `k` allowed passages nearest to a question's vector: row and cosine. All of them are compared:
        what is outside a scope cannot move what is found in it, and a filter on the store's graph takes
        longer than the arithmetic.
        """
        import numpy as np

        cosines = np.where(allowed & self._there, self._own @ question, -np.inf)
        best = np.argsort(-cosines, kind="stable")[:k]
        return {int(row): float(cosines[row]) for row in best if np.isfinite(cosines[row])}

    def whole(self, question: Vectors, rows: Rows, otherwise: Scores) -> Scores:
        """How near these passages are to a question's vector; `otherwise` for those whose vector is not there
        yet."""
        import numpy as np

        return np.where(self._there[rows], self.scale.of(self._own[rows] @ question), otherwise)

    def headings(self, question: Vectors, rows: Rows, otherwise: Scores) -> Scores:
        """How near the headings of these passages are to a question's vector; `otherwise` for those whose
        vector is not there yet."""
        import numpy as np

        near = self._headings[rows].astype(np.float32) @ question
        return np.where(self._there[rows], self.scale.of(near), otherwise)

    def sentences(self, question: Vectors, rows: Rows, otherwise: Scores) -> Scores:
        """How near each passage's nearest sentence is; `otherwise` for passages of a single one, and for
        those whose vectors are not there yet."""
        import numpy as np

        held = self._catalogue.sentences([self._ids[row] for row in rows])
        told = [held.get(self._ids[row], b"") for row in rows]
        sizes = np.array([len(one) // (2 * self._dimension) for one in told], np.intp)
        vectors = np.frombuffer(b"".join(told), np.float16).reshape(-1, self._dimension).astype(np.float32)
        best = np.full(len(rows), -np.inf, np.float32)
        np.maximum.at(best, np.repeat(np.arange(len(rows)), sizes), vectors @ question)
        return np.where(sizes > 0, self.scale.of(best), otherwise).astype(np.float32)

    def tongue(self, question: Vectors, groups: Sequence[Rows]) -> Scores:
        """How much nearer to a question each language's passages (`groups` of rows) are than those of
        others, merely for the language they are in.

        A multilingual embedder puts what is said in one language nearer together than what is said of one
        thing (Yang et al. 2021): to be taken off. The middle of a language's passages stands for it; of one
        with a few passages only, the middle of all.
        """
        import numpy as np

        if len(groups) < 2:
            return np.zeros(len(groups), np.float32)
        everywhere = np.concatenate(groups)
        middles = [self._middle(rows if len(rows) >= FEW else everywhere) for rows in groups]
        near = np.array([middle @ question for middle in middles], np.float32)
        nearer: Scores = (near - near.max()) / (1.0 - self.scale.chance)
        return nearer

    def _middle(self, rows: Rows) -> Vectors:
        import numpy as np

        middle: Vectors = self._own[rows].mean(0, dtype=np.float32)
        return middle

    def neighbours(self, words: Vectors, used: Mask) -> list[list[tuple[int, float]]]:
        """For each of these words' vectors the used words of the vocabulary nearest it: row, and nearness
        above chance."""
        parts = [words[start : start + COMPARED] for start in range(0, len(words), COMPARED)]
        return [near for part in parts for near in self._neighbours(part, used)]

    def _neighbours(self, words: Vectors, used: Mask) -> list[list[tuple[int, float]]]:
        import numpy as np

        near = np.where(used, self.scale.of(words @ self._words.T), 0.0)
        count = min(NEIGHBOURS, near.shape[1])
        if not count:
            return [[] for _ in words]
        best = np.argpartition(-near, count - 1, axis=1)[:, :count]
        return [
            [(int(row), float(line[row])) for row in rows if line[row] > 0]
            for line, rows in zip(near, best, strict=True)
        ]

    def word(self, row: int) -> Vectors:
        """The vector of a word of the vocabulary; zeros for one that has none."""
        found: Vectors = self._words[row]
        return found


def _stacked(held: Sequence[bytes], kind: type[np.floating], dimension: int) -> NDArray[np.floating]:
    """Vectors [len(held), dimension]; zeros for those that are missing."""
    import numpy as np

    vectors = np.zeros((len(held), dimension), kind)
    there = np.array([bool(one) for one in held], bool)
    vectors[there] = np.frombuffer(b"".join(held), kind).reshape(-1, dimension)
    return vectors
