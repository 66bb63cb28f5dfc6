"""An interview held in the terminal, piped: what is typed is kept, commands do what they say."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest
from support.author import small_author

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.conversation import Conversation
from assistant.domain import AgendaItem, Hit
from assistant.interview.guide import Guide
from assistant.interview.known import know
from assistant.interview.questions import bank
from assistant.interview.session import Interviews
from assistant.memory.recall import Recollection
from assistant.memory.when import Span
from assistant.posts.passages import passages
from assistant.terminal.interview import hold_interview


class Held:
    """An author at a pipe: what they type, what is kept, what they asked the assistant."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        corpus, _ = small_author(folder / "blog")
        known = know(2026, corpus, find_threads(corpus), learn_form(corpus, 2026), bank("ko"))
        self.known = known
        self.finds = Recollection(question="", hits=(), terms=())
        self._guide = Guide(known, cut_off=dt.date(2027, 1, 1))
        self.saved = Interviews(folder / "interviews.sqlite")
        self._patch = patch
        self.asked: list[str] = []

    def types(self, *lines: str, at_a_terminal: bool = False) -> Conversation:
        stdin = io.StringIO("\n".join(lines) + "\n")
        self._patch.setattr(stdin, "isatty", lambda: at_a_terminal)
        self._patch.setattr("sys.stdin", stdin)
        conversation = Conversation(self.saved, self.saved.resume(2026), self._guide)
        hold_interview(conversation, self._recalled)
        return conversation

    def _recalled(self, question: str) -> Recollection:
        self.asked.append(question)
        return replace(self.finds, question=question)


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Held:
    return Held(tmp_path, monkeypatch)


def test_an_answer_of_several_lines_ends_with_an_empty_one(held: Held) -> None:
    conversation = held.types("강을 걸었다.", "비가 왔다.", "", "둘째 답이다.")
    assert [turn.answer for turn in conversation.turns[:2]] == ["강을 걸었다.\n비가 왔다.", "둘째 답이다."]


def test_what_is_typed_before_a_break_is_there_afterwards(
    held: Held, capsys: pytest.CaptureFixture[str]
) -> None:
    held.types("강을 걸었다.", "")
    waiting = held.types().waiting
    assert waiting is not None
    assert waiting.question in " ".join(capsys.readouterr().out.split("\n"))
    assert [turn.answer for turn in held.types("이어서 답한다.").turns[:2]] == [
        "강을 걸었다.",
        "이어서 답한다.",
    ]


def test_each_way_of_leaving_a_question(held: Held) -> None:
    conversation = held.types("/skip", "/later", "/never")
    assert [turn.state for turn in conversation.turns[:3]] == ["skipped", "later", "never"]


def test_back_and_a_changed_answer(held: Held) -> None:
    conversation = held.types("처음 답이다.", "", "/edit 1", "고친 답이다.", "", "/back")
    assert conversation.turns[0].answer == "고친 답이다."
    assert len(conversation.turns) == 1
    assert conversation.waiting == conversation.turns[0]


def test_a_question_to_the_assistant_is_answered_and_the_open_one_stays(held: Held) -> None:
    conversation = held.types("/ask 섬진강", "작년에 내가 뭐라고 했지?", "", "그건 그렇고 강을 걸었다.")
    assert held.asked == ["섬진강", "작년에 내가 뭐라고 했지?"]
    assert conversation.turns[0].answer == "그건 그렇고 강을 걸었다."


def test_what_was_looked_up_is_told_as_the_interview_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    held = Held(tmp_path, monkeypatch)
    post = next(post for post in held.known.corpus.posts if post.title == "잉크 바꾸는 날")
    passage = passages(post)[0]
    span = Span(words="작년", label="2025", since=dt.date(2025, 1, 1), before=dt.date(2026, 1, 1))
    held.finds = Recollection(
        question="", hits=(Hit(passage=passage, score=1.0),), terms=("잉크통",), chips=(span,)
    )
    conversation = held.types("/찾기 작년에 잉크통이 어떻게 됐지")
    shown = capsys.readouterr()
    assert "2025 글부터 찾았어요. 때를 빼고 물으시면" in shown.err
    assert "--" not in shown.out + shown.err
    assert "잉크통을 엎었다" in shown.out
    assert "2026-03-08" in shown.out
    assert conversation.waiting == conversation.turns[0]


def test_what_was_looked_up_in_vain_is_told(held: Held, capsys: pytest.CaptureFixture[str]) -> None:
    held.types("/ask 화성")
    assert "찾은 것이 없어요" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "state"),
    [("/넘어가기", "skipped"), ("/나중에", "later"), ("/그만묻기", "never"), ("/SKIP", "skipped")],
)
def test_commands_have_korean_names_too(held: Held, command: str, state: str) -> None:
    assert held.types(command).turns[0].state == state


