"""What the author resolved, hoped or regretted in their reviews, and what became of it.

`find_threads` reads the reviews offline, by the constructions of Korean and English and by where things stand
(under a heading of goals, in a section of regrets). `follow` (thread_outcomes.py) looks what later reviews say.
Both take and give frozen values; the service calls them, the model may refine them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from assistant.author.form_words import LOOKING_BACK_WORDS, NEXT_YEAR_WORDS, REGRET_WORDS
from assistant.author.thread_signs import Reading, read_sentences
from assistant.author.thread_words import RESULT_LINE
from assistant.domain import Citation, Corpus, Post, Review, Thread, ThreadKind, value
from assistant.posts.markup import Block, blocks, sentences

SAME = 0.6  # share of their topics that two sayings of one thread have in common
TOPIC_WORDS = 6


@value
class Saying:
    """A sentence, list item or heading that may be a thread, and where it stands."""

    start: int
    end: int
    prose: str
    headings: tuple[str, ...]
    given: ThreadKind | None  # what its place alone makes it
    firmness: float  # what its place alone is worth


def find_threads(corpus: Corpus) -> tuple[Thread, ...]:
    """The threads of all reviews of whole years, in the order of the years and of the text.

    Every quote is verbatim: `citation.quote == file[citation.start:citation.end]`.
    """
    copies = {copy.path for copy in corpus.copies}
    reviews = [r for r in corpus.yearly() if r.post.path not in copies]
    return tuple(thread for review in reviews for thread in threads_of(review))


def threads_of(review: Review) -> tuple[Thread, ...]:
    """The threads one review begins, said twice but listed once."""
    said = list(_sayings(review))
    readings = read_sentences([saying.prose for saying in said], review.post.language)
    topics: dict[str, frozenset[str]] = {}
    told: list[Thread] = []
    for saying, reading in zip(said, readings, strict=True):
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
    """All that the author says in their own voice, and the headings and items that are goals by their place."""
    post = review.post
    above: tuple[Block, ...] = ()
    for block in blocks(post):
        if block.kind == "heading":
            above = tuple(h for h in above if h.level < block.level)
            if _section(above, review) == "goal" and _announced(block, review) is None:
                yield _whole(post, block, above, given="goal", firmness=0.9)
            above = (*above, block)
            continue
        section = _section(above, review)
        if block.kind == "item":
            yield from _item(post, block, above, section)
        elif block.kind == "paragraph":
            yield from _paragraph(post, block, above, section)


def _section(above: tuple[Block, ...], review: Review) -> ThreadKind | None:
    """What the innermost telling heading announces."""
    return next((told for heading in reversed(above) if (told := _announced(heading, review))), None)


def _announced(heading: Block, review: Review) -> ThreadKind | None:
    told, language = heading.prose.lower(), review.post.language
    if any(word in told for word in LOOKING_BACK_WORDS):
        return None
    if str(review.period.year + 1) in told or _names(told, NEXT_YEAR_WORDS, language):
        return "goal"
    return "regret" if _names(told, REGRET_WORDS, language) else None


def _names(told: str, words: dict[str, tuple[str, ...]], language: str) -> bool:
    return any(word in told for word in (*words.get(language, ()), *words["en"]))


def _item(post: Post, block: Block, above: tuple[Block, ...], section: ThreadKind | None) -> Iterator[Saying]:
    """A list item: under a heading of goals its first sentence is one; nested items explain the one above."""
    for n, sentence in enumerate(sentences(post, block)):
        counts = n == 0 and section is not None and block.level <= 1 and not RESULT_LINE.match(sentence.prose)
        yield Saying(
            start=sentence.start, end=sentence.end, prose=sentence.prose, headings=_path(above),
            given=section if counts else None, firmness=1.0 if counts else 0.0,
        )  # fmt: skip


def _paragraph(post: Post, block: Block, above: tuple[Block, ...], section: ThreadKind | None) -> Iterator[Saying]:
    """Sentences of running text; a bold one that opens a paragraph of regrets is one by its place."""
    for n, sentence in enumerate(sentences(post, block)):
        bold = n == 0 and section == "regret" and post.text.startswith(("**", "__"), sentence.start)
        yield Saying(
            start=sentence.start, end=sentence.end, prose=sentence.prose, headings=_path(above),
            given="regret" if bold else None, firmness=0.8 if bold else 0.0,
        )  # fmt: skip


def _whole(post: Post, block: Block, above: tuple[Block, ...], *, given: ThreadKind, firmness: float) -> Saying:
    """A heading as a saying: its text without the marks before it."""
    start = post.text.find(block.prose.strip(), block.start, block.end)
    if start < 0:
        start = block.start + len(post.text[block.start : block.end]) - len(post.text[block.start : block.end].lstrip("# "))
        return Saying(start=start, end=block.end, prose=block.prose, headings=_path(above), given=given, firmness=firmness)
    end = start + len(block.prose.strip())
    return Saying(start=start, end=end, prose=block.prose, headings=_path(above), given=given, firmness=firmness)


def _path(above: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(heading.prose.strip() for heading in above)


# --- From sayings to threads -----------------------------------------------------------------------------


def _thread(review: Review, saying: Saying, reading: Reading) -> Thread | None:
    """A saying as a thread, where its place or its words make it one; too little to ask about is none."""
    sign, given = reading.sign, saying.given
    if not reading.topic or saying.prose.rstrip().endswith((":", "：")):
        return None
    if given is None and sign is None:
        return None
    kind = given or (sign.kind if sign else "goal")
    firmness = max(saying.firmness, sign.firmness if sign else 0.0)
    post = review.post
    quote = post.text[saying.start : saying.end]
    return Thread(
        id=hashlib.sha256(f"{review.period}\0{post.path}\0{quote}".encode()).hexdigest()[:12],
        review=review.period.year,
        kind=kind,
        citation=Citation(
            folder=post.folder, path=post.path, start=saying.start, end=saying.end, quote=quote,
            title=post.title, date=post.day, heading=saying.headings,
        ),
        topic=" ".join(reading.topic[:TOPIC_WORDS]),
        firmness=firmness,
    )  # fmt: skip


def _same(one: Thread, other: Thread, topics: dict[str, frozenset[str]]) -> bool:
    a, b = topics[one.id], topics[other.id]
    shared = len(a & b)
    if one.kind != other.kind or shared < 2:
        return False
    return shared >= SAME * len(a | b) or (shared >= 4 and shared >= SAME * min(len(a), len(b)))
