"""A question that was answered is gone from the text, the answer stands in its place, and nothing else moved."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain import Draft, Paragraph, Section, Usage
from assistant.drafting.edits import read_back
from assistant.drafting.filling import filled
from assistant.drafting.margins import title_question
from assistant.drafting.rendering import markdown


def said(text: str) -> Paragraph:
    return Paragraph(text=text, evidence=("a1",), origin="author")


def asks(text: str) -> Paragraph:
    return Paragraph(text=text, evidence=(), origin="question")


DRAFT = Draft(
    year=2026, version=1, engine="quoting", language="ko", title="회고", front_matter={"title": "회고"},
    file_name="a.md",
    sections=(
        Section(heading="", level=0, purpose="opening", paragraphs=(asks("어떤 장면부터?\n한 줄이면 돼요."),)),
        Section(heading="몸", level=2, purpose="body", paragraphs=(said("강가를 걸었다."), asks("왜 걸었나요? (1+1)"))),
    ),
    evidence=(), left_out=(), findings=(), usage=Usage(),
)  # fmt: skip
TEXT = markdown(DRAFT)


def test_the_answer_stands_where_the_question_was() -> None:
    text = filled(DRAFT, TEXT, {(1, 1): "  \\1 그냥.\n\n두 문단으로. "})
    assert text == TEXT.replace("> ❓ 왜 걸었나요? (1+1)", "\\1 그냥.\n\n두 문단으로.")
    now = read_back(DRAFT, text)
    assert [p.text for p in now.sections[1].paragraphs] == ["강가를 걸었다.", "\\1 그냥.", "두 문단으로."]


def test_what_the_title_lacks_goes_into_the_title() -> None:
    asked = asks("제목의 빈자리(“2026년 회고, 세어 보니 …”)에는 무엇이 들어가나요?")
    title = "2026년 회고, 세어 보니 …"
    opening = Section(heading="", level=0, purpose="opening", paragraphs=(asked,))
    draft = replace(DRAFT, title=title, front_matter={"title": title, "tags": ["회고"]}, sections=(opening,))
    text = filled(draft, markdown(draft), {(0, 0): ' 열한 "번" '})
    now = read_back(draft, text)
    assert now.title == '2026년 회고, 세어 보니 열한 "번"' and now.front_matter["tags"] == ["회고"]
    assert "❓ 제목" not in text and text.count("열한") == 1
    assert read_back(draft, filled(draft, markdown(draft), {(0, 0): ""})).title == title


def test_a_question_of_several_lines_is_answered_whole() -> None:
    text = filled(DRAFT, TEXT, {(0, 0): "까치 두 마리."})
    assert "❓ 어떤" not in text and "한 줄이면" not in text and "\n\n까치 두 마리.\n\n## 몸" in text


def test_a_question_without_an_answer_is_taken_out() -> None:
    text = filled(DRAFT, TEXT, {(1, 1): " ", (0, 0): ""})
    assert [len(s.paragraphs) for s in read_back(DRAFT, text).sections] == [1]
    assert text.endswith("강가를 걸었다.\n")


def test_only_questions_are_answered() -> None:
    assert filled(DRAFT, TEXT, {(1, 0): "다른 말.", (4, 0): "없는 곳.", (1, 7): "없는 곳."}) == TEXT
    changed = TEXT.replace("왜 걸었나요?", "왜 그렇게 걸었나요?")
    assert filled(DRAFT, changed, {(1, 1): "그냥."}) == changed


def test_a_title_beside_plain_values_only_has_a_line_of_its_own() -> None:
    title = "2026년 회고, 세어 보니 …"
    asked = asks(f"제목의 빈자리(“{title}”)에는 무엇이 들어가나요?")
    opening = Section(heading="", level=0, purpose="opening", paragraphs=(asked,))
    matter = {"title": title, "date": "2027-01-02"}
    draft = replace(DRAFT, title=title, front_matter=matter, sections=(opening,))
    assert markdown(draft).startswith(f"---\ntitle: {title}\ndate: 2027-01-02\n---\n")
    assert read_back(draft, filled(draft, markdown(draft), {(0, 0): "열한 번"})).title.endswith("열한 번")


def test_a_proposed_title_is_taken_whole() -> None:
    title = "2026년 회고, 세어 보니 …"
    asked = asks(title_question(title, ("2026년 회고, 세어 보니 17번",), "ko"))
    draft = replace(
        DRAFT,
        title=title,
        front_matter={"title": title},
        sections=(replace(DRAFT.sections[0], paragraphs=(asked,)),),
    )
    for said_ in ("2026년 회고, 세어 보니 17번", "17번"):
        assert (
            read_back(draft, filled(draft, markdown(draft), {(0, 0): said_})).title
            == "2026년 회고, 세어 보니 17번"
        )


def test_a_title_new_each_year_is_answered_as_a_whole() -> None:
    asked = asks(title_question("2026년 회고", ("레몬 나무",), "ko"))
    assert "“레몬 나무”" in asked.text
    draft = replace(
        DRAFT,
        title="2026년 회고",
        front_matter={"title": "2026년 회고"},
        sections=(replace(DRAFT.sections[0], paragraphs=(asked,)),),
    )
    text = filled(draft, markdown(draft), {(0, 0): "레몬 나무"})
    assert read_back(draft, text).title == "레몬 나무" and "> ❓" not in text
