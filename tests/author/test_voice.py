"""A voice is told from other voices, and told apart in words."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.author.portrait import portrait
from assistant.author.portrait_page import page
from assistant.author.voice import Habitual, Voice, profile, said, score
from assistant.author.voice_examples import examples
from assistant.author.voice_measure import measure_all
from assistant.author.voice_prose import as_post, prose_of
from assistant.domain import Corpus, Review
from assistant.errors import CorpusError
from assistant.posts.corpus import read_corpus
from tests.author.conftest import corpus, post, review

PLAIN = (
    "오늘은 늦게 일어났다. 창밖에 눈이 왔다. 그런데 나는 왜 밖에 안 나갔을까? "
    "커피를 한 잔 마셨다(식어서 맛이 없었다). "
)
POLITE = "오늘은 늦게 일어났어요. 창밖에 눈이 왔어요. 그래서 밖에 나가지 않았어요! 커피를 한 잔 마셨어요. "


@pytest.fixture(scope="module")
def voice(sample: Corpus) -> Voice:
    return profile(sample)


def without(whole: Corpus, left: Review) -> Corpus:
    return replace(
        whole,
        posts=tuple(p for p in whole.posts if p.path != left.post.path),
        reviews=tuple(r for r in whole.reviews if r.post.path != left.post.path),
    )


def test_each_review_left_out_is_the_authors(sample: Corpus) -> None:
    for left in sample.yearly():
        told = score(left.post.text, profile(without(sample, left)))
        assert told.inside, left.post.path


def test_fluent_prose_of_nobody_is_outside(voice: Voice, generic: Callable[[str], list[str]]) -> None:
    for text in generic("ko"):
        told = score(text, voice)
        assert not told.inside
        assert told.distance > told.own_range[1]
        assert told.features


def test_what_stands_out_is_said(voice: Voice, generic: Callable[[str], list[str]]) -> None:
    told = score(generic("ko")[0], voice)
    names = [feature.key for feature in told.features]
    assert "formal" in names[:3]
    assert all(feature.words.startswith(feature.name) for feature in told.features)
    assert [abs(f.deviation) for f in told.features] == sorted(
        (abs(f.deviation) for f in told.features), reverse=True
    )


def test_endings_are_classes_of_sentences() -> None:
    plain, polite = measure_all([prose_of(as_post(text * 3, "ko")) for text in (PLAIN, POLITE)])
    assert plain["plain"].rate == pytest.approx(0.75, abs=0.01)
    assert plain["asking"].rate == pytest.approx(0.25, abs=0.01)
    assert polite["polite"].rate == pytest.approx(1.0)
    assert polite["plain"].rate == 0


def test_an_answer_in_another_register_is_outside() -> None:
    made = corpus(review(2022, PLAIN * 20), review(2023, PLAIN * 18), review(2024, PLAIN * 22))
    mine = profile(made)
    assert score(PLAIN * 10, mine).inside
    assert not score(POLITE * 10, mine).inside


def test_words_of_others_and_code_are_no_prose_of_the_author() -> None:
    prose = prose_of(as_post("내 말이다.\n\n> 남의 말이다. - 친구\n\n```\nprint('코드')\n```\n", "ko"))
    assert [one.text for one in prose.said] == ["내 말이다."]
    assert (prose.quotes, prose.attributed, prose.code) == (1, 1, 1)


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("> 달력을 봐요. - 도경 님", 1),
        ("> 달력을 본다 - 도경 님", 1),
        ("> 달력을 본다.\n> — 도경 님", 1),
        ("> 비가 왔다 - 그래도 갔다.", 0),
        ("> 3-4월에는 비가 왔다.", 0),
    ],
)
def test_a_quotation_with_its_speaker_on_the_same_line(quote: str, named: int) -> None:
    prose = prose_of(as_post(f"내 말이다.\n\n{quote}\n", "ko"))
    assert (prose.quotes, prose.attributed) == (1, named)


def test_offsets_of_prose_are_those_of_the_file() -> None:
    text = "---\ntitle: 하루\n---\n\n**굵은** 첫 문장이다. 둘째 문장이다.\n"
    prose = prose_of(as_post(text))
    assert [text[one.start : one.end] for one in prose.said] == ["**굵은** 첫 문장이다.", "둘째 문장이다."]
    assert prose.bold == 1


def test_technical_posts_do_not_speak_for_the_author() -> None:
    tool = "설치한다.\n\n" + "```\nmake\n```\n\n나는 실행한다.\n\n" * 40
    made = corpus(review(2023, PLAIN * 20), review(2024, PLAIN * 20), posts=(post(tool, path="tool.md"),))
    assert [document.path for document in profile(made).documents] == [r.post.path for r in made.reviews]


@pytest.mark.parametrize(
    ("rate", "language", "told"),
    [(0.8, "ko", "거의 문장마다"), (0.25, "ko", "4문장에 한 번쯤"), (0.8, "en", "nearly every one")],
)
def test_what_a_text_lacks_is_said_as_people_count(rate: float, language: str, told: str) -> None:
    habit = Habitual(key="comma", rate=rate, mean=rate, spread=0.0, error=0.0)
    assert told in said(habit, 0.0, language, 30)


def test_too_little_prose_is_said_so() -> None:
    with pytest.raises(CorpusError):
        profile(corpus(review(2024, "짧다.")))


def test_an_empty_text_can_be_scored(voice: Voice) -> None:
    assert score("", voice).distance >= 0


def test_examples_are_verbatim_and_of_each_kind(sample: Corpus) -> None:
    texts = {p.path: p.text for p in sample.posts}
    shown = examples(sample, each=2)
    assert {"opening", "closing", "aside", "question", "turn", "quoting"} <= {
        example.kind for example in shown
    }
    for example in shown:
        at = example.citation
        assert texts[at.path][at.start : at.end] == at.quote
    assert max(sum(e.kind == kind for e in shown) for kind in {e.kind for e in shown}) <= 2


def test_a_picture_closes_nothing_and_a_list_of_titles_quotes_nobody() -> None:
    text = (
        "올해도 바다를 보러 갔다. 바람이 세게 불었다.\n\n"
        "> - [항해 일지 - 바람을 읽는 법](https://example.org)\n> - 물때\n\n"
        "> 바다는 기다려 주지 않는다. - 선장\n\n돌아오는 길에 내년 달력을 샀다.\n\n🌊\n"
    )
    shown = {e.kind: e.citation.quote for e in examples(corpus(review(2024, text)))}
    assert shown["closing"] == "돌아오는 길에 내년 달력을 샀다."
    assert [e.citation.quote for e in examples(corpus(review(2024, text))) if e.kind == "quoting"] == [
        "> 바다는 기다려 주지 않는다. - 선장"
    ]


def test_examples_near_a_topic_come_first(sample: Corpus) -> None:
    first = next(e for e in examples(sample, each=1, topic="레몬 화분") if e.kind == "aside")
    assert "레몬" in first.citation.quote


def test_the_portrait_compares_the_years_the_reviews_look_back_on(sample: Corpus, voice: Voice) -> None:
    years = [review.period.year for review in sample.yearly()]
    assert any(review.post.day and review.post.day.year != review.period.year for review in sample.yearly())
    shown = portrait(voice, sample)
    assert all([year for year, _ in row.per_year] == years for row in shown.endings)
    still = [row for row in shown.rows if row.per_year[0][1] == row.per_year[-1][1]]
    assert all(row.change == 0 for row in still)
    assert any(row.change > 0 for row in shown.rows)


def test_verbs_among_the_authors_words_are_words(sample: Corpus, voice: Voice) -> None:
    words = [word for word, _ in portrait(voice, sample).words]
    assert "깨우다" in words and "깨우" not in words


def test_what_the_author_hardly_does_is_told_without_a_figure(voice: Voice) -> None:
    told = score("함께 성장할 수 있는 의미 있는 한 해였습니다. " * 20, voice)
    formal = next(feature for feature in told.features if feature.key == "formal")
    assert formal.words == "-습니다로 끝나는 문장: 당신은 거의 쓰지 않는다"


def test_the_page_loads_nothing_and_escapes(voice: Voice, sample: Corpus) -> None:
    shown = portrait(voice, sample)
    drawn = page(replace(shown, words=(("<b>", 3.0),)))
    assert "http" not in drawn and "<script" not in drawn
    assert "&lt;b&gt;" in drawn
    assert drawn.count("<svg") == drawn.count("</svg>") > 20
    assert sum(share for _, share in shown.lengths) == pytest.approx(1.0)


# --- On real blogs, where they are at hand ----------------------------------------------------------------

OTHERS = {"ko-hudi": "ko-jeonghwan-kim", "en-mtlynch": "en-tpaschalis"}


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_real_authors_are_told_apart(name: str, evals: Path, generic: Callable[[str], list[str]]) -> None:
    folder = evals / "corpora"
    if not (folder / name).is_dir():
        pytest.skip(f"no corpus {name} beside {os.fspath(evals)}")
    whole = read_corpus([folder / name])
    left_out = [score(r.post.text, profile(without(whole, r))).inside for r in whole.yearly()]
    assert sum(left_out) >= 0.85 * len(left_out)
    mine = profile(whole)
    strangers = [
        p.read_text(encoding="utf-8") for p in (folder / "reviews-of-others" / OTHERS[name]).iterdir()
    ]
    assert not any(score(text, mine).inside for text in strangers)
    assert not any(score(text, mine).inside for text in generic(mine.language))
