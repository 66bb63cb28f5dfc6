"""What the author does to a draft's file or to an outline is read back as it is, and never written over unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.drafts import finish, run
from support.model import ScriptedModel

from assistant.domain import Draft, Outline, Paragraph, Section
from assistant.drafting.edits import read_back
from assistant.drafting.engines.model import ModelEngine
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.outline_file import read_outline, write_outline
from assistant.drafting.pipeline import Sources, draft, redraft
from assistant.drafting.rendering import markdown
from assistant.drafting.versions import load, markdown_path, versions
from assistant.errors import DraftError
from assistant.model.prompts import Messages


@pytest.fixture
def made(sources: Sources, tmp_path: Path) -> Draft:
    return run(sources, QuotingEngine(), tmp_path)[0]


def test_a_file_left_alone_gives_the_draft(made: Draft) -> None:
    assert read_back(made, markdown(made)) == made


def test_an_ending_without_a_heading_stays_a_section_of_its_own(made: Draft) -> None:
    """In the file it only follows the last section: writing that one again must not write over it."""
    last = Paragraph(text="이제 창문을 닫는다.", evidence=("a1",), origin="author")
    asked = Paragraph(text="무엇으로 맺을까요?", evidence=(), origin="question")
    ending = Section(heading="", level=2, purpose="ending", paragraphs=(last, asked))
    ended = replace(made, sections=(*made.sections, ending))
    assert read_back(ended, markdown(ended)) == ended

    more = (
        markdown(ended).replace(last.text, last.text + "\n\n불도 끈다.") + "\n## 덧붙임\n\n고양이가 왔다.\n"
    )
    *_, end, added = read_back(ended, more).sections
    assert (end.purpose, [p.text for p in end.paragraphs]) == (
        "ending",
        [last.text, "불도 끈다.", asked.text],
    )
    assert added.heading == "덧붙임"

    moved = markdown(ended).replace(f"\n\n{last.text}", "").replace("\n\n## ", f"\n\n{last.text}\n\n## ", 1)
    assert [s.heading for s in read_back(ended, moved).sections] == [s.heading for s in ended.sections]


def test_a_file_that_was_emptied_can_be_filled_again(made: Draft) -> None:
    assert read_back(made, "").sections == ()
    [written] = read_back(replace(made, sections=()), "다시 쓴다.\n").sections
    assert written.paragraphs[0].text == "다시 쓴다."


def test_sub_headings_stay_in_their_section(made: Draft) -> None:
    """A writer may have set them, as last year's review has them; the sections keep their numbers."""
    last = made.sections[-1]
    told = [Paragraph(text=text, evidence=("a1",), origin="model") for text in ("### 강", "끝까지 간다.")]
    made = replace(made, sections=(*made.sections[:-1], replace(last, paragraphs=(*last.paragraphs, *told))))
    assert read_back(made, markdown(made)) == made
    added = read_back(made, markdown(made) + "\n### 산\n\n산도 간다.\n")
    assert len(added.sections) == len(made.sections)
    assert [p.text for p in added.sections[-1].paragraphs[-2:]] == ["### 산", "산도 간다."]


def test_windows_line_ends_and_a_deleted_notice_change_nothing(made: Draft) -> None:
    text = "\n".join(line for line in markdown(made).split("\n") if not line.startswith("<!--"))
    assert read_back(made, text.replace("\n", "\r\n")) == made


def test_a_changed_paragraph_is_the_authors_and_keeps_what_it_rests_on(made: Draft) -> None:
    text = markdown(made).replace(
        "하동에서 재첩국을 두 그릇 먹었다.", "하동에서 재첩국을 두 그릇 먹었다. 국물이 파랬다."
    )
    edited = [p for s in read_back(made, text).sections for p in s.paragraphs if p.origin == "edited"]
    assert [("국물이 파랬다" in paragraph.text, paragraph.evidence) for paragraph in edited] == [
        (True, ("a1",))
    ]


