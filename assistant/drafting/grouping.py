"""What was said, by what it is about: which answers stand together under which heading, and in which order.

Built after the author's own form. What they talked of most leads; answers that touch what a section of last year's
review was about go under its heading, moved on; the rest goes under the part of life it is about. Pure; called by
outline.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

from assistant.author.form_words import ENDING_WORDS, LOOKING_BACK_WORDS
from assistant.domain import Evidence, value
from assistant.drafting.brief import Brief
from assistant.drafting.likeness import Likeness
from assistant.drafting.purposes import Purpose, asked_for, says_next_year
from assistant.drafting.readings import read_all
from assistant.drafting.seams import seams
from assistant.drafting.topics import topic
from assistant.interview.areas import OTHER, areas
from assistant.interview.narration import telling
from assistant.interview.text import bare, plain, unquoted

LIKE_A_SECTION = 0.15  # likeness of an answer to a section of last year's review that makes it its successor
LIKE_A_TURN = 0.1  # likeness to another turn that brings one along that is about nothing in particular
NAMED = 0.3  # what it counts that a question says the heading
TYPED_HEADING = 30  # characters a question may have and be a heading typed by hand
SAME_AREA = 0.05  # what it counts that both are about the same part of life
FEW_ANSWERS = 6  # fewer have not told the year: the posts then stand for themselves, beside them
POSTS_ALONE = 3  # of one part of life, where they do
SURELY = 2  # words that tell of it
TELLS = 0.3  # how much of a passage has to tell of something lived through
TAKEN_UP = 2  # content words of an answer that a question about it says again
CROWDED = 3  # turns under the heading of one part of life; more are told apart
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

    def share_of(self, area: str) -> float:
        """How much of it is about a part of life, 0 to 1."""
        about = sum(len(piece.text) for piece in self.answers if piece.area == area)
        return about / self.weight if self.weight else 0.0

    @property
    def said(self) -> str:
        """All that was said, for comparing."""
        return "\n".join(plain(piece.text) for piece in self.answers)


def groups(brief: Brief) -> list[Group]:
    """The groups in the order of the draft; the opening stands first and without a heading, even where nothing is there
    for it yet.
    """
    parts = _body_headings(brief)
    headings = _by_topic(brief, parts)
    told_apart = {heading: parts[turn] for turn, heading in headings.items() if heading != parts[turn]}
    found: dict[tuple[Purpose, str], list[Evidence]] = {}
    for turn, pieces in _by_turn(brief).items():
        purpose = _purpose(brief, turn)
        heading = headings[turn] if purpose == "body" else _own_heading(brief, purpose)
        for piece in pieces:
            if purpose == "body" and says_next_year(piece.text, brief.year, brief.form.language):
                found.setdefault(("next_year", brief.form.next_year), []).append(piece)
            else:
                found.setdefault((purpose, heading), []).append(piece)
    if len(_by_turn(brief)) < FEW_ANSWERS:
        spoken_of = {heading for purpose, heading in found if purpose == "body"}
        for heading, pieces in _telling_posts(brief, spoken_of).items():
            found.setdefault(("body", heading), []).extend(pieces)
    found[("opening", "")] = [
        *(piece for piece in brief.evidence if _opens(brief, piece)),
        *found.get(("opening", ""), ()),
    ]
    closing = [piece for piece in brief.evidence if _closes(brief, piece)]
    if closing:
        found.setdefault(("ending", _own_heading(brief, "ending")), []).extend(closing)
    if brief.form.regrets:
        found.setdefault(("regrets", brief.form.regrets), [])
    if brief.form.learned_from:
        found.setdefault(("next_year", brief.form.next_year), [])
    return _order(
        brief,
        [
            Group(heading=heading, purpose=purpose, answers=tuple(pieces), part=told_apart.get(heading, ""))
            for (purpose, heading), pieces in found.items()
        ],
    )


def _by_turn(brief: Brief) -> dict[int, list[Evidence]]:
    found: dict[int, list[Evidence]] = {}
    for piece in brief.evidence:
        if piece.kind == "answer":
            found.setdefault(piece.turn or 0, []).append(piece)
    return found


def _purpose(brief: Brief, turn: int) -> Purpose:
    """The part of the review a turn was asked for; regrets go with the rest where the author has no section of them."""
    area = _by_turn(brief)[turn][0].area
    asked = asked_for(brief.questions.get(turn, ""), area, brief.year, brief.form.language)
    if asked == "body" and _follows_up(brief, turn):
        asked = _purpose(brief, turn - 1)
    without = asked == "regrets" and brief.form.learned_from and not brief.form.regrets
    return "body" if without else asked


def _follows_up(brief: Brief, turn: int) -> bool:
    """Whether a question takes up what the answer before it said of the year to come: it belongs there too."""
    before = _by_turn(brief).get(turn - 1)
    if not before or turn in brief.promises.values() or _purpose(brief, turn - 1) != "next_year":
        return False
    said = "\n".join(plain(piece.text) for piece in before)
    asked, told = read_all([unquoted(brief.questions.get(turn, "")), said], brief.form.language)
    return len(asked.words & told.words) >= max(TAKEN_UP, len(asked.words) / 2)


def _telling_posts(brief: Brief, spoken_of: Set[str]) -> dict[str, list[Evidence]]:
    """The posts that tell most of something lived through, by their heading, in the order of the year."""
    found: dict[str, list[Evidence]] = {}
    for piece in brief.evidence:
        of_the_year = piece.kind == "post" and not _closes(brief, piece) and not _opens(brief, piece)
        if of_the_year and not tells_little(brief, piece):
            found.setdefault(_heading_of_post(brief, piece, spoken_of), []).append(piece)
    language = brief.form.language
    return {
        heading: [piece for piece in pieces if piece in _most_telling(pieces, language)]
        for heading, pieces in found.items()
    }


def _most_telling(pieces: list[Evidence], language: str) -> list[Evidence]:
    return sorted(pieces, key=lambda piece: -telling(piece.text, language))[:POSTS_ALONE]


def _heading_of_post(brief: Brief, piece: Evidence, spoken_of: Set[str]) -> str:
    """The part of life a post is about, where the author speaks of it or more than a word does: one may stand there by
    chance.
    """
    known = areas(brief.form.language)
    label = known.labels.get(piece.area, "")
    surely = known.counted(f"{piece.topic}\n{piece.text}")[piece.area] >= SURELY
    return label if label in spoken_of or surely else seams(brief.form.language)["own_posts"]


def tells_little(brief: Brief, piece: Evidence) -> bool:
    """Whether a passage explains something rather than telling what was lived through."""
    return telling(piece.text, brief.form.language) < TELLS


def _announces_look_back(heading: str) -> bool:
    """Whether a section looks at what became of an earlier review's goals: "Grading last year's goals"."""
    told = heading.casefold()
    return any(word in told for word in LOOKING_BACK_WORDS) and any(word in told for word in GOAL_WORDS)


