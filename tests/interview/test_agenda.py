"""What the interview asks: every open promise once and word for word, the year evenly, nothing twice, plans last."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from support.author import small_author

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.domain import AgendaItem, Turn
from assistant.interview.agenda import agenda, next_item
from assistant.interview.care import care
from assistant.interview.depth import DEPTHS, depth_of
from assistant.interview.following import follow_up
from assistant.interview.known import Known, know
from assistant.interview.overview import opening, overview, quiet_months
from assistant.interview.questions import bank, faults
from assistant.interview.quoting import quotable, telling_sentences
from assistant.interview.state import Heard, Topic
from assistant.interview.text import bare
from assistant.posts.corpus import read_corpus


@pytest.fixture
def known(tmp_path: Path) -> Known:
    corpus, _ = small_author(tmp_path / "blog")
    made = know(2026, corpus, find_threads(corpus), learn_form(corpus, 2026), bank("ko"))
    return replace(made, depth=depth_of(120))


LONG = "그날은 아침부터 비가 왔고 나는 우산도 없이 걸었는데 " * 6 + "그랬다."


def answered(known: Known, item: AgendaItem, answer: str) -> Known:
    turn = replace(item.asked(len(known.turns) + 1), state="answered", answer=answer)
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


@pytest.mark.parametrize("minutes", DEPTHS)
def test_a_length_is_kept_and_leaves_no_promise_and_no_part_of_life_out(known: Known, minutes: int) -> None:
    _, asked = held(replace(known, depth=depth_of(minutes)), 200)
    assert len(asked) <= minutes
    assert {cite.quote for item in asked if item.kind == "thread" for cite in item.cites} == {
        t.citation.quote for t in known.threads
    }
    assert [item.area for item in asked][-1] == "ending"
    assert {"regrets", "next_year"} < {item.area for item in asked}


def test_a_longer_interview_goes_on_where_a_short_one_ended(known: Known) -> None:
    short, first = held(replace(known, depth=depth_of(15)), 200)
    _, more = held(replace(short, depth=depth_of(120)), 200)
    assert more
    assert not {item.key for item in first} & {item.key for item in more}
    assert not {bare(item.question) for item in first} & {bare(item.question) for item in more}


def test_a_second_interview_about_a_year_does_not_begin_anew(known: Known) -> None:
    first, asked = held(known, 12)
    item = next_item(replace(first, turns=(), earlier=first.turns))
    assert item is not None
    assert item.key not in {one.key for one in asked}
    assert item.area != "opening"


def test_what_is_put_off_twice_waits_for_another_day(known: Known) -> None:
    now, asked = known, list[str]()
    for _ in range(200):
        item = next_item(now)
        if item is None:
            break
        asked.append(item.key)
        now = answered(now, item, "")
        now = replace(now, turns=(*now.turns[:-1], replace(now.turns[-1], state="later")))
    assert next_item(now) is None
    assert max(Counter(asked).values()) == 2


def test_after_a_heavy_answer_its_part_of_life_is_left_alone(known: Known) -> None:
    now, _ = held(known, 3)
    about = next(item for item in agenda(now) if item.area == "people")
    now = answered(now, about, "봄에 할머니가 돌아가셨다.")
    following = next_item(now)
    assert following is not None
    assert following.area != "people"


def test_after_a_heavy_answer_nobody_is_asked_what_was_fun(known: Known) -> None:
    now = answered(known, agenda(known)[0], "그해 장례를 두 번 치렀다.")
    before = next(item.priority for item in agenda(known) if item.area == "play")
    assert next(item.priority for item in agenda(now) if item.area == "play") < before - 20
    later = now
    for _ in range(2):
        later = answered(later, agenda(later)[0], LONG)
    assert next(item.priority for item in agenda(later) if item.area == "play") > before - 20


def test_a_section_is_not_quoted_by_a_sentence_that_leans_on_the_one_before(tmp_path: Path) -> None:
    told = "- 산책 40번. 5월까지 스무 번이고 그 뒤로 스무 번이다.\n\n강가를 마흔 번 걷고 신발을 두 켤레 버렸다.\n"
    for year in (2023, 2024, 2025):
        head = f"---\ntitle: {year}년 회고\ndate: {year + 1}-01-03\n---\n\n## 세어 본 것\n\n"
        Path(tmp_path, f"{year + 1}-01-03-review.md").write_text(head + told, encoding="utf-8")
    corpus = read_corpus([tmp_path])
    counted = know(2026, corpus, (), learn_form(corpus, 2026), bank("ko"))
    [item] = [item for item in agenda(counted) if item.key == "recurring:세어본것"]
    assert "“강가를 마흔 번 걷고 신발을 두 켤레 버렸다.”" in item.question


def test_a_section_of_smaller_ones_is_quoted_by_the_heading_of_the_first(tmp_path: Path) -> None:
    for year in (2023, 2024, 2025):
        head = f"---\ntitle: {year}년 회고\ndate: {year + 1}-01-03\n---\n\n## 세어 본 것\n\n"
        text = head + "### 강가를 마흔 번\n\n신발을 두 켤레나 버리고 걸었다.\n"
        Path(tmp_path, f"{year + 1}-01-03-review.md").write_text(text, encoding="utf-8")
    corpus = read_corpus([tmp_path])
    counted = know(2026, corpus, (), learn_form(corpus, 2026), bank("ko"))
    [item] = [item for item in agenda(counted) if item.key == "recurring:세어본것"]
    assert "“강가를 마흔 번”" in item.question


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
    empty = replace(
        know(2026, nothing, (), replace(known.form, recurring=()), known.bank), depth=depth_of(120)
    )
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
    first = follow_up(now)
    assert first is not None
    assert "‘인쇄소 옥상에서 혼자 밥을 먹었다’" in first.question
    now = answered(now, first, "가끔 그랬다.")
    second = follow_up(now)
    assert second is None or second.key != first.key
    if second:
        now = answered(now, second, "그냥 그랬다.")
        assert follow_up(now) is None


@pytest.mark.parametrize("answer", [LONG, "그건 넘어가자.", "봄에 할머니가 돌아가셨다.", ""])
def test_what_says_enough_or_weighs_too_much_is_not_followed_up(known: Known, answer: str) -> None:
    item = next_item(known)
    assert item is not None
    assert follow_up(answered(known, item, answer)) is None


@pytest.mark.parametrize(
    ("answer", "language", "kind"),
    [
        ("아버지가 암 진단을 받으셨다.", "ko", "heavy"),
        ("요즘은 정말 죽고 싶다.", "ko", "crisis"),
        ("배고파 죽는 줄 알았다.", "ko", "none"),
        ("My grandmother passed away in May.", "en", "heavy"),
        ("Some days I wanted to die.", "en", "crisis"),
        ("We moved in May.", "en", "none"),
        ("주식에 투자해서 조금 벌었다.", "ko", "none"),
        ("요즘 자해를 한다.", "ko", "crisis"),
        ("결승에서 자살골을 넣었다.", "ko", "none"),
        ("술은 더 마시지 말기로 했다.", "ko", "none"),
        ("이모가 말기 암이라는 말을 들었다.", "ko", "heavy"),
        ("부모님은 추석을 쇠고 고향으로 돌아가셨다.", "ko", "none"),
        ("외삼촌이 요양원에서 돌아가셨다.", "ko", "heavy"),
        ("빈소리만 늘어놓은 해였다.", "ko", "none"),
        ("I lived in the terminal all year.", "en", "none"),
        ("She is terminally ill.", "en", "heavy"),
        ("My laptop died in March.", "en", "none"),
        ("The noise died down.", "en", "none"),
        ("Our dog died in March.", "en", "heavy"),
        ("Somebody abused our API.", "en", "none"),
        ("I hurt myself climbing and rested for a week.", "en", "none"),
        ("I want to hurt myself.", "en", "crisis"),
        ("I wanted to die that week.", "ko", "crisis"),
        ("할머니가 돌아가셨다.", "en", "heavy"),
        ("We put him down for a nap at noon.", "en", "none"),
    ],
)
def test_how_an_answer_is_received(answer: str, language: str, kind: str) -> None:
    told = care(answer, language)
    assert told.kind == kind
    assert bool(told.said) == (kind != "none")
    assert "?" not in told.said
    assert "!" not in told.said


def test_an_answer_in_another_language_is_received_in_the_interviews() -> None:
    assert "109" in care("I wanted to die that week.", "ko").said
    assert care("할머니가 돌아가셨다.", "en").said.isascii()


def test_the_overview_names_the_months_and_the_quiet_ones(known: Known) -> None:
    lines = overview(known.corpus, 2026, "ko")
    assert any("3월" in line.text and "잉크 바꾸는 날" in line.text and line.posts for line in lines)
    assert "12월" in lines[-1].text
    assert len(lines) <= 5


def test_a_month_that_is_not_over_is_not_called_quiet(known: Known) -> None:
    silent = replace(known.corpus, posts=())
    assert quiet_months(silent, 2026) == tuple(range(1, 13))
    assert quiet_months(silent, 2026, dt.date(2026, 11, 26)) == tuple(range(1, 11))
    assert quiet_months(silent, 2026, dt.date(2027, 1, 5)) == tuple(range(1, 13))
    months = [item.key for item in agenda(known) if item.key.startswith("month:")]
    assert max(months) > "month:02"
    early = [item.key for item in agenda(replace(known, until=dt.date(2026, 3, 2)))]
    assert not [key for key in early if key.startswith("month:") and key > "month:02"]


def test_a_full_year_is_shown_in_five_lines_too(known: Known) -> None:
    post = known.corpus.posts[-1]
    every_month = tuple(replace(post, path=f"{m}.md", date=dt.date(2026, m, 2)) for m in range(1, 13))
    lines = overview(replace(known.corpus, posts=every_month), 2026, "ko")
    assert len(lines) == 5
    assert lines[0].text.startswith("1–")
    assert "12월 2일" in lines[-1].text


def test_the_opening_quotes_a_promise_and_says_what_is_not_there(known: Known) -> None:
    shown = opening(known.corpus, known.threads, 2026, "ko")
    assert "자전거로 섬진강을 끝까지 간다." in shown[-1].text
    assert shown[-1].citation is not None
    bare_corpus = replace(known.corpus, posts=(), reviews=())
    assert all("찾지 못했" in line.text for line in opening(bare_corpus, (), 2026, "ko"))


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


def test_a_month_that_an_answer_named_is_not_asked_about(known: Known) -> None:
    quiet = [item.key for item in agenda(known) if item.key.startswith("month:")]
    now = answered(known, agenda(known)[0], "11월에는 회사 위키만 썼다.")
    left = [item.key for item in agenda(now) if item.key.startswith("month:")]
    assert set(quiet) - set(left) == {"month:11"}


def test_a_promise_made_twice_in_a_review_is_asked_about_once(known: Known) -> None:
    sound = next(thread for thread in known.threads if "인쇄기" in thread.citation.quote)
    longer = replace(sound.citation, quote="그리고 인쇄기 소리를 날마다 조금씩 녹음한다.", start=0, end=24)
    again = replace(sound, id="again", firmness=0.3, citation=longer)
    _, asked = held(replace(known, threads=(*known.threads, again)), 60)
    about = [item for item in asked if sound.citation in item.cites or longer in item.cites]
    assert len(about) == 1
    assert set(about[0].cites) == {sound.citation, longer}


def test_words_that_tell_of_nothing_are_not_asked_for_time_and_place(known: Known) -> None:
    now = answered(
        known, next(i for i in agenda(known) if i.area == "money"), "지출도 매출도 줄어드는 추세다."
    )
    following = follow_up(now)
    assert following is None or following.key.endswith(":topic")


def test_follow_ups_do_not_hide_a_row_of_promises(known: Known) -> None:
    asked: list[AgendaItem] = []
    now = known
    for _ in range(30):
        item = next_item(now)
        if item is None:
            break
        asked.append(item)
        now = answered(now, item, "5월에 나는 강가에 나가 혼자 걸었다.")
    chosen = [item.kind for item in asked if not item.key.startswith("follow:")]
    assert any(item.key.startswith("follow:") for item in asked)
    assert ("thread",) * 3 not in list(zip(chosen, chosen[1:], chosen[2:], strict=False))


def test_a_promise_that_a_file_of_answers_speaks_of_is_not_asked_about_again(known: Known) -> None:
    _, turns = small_author(Path(known.corpus.posts[0].folder))
    _, asked = held(replace(known, earlier=turns), 60)
    assert not [item for item in asked if any("인쇄기" in cite.quote for cite in item.cites)]


def test_a_post_that_only_explains_is_asked_what_lies_behind_it(known: Known) -> None:
    [item] = [item for item in agenda(known) if item.key == "post:2026-10-02-paper.md"]
    assert "「종이의 결」" in item.question
    assert "결을 따라" not in item.question
    telling = [
        item for item in agenda(known) if item.kind == "post" and item.key != "post:2026-10-02-paper.md"
    ]
    assert min(other.priority for other in telling) > item.priority


def test_a_post_is_quoted_by_what_the_author_felt_and_not_by_what_points_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "ink.md").write_text(
        "---\ntitle: 잉크\ndate: 2026-03-08\n---\n\n위 세 가지 까닭으로 나는 그 방법을 버렸다. "
        "나는 통을 엎고 몹시 부끄러웠다. 나는 걸레로 바닥을 닦았다.\n",
        encoding="utf-8",
    )
    [told] = telling_sentences(read_corpus([tmp_path]).posts, most=3)
    assert told.quote == "나는 통을 엎고 몹시 부끄러웠다."


def test_of_a_part_of_life_that_came_up_by_itself_a_scene_is_asked_for(known: Known) -> None:
    asking = next(item for item in agenda(known) if item.area == "work")
    opened = answered(known, asking, "오월에 이사했다. 방이 하나 더 있는 집이고 동네가 조용하다.")
    asked = {item.key.removeprefix("area:") for item in agenda(opened) if item.area == "home"}
    assert asked
    assert not asked & {question.id for question in known.bank.of("home") if question.stage == "events"}
    before = {item.key.removeprefix("area:") for item in agenda(known) if item.area == "home"}
    assert before & {question.id for question in known.bank.of("home") if question.stage == "events"}


def test_what_a_model_put_in_other_words_is_not_taken_up_again(known: Known) -> None:
    topic = Topic(words="I moved in together with her", area="home")
    first = replace(
        agenda(known)[0].asked(1), state="answered", answer="In May I moved in together with her."
    )
    heard = {1: Heard(filled=frozenset(), topics=(topic,), heavy=False)}
    fresh = replace(known, language="en", bank=bank("en"), turns=(first,), heard=heard)
    assert any(item.key.startswith("topic:") for item in agenda(fresh))
    more = replace(
        first, n=2, key=f"follow:{first.key}:felt", question="You moved in together. What was that like?"
    )
    assert not any(item.key.startswith("topic:") for item in agenda(replace(fresh, turns=(first, more))))


def test_two_heavy_answers_are_not_received_in_the_same_words() -> None:
    said = [
        care("할머니가 돌아가셨다.", language, before).said
        for language in ("ko", "en")
        for before in range(3)
    ]
    assert len(set(said)) == len(said)
