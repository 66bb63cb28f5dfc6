"""The outline of a draft: every piece of evidence in a section, or left out with a reason.

Built after the author's own form. What they talked of most leads; answers that touch what a section of last
year's review was about go under its heading, moved on; the rest goes under the area it is about. Pure: a
`Brief` in, an `Outline` out. The model engine starts from it, the quoting engine writes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from assistant.author.form_words import LOOKING_BACK_WORDS
from assistant.domain import Evidence, LeftOut, Outline, OutlineSection, value
from assistant.drafting.brief import Brief
from assistant.drafting.likeness import Likeness
from assistant.drafting.purposes import Purpose, asked_for, says_next_year
from assistant.drafting.seams import seams
from assistant.drafting.topics import topic
from assistant.interview.areas import OTHER, areas
from assistant.interview.narration import telling
from assistant.interview.text import bare, plain

LIKE_A_SECTION = 0.15  # likeness of an answer to a section of last year's review that makes it its successor
LIKE_A_TURN = 0.1  # likeness to another turn that brings one along that is about nothing in particular
NAMED = 0.3  # what it counts that a question says the heading
TYPED_HEADING = 30  # characters a question may have and be a heading typed by hand
SAME_AREA = 0.05  # what it counts that both are about the same part of life
LIKE_A_POST = 0.10  # likeness of a passage to a section's answers that brings it there
SAID_ALREADY = 0.75  # how much of a passage the answers may say before it tells nothing new
POSTS_PER_SECTION = 1
FEWEST_POSTS = 3  # quoted, beside the promises, however seldom the author quotes
QUOTE = re.compile(r"^[ \t]*>", re.MULTILINE)
FEW_ANSWERS = 6  # fewer have not told the year: the posts then stand for themselves, beside them
POSTS_ALONE = 3  # of one part of life, where they do
TELLS = 0.3  # how much of a passage has to tell of something lived through
CROWDED = 3  # turns under the heading of one part of life; more are told apart
OPEN_QUESTIONS = 3  # promises nobody spoke of that become questions; more would be an exam
# What the headings of such sections say, beside that they look back.
GOAL_WORDS = ("goal", "resolution", "목표", "다짐", "계획", "약속")
ROOMS: tuple[Purpose, ...] = ("opening", "body", "regrets", "next_year", "ending")


@value
class Group:
    """What goes together under one heading: answers, and posts where they stand for themselves."""

    heading: str
    purpose: Purpose
    answers: tuple[Evidence, ...]
    part: str = ""  # the part of life it was told apart from

    @property
    def weight(self) -> int:
        """Characters the author spent on it."""
        return sum(len(piece.text) for piece in self.answers)

    @property
    def said(self) -> str:
        """All that was said, for comparing."""
        return "\n".join(plain(piece.text) for piece in self.answers)


def outline(brief: Brief) -> Outline:
    """The outline; the opening stands first and without a heading, even where nothing is there for it yet."""
    groups = _order(brief, _groups(brief))
    threads, left = _place_threads(brief, groups)
    posts, left_posts = _place_posts(brief, groups)
    sections = tuple(
        OutlineSection(
            heading=_as_renamed(brief, group.heading),
            level=brief.form.section_level if group.heading else 0,
            purpose=group.purpose,
            evidence=_in_order(brief, group, threads.get(n, ()), posts.get(n, ())),
        )
        for n, group in enumerate(groups)
    )
    return Outline(title=brief.form.title, sections=sections, left_out=(*left, *left_posts))


def _as_renamed(brief: Brief, heading: str) -> str:
    """The heading, or the one the author has put in its place before."""
    renamed = {lesson.before: lesson.after for lesson in brief.voice.lessons if lesson.kind == "heading"}
    return renamed.get(heading, heading)


# --- Answers ---------------------------------------------------------------------------------------------


def _groups(brief: Brief) -> list[Group]:
    parts = _body_headings(brief)
    headings = _by_topic(brief, parts)
    told_apart = {heading: parts[turn] for turn, heading in headings.items() if heading != parts[turn]}
    found: dict[tuple[Purpose, str], list[Evidence]] = {}
    for turn, pieces in _by_turn(brief).items():
        question = brief.questions.get(turn, "")
        purpose = asked_for(question, pieces[0].area, brief.year, brief.form.language)
        if purpose == "regrets" and brief.form.learned_from and not brief.form.regrets:
            purpose = "body"
        heading = headings[turn] if purpose == "body" else _own_heading(brief, purpose)
        for piece in pieces:
            if purpose == "body" and says_next_year(piece.text, brief.year, brief.form.language):
                found.setdefault(("next_year", brief.form.next_year), []).append(piece)
            else:
                found.setdefault((purpose, heading), []).append(piece)
    if len(_by_turn(brief)) < FEW_ANSWERS:
        for area, pieces in _telling_posts(brief).items():
            found.setdefault(
                ("body", areas(brief.form.language).labels.get(area) or _also(brief)), []
            ).extend(pieces)
    found.setdefault(("opening", ""), [])
    found.setdefault(("ending", ""), [])
    found[("ending", "")] += [piece for piece in brief.evidence if _closes(brief, piece)]
    if not found[("ending", "")]:
        del found[("ending", "")]
    if brief.form.regrets:
        found.setdefault(("regrets", brief.form.regrets), [])
    if brief.form.learned_from:
        found.setdefault(("next_year", brief.form.next_year), [])
    return [
        Group(heading=heading, purpose=purpose, answers=tuple(pieces), part=told_apart.get(heading, ""))
        for (purpose, heading), pieces in found.items()
    ]


def _by_turn(brief: Brief) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = {}
    for piece in brief.evidence:
        if piece.kind == "answer":
            found.setdefault(piece.turn or 0, []).append(piece)
    return found


def _telling_posts(brief: Brief) -> dict[str, list[Evidence]]:
    """The posts that tell of something lived through, by part of life, in the order of the year."""
    found: dict[str, list[Evidence]] = {}
    for piece in brief.evidence:
        if piece.kind != "post" or _closes(brief, piece) or _tells_little(brief, piece):
            continue
        of_area = found.setdefault(piece.area, [])
        if len(of_area) < POSTS_ALONE:
            of_area.append(piece)
    return found


def _tells_little(brief: Brief, piece: Evidence) -> bool:
    return telling(piece.text, brief.form.language) < TELLS


def announces_look_back(heading: str) -> bool:
    """Whether a section looks at what became of an earlier review's goals: "Grading last year's goals"."""
    told = heading.casefold()
    return any(word in told for word in LOOKING_BACK_WORDS) and any(word in told for word in GOAL_WORDS)


