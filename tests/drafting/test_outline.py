# ruff: noqa: E501 - a case is read in one line
"""What goes where: answers under what they are about, each promise beside its answer, each matter asked for once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from support.drafts import brief_of, run

from assistant.author.form import learn_form
from assistant.author.threads import find_threads
from assistant.domain import Draft
from assistant.drafting.brief import VoiceNotes
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.evidence import area_of, usual_cut_off
from assistant.drafting.grouping import groups
from assistant.drafting.pipeline import Sources
from assistant.interview import answers
from assistant.posts.corpus import read_corpus

REVIEW = """\
---
title: "2025년 회고"
date: 2026-01-03
---

눈이 온다.

## 일

인쇄소에 들어갔다. 잉크 냄새가 빵 냄새를 이겼다. 회사 사람들은 말이 없다.

## 몸

암장에 다녔다. 손가락이 아팠다. 병원에서는 쉬라고 했다.

## 못 한 것

- 손가락이 아픈데 암장에 여섯 번을 더 갔다.
- 암장에 마지막 6번은 안 갔어야 했다.
- **할머니께 편지를 안 썼다.** 우표까지 사 놓고.

## 2026년에는

- **자전거로 섬진강을 끝까지 간다.**
- **휴대폰을 거실에 두고 잔다.**
"""
BODY = """\
## 올해 몸은 어땠나요?