def test_back_and_quit_in_korean(held: Held) -> None:
    conversation = held.types("강을 걸었다.", "", "/뒤로", "/쉬기", "이것은 답이 아니다.")
    assert len(conversation.turns) == 1
    assert conversation.waiting == conversation.turns[0]
    assert conversation.turns[0].answer == "강을 걸었다."


@pytest.mark.parametrize("typed", ["/뒤뒤로", "/qiut", "/ skip"])
def test_a_command_nobody_knows_is_no_answer(
    held: Held, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation = held.types(typed)
    assert conversation.waiting == conversation.turns[0]
    assert conversation.turns[0].answer == ""
    assert f"‘{typed.split(' ')[0]}’" in (told := capsys.readouterr().err)
    assert "명령은 없어요" in told


def test_what_begins_like_a_command_can_be_an_answer(held: Held) -> None:
    assert held.types("/답 /tmp 폴더를 비웠다.").turns[0].answer == "/tmp 폴더를 비웠다."


def test_another_part_of_life_and_enough(held: Held, capsys: pytest.CaptureFixture[str]) -> None:
    conversation = held.types("/topic 돈", "/topic 달나라", "/enough")
    assert conversation.closed
    assert conversation.turns[1].area == "money"
    told = capsys.readouterr().err
    assert "/주제" in told
    assert "놀고 다닌 것" in told


def test_at_words_of_danger_it_stops_and_says_where_help_is(
    held: Held, capsys: pytest.CaptureFixture[str]
) -> None:
    conversation = held.types("요즘은 죽고 싶다는 생각을 한다.", "", "다음 답")
    assert len(conversation.turns) == 1
    assert "1577-0199" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "turns"), [("봄에 할머니가 돌아가셨다.", 2), ("요즘은 죽고 싶다는 생각을 한다.", 1)]
)
def test_at_a_terminal_an_empty_line_goes_on_after_grief_and_not_from_danger(
    held: Held, said: str, turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = iter([said, "", "", "", "/쉬기"])
    monkeypatch.setattr("builtins.input", lambda prompt="": next(lines))
    assert len(held.types(at_a_terminal=True).turns) == turns


def test_beside_a_question_stands_what_it_cites_and_does_not_quote(
    held: Held, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    post = held.known.corpus.posts[0]
    cites = tuple(post.cite(at, at + 12) for at in range(post.body, post.body + 72, 12))
    lines = iter(["/why", "/quit"])
    monkeypatch.setattr("builtins.input", lambda prompt="": next(lines))
    wanted = AgendaItem(
        key="threads:1",
        kind="thread",
        why="까닭",
        question="무엇을 하셨나요?",
        cites=cites,
        priority=1.0,
        area="other",
    )
    held.saved.ask(held.saved.begin(2026), wanted)
    held.types(at_a_terminal=True)
    first, all_of_them = capsys.readouterr().out.split("나머지는 /이유에서")
    assert first.count("·") == 4
    assert all_of_them.count("·") == 6
    assert (first + all_of_them).count(f"{post.title}, ") == 2


def test_every_question_is_shown_once(held: Held, capsys: pytest.CaptureFixture[str]) -> None:
    conversation = held.types("강을 걸었다.", "", "오래 걸었다.", "", "/skip", "/skip")
    shown = "".join(capsys.readouterr().out.split())
    for turn in conversation.turns:
        assert shown.count("".join(turn.question.split())) == 1


def test_a_finished_interview_can_still_be_looked_over_and_mended(
    held: Held, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'I walked it twice.' >> \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    conversation = held.types("강을 걸었다.", "", "/enough", "/list", "/edit 1", "", at_a_terminal=True)
    shown, said = capsys.readouterr()
    assert "강을 걸었다." in shown
    assert "답 1개를 적어 두었어요" in said and "더 여쭐 것은 없어요" not in said
    assert conversation.turns[0].answer == "강을 걸었다.I walked it twice."
    assert "assistant draft --year 2026" in said  # and then it says how to go on


def test_an_editor_that_is_not_there_ends_no_interview(
    held: Held, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    conversation = held.types("/edit", "강을 걸었다.", "", at_a_terminal=True)
    assert "no-such-editor cannot be started" in capsys.readouterr().err
    assert conversation.turns[0].answer == "강을 걸었다."


def test_piped_what_follows_the_end_is_no_answer(held: Held) -> None:
    conversation = held.types("강을 걸었다.", "", "/enough", "이어서 적은 말이다.")
    assert [turn.answer for turn in conversation.turns if turn.answer] == ["강을 걸었다."]


def test_who_comes_back_is_told_what_there_is(held: Held, capsys: pytest.CaptureFixture[str]) -> None:
    held.types("강을 걸었다.", "", "/quit", at_a_terminal=True)
    assert "답 1개를 적어 두었어요" not in capsys.readouterr().err
    held.types("/quit", at_a_terminal=True)
    assert "답 1개를 적어 두었어요" in capsys.readouterr().err
