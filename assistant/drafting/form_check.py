"""Whether a draft is built as its author's reviews are: title, front matter, headings, order, length of the sections.

Takes the brief (their form, and last year's review) and a whole draft, also one they have edited; gives a finding for
each thing that is otherwise. What they themselves vary is held against nobody. Pure; called by the pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.author.form_words import LASTING_KEYS
from assistant.domain import Draft, Finding, Section, value
from assistant.drafting.brief import Brief
from assistant.drafting.knowledge import knowledge
from assistant.drafting.margins import GAP
from assistant.drafting.rendering import as_text
from assistant.interview.text import bare, plain

FEWEST = 3  # headings, and sections, that show a manner
FAR = 3.0  # times longer than the longest, or shorter than the shortest
LONG = 600  # characters of a section that nobody finds long
TWICE = 2.0  # the same for headings
LONG_HEADING = 24  # characters of a heading that nobody finds long
PROOF = 80  # characters
# How headings can be written: what all of an author's have, or none has.
MANNERS = (
    re.compile(r"\d+[.)]\s"),
    re.compile(r"[^\w\s\"'“‘(\[「『<]"),  # a sign in front, such as an emoji
    re.compile(r"[a-z]\S*\s"),  # a small letter, unless it begins a name alone
    re.compile(r".*[.!…:]$"),
)


@value
class Broken:
    """Something in a draft that is otherwise than in the author's reviews. `usual`: what theirs have there."""

    what: str  # a reason in prompts/checks.LANGUAGE.yaml, under `form`
    proof: str
    usual: str = ""
    section: int = 0


def form_broken(brief: Brief, draft: Draft) -> tuple[Finding, ...]:
    """The findings, each against a section as a whole; those of title and front matter against the first. None where
    no review shows what the author's form is.
    """
    if not brief.form.learned_from or not draft.sections:
        return ()
    reasons = knowledge(brief.form.language).form
    return tuple(
        Finding(
            check="form",
            section=broken.section,
            paragraph=None,
            reason=reasons[broken.what].replace("{usual}", broken.usual).replace("{proof}", broken.proof),
            proof=broken.proof,
        )
        for rule in (_title, _front_matter, _levels, _names, _manners, _order, _missing, _ends, _lengths)
        for broken in rule(brief, draft)
    )


# --- What stands above the text --------------------------------------------------------------------------


