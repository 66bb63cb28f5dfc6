"""Search by words: BM25 over the content words of passages, with their titles and headings.

`Lexicon` is made of the words that the catalogue keeps of each passage. `within` looks at some of them alone:
how rare a word is, how long passages are, which words there are at all is counted among those, so that
nothing outside a search's scope moves its order. BM25 after Robertson & Zaragoza (2009), in Lucene's form; a
word of the question may be met by another in its stead, as in the translation models of Berger & Lafferty
(1999), here by one a word and passage: the best. Called by shelf.py and recall.py.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.domain import Passage
from assistant.language.detection import FUNCTION_WORDS, detect
from assistant.language.morphemes import content_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.memory.catalogue import Words

    Scores = NDArray[np.float32]
    Rows = NDArray[np.int32]
    Mask = NDArray[np.bool_]

K1, B = 1.2, 0.75
USED = 2  # passages that must have a word before it may stand for another: half of the vocabulary, as good as all
COMMON = 0.05  # a word in a larger share of the passages says too little for its neighbours to say anything
WORDS = 1_024  # whose passages are kept at hand: questions about a year have most of their words in common
COMPANIONS = 8  # words that may stand for one for the company they keep …
ACQUAINTED = 0.3  # … if they share so much: 0 by chance, 1 never apart
Field = tuple[str, str]  # a text and its language


def terms_of(passages: Sequence[Passage]) -> list[list[str]]:
    """The content words that passages are found by: their own, and those of the title and headings they
    stand under and of the post's tags."""
    named = [_names(passage) for passage in passages]
    fields = [*((passage.prose, passage.language) for passage in passages), *dict.fromkeys(named)]
    found = dict(zip(fields, _content(fields), strict=True))
    own = ((passage.prose, passage.language) for passage in passages)
    return [[*found[field], *found[name]] for field, name in zip(own, named, strict=True)]


def _names(passage: Passage) -> Field:
    return "\n".join((passage.title, *passage.heading, *passage.tags)), passage.language


def question_terms(question: str) -> list[str]:
    """The content words of a question. Function words go: in a blog of another language they are rare, and
    would weigh most of all."""
    language = detect(question)
    empty = frozenset(FUNCTION_WORDS.get(language, "").split())
    return [term for term in _content([(question, language)])[0] if term not in empty]


def _content(texts: Sequence[Field]) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in texts]
    for language in sorted({language for _, language in texts}):
        mine = [i for i, (_, other) in enumerate(texts) if other == language]
        for i, terms in zip(mine, content_all([texts[i][0] for i in mine], language), strict=True):
            found[i] = terms
    return found


