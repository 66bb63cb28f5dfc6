"""Search by words: BM25 over the content words of passages, with their titles and headings.

`build_lexicon` writes it, in the order of the passages; `Lexicon` opens it by memory map and tells for every
passage which share of a question's weight it carries. BM25 after Robertson & Zaragoza (2009), indexed by
bm25s; a word of the question may be met by a neighbour of it, as in the translation models of Berger &
Lafferty (1999), here with one neighbour a word and passage: the best. Called by shelf.py and recall.py.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Passage
from assistant.language.detection import FUNCTION_WORDS, detect
from assistant.language.morphemes import content_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

K1, B = 1.2, 0.75
COMMON = 0.05  # a word in a larger share of the passages says too little for its neighbours to say anything
SENTINEL = "\0"  # the one term of a last passage that is none: bm25s cannot index nothing
Field = tuple[str, str]  # a text and its language


def fields(passage: Passage) -> tuple[Field, Field]:
    """What a passage is found by: its own prose, and the title and headings it stands under."""
    return (passage.prose, passage.language), ("\n".join((passage.title, *passage.heading)), passage.language)


def join(prose: Sequence[str], names: Sequence[str]) -> list[str]:
    """One list of terms of the terms of a passage's fields."""
    return [*prose, *names]


def terms_of(texts: Sequence[Field]) -> list[list[str]]:
    """The content words of texts."""
    found: list[list[str]] = [[] for _ in texts]
    for language in sorted({language for _, language in texts}):
        mine = [i for i, (_, other) in enumerate(texts) if other == language]
        for i, terms in zip(mine, content_all([texts[i][0] for i in mine], language), strict=True):
            found[i] = terms
    return found


def question_terms(question: str) -> list[str]:
    """The content words of a question. Function words go: in a blog of another language they are rare, and
    would weigh most of all."""
    language = detect(question)
    empty = frozenset(FUNCTION_WORDS.get(language, "").split())
    return [term for term in terms_of([(question, language)])[0] if term not in empty]


def build_lexicon(folder: Path, terms: Sequence[list[str]]) -> None:
    """Write the lexicon of passages with these terms at `folder`, whole or not at all."""
    import bm25s

    index = bm25s.BM25(k1=K1, b=B, method="lucene")
    index.index([*terms, [SENTINEL]], show_progress=False)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        index.save(made, show_progress=False)
        made.replace(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


class Lexicon:
    """An opened lexicon of `size` passages. `vocabulary` gives each term its row."""

    def __init__(self, folder: Path) -> None:
        import bm25s

        index = bm25s.BM25.load(folder, mmap=True, show_progress=False)
        self.size: int = index.scores["num_docs"] - 1
        self.vocabulary: Mapping[str, int] = {
            term: row for term, row in index.vocab_dict.items() if term and term != SENTINEL
        }
        self._weights, self._owners = index.scores["data"], index.scores["indices"]
        self._starts = index.scores["indptr"]

    def rarity(self, term: str) -> float:
        """What a term weighs (idf); one that no passage has weighs most."""
        row = self.vocabulary.get(term)
        return self._rarity(0 if row is None else self._count(row))

    def is_common(self, term: str) -> bool:
        row = self.vocabulary.get(term)
        return row is not None and self._count(row) > COMMON * self.size

    def share(self, terms: Sequence[str], neighbours: Mapping[str, Sequence[tuple[int, float]]]) -> Scores:
        """For every passage, the share of the question's weight that it carries: 0 none of its words … 1 all,
        often.

        `neighbours` gives for a term rows of other terms that may stand for it, each with what it is worth (0
        to 1).
        """
        import numpy as np

        found = np.zeros(self.size, np.float32)
        total = 0.0
        for term in dict.fromkeys(terms):
            weight = self.rarity(term)
            total += weight
            best = np.zeros(self.size, np.float32)
            row = self.vocabulary.get(term)
            for other, worth in [*([(row, 1.0)] if row is not None else []), *neighbours.get(term, ())]:
                if other == row and worth != 1.0:
                    continue
                held = slice(self._starts[other], self._starts[other + 1])
                # A rare neighbour of a common word counts no more than the word itself would.
                capped = worth * min(1.0, weight / self._rarity(self._count(other)))
                owners = self._owners[held]
                best[owners] = np.maximum(best[owners], self._weights[held] * capped)
            found += best
        return found / total if total else found

    def _count(self, row: int) -> int:
        return int(self._starts[row + 1] - self._starts[row])

    def _rarity(self, count: int) -> float:
        import math

        return math.log(1 + (self.size - count + 0.5) / (count + 0.5))
