"""What was written later, read for what it says of former goals: sentences and topics, goals with results.

Takes a review or posts; gives a `ReadYear`. Also tells what a single sentence says of a
goal ("half of it", "did not"). `thread_outcomes.py` is the only caller.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.author.outcome_korean import Clause, clauses_of
from assistant.author.outcome_words import (
    AT_MOST,
    BESIDE,
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
from assistant.author.outcome_words_ko import COUNTED, ENOUGH_OF_A_PACE, PACES, TIMES
from assistant.author.sections import looks_back, section
from assistant.author.thread_signs import read_sentences
from assistant.author.thread_words import MENTIONED, RESULT_LINE
from assistant.author.word_weights import bare
from assistant.domain import Citation, Post, Review, Status, ThreadKind, value
from assistant.posts.markup import Block, blocks, sentences

ANY_FIGURE = re.compile(rf"\d|(?:{'|'.join(KOREAN_NUMBERS[1:])}) ")
SPOKEN = re.compile(r"^\W{0,3}[“\"][^”\"]+[”\"][^가-힣]*$")  # somebody's words and nothing else


@value
class Line:
    """A sentence, with what it is about and where it stands."""

    citation: Citation
    prose: str
    topic: frozenset[str]
    around: frozenset[str]  # what the headings above are about
    headings: tuple[str, ...]  # the two nearest above
    clauses: tuple[Clause, ...]  # of a Korean sentence
    block: int
    quoted: bool
    section: ThreadKind | None  # what the headings above announce
    figures: bool
    bare: str  # the prose without marks and spaces
    mentions: tuple[str, ...]  # bare, what it has in quotation marks
    spoken: bool  # somebody's words and nothing else

    @property
    def tells(self) -> bool:
        """Whether the author says here how things went: no goals, nobody else's words."""
        return not (self.section == "goal" or self.quoted or self.spoken)


@value
class Graded:
    """A goal that stands in the review again, with its result."""

    goal: str
    topic: frozenset[str]
    status: Status | None  # what the grade says; None where only the result is told in words
    citation: Citation
    result: str


@value
class ReadYear:
    """What was written of a year, read once for all threads: its review or, without one, its posts."""

    year: int
    until: dt.date | None  # the day of the review
    review: bool
    lines: tuple[Line, ...]
    graded: tuple[Graded, ...]


def read_review(review: Review) -> ReadYear:
    """`review` as lines in the order of the text, and the goals it grades."""
    found = blocks(review.post)
    return ReadYear(
        year=review.period.year,
        until=review.post.day,
        review=True,
        lines=tuple(_lines(review.post, review)),
        graded=tuple(_graded(review.post, found)),
    )


def read_posts(posts: Sequence[Post], year: int) -> ReadYear:
    """The posts of a year that has no review yet."""
    lines = [line for post in posts for line in _lines(post, None)]
    return ReadYear(year=year, until=None, review=False, lines=tuple(lines), graded=())


def _lines(post: Post, review: Review | None) -> list[Line]:
    """The sentences of a post; sections count in reviews only."""
    lines: list[Line] = []
    above: tuple[Block, ...] = ()
    for n, block in enumerate(blocks(post)):
        if block.kind == "heading":
            above = (*(h for h in above if h.level < block.level), block)
        elif block.kind in ("paragraph", "item", "quote"):
            place = section(above, review) if review else None
            headed = tuple(heading.prose for heading in above[-2:])
            lines += [
                _line(
                    post.cite(told.start, told.end), told.prose, n, headed,
                    quoted=block.kind == "quote", section=place,
                )
                for told in sentences(post, block)
            ]  # fmt: skip
    headings = list(dict.fromkeys(name for line in lines for name in line.headings))
    readings = read_sentences([line.prose for line in lines] + headings, post.language)
    of_heading = {
        heading: frozenset(reading.topic)
        for heading, reading in zip(headings, readings[len(lines) :], strict=True)
    }
    return [
        replace(
            line,
            topic=frozenset(reading.topic),
            around=frozenset().union(*(of_heading[name] for name in line.headings)),
            clauses=clauses_of(line.prose, reading.morphemes),
        )
        for line, reading in zip(lines, readings, strict=False)
    ]