def _title(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """The title is the author's, moved on, with something in its gap; one that is new each year may be any."""
    usual = brief.form.title
    before, gap, after = (bare(part) if part != GAP else part for part in usual.partition(GAP))
    title = bare(draft.title)
    if title == bare(usual) or (brief.title_open and not gap):
        return
    if not gap or not (title.startswith(before) and title.endswith(after)):
        yield Broken(what="title", proof=draft.title, usual=usual)


def _front_matter(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """Their keys in their order, with values of their kind, and the same where a blog has the same in every post."""
    usual, given = as_text(brief.form.front_matter), draft.front_matter
    for key in usual:
        if key not in given:
            yield Broken(what="key_missing", proof=key)
        elif usual[key] not in ("", None) and type(given[key]) is not type(usual[key]):
            yield Broken(what="key_kind", proof=f"{key}: {given[key]}", usual=str(usual[key]))
        elif key.lower() in LASTING_KEYS and not isinstance(usual[key], list) and given[key] != usual[key]:
            yield Broken(what="key_value", proof=f"{key}: {given[key]}", usual=str(usual[key]))
    theirs, here = [key for key in usual if key in given], [key for key in given if key in usual]
    if theirs != here:
        yield Broken(what="key_order", proof=", ".join(here), usual=", ".join(theirs))


# --- Headings --------------------------------------------------------------------------------------------


def _levels(brief: Brief, draft: Draft) -> Iterator[Broken]:
    levels = {brief.form.section_level, *(part.level for part in brief.past if part.heading)}
    for n, section in _headed(draft):
        if section.level not in levels:
            yield Broken(what="heading_level", proof=f"{'#' * section.level} {section.heading}", section=n)


def _names(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """The sections of regrets and of the year to come are called what they always were, or as they call them now."""
    renamed = {lesson.after for lesson in brief.voice.lessons if lesson.kind == "heading"}
    for purpose, usual in _last_things(brief):
        for n, section in _headed(draft):
            if section.purpose == purpose and section.heading not in {usual, *renamed}:
                yield Broken(what="heading_name", proof=section.heading, usual=usual, section=n)


def _manners(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """New headings are written as theirs are: numbered or not, with a sign in front or none, about as long."""
    theirs = [*brief.form.sections]
    if len(theirs) < FEWEST:
        return
    longest = max(theirs, key=len)
    for n, section in _headed(draft):
        heading = section.heading
        if heading in theirs or section.purpose != "body" or section.level != brief.form.section_level:
            continue
        if any({bool(m.match(one)) for one in theirs} == {not m.match(heading)} for m in MANNERS):
            yield Broken(what="heading_manner", proof=heading, usual=theirs[0], section=n)
        elif len(heading) > max(LONG_HEADING, TWICE * len(longest)):
            yield Broken(what="heading_long", proof=heading, usual=longest, section=n)


# --- What comes when -------------------------------------------------------------------------------------


def _missing(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """The opening without a heading, and the sections they always have."""
    first = draft.sections[0]
    if brief.form.opening is not None and first.heading:
        yield Broken(what="opening", proof=first.heading)
    there = {bare(section.heading) for section in draft.sections}
    purposes = {section.purpose for section in draft.sections}
    for purpose, usual in _last_things(brief):
        if purpose not in purposes and bare(usual) not in there:
            yield Broken(what="section_missing", proof=usual, section=len(draft.sections) - 1)


def _order(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """Behind regrets and the year to come stands only what stands there in theirs."""
    known = [bare(heading) for heading in brief.form.sections]
    usual = dict(_last_things(brief))
    for purpose, heading in usual.items():
        behind = known[known.index(bare(heading)) :]
        at = next((n for n, section in _headed(draft) if section.purpose == purpose), len(draft.sections))
        for n, section in _headed(draft):
            own = usual.get(section.purpose, section.heading)
            if n > at and section.level == brief.form.section_level and bare(own) not in behind:
                yield Broken(what="section_order", proof=section.heading, usual=heading, section=n)


def _ends(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """The line that closes every review of theirs closes this one."""
    usual = brief.form.last_line
    written = [(n, p) for n, s in enumerate(draft.sections) for p in s.paragraphs if p.origin != "question"]
    if usual and written and not bare(written[-1][1].text).endswith(bare(usual)):
        n, last = written[-1]
        yield Broken(what="last_line", proof=plain(last.text)[-PROOF:], usual=plain(usual), section=n)


def _lengths(brief: Brief, draft: Draft) -> Iterator[Broken]:
    """No section is far longer than their longest or, by what a draft as long as this one lets expect, far shorter than
    their shortest.
    """
    level = brief.form.section_level
    theirs = sorted(len(part.text) for part in brief.past if part.level == level and part.text.strip())
    if len(theirs) < FEWEST:
        return
    fullness = min(1.0, sum(map(_length, draft.sections)) / max(1, brief.form.characters))
    for n, section in _headed(draft):
        length = _length(section)
        below = draft.sections[n + 1 : n + 2]
        if section.level != level or not length or any(one.level > level for one in below):
            continue
        if length > FAR * max(theirs[-1], LONG):
            yield Broken(what="too_long", proof=f"{length:,}", usual=f"{theirs[-1]:,}", section=n)
        elif length * FAR < theirs[0] * fullness:
            yield Broken(what="too_short", proof=f"{length:,}", usual=f"{theirs[0]:,}", section=n)


def _length(section: Section) -> int:
    return sum(len(p.text) for p in section.paragraphs if p.origin != "question")


def _headed(draft: Draft) -> Iterator[tuple[int, Section]]:
    return ((n, section) for n, section in enumerate(draft.sections) if section.heading)


def _last_things(brief: Brief) -> Sequence[tuple[str, str]]:
    """The sections of regrets and of the year to come, by their headings, where the author always has them."""
    form = brief.form
    always = form.recurring if len(form.learned_from) > 1 else form.sections
    found = (("regrets", form.regrets or ""), ("next_year", form.next_year))
    return [
        (purpose, heading) for purpose, heading in found if heading in always and heading in form.sections
    ]