달리기를 시작했다. 무릎은 괜찮았고 병원에는 한 번도 안 갔다. 겨울에도 뛰었다.
"""


def drafted(tmp_path: Path, interview: str, review: str = REVIEW) -> tuple[Sources, Draft]:
    blog = tmp_path / "blog"
    blog.mkdir(exist_ok=True)
    (blog / "2026-01-03-2025-review.md").write_text(review, encoding="utf-8")
    corpus = read_corpus([blog])
    sources = Sources(
        corpus=corpus,
        turns=answers.parse(interview),
        threads=find_threads(corpus),
        form=learn_form(corpus, 2026),
        voice=VoiceNotes(),
        cut_off=usual_cut_off(2026, dt.date(2027, 1, 5)),
    )
    made, _ = run(sources, QuotingEngine(), tmp_path)
    return sources, made


def texts(made: Draft, heading: str) -> list[str]:
    return [p.text for s in made.sections if s.heading == heading for p in s.paragraphs]


@pytest.mark.parametrize(
    ("added", "expected"),
    [("\n## 2025년 총평\n\n그래도 살 만했다.\n", "2026년 총평"), ("", "")],
    ids=["over a heading", "without one"],
)
def test_the_last_words_stand_under_the_heading_they_had(tmp_path: Path, added: str, expected: str) -> None:
    last = "\n## 마지막으로 남기고 싶은 말은 무엇인가요?\n\n고래를 한 번 더 보고 싶다. 배는 또 타면 된다.\n"
    _, made = drafted(tmp_path, BODY + last, REVIEW + added)
    [ending] = [section for section in made.sections if section.purpose == "ending"]
    assert ending.heading == expected


def test_a_promise_stands_before_the_sentence_that_comes_back_to_it(tmp_path: Path) -> None:
    _, made = drafted(
        tmp_path,
        BODY
        + "\n## 올해 아쉬움으로 남은 것은 무엇인가요?\n\n할머니께 전화를 안 했다. 우표는 값이 모자란다. 휴대폰을 거실에 두고 자는 건 사흘 했다. 나머지는 베개 밑이었다.\n",
    )
    said = texts(made, "못 한 것")
    at = said.index("> 휴대폰을 거실에 두고 잔다. - 2025년 회고")
    assert said[at - 1].startswith("할머니께 전화를")
    assert said[at + 1].startswith("휴대폰을 거실에 두고 자는 건 사흘 했다.")


def test_a_promise_that_was_asked_about_stands_on_top_of_the_answer(tmp_path: Path) -> None:
    _, made = drafted(
        tmp_path,
        BODY
        + "\n## 휴대폰을 거실에 두고 자기로 한 것은 어떻게 되었나요?\n\n안 됐다. 베개가 문제였다. 휴대폰은 여전히 베개 밑에 있다. 거실에는 충전기만 있다.\n",
    )
    everything = [p.text for s in made.sections for p in s.paragraphs]
    at = everything.index("> 휴대폰을 거실에 두고 잔다. - 2025년 회고")
    assert everything[at + 1].startswith("안 됐다.")


@pytest.mark.parametrize("said", ["글쎄 잘 모르겠다.", "글쎄요.", "음, 기억이 잘 안 나요."])
def test_an_answer_that_says_nothing_answers_no_promise(tmp_path: Path, said: str) -> None:
    _, made = drafted(
        tmp_path,
        f"{BODY}\n## 2025년 회고에 “자전거로 섬진강을 끝까지 간다.”라고 쓰셨어요. 그 일은 지금 어디에 와 있나요?\n\n{said}\n",
    )
    everything = [p for s in made.sections for p in s.paragraphs]
    assert said not in [p.text for p in everything]
    assert [p.origin for p in everything if "섬진강을" in p.text] == ["question"]


def test_one_matter_is_asked_for_once(tmp_path: Path) -> None:
    sources, made = drafted(tmp_path, BODY)
    asked = [
        p.text
        for s in made.sections
        for p in s.paragraphs
        if p.origin == "question" and ("여섯 번" in p.text or "6번" in p.text)
    ]
    assert len(asked) == 1
    assert any("이미 들어" in left.reason for left in made.left_out)
    threads = {piece.id for piece in brief_of(sources, made).evidence if piece.kind == "thread"}
    told = {id_ for s in made.sections for p in s.paragraphs for id_ in p.evidence}
    assert threads <= told | {left.evidence for left in made.left_out}


def test_a_promise_is_asked_for_in_the_section_that_is_mostly_about_the_like(tmp_path: Path) -> None:
    _, made = drafted(
        tmp_path,
        BODY
        + "\n## 올해 일에서는 무슨 일이 있었나요?\n\n회사에서 병원 책자를 찍었다. 수술 안내문과 검진 안내문과 입원 안내문을 찍었다. 회의는 짧았고 출근은 빨랐다. 사장님은 잉크를 샀고 나는 종이를 날랐다. 인쇄기는 여름 내내 돌았다.\n",
    )
    [heading] = [
        s.heading for s in made.sections for p in s.paragraphs if p.origin == "question" and "암장" in p.text
    ]
    assert heading == "몸"


def test_what_is_told_of_the_next_year_draws_nothing_into_the_body(tmp_path: Path) -> None:
    sources, made = drafted(
        tmp_path,
        BODY
        + "\n## 그분과 보낸 올해는 어땠나요?\n\n밥을 많이 먹었다. 들깨를 세 숟갈 넣는다. 군산에는 아직 같이 안 갔다.\n"
        + "\n## 내년에는 무엇을 해 보고 싶으세요?\n\n그분과 군산에 같이 간다. 들깨를 세 숟갈 넣어 밥을 먹는다. 강의를 듣고 책을 읽는다.\n",
    )
    [group] = [
        group
        for group in groups(brief_of(sources, made))
        if any("많이 먹었다" in piece.text for piece in group.answers)
    ]
    assert group.heading == "그 밖에"


def test_of_parts_of_life_that_tie_the_one_spoken_of_more_often_counts() -> None:
    assert area_of("", "책도 센다. 아버지가 한 말이다. 아버지는 버스를 몰았다.", "ko") == "people"
    assert area_of("", "책을 샀다. 책을 읽고 나서 아버지를 만나러 갔다.", "ko") == "craft"


def test_one_word_puts_no_post_under_a_part_of_life(tmp_path: Path) -> None:
    posts = {
        "2026-03-01-batch.md": "나는 새벽에 배치를 다시 돌렸다. 줄이 어긋나서 잠을 설쳤다. 나는 아침에 종이를 다시 셌다. 그날 나는 인쇄소 문을 늦게 닫았다.",
        "2026-05-01-run.md": "나는 운동을 시작했다. 달리기를 하고 수영을 했다. 나는 무릎이 아파서 병원에 갔다. 그래도 나는 계속 뛰었다.",
    }
    blog = tmp_path / "blog"
    blog.mkdir(exist_ok=True)
    for name, text in posts.items():
        (blog / name).write_text(
            f"---\ntitle: {name[5:7]}월\ndate: {name[:10]}\n---\n\n{text}\n", encoding="utf-8"
        )
    _, made = drafted(tmp_path, "")
    where = {"배치": "올해 쓴 글", "수영": "몸"}
    for word, heading in where.items():
        [under] = [
            s.heading for s in made.sections for p in s.paragraphs if p.origin == "author" and word in p.text
        ]
        assert under == heading