def _own_heading(brief: Brief, purpose: Purpose) -> str:
    if purpose == "regrets":
        return brief.form.regrets or seams(brief.form.language)["regrets"]
    return brief.form.next_year if purpose == "next_year" else ""


def _body_headings(brief: Brief) -> dict[int, str]:
    """The heading each turn goes under, were it of the body."""
    special = {bare(h) for h in (brief.form.regrets, brief.form.next_year) if h}
    candidates = {h: said for h, said in _moved_on(brief).items() if h and bare(h) not in special}
    about = {
        turn: brief.contexts.get(turn, "") + "\n" + "\n".join(plain(p.text) for p in pieces)
        for turn, pieces in _by_turn(brief).items()
    }
    likeness = Likeness(list(dict.fromkeys([*candidates.values(), *about.values()])), brief.form.language)
    known = areas(brief.form.language)
    looks_back = next((h for h in candidates if h in brief.form.recurring and announces_look_back(h)), None)
    found = {}
    for turn, said in about.items():
        area = _area(brief, turn)
        if looks_back and turn in brief.promises.values():
            found[turn] = looks_back
            continue
        scores = {
            heading: likeness(said, text)
            + NAMED * _names(brief.contexts.get(turn, ""), heading)
            + SAME_AREA * (known.of(text) == area != OTHER)
            for heading, text in candidates.items()
            if heading in brief.form.recurring or _names(brief.contexts.get(turn, ""), heading)
        }
        best = max(scores, key=lambda heading: scores[heading], default="")
        near = bool(best) and scores[best] >= LIKE_A_SECTION
        found[turn] = best if near else _new_heading(brief, turn, area)
    return _gathered(brief, found, about, likeness)


