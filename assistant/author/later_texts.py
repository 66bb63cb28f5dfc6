"""What was written later, read once for all threads: sentences with where they stand, and goals with a result.

Takes a review or posts; gives a `ReadYear`. `thread_outcomes.py` looks there for what became of a thread.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.author import telling_en, telling_ko
from assistant.author.outcome_figures import has_figures
from assistant.author.sections import looks_back, section
from assistant.author.telling import Clause
from assistant.author.thread_signs import read_sentences
from assistant.author.thread_words import MENTIONED, RESULT_LINE
from assistant.author.word_weights import bare
from assistant.domain import Citation, Post, Review, Status, ThreadKind, value
from assistant.posts.markup import Block, blocks, sentences

SPOKEN = re.compile(r"^\W{0,3}[“\"][^”\"]+[”\"][^가-힣]*$")  # somebody's words and nothing else
# A figure that is not this year's result: one of former years, an ordinal, the goal said again.
OTHER_FIGURE = re.compile(r"작년|재작년|지난해|번째|목표")
# School grades and marks under a goal. A minus on an A still reached it; figures decide where there are any.
GRADES: tuple[tuple[re.Pattern[str], Status], ...] = (
    (re.compile(r"❌|✖|✗|🚫|\[ \]|[:：→-]\s*(?:미달성|실패|미완|(?i:not done|missed|failed))\W*$"), "dropped"),
    (re.compile(r"🔺|△|⚠|🟡|[:：→-]\s*(?:진행 중|부분 달성|절반|(?i:partial(?:ly)?|in progress))\W*$"), "partly"),
    (re.compile(r"✅|⭕|☑|✔|💯|\[[xX]\]|[:：→-]\s*(?:달성|성공|완료|(?i:done|achieved|completed))\W*$"), "kept"),
    (re.compile(r"(?i:grade|score|점수|평가|등급)\W*[:：]\W*A(?:\+|\b(?!-))"), "kept"),
    (re.compile(r"(?i:grade|score|점수|평가|등급)\W*[:：]\W*(?:A-|[BC][+-]?)(?![a-z])"), "partly"),
    (re.compile(r"(?i:grade|score|점수|평가|등급)\W*[:：]\W*[DF][+-]?(?![a-z])"), "dropped"),
)  # fmt: skip


@value
class Line:
    """A sentence, with what it is about and where it stands."""

    citation: Citation
    prose: str
    topic: frozenset[str]
    around: frozenset[str]  # what the headings above are about
    headings: tuple[str, ...]  # the two nearest above
    clauses: tuple[Clause, ...]
    quoted: bool
    section: ThreadKind | None  # what the headings above announce
    bare: str  # the prose without marks and spaces
    mentions: tuple[str, ...]  # bare, what it has in quotation marks
    figures: bool  # that are of this year
    tells: bool  # the author says here how things went: no goals, nobody else's words


@value
class Graded:
    """A goal that stands in the review again, with its result."""

    goal: str
    topic: frozenset[str]
    status: Status | None  # what the grade says; None where only the result is told in words
    citation: Citation
    result: str
    clauses: tuple[Clause, ...]  # of the result


@value
class ReadYear:
    """What was written of a year: its review or, without one, its posts."""

    year: int
    until: dt.date | None  # the day of the review
    review: bool
    lines: tuple[Line, ...]
    graded: tuple[Graded, ...]


def read_review(review: Review) -> ReadYear:
    """`review` as lines in the order of the text, and the goals it grades."""
    return ReadYear(
        year=review.period.year,
        until=review.post.day,
        review=True,
        lines=tuple(_lines(review.post, review)),
        graded=tuple(_graded(review.post)),
    )


def read_posts(posts: Sequence[Post], year: int) -> ReadYear:
    """The posts of a year that has no review yet."""
    lines = tuple(line for post in posts for line in _lines(post, None))
    return ReadYear(year=year, until=None, review=False, lines=lines, graded=())


def read_clauses(texts: Sequence[str], language: str) -> list[tuple[frozenset[str], tuple[Clause, ...]]]:
    """What each sentence is about, and its clauses."""
    return [
        (
            frozenset(reading.topic),
            telling_ko.clauses_of(text, reading.morphemes)
            if language == "ko"
            else telling_en.clauses_of(text),
        )
        for text, reading in zip(texts, read_sentences(texts, language), strict=True)
    ]


def _lines(post: Post, review: Review | None) -> list[Line]:
    """The sentences of a post; sections count in reviews only."""
    stand = []
    above: tuple[Block, ...] = ()
    for block in blocks(post):
        if block.kind == "heading":
            above = (*(h for h in above if h.level < block.level), block)
        elif block.kind in ("paragraph", "item", "quote"):
            place = section(above, review) if review else None
            headed = tuple(heading.prose for heading in above[-2:])
            stand += [(told, headed, block.kind == "quote", place) for told in sentences(post, block)]
    headings = list(dict.fromkeys(name for _, headed, _, _ in stand for name in headed))
    read = read_clauses([told.prose for told, *_ in stand] + headings, post.language)
    about = {name: topic for name, (topic, _) in zip(headings, read[len(stand) :], strict=True)}
    return [
        Line(
            citation=post.cite(told.start, told.end),
            prose=told.prose,
            topic=topic,
            around=frozenset().union(*(about[name] for name in headed)),
            headings=headed,
            clauses=clauses,
            quoted=quoted,
            section=place,
            bare=bare(told.prose),
            mentions=tuple(bare(said) for said in MENTIONED.findall(told.prose)),
            figures=has_figures(told.prose) and not OTHER_FIGURE.search(told.prose),
            tells=not (place == "goal" or quoted or SPOKEN.match(told.prose)),
        )
        for (told, headed, quoted, place), (topic, clauses) in zip(stand, read, strict=False)
    ]


def _graded(post: Post) -> list[Graded]:
    """Goals with a result: headings over "Result:" and "Grade:" lines, and items or rows with a mark."""
    goals: list[tuple[str, Status | None, Block]] = []
    heading: Block | None = None
    for block in blocks(post):
        if block.kind == "heading":
            heading = block
            continue
        if heading is None:
            continue
        text = post.text[block.start : block.end]
        status = next((status for pattern, status in GRADES if pattern.search(text)), None)
        if RESULT_LINE.match(block.prose):
            last = goals[-1] if goals and goals[-1][0] == heading.prose else None
            if last is None:
                goals.append((heading.prose, status, block))
            elif last[1] is None and status is not None:
                goals[-1] = (last[0], status, last[2])
        elif status is not None and block.kind in ("item", "table") and looks_back(heading.prose):
            goals.append((block.prose, status, block))
    topics = read_clauses([goal for goal, _, _ in goals], post.language)
    results = read_clauses([block.prose for _, _, block in goals], post.language)
    return [
        Graded(
            goal=goal,
            topic=topic,
            status=status,
            citation=post.cite(block.start, block.end),
            result=block.prose,
            clauses=clauses,
        )
        for (goal, status, block), (topic, _), (_, clauses) in zip(goals, topics, results, strict=True)
    ]
