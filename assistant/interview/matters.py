"""Which promises and regrets are about one matter, and how each is quoted so that it is understood.

Takes threads; gives matters: what stands in one paragraph, a heading that promises and what is listed below it, a
promise in a shorter and a longer form, a regret and the promise made of it. A matter is asked about once. Called by
the promises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from math import ceil

from assistant.domain import Corpus, Thread
from assistant.interview.quoting import LEANS, quotable, says_little
from assistant.interview.text import bare, plain
from assistant.language.sentences import split
from assistant.tables import for_language

SAME = 0.6  # share of the words of the shorter one that the other says again
IN_COMMON = 2  # words, at least
BEGUN = 2 / 3  # of the shorter of two words: begun alike so far, they are one with other endings
LETTERS = {"ko": 2, "en": 4}  # of a word that tells something

APOSTROPHE = re.compile(r"['’].*")  # what is drawn together with an English word
# English words that tell nothing of what a sentence is about.
COMMON_EN = re.compile(
    "th(?:at|is|ese|ose|en|an|em|ey|ere|eir|ing|ings)|wh(?:at|en|ere|ich|ile)|with|were|have|from|been|will|would|could"
    "|should|about|into|more|most|some|such|very|just|also|only|over|your|each|even|ever|never|because|really|still|again"
)

Matter = tuple[Thread, ...]  # the first is the one that is quoted


def matters(threads: Iterable[Thread], corpus: Corpus, language: str) -> list[Matter]:
    """The threads by what they are about: those that mean something alone first, the firmest of them before others."""
    text = {post.path: post.text for post in corpus.posts}

    def paragraph(thread: Thread) -> tuple[str, str, int]:
        source = text.get(thread.citation.path, "")
        return thread.kind, thread.citation.path, source.count("\n", 0, thread.citation.start)

    found: list[list[Thread]] = []
    ordered = sorted(threads, key=lambda thread: (thread.citation.path, thread.citation.start))
    for _, together in groupby(ordered, key=paragraph):
        new = list(together)
        same = next((matter for matter in found if _belong(matter, new, language)), None)
        found.append(new) if same is None else same.extend(new)
    first_quoted = [tuple(sorted(matter, key=lambda thread: _order(thread, matter))) for matter in found]
    promised = Counter(_section(thread) for thread in ordered if thread.kind == "goal")
    return sorted(first_quoted, key=lambda matter: (*_order(matter[0])[2:], -promised[_section(matter[0])]))


def _section(thread: Thread) -> tuple[str, str]:
    """The part of a review that a thread stands in. Of promises as firm as each other those of the part that promises
    most come first: there the author looked ahead.
    """
    return thread.citation.path, "".join(thread.citation.heading[:1])


def _belong(matter: list[Thread], new: list[Thread], language: str) -> bool:
    """Whether what stands in a paragraph is about a matter found before it."""
    under = any(_is_heading_of(thread, new[0]) for thread in matter)
    return under or say_the_same(matter[0], new[0], language)


def _is_heading_of(one: Thread, other: Thread) -> bool:
    """Whether a thread is the heading that another stands below."""
    above = other.citation.heading
    return (
        one.citation.path == other.citation.path
        and one.citation.heading == above[:-1]
        and bare(one.citation.quote) == bare("".join(above[-1:])) != ""
    )


def say_the_same(one: Thread, other: Thread, language: str) -> bool:
    """Whether two threads are about the same: most words of one stand in the other, whatever their endings."""
    return are_alike(one.citation.quote, other.citation.quote, language)


def is_told(thread: Thread, sentences: Iterable[str], language: str) -> bool:
    """Whether one of the sentences speaks of what a thread is about."""
    return any(are_alike(thread.citation.quote, sentence, language) for sentence in sentences)


def quoted(thread: Thread, corpus: Corpus) -> str:
    """What of a thread is quoted: with the sentence before it where it says little by itself and both can be held."""
    cite = thread.citation
    alone = quotable(cite.quote) or ""
    post = next((post for post in corpus.posts if post.path == cite.path), None)
    if post is None or not says_little(alone):
        return alone
    start = post.text.rfind("\n", 0, cite.start) + 1
    before = split(post.text[start : cite.start])
    together = quotable(post.text[start + before[-1][0] : cite.end]) if before else None
    return together if together and alone in together else alone


def _order(thread: Thread, matter: Iterable[Thread] = ()) -> tuple[bool, bool, bool, float]:
    """Of one matter the heading comes before what stands below it, the promise before the regret it grew from; what
    means something alone, and the firmest, before the rest.
    """
    heads = any(_is_heading_of(thread, other) for other in matter)
    leans = bool(LEANS.match(plain(thread.citation.quote)))
    return not heads, thread.kind != "goal", leans, -thread.firmness


@lru_cache(maxsize=65_536)  # an agenda is made before every turn, and compares the same ones
def are_alike(one: str, other: str, language: str) -> bool:
    """Whether most words that tell something, of the text that has fewer, stand in the other with whatever endings."""
    told, again = _telling_words(one, language), _telling_words(other, language)
    pairs = [(word, heard) for word in told for heard in again if _is_word(word, heard)]
    shared = min(len({word for word, _ in pairs}), len({heard for _, heard in pairs}))
    return shared >= IN_COMMON and shared / min(len(told), len(again)) >= SAME


def _is_word(one: str, other: str) -> bool:
    enough = max(2, ceil(BEGUN * min(len(one), len(other))))
    return one[:enough] == other[:enough]


@cache
def _telling_words(quote: str, language: str) -> frozenset[str]:
    fewest = for_language(LETTERS, language)
    said = (bare(APOSTROPHE.sub("", word)) for word in plain(quote).split())
    return frozenset(word for word in said if len(word) >= fewest and not COMMON_EN.fullmatch(word))
