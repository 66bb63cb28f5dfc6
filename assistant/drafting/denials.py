"""What a sentence denies, and whether another turns it round: word by word, for a draft joins and parts sentences as it
likes, and says in other words what it keeps to.

Takes sentences; gives the words of each, those denied apart ("하지 않을 수 없다" denies twice, so not at all). A word
that only one of the two has is no contradiction. Pure; called by the checks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.domain import value
from assistant.drafting.knowledge import knowledge
from assistant.drafting.readings import Placed, placed_all
from assistant.language.morphemes import HANGUL

BESIDE = 1  # characters between 안 or 못 and the word it denies
SAME_MATTER = 0.5  # share of the words of the shorter of two sentences that makes them speak of one thing
IN_COMMON = 2  # words, at least
# Where what an English denial is about ends: "from nothing or go back" does not deny going.
CLAUSE = re.compile(
    r"[,;:.!?()“”\"]|\b(?:and|or|but|because|so|while|although|though|which)\b", re.IGNORECASE
)
SHORT = 3  # words of two sentences, which one word in common joins


@value
class Stance:
    """The words of a sentence: `denied` and `affirmed`, or both where a word stands twice; `beside` are those before a
    denied one, in English those behind it in its clause too, for a denial may be about them: 지표가 보이지 않다
    and 지표가 없다 say the same, as do "not the tool" and "not the right tool".
    """

    affirmed: frozenset[str]
    denied: frozenset[str]
    beside: frozenset[tuple[str, str]]

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return self.affirmed | self.denied

    def perhaps_denied(self, word: str, other: Stance) -> bool:
        """Whether a denial beside a word is about it: what it is nearest to is no word of the other sentence."""
        return any(one == word and denied not in other.words for one, denied in self.beside)


def stances_of(sentences: Sequence[str], language: str) -> list[Stance]:
    """The stance of each sentence, in order."""
    return [
        _stance(sentence, words, language)
        for sentence, words in zip(sentences, placed_all(sentences, language), strict=True)
    ]


def turned_round(said: Stance, told: Sequence[Stance]) -> frozenset[str]:
    """The words that a sentence affirms where all that speaks of the same denies them, or denies where all affirms."""
    alike = [one for one in told if _speak_of_one(said, one)]
    known = frozenset[str]().union(*(one.words for one in told))
    # Denied in a word the evidence does not have, where nothing it says of the matter denies anything.
    foreign = (
        said.denied - known if alike and not any(one.denied or one.beside for one in alike) else frozenset()
    )
    return foreign | frozenset(
        word
        for word in said.affirmed ^ said.denied
        if (there := [one for one in alike if word in one.words])
        and all(_turns_round(word, said, one) for one in there)
    )


def _turns_round(word: str, said: Stance, told: Stance) -> bool:
    if word in said.denied:
        return word not in told.denied and not told.perhaps_denied(word, said)
    return word not in told.affirmed and not said.perhaps_denied(word, told)


def _speak_of_one(one: Stance, other: Stance) -> bool:
    common, fewest = len(one.words & other.words), min(len(one.words), len(other.words))
    if common < IN_COMMON and len(one.words | other.words) > SHORT:
        return False
    return common > 0 and common >= SAME_MATTER * fewest


def _stance(sentence: str, words: Sequence[Placed], language: str) -> Stance:
    korean = language == "ko" or bool(HANGUL.search(sentence))
    times: Counter[int] = Counter()
    beside: set[tuple[str, str]] = set()
    for match in knowledge("ko" if korean else language).negation.finditer(sentence):
        if korean and any(word.start <= match.start() and match.end() < word.end for word in words):
            continue  # part of a word that denies nothing by itself: 상관없이
        before = [n for n, word in enumerate(words) if word.end <= match.end()]
        after = [n for n, word in enumerate(words) if word.start >= match.end()]
        if korean:
            next_to_it = after and match[0] in ("안", "못") and words[after[0]].start <= match.end() + BESIDE
            nearest = after[:1] if next_to_it else before[-1:]
            around = before[-2:]
        else:
            ends = CLAUSE.search(sentence, match.end())
            clause = [n for n in after if ends is None or words[n].start < ends.start()]
            nearest, around = clause[:1], [*before[-2:], *clause[1:]]
        times.update(nearest)
        beside.update((words[n].text, words[m].text) for m in nearest for n in around if n != m)
    return Stance(
        affirmed=frozenset(word.text for n, word in enumerate(words) if times[n] % 2 == 0),
        denied=frozenset(word.text for n, word in enumerate(words) if times[n] % 2),
        beside=frozenset(beside),
    )
