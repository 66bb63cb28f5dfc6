"""How an author builds sentences, counted in their reviews: how long they are, how they begin and how they end.

Takes the corpus and the form of the review to be written; gives lines in words for a prompt. Called by voice_notes.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.domain import Corpus, Form
from assistant.interview.text import sentences
from assistant.posts.markup import blocks

FEWEST = 30  # sentences below which nothing can be counted
TIMES = 3  # that a word has to come back
OFTEN = 0.006  # of all sentences: below, it is chance or what was told
TOLD = 16  # words of each kind that are told
UNSPACED = ("ja", "zh")  # languages that do not set words apart
IN_CHARACTERS = ("ko", *UNSPACED)  # whose sentences are measured in characters, not in words
ROUND = " .,;:!?…~*_()[]\"'“”‘’"  # what stands around a word


def phrasing(corpus: Corpus, form: Form) -> list[str]:
    """What their earlier reviews of this language show, a line each; nothing where there is too little to count."""
    reviews = [
        [
            sentence
            for block in blocks(review.post)
            if block.kind == "paragraph"
            for sentence in sentences(block.prose)
        ]
        for review in corpus.yearly()
        if review.post.language == form.language and review.period.year < form.year
    ]
    said = [sentence for review in reviews for sentence in review]
    if len(said) < FEWEST:
        return []
    korean = form.language == "ko"
    lines = [_lengths(said, form.language)]
    if form.language not in UNSPACED and (begin := _told(_beginnings(reviews), len(said))):
        lines.append(
            f"문장을 여는 말 (100문장에): {begin}" if korean else f"sentences begin with (in 100): {begin}"
        )
    if korean and (end := _told(_endings(reviews), len(said))):
        lines.append(f"문장을 맺는 말 (100문장에): {end}")
    return lines


def _lengths(said: Sequence[str], language: str) -> str:
    """The lengths of their sentences: the tenth, the quarter, the half that are at most or at least so long."""
    in_characters = language in IN_CHARACTERS
    lengths = sorted(len(sentence) if in_characters else len(sentence.split()) for sentence in said)
    shortest, short, middle, long, longest = (
        lengths[int(share * (len(lengths) - 1))] for share in (0.1, 0.25, 0.5, 0.75, 0.9)
    )
    if language == "ko":
        return (
            f"문장 길이: 열에 하나는 {shortest}자 이하, 넷에 하나는 {short}자 이하, 절반은 {middle}자 이상, "
            f"넷에 하나는 {long}자 이상, 열에 하나는 {longest}자 이상"
        )
    unit = "characters" if in_characters else "words"
    return (
        f"{unit} in a sentence: one in ten has {shortest} or fewer, one in four {short} or fewer, half have {middle} "
        f"or more, one in four {long} or more, one in ten {longest} or more"
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
