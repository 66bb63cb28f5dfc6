"""An answers file is what a person wrote: nothing of it is lost, and what we write we read back."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Citation, Turn
from assistant.errors import InterviewError
from assistant.interview import answers

BY_HAND = """\
# 2026년 인터뷰

## 봄에는 무엇을 하셨나요?

강을 따라 걸었다.

- 셋째 주에는 비가 왔다
- 그래도 걸었다

### 비 온 날

우산이 뒤집혔다.

## 여름은요?

기억이 안 난다.
"""


def test_a_question_takes_all_that_stands_below_it() -> None:
    first, second = answers.parse(BY_HAND)
    assert (first.n, first.question, first.state) == (1, "봄에는 무엇을 하셨나요?", "answered")
    assert first.answer.startswith("강을 따라 걸었다.")
    assert first.answer.endswith("### 비 온 날\n\n우산이 뒤집혔다.")
    assert (second.n, second.question, second.answer) == (2, "여름은요?", "기억이 안 난다.")


def test_plain_paragraphs_are_one_answer_without_a_question() -> None:
    (turn,) = answers.parse("이사했다.\n\n고양이가 먼저 적응했다.\n")
    assert (turn.question, turn.answer) == ("", "이사했다.\n\n고양이가 먼저 적응했다.")


def test_a_comment_in_code_is_not_a_question() -> None:
    (turn,) = answers.parse("## 무엇을 만드셨나요?\n\n```sh\n## 설정\nmake\n```\n")
    assert "## 설정" in turn.answer


def test_a_question_without_an_answer_stays_asked() -> None:
    asked, answered = answers.parse("## 하나?\n\n## 둘?\n\n네.\n")
    assert (asked.state, answered.state) == ("asked", "answered")


@pytest.mark.parametrize("heading", ["#", "###"])
def test_questions_may_stand_on_another_level(heading: str) -> None:
    turns = answers.parse(f"{heading} 하나?\n\n가.\n\n{heading} 둘?\n\n나.\n")
    assert [turn.question for turn in turns] == ["하나?", "둘?"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_any_editor_may_have_saved_it(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "답.md"
    path.write_bytes(BY_HAND.replace("\n", newline).encode(encoding))
    assert answers.read(path) == answers.parse(BY_HAND)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"## \xec\x99\x9c?\n", b"\x81\x00\xff\xff"])
def test_a_file_without_answers_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.md"
    path.write_bytes(content)
    with pytest.raises(InterviewError) as error:
        answers.read(path)
    assert error.value.hint


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InterviewError, match=r"answers\.md"):
        answers.read(tmp_path / "answers.md")


LINES = st.one_of(
    st.sampled_from(
        ["## 제목", "# 하나", "\\## 둘", "```", "- 목록", "", "   ", "<!-- assistant: {} -->", "문장."]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30),
)


@given(st.lists(st.tuples(st.text("가나다 ?#*->\"'", min_size=1), st.lists(LINES, max_size=6)), max_size=4))
def test_what_is_written_is_read_back(said: list[tuple[str, list[str]]]) -> None:
    turns = []
    for question, lines in said:
        words = " ".join(question.split()).strip("# ")
        while lines and not lines[0].strip():
            lines = lines[1:]
        answer = "\n".join(lines).rstrip()
        # An open code fence swallows what follows it, in this format as in any Markdown.
        answer = "" if answer.count("```") % 2 else answer
        if words:
            turns.append(
                Turn(
                    n=len(turns) + 1,
                    key=f"area:{len(turns)}",
                    question=words,
                    why="",
                    cites=(),
                    area="work",
                    state="answered" if answer else "skipped",
                    answer=answer,
                )
            )
    assert answers.parse(answers.write(turns)) == tuple(turns)


def test_what_a_question_cites_comes_back_with_it() -> None:
    cite = Citation(
        folder="/blog", path="2025.md", start=3, end=20, quote="달리기 -- 매일 -->", title="2025년 회고",
        date=dt.date(2025, 12, 30), heading=("2026년에는",),
    )  # fmt: skip
    turn = Turn(
        n=1, key="thread:1", question="그 일은요?", why="", cites=(cite, replace(cite, date=None)), area="health",
        state="answered", answer="그만두었다.",
    )  # fmt: skip
    assert answers.parse(answers.write([turn])) == (turn,)


@pytest.mark.parametrize("broken", ['{"key": ', '{"cites": [{"path": "a.md"}]}', '{"cites": 3}'])
def test_a_note_that_an_editor_broke_costs_no_answer(broken: str) -> None:
    (turn,) = answers.parse(f"## 봄에는?\n\n<!-- assistant: {broken}}} -->\n\n걸었다.\n")
    assert (turn.question, turn.answer, turn.state) == ("봄에는?", "걸었다.", "answered")
