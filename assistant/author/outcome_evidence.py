"""A later review read for what it says of former goals: its sentences with their topics, its goals with
results.

Takes a review; gives a `ReadReview`. Also tells what a single sentence says of a goal ("half of it", "did
not"). `thread_outcomes.py` is the only caller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.author.outcome_words import (
    COUNTERS,
    CUES,
    ENGLISH,
    ENGLISH_NUMBERS,
    FIGURE,
    GRADES,
    KOREAN_NUMBERS,
    OUT_OF,
    SCALES,
)
from assistant.author.sections import looks_back, section
from assistant.author.thread_signs import read_sentences
from assistant.author.thread_words import RESULT_LINE
from assistant.domain import Citation, Post, Review, Status, ThreadKind, value
from assistant.posts.markup import Block, blocks, sentences


@value
class Line:
    """A sentence of a review, with what it is about and where it stands."""

    start: int
    end: int
    prose: str
    topic: frozenset[str]
    around: frozenset[str]  # what the headings above are about
    block: int
    quoted: bool
    section: ThreadKind | None  # what the headings above announce


@value
class Graded:
    """A goal that stands in the review again, with its result."""

    goal: str
    topic: frozenset[str]
    status: Status | None  # what the grade says; None where only the result is told in words
    start: int
    end: int
    result: str


@value
class ReadReview:
    """A review, read once for all threads."""

    review: Review
    lines: tuple[Line, ...]
    graded: tuple[Graded, ...]


def read_review(review: Review) -> ReadReview:
    """`review` as lines in the order of the text, and the goals it grades."""
    post = review.post
    found = blocks(post)
    lines: list[Line] = []
    names: list[tuple[str, ...]] = []
    above: tuple[Block, ...] = ()
    for n, block in enumerate(found):
        if block.kind == "heading":
            above = (*(h for h in above if h.level < block.level), block)
        elif block.kind in ("paragraph", "item", "quote"):
            lines += _lines(review, block, n, above)
            names += [tuple(h.prose for h in above[-2:])] * (len(lines) - len(names))
    headings = list(dict.fromkeys(name for around in names for name in around))
    readings = read_sentences([line.prose for line in lines] + headings, post.language)
    topics = [frozenset(reading.topic) for reading in readings]
    of_heading = dict(zip(headings, topics[len(lines) :], strict=True))
    return ReadReview(
        review=review,
        lines=tuple(
            replace(line, topic=topic, around=frozenset().union(*(of_heading[name] for name in around)))
            for line, topic, around in zip(lines, topics, names, strict=False)
        ),
        graded=tuple(_graded(post, found)),
    )


def _lines(review: Review, block: Block, n: int, above: tuple[Block, ...]) -> list[Line]:
    place = section(above, review)
    return [
        Line(
            start=s.start, end=s.end, prose=s.prose, topic=frozenset(), around=frozenset(), block=n,
            quoted=block.kind == "quote", section=place,
        )
        for s in sentences(review.post, block)
    ]  # fmt: skip


def _graded(post: Post, found: Sequence[Block]) -> list[Graded]:
    """Goals with a result: headings over "Result:" and "Grade:" lines, and items or rows with a mark."""
    graded: list[Graded] = []
    goals: list[tuple[str, Status | None, Block]] = []
    heading: Block | None = None
    for block in found:
        if block.kind == "heading":
            heading = block
            continue
        text = post.text[block.start : block.end]
        status = _grade(text)
        if heading is not None and RESULT_LINE.match(block.prose):
            last = goals[-1] if goals and goals[-1][0] == heading.prose else None
            if last is None:
                goals.append((heading.prose, status, block))
            elif last[1] is None and status is not None:
                goals[-1] = (last[0], status, last[2])
        elif (
            status is not None
            and block.kind in ("item", "table")
            and heading is not None
            and looks_back(heading.prose)
        ):
            goals.append((block.prose, status, block))
    topics = [frozenset(r.topic) for r in read_sentences([goal for goal, _, _ in goals], post.language)]
    for (goal, status, block), topic in zip(goals, topics, strict=True):
        graded.append(
            Graded(
                goal=goal, topic=topic, status=status, start=block.start, end=block.end, result=block.prose
            )
        )
    return graded


def _grade(text: str) -> Status | None:
    box = re.search(r"\[([xX ])\]", text)
    if box:
        return "dropped" if box[1] == " " else "kept"
    return next((status for pattern, status in GRADES if pattern.search(text)), None)


REACH = 24  # characters over which "never" and "didn't" take a verb with them
CLAUSE = re.compile(r"[,;:—]|\b(?:but|and|because|so)\b")


# --- What a sentence says --------------------------------------------------------------------------------


def told_status(prose: str, language: str) -> Status | None:
    """What a sentence says became of the goal it is about; None where it does not say.

    >>> told_status("결국 절반만 읽었다", "ko")
    'partly'
    """
    cues = CUES.get(language, ENGLISH)
    if cues.partly.search(prose):
        return "partly"
    dropped = [m.end() for m in cues.dropped.finditer(prose)]
    kept = [
        m.end()
        for m in cues.kept.finditer(prose)
        if not any(0 <= m.start() - at <= REACH and not CLAUSE.search(prose, at, m.start()) for at in dropped)
    ]
    if not kept and not dropped:
        return None
    return "kept" if max(kept, default=-1) > max(dropped, default=-1) else "dropped"


def is_outspoken(prose: str, language: str) -> bool:
    """Whether the sentence speaks of goals and their keeping as such."""
    return bool(CUES.get(language, ENGLISH).strong.search(prose))


def answer_of(goal: str, result: str) -> Status | None:
    """What the figures say: "24권" against "17권" is partly. None where nothing compares.

    A figure compares with one that counts the same thing, or stands alone in both.
    """
    wanted, reached = _figures(goal), _figures(result)
    for unit, n in wanted:
        # The goal's own figure said again is no result.
        same = [m for other, m in reached if other == unit]
        told = [m for m in same if m != n] or same
        if told and n > 0:
            return _of_share(max(told) / n)
    part = OUT_OF.search(result)
    if part:
        return _of_share(int(part["some"] or part["done"]) / max(1, int(part["all"] or part["whole"])))
    return None


def _of_share(share: float) -> Status:
    return "kept" if share >= 1 else "partly" if share >= 0.25 else "dropped"


def _figures(text: str) -> list[tuple[str, float]]:
    """Figures with what they count, years left out."""
    spelled = SPELLED.sub(lambda m: str(ENGLISH_NUMBERS.index(m[1].lower())), text)
    spelled = SPELLED_KOREAN.sub(lambda m: str(KOREAN_NUMBERS.index(m[1])), spelled)
    found = []
    for match in FIGURE.finditer(spelled):
        n = float(match["n"].replace(",", "")) * SCALES.get((match["scale"] or "").lower(), 1.0)
        unit = "money" if match["money"] else (match["unit"] or "").split(" ")[-1].rstrip("s")
        if unit and not (1900 < n < 2100 and not match["money"]):
            found.append((_bare_unit(unit), n))
    return found


def _bare_unit(unit: str) -> str:
    """A Korean counter without what is glued to it: 권을, 권이라고 → 권."""
    if "가" <= unit[0] <= "힣":
        return next((counter for counter in COUNTERS if unit.startswith(counter)), unit[:1])
    return unit


SPELLED = re.compile(rf"(?i)\b({'|'.join(ENGLISH_NUMBERS)})\b(?= [a-z]+)")
SPELLED_KOREAN = re.compile(rf"(?<![가-힣])({'|'.join(KOREAN_NUMBERS[1:])}) ?(?={'|'.join(COUNTERS)})")


def cite(post: Post, start: int, end: int) -> Citation:
    """The span of a post, verbatim."""
    return Citation(
        folder=post.folder, path=post.path, start=start, end=end, quote=post.text[start:end],
        title=post.title, date=post.day,
    )  # fmt: skip
