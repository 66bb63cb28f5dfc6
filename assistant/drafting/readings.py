"""Sentences as the words that say something, for holding what a draft says against its evidence.

Korean by Kiwi's morphemes; other languages by words without function words and without their commonest
endings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import value
from assistant.language.detection import FUNCTION_WORDS
from assistant.language.morphemes import CONTENT_TAGS, HANGUL, analyse_all, words

NOUNS = frozenset({"NNG", "NNP", "SL"})
# Verbs and adverbs of Korean that stand in any sentence and say nothing of their own.
LIGHT = frozenset(
    [
        "하",
        "되",
        "있",
        "없",
        "같",
        "보",
        "오",
        "가",
        "주",
        "나",
        "들",
        "내",
        "그러",
        "이러",
        "그렇",
        "이렇",
        "안",
        "못",
        "더",
        "잘",
        "다",
        "또",
        "참",
        "좀",
        "그냥",
        "정말",
        "너무",
        "아주",
        "다음",
        "처음",
        "이번",
        "올해",
        "작년",
        "내년",
        "지난해",
        "이후",
        "이야기",
        "얘기",
        "마지막",
        "그때",
        "동안",
        "사이",
        "하나",
        "정도",
        "경우",
        "때문",
        "우선",
        "먼저",
        "나머지",
        "생각",
        "결국",
        "대신",
        "한번",
    ]
)
# More words of English that carry grammar, beside those that tell the language.
FUNCTION_EN = frozenset(
    [
        "a",
        "an",
        "me",
        "am",
        "been",
        "being",
        "were",
        "had",
        "did",
        "does",
        "do",
        "done",
        "by",
        "so",
        "if",
        "then",
        "than",
        "there",
        "their",
        "them",
        "he",
        "she",
        "his",
        "her",
        "him",
        "its",
        "our",
        "us",
        "your",
        "would",
        "could",
        "should",
        "will",
        "can",
        "may",
        "might",
        "just",
        "about",
        "into",
        "out",
        "up",
        "down",
        "over",
        "after",
        "before",
        "when",
        "while",
        "where",
        "who",
        "whom",
        "whose",
        "how",
        "why",
        "all",
        "any",
        "some",
        "more",
        "most",
        "very",
        "too",
        "also",
        "only",
        "own",
        "same",
        "such",
        "each",
        "both",
        "few",
        "other",
        "because",
        "until",
        "again",
        "once",
        "here",
        "these",
        "those",
        "through",
        "during",
        "between",
        "off",
        "above",
        "below",
        "what's",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "it's",
        "didn't",
        "don't",
        "doesn't",
        "wasn't",
    ]
)
ENDING = re.compile(r"(?:ing|ed|es|s|'s|’s)$")


@value
class Reading:
    """A sentence by its content words; `nouns` are those that name things (Korean only)."""

    words: frozenset[str]
    nouns: frozenset[str]


def read_all(sentences: Sequence[str], language: str) -> list[Reading]:
    """A reading of each sentence, in order."""
    korean = [n for n, sentence in enumerate(sentences) if language == "ko" or HANGUL.search(sentence)]
    found = [Reading(words=_words(sentence), nouns=frozenset()) for sentence in sentences]
    for n, morphemes in zip(korean, analyse_all([sentences[n] for n in korean]), strict=True):
        content = [m for m in morphemes if m.tag in CONTENT_TAGS and m.form not in LIGHT]
        found[n] = Reading(
            words=frozenset(m.form.casefold() for m in content),
            nouns=frozenset(m.form.casefold() for m in content if m.tag in NOUNS and len(m.form) > 1),
        )
    return found


def _words(sentence: str) -> frozenset[str]:
    function = frozenset(FUNCTION_WORDS["en"].split()) | FUNCTION_EN
    return frozenset(_stem(word) for word in words(sentence) if word not in function)


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
