"""What a thread is about, and which sentences of a later year speak of it.

A Korean thread is found again by its deed, clause by clause (`telling_ko.py`); any other by the words that a sentence
has in common with it, each by its weight with this author. Called by `thread_outcomes.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.author import telling_en, telling_ko
from assistant.author.later_texts import Line
from assistant.author.telling import Clause, Deed
from assistant.author.thread_signs import read_sentences
from assistant.author.word_weights import Weights, bare
from assistant.domain import Corpus, Thread, value

ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)])[ \t]")
SIMILAR = 0.55  # share of a thread's weight a sentence must have in common to be about it
HEAVIEST = 4  # words that stand for a thread
SHORTEST = 6  # characters of a quotation that can be told from chance
IN_A_POST = 0.8  # how surely a post has to speak of a thread; a review speaks of what it was about anyway
ONCE = re.compile(
    r"첫날|첫 ?주|하루는|어느 ?날|한번은"
)  # one occasion: a post that tells of one shows no habit


@value
class Matter:
    """What a thread is about, in words and as a deed."""

    thread: Thread
    language: str
    words: frozenset[str]
    core: frozenset[str]  # the words without the verb that opens "Paint the fence": it may be told by another
    more: frozenset[
        str
    ]  # what its list item says beside it: "one thick book" is known by the title that follows
    deed: Deed
    quote: str  # the thread's own words, bare
    item: str  # the bare text of the list item it opens


def matters_of(threads: Sequence[Thread], corpus: Corpus) -> list[Matter]:
    """The matter of each thread."""
    posts = {(post.folder, post.path): post for post in corpus.posts}
    found: dict[str, Matter] = {}
    for language in {post.language for post in corpus.posts}:
        own = [t for t in threads if posts[t.citation.folder, t.citation.path].language == language]
        rests = [_rest_of_item(t, posts[t.citation.folder, t.citation.path].text) for t in own]
        readings = read_sentences([t.citation.quote for t in own] + rests, language)
        for thread, rest, said, beside in zip(own, rests, readings, readings[len(own) :], strict=False):
            quote = thread.citation.quote
            if language == "ko":
                deed = telling_ko.deed_of(quote, said.morphemes, thread.kind)
            else:
                deed = telling_en.deed_of(quote, thread.kind)
            found[thread.id] = Matter(
                thread=thread,
                language=language,
                words=frozenset(said.topic),
                core=_core(thread, said.topic),
                more=frozenset(beside.topic),
                deed=deed,
                quote=bare(quote),
                item=bare(quote + rest),
            )
    return [found[thread.id] for thread in threads]


def _core(thread: Thread, topic: Sequence[str]) -> frozenset[str]:
    quote = thread.citation.quote.lower()
    opens = thread.kind == "goal" and len(topic) > 1 and quote.startswith(topic[0])
    return frozenset(topic[1:] if opens else topic)


def _rest_of_item(thread: Thread, text: str) -> str:
    """What a goal's list item says after it."""
    if not ITEM.match(text, text.rfind("\n", 0, thread.citation.start) + 1):
        return ""
    end = text.find("\n", thread.citation.end)
    return text[thread.citation.end : end if end >= 0 else len(text)]


def shared(matter: Matter, topic: Collection[str], weigh: Weights) -> float:
    """How much of a thread a text is about: 0 … 1, by the weight of the words in common.

    The heaviest words of a long sentence stand for it; the rest is how it was said.
    """
    heaviest = sorted((weigh.of(word) for word in matter.core), reverse=True)[:HEAVIEST]
    common = sum(weigh.of(word) for word in (matter.words | matter.more).intersection(topic))
    return min(1.0, common / sum(heaviest)) if heaviest else 0.0


def quotes(line: Line, matter: Matter) -> bool:
    """Whether a sentence has a thread's own words in it: all of them, in a block quote most of one of both, or a few of
    its list item in quotation marks.
    """
    if matter.quote in line.bare or (line.quoted and line.bare in matter.quote):
        return min(len(line.bare), len(matter.quote)) >= SHORTEST
    return any(len(words) >= SHORTEST and words in matter.item for words in line.mentions)


def answering(matter: Matter, line: Line) -> Sequence[Clause]:
    """The clauses of a sentence behind the thread's own words that may answer them."""
    if matter.language != "ko":
        return line.clauses
    return [clause for clause in line.clauses if telling_ko.answers(matter.deed, clause)]


def names(matter: Matter, line: Line) -> bool:
    """Whether the thing is named in a sentence or the headings above, so that a figure may be of it."""
    return matter.language == "ko" and telling_ko.speaks_of(
        matter.deed, " ".join((line.prose, *line.headings))
    )


def speaking(
    matter: Matter, line: Line, weigh: Weights, *, review: bool
) -> list[tuple[float, tuple[Clause, ...]]]:
    """The clauses of a sentence that speak of a thread, those that do so together, with how surely: 0 … 1.

    Words in common prove nothing in a post, where nobody looks back, and the thing named undoes no regret.
    """
    if not review and (matter.language != "ko" or matter.thread.kind == "regret" or ONCE.search(line.prose)):
        return []
    if matter.language == "ko":
        if not telling_ko.may_name(matter.deed, line.prose):
            return []
        near = [(telling_ko.nearness(matter.deed, clause, weigh), (clause,)) for clause in line.clauses]
        return [(sure, clauses) for sure, clauses in near if sure > 0 and (review or sure >= IN_A_POST)]
    sure = _in_common(matter, line, weigh)
    return [(sure, line.clauses)] if sure >= SIMILAR else []


def _in_common(matter: Matter, line: Line, weigh: Weights) -> float:
    """How near a sentence is to a thread, by what both are about; the headings above may say the rest."""
    if all(len(word) < 2 for word in matter.words):
        return 0.0  # "to live", "to see": about nothing that could be found again
    said, topic = matter.words | matter.more, line.topic | line.around
    near = said & line.topic and len(said & topic) >= min(2, len(matter.core))
    return shared(matter, topic, weigh) if near else 0.0
