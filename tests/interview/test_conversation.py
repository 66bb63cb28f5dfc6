"""An interview as a whole: what is shown is kept, a heavy answer is received, a model that fails is no loss."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.author import small_author
from support.model import ScriptedModel

from assistant import errors
from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.conversation import Conversation
from assistant.domain import AgendaItem, Turn
from assistant.errors import InterviewChanged, ModelError
from assistant.events import QuestionDelta, Remark
from assistant.interview.guide import Guide
from assistant.interview.known import Known, know
from assistant.interview.questions import bank, faults
from assistant.interview.session import Interviews
from assistant.interview.text import quotations
from assistant.model.prompts import Messages

HEARD = {"filled": ["what", "when", "who", "felt"], "heavy": False, "topics": []}
Rule = Callable[[Messages, str], str]


@pytest.fixture
def known(tmp_path: Path) -> Known:
    corpus, _ = small_author(tmp_path / "blog")
    return know(2026, corpus, find_threads(corpus), learn_form(corpus, 2026), bank("ko"))


@pytest.fixture
def saved(tmp_path: Path) -> Interviews:
    return Interviews(tmp_path / "interviews.sqlite")


def talk(saved: Interviews, known: Known, rule: Rule | None = None, **given: int) -> Conversation:
    model = ScriptedModel(rule) if rule else None
    return opened(saved, Guide(known, model=model, cut_off=dt.date(2027, 1, 1)), **given)


def opened(saved: Interviews, guide: Guide, minutes: int | None = None) -> Conversation:
    return Conversation(saved, saved.resume(2026, minutes), guide)


def followed(conversation: Conversation) -> tuple[str, list[str], Turn | None]:
    """The question as it was shown, the remarks, and the turn that waits."""
    asking, shown, remarks = conversation.asking(), "", list[str]()
    while True:
        try:
            event = next(asking)
        except StopIteration as end:
            return shown, remarks, end.value
        if isinstance(event, QuestionDelta):
            shown += event.text
        elif isinstance(event, Remark):
            remarks.append(event.text)


def hears(said: dict[str, object], question: str = "") -> Rule:
    """A model that hears that, and asks the question (else what it is given)."""

    def rule(messages: Messages, purpose: str) -> str:
        if purpose == "interview listening":
            return json.dumps(said, ensure_ascii=False)
        given = messages.user.split("):\n", 1)[1].split("\n\nWord for word")[0]
        return question or given

    return rule


def test_a_question_is_on_disk_once_it_is_shown(saved: Interviews, known: Known) -> None:
    shown, _, turn = followed(talk(saved, known))
    assert turn is not None
    assert shown == turn.question == talk(saved, known).turns[0].question


def test_nothing_is_asked_while_a_question_waits(saved: Interviews, known: Known) -> None:
    conversation = talk(saved, known)
    first = conversation.ask()
    assert followed(conversation) == ("", [], first)


def test_another_window_goes_on_where_this_one_is(saved: Interviews, known: Known) -> None:
    here = talk(saved, known)
    here.ask()
    here.answer("인쇄소 옥상에서 혼자 밥을 먹었다.")
    there = talk(saved, known)
    turn = there.ask()
    assert turn is not None
    assert "‘인쇄소 옥상에서 혼자 밥을 먹었다’" in turn.question
    with pytest.raises(InterviewChanged):
        here.ask()


def test_a_heavy_answer_is_received_and_may_go_on_growing(saved: Interviews, known: Known) -> None:
    conversation = talk(saved, known)
    conversation.ask()
    conversation.answer("봄에 할머니가 돌아가셨다.")
    assert conversation.ask() is None
    assert conversation.received is not None
    conversation.answer("비가 왔다.")
    again = talk(saved, known)
    assert again.received is not None
    assert again.turns[0].answer == "봄에 할머니가 돌아가셨다.\n\n비가 왔다."
    again.go_on()
    assert again.ask() is not None
    assert again.received is None


def test_at_words_of_danger_the_interview_rests(saved: Interviews, known: Known) -> None:
    conversation = talk(saved, known)
    conversation.ask()
    conversation.answer("요즘은 죽고 싶다는 생각을 한다.")
    assert conversation.ask() is None
    assert conversation.received is not None
    assert conversation.received.kind == "crisis"
    assert "109" in conversation.received.said


def test_what_a_model_hears_as_heavy_is_received_too(saved: Interviews, known: Known) -> None:
    conversation = talk(saved, known, hears({**HEARD, "heavy": True}))
    conversation.ask()
    conversation.answer("강아지가 이제 집에 없다.")
    assert conversation.ask() is None
    assert conversation.received is not None
    assert talk(saved, known).received is not None


def test_the_author_turns_to_another_part_of_life(saved: Interviews, known: Known) -> None:
    conversation = talk(saved, known)
    conversation.ask()
    assert conversation.turn_to("돈")
    turn = conversation.ask()
    assert turn is not None
    assert turn.area == "money"
    assert not conversation.turn_to("양자역학")
    assert conversation.waiting == turn


def test_slots_a_model_heard_are_not_asked_for(saved: Interviews, known: Known) -> None:
    conversation = talk(saved, known, hears(HEARD))
    conversation.ask()
    conversation.answer("옥상에서 밥을 먹었다.")
    turn = conversation.ask()
    assert turn is not None
    assert not turn.key.startswith("follow:")


def test_a_topic_of_the_models_is_asked_in_the_authors_words(saved: Interviews, known: Known) -> None:
    topics = [
        {"words": "옥상에 놓인 의자 두 개", "area": "work"},
        {"words": "사장님의 옛날 애인", "area": "people"},
    ]
    conversation = talk(saved, known, hears({**HEARD, "topics": topics}))
    conversation.ask()
    conversation.answer("밥을 먹었다. 옥상에 놓인 의자 두 개는 누가 두고 간 것이다.")
    asked = []
    for _ in range(12):
        turn = conversation.ask()
        if turn is None:
            break
        asked.append(turn)
        conversation.put_off("skipped")
    words = [turn.question for turn in asked if turn.key.endswith(":topic")]
    assert len(words) == 1
    assert "‘옥상에 놓인 의자 두 개’" in words[0]
    assert not any("애인" in turn.question for turn in asked)


@pytest.mark.parametrize("minutes", [15, 45])
def test_whatever_is_put_off_comes_back_before_the_end(saved: Interviews, known: Known, minutes: int) -> None:
    conversation = talk(saved, known, minutes=minutes)
    put_off: set[str] = set()
    while (turn := conversation.ask()) is not None:
        kind = turn.key.partition(":")[0]
        if (
            turn.key != "opening"
            and not kind.startswith("follow")
            and kind not in {k.partition(":")[0] for k in put_off}
        ):
            put_off.add(turn.key)
            conversation.put_off("later")
        else:
            conversation.answer("3월에 옥상에서 밥을 먹었다.")
    answered = {turn.key for turn in conversation.turns if turn.state == "answered"}
    assert {"thread", "area", "ending"} <= {key.partition(":")[0] for key in put_off}
    assert put_off <= answered


def test_a_topic_asked_in_other_words_is_not_asked_again(saved: Interviews, known: Known) -> None:
    topics = [{"words": "옥상에 놓인 의자 두 개", "area": "work"}]
    rule = hears({**HEARD, "topics": topics})

    def freely(messages: Messages, purpose: str) -> str:
        given = rule(messages, purpose)
        return "그 의자는 누가 옥상에 두고 간 것인가요?" if given.startswith("‘옥상") else given

    conversation = talk(saved, known, freely)
    conversation.ask()
    conversation.answer("밥을 먹었다. 옥상에 놓인 의자 두 개는 누가 두고 간 것이다.")
    asked: list[Turn] = []
    while (turn := conversation.ask()) is not None and len(asked) < 12:
        asked.append(turn)
        conversation.put_off("skipped")
    assert [turn.key for turn in asked if "topic" in turn.key] == ["follow:opening:topic"]
    assert asked[0].question == "그 의자는 누가 옥상에 두고 간 것인가요?"


FAULTS = [
    errors.KeyRefused, errors.ModelTimeout, errors.Unreachable, errors.ReplyCutOff, errors.EndpointFailed,
    errors.QuotaSpent,
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_model_that_fails_is_told_of_once_and_missed_in_nothing(
    saved: Interviews, known: Known, fault: type[ModelError]
) -> None:
    def fails(messages: Messages, purpose: str) -> str:
        raise fault("The line is dead.", hint="")

    conversation = talk(saved, known, fails)
    told: list[str] = []
    for n in range(8):
        shown, remarks, turn = followed(conversation)
        told += remarks
        assert turn is not None
        assert shown == turn.question
        assert faults(turn.question, "ko") == ()
        conversation.answer(f"{n}월에는 {n}번 강가에 나가 걸었다.")
    assert len(told) == 1
    assert "The line is dead." in told[0]


def test_a_model_that_refuses_is_not_asked_again(saved: Interviews, known: Known) -> None:
    calls = []

    def refuses(messages: Messages, purpose: str) -> str:
        calls.append(purpose)
        raise errors.KeyRefused("No.", hint="")

    guide = Guide(known, model=ScriptedModel(refuses), cut_off=dt.date(2027, 1, 1))
    for _ in range(4):
        conversation = opened(saved, guide)
        conversation.ask()
        conversation.answer("강가에 나가 걸었다.")
    assert len(calls) == 1


@pytest.mark.parametrize(
    "junk",
    ["", "{}", "왜요?", "정말 멋져요! 더 말해 주세요.", "“거짓말이다.”라고 쓰셨지요. 그건 무엇이었나요?"],
)
def test_whatever_a_model_says_no_false_quotation_and_no_bad_question_is_asked(
    saved: Interviews, known: Known, junk: str
) -> None:
    conversation = talk(saved, known, hears(HEARD, junk or " "))
    texts = "\n".join(post.text for post in known.corpus.posts)
    for _ in range(10):
        shown, _, turn = followed(conversation)
        if turn is None:
            break
        assert shown == turn.question
        assert faults(turn.question, "ko") == ()
        if turn.key.startswith("thread"):
            assert all(said in texts for said in quotations(turn.question))
        conversation.answer("그날은 강가에 나가 오래 걸었다.")


def test_minutes_are_kept_and_may_be_changed(saved: Interviews, known: Known) -> None:
    assert talk(saved, known).minutes == 45
    assert talk(saved, known, minutes=15).minutes == 15
    assert talk(saved, known).minutes == 15


def test_progress_counts_answers_by_part_of_life(saved: Interviews, known: Known) -> None:
    conversation = talk(saved, known)
    conversation.ask()
    conversation.turn_to("몸")
    conversation.ask()
    conversation.answer("무릎이 아파 병원에 갔다.")
    assert conversation.progress["몸"] == 1
    assert conversation.progress["돈"] == 0
    conversation.revise(conversation.turns[-1].n, "글쎄, 잘 모르겠다.")
    assert conversation.progress["몸"] == 0


def test_a_question_of_every_year_shows_last_years_answer(saved: Interviews, known: Known) -> None:
    before = saved.begin(2025)
    yearly = bank("ko").of("yearly")[0]
    item = AgendaItem(
        key=f"yearly:{yearly.id}",
        kind="recurring",
        why="",
        question="?",
        cites=(),
        priority=1.0,
        area="yearly",
    )
    saved.answer(saved.ask(before, item), 1, "빵을 굽다가 그만둔 해였다. 손등에 덴 자국이 남았다.")
    conversation = talk(saved, known, minutes=15)
    asked = []
    while (turn := conversation.ask()) is not None:
        asked.append(turn)
        conversation.put_off("skipped")
    (shown,) = [turn for turn in asked if turn.key.startswith("yearly:")]
    assert "“빵을 굽다가 그만둔 해였다. 손등에 덴 자국이 남았다.”" in shown.question
    assert faults(shown.question, "ko") == ()


def test_what_told_nothing_last_year_is_not_quoted_this_year(saved: Interviews, known: Known) -> None:
    before = saved.begin(2025)
    item = AgendaItem(
        key=f"yearly:{bank('ko').of('yearly')[0].id}", kind="recurring", why="", question="?", cites=(),
        priority=1.0, area="yearly",
    )  # fmt: skip
    saved.answer(saved.ask(before, item), 1, "글쎄요, 그건 잘 모르겠네요.")
    conversation = talk(saved, known, minutes=15)
    while (turn := conversation.ask()) is not None:
        assert "모르겠네요" not in turn.question
        conversation.put_off("skipped")


@pytest.mark.parametrize("fault", [errors.BadReply, errors.ReplyTooLong])
def test_a_model_that_cannot_listen_may_still_word_questions(
    saved: Interviews, known: Known, fault: type[errors.BadReply | errors.ReplyTooLong]
) -> None:
    asked: list[str] = []

    def mumbles(messages: Messages, purpose: str) -> str:
        asked.append(purpose)
        if purpose == "interview listening":
            raise fault("No JSON.", hint="", reply="…")
        return messages.user.split("):\n", 1)[1].split("\n\nWord for word")[0]

    guide = Guide(known, model=ScriptedModel(mumbles), cut_off=dt.date(2027, 1, 1))
    remarks: list[str] = []
    for n in range(6):
        conversation = opened(saved, guide)
        remarks += followed(conversation)[1]
        conversation.answer(f"{n}월에 강가에 나가 오래 걸었다.")
    assert asked.count("interview listening") == 2
    assert asked.count("interview question") == 5
    assert remarks == []
