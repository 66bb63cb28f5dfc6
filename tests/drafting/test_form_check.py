"""A draft built as the author builds theirs passes; each way of building it otherwise is told, once, where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.drafts import brief_of, run

from assistant.domain import Draft, Form, Paragraph, Section
from assistant.drafting.brief import Brief
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.form_check import form_broken
from assistant.drafting.pipeline import Sources

Change = Callable[[Draft], Draft]


@pytest.fixture
def made(sources: Sources, tmp_path: Path) -> Draft:
    drafted, _ = run(sources, QuotingEngine(), tmp_path)
    return drafted


@pytest.fixture
def brief(sources: Sources, made: Draft) -> Brief:
    return brief_of(sources, made)


def section_called(draft: Draft, heading: str) -> int:
    return [section.heading for section in draft.sections].index(heading)


def changed(draft: Draft, heading: str, /, **to: object) -> Draft:
    n = section_called(draft, heading)
    section = replace(draft.sections[n], **to)  # type: ignore[arg-type]
    return replace(draft, sections=(*draft.sections[:n], section, *draft.sections[n + 1 :]))


def without(draft: Draft, heading: str) -> Draft:
    return replace(draft, sections=tuple(s for s in draft.sections if s.heading != heading))


def moved_to_the_end(draft: Draft, heading: str) -> Draft:
    n = section_called(draft, heading)
    return replace(draft, sections=(*draft.sections[:n], *draft.sections[n + 1 :], draft.sections[n]))


def with_matter(draft: Draft, **fields: object) -> Draft:
    return replace(draft, front_matter={**draft.front_matter, **fields})


def longer(draft: Draft) -> Draft:
    said = Paragraph(text="기차는 밤에도 다녔다. " * 300, evidence=("a1",), origin="author")
    return changed(draft, "일", paragraphs=(said,))


def test_a_draft_in_the_authors_form_passes(brief: Brief, made: Draft) -> None:
    assert form_broken(brief, made) == ()


@pytest.mark.parametrize(
    ("break_it", "heading", "proof"),
    [
        (lambda d: replace(d, title="인쇄소에서 보낸 한 해"), "", "인쇄소에서 보낸 한 해"),
        (lambda d: replace(d, front_matter={"title": d.title, "date": "2027-01-03"}), "", "tags"),
        (lambda d: with_matter(d, tags="회고"), "", "tags: 회고"),
        (lambda d: replace(d, front_matter=dict(reversed(d.front_matter.items()))), "", "tags, date, title"),
        (lambda d: changed(d, "몸", level=4), "몸", "#### 몸"),
        (lambda d: changed(d, "못 한 것", heading="아쉬움"), "아쉬움", "아쉬움"),
        (lambda d: changed(d, "2027년에는", heading="새해에는"), "새해에는", "새해에는"),
        (lambda d: changed(d, "일", heading="1. 인쇄소"), "1. 인쇄소", "1. 인쇄소"),
        (lambda d: changed(d, "일", heading="🚲 자전거"), "🚲 자전거", "🚲 자전거"),
        (lambda d: changed(d, "일", heading="인쇄소!"), "인쇄소!", "인쇄소!"),
        (
            lambda d: changed(d, "일", heading="인쇄소에 다니며 알게 된 것들과 그 뒤에 온 일들"),
            "인쇄소에 다니며 알게 된 것들과 그 뒤에 온 일들",
            "인쇄소에 다니며 알게 된 것들과 그 뒤에 온 일들",
        ),
        (lambda d: replace(d, sections=d.sections[1:]), "몸", "몸"),
        (lambda d: without(d, "못 한 것"), "2027년에는", "못 한 것"),
        (lambda d: without(d, "2027년에는"), "못 한 것", "2027년에는"),
        (lambda d: moved_to_the_end(d, "몸"), "몸", "몸"),
        (longer, "일", "3,900"),
    ],
    ids=[
        "title", "key missing", "kind of value", "order of keys", "level", "regrets' name", "next year's name",
        "numbered", "a sign in front", "a mark behind", "long heading", "no opening", "no regrets", "no next year",
        "order", "length",
    ],
)  # fmt: skip
def test_what_is_built_otherwise_is_told_where_it_is(
    brief: Brief, made: Draft, break_it: Change, heading: str, proof: str
) -> None:
    broken = break_it(made)
    found = form_broken(brief, broken)
    assert {(f.check, broken.sections[f.section].heading) for f in found} == {("form", heading)}
    assert found[0].proof == proof
    assert proof in found[0].reason
    assert "{" not in found[0].reason


def test_a_value_that_all_their_posts_have_is_kept(brief: Brief, made: Draft) -> None:
    told = replace(
        brief, form=replace(brief.form, front_matter={**brief.form.front_matter, "layout": "post"})
    )
    assert form_broken(told, with_matter(made, layout="post")) == ()
    (finding,) = form_broken(told, with_matter(made, layout="page"))
    assert finding.proof == "layout: page"


def test_a_section_far_shorter_than_any_of_theirs_is_told_unless_little_was_told_at_all(
    brief: Brief, made: Draft
) -> None:
    long_ones = tuple(replace(part, text=part.text * 40) for part in brief.past)
    told = replace(brief, past=long_ones)
    written = sum(len(p.text) for s in made.sections for p in s.paragraphs if p.origin != "question")
    of_their_length = replace(told, form=replace(brief.form, characters=written))
    found = {finding.proof for finding in form_broken(of_their_length, made)}
    assert found and all(proof.isdecimal() for proof in found)
    assert form_broken(replace(told, form=replace(brief.form, characters=40 * written)), made) == ()


def test_the_line_that_closes_every_review_closes_this_one(brief: Brief, made: Draft) -> None:
    told = replace(brief, form=replace(brief.form, last_line="차를 끓이러 간다."))
    (finding,) = form_broken(told, made)
    assert finding.section == len(made.sections) - 1 and "차를 끓이러 간다." in finding.reason
    last = Section(
        heading="",
        level=0,
        purpose="ending",
        paragraphs=(Paragraph(text="차를 끓이러 간다.", evidence=("p9",), origin="author"),),
    )
    assert form_broken(told, replace(made, sections=(*made.sections, last))) == ()


@pytest.mark.parametrize(
    ("usual", "title", "passes"),
    [
        ("2026년 회고, 세어 보니 …", "2026년 회고, 세어 보니 밧줄 둘", True),
        ("2026년 회고, 세어 보니 …", "밧줄 둘", False),
        ("2026년 회고, 세어 보니 …", "2026년 회고, 세어 보니 …", True),
    ],
    ids=["filled", "another", "still asked for"],
)
def test_what_returns_in_their_titles_returns(
    brief: Brief, made: Draft, usual: str, title: str, passes: bool
) -> None:
    told = replace(brief, form=replace(brief.form, title=usual))
    assert (form_broken(told, replace(made, title=title)) == ()) is passes


def test_a_title_that_is_new_each_year_may_be_any(brief: Brief, made: Draft) -> None:
    assert form_broken(replace(brief, title_open=True), replace(made, title="종이의 결")) == ()


def test_whoever_has_no_review_yet_has_no_form(brief: Brief, made: Draft) -> None:
    form: Form = replace(brief.form, learned_from=())
    assert form_broken(replace(brief, form=form), replace(made, title="아무거나", front_matter={})) == ()


def test_what_is_broken_in_a_draft_is_among_its_findings(sources: Sources, tmp_path: Path) -> None:
    form = replace(sources.form, last_line="차를 끓이러 간다.")
    made, seen = run(replace(sources, form=form), QuotingEngine(), tmp_path)
    (finding,) = made.findings
    assert finding.check == "form"
    assert finding in [getattr(event, "finding", None) for event in seen]
