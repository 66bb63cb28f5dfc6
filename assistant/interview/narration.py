"""How much a paragraph tells of something the author lived through, rather than explaining how something
works.

A year's posts are mostly about things; a review wants the places where the author says what happened. Told by
past tense and first person, from tables per language. Called where passages of the year are chosen and
quoted.
"""

from __future__ import annotations

import re

from assistant.interview.text import plain, sentences
from assistant.tables import for_language

HANGUL_FIRST, HANGUL_LAST, FINALS, DOUBLE_S = ord("가"), ord("힣"), 28, 20
# Syllables with the final ㅆ that are no past tense: 있다 (to be there), 겠 (will).
NOT_PAST = "있겠"
FIRST_PERSON = {
    "ko": re.compile(
        r"(?<![가-힣])(?:나[는도를의만]?|내[가게]?|저[는도를의만]|제가|우리[가는도]?|나에게|나한테)(?![가-힣])"
    ),
    "en": re.compile(r"\b(?:I|my|me|we|our|us|myself|I['’](?:m|d|ve|ll))\b"),
}
PAST_EN = re.compile(
    r"(?<!\bto )(?<!\bwill )(?<!['’]ll )(?<!\bcan )\b(?:\w{2,}ed|was|were|had|did|went|made|got|came|took|saw|knew"
    r"|thought|felt|found|gave|told|left|kept|began|"
    r"wrote|read|ran|bought|brought|sold|spent|met|paid|lost|won|grew|became|broke|chose|spoke|taught|fell|"
    r"held|heard|built|sent|said|slept|woke|drove|ate|drank|quit|hit|put|set|didn['’]t|wasn['’]t|couldn['’]t)\b",
    re.IGNORECASE,
)
# A sentence that speaks to the reader, lists or points elsewhere tells nothing of a life.
POINTING = re.compile(
    r"https?://|아래와 같|다음과 같|예를 들어|for example|as follows|see the|click", re.IGNORECASE
)


def narration(sentence: str, language: str) -> float:
    """0: explains, 0.6: something happened, 1: it happened to the author.

    >>> narration("어제 나는 강을 따라 걸었다.", "ko"), narration("스레드는 자원을 공유한다.", "ko")
    (1.0, 0.0)
    """
    said = plain(sentence)
    if POINTING.search(said) or len(said) < 8:
        return 0.0
    if not _is_past(said, language):
        return 0.0
    person = for_language(FIRST_PERSON, language)
    return 1.0 if person.search(said) else 0.6 if language == "ko" else 0.2


def telling(text: str, language: str) -> float:
    """How much of a paragraph's sentences tell: their mean `narration`."""
    told = [narration(sentence, language) for sentence in sentences(text)]
    return sum(told) / len(told) if told else 0.0


def _is_past(text: str, language: str) -> bool:
    if language != "ko":
        return bool(PAST_EN.search(text))
    return any(
        HANGUL_FIRST <= ord(sign) <= HANGUL_LAST and (ord(sign) - HANGUL_FIRST) % FINALS == DOUBLE_S
        for sign in text
        if sign not in NOT_PAST
    )
