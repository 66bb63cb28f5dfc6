"""One line a thread, and the author's word wins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.author.thread_corrections import add_correction, corrected, read_corrections
from assistant.author.thread_extraction import extract, locate
from assistant.author.thread_ledger import handles, ledger, timeline
from assistant.author.thread_outcomes import follow
from assistant.author.threads import find_threads, threads_of
from assistant.domain import Thread
from assistant.errors import CorpusError
from tests.author.conftest import corpus, review
from tests.support.model import ScriptedModel

GOALS = "## 내년 목표\n\n- 지리산 둘레길 완주하기\n"


def returning() -> tuple[Thread, ...]:
    made = corpus(
        review(2022, GOALS),
        review(2023, GOALS),
        review(2024, "가을에 지리산 둘레길을 완주했다.\n\n## 내년 목표\n\n- 바이올린 배우기\n"),
    )
    return follow(find_threads(made), made)


def test_a_goal_that_returns_is_one_entry_with_its_history() -> None:
    hike, violin = ledger(returning())
    assert [(o.year, o.status) for o in hike.thread.later] == [(2023, "open"), (2024, "kept")]
    assert (hike.handle, hike.returned) == ("2022-1", (2023,))
    assert (violin.handle, violin.returned) == ("2024-1", ())


def test_the_years_of_the_ledger() -> None:
    drawn = timeline(ledger(returning()))
    assert drawn.years == (2022, 2023, 2024)
    assert [(m.year, m.status, m.said) for m in drawn.rows[0].marks] == [
        (2022, None, True), (2023, "open", True), (2024, "kept", False),
    ]  # fmt: skip
    assert [(m.year, m.status, m.said) for m in drawn.rows[1].marks] == [(2024, None, True)]
    assert drawn.rows[0].marks[2].citation is not None
    assert timeline(()).years == ()


def test_two_goals_of_one_review_stay_two() -> None:
    made = corpus(review(2022, "## 내년 목표\n\n- 지리산 둘레길 완주하기\n- 지리산 둘레길에서 사진 찍기\n"))
    threads = find_threads(made)
    assert len(ledger(threads)) == len(threads) == 2
    assert [t.citation.quote for t in handles(threads).values()] == [t.citation.quote for t in threads]


def test_the_authors_word_wins_and_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "threads" / "corrections.jsonl"
    hike = returning()[0]
    add_correction(path, hike, 2024, "dropped")
    add_correction(path, hike, 2024, "partly")
    add_correction(path, hike, 2025, "kept")
    told, *others = corrected(returning(), read_corrections(path))
    assert [(o.year, o.status, o.by_author) for o in told.later] == [
        (2023, "open", False), (2024, "partly", True), (2025, "kept", True),
    ]  # fmt: skip
    assert told.later[1].citation is None
    assert told.status == "kept"
    assert tuple(others) == returning()[1:]
    assert ledger((told, *others))[0].thread.status == "kept"


def test_a_correction_outlives_an_edit_of_the_post(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    add_correction(path, returning()[0], 2024, "dropped")
    edited = corpus(
        review(2022, "## 내년 목표\n\n- 치과 가기\n- 지리산 둘레길을 완주하기!\n"), review(2024, "바빴다.\n")
    )
    dentist, hike = corrected(follow(find_threads(edited), edited), read_corrections(path))
    assert (dentist.status, hike.status) == ("unknown", "dropped")


def test_a_correction_of_a_thread_that_is_gone_touches_no_other(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    add_correction(path, returning()[0], 2024, "dropped")
    other = corpus(review(2022, "## 내년 목표\n\n- 치과 가기\n"), review(2024, "바빴다.\n"))
    (dentist,) = corrected(follow(find_threads(other), other), read_corrections(path))
    assert dentist.status == "unknown"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"thread": "a", "review": 2023, "quote": "b", "year": 2024, "status": "great"}',
        '{"year": 1}',
    ],
)
def test_a_line_that_is_no_correction_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="Line 2"):
        read_corrections(path)


def test_no_file_is_no_correction(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "none.jsonl") == ()


def test_a_models_quotations_are_found_or_dropped() -> None:
    text = "올해는 **바다에 자주** 갔다. 할머니께 편지를 써야지.\n\n## 2025년에는\n\n- 치과에 간다\n"
    reply = {
        "threads": [
            {"quote": "할머니께  편지를 써야지", "topic": "편지", "kind": "goal", "firmness": 0.7},
            {"quote": "할머니께 선물을 사야지", "topic": "선물", "kind": "goal"},
        ]
    }
    model = ScriptedModel(lambda messages, purpose: json.dumps(reply, ensure_ascii=False))
    found = extract(review(2024, text), model)
    assert found.invented == 1
    assert [t.citation.quote for t in found.threads] == ["할머니께 편지를 써야지", "치과에 간다"]
    (messages, purpose), *_ = model.asked
    assert purpose == "threads" and messages.prompt == "threads" and messages.sources


def test_a_goal_stands_where_it_is_set_again_not_where_last_years_is_graded() -> None:
    text = "## 지난해 목표 돌아보기\n\n- 치과에 간다: 못 갔다.\n\n## 2025년 목표\n\n- 치과에 간다\n"
    reply = {"threads": [{"quote": "치과에 간다", "topic": "치과", "kind": "goal", "firmness": 1}]}
    found = extract(review(2024, text), ScriptedModel(lambda *_: json.dumps(reply, ensure_ascii=False)))
    assert [text[: t.citation.start].count("##") for t in found.threads] == [2]


def test_a_small_model_reads_a_review_in_parts() -> None:
    long = "\n\n".join(f"## 장 {n}\n\n" + "비가 왔다. " * 80 for n in range(30))
    seen: list[str] = []

    def nothing(messages: object, purpose: str) -> str:
        seen.append(purpose)
        return '{"threads": []}'

    extract(review(2024, long), ScriptedModel(nothing, budget=2500))
    whole = len(seen)
    seen.clear()
    extract(review(2024, long), ScriptedModel(nothing))
    assert whole > len(seen) >= 2


def test_a_review_is_read_in_few_parts_and_each_is_told_under_which_headings_it_stands() -> None:
    rain = "비가 왔다. " * 300
    chapters = [f"### {n}장\n\n{rain}" for n in range(4)]
    goals = [f"### 자전거 {n}대\n\n{rain}" for n in range(6)]
    long = "\n\n".join(("## 여행", *chapters, "## 내년 목표", *goals))
    model = ScriptedModel(lambda *_: '{"threads": []}')
    extract(review(2024, long), model)
    asked = [messages.user for messages, _ in model.asked]
    assert len(asked) == 3  # 20,000 characters, 9,000 at a time
    assert [text.splitlines()[1] for text in asked[:2]] == ["## 여행", "## 내년 목표"]
    assert "내년 목표" in asked[2].splitlines()[0] and "## 내년 목표" not in asked[2]


def test_a_remark_on_goals_that_the_model_leaves_out_is_no_thread() -> None:
    text = "이번에는 내년에 이룰 목표를 정해 보려 한다.\n\n## 2025년 목표\n\n### 수영 배우기\n\n아직 물이 무섭다.\n"
    assert len(threads_of(review(2024, text))) == 2
    found = extract(review(2024, text), ScriptedModel(lambda *_: '{"threads": []}'))
    assert [t.citation.quote for t in found.threads] == ["수영 배우기"]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("바다에 자주 갔다", "바다에 자주** 갔다"),
        ("바다에 자주", "바다에 자주"),
        ("바다에  자주 갔다.", "바다에 자주** 갔다"),
        ("산에 갔다", None),
        ("…", None),
        ("", None),
    ],
)
def test_where_a_quotation_stands(quote: str, found: str | None) -> None:
    text = "올해는 **바다에 자주** 갔다."
    assert [text[start:end] for start, end in locate(quote, text, 0, len(text))] == ([found] if found else [])
