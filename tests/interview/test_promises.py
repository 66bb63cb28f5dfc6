"""How promises are asked about: one matter once, quoted so that it can be understood, and none that would hurt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.domain import AgendaItem, Thread, ThreadKind, Turn
from assistant.interview.depth import depth_of
from assistant.interview.known import Known, know
from assistant.interview.matters import are_alike
from assistant.interview.promises import promises
from assistant.interview.questions import bank, faults
from assistant.interview.quoting import quotable, says_little
from assistant.interview.text import bare, quotations
from assistant.posts.corpus import read_corpus

REVIEW = """\
---
title: "2025년 회고"
date: 2026-01-03
---

자전거는 창고에 두고 한 번도 안 꺼냈다. 내년에는 다르게 해 봐야겠다.

수리 기록에 내 이름을 안 썼다.

그리고 다음에 무언가를 고치면 수리 기록에 내 이름을 쓴다.

어머니와 배를 타고 섬 끝까지 간다.

피아노를 한 곡 외운다.

LONG

텃밭에 콩을 심는다.

사진을 인화한다.
""".replace(
    "LONG",
    "아침마다 창문을 열고, 물을 한 잔 마시고, 라디오를 끄고, 그날 할 일을 종이에 또박또박 적고, "
    "그 종이를 저녁 먹고 나서 처음부터 다시 읽어 보고, "
    "지키지 못한 것에는 줄을 긋지 않고 이틀 뒤로 옮겨 적는다.",
)
OLDER = """\
---
title: "2024년 회고"
date: 2025-01-04
---

피아노 한 곡을 처음부터 외운다.