class Spelling:
    """The same passages as runs of letters without any space: a word is found wherever its letters stand one
    after the other. An analyser cuts one word now so, now otherwise, and authors space compounds as they
    please (회고록, 회고 록)."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        import numpy as np

        runs = [_squeezed("\0".join((p.prose, p.title, *p.heading, *p.tags))) for p in passages]
        self._text = "\n".join(runs)
        self._ends = np.cumsum([len(run) + 1 for run in runs])

    def find(self, term: str) -> tuple[Rows, Scores]:
        """The passages where a word stands, and how often."""
        import numpy as np

        places, at = [], self._text.find(term)
        while at >= 0:
            places.append(at)
            at = self._text.find(term, at + len(term))
        rows, counts = np.unique(np.searchsorted(self._ends, places, side="right"), return_counts=True)
        return rows.astype(np.int32), counts.astype(np.float32)


def spelled(term: str) -> bool:
    """Whether a word is looked for by its letters too: Korean of two syllables or more, which an analyser may
    cut. Words between spaces are whole as they are."""
    return len(term) > 1 and all("가" <= letter <= "힣" for letter in term)


def _squeezed(text: str) -> str:
    return re.sub(r"[^\S\0]+", "", unicodedata.normalize("NFC", text)).casefold()


class Lexicon:
    """The words of the passages. `vocabulary` gives each word its row."""

    def __init__(self, words: Words, passages: Sequence[Passage]) -> None:
        import numpy as np

        if len(words.sizes) != len(passages):
            raise ValueError("words and passages do not belong together")
        self.size = len(passages)
        self.vocabulary: Mapping[str, int] = {word: row for row, word in enumerate(words.vocabulary)}
        owners = np.repeat(np.arange(self.size, dtype=np.int32), words.sizes)
        self.lengths = np.bincount(owners, weights=words.counts, minlength=self.size).astype(np.float32)
        self._rows, self._ends = words.rows, np.concatenate([[0], np.cumsum(words.sizes)])
        order = np.argsort(words.rows, kind="stable")
        self.owners, self._counts = owners[order], words.counts[order].astype(np.float32)
        per_word = np.bincount(words.rows, minlength=len(words.vocabulary))
        self.starts = np.concatenate([[0], np.cumsum(per_word)])
        if per_word.size > len(words.vocabulary):
            raise ValueError("passages have words that the vocabulary does not know")
        self._spelling = Spelling(passages)
        self.word = lru_cache(maxsize=WORDS)(self._word)

    def within(self, allowed: Mask) -> LexiconWithin:
        """The lexicon as if there were no other passages than the allowed [size]."""
        return LexiconWithin(self, allowed)

    def row(self, row: int) -> tuple[Rows, Scores]:
        """The passages that have a word of the vocabulary, and how often."""
        held = slice(int(self.starts[row]), int(self.starts[row + 1]))
        return self.owners[held], self._counts[held]

    def beside(self, passages: Rows) -> Rows:
        """The words of these passages, each as often as it is in one of them."""
        import numpy as np

        held = [self._rows[self._ends[passage] : self._ends[passage + 1]] for passage in passages]
        return np.concatenate([np.zeros(0, np.int32), *held])

    def _word(self, term: str) -> tuple[Rows, Scores]:
        """The passages that have a word, by the analyser or by its letters, and how often."""
        import numpy as np

        row = self.vocabulary.get(term)
        none = np.zeros(0, np.int32), np.zeros(0, np.float32)
        cut = none if row is None else self.row(row)
        if not spelled(term):
            return cut
        counts = np.zeros(self.size, np.float32)
        for owners, found in (cut, self._spelling.find(term)):
            counts[owners] = np.maximum(counts[owners], found)
        owners = np.flatnonzero(counts).astype(np.int32)
        return owners, counts[owners]


class LexiconWithin:
    """What words are worth among the allowed passages."""

    def __init__(self, whole: Lexicon, allowed: Mask) -> None:
        import numpy as np

        self._whole = whole
        self._allowed = allowed
        self._size = int(allowed.sum())
        seen = np.concatenate([[0], np.cumsum(allowed[whole.owners])])
        self._held = np.diff(seen[whole.starts])  # passages that have each word
        average = float(whole.lengths[allowed].mean()) if self._size else 1.0
        self._norm = K1 * (1 - B + B * whole.lengths / max(average, 1.0))

    @property
    def used(self) -> Mask:
        """For every word of the vocabulary, whether allowed passages have it, more than a single one."""
        used: Mask = self._held >= USED
        return used

    def is_common(self, term: str) -> bool:
        row = self._whole.vocabulary.get(term)
        return row is not None and int(self._held[row]) > COMMON * self._size

    def company(self, term: str) -> list[tuple[int, float]]:
        """The rare words that keep a rare word company in this author's passages: their rows, and what each is
        worth in its stead.

        What two words share is told by normalized pointwise mutual information (Bouma 2009): 0 as chance would
        have it, 1 where neither is ever without the other. Being met together is not meaning the same: half.
        """
        import numpy as np

        row = self._whole.vocabulary.get(term)
        if row is None or self._held[row] < USED:
            return []
        owners, _ = self._whole.row(row)
        rows, both = np.unique(self._whole.beside(owners[self._allowed[owners]]), return_counts=True)
        kept = (both >= USED) & (self._held[rows] <= COMMON * self._size) & (rows != row)
        rows, together = rows[kept], both[kept] / self._size
        chance = self._held[rows] / self._size * (self._held[row] / self._size)
        shared = np.log(together / chance) / -np.log(together)
        best = np.argsort(-shared, kind="stable")[:COMPANIONS]
        return [(int(rows[i]), float(shared[i]) / 2) for i in best if shared[i] > ACQUAINTED]

    def share(self, terms: Sequence[str], instead: Mapping[str, Sequence[tuple[int, float]]]) -> Scores:
        """For every passage, the share of the question's weight that it carries: 0 none of its words … 1 all,
        often; 0 for those not allowed.

        `instead` gives for a term rows of other terms that may stand for it, each with what it is worth (0 to
        1).
        """
        import numpy as np

        whole = self._whole
        found = np.zeros(whole.size, np.float32)
        total = 0.0
        for term in dict.fromkeys(terms):
            owners, counts = whole.word(term)
            weight = self._rarity(int(self._allowed[owners].sum()))
            total += weight
            best = np.zeros(whole.size, np.float32)
            best[owners] = weight * counts / (counts + self._norm[owners])
            for other, worth in instead.get(term, ()):
                if other == whole.vocabulary.get(term):
                    continue
                owners, counts = whole.row(other)
                # A rare word in the stead of a common one counts no more than the word itself would.
                idf = min(self._rarity(int(self._held[other])), weight)
                told = worth * idf * counts / (counts + self._norm[owners])
                best[owners] = np.maximum(best[owners], told)
            found += best
        return np.where(self._allowed, found / total if total else found, 0.0).astype(np.float32)

    def _rarity(self, count: int) -> float:
        """What a word weighs that so many passages have (idf)."""
        return math.log(1 + (self._size - count + 0.5) / (count + 0.5))
