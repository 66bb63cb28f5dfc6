# ruff: noqa: E501 - a case is read in one line
"""What was answered is on disk, whatever happens next; two windows do not write over each other."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.domain import AgendaItem, Citation, Turn
from assistant.errors import InterviewChanged, InterviewError
from assistant.interview.session import Interviews

CITE = Citation(
    folder="/글",
    path="2025.md",
    start=3,
    end=9,
    quote="강을 걷는다",
    title="2025년",
    date=None,
    heading=("내년",),
)


def item(key: str, question: str = "무엇이 남아 있나요?") -> AgendaItem:
    return AgendaItem(
        key=key, kind="area", why="비어 있는 달", question=question, cites=(CITE,), priority=1.0, area="work"
    )


@pytest.fixture
def interviews(tmp_path: Path) -> Interviews:
    return Interviews(tmp_path / "interviews.sqlite")


def test_a_turn_comes_back_as_it_was(interviews: Interviews) -> None:
    seen = interviews.ask(interviews.begin(2026), item("area:work"))
    interviews.answer(seen, 1, "팀을 옮겼다.\n\n- 짐은 두 상자")
    (again,) = Interviews(interviews.path).of(2026)
    assert again.turns == (
        Turn(
            n=1,
            key="area:work",
            question="무엇이 남아 있나요?",
            why="비어 있는 달",
            cites=(CITE,),
            area="work",
            state="answered",
            answer="팀을 옮겼다.\n\n- 짐은 두 상자",
        ),
    )
    assert again.open_turn is None


def test_it_is_resumed_at_the_open_question(interviews: Interviews) -> None:
    interviews.ask(interviews.resume(2026), item("a"))
    again = Interviews(interviews.path).resume(2026)
    assert again.open_turn is not None
    assert again.open_turn.key == "a"


def test_a_closed_interview_is_not_resumed_and_not_lost(interviews: Interviews) -> None:
    first = interviews.close(interviews.ask(interviews.begin(2026), item("a")))
    second = interviews.resume(2026)
    assert second.id != first.id
    assert [interview.id for interview in interviews.of(2026)] == [first.id, second.id]
    assert first.turns[0].state == "later"


def test_an_edited_answer_keeps_what_it_was(interviews: Interviews) -> None:
    seen = interviews.ask(interviews.begin(2026), item("a"))
    seen = interviews.answer(seen, 1, "처음 답")
    seen = interviews.answer(seen, 1, "고친 답")
    assert seen.turns[0].answer == "고친 답"
    assert interviews.earlier(seen.id, 1) == ("처음 답",)


def test_two_windows_do_not_write_over_each_other(interviews: Interviews) -> None:
    seen = interviews.ask(interviews.begin(2026), item("a"))
    interviews.answer(seen, 1, "왼쪽 창")
    with pytest.raises(InterviewChanged):
        Interviews(interviews.path).answer(seen, 1, "오른쪽 창")
    assert interviews.load(seen.id).turns[0].answer == "왼쪽 창"


def test_of_many_at_once_exactly_one_gets_through(interviews: Interviews) -> None:
    seen = interviews.ask(interviews.begin(2026), item("a"))
    through: list[str] = []

    def write(said: str) -> None:
        try:
            Interviews(interviews.path).answer(seen, 1, said)
            through.append(said)
        except InterviewChanged:
            pass

    threads = [threading.Thread(target=write, args=(f"{n}번 창",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert through == [interviews.load(seen.id).turns[0].answer]


def test_never_holds_across_years(interviews: Interviews) -> None:
    seen = interviews.ask(interviews.begin(2025), item("area:money"))
    interviews.leave(seen, 1, "never")
    interviews.ask(interviews.begin(2026), item("area:work"))
    assert interviews.never() == {"area:money"}


def test_back_opens_the_answer_before(interviews: Interviews) -> None:
    seen = interviews.answer(interviews.ask(interviews.begin(2026), item("a")), 1, "답")
    seen = interviews.back(interviews.ask(seen, item("b")))
    assert [(turn.key, turn.state, turn.answer) for turn in seen.turns] == [("a", "asked", "답")]


def test_answers_from_a_file_are_added_once(interviews: Interviews) -> None:
    turns = [
        Turn(
            n=1,
            key="own:1",
            question="봄은요?",
            why="",
            cites=(),
            area="",
            state="answered",
            answer="걸었다.",
        )
    ]
    seen = interviews.add(interviews.begin(2026), turns)
    assert interviews.add(seen, turns).turns == seen.turns


def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "interviews.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(InterviewError) as error:
        Interviews(path).begin(2026)
    assert str(path) in error.value.message
    assert path.read_bytes().startswith(b"this is no database")


KILLED = """
import sys
from pathlib import Path
from assistant.domain import AgendaItem
from assistant.interview.session import Interviews
interviews = Interviews(Path(sys.argv[1]))
seen = interviews.begin(2026)
for n in range(1, 10_000):
    seen = interviews.ask(seen, AgendaItem(key=str(n), kind="area", why="", question="?", cites=(), priority=0, area=""))
    seen = interviews.answer(seen, n, f"답 {n}")
    print(n, flush=True)
"""


def test_kill_9_loses_nothing_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "interviews.sqlite"
    root = Path(__file__).parent.parent.parent
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert child.stdout is not None
    told = 0
    while told < 5:
        told = int(child.stdout.readline())
    os.kill(child.pid, signal.SIGKILL)
    told = max([told, *(int(line) for line in child.stdout.read().split())])
    child.stdout.close()
    child.wait()
    (interview,) = Interviews(path).of(2026)
    assert [turn.answer for turn in interview.turns if turn.state == "answered"][:told] == [
        f"답 {n}" for n in range(1, told + 1)
    ]
    with sqlite3.connect(path) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
    db.close()