def _by_topic(brief: Brief, found: dict[int, str]) -> dict[int, str]:
    """The headings, with a part of life that was talked of at length told apart by what the questions named; a heading
    that the author has had for it stays.
    """
    labels = {*areas(brief.form.language).labels.values(), _also(brief)} - {*brief.form.sections}
    crowded = {heading for heading, n in Counter(found.values()).items() if n > CROWDED and heading in labels}
    said = {turn: "\n".join(p.text for p in pieces) for turn, pieces in _by_turn(brief).items()}
    topics = {
        turn: topic(brief.questions.get(turn, ""), said[turn], brief.form.language)
        for turn, heading in found.items()
        if heading in crowded
    }
    return {turn: topics.get(turn) or heading for turn, heading in found.items()}


def _gathered(
    brief: Brief, found: dict[int, str], about: dict[int, str], likeness: Likeness
) -> dict[int, str]:
    """The headings, with turns that are about nothing in particular put to the turn they have most in
    common with.
    """
    loose = [turn for turn, heading in found.items() if heading == _also(brief)]
    settled = [
        turn for turn, heading in found.items() if turn not in loose and not announces_look_back(heading)
    ]
    for turn in loose if settled else ():
        nearest = max(settled, key=lambda other: likeness(about[turn], about[other]))
        if likeness(about[turn], about[nearest]) >= LIKE_A_TURN:
            found[turn] = found[nearest]
    return found


def _also(brief: Brief) -> str:
    return areas(brief.form.language).labels.get(OTHER) or seams(brief.form.language)["also"]


def _area(brief: Brief, turn: int) -> str:
    """What a turn is about; where neither question nor answer tell, what the question quotes does."""
    known = areas(brief.form.language)
    pieces = _by_turn(brief)[turn]
    said = (brief.contexts.get(turn, ""), "\n".join(piece.text for piece in pieces))
    return next((area for area in (pieces[0].area, *map(known.of, said)) if area and area != OTHER), OTHER)


def _names(question: str, heading: str) -> bool:
    """Whether a question says the words of a heading; one syllable stands in too many words to tell."""
    return len(bare(heading)) > 1 and bare(heading) in bare(question)


def _new_heading(brief: Brief, turn: int, area: str) -> str:
    """A heading last year's review did not have: the question where it was typed as one, else the part of
    life.
    """
    question = brief.questions.get(turn, "").strip()
    if question and len(question) <= TYPED_HEADING and not question.endswith(("?", "？", ".", "요")):
        return question
    return areas(brief.form.language).labels.get(area) or _also(brief)


def _moved_on(brief: Brief) -> Mapping[str, str]:
    """Last year's sections, by the heading they would have this year, with what they said."""
    level = brief.form.section_level
    sections = [s for s in brief.past if s.level == level]
    headings = (
        brief.form.sections if len(brief.form.sections) == len(sections) else [s.heading for s in sections]
    )
    return {
        heading: f"{section.heading}\n{section.text}"
        for heading, section in zip(headings, sections, strict=True)
    }


def _closes(brief: Brief, piece: Evidence) -> bool:
    """Whether a piece is the line the author closes every review with."""
    return piece.citation is not None and bool(brief.form.last_line) and piece.citation == brief.form.ending


def _order(brief: Brief, groups: list[Group]) -> list[Group]:
    """By the place of their purpose; in the body what was talked of most leads, what was told apart stays side by side,
    odds and ends and grades come last.
    """
    weights: Counter[str] = Counter()
    for group in groups:
        weights[group.part or group.heading] += group.weight

    def place(group: Group) -> tuple[int, int, int, str, int]:
        late = 1 if group.heading == _also(brief) else 2 if announces_look_back(group.heading) else 0
        part = group.part or group.heading
        return ROOMS.index(group.purpose), late, -weights[part], part, -group.weight

    return sorted(groups, key=place)


# --- Promises --------------------------------------------------------------------------------------------


