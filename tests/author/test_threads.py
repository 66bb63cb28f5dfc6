"""What is a goal or a regret, and what only sounds like one."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from assistant.author.threads import find_threads, threads_of
from assistant.domain import Corpus, Thread
from assistant.posts.corpus import read_corpus
from tests.author.conftest import corpus, review

LABELS = Path(__file__).parent.parent / "labels" / "sample.threads.jsonl"


def of(text: str, language: str = "ko") -> tuple[Thread, ...]:
    return threads_of(review(2024, text, language=language))


@pytest.mark.parametrize(
    "sentence",
    [
        "내년에는 아침마다 스트레칭부터 해야겠다.",
        "올봄에는 텃밭에 고추를 심어 보려고 한다.",
        "다음 달에 자전거를 고칠 생각이다.",
        "앞으로 술은 줄이기로 했다.",
        "피아노를 다시 배우고 싶다.",
        "할머니께 더 자주 편지를 쓰자.",
        "올해는 꼭 운전면허를 따겠다.",
        "언젠가 나는 작은 서점을 열 것이다.",
        "겨울이 오기 전에 이사할 수 있기를 바란다.",
        "한 달에 두 권 읽는 것이 목표이다.",
        "통장을 따로 만들어 볼까 한다.",
        "매일 산책하고 싶어요.",
        "내년에는 더 자주 연락할게요.",
    ],
)
def test_korean_goals(sentence: str) -> None:
    threads = of(f"올해는 비가 많이 왔다. {sentence} 커피를 마셨다.")
    assert [(t.kind, t.citation.quote) for t in threads] == [("goal", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "기타 연습을 소홀히 했다.",
        "친구 결혼식에 못 간 것이 아직도 아쉽다.",
        "그때 병원에 먼저 갔어야 했다.",
        "그 돈으로 책이나 살걸.",
        "끝까지 화를 낸 게 부끄럽다.",
        "운동은 거의 하지 못했다.",
    ],
)
def test_korean_regrets(sentence: str) -> None:
    threads = of(f"올해는 비가 많이 왔다. {sentence} 커피를 마셨다.")
    assert [(t.kind, t.citation.quote) for t in threads] == [("regret", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "이제 올해를 돌아보자.",
        "자세한 이야기는 생략하겠다.",
        "왜 그랬는지 모르겠다.",
        "내일은 비가 올 것 같다.",
        "선생님은 '꿈을 크게 가지자'라고 하셨다.",
        "여러분도 건강하시기를 바랍니다.",
        "작년에 매일 뛰겠다고 했는데 벌써 까먹었다.",
        "이 정도면 내년에는 괜찮아지지 않을까?",
        "동생은 봄에 이사할 예정이다.",
        "후회하지 않는다.",
    ],
)
def test_korean_that_only_sounds_like_it(sentence: str) -> None:
    assert [t.citation.quote for t in of(f"올해는 비가 많이 왔다. {sentence}")] == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("I want to learn to bake bread.", "goal"),
        ("Next year, I'll call my brother every week.", "goal"),
        ("My goal is to run a marathon.", "goal"),
        ("I'd like to write more letters.", "goal"),
        ("I hope to finish the shed by spring.", "goal"),
        ("I plan to sell the car.", "goal"),
        ("I regret leaving so early.", "regret"),
        ("I should have called the doctor sooner.", "regret"),
        ("I wish I had kept a diary.", "regret"),
        ("I'm disappointed in how little I read.", "regret"),
        ("I never got around to fixing the roof.", "regret"),
        ("In this post, I'll show what happened.", None),
        ("I hope you enjoyed this.", None),
        ("They want to build a bridge.", None),
        ("Let's look at the numbers.", None),
        ("I want to be clear about one thing.", None),
    ],
)
def test_english(sentence: str, kind: str | None) -> None:
    found = [t.kind for t in of(f"The year was long. {sentence} It rained.", "en")]
    assert found == ([kind] if kind else [])


def test_under_a_heading_of_goals_items_are_goals_by_their_place() -> None:
    threads = of(
        "## 2025년에는\n\n- **하프 마라톤.** 천천히.\n- 치과\n  - 스케일링부터\n\n## 마치며\n\n- 커피 한 잔\n"
    )
    assert [(t.kind, t.citation.quote) for t in threads] == [
        ("goal", "**하프 마라톤.** 천천히."),
        ("goal", "치과"),
    ]
    assert all(t.firmness == 1.0 for t in threads)


def test_sub_headings_under_goals_are_goals_and_last_years_are_not() -> None:
    text = (
        "## Grading last year's goals\n\n### Paint the fence\n\n- **Grade**: B\n\n"
        "## Goals for next year\n\n### Build a boat\n\nIt will float.\n"
    )
    assert [t.citation.quote for t in of(text, "en")] == ["Build a boat"]


def test_words_of_others_in_a_quotation_are_nobodys_goal() -> None:
    assert of("> 내년에는 꼭 바다를 보러 가자. - 할머니\n\n바람이 불었다.\n") == ()


def test_a_goal_said_twice_is_one_thread() -> None:
    text = (
        "## Goals for 2025\n\n### Sell the boat for five thousand dollars\n\n"
        "This year, I'd like to sell the boat for at least five thousand dollars.\n"
    )
    assert [t.citation.quote for t in of(text, "en")] == ["Sell the boat for five thousand dollars"]


def test_every_quote_is_verbatim(sample: Corpus) -> None:
    texts = {post.path: post.text for post in sample.posts}
    threads = find_threads(sample)
    assert threads
    for thread in threads:
        at = thread.citation
        assert texts[at.path][at.start : at.end] == at.quote
    assert len({thread.id for thread in threads}) == len(threads)


def test_the_sample_author_is_understood(sample: Corpus) -> None:
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    threads = find_threads(sample)

    def meant(label: dict[str, object]) -> list[Thread]:
        return [
            t
            for t in threads
            if t.review == label["review"] and str(label["quote"]).strip("*") in t.citation.quote
        ]

    firm = [label for label in labels if not label.get("optional")]
    assert sum(bool(meant(label)) for label in firm) >= 0.8 * len(firm)
    hit = {t.id for label in labels for t in meant(label)}
    assert len(hit) >= 0.7 * len(threads)


def test_a_list_under_a_goal_counts_where_it_is_announced() -> None:
    announced = "## 2025년 목표\n\n### 공부\n\n아래 책을 읽는 것을 목표로 한다.\n\n- 느린 강\n- 낮은 산\n"
    described = "## 2025년 목표\n\n### 공부\n\n친구가 추천한 책은 이렇다.\n\n- 느린 강\n- 낮은 산\n"
    assert {"느린 강", "낮은 산"} <= {t.citation.quote for t in of(announced)}
    assert {t.citation.quote for t in of(described)} == {"공부"}


@pytest.mark.parametrize(("name", "precision", "recall"), [("ko-hudi", 0.75, 0.8), ("en-mtlynch", 0.75, 0.8)])
def test_real_authors_are_understood(name: str, precision: float, recall: float, evals: Path) -> None:
    folder = evals / "corpora" / name
    if not folder.is_dir():
        pytest.skip(f"no corpus {name}")
    lines = (evals / "evals" / f"{name}.threads.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    threads = [
        t for t in find_threads(read_corpus([folder])) if t.review in {label["review"] for label in labels}
    ]

    def same(label: dict[str, object], thread: Thread) -> bool:
        one, other = (re.sub(r"[\W_]+", "", text) for text in (str(label["quote"]), thread.citation.quote))
        run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
        return label["review"] == thread.review and run >= max(6, 0.6 * min(len(one), len(other)))

    firm = [label for label in labels if not label.get("optional")]
    assert sum(any(same(label, t) for t in threads) for label in firm) >= recall * len(firm)
    assert sum(any(same(label, t) for label in labels) for t in threads) >= precision * len(threads)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "## 来年の目標\n\n- [詩の朗読会](https://example.org/a)\n- 詩を[十篇](https://example.org/b)書く\n",
            "ja",
        ),
        ("## Goals for 2024\n\n- <https://example.org>\n- Read [ten poems](https://example.org/b)\n", "en"),
        (
            "## 2024년 목표\n\n- **[시 낭독회](https://example.org/a)**\n- 시 [열 편](https://example.org/b) 쓰기\n",
            "ko",
        ),
    ],
)
def test_an_item_that_is_only_a_link_is_no_goal(text: str, language: str) -> None:
    (thread,) = threads_of(review(2023, text, language=language))
    assert thread.citation.quote in text.splitlines()[-1]


def test_a_language_without_tables_still_knows_its_headings() -> None:
    threads = of("## 来年の目標\n\n- 毎朝走る\n- 本を十冊読む\n\n## まとめ\n\n- お茶\n", "ja")
    assert [t.citation.quote for t in threads] == ["毎朝走る", "本を十冊読む"]


def test_an_empty_review_has_no_threads() -> None:
    assert find_threads(corpus(review(2024, ""))) == ()
