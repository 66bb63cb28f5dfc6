"""What the author resolved, hoped or regretted in their reviews, and what became of it.

`find_threads` reads the reviews offline, by the constructions of Korean and English and by where things
stand (under a heading of goals, in a section of regrets). `follow` (thread_outcomes.py) looks what later
reviews say. Both take and give frozen values; the service calls them, the model may refine them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.author.sections import announced, section
from assistant.author.thread_signs import Reading, read_sentences
from assistant.author.thread_words import RESULT_LINE
from assistant.domain import Corpus, Post, Review, Thread, ThreadKind, value
from assistant.posts.markup import Block, blocks, sentences

SAME = 0.6  # share of their topics that two sayings of one thread have in common
UNDERSTOOD = 10  # characters below which an item's first sentence is no goal anyone would recognise
TOPIC_WORDS = 6
# Nothing but a link: it points to something, and wills nothing.
POINTER = re.compile(r"[*_]*\[[^\]]*\]\([^)]*\)[*_]*|<?https?://\S+>?")


@value
class Saying:
    """A sentence, list item or heading that may be a thread, and where it stands."""

    start: int
    end: int
    prose: str
    headings: tuple[str, ...]
    place: ThreadKind | None  # what the headings above announce
    given: ThreadKind | None  # what its place alone makes it
    firmness: float  # what its place alone is worth
    item: bool = False
    led: bool = False  # an item whose list needs an announcement: its own heading is a goal, not "goals"


def find_threads(corpus: Corpus) -> tuple[Thread, ...]:
    """The threads of all reviews of whole years, in the order of the years and of the text.

    Every quote is verbatim: `citation.quote == file[citation.start:citation.end]`.
    """
    copies = {copy.place for copy in corpus.copies}
    reviews = [r for r in corpus.yearly() if r.post.place not in copies]
    return tuple(thread for review in reviews for thread in threads_of(review))


def threads_of(review: Review) -> tuple[Thread, ...]:
    """The threads one review begins, said twice but listed once."""
    said = list(_sayings(review))
    readings = read_sentences([saying.prose for saying in said], review.post.language)
    topics: dict[str, frozenset[str]] = {}
    told: list[Thread] = []
    wills = False  # whether the last running sentence wills something: "I will learn the following"
    for saying, reading in zip(said, readings, strict=True):
        if not saying.item:
            wills = saying.given == "goal" or (reading.sign is not None and reading.sign.kind == "goal")
        elif saying.led and not wills:
            saying = replace(saying, given=None, firmness=0.0)
        thread = _thread(review, saying, reading)
        if thread is not None:
            told.append(thread)
            topics[thread.id] = frozenset(reading.topic)
    kept: list[Thread] = []
    for thread in sorted(told, key=lambda t: (-t.firmness, t.citation.start)):
        if not any(_same(thread, other, topics) for other in kept):
            kept.append(thread)
    return tuple(sorted(kept, key=lambda t: t.citation.start))


# --- Where things stand ----------------------------------------------------------------------------------


def _sayings(review: Review) -> Iterator[Saying]:
    """All that the author says themselves, and the headings and items that are goals by their place."""
    post = review.post
    above: tuple[Block, ...] = ()
    for block in blocks(post):
        if block.kind == "heading":
            above = tuple(h for h in above if h.level < block.level)
            if section(above, review) == "goal" and announced(block.prose, review) is None:
                yield _whole(post, block, above, given="goal", firmness=0.95)
            above = (*above, block)
            continue
        place = section(above, review)
        if block.kind == "item" or (block.kind == "quote" and block.level and place == "goal"):
            led = place == "goal" and announced(above[-1].prose, review) is None
            yield from _item(post, block, above, place, led=led)
        elif block.kind == "paragraph":
            yield from _paragraph(post, block, above, place)


def _item(
    post: Post, block: Block, above: tuple[Block, ...], place: ThreadKind | None, *, led: bool
) -> Iterator[Saying]:
    """A list item. Under goals or regrets its first sentence is one, the rest and nested items explain it."""
    found = sentences(post, block)
    if place is None:
        for sentence in found:
            yield Saying(
                start=sentence.start, end=sentence.end, prose=sentence.prose, headings=_path(above),
                place=None, given=None, firmness=0.0, item=True,
            )  # fmt: skip
    elif found and block.level <= 1 and not RESULT_LINE.match(block.prose):
        short = len(found[0].prose) < UNDERSTOOD
        yield Saying(
            start=found[0].start, end=found[-1].end if short else found[0].end,
            prose=block.prose if short else found[0].prose,
            headings=_path(above), place=place, given=place, firmness=1.0, item=True, led=led,
        )  # fmt: skip


def _paragraph(
    post: Post, block: Block, above: tuple[Block, ...], place: ThreadKind | None
) -> Iterator[Saying]:
    """Sentences of running text; a bold one that opens a paragraph of regrets is one by its place."""
    for n, sentence in enumerate(sentences(post, block)):
        bold = n == 0 and place == "regret" and post.text.startswith(("**", "__"), sentence.start)
        yield Saying(
            start=sentence.start, end=sentence.end, prose=sentence.prose, headings=_path(above),
            place=place, given="regret" if bold else None, firmness=0.8 if bold else 0.0,
        )  # fmt: skip


def _whole(
    post: Post, block: Block, above: tuple[Block, ...], *, given: ThreadKind, firmness: float
) -> Saying:
    """A heading as a saying: its text without the marks before it."""
    prose = block.prose.strip()
    start = post.text.find(prose, block.start, block.end)
    end = start + len(prose)
    if start < 0:  # with marks inside it
        start, end = block.start, block.end
        start += len(post.text[start:end]) - len(post.text[start:end].lstrip("# "))
    return Saying(
        start=start, end=end, prose=block.prose, headings=_path(above),
        place="goal", given=given, firmness=firmness,
    )  # fmt: skip


def _path(above: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(heading.prose.strip() for heading in above)


# --- From sayings to threads -----------------------------------------------------------------------------


def _thread(review: Review, saying: Saying, reading: Reading) -> Thread | None:
    """A saying as a thread, where its place or its words make it one; too little to ask about is none."""
    sign, given = reading.sign, saying.given
    if sign is not None and sign.placed and saying.place != "goal":
        sign = None
    if not reading.topic or saying.prose.rstrip().endswith((":", "：")):
        return None
    if sign is None and POINTER.fullmatch(review.post.text[saying.start : saying.end].strip()):
        return None
    if given is None and sign is None:
        return None
    kind = given or (sign.kind if sign else "goal")
    firmness = max(saying.firmness, sign.firmness if sign else 0.0)
    start, end = _without_marks(review.post.text, saying.start, saying.end)
    return thread_at(
        review,
        start,
        end,
        kind,
        topic=" ".join(reading.topic[:TOPIC_WORDS]),
        firmness=firmness,
        headings=saying.headings,
    )


def thread_at(
    review: Review,
    start: int,
    end: int,
    kind: ThreadKind,
    *,
    topic: str,
    firmness: float,
    headings: tuple[str, ...] = (),
) -> Thread:
    """A thread whose words stand at `text[start:end]` of the review's file; its id is of its words."""
    post = review.post
    quote = post.text[start:end]
    return Thread(
        id=hashlib.sha256(f"{review.period}\0{post.path}\0{quote}".encode()).hexdigest()[:12],
        review=review.period.year,
        kind=kind,
        citation=post.cite(start, end, headings),
        topic=topic,
        firmness=firmness,
    )  # fmt: skip


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks of emphasis that open before it or close behind it: "**Run.**" is "Run."."""
    quote = text[start:end]
    for mark in ("**", "__", "*", "_"):
        opens, closes = quote.startswith(mark), quote.endswith(mark)
        whole = opens and closes and len(quote) > 2 * len(mark) and quote.count(mark) == 2
        lone = (opens or closes) and quote.count(mark) == 1
        if whole or lone:
            return start + len(mark) * opens, end - len(mark) * closes
    return start, end


def _same(one: Thread, other: Thread, topics: dict[str, frozenset[str]]) -> bool:
    a, b = topics[one.id], topics[other.id]
    shared = len(a & b)
    if one.kind != other.kind or shared < 2:
        return False
    return shared >= SAME * len(a | b) or (shared >= 4 and shared >= SAME * min(len(a), len(b)))