def _line(
    citation: Citation,
    prose: str,
    block: int,
    headings: tuple[str, ...],
    *,
    quoted: bool,
    section: ThreadKind | None = None,
) -> Line:
    """A sentence where it stands; what it is about is read for many at once."""
    return Line(
        citation=citation,
        prose=prose,
        topic=frozenset(),
        around=frozenset(),
        headings=headings,
        clauses=(),
        block=block,
        quoted=quoted,
        section=section,
        figures=bool(ANY_FIGURE.search(prose)),
        bare=bare(prose),
        mentions=tuple(bare(said) for said in MENTIONED.findall(prose)),
        spoken=bool(SPOKEN.match(prose)),
    )


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
                goal=goal,
                topic=topic,
                status=status,
                citation=post.cite(block.start, block.end),
                result=block.prose,
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
    prose = BESIDE.sub("", prose)
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
    part = OUT_OF.search(_in_digits(result))
    if part:
        return _of_share(int(part["some"] or part["done"]) / max(1, int(part["all"] or part["whole"])))
    reached = _figures(result)
    for unit, n in _paced(goal):
        # The goal's own figure said again is no result.
        same = [m for other, m in reached if other == unit]
        told = [m for m in same if m != n] or same
        if told and n > 0:
            if AT_MOST.search(goal):  # how far above is too far, only words can tell
                return "kept" if max(told) <= n else None
            return _of_share(max(told) / n)
    return None


def is_counted_again(goal: str, result: str) -> bool:
    """Whether a sentence says a goal's own figure again beside another of the same: "24권이라더니 17권"."""
    wanted, reached = _figures(goal), _figures(result)
    return any(
        (unit, n) in reached and any(other == unit and m != n for other, m in reached) for unit, n in wanted
    )


def _paced(goal: str) -> list[tuple[str, float]]:
    """A goal's figures; where it sets a pace, what that comes to in a year: "한 달에 하나" is twelve of anything."""
    figures = list(_figures(goal))
    year = next((times for pattern, times in PACES if pattern.search(goal)), None)
    if not year:
        return figures
    counted = [(unit, n * year * ENOUGH_OF_A_PACE) for unit, n in figures if unit not in TIMES]
    return counted or [*figures, *((unit, year * ENOUGH_OF_A_PACE) for unit in COUNTED)]


def _of_share(share: float) -> Status:
    return "kept" if share >= 1 else "partly" if share >= 0.25 else "dropped"


@lru_cache(maxsize=1 << 15)
def _figures(text: str) -> tuple[tuple[str, float], ...]:
    """Figures with what they count, years left out."""
    found = []
    for match in FIGURE.finditer(_in_digits(DATE.sub(" ", text))):
        n = float(match["n"].replace(",", "")) * SCALES.get((match["scale"] or "").lower(), 1.0)
        unit = "money" if match["money"] else (match["unit"] or "").split(" ")[-1].rstrip("s")
        counted = _bare_unit(unit) if unit else ""
        if counted not in ("", "년") and not (1900 < n < 2100 and not match["money"]):
            found.append((counted, n))
    return tuple(found)


def _in_digits(text: str) -> str:
    """Numbers in words as figures: "nine posts" is "9 posts"."""
    spelled = SPELLED.sub(lambda m: str(ENGLISH_NUMBERS.index(m[1].lower())), text)
    return SPELLED_KOREAN.sub(lambda m: str(KOREAN_NUMBERS.index(m[1])), spelled)


def _bare_unit(unit: str) -> str:
    """A Korean counter without what is glued to it: 권을, 권이라고 → 권."""
    if "가" <= unit[0] <= "힣":
        return next((counter for counter in COUNTERS if unit.startswith(counter)), unit[:1])
    return unit


DATE = re.compile(
    r"\d{2,4}년(?: ?\d{1,2}월)?(?: ?\d{1,2}일)?|\d{1,2}월(?: ?\d{1,2}일)?|\d{1,2}:\d{2}(?::\d{2})?"
)
SPELLED = re.compile(rf"(?i)\b({'|'.join(ENGLISH_NUMBERS)})\b(?= [a-z]+)")
# "한번" in one word is "some time", no figure.
SPELLED_KOREAN = re.compile(
    rf"(?<![가-힣])(?!한번)({'|'.join(sorted(KOREAN_NUMBERS[1:], key=len, reverse=True))}) ?(?={'|'.join(COUNTERS)})"
)
