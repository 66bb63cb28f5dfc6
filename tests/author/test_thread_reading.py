"""The ledger read by a model: words that are there, asked once, and nothing of what a standpoint must not see."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.author.thread_reading import estimate, kept_reading, put_aside, read
from assistant.domain import Corpus, Thread
from assistant.errors import ReplyTooLong
from assistant.events import end_of
from assistant.model.prompts import Messages
from tests.author.conftest import corpus, review
from tests.support.model import ScriptedModel

GOALS = "할머니 댁에 자주 가야지. 커피는 그대로 마신다.\n"
AFTER = "봄과 가을에 할머니 댁에 갔다.\n\n## 내년 목표\n\n- 바이올린을 배운다\n"


def years() -> Corpus:
    return corpus(review(2023, GOALS), review(2024, AFTER), review(2025, "바이올린은 안 샀다.\n"))


def wise(messages: Messages, purpose: str) -> str:
    """Reads as a good model would, but makes up a quotation in every reply."""
    made_up = {"quote": "히말라야에 올랐다", "topic": "산", "kind": "goal", "n": 1, "status": "kept"}
    if purpose == "threads":
        found = [made_up]
        if "커피는 그대로" in messages.user:
            found.append({"quote": "할머니 댁에 자주 가야지", "topic": "할머니", "kind": "goal"})
        return json.dumps({"threads": found}, ensure_ascii=False)
    told = [made_up]
    asked = messages.user.splitlines()
    for n, goal, quote, status in (
        (1, "할머니 댁에 자주 가야지", "봄과 가을에 할머니 댁에 갔다.", "kept"),
        (1, "바이올린을 배운다", "바이올린은 안 샀다.", "dropped"),
    ):
        listed = any(line.startswith(f"{n}.") and goal in line for line in asked)
        if listed and quote in messages.user:
            told.append({"n": n, "status": status, "quote": quote})
    return json.dumps({"outcomes": told}, ensure_ascii=False)


def told(threads: tuple[Thread, ...]) -> list[tuple[str, list[tuple[int, str]]]]:
    return [(t.citation.quote, [(o.year, o.status) for o in t.later]) for t in threads]


def test_what_the_model_finds_and_what_became_of_it(tmp_path: Path) -> None:
    reading = end_of(read(years(), ScriptedModel(wise), tmp_path))
    assert told(reading.threads) == [
        ("할머니 댁에 자주 가야지", [(2024, "kept"), (2025, "unknown")]),
        ("바이올린을 배운다", [(2025, "dropped")]),
    ]
    shown = reading.threads[0].later[0].citation
    assert shown is not None and shown.quote in AFTER
    assert reading.invented == 3 + 2


def test_the_next_three_reviews_are_asked_about_a_goal_however_far_apart_and_told_what_it_is_about(
    tmp_path: Path,
) -> None:
    years = (2012, 2015, 2019, 2024, 2025)
    series = corpus(review(2008, GOALS), *(review(year, f"{year}년은 조용했다.\n") for year in years))
    asked: list[str] = []

    def listens(messages: Messages, purpose: str) -> str:
        if purpose == "threads":
            found = [{"quote": "커피는 그대로 마신다", "topic": "커피 습관", "kind": "goal"}]
            return json.dumps({"threads": found if "커피는" in messages.user else []}, ensure_ascii=False)
        asked.append(messages.user)
        return '{"outcomes": []}'

    end_of(read(series, ScriptedModel(listens), tmp_path))
    assert [year for text in asked for year in years if f"{year}년은" in text] == [2012, 2015, 2019]
    assert all("커피 습관" in text for text in asked)


def test_what_was_read_is_not_sent_again(tmp_path: Path) -> None:
    first = end_of(read(years(), ScriptedModel(wise), tmp_path))
    again = ScriptedModel(wise)
    assert end_of(read(years(), again, tmp_path)) == first
    assert again.asked == []
    longer = corpus(*years().reviews, review(2026, "조용한 해였다.\n"))
    end_of(read(longer, again, tmp_path))
    assert [purpose for _, purpose in again.asked] == ["threads", "thread-outcomes"]


def test_a_run_that_broke_off_goes_on_where_it_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def breaks(messages: Messages, purpose: str) -> str:
        if purpose == "thread-outcomes":
            raise Stopped
        return wise(messages, purpose)

    try:
        end_of(read(years(), ScriptedModel(breaks), tmp_path))
    except Stopped:
        pass
    else:
        raise AssertionError("it was to break off")
    assert kept_reading(years(), tmp_path) is None
    rest = ScriptedModel(wise)
    end_of(read(years(), rest, tmp_path))
    assert {purpose for _, purpose in rest.asked} == {"thread-outcomes"}


def test_a_reading_put_aside_is_not_used_nor_sent_again(tmp_path: Path) -> None:
    put_aside(tmp_path)  # where there is none, nothing happens
    whole = end_of(read(years(), ScriptedModel(wise), tmp_path))
    put_aside(tmp_path)
    assert kept_reading(years(), tmp_path) is None
    again = ScriptedModel(wise)
    assert end_of(read(years(), again, tmp_path)) == whole and again.asked == []


def test_a_reply_too_long_for_its_limit_is_asked_for_in_two(tmp_path: Path) -> None:
    """Five goals, of which the model can list or judge two at once; what the text does not tell it says so of."""
    goals = ["수영을 배운다", "바다에 간다", "피아노를 친다", "편지를 쓴다", "이불을 턴다"]
    series = corpus(
        review(2023, "\n\n".join(f"{goal}면 좋겠다. 그러고 싶다." for goal in goals)),
        review(2024, "수영은 배웠다. 바다에는 못 갔다.\n"),
    )

    def short_of_breath(messages: Messages, purpose: str) -> str:
        seen = [goal for goal in goals if goal in messages.user]
        if len(seen) > 2:
            raise ReplyTooLong("too long", hint="less", reply="{")
        if purpose == "threads":
            return json.dumps({"threads": [{"quote": goal, "topic": "", "kind": "goal"} for goal in seen]})
        told = {"수영을 배운다": ("kept", "수영은 배웠다."), "바다에 간다": ("dropped", "바다에는 못 갔다.")}
        said = [told.get(goal, ("unknown", "")) for goal in seen]
        return json.dumps(
            {"outcomes": [{"n": n, "status": s, "quote": q} for n, (s, q) in enumerate(said, 1)]}
        )

    reading = end_of(read(series, ScriptedModel(short_of_breath), tmp_path))
    assert [quote for quote, _ in told(reading.threads)] == goals
    assert [later for _, later in told(reading.threads)][:3] == [
        [(2024, "kept")], [(2024, "dropped")], [(2024, "unknown")],
    ]  # fmt: skip
    assert reading.invented == 0


def test_a_standpoint_sees_no_later_review(tmp_path: Path) -> None:
    whole = end_of(read(years(), ScriptedModel(wise), tmp_path))
    assert kept_reading(years(), tmp_path) == whole.threads
    seen = kept_reading(corpus(*years().reviews[:2]), tmp_path)
    assert seen is not None
    assert told(seen) == [("할머니 댁에 자주 가야지", [(2024, "kept")]), ("바이올린을 배운다", [])]


def test_a_review_edited_since_is_read_by_the_rules(tmp_path: Path) -> None:
    end_of(read(years(), ScriptedModel(wise), tmp_path))
    edited = corpus(review(2023, GOALS + "\n덧붙인다.\n"), *years().reviews[1:])
    assert kept_reading(edited, tmp_path) is None


def test_an_estimate_covers_what_is_sent_and_sends_nothing(tmp_path: Path) -> None:
    model = ScriptedModel(wise)
    tokens = estimate(years(), model)
    assert model.asked == [] and tokens.prompt > 0 and tokens.reply > 0