바다에서 수영을 배운다.
"""


@pytest.fixture
def known(tmp_path: Path) -> Known:
    """What is known of somebody who promised and regretted all that stands in two reviews."""
    for name, text in (("2026-01-03-review.md", REVIEW), ("2025-01-04-review.md", OLDER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path])
    made = know(2026, corpus, (), learn_form(corpus, 2026), bank("ko"))
    said: list[tuple[str, ThreadKind]] = [
        ("내년에는 다르게 해 봐야겠다.", "goal"),
        ("수리 기록에 내 이름을 안 썼다.", "regret"),
        ("그리고 다음에 무언가를 고치면 수리 기록에 내 이름을 쓴다.", "goal"),
        ("어머니와 배를 타고 섬 끝까지 간다.", "goal"),
        ("피아노를 한 곡 외운다.", "goal"),
        (REVIEW.split("\n\n")[-3], "goal"),
        ("텃밭에 콩을 심는다.", "goal"),
        ("사진을 인화한다.", "goal"),
        ("피아노 한 곡을 처음부터 외운다.", "goal"),
        ("바다에서 수영을 배운다.", "goal"),
    ]
    threads = [_thread(made, quote, kind) for quote, kind in said]
    return replace(made, threads=tuple(threads), depth=depth_of(120))


def _thread(known: Known, quote: str, kind: ThreadKind) -> Thread:
    review = next(review for review in known.corpus.reviews if quote in review.post.text)
    start = review.post.text.index(quote)
    return Thread(
        id=bare(quote)[:12],
        kind=kind,
        topic="",
        citation=review.post.cite(start, start + len(quote)),
        review=review.period.year,
        firmness=0.5,
    )


def asked(known: Known) -> list[AgendaItem]:
    return list(promises(known))


def about(known: Known, words: str) -> list[AgendaItem]:
    return [item for item in asked(known) if any(words in cite.quote for cite in item.cites)]


def answered(known: Known, item: AgendaItem, answer: str) -> Turn:
    return replace(item.asked(len(known.all_turns) + 1), state="answered", answer=answer)


def test_a_regret_and_the_promise_made_of_it_are_one_question(known: Known) -> None:
    [item] = about(known, "이름을")
    assert len(item.cites) == 2
    assert quotations(item.question) == ("다음에 무언가를 고치면 수리 기록에 내 이름을 쓴다.",)


def test_a_promise_that_a_later_review_makes_again_is_not_asked_of_the_older_one_too(known: Known) -> None:
    assert len(about(known, "피아노")) == 1
    assert len(about(known, "수영")) == 1


def test_a_promise_that_says_little_by_itself_is_quoted_with_what_it_is_about(known: Known) -> None:
    [item] = about(known, "다르게")
    assert quotations(item.question) == (
        "자전거는 창고에 두고 한 번도 안 꺼냈다. 내년에는 다르게 해 봐야겠다.",
    )


@pytest.mark.parametrize(
    ("said", "little"),
    [
        ("내년에는 더 잘하자.", True),
        ("앞으로도 이런 삶을 이어 간다.", True),
        ("그래서 산에 간다.", True),
        ("I'll do better next year.", True),
        ("This year I learn to swim.", False),
        ("This was a mistake.", True),
        ("수영을 배운다.", False),
        ("이사를 간다.", False),
    ],
)
def test_what_says_little_by_itself(said: str, little: bool) -> None:
    assert says_little(said) == little


def test_a_long_promise_is_quoted_by_its_end_where_the_korean_verb_stands(known: Known) -> None:
    [item] = about(known, "라디오")
    [said] = quotations(item.question)
    assert said.startswith("…")
    assert said.endswith("이틀 뒤로 옮겨 적는다.")
    assert 40 <= len(said) <= 110
    assert said[1:] in REVIEW


def test_a_long_english_promise_is_quoted_by_its_beginning() -> None:
    said = quotable(
        "I hope that by handing over the shop on Mondays, Tuesdays and Wednesdays I get enough quiet mornings to finish"
        " the boat, if the weather holds, and if nobody asks me for the trailer before the end of May."
    )
    assert said == "I hope that by handing over the shop on Mondays…"


def test_many_promises_are_read_out_by_a_few_short_ones_and_no_number(known: Known) -> None:
    lists = [item for item in asked(replace(known, depth=depth_of(15))) if item.key.startswith("threads:")]
    for item in lists:
        assert all(len(said) <= 40 for said in quotations(item.question))
        assert len(quotations(item.question)) in (2, 3)
        assert not any(sign.isdigit() for sign in item.question.replace("2025년", ""))
        assert faults(item.question, "ko") == ()
    assert len(lists[0].cites) > 3


def test_a_promise_asked_about_in_vain_comes_once_more_another_day_in_other_words(known: Known) -> None:
    [first] = about(known, "콩")
    vain = answered(known, first, "글쎄, 잘 모르겠다.")
    assert about(replace(known, turns=(vain,)), "콩") == []
    [again] = about(replace(known, earlier=(vain,)), "콩")
    assert again.question != first.question
    assert "지난번" in again.question
    twice = replace(known, earlier=(vain, answered(replace(known, turns=(vain,)), again, "몰라.")))
    assert about(twice, "콩") == []


@pytest.mark.parametrize("answer", ["심었는데 비둘기가 먹었다.", "그건 넘어가자."])
def test_a_promise_that_was_answered_or_passed_does_not_come_again(known: Known, answer: str) -> None:
    [item] = about(known, "콩")
    assert about(replace(known, earlier=(answered(known, item, answer),)), "콩") == []


def test_what_the_follow_up_was_told_counts_for_the_promise(known: Known) -> None:
    [item] = about(known, "콩")
    nod = answered(known, item, "응")
    more = replace(nod, n=2, key=f"follow:{item.key}:between", cites=(), answer="심고 나서 비둘기를 쫓았다.")
    assert about(replace(known, earlier=(nod, more)), "콩") == []


@pytest.mark.parametrize(
    "heavy", ["어머니가 돌아가셨다. 봄이었다.", "엄마 장례를 치렀다.", "My mother died in May."]
)
def test_nobody_is_asked_about_a_person_they_just_lost(known: Known, heavy: str) -> None:
    [ask] = about(known, "콩")
    told = answered(known, ask, heavy)
    assert about(known, "어머니")
    for grieving in (replace(known, turns=(told,)), replace(known, earlier=(told,))):
        assert about(grieving, "어머니") == []
        assert about(grieving, "사진")


def test_what_was_told_unasked_is_taken_up_as_told(known: Known) -> None:
    """Nobody is asked where a promise is now who said so a moment ago; what else there is to it can still be said."""
    [before] = about(known, "섬 끝까지")
    other = next(item for item in asked(known) if item.kind == "thread" and item != before)
    told = answered(known, other, "봄이었다. 어머니와 배를 타고 섬 끝까지 갔다 왔다.")
    [after] = about(replace(known, turns=(told,)), "섬 끝까지")
    assert "앞에서 해 주셨어요" in after.question and "앞에서" not in before.question
    assert (after.key, after.cites) == (before.key, before.cites)
    assert after.priority < before.priority
    [still] = about(replace(known, turns=(replace(told, answer="섬은 다음에 말하겠다."),)), "섬 끝까지")
    assert "앞에서" not in still.question and still.priority == before.priority


def test_a_heading_that_promises_is_asked_about_once_with_what_is_listed_below_it(tmp_path: Path) -> None:
    (tmp_path / "2026-01-03-review.md").write_text(
        "---\ntitle: 2025년 회고\ndate: 2026-01-03\n---\n\n## 2026년 목표\n\n### 텃밭 다시 가꾸기\n\n"
        "- 콩을 한 이랑 심기\n- 오이 지지대 세우기\n- 퇴비통 만들기\n\n### 피아노 한 곡 외우기\n\n겨울까지 외운다.\n",
        encoding="utf-8",
    )
    corpus = read_corpus([tmp_path])
    made = know(2026, corpus, find_threads(corpus), learn_form(corpus, 2026), bank("ko"))
    found = [item for item in promises(made) if any("오이" in cite.quote for cite in item.cites)]
    assert len(found) == 1
    assert quotations(found[0].question) == ("텃밭 다시 가꾸기",)
    assert {"퇴비통 만들기", "콩을 한 이랑 심기"} <= {quotable(cite.quote) for cite in found[0].cites}


def test_what_is_struck_out_is_quoted_without_its_marks() -> None:
    assert (
        quotable("<strike>달리기를 걷기라고 적어서 부끄러웠다.</strike>")
        == "달리기를 걷기라고 적어서 부끄러웠다."
    )


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("혼자 하면 지칠 거라 생각되어 모임을 꾸려야겠다는 생각은 있었다.", "긴장하면 생각이 더 느려진다.", "ko"),
        ("Then things took off so quickly that I never had time to replace them.", "that's enough of this", "en"),
    ],
)  # fmt: skip
def test_a_common_word_does_not_make_two_sentences_about_the_same(
    one: str, other: str, language: str
) -> None:
    assert not are_alike(one, other, language)
