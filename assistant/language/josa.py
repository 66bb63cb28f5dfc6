"""Korean particles that follow the sound a word ends on: 은/는, 이/가, 을/를, 과/와, (으)로, (이)라고.

Takes a word and a pair, gives the particle. Used where a sentence is filled with the author's own words.
"""

from __future__ import annotations

# Each pair by either of its names: (after a final consonant, after a vowel).
PAIRS: dict[str, tuple[str, str]] = {
    name: pair
    for pair in (
        ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("아", "야"),
        ("으로", "로"), ("이라고", "라고"), ("이라는", "라는"), ("이나", "나"), ("이랑", "랑"),
    )
    for name in pair
}  # fmt: skip

# How a last sign that is no Hangul syllable is read aloud: the final consonant of its Korean reading.
DIGITS = dict(zip("0123456789", ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", ""), strict=True))
LETTERS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "r": "ㄹ"}
# Spelled-out English words that end in these are read with a final consonant (book 북, top 탑, thing 띵,
# Kotlin).
STOPS = {"k": "ㄱ", "p": "ㅂ", "t": "ㅅ", "ng": "ㅇ", "c": "ㄱ", "b": "ㅂ", "l": "ㄹ", "m": "ㅁ", "n": "ㄴ"}
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"


def final_consonant(word: str) -> str:
    """The consonant a word ends on as it is read in Korean; "" for a vowel.

    >>> final_consonant("달리기"), final_consonant("책"), final_consonant("7"), final_consonant("「딕」")
    ('', 'ㄱ', 'ㄹ', 'ㄱ')
    """
    spoken = [sign for sign in word if sign.isalnum()]
    if not spoken:
        return ""
    last = spoken[-1]
    if "가" <= last <= "힣":
        return FINALS[(ord(last) - ord("가")) % 28].strip()
    if last in FINALS:
        return last  # a consonant alone is read by its name, which ends on it: 히읗
    if last in DIGITS:
        return DIGITS[last]
    tail = "".join(spoken).lower()
    if last.isupper():
        return LETTERS.get(last.lower(), "")
    return next((final for ending, final in STOPS.items() if tail.endswith(ending)), "")


def particle(word: str, pair: str) -> str:
    """The form of `pair` (either of its forms names it) that follows `word`.

    >>> particle("달리기", "은"), particle("책", "가"), particle("서울", "으로")
    ('는', '이', '로')

    Raises:
        KeyError: no such pair.
    """
    closed, opened = PAIRS[pair]
    final = final_consonant(word)
    if (closed, opened) == ("으로", "로") and final == "ㄹ":
        return opened
    return closed if final else opened
