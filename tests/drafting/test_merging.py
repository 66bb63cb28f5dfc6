"""A new draft keeps what the author made of the last one; where both changed, both are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.drafts import run

from assistant.domain import Draft, Paragraph, Section, Usage
from assistant.drafting.changes import changes, share_changed
from assistant.drafting.edits import read_back
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.merging import Edited, merge
from assistant.drafting.pipeline import Sources
from assistant.drafting.rendering import markdown
from assistant.drafting.writing import with_what_is_theirs


@pytest.fixture
def made(sources: Sources, tmp_path: Path) -> Draft:
    return run(sources, QuotingEngine(), tmp_path)[0]


def texts(draft: Draft) -> list[str]:
    return [p.text for section in draft.sections for p in section.paragraphs]


def edit(draft: Draft, *swaps: tuple[str, str]) -> Draft:
    text = markdown(draft)
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    return read_back(draft, text)


def in_other_words(draft: Draft, old: str, new: str) -> Draft:
    """The draft as an engine would write it anew, with one paragraph otherwise."""
    sections = tuple(
        replace(s, paragraphs=tuple(replace(p, text=p.text.replace(old, new)) for p in s.paragraphs))
        for s in draft.sections
    )
    return replace(draft, sections=sections)


def test_the_same_draft_again_has_every_edit(made: Draft) -> None:
    theirs = edit(
        made,
        ("하동에서 재첩국을 두 그릇 먹었다.", "하동에서 재첩국을 두 그릇 먹었다. 국물이 파랬다."),
        ("## 일", "## 인쇄소"),
        ("할머니께 편지를 또 안 썼다. 우표가 이제 값이 모자란다.", ""),
    )
    merged = merge(Edited(drafted=made, now=theirs), made)
    assert texts(merged) == texts(theirs)
    assert [s.heading for s in merged.sections] == [s.heading for s in theirs.sections]
    assert not [finding for finding in merged.findings if finding.check == "conflict"]


def test_what_only_the_new_draft_changed_is_taken_over(made: Draft) -> None:
    theirs = edit(made, ("우표부터 다시 산다.", "우표부터 다시 산다. 꼭."))
    new = in_other_words(made, "둘이 40분을 닦았다.", "둘이서 40분 동안 닦았다.")
    merged = "\n".join(texts(merge(Edited(drafted=made, now=theirs), new)))
    assert "둘이서 40분 동안" in merged and "다시 산다. 꼭." in merged


def test_where_both_changed_a_paragraph_theirs_stands_and_the_new_one_is_shown(made: Draft) -> None:
    theirs = edit(made, ("둘이 40분을 닦았다.", "둘이 한 시간을 닦았다."))
    new = in_other_words(made, "둘이 40분을 닦았다.", "40분이 걸렸다.")
    merged = merge(Edited(drafted=made, now=theirs), new)
    n, m = next(
        (n, m)
        for n, s in enumerate(merged.sections)
        for m, p in enumerate(s.paragraphs)
        if "한 시간을" in p.text
    )
    assert merged.sections[n].paragraphs[m].origin == "edited"
    beside = merged.sections[n].paragraphs[m + 1]
    assert beside.origin == "question" and "40분이 걸렸다." in beside.text
    [conflict] = [finding for finding in merged.findings if finding.check == "conflict"]
    assert (conflict.section, conflict.paragraph) == (n, m + 1)


def test_a_deleted_paragraph_that_was_written_anew_comes_back_with_a_question(made: Draft) -> None:
    said = "할머니께 편지를 또 안 썼다. 우표가 이제 값이 모자란다."
    theirs = edit(made, (said, ""))
    new = in_other_words(made, "우표가 이제 값이 모자란다.", "우표 값이 이제는 모자란다.")
    merged = texts(merge(Edited(drafted=made, now=theirs), new))
    assert any("우표 값이 이제는" in text for text in merged)
    assert any(said in text and text != said for text in merged)


def test_a_locked_paragraph_stands_in_the_new_draft_as_it_was(made: Draft) -> None:
    n = next(n for n, s in enumerate(made.sections) if any("40분" in p.text for p in s.paragraphs))
    section = made.sections[n]
    locked = tuple(replace(p, locked="40분" in p.text) for p in section.paragraphs)
    now = replace(
        made, sections=(*made.sections[:n], replace(section, paragraphs=locked), *made.sections[n + 1 :])
    )
    new = in_other_words(made, "둘이 40분을 닦았다.", "40분이 걸렸다.")
    merged = merge(Edited(drafted=made, now=now), new)
    [kept] = [p for s in merged.sections for p in s.paragraphs if p.locked]
    assert "둘이 40분을 닦았다." in kept.text
    assert not any("40분이 걸렸다" in text for text in texts(merged))


def test_front_matter_the_author_changed_is_in_the_new_draft(made: Draft) -> None:
    theirs = read_back(made, markdown(made).replace("tags: [회고]", "tags: [회고, 인쇄소]"))
    assert merge(Edited(drafted=made, now=theirs), made).front_matter["tags"] == ["회고", "인쇄소"]


def test_evidence_that_has_another_number_by_now_is_found_again(made: Draft) -> None:
    theirs = edit(made, ("둘이 40분을 닦았다.", "둘이 한 시간을 닦았다."))
    moved = {p.id: f"{p.id[0]}{int(p.id[1:]) + 10}" for p in made.evidence}
    new = replace(
        made,
        evidence=tuple(replace(p, id=moved[p.id]) for p in made.evidence),
        sections=tuple(
            replace(
                s,
                paragraphs=tuple(
                    replace(p, evidence=tuple(moved[i] for i in p.evidence)) for p in s.paragraphs
                ),
            )
            for s in made.sections
        ),
    )
    [edited] = [
        p
        for s in merge(Edited(drafted=made, now=theirs), new).sections
        for p in s.paragraphs
        if p.origin == "edited"
    ]
    known = {p.id: p.text for p in new.evidence}
    assert all("닦았다" in known[id_] for id_ in edited.evidence) and edited.evidence


WORDS = st.sampled_from(
    [
        "봄에 이사를 했다.",
        "책을 서른 권 읽었다.",
        "개가 아팠다.",
        "여름은 길었다.",
        "아무도 안 왔다.",
        "배를 탔다.",
        "눈이 왔다.",
        "친구가 결혼했다.",
    ]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=5)


def draft_of(parts: list[list[str]], template: Draft) -> Draft:
    sections = tuple(
        Section(
            heading=f"절 {n}", level=2, purpose="body",
            paragraphs=tuple(Paragraph(text=text, evidence=(), origin="model") for text in dict.fromkeys(texts)),
        )
        for n, texts in enumerate(parts)
    )  # fmt: skip
    return replace(template, sections=sections, findings=(), evidence=())


EMPTY = Draft(
    year=2026, version=1, engine="model", language="ko", title="", front_matter={}, file_name="",
    sections=(), evidence=(), left_out=(), findings=(), usage=Usage(),
)  # fmt: skip


@given(
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
)
def test_no_word_the_author_wrote_is_lost(
    base: list[list[str]], mine: list[list[str]], new: list[list[str]]
) -> None:
    drafted, ours = draft_of(base, EMPTY), draft_of(new, EMPTY)
    now = read_back(drafted, markdown(draft_of(mine, EMPTY)))
    merged = merge(Edited(drafted=drafted, now=now), ours)
    shown = texts(merged)
    for section in now.sections:
        for paragraph in section.paragraphs:
            if paragraph.origin == "edited":
                assert paragraph.text in shown
    for finding in merged.findings:
        assert finding.proof == merged.sections[finding.section].paragraphs[finding.paragraph or 0].text


@given(st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_a_draft_merged_with_itself_untouched_stays(base: list[list[str]]) -> None:
    drafted = draft_of(base, EMPTY)
    assert changes(drafted, drafted) == ()
    assert share_changed(drafted, drafted) == 0
    assert merge(Edited(drafted=drafted, now=drafted), drafted).sections == drafted.sections


# --- One section written anew ------------------------------------------------------------------------------


def section(*paragraphs: Paragraph) -> Section:
    return Section(heading="일", level=2, purpose="body", paragraphs=paragraphs)


def of(text: str, origin: str = "model", **more: bool) -> Paragraph:
    return Paragraph(text=text, evidence=("a1",), origin=origin, **more)  # type: ignore[arg-type]


def test_an_edited_and_a_locked_paragraph_survive_a_rewriting_that_forgot_them() -> None:
    theirs = of("내가 고친 문단이다. 아무도 건드리지 마라.", "edited")
    locked = of("잠근 문단이다. 이대로 둔다.", locked=True)
    before = section(of("처음 문단."), theirs, of("가운데 문단."), locked)
    after = section(of("다시 쓴 처음."), of("잠근 문단이다. 그대로 두지 않았다."))
    kept = with_what_is_theirs(before, after)
    assert [p.text for p in kept.paragraphs if p in (theirs, locked)] == [theirs.text, locked.text]
    assert "그대로 두지 않았다" not in " ".join(p.text for p in kept.paragraphs)
    assert len(kept.paragraphs) == 3


def test_the_same_text_is_still_known_as_theirs() -> None:
    theirs = of("내가 고친 문단이다.", "edited")
    kept = with_what_is_theirs(section(theirs), section(of("내가 고친 문단이다."), of("새 문단.")))
    assert kept.paragraphs[0].origin == "edited" and len(kept.paragraphs) == 2
