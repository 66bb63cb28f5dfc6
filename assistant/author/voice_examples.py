"""Sentences and passages that show an author's voice, each with its place: what a writer is given beside
the figures.

Takes the corpus; gives `Example`s by kind, the most typical first: of the usual length, from the latest
reviews. `topic` brings those nearest in subject to the front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import Literal

from assistant.author.thread_signs import read_sentences
from assistant.author.voice_prose import Said, is_attributed, prose_of
from assistant.domain import Citation, Corpus, Post, value
from assistant.posts.markup import blocks

Kind = Literal["opening", "closing", "turn", "aside", "question", "quoting", "defeat", "joy"]

# What shows a kind in a sentence, in any of the languages.
TURN = re.compile(r"^(?:하지만|그런데|근데|그래도|다만|But|Still|Yet|And yet|でも|しかし)(?=[ ,])")
ASIDE = re.compile(r"[(（][^)）]{4,}[)）]")
QUESTION = re.compile(r"[?？][\"'”’)]*$")
JOY = re.compile(
    r"뿌듯|기뻤|기쁘|좋았다|행복|신났|설렜|감사하|재밌었|재미있었|자랑스러|웃었"
    r"|\b(?:proud|happy|delighted|thrilled|loved|fun|grateful|excited)\b"
)
DEFEAT = re.compile(
    r"못했|못 했|(?<![가-힣])안 (?:했|갔|썼)|실패|(?<![가-힣])졌다|아쉬|부끄|후회|걸\."
    r"|\b(?:failed|regret|disappointed|embarrass\w+|mistake|fell short|never finished)\b"
)
KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("turn", TURN),
    ("aside", ASIDE),
    ("question", QUESTION),
    ("joy", JOY),
    ("defeat", DEFEAT),
)
SHORTEST = 12  # characters of a sentence that shows anything


@value
class Example:
    """A place that shows the voice; the quotation is verbatim."""

    kind: Kind
    citation: Citation


def examples(corpus: Corpus, each: int = 3, topic: str = "") -> tuple[Example, ...]:
    """At most `each` examples of every kind, from the reviews (from all posts, where there is no review).

    With a `topic`, sentences that share its words come first.
    """
    originals = {post.path for post in corpus.originals()}
    posts = [r.post for r in reversed(corpus.yearly()) if r.post.path in originals] or list(
        corpus.originals()
    )[::-1]
    found: dict[Kind, list[tuple[float, Example]]] = {}
    language = posts[0].language if posts else "en"
    wanted = frozenset(read_sentences([topic], language)[0].topic) if topic else frozenset()
    for age, post in enumerate(p for p in posts if p.language == language):
        for example, length, usual in _shown(post):
            distance = age + abs(length - usual) / max(1.0, usual)
            if wanted:
                shared = frozenset(read_sentences([example.citation.quote], language)[0].topic)
                distance -= 2 * len(wanted & shared)
            found.setdefault(example.kind, []).append((distance, example))
    return tuple(
        example
        for kind in found
        for _, example in sorted(found[kind], key=lambda pair: (pair[0], pair[1].citation.start))[:each]
    )


def _shown(post: Post) -> Iterator[tuple[Example, int, float]]:
    """Every example in a post, with its length and the usual length of its kind."""
    said = [one for one in prose_of(post).said if not one.item and any(map(str.isalpha, one.text))]
    if not said:
        return
    usual = median(len(one.text) for one in said)
    first, last = said[0].paragraph, said[-1].paragraph
    yield _paragraph(post, "opening", [one for one in said if one.paragraph == first])
    yield _paragraph(post, "closing", [one for one in said if one.paragraph == last])
    for one in said:
        for kind, pattern in KINDS:
            if len(one.text) >= SHORTEST and pattern.search(one.text):
                yield Example(kind=kind, citation=post.cite(one.start, one.end)), len(one.text), usual
    for block in blocks(post):
        if is_attributed(block):
            yield (
                Example(kind="quoting", citation=post.cite(block.start, block.end)),
                len(block.prose),
                usual,
            )


def _paragraph(post: Post, kind: Kind, said: list[Said]) -> tuple[Example, int, float]:
    return Example(kind=kind, citation=post.cite(said[0].start, said[-1].end)), 0, 0.0
