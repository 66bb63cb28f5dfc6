# ruff: noqa: E501 - a case is read in one line
"""What a writer is shown and told of the author's prose: whole stretches, paragraphs on the like, counts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.author.form import learn_form
from assistant.author.voice import habit_name, profile
from assistant.domain import Corpus, Form
from assistant.drafting.brief import SectionTask, VoiceNotes, make_brief
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.engines.request import LAST_YEAR, beside_evidence, section_request
from assistant.drafting.examples import LEAST, SHOWN, alike, paragraphs, stretches
from assistant.drafting.phrasing import phrasing, rhythm
from assistant.drafting.pipeline import Sources, briefed, planned, section_tasks
from assistant.drafting.run import Run
from assistant.drafting.voice_notes import UNTOLD, voice_notes
from assistant.events import end_of
from assistant.posts.corpus import read_corpus
from assistant.settings import resource

SHORT = "밀랍을 녹였다."
LONG = (
    "사실 벌통을 옮기는 일은 해가 진 다음에 해야 한다고 들었지만, 그날은 비가 온다고 해서 낮에 옮기게 되었다."
)


def blog(folder: Path, **reviews: str) -> tuple[Corpus, Form]:
    """A corpus of yearly reviews (`y2023=text`), and the form of the next one."""
    folder.mkdir(exist_ok=True)
    for name, text in reviews.items():
        year = int(name[1:])
        front = f'---\ntitle: "{year}년 회고"\ndate: {year}-12-31\ntags: [회고]\n---\n\n'
        (folder / f"{year}-12-31-{year}-review.md").write_text(front + text, encoding="utf-8")
    corpus = read_corpus([folder])
    return corpus, learn_form(corpus, max(int(name[1:]) for name in reviews) + 1)


def test_a_short_review_is_shown_whole_and_as_it_is_written(tmp_path: Path) -> None:
    text = f"벌이 왔다.\n\n## 벌통\n\n**벌통**을 두 개 샀다. {LONG}\n\n- 훈연기\n- 면포\n\n## 꿀\n\n> 꿀은 서두르지 않는다\n\n꿀은 세 병이다.\n"
    corpus, form = blog(tmp_path / "blog", y2024=text)
    shown = stretches(corpus, form)
    assert [part.split("\n")[0] for part in shown] == ["벌이 왔다.", "## 벌통", "## 꿀"]
    assert all(part in text for part in shown)
    assert "- 훈연기\n- 면포" in shown[1]


def test_of_a_long_review_each_part_is_shown_from_its_beginning_in_whole_paragraphs(tmp_path: Path) -> None:
    parts = [f"## 칸 {n}\n\n" + "\n\n".join(f"{n}의 {m}번째. {LONG}" for m in range(60)) for n in range(1, 5)]
    corpus, form = blog(tmp_path / "blog", y2024="\n\n".join(parts) + "\n")
    shown = stretches(corpus, form)
    assert [part.split("\n")[0] for part in shown] == ["## 칸 1", "## 칸 2", "## 칸 3", "## 칸 4"]
    assert all(
        whole.startswith(part) and part.endswith("되었다.") for part, whole in zip(shown, parts, strict=True)
    )
    assert sum(map(len, shown)) <= SHOWN + len(shown) * LEAST


def test_the_review_of_the_year_itself_is_never_shown(tmp_path: Path) -> None:
    corpus, _ = blog(tmp_path / "blog", y2023=f"벌. {LONG}\n", y2024=f"여왕벌. {LONG} {LONG}\n")
    form = learn_form(corpus, 2024)
    assert stretches(corpus, form) == (f"벌. {LONG}",)
    assert all("여왕벌" not in text for text in paragraphs(corpus, form))


def test_paragraphs_on_the_like_come_from_every_earlier_review_and_are_not_shown_twice(
    sources: Sources, tmp_path: Path
) -> None:
    river = f"섬진강을 자전거로 가다가 하동에서 재첩국을 먹었다. {LONG}"
    bees = f"벌통을 나무 그늘에 두었다. {LONG}"
    voice = VoiceNotes(paragraphs=(bees, river))
    task = next(t for t in tasks(replace(sources, voice=voice), tmp_path) if "재첩국" in said(t))
    assert alike(task)[:1] == (river,)
    known = VoiceNotes(paragraphs=(bees, river), examples=(f"## 강\n\n{river}",))
    task = next(t for t in tasks(replace(sources, voice=known), tmp_path) if "재첩국" in said(t))
    assert river not in alike(task)


def test_how_long_sentences_are_is_told_and_what_would_become_of_what_was_said(tmp_path: Path) -> None:
    corpus, form = blog(tmp_path / "blog", y2024=" ".join([SHORT, SHORT, LONG, LONG] * 10) + "\n")
    lengths = rhythm(corpus, form)
    assert lengths is not None
    assert (lengths.shortest, lengths.longest) == (len(SHORT), len(LONG))
    middle = (len(SHORT) + len(LONG)) / 2
    assert lengths.mean == pytest.approx(middle)
    told = lengths.becomes_of("가" * round(middle * 12))
    assert told.startswith(f"about 12 sentences, 3 of them {len(LONG)} characters or longer")
    assert lengths.becomes_of("짧다.") == ""
    counted = lengths.becomes_of("가" * round(middle * 12), [("-는데", 0.06), ("-고", 0.35)], 3.0)
    assert counted.startswith("about 12 sentences in 4 paragraphs, ")
    assert "(-는데: 1; -고: 4)" in counted
    assert f"열에 하나는 {len(SHORT)}자 이하" in phrasing(corpus, form)[0]


def test_english_sentences_are_counted_in_words(tmp_path: Path) -> None:
    text = " ".join(
        ["I kept bees in the orchard behind the mill.", "It rained.", "When it rained, I read."] * 15
    )
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "2024-12-31-year-in-review.md").write_text(
        f'---\ntitle: "2024 in review"\ndate: 2024-12-31\n---\n\n{text}\n', encoding="utf-8"
    )
    corpus = read_corpus([folder])
    lengths = rhythm(corpus, learn_form(corpus, 2025))
    assert lengths is not None
    assert (lengths.unit, lengths.shortest, lengths.longest) == ("words", 2, 9)


def test_how_sentences_begin_and_end_is_told_without_names_and_figures(tmp_path: Path) -> None:
    one = f"{LONG} 2023년이 갔다. 그래도 벌은 살았다. 봄에 다시 볼 것 같다. "
    corpus, form = blog(tmp_path / "blog", y2023=one * 8 + "\n", y2024=one * 8 + "\n")
    begin, end = phrasing(corpus, form)[1:]
    assert re.search(r"사실 25\.0", begin) and re.search(r"그래도 25\.0", begin)
    assert "2023" not in begin
    assert "것 같다 25.0" in end


def test_a_name_that_opens_sentences_is_no_habit(tmp_path: Path) -> None:
    said = "Ottilie rang. When she rang, I hid. I like it when it rings. "
    folder = tmp_path / "blog"
    folder.mkdir()
    for year in (2023, 2024):
        (folder / f"{year}-12-31-year-in-review.md").write_text(
            f'---\ntitle: "{year} in review"\ndate: {year}-12-31\n---\n\n{said * 12}\n', encoding="utf-8"
        )
    corpus = read_corpus([folder])
    begin = phrasing(corpus, learn_form(corpus, 2025))[1]
    assert "When 33.3" in begin and "I 33.3" in begin
    assert "Ottilie" not in begin


def test_one_odd_year_makes_no_habit(tmp_path: Path) -> None:
    corpus, form = blog(
        tmp_path / "blog", y2023=f"{LONG} 벌이 왔다. " * 10 + "\n", y2024=f"{LONG} 아무튼 왔다. " * 10 + "\n"
    )
    assert "사실" in phrasing(corpus, form)[1]
    assert "아무튼" not in phrasing(corpus, form)[1]


def test_too_little_prose_tells_nothing(tmp_path: Path) -> None:
    corpus, form = blog(tmp_path / "blog", y2024=f"{LONG}\n")
    assert phrasing(corpus, form) == []
    assert voice_notes(None, corpus, form, ()).rhythm is None


def test_every_habit_that_can_be_kept_is_told_with_its_rate() -> None:
    corpus = read_corpus([resource("corpus") / "blog"])
    form = learn_form(corpus, 2026)
    voice = profile(corpus)
    told = voice_notes(voice, corpus, form, ()).description.split("\n")
    commas = next(habit for habit in voice.habits if habit.key == "comma")
    assert f"- 쉼표: 100문장에 {100 * commas.rate:.0f}" in told
    assert any(line.startswith("- 의:") for line in told)
    assert not any(line.startswith("- 은/는:") for line in told)
    never = [
        habit_name(habit.key, "ko") for habit in voice.habits if habit.rate == 0 and habit.key not in UNTOLD
    ]
    assert never
    assert all(f"- {name}: 쓰지 않는다" in told for name in never)


def test_where_answers_are_otherwise_than_their_prose_is_told_with_both_rates() -> None:
    corpus = read_corpus([resource("corpus") / "blog"])
    form = learn_form(corpus, 2026)
    voice = profile(corpus)
    said = "그거 진짜 좋았거든요. 근데 좀 힘들었어요. 그래서 그냥 집에 왔어요. " * 40
    spoken = voice_notes(voice, corpus, form, (), said).spoken.split("\n")
    polite = next(habit for habit in voice.habits if habit.key == "polite")
    told = next(line for line in spoken if line.startswith(f"- {habit_name('polite', 'ko')}: "))
    assert told.endswith(f"글에서는 {100 * polite.rate:.0f}")
    assert not any(line.startswith(f"- {habit_name('one-sentence paragraphs', 'ko')}") for line in spoken)
    assert voice_notes(voice, corpus, form, (), "짧다.").spoken == ""


def test_of_kinds_of_words_those_are_told_that_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "blog"
    folder.mkdir()
    for year, once in ((2023, "Quietly"), (2024, "Zealously")):
        said = f"I finally painted the boat in Massachusetts. {once}, I went home. We {once.lower()} slept. "
        (folder / f"{year}-12-31-year-in-review.md").write_text(
            f'---\ntitle: "{year} in review"\ndate: {year}-12-31\n---\n\n{said * 12}\n', encoding="utf-8"
        )
    corpus = read_corpus([folder])
    told = phrasing(corpus, learn_form(corpus, 2025))
    assert "their -ly words: finally" in told
    assert not any("assachusetts" in line for line in told)


def test_what_is_beside_the_evidence_goes_piece_by_piece_and_the_evidence_stays(
    sources: Sources, tmp_path: Path
) -> None:
    voice = VoiceNotes(
        description="- 쉼표: 100문장에 9",
        examples=("첫째 보기.", "둘째 보기."),
        paragraphs=(f"재첩국. {LONG}",),
    )
    task = next(t for t in tasks(replace(sources, voice=voice), tmp_path) if "재첩국" in said(t))
    beside, sizes = beside_evidence(task), []
    while beside is not None:
        messages = section_request(task, task.pieces(), beside)
        assert "재첩국을 두 그릇 먹었다" in messages.user
        sizes.append(len(messages.system) + len(messages.user))
        beside, last = beside.less(), messages
    assert sizes == sorted(set(sizes), reverse=True)
    assert "보기" not in last.system and "쉼표" not in last.system


def test_what_last_year_had_in_this_place_ends_with_a_paragraph(tmp_path: Path) -> None:
    text = (
        "벌.\n\n## 벌통\n\n![벌통 넷](./hives.png)\n\n"
        + "\n\n".join(f"{n}째. {LONG}" for n in range(60))
        + "\n\n## 꿀\n\n꿀은 세 병이다.\n"
    )
    corpus, form = blog(tmp_path / "blog", y2024=text)
    brief = make_brief(form=form, evidence=(), turns=(), corpus=corpus, voice=VoiceNotes())
    outlined = end_of(planned(brief, QuotingEngine(), Run(tmp_path / "run")))
    section = replace(outlined.sections[0], heading="벌통", purpose="body")
    task = SectionTask(brief=brief, section=section, index=0, headings=("벌통",))
    last = beside_evidence(task).last
    assert "hives.png" not in last  # a picture that was there is none that is here
    assert last.endswith("되었다.") and LAST_YEAR - len(LONG) * 2 < len(last) <= LAST_YEAR


def tasks(sources: Sources, folder: Path) -> tuple[SectionTask, ...]:
    run = Run(folder / "run")
    brief = end_of(briefed(sources, None, run))
    return section_tasks(brief, end_of(planned(brief, QuotingEngine(), run)))


def said(task: SectionTask) -> str:
    return "\n".join(piece.text for piece in task.pieces())
