"""The outline of a draft: every piece of evidence in a section, or left out with a reason.

Takes the groups of what was said (grouping.py); puts each promise beside the answer to it, and beside both what the
year's posts add. Pure: a `Brief` in, an `Outline` out. The model engine starts from it, the quoting engine writes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Evidence, LeftOut, Outline, OutlineSection
from assistant.drafting.brief import Brief
from assistant.drafting.figures import figures
from assistant.drafting.grouping import Group, groups, tells_little
from assistant.drafting.likeness import Likeness, comes_back
from assistant.drafting.readings import read_all
from assistant.drafting.seams import seams
from assistant.interview.areas import OTHER
from assistant.interview.text import bare, plain

LIKE_A_POST = 0.10  # likeness of a passage to a section's answers that brings it there
SAID_ALREADY = 0.75  # how much of a passage the answers may say before it tells nothing new
POSTS_PER_SECTION = 1
FEWEST_POSTS = 3  # quoted, beside the promises, however seldom the author quotes
QUOTE = re.compile(r"^[ \t]*>", re.MULTILINE)
MOSTLY = 0.5  # how much of a section has to be about a part of life for a promise of the same to be asked for there
SAME_PROMISE = 0.6  # share of the content words of the shorter of two promises that makes them one
DATES = ("년", "월", "일")  # units
OPEN_QUESTIONS = 3  # promises nobody spoke of that become questions; more would be an exam


def outline(brief: Brief) -> Outline:
    """The outline of what is known."""
    found = groups(brief)
    threads, left = _place_threads(brief, found)
    posts, left_posts = _place_posts(brief, found)
    sections = tuple(
        OutlineSection(
            heading=as_renamed(brief, group.heading),
            level=brief.form.section_level if group.heading else 0,
            purpose=group.purpose,
            evidence=_in_order(brief, group, threads.get(n, ()), posts.get(n, ())),
        )
        for n, group in enumerate(found)
    )
    ordered = in_their_place(brief, sections)
    return Outline(title=brief.form.title, sections=ordered, left_out=(*left, *left_posts))


def in_their_place(brief: Brief, sections: Sequence[OutlineSection]) -> tuple[OutlineSection, ...]:
    """The sections, those last that come every year behind what was told of one year alone, as they stood last year:
    lessons, grades, goals, thanks.
    """
    form = brief.form
    every_year = {bare(heading) for heading in (*form.recurring, form.regrets or "", form.next_year)}
    usual = [bare(heading) for heading in brief.form.sections]
    once = max((n for n, heading in enumerate(usual) if heading not in every_year), default=-1)
    closing = usual[once + 1 :]

    def place(section: OutlineSection) -> int:
        if section.purpose != "ending" and bare(section.heading) in closing:
            return closing.index(bare(section.heading))
        return len(closing) if section.purpose in ("next_year", "ending") else -1

    return tuple(sorted(sections, key=place))


def as_renamed(brief: Brief, heading: str) -> str:
    """The heading, or the one the author has put in its place before."""
    renamed = {lesson.before: lesson.after for lesson in brief.voice.lessons if lesson.kind == "heading"}
    return renamed.get(heading, heading)


# --- Promises --------------------------------------------------------------------------------------------


def _place_threads(brief: Brief, grouped: list[Group]) -> tuple[dict[int, list[str]], list[LeftOut]]:
    """Each promise beside the answer to it; of those nobody spoke of, some as questions, where they
    belong.
    """
    reasons = seams(brief.form.language)
    place = {
        p.turn: n
        for n, group in reversed(list(enumerate(grouped)))
        for p in group.answers
        if p.turn is not None
    }
    found: dict[int, list[str]] = {}
    left: list[LeftOut] = []
    answered: set[int | None] = set()  # turns that a promise stands before; a second one would be a pile
    threads = [piece for piece in brief.evidence if piece.kind == "thread"]
    there = [piece for piece in threads if brief.promises.get(piece.id) in place]
    asked = 0
    for piece in threads:
        if piece.id in brief.passed:
            left.append(LeftOut(evidence=piece.id, reason=reasons["left_passed"]))
        elif (turn := brief.promises.get(piece.id)) in place:
            if any(lesson.kind == "promises" for lesson in brief.voice.lessons):
                left.append(LeftOut(evidence=piece.id, reason=reasons["left_lesson"]))
            elif turn in answered:
                left.append(LeftOut(evidence=piece.id, reason=reasons["left_enough"]))
            else:
                answered.add(turn)
                found.setdefault(place[turn], []).append(piece.id)
        elif _is_there(brief, piece, there):
            left.append(LeftOut(evidence=piece.id, reason=reasons["left_same"]))
        elif asked < OPEN_QUESTIONS and (n := _open_place(piece, grouped)) is not None:
            asked += 1
            there.append(piece)
            found.setdefault(n, []).append(piece.id)
        else:
            left.append(LeftOut(evidence=piece.id, reason=reasons["left_unanswered"]))
    return found, left


def _open_place(piece: Evidence, grouped: list[Group]) -> int | None:
    """The section of which most is about the same part of life, else the regrets, else the last of the body."""
    body = [n for n, group in enumerate(grouped) if group.purpose == "body"]
    alike = [n for n in body if piece.area != OTHER and grouped[n].share_of(piece.area) >= MOSTLY]
    if alike:
        return max(alike, key=lambda n: grouped[n].share_of(piece.area))
    regrets = [n for n, group in enumerate(grouped) if group.purpose == "regrets"]
    return next(iter([*regrets, *reversed(body)]), None)


def _is_there(brief: Brief, piece: Evidence, placed: list[Evidence]) -> bool:
    """Whether the same stands in the draft already, or is asked for: as many of the same, or most of the words."""
    counted = _counted(piece)
    texts = [plain(one.text) for one in (piece, *placed)]
    one, *others = (reading.words for reading in read_all(texts, brief.form.language))
    return any(
        counted & _counted(other) or len(one & two) >= SAME_PROMISE * max(1, min(len(one), len(two)))
        for other, two in zip(placed, others, strict=True)
    )


def _counted(piece: Evidence) -> set[tuple[str, str]]:
    """What a piece counts and how many of it; a date counts nothing."""
    found = figures(plain(piece.text))
    return {(f.value, f.unit) for f in found if f.unit and f.unit not in DATES}


# --- Posts -----------------------------------------------------------------------------------------------


def _place_posts(brief: Brief, grouped: list[Group]) -> tuple[dict[int, list[str]], list[LeftOut]]:
    reasons = seams(brief.form.language)
    placed = {piece.id for group in grouped for piece in group.answers}
    posts = [piece for piece in brief.evidence if piece.kind == "post" and piece.id not in placed]
    open_to = [
        n
        for n, group in enumerate(grouped)
        if group.purpose in ("body", "regrets") and any(piece.kind == "answer" for piece in group.answers)
    ]
    if not posts or not open_to:
        stand = any(piece.kind == "post" for group in grouped for piece in group.answers)
        others = "left_enough" if stand else "left_far"
        left = [(piece.id, "left_tells_little" if tells_little(brief, piece) else others) for piece in posts]
        return {}, [LeftOut(evidence=id_, reason=reasons[why]) for id_, why in left]
    if any(lesson.kind == "posts" for lesson in brief.voice.lessons):
        return {}, [LeftOut(evidence=piece.id, reason=reasons["left_lesson"]) for piece in posts]
    everything = "\n".join(group.said for group in grouped)
    texts = {piece.id: plain(piece.text) for piece in posts}
    likeness = Likeness(
        [*texts.values(), *(grouped[n].said for n in open_to), everything], brief.form.language
    )
    ranked: list[tuple[float, int, str]] = []
    far: dict[str, str] = {}
    for piece in posts:
        n = max(open_to, key=lambda n: likeness(texts[piece.id], grouped[n].said))
        near = likeness(texts[piece.id], grouped[n].said)
        if tells_little(brief, piece):
            far[piece.id] = reasons["left_tells_little"]
        elif near < LIKE_A_POST:
            far[piece.id] = reasons["left_far"]
        elif likeness.covered(texts[piece.id], everything) > SAID_ALREADY:
            far[piece.id] = reasons["left_said"]
        else:
            ranked.append((-near, n, piece.id))
    found: dict[int, list[str]] = {}
    room = max(FEWEST_POSTS, _quotations(brief) - len(brief.promises))
    for _, n, id_ in sorted(ranked):
        if len(found.get(n, ())) < POSTS_PER_SECTION and sum(map(len, found.values())) < room:
            found.setdefault(n, []).append(id_)
        else:
            far[id_] = reasons["left_enough"]
    return found, [LeftOut(evidence=piece.id, reason=far[piece.id]) for piece in posts if piece.id in far]


def _quotations(brief: Brief) -> int:
    """How many block quotes the author's last review has."""
    return sum(bool(QUOTE.search(part)) for s in brief.past for part in s.source.split("\n\n"))


def _in_order(
    brief: Brief, group: Group, threads: list[str] | tuple[str, ...], posts: list[str] | tuple[str, ...]
) -> tuple[str, ...]:
    """Each promise before the answer to it, open ones behind all answers, then the posts."""
    before: dict[str, list[str]] = {}
    for id_ in (promise for promise in threads if promise in brief.promises):
        answers = [piece for piece in group.answers if piece.turn == brief.promises[id_]]
        if answers:
            before.setdefault(_answering(brief, id_, answers).id, []).append(id_)
    placed = [id_ for piece in group.answers for id_ in (*before.get(piece.id, ()), piece.id)]
    return (*placed, *(id_ for id_ in threads if id_ not in placed), *posts)


def _answering(brief: Brief, promise: str, answers: list[Evidence]) -> Evidence:
    """The point of an answer that speaks of a promise."""
    question = brief.questions.get(brief.promises[promise], "")
    told = [piece.text for piece in answers]
    return answers[comes_back(brief.piece(promise).text, question, told, brief.form.language)]