def _place_threads(brief: Brief, groups: list[Group]) -> tuple[dict[int, list[str]], list[LeftOut]]:
    """Each promise beside the answer to it; of those nobody spoke of, some as questions, where they
    belong.
    """
    reasons = seams(brief.form.language)
    place = {
        p.turn: n
        for n, group in reversed(list(enumerate(groups)))
        for p in group.answers
        if p.turn is not None
    }
    found: dict[int, list[str]] = {}
    left: list[LeftOut] = []
    answered: set[int | None] = set()  # turns that a promise stands before; a second one would be a pile
    asked = 0
    for piece in (p for p in brief.evidence if p.kind == "thread"):
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
        elif asked < OPEN_QUESTIONS and (n := _open_place(piece, groups, brief)) is not None:
            asked += 1
            found.setdefault(n, []).append(piece.id)
        else:
            left.append(LeftOut(evidence=piece.id, reason=reasons["left_unanswered"]))
    return found, left


def _open_place(piece: Evidence, groups: list[Group], brief: Brief) -> int | None:
    """The section of the same area, else the regrets, else the last of the body."""
    body = [n for n, group in enumerate(groups) if group.purpose == "body"]
    known = areas(brief.form.language)
    for n in body:
        if piece.area != OTHER and known.of(groups[n].heading + "\n" + groups[n].said) == piece.area:
            return n
    regrets = [n for n, group in enumerate(groups) if group.purpose == "regrets"]
    return next(iter([*regrets, *reversed(body)]), None)


# --- Posts -----------------------------------------------------------------------------------------------


def _place_posts(brief: Brief, groups: list[Group]) -> tuple[dict[int, list[str]], list[LeftOut]]:
    reasons = seams(brief.form.language)
    placed = {piece.id for group in groups for piece in group.answers}
    posts = [piece for piece in brief.evidence if piece.kind == "post" and piece.id not in placed]
    open_to = [
        n
        for n, group in enumerate(groups)
        if group.purpose in ("body", "regrets") and any(piece.kind == "answer" for piece in group.answers)
    ]
    if not posts or not open_to:
        little = [_tells_little(brief, piece) for piece in posts]
        why = [reasons["left_tells_little" if tells_little else "left_far"] for tells_little in little]
        return {}, [LeftOut(evidence=p.id, reason=reason) for p, reason in zip(posts, why, strict=True)]
    if any(lesson.kind == "posts" for lesson in brief.voice.lessons):
        return {}, [LeftOut(evidence=piece.id, reason=reasons["left_lesson"]) for piece in posts]
    everything = "\n".join(group.said for group in groups)
    texts = {piece.id: plain(piece.text) for piece in posts}
    likeness = Likeness(
        [*texts.values(), *(groups[n].said for n in open_to), everything], brief.form.language
    )
    ranked: list[tuple[float, int, str]] = []
    left: dict[str, str] = {}
    for piece in posts:
        n = max(open_to, key=lambda n: likeness(texts[piece.id], groups[n].said))
        near = likeness(texts[piece.id], groups[n].said)
        if _tells_little(brief, piece):
            left[piece.id] = reasons["left_tells_little"]
        elif near < LIKE_A_POST:
            left[piece.id] = reasons["left_far"]
        elif likeness.covered(texts[piece.id], everything) > SAID_ALREADY:
            left[piece.id] = reasons["left_said"]
        else:
            ranked.append((-near, n, piece.id))
    found: dict[int, list[str]] = {}
    room = max(FEWEST_POSTS, _quotations(brief) - len(brief.promises))
    for _, n, id_ in sorted(ranked):
        if len(found.get(n, ())) < POSTS_PER_SECTION and sum(map(len, found.values())) < room:
            found.setdefault(n, []).append(id_)
        else:
            left[id_] = reasons["left_enough"]
    return found, [LeftOut(evidence=piece.id, reason=left[piece.id]) for piece in posts if piece.id in left]


def _quotations(brief: Brief) -> int:
    """How many block quotes the author's last review has."""
    return sum(bool(QUOTE.search(part)) for s in brief.past for part in s.source.split("\n\n"))


def _in_order(
    brief: Brief, group: Group, threads: list[str] | tuple[str, ...], posts: list[str] | tuple[str, ...]
) -> tuple[str, ...]:
    """Each promise before the answer to it, open ones behind all answers, then the posts."""
    placed: list[str] = []
    for piece in group.answers:
        placed += [
            t for t in threads if t not in placed and t in brief.promises and brief.promises[t] == piece.turn
        ]
        placed.append(piece.id)
    placed += [t for t in threads if t not in placed]
    return (*placed, *posts)
