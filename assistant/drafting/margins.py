"""The margin of a draft: what its author is asked, beside what was written.

Takes the sections and what the checks hold against them; gives the sections with questions among their paragraphs, and
the findings where they are then. Called by the pipeline; `title_question` also where an answer to it is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.domain import Evidence, Finding, Paragraph, Section
from assistant.drafting.brief import Brief
from assistant.drafting.seams import seams
from assistant.drafting.untold import Untold
from assistant.interview.phrases import fill
from assistant.interview.quoting import LIST_MARK, quotable
from assistant.interview.text import plain, words
from assistant.language.josa import particle

GAP = "…"  # stands in a title where the author puts something new each year
Placed = TypeVar("Placed", Finding, Untold)  # what stands against a section, or is missing from it
RAISED = ("title", "new_title", "more", "unfinished", "laid_out")  # questions about a draft as it was written
FIRST_WORDS = 40  # characters of an answer by which its author knows it again


def with_questions(
    brief: Brief,
    sections: Sequence[Section],
    findings: Sequence[Finding],
    missing: Sequence[Untold],
    floor_words: int,
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """The sections with what is held against a model's paragraph as a question below it, what a section does not tell
    as a question at its end, and on top of all what the draft as a whole lacks.
    """
    shown: list[Section] = []
    moved: list[Finding] = []
    for n, section in enumerate(sections):
        top = () if n else tuple(_on_top(brief, floor_words))
        asked, against = _asked(brief, section, _of(n, findings), _of(n, missing), top)
        shown.append(asked)
        moved += against
    return tuple(shown), tuple(moved)


def asked_anew(
    brief: Brief,
    sections: Sequence[Section],
    n: int,
    findings: Sequence[Finding],
    missing: Sequence[Untold],
    floor_words: int,
) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """The sections with the questions of one that was written again. The margins of all others stay as they are, but
    for what is asked there no longer with reason: what they lacked may stand in that section now.
    """
    shown: list[Section] = []
    moved: list[Finding] = []
    for m, section in enumerate(sections):
        against, lacks = _of(m, findings), _of(m, missing)
        if m == n:
            top = () if n else tuple(_on_top(brief, floor_words))
            asked, against = _asked(brief, section, against, lacks, top)
        else:
            asked, against = _with_reason(brief, section, against, lacks)
        shown.append(asked)
        moved += against
    return tuple(shown), tuple(moved)


def _with_reason(
    brief: Brief, section: Section, findings: Sequence[Finding], missing: Sequence[Untold]
) -> tuple[Section, list[Finding]]:
    """A section whose doubts say what is held against it now, without the questions after what is told; the findings
    against it where they are then. What the author has changed since is not doubted anew, nor what they struck out.
    """
    doubt, told = _doubted(brief), _told(brief)
    lacking = {one.piece.id for one in missing}
    paragraphs: list[Paragraph] = []
    place: dict[int | None, int | None] = {None: None}
    above = 0  # the paragraph that the questions stand below
    for m, paragraph in enumerate(section.paragraphs):
        if paragraph.origin != "question":
            above = m
        elif paragraph.text.startswith(doubt):
            if section.paragraphs[above].origin == "model":
                reasons = _reasons(finding for finding in findings if finding.paragraph == above)
                if not reasons:
                    continue
                paragraph = _doubt(reasons, brief.form.language)
        elif (about := told.intersection(paragraph.evidence)) and not about & lacking:
            continue
        place[m] = len(paragraphs)
        paragraphs.append(paragraph)
    moved = [replace(f, paragraph=place[f.paragraph]) for f in findings if f.paragraph in place]
    return replace(section, paragraphs=tuple(paragraphs)), moved


def without_doubts(brief: Brief, section: Section) -> Section:
    """A section without the questions that are asked anew when it has been written again: what the checks doubted,
    what it did not tell, where the model did not get to the end, and what stands on top of a draft.
    """
    asked = seams(brief.form.language)
    raised = (_doubted(brief), *(asked[f"ask_{what}"].partition("{")[0] for what in RAISED))
    told = _told(brief)
    kept = [
        p
        for p in section.paragraphs
        if p.origin != "question" or not (p.text.startswith(raised) or told.intersection(p.evidence))
    ]
    return replace(section, paragraphs=tuple(kept))


def _doubted(brief: Brief) -> str:
    """How a question begins that the checks raised."""
    return seams(brief.form.language)["ask_finding"].partition("{")[0]


def _told(brief: Brief) -> set[str]:
    """What was told in the interview: answers, and promises with what became of them."""
    return {piece.id for piece in brief.evidence if piece.kind == "answer"} | {*brief.promises}


def _of(n: int, found: Sequence[Placed]) -> list[Placed]:
    return [one for one in found if one.section == n]


def _asked(
    brief: Brief,
    section: Section,
    findings: Sequence[Finding],
    missing: Sequence[Untold],
    top: Sequence[Paragraph] = (),
) -> tuple[Section, list[Finding]]:
    """A section with its questions, and the findings against it where they are then."""
    paragraphs = list(top)
    moved = [finding for finding in findings if finding.paragraph is None]
    for m, paragraph in enumerate(section.paragraphs):
        against = [finding for finding in findings if finding.paragraph == m]
        moved += [replace(finding, paragraph=len(paragraphs)) for finding in against]
        paragraphs.append(paragraph)
        reasons = _reasons(against)
        if reasons and paragraph.origin == "model":
            paragraphs.append(_doubt(reasons, brief.form.language))
    paragraphs += _at_the_end(brief, [one.piece for one in missing], paragraphs)
    return replace(section, paragraphs=tuple(paragraphs)), moved


def _reasons(findings: Iterable[Finding]) -> list[str]:
    """What a question tells of the findings against a paragraph; how it sounds, the author hears."""
    return [finding.reason for finding in findings if finding.check != "voice"]


def title_question(title: str, titles: Sequence[str], language: str) -> str:
    """What the draft asks where the author's title is new each year: for the gap or for the whole, with proposals."""
    asked = seams(language)
    question = fill(asked["ask_title" if GAP in title else "ask_new_title"], title=title)
    told = asked["between_titles"].join(f"“{one}”" for one in titles)
    return f"{question} {fill(asked['propose_titles'], titles=told)}" if titles else question