def _own_heading(brief: Brief, purpose: Purpose) -> str:
    if purpose == "regrets":
        return brief.form.regrets or seams(brief.form.language)["regrets"]
    if purpose == "ending":
        return _ending_heading(brief)
    return brief.form.next_year if purpose == "next_year" else ""


def _ending_heading(brief: Brief) -> str:
    """The heading over the last words, where last year's review had one."""
    last = next(reversed(brief.form.sections), "")
    if not last or bare(last) in {bare(h) for h in (brief.form.regrets, brief.form.next_year) if h}:
        return ""
    return last if any(word in last.casefold() for word in ENDING_WORDS) else ""


def _body_headings(brief: Brief) -> dict[int, str]:
    """The heading each turn goes under, were it of the body."""
    special = {bare(h) for h in (brief.form.regrets, brief.form.next_year, _ending_heading(brief)) if h}
    candidates = {h: said for h, said in _moved_on(brief).items() if h and bare(h) not in special}
    about = {
        turn: brief.contexts.get(turn, "") + "\n" + "\n".join(plain(p.text) for p in pieces)
        for turn, pieces in _by_turn(brief).items()
    }
    likeness = Likeness(list(dict.fromkeys([*candidates.values(), *about.values()])), brief.form.language)
    area_of = {heading: areas(brief.form.language).of(text) for heading, text in candidates.items()}
    looks_back = next((h for h in candidates if h in brief.form.recurring and _announces_look_back(h)), None)
    found = {}
    for turn, said in about.items():
        area = _area(brief, turn)
        if looks_back and turn in brief.promises.values():
            found[turn] = looks_back
            continue
        scores = {
            heading: likeness(said, text)
            + NAMED * _names(brief.contexts.get(turn, ""), heading)
            + SAME_AREA * (area_of[heading] == area != OTHER)
            for heading, text in candidates.items()
            if heading in brief.form.recurring or _names(brief.contexts.get(turn, ""), heading)
        }
        best = max(scores, key=lambda heading: scores[heading], default="")
        near = bool(best) and scores[best] >= LIKE_A_SECTION
        found[turn] = best if near else _new_heading(brief, turn, area)
    return _gathered(brief, found)


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


def _gathered(brief: Brief, found: dict[int, str]) -> dict[int, str]:
    """The headings, with turns that are about nothing in particular put to the turn of the body they have most in
    common with: by what was told and quoted there, for questions are all worded alike.
    """
    loose = [turn for turn, heading in found.items() if heading == _also(brief)]
    settled = [
        turn
        for turn, heading in found.items()
        if turn not in loose and not _announces_look_back(heading) and _purpose(brief, turn) == "body"
    ]
    told = {
        turn: "\n".join([brief.contexts.get(turn, "").partition("\n")[2], *(plain(p.text) for p in pieces)])
        for turn, pieces in _by_turn(brief).items()
    }
    likeness = Likeness(list(dict.fromkeys(told.values())), brief.form.language)
    for turn in loose if settled else ():
        nearest = max(settled, key=lambda other: likeness(told[turn], told[other]))
        if likeness(told[turn], told[nearest]) >= LIKE_A_TURN:
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


def _opens(brief: Brief, piece: Evidence) -> bool:
    """Whether a piece is the line the author opens every review with."""
    return any(piece.citation == line.citation for line in brief.form.standing if not line.heading)


def _order(brief: Brief, found: list[Group]) -> list[Group]:
    """By the place of their purpose; in the body what was talked of most leads, what was told apart stays side by side,
    odds and ends and grades come last.
    """
    weights: Counter[str] = Counter()
    for group in found:
        weights[group.part or group.heading] += group.weight

    odds = (_also(brief), seams(brief.form.language)["own_posts"])

    def place(group: Group) -> tuple[int, int, int, str, int]:
        late = 1 if group.heading in odds else 2 if _announces_look_back(group.heading) else 0
        part = group.part or group.heading
        return ROOMS.index(group.purpose), late, -weights[part], part, -group.weight

    return sorted(found, key=place)
