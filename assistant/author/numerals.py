# ruff: noqa: SIM905 - a list of words is read in one line
"""Number words from 1 to 99, as they count years, ages and turns.

Each table maps a number to its word; `years.py` reads a word back and writes the one that is due.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def _korean(units: Sequence[str], twenty: str) -> dict[int, str]:
    """Native numerals: what stands for one to nine, and twenty where nothing follows it."""
    tens = ("", *"열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split())
    words = {10 * ten + one: tens[ten] + ("", *units)[one] for ten in range(10) for one in range(10)}
    return {number: word for number, word in words.items() if word} | {20: twenty}


def _english(ones: Sequence[str], tens: Sequence[str]) -> dict[int, str]:
    """The words for 1 to 19 and for twenty, thirty … ninety; between them stand compounds: thirty-one."""
    words = dict(enumerate(ones, 1))
    first = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for place, (joined, ending) in enumerate(zip(first, tens, strict=True), 2):
        words[10 * place] = ending
        words |= {10 * place + one: f"{joined}-{ones[one - 1]}" for one in range(1, 10)}
    return words


# 서른한 살, 두 번째: before what is counted.
KOREAN_BEFORE: Mapping[int, str] = _korean("한 두 세 네 다섯 여섯 일곱 여덟 아홉".split(), "스무")
# 서른하나를 보내며: alone.
KOREAN_ALONE: Mapping[int, str] = _korean("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉".split(), "스물")
ENGLISH_CARDINALS: Mapping[int, str] = _english(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split(),
    "twenty thirty forty fifty sixty seventy eighty ninety".split(),
)
ENGLISH_ORDINALS: Mapping[int, str] = _english(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(),
)


def pattern_of(words: Mapping[int, str]) -> str:
    """What matches any of the words, the longest first."""
    return "|".join(sorted(words.values(), key=len, reverse=True))


def number_of(written: str, words: Mapping[int, str]) -> int:
    """The number a figure or a word of the table stands for.

    Raises:
        KeyError: it is neither.
    """
    if written.isdecimal():
        return int(written)
    return {word: number for number, word in words.items()}[written.lower()]