def test_a_new_paragraph_a_new_section_and_a_deleted_question(made: Draft) -> None:
    question = next(p.text for s in made.sections for p in s.paragraphs if p.origin == "question")
    text = markdown(made).replace(f"> ❓ {question}\n\n", "", 1) + "\n## 고양이\n\n올해는 고양이가 왔다.\n"
    back = read_back(made, text)
    assert back.sections[-1].heading == "고양이"
    assert back.sections[-1].paragraphs[0].origin == "edited"
    assert question not in [p.text for p in back.sections[0].paragraphs]


def test_a_moved_paragraph_keeps_what_it_rests_on(made: Draft) -> None:
    said = "할머니께 편지를 또 안 썼다. 우표가 이제 값이 모자란다."
    text = markdown(made).replace(said + "\n\n", "", 1) + "\n" + said + "\n"
    back = read_back(made, text)
    assert ("a4",) in [paragraph.evidence for paragraph in back.sections[-1].paragraphs]


def test_one_section_is_redrafted_and_the_authors_edits_stay(
    made: Draft, sources: Sources, tmp_path: Path
) -> None:
    path = markdown_path(tmp_path / "drafts", 2026, made.version)
    path.write_text(
        path.read_text(encoding="utf-8").replace("우표부터 다시 산다.", "우표부터 다시 산다. 꼭."),
        encoding="utf-8",
    )
    previous = read_back(load(tmp_path / "drafts", 2026), path.read_text(encoding="utf-8"))
    n = next(n for n, s in enumerate(previous.sections) if any("재첩국" in p.text for p in s.paragraphs))

    def writer(messages: Messages, purpose: str) -> str:
        assert "더 짧게" in messages.user
        return "갔다. 이틀 걸렸다.\n[[a1]]"

    again, _ = finish(
        redraft(
            sources,
            previous,
            n,
            "더 짧게",
            engine=ModelEngine(ScriptedModel(writer)),
            drafts=tmp_path / "drafts",
        )
    )
    text = markdown(again)
    assert again.version == 2
    assert "재첩국" not in text
    assert "갔다. 이틀 걸렸다." in text
    assert "우표부터 다시 산다. 꼭." in text
    assert versions(tmp_path / "drafts", 2026) == (1, 2)


def test_a_section_that_is_not_there_is_told(made: Draft, sources: Sources, tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="99"):
        finish(redraft(sources, made, 98, "", engine=QuotingEngine(), drafts=tmp_path / "drafts"))


# --- The outline as a file -------------------------------------------------------------------------------


@pytest.fixture
def plan(made: Draft) -> Outline:
    from assistant.drafting.pipeline import outline_of

    return outline_of(made)


def test_an_outline_left_alone_comes_back(made: Draft, plan: Outline) -> None:
    text = write_outline(plan, made.evidence, "ko")
    back = read_outline(text, plan, made.evidence, 2)
    assert back.sections == plan.sections
    assert back.title == plan.title


def test_moved_lines_and_new_headings_are_what_is_written(
    made: Draft, plan: Outline, sources: Sources, tmp_path: Path
) -> None:
    lines = write_outline(plan, made.evidence, "ko").split("\n")
    line = next(line for line in lines if line.startswith("- a3:"))
    lines.remove(line)
    at = next(n for n, found in enumerate(lines) if found.startswith("## 못 한 것"))
    text = "\n".join([*lines[:at], "## 잉크의 날", "", line, "", *lines[at:]])
    edited = read_outline(text, plan, made.evidence, 2)
    again, _ = finish(
        draft(
            sources,
            engine=QuotingEngine(),
            recall=None,
            run=tmp_path / "run2",
            drafts=tmp_path / "drafts",
            floor_words=0,
            concurrency=1,
            outline=edited,
        )
    )
    section = next(section for section in again.sections if section.heading == "잉크의 날")
    assert "잉크통을 엎은 3월 8일" in section.paragraphs[0].text


@pytest.mark.parametrize("line", ["- a1: 두 번", "- a99: 없는 것"])
def test_an_id_twice_or_unknown_is_told(made: Draft, plan: Outline, line: str) -> None:
    text = write_outline(plan, made.evidence, "ko").replace(
        "## 못 한 것", f"## 새것\n\n{line}\n\n## 못 한 것"
    )
    with pytest.raises(DraftError, match=line[2:4]):
        read_outline(text, plan, made.evidence, 2)
