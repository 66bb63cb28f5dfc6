"""How an author builds sentences, counted in their reviews: how long they are, how they begin and how they end.

Takes the corpus and the form of the review to be written; gives lines in words for a prompt, and how long sentences are
as a value, so that a section can be told what becomes of its evidence. Called by voice_notes.py and the model engine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.author.voice_habits import HABITS
from assistant.domain import Corpus, Form, value
from assistant.interview.text import sentences
from assistant.posts.markup import blocks

FEWEST = 30  # sentences below which nothing can be counted
FEW = 4  # sentences that have no rhythm yet
TIMES = 3  # that a word has to come back
OFTEN = 0.006  # of all sentences: below, it is chance or what was told
TOLD = 16  # words of each kind that are told
# Habits that are kinds of words: a rate does not say which, so those are told that come back from year to year.
KINDS = {"en": ("-ly", "long word", "abstract noun")}
CHARACTERS = "characters"
UNSPACED = ("ja", "zh")  # languages that do not set words apart
IN_CHARACTERS = ("ko", *UNSPACED)  # whose sentences are measured in characters, not in words
ROUND = " .,;:!?…~*_()[]\"'“”‘’"  # what stands around a word


@value
class Rhythm:
    """How long an author's sentences are, in characters or in words: of ten, how long the shortest one, of four the
    shortest, the middle, of four the longest, of ten the longest one.
    """

    unit: str
    mean: float
    shortest: int
    short: int
    middle: int
    long: int
    longest: int

    def becomes_of(self, said: str, turns: Sequence[tuple[str, float]] = (), paragraph: float = 0.0) -> str:
        """What this author's sentences would be if they wrote down what was said, in how many paragraphs of so many
        sentences, and how often they would have each of the `turns`; empty for a few words.
        """
        size = len(said) if self.unit == CHARACTERS else len(said.split())
        number = round(size / self.mean)
        if number < FEW:
            return ""
        often = "; ".join(f"{name}: {round(number * rate)}" for name, rate in turns)
        stand = f" in {max(1, round(number / paragraph))} paragraphs" if paragraph else ""
        return (
            f"about {number} sentences{stand}, {round(number / 4)} of them {self.long} {self.unit} or longer, "
            f"{round(number / 10)} of these {self.longest} or longer, "
            f"and {round(number / 10)} of {self.shortest} or shorter"
        ) + (f", in all of them together ({often})" if often else "")


def rhythm(corpus: Corpus, form: Form) -> Rhythm | None:
    """The lengths of their sentences; None where there is too little to count."""
    said = [sentence for review in _reviews(corpus, form) for sentence in review]
    if len(said) < FEWEST:
        return None
    in_characters = form.language in IN_CHARACTERS
    lengths = sorted(len(sentence) if in_characters else len(sentence.split()) for sentence in said)
    shortest, short, middle, long, longest = (
        lengths[int(share * (len(lengths) - 1))] for share in (0.1, 0.25, 0.5, 0.75, 0.9)
    )
    return Rhythm(
        unit=CHARACTERS if in_characters else "words", mean=sum(lengths) / len(lengths),
        shortest=shortest, short=short, middle=middle, long=long, longest=longest,
    )  # fmt: skip


def phrasing(corpus: Corpus, form: Form) -> list[str]:
    """What their earlier reviews of this language show, a line each; nothing where there is too little to count."""
    reviews = _reviews(corpus, form)
    number = sum(map(len, reviews))
    lengths = rhythm(corpus, form)
    if lengths is None:
        return []
    korean = form.language == "ko"
    lines = [_lengths(lengths, korean)]
    if form.language not in UNSPACED and (begin := _told(_beginnings(reviews), number)):
        lines.append(
            f"문장을 여는 말 (100문장에): {begin}" if korean else f"sentences begin with (in 100): {begin}"
        )
    if korean and (end := _told(_endings(reviews), number)):
        lines.append(f"문장을 맺는 말 (100문장에): {end}")
    return lines + _kinds(reviews, form.language)


def _reviews(corpus: Corpus, form: Form) -> list[list[str]]:
    """The sentences of their earlier reviews, review by review."""
    return [
        [
            sentence
            for block in blocks(review.post)
            if block.kind == "paragraph"
            for sentence in sentences(block.prose)
        ]
        for review in corpus.yearly()
        if review.post.language == form.language and review.period.year < form.year
    ]


def _lengths(told: Rhythm, korean: bool) -> str:
    """The lengths of their sentences, in words."""
    if korean:
        return (
            f"문장 길이: 열에 하나는 {told.shortest}자 이하, 넷에 하나는 {told.short}자 이하, "
            f"절반은 {told.middle}자 이상, 넷에 하나는 {told.long}자 이상, 열에 하나는 {told.longest}자 이상"
        )
    return (
        f"{told.unit} in a sentence: one in ten has {told.shortest} or fewer, one in four {told.short} or fewer, "
        f"half have {told.middle} or more, one in four {told.long} or more, one in ten {told.longest} or more"
    )


def _beginnings(reviews: Sequence[Sequence[str]]) -> Counter[str]:
    """The first words of sentences, without names and figures: those tell what was said, not how."""
    known = {word.strip(ROUND) for review in reviews for sentence in review for word in sentence.split()[1:]}

    def joins(word: str) -> bool:
        return word.isalpha() and (word == "I" or not word[0].isupper() or word.lower() in known)

    first = [
        [sentence.split()[0].strip(ROUND) for sentence in review if sentence.strip()] for review in reviews
    ]
    return _returning(
        [[word for word in words if joins(word.replace("'", "").replace("’", ""))] for words in first]
    )


def _endings(reviews: Sequence[Sequence[str]]) -> Counter[str]:
    """How Korean sentences end: the last word, with the one before it where both come back together."""
    words = [[re.sub(r"\([^)]*\)\W*$", "", s).rstrip(ROUND).split() for s in review] for review in reviews]
    pairs = _returning([[" ".join(said[-2:]) for said in review if len(said) > 1] for review in words])
    single = [[said[-1] for said in review if said and " ".join(said[-2:]) not in pairs] for review in words]
    return pairs + _returning(single)


def _kinds(reviews: Sequence[Sequence[str]], language: str) -> list[str]:
    """Which words of a kind they use, a line for each kind, those of most years first; names are nobody's habit."""
    lines = []
    for habit in HABITS.get(language, ()):
        if habit.key not in KINDS.get(language, ()):
            continue
        found = [[w for s in review for w in habit.pattern.findall(s) if w.islower()] for review in reviews]
        years = Counter(word for review in found for word in set(review))
        times = Counter(word for review in found for word in review)
        several = [word for word in times if years[word] >= min(2, len(reviews)) and times[word] > 1]
        if told := sorted(several, key=lambda word: (-years[word], -times[word], word))[:TOLD]:
            lines.append(f"their {habit.en}: {', '.join(told)}")
    return lines


def _returning(reviews: Sequence[Sequence[str]]) -> Counter[str]:
    """How often each stands in all reviews, of those that come back, in more than one review where there are
    several.
    """
    times = Counter(one for review in reviews for one in review)
    years = Counter(one for review in reviews for one in set(review))
    wanted = min(2, len(reviews))
    return Counter({one: n for one, n in times.items() if n >= TIMES and years[one] >= wanted})


def _told(found: Counter[str], number: int) -> str:
    """What comes back, the commonest first, with how often in a hundred sentences."""
    often = [(word, times / number) for word, times in found.most_common(TOLD) if times / number >= OFTEN]
    return ", ".join(f"{word} {100 * share:.1f}" for word, share in often)
