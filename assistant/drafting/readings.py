"""Sentences as the words that say something, for holding what a draft says against its evidence.

Korean by Kiwi's morphemes; other languages by words without function words and without their commonest
endings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.domain import value
from assistant.language.detection import FUNCTION_WORDS
from assistant.language.morphemes import CONTENT_TAGS, HANGUL, WORD, analyse_all, words

NOUNS = frozenset({"NNG", "NNP", "SL"})
MADE_VERB = frozenset({"XSV", "XSA"})  # 하다, 되다 behind a noun: the two are a verb
JOINING = frozenset(
    {"반면", "와중", "도중", "덕분", "중간", "이상", "결과", "마련"}
)  # nouns that join what is told
# Verbs and adverbs of Korean that stand in any sentence and say nothing of their own.
LIGHT = frozenset(
    [
        "하",
        "되",
        "있",
        "없",
        "없이",
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
        "가장",
        "제일",
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
GRAMMAR = frozenset(FUNCTION_WORDS["en"].split()) | FUNCTION_EN
ENDING = re.compile(r"(?:ing|ed|es|s|'s|’s)$")


@value
class Reading:
    """A sentence by its content words; `nouns` are those that name things (Korean only), not what is done: 사용하다."""

    words: frozenset[str]
    nouns: frozenset[str]


def read_all(sentences: Sequence[str], language: str) -> list[Reading]:
    """A reading of each sentence, in order."""
    korean = [n for n, sentence in enumerate(sentences) if language == "ko" or HANGUL.search(sentence)]
    found = [Reading(words=_words(sentence), nouns=frozenset()) for sentence in sentences]
    for n, morphemes in zip(korean, analyse_all([sentences[n] for n in korean]), strict=True):
        content = [m for m in morphemes if m.tag in CONTENT_TAGS and m.form not in LIGHT]
        done = {m.start for m, after in pairwise(morphemes) if after.tag in MADE_VERB}
        found[n] = Reading(
            words=frozenset(m.form.casefold() for m in content),
            nouns=frozenset(
                m.form.casefold()
                for m in content
                if m.tag in NOUNS and len(m.form) > 1 and m.start not in done and m.form not in JOINING
            ),
        )
    return found


@value
class Placed:
    """A content word and where it stands in its sentence."""

    text: str
    start: int
    end: int


def placed_all(sentences: Sequence[str], language: str) -> list[list[Placed]]:
    """The content words of each sentence, in order."""
    korean = [n for n, sentence in enumerate(sentences) if language == "ko" or HANGUL.search(sentence)]
    found = [
        [
            Placed(text=_stem(match.group().casefold()), start=match.start(), end=match.end())
            for match in WORD.finditer(sentence)
            if match.group().casefold() not in GRAMMAR
        ]
        for sentence in sentences
    ]
    for n, morphemes in zip(korean, analyse_all([sentences[n] for n in korean]), strict=True):
        found[n] = [
            Placed(text=m.form.casefold(), start=m.start, end=m.end)
            for m in morphemes
            if m.tag in CONTENT_TAGS and m.form not in LIGHT
        ]
    return found


def _words(sentence: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(sentence) if word not in GRAMMAR)


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
