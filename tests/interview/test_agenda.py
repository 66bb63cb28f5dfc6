"""What the interview asks: every open promise once and word for word, the year evenly, nothing twice, plans last."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from support.author import small_author

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.domain import AgendaItem, Turn
from assistant.interview.agenda import Known, agenda, know, next_item
from assistant.interview.care import care
from assistant.interview.following import follow_up
from assistant.interview.overview import overview
from assistant.interview.questions import bank, faults
from assistant.interview.quoting import quotable


@pytest.fixture
def known(tmp_path: Path) -> Known:
    corpus, _ = small_author(tmp_path / "blog")
    return know(2026, corpus, find_threads(corpus), learn_form(corpus, 2026), bank("ko"), frozenset())


LONG = "그날은 아침부터 비가 왔고 나는 우산도 없이 걸었는데 " * 6 + "그랬다."


def answered(known: Known, item: AgendaItem, answer: str) -> Known:
    turn = Turn(
        n=len(known.turns) + 1,
        key=item.key,
        question=item.question,
        why=item.why,
        cites=item.cites,
        area=item.area,
        state="answered",
        answer=answer,
    )
    return replace(known, turns=(*known.turns, turn))


def held(known: Known, turns: int) -> tuple[Known, list[AgendaItem]]:
    """An interview of so many turns, each answered at length."""
    asked = []
    for _ in range(turns):
        item = next_item(known)
        if item is None:
            break
        asked.append(item)
        known = answered(known, item, LONG)
    return known, asked


def test_it_opens_with_what_the_posts_show_and_asks_what_is_missing(known: Known) -> None:
    first = next_item(known)
    assert first is not None
    assert first.area == "opening"
    assert "3편" in first.question
    assert "「잉크 바꾸는 날」" in first.question


def test_every_open_promise_is_asked_once_in_the_authors_words(known: Known) -> None:
    _, asked = held(known, 60)
    threads = [item for item in asked if item.kind == "thread"]
    assert {cite.quote for item in threads for cite in item.cites} == {
        t.citation.quote for t in known.threads
    }
    text = next(p.text for p in known.corpus.posts if p.path.startswith("2026-01-03"))
    for item in threads:
        quote = item.question.split("“")[1].split("”")[0]
        assert quote in text
        assert "2025년" in item.question


def test_nothing_is_asked_twice_and_every_question_keeps_the_rules(known: Known) -> None:
    _, asked = held(known, 90)
    assert len(asked) > 40
    assert max(Counter(item.key for item in asked).values()) == 1
    assert max(Counter(item.question for item in asked).values()) == 1
    assert [fault for item in asked for fault in faults(item.question, "ko")] == []


def test_the_year_to_come_waits_until_the_look_back_is_done(known: Known) -> None:
    _, asked = held(known, 90)
    areas = [item.area for item in asked]
    ahead = areas.index("next_year")
    assert ahead > areas.index("regrets") > 15
    assert not {"opening", "post"} & set(areas[ahead:])


def test_every_part_of_life_comes_up_and_none_takes_over(known: Known) -> None:
    _, asked = held(known, 30)
    counted = Counter(item.area for item in asked)
    assert {"work", "people", "health", "home", "play", "mind", "craft"} <= set(counted)
    assert max(counted[area] for area in ("work", "people", "health", "home", "craft")) <= 0.3 * len(asked)


def test_not_three_promises_in_a_row_while_there_is_something_else(known: Known) -> None:
    _, asked = held(known, 20)
    kinds = [item.kind for item in asked]
    assert ("thread",) * 3 not in list(zip(kinds, kinds[1:], kinds[2:], strict=False))


def test_what_is_never_to_be_asked_is_not(known: Known) -> None:
    refused = frozenset(item.key for item in agenda(known) if item.area in ("money", "health"))
    _, asked = held(replace(known, never=refused), 90)
    assert not refused & {item.key for item in asked}


def test_later_comes_back_behind_the_rest(known: Known) -> None:
    first, second = agenda(known)[1:3]
    turn = Turn(n=1, key=first.key, question=first.question, why="", cites=(), area=first.area, state="later")
    keys = [item.key for item in agenda(replace(known, turns=(turn,)))]
    assert keys.index(second.key) < keys.index(first.key)


def test_an_author_without_posts_is_asked_all_the_same(known: Known) -> None:
    nothing = replace(known.corpus, posts=(), reviews=())
    empty = know(2026, nothing, (), replace(known.form, recurring=()), known.bank, frozenset())
    first = next_item(empty)
    assert first is not None
    assert "찾지 못했어요" in first.question
    assert len(held(empty, 30)[1]) == 30


def test_the_same_agenda_for_the_same_author(known: Known) -> None:
    assert agenda(known) == agenda(replace(known))


def test_a_short_answer_is_followed_up_in_its_own_words_twice_at_most(known: Known) -> None:
    item = next_item(known)
    assert item is not None
    now = answered(known, item, "인쇄소 옥상에서 혼자 밥을 먹었다.")
    first = follow_up(now.turns, now.bank)
    assert first is not None
    assert "‘인쇄소 옥상에서 혼자 밥을 먹었다’" in first.question
    now = answered(now, first, "가끔 그랬다.")
    second = follow_up(now.turns, now.bank)
    assert second is None or second.key != first.key
    if second:
        now = answered(now, second, "그냥 그랬다.")
        assert follow_up(now.turns, now.bank) is None


@pytest.mark.parametrize("answer", [LONG, "그건 넘어가자.", "봄에 할머니가 돌아가셨다.", ""])
def test_what_says_enough_or_weighs_too_much_is_not_followed_up(known: Known, answer: str) -> None:
    item = next_item(known)
    assert item is not None
    assert follow_up(answered(known, item, answer).turns, known.bank) is None


@pytest.mark.parametrize(
    ("answer", "language", "kind"),
    [
        ("아버지가 암 진단을 받으셨다.", "ko", "heavy"),
        ("요즘은 정말 죽고 싶다.", "ko", "crisis"),
        ("배고파 죽는 줄 알았다.", "ko", "none"),
        ("My grandmother passed away in May.", "en", "heavy"),
        ("Some days I wanted to die.", "en", "crisis"),
        ("We moved in May.", "en", "none"),
    ],
)
def test_how_an_answer_is_received(answer: str, language: str, kind: str) -> None:
    told = care(answer, language)
    assert told.kind == kind
    assert bool(told.said) == (kind != "none")
    assert "?" not in told.said
    assert "!" not in told.said


def test_the_overview_names_the_months_and_the_quiet_ones(known: Known) -> None:
    lines = overview(known.corpus, 2026, "ko")
    assert any("3월" in line and "잉크 바꾸는 날" in line for line in lines)
    assert "12월" in lines[-1]
    assert len(lines) <= 6


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("- **달리기를 다시 한다. 100번.** 1km도 한 번이다.", "달리기를 다시 한다. 100번."),
        ("- [ ] 일기를 매일 쓴다", "일기를 매일 쓴다"),
        ("[블로그](https://example.org)를 다른 곳으로 옮긴다", "블로그를 다른 곳으로 옮긴다"),
        ("음", None),
        ("가. " * 3, None),
    ],
)
def test_what_of_a_citation_is_quoted(quote: str, expected: str | None) -> None:
    said = quotable(quote)
    assert said == expected


def test_a_quotation_is_cut_at_the_end_of_a_sentence_only() -> None:
    said = quotable("내년에는 아침마다 강가를 걷기로 한다. " * 8)
    assert said is not None
    assert said.endswith("한다.")
    assert len(said) <= 110