def promise_question(brief: Brief, piece: Evidence) -> Paragraph:
    """What the author is asked about a promise that nobody has spoken of."""
    return _question(_of_promise(brief, piece, "ask_thread"), piece)


def _of_promise(brief: Brief, piece: Evidence, seam: str, told: str = "") -> str:
    """A question about something an earlier review promised, in its words."""
    said = quotable(piece.text) or plain(LIST_MARK.sub("", piece.text.strip()))
    asked = seams(brief.form.language)[seam]
    says = particle(said, "이라고")
    return fill(asked, year=brief.promised_in(piece), quote=said, says=says, told=told)


def _on_top(brief: Brief, floor_words: int) -> Iterator[Paragraph]:
    language = brief.form.language
    if brief.title_open:
        yield _question(title_question(brief.form.title, brief.titles, language))
    have = words(brief.own_words())
    if have < floor_words:
        yield _question(fill(seams(language)["ask_more"], have=have, floor=floor_words))


def _doubt(reasons: Sequence[str], language: str) -> Paragraph:
    """All that is held against a paragraph, in one sentence."""
    asked = seams(language)
    *told, last = dict.fromkeys(reasons)
    joined = asked["between_reasons"].join([*(reason.rstrip(".") for reason in told), last])
    return _question(fill(asked["ask_finding"], reason=joined))


def _at_the_end(
    brief: Brief, missing: Sequence[Evidence], paragraphs: Sequence[Paragraph]
) -> Iterator[Paragraph]:
    """The questions after what a section does not tell, but those it has already: a promise with what became of it."""
    asked = {id_ for p in paragraphs if p.origin == "question" for id_ in p.evidence}
    new = [piece for piece in missing if piece.id not in asked]
    answers = [piece for piece in new if piece.kind == "answer"]
    for promise in (piece for piece in new if piece.kind == "thread"):
        became = [piece for piece in answers if piece.turn == brief.promises.get(promise.id)]
        answers = [piece for piece in answers if piece not in became]
        told = _beginnings(became, brief.form.language)
        yield _question(_of_promise(brief, promise, "ask_untold", told), promise, *became)
    if answers:
        asking = seams(brief.form.language)["ask_unused"]
        yield _question(fill(asking, told=_beginnings(answers, brief.form.language)), *answers)


def _beginnings(answers: Sequence[Evidence], language: str) -> str:
    between = seams(language)["between_titles"]
    return between.join(f"“{_first_words(piece.text)}”" for piece in answers)


def _first_words(text: str) -> str:
    """The beginning of what was said, cut between words."""
    said = plain(text)
    if len(said) <= FIRST_WORDS:
        return said
    cut = said[:FIRST_WORDS].rpartition(" ")[0] or said[:FIRST_WORDS]
    return f"{cut.rstrip(' ,.;:')} …"


def _question(text: str, *about: Evidence) -> Paragraph:
    return Paragraph(text=text, evidence=tuple(piece.id for piece in about), origin="question")
