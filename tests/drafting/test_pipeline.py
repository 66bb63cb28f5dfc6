# ruff: noqa: E501 - a case is read in one line
"""From an author's files and answers to a draft on disk, with either engine, stopped and resumed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.drafts import echo, run
from support.model import ScriptedModel

from assistant.domain import Draft, Lesson
from assistant.drafting.brief import VoiceNotes
from assistant.drafting.engines.model import ModelEngine
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.evidence import visible
from assistant.drafting.pipeline import Sources
from assistant.drafting.rendering import markdown
from assistant.errors import BadReply, ModelError, PromptTooLong, ReplyTooLong
from assistant.events import TextDelta
from assistant.interview.text import bare
from assistant.model.prompts import Messages


def text_of(made: Draft) -> str:
    return markdown(made)


# --- The quoting engine ----------------------------------------------------------------------------------


def test_everything_the_author_said_is_there_once_and_word_for_word(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    for turn in sources.turns:
        if turn.n != 3:
            for paragraph in turn.answer.split("\n\n"):
                assert text_of(made).count(paragraph) == 1
    assert made.findings == ()


def test_nothing_stands_there_that_the_author_did_not_say_but_questions(
    sources: Sources, tmp_path: Path
) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    everything = bare(
        "\n".join([*(p.text for p in sources.corpus.posts), *(t.answer for t in sources.turns)])
    )
    for section in made.sections:
        for paragraph in section.paragraphs:
            if paragraph.origin != "question":
                for line in paragraph.text.split("\n"):
                    assert bare(re.sub(r" - [^-]+$", "", line)) in everything


def test_a_promise_is_quoted_right_before_what_became_of_it(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    assert (
        "> **자전거로 섬진강을 끝까지 간다.** 이번에는 밧줄을 챙긴다. - 2025년 회고\n\n갔다. 5월 16일에"
        in text_of(made)
        or ("> **자전거로 섬진강을 끝까지 간다.** - 2025년 회고\n\n갔다. 5월 16일에" in text_of(made))
    )


def test_what_the_author_passed_over_is_neither_told_nor_asked(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    assert "녹음" not in text_of(made)
    assert "넘어가자" not in text_of(made)
    assert any("넘어가기로" in left.reason for left in made.left_out)


def test_headings_are_the_authors_with_the_year_moved_on(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    headings = [section.heading for section in made.sections]
    assert headings[-2:] == ["못 한 것", "2027년에는"]
    assert set(headings) >= {"일", "몸"}
    assert made.title == "2026년 회고"
    assert list(made.front_matter) == ["title", "date", "tags"]


def test_a_gap_is_a_question_the_reader_sees_to_be_one(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    opening = made.sections[0]
    assert [paragraph.origin for paragraph in opening.paragraphs] == ["question"]
    assert "> ❓ " in text_of(made)


def test_too_little_to_draft_from_is_said_and_what_there_is_is_drafted(
    sources: Sources, tmp_path: Path
) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path, floor=400)
    assert "400" in made.sections[0].paragraphs[0].text
    assert "재첩국" in text_of(made)


def test_nothing_from_after_the_cut_off_or_from_the_review_itself(sources: Sources, tmp_path: Path) -> None:
    folder = Path(sources.corpus.posts[0].folder)
    (folder / "2027-01-04-2026-review.md").write_text(
        '---\ntitle: "2026년 회고"\ndate: 2027-01-04\n---\n\n나는 비밀을 적었다. 섬진강 자전거 밧줄 하동 재첩국을 나는 적었다.\n',
        encoding="utf-8",
    )
    from assistant.posts.corpus import read_corpus

    told = replace(sources, corpus=read_corpus([folder]), cut_off=dt.date(2026, 5, 1))
    made, _ = run(told, QuotingEngine(), tmp_path)
    paths = {piece.citation.path for piece in made.evidence if piece.citation}
    assert paths <= {"2026-01-03-2025-review.md", "2026-03-08-ink.md"}
    assert "2027-01-04-2026-review.md" not in {
        post.path for post in visible(told.corpus, 2026, dt.date(2028, 1, 1)).posts
    }


def test_every_span_points_at_its_words_in_the_file(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    cited = [piece.citation for piece in made.evidence if piece.citation]
    assert cited
    for cite in cited:
        text = Path(cite.folder, cite.path).read_text(encoding="utf-8")
        assert text[cite.start : cite.end] == cite.quote


def test_a_year_nobody_was_asked_about_shows_what_was_written_of_it(sources: Sources, tmp_path: Path) -> None:
    """No answer: the sentences of the year's posts stand under headings, verbatim, each with its post."""
    made, _ = run(replace(sources, turns=()), QuotingEngine(), tmp_path)
    evidence = {piece.id: piece for piece in made.evidence}
    quoted = [
        (section, paragraph)
        for section in made.sections
        for paragraph in section.paragraphs
        if paragraph.origin == "author" and section.purpose == "body"
    ]
    assert quoted
    for section, paragraph in quoted:
        [source] = (evidence[id_] for id_ in paragraph.evidence)
        assert source.kind == "post" and source.date and source.date.year == 2026
        assert section.heading and source.citation and source.citation.title in paragraph.text
        words = paragraph.text.removeprefix("> ").split(" - ")[0]
        assert bare(words) in bare(source.text)
    placed = {id_ for section in made.sections for p in section.paragraphs for id_ in p.evidence}
    assert placed | {left.evidence for left in made.left_out} == set(evidence)


def test_a_post_is_quoted_without_its_footnotes_and_under_any_title(sources: Sources, tmp_path: Path) -> None:
    """A mark of a footnote points to nothing here, and a title may have hyphens in it."""
    told = "3월에 베란다에 토마토를 심었다[^1]. 나는 여름 내내 매일 물을 주었고 여덟 개를 땄다.[^씨앗]"
    title = "토마토-일기: 열두 주 동안의 build-log"
    post = replace(
        sources.corpus.posts[-1],
        path="tomato.md",
        text=told,
        body=0,
        title=title,
        date=dt.date(2026, 9, 1),
        front_matter={},
    )
    corpus = replace(sources.corpus, posts=(*sources.corpus.posts, post))
    made, _ = run(replace(sources, corpus=corpus, turns=()), QuotingEngine(), tmp_path)
    [quoted] = [p.text for section in made.sections for p in section.paragraphs if title in p.text]
    assert "토마토를 심었다. 나는" in quoted and "[^" not in quoted
    assert not [finding for finding in made.findings if finding.check == "verbatim"]


def test_a_long_answer_stands_in_paragraphs_as_long_as_theirs_and_loses_no_word(
    sources: Sources, tmp_path: Path
) -> None:
    said = [f"{n}월에는 인쇄소에서 종이를 {n}상자 날랐다." for n in range(1, 10)]
    said[5] = "그게 제일 무거웠다."
    turns = (replace(sources.turns[1], answer=" ".join(said)),)
    made, _ = run(replace(sources, turns=turns), QuotingEngine(), tmp_path)
    own = [
        p.text for s in made.sections for p in s.paragraphs if p.origin == "author" and p.evidence == ("a1",)
    ]
    assert len(own) > 2 and " ".join(own) == " ".join(said)
    assert not any(text.startswith("그게") for text in own)
    assert made.findings == ()


# --- The model engine ------------------------------------------------------------------------------------


def test_the_model_writes_from_its_evidence(sources: Sources, tmp_path: Path) -> None:
    model = ScriptedModel(echo)
    made, seen = run(sources, ModelEngine(model), tmp_path)
    assert made.engine == "model"
    assert "재첩국을 두 그릇" in text_of(made)
    assert made.usage.calls == len(model.asked)
    shown = "".join(event.text for event in seen if isinstance(event, TextDelta))
    assert "재첩국을 두 그릇" in shown
    assert "[[" not in shown
    assert all(
        id_ in messages.sources
        for messages, purpose in model.asked
        if purpose == "outline"
        for id_ in ("a1",)
    )


def test_the_stable_part_of_the_prompt_is_the_same_for_all_sections(sources: Sources, tmp_path: Path) -> None:
    model = ScriptedModel(echo)
    run(sources, ModelEngine(model), tmp_path)
    assert len({messages.system for messages, purpose in model.asked if purpose.startswith("section")}) == 1


def test_a_promise_the_writer_quotes_is_not_asked_for_as_well(sources: Sources, tmp_path: Path) -> None:
    """Whether an answer speaks of a promise is for the writer to see: nothing of the words need be the same."""
    seen: list[str] = []

    def writer(messages: Messages, purpose: str) -> str:
        open_ones = re.findall(
            r"^\[\[(t\d+)\]\] thread.*?\n```+\n(.*?)\n```+", messages.user, re.DOTALL | re.MULTILINE
        )
        if not purpose.startswith("section") or not open_ones:
            return echo(messages, purpose)
        seen.extend(id_ for id_, _ in open_ones)
        quoted = "\n\n".join(f"> {text}\n[[{id_}]]" for id_, text in open_ones)
        return f"{quoted}\n\n{echo(messages, purpose)}"

    made, _ = run(sources, ModelEngine(ScriptedModel(writer)), tmp_path)
    asked = {id_ for s in made.sections for p in s.paragraphs if p.origin == "question" for id_ in p.evidence}
    assert seen
    assert not asked.intersection(seen)


def test_what_edits_taught_holds_for_a_model_that_forgets_it(sources: Sources, tmp_path: Path) -> None:
    lessons = (
        Lesson(
            lesson="“재첩국”보다 “조개국”이라고 쓴다.", before="재첩국", after="조개국", kind="word", times=2
        ),
        Lesson(lesson="소제목", before="자전거와 잉크", after="바퀴와 펜", kind="heading", times=1),
    )

    def writer(messages: Messages, purpose: str) -> str:
        if purpose == "outline" or "재첩국" not in messages.user:
            return echo(messages, purpose)
        assert "소제목" not in messages.system  # a heading is the outline's, not the section's
        return (
            "하동에 가서 재첩국을 두 그릇 먹고 왔다. 간판에는 '재첩국을 두 그릇' 이라고 되어 있었다.\n[[a1]]"
        )

    taught = replace(sources, voice=VoiceNotes(lessons=lessons))
    made, _ = run(taught, ModelEngine(ScriptedModel(writer)), tmp_path)
    assert "조개국을 두 그릇 먹고 왔다" in text_of(made)
    assert "'재첩국을 두 그릇'" in text_of(made)  # what is quoted is left as it was said
    assert "바퀴와 펜" in [section.heading for section in made.sections]
    assert not [finding for finding in made.findings if "조개국" in finding.proof]


def test_the_model_may_say_what_opens_the_review(sources: Sources, tmp_path: Path) -> None:
    def grouping(messages: Messages, purpose: str) -> str:
        if purpose != "outline":
            return echo(messages, purpose)
        assert "before the first heading" in messages.system
        first = {"heading": "", "evidence": ["a1"]}
        return json.dumps({"sections": [first, {"heading": "잉크", "evidence": ["a2", "a3", "t1"]}]})

    made, _ = run(sources, ModelEngine(ScriptedModel(grouping)), tmp_path)
    opening = made.sections[0]
    assert opening.purpose == "opening"
    assert "a1" in {id_ for paragraph in opening.paragraphs for id_ in paragraph.evidence}


def test_no_answer_is_lost_by_the_models_grouping(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, ModelEngine(ScriptedModel(echo)), tmp_path)
    used = {
        id_ for section in made.sections for paragraph in section.paragraphs for id_ in paragraph.evidence
    }
    assert {piece.id for piece in made.evidence if piece.kind == "answer"} <= used
    assert "자전거와 잉크" in [section.heading for section in made.sections]


def test_an_invented_number_is_sent_back_and_mended(sources: Sources, tmp_path: Path) -> None:
    def writer(messages: Messages, purpose: str) -> str:
        if purpose.startswith("repair"):
            assert "17" in messages.user
            return "하동에서 재첩국을 먹고 돌아왔다.\n[[a1]]"
        if "재첩국" in messages.user and purpose != "outline":
            return "하동에서 재첩국을 17그릇 먹고 돌아왔다.\n[[a1]]"
        return echo(messages, purpose)

    made, _ = run(sources, ModelEngine(ScriptedModel(writer)), tmp_path)
    assert "17그릇" not in text_of(made)
    assert not [finding for finding in made.findings if finding.check == "figure"]


def test_a_question_that_a_repair_asks_again_stands_once(sources: Sources, tmp_path: Path) -> None:
    def writer(messages: Messages, purpose: str) -> str:
        if purpose == "outline" or "재첩국" not in messages.user:
            return echo(messages, purpose)
        bowls = "" if purpose.startswith("repair") else "17그릇 "
        return f"하동에서 재첩국을 {bowls}먹고 돌아왔다.\n[[a1]]\n\n❓ 사진은 어디에 있나요?"

    made, _ = run(sources, ModelEngine(ScriptedModel(writer)), tmp_path)
    assert [p.text for s in made.sections for p in s.paragraphs].count("사진은 어디에 있나요?") == 1


def test_what_repair_does_not_mend_becomes_a_question_in_the_margin(sources: Sources, tmp_path: Path) -> None:
    def writer(messages: Messages, purpose: str) -> str:
        if purpose != "outline" and "재첩국" in messages.user:
            return "하동에서 재첩국을 17그릇 먹고 돌아왔다.\n[[a1]]"
        return echo(messages, purpose)

    model = ScriptedModel(writer)
    made, _ = run(sources, ModelEngine(model), tmp_path)
    # What the writer saw and left is not sent to it a second time.
    assert sum(purpose.startswith("repair") for _, purpose in model.asked) == 1
    section = next(s for s in made.sections if any("17그릇" in p.text for p in s.paragraphs))
    n = next(i for i, p in enumerate(section.paragraphs) if "17그릇" in p.text)
    assert section.paragraphs[n + 1].origin == "question"
    assert "17그릇" in section.paragraphs[n + 1].text
    (finding,) = [finding for finding in made.findings if finding.check == "figure"]
    assert "17그릇" in made.sections[finding.section].paragraphs[finding.paragraph or 0].text


def test_a_small_context_gets_whole_pieces_or_none(sources: Sources, tmp_path: Path) -> None:
    voice = VoiceNotes(examples=("긴 보기. " * 2000,))
    model = ScriptedModel(echo, budget=2_600)
    run(replace(sources, voice=voice), ModelEngine(model), tmp_path)
    for messages, purpose in model.asked:
        if purpose.startswith("section"):
            assert "긴 보기" not in messages.system
            for text in re.findall(
                r"^\[\[a\d+\]\] answer.*?\n```+\n(.*?)\n```+", messages.user, re.DOTALL | re.MULTILINE
            ):
                assert any(text in turn.answer for turn in sources.turns)


def test_a_prompt_that_is_too_long_after_all_is_packed_anew(sources: Sources, tmp_path: Path) -> None:
    """The endpoint's model reads more tokens than were counted: refused, then asked with less."""

    class Narrow(ScriptedModel):
        def stream(self, messages: Messages, *, purpose: str, max_tokens: int | None = None) -> Iterator[str]:
            if "긴 보기" in messages.system:
                self._budget = 2_600
                raise PromptTooLong("too long", hint="less")
            return super().stream(messages, purpose=purpose, max_tokens=max_tokens)

    model = Narrow(echo)
    voice = VoiceNotes(examples=("긴 보기. " * 2000,))
    made, _ = run(replace(sources, voice=voice), ModelEngine(model), tmp_path)
    assert any(p.origin != "question" for section in made.sections for p in section.paragraphs)
    assert all("긴 보기" not in messages.system for messages, _ in model.asked)


@pytest.mark.parametrize(
    "fault",
    [PromptTooLong("too long", hint="less"), BadReply("no shape", hint="again", reply="???")],
    ids=["too long", "no shape"],
)
def test_a_model_that_cannot_group_still_writes(
    sources: Sources, tmp_path: Path, fault: PromptTooLong | BadReply
) -> None:
    def rule(messages: Messages, purpose: str) -> str:
        if purpose == "outline":
            raise fault
        return echo(messages, purpose)

    made, _ = run(sources, ModelEngine(ScriptedModel(rule)), tmp_path)
    plain, _ = run(sources, QuotingEngine(), tmp_path / "plain")
    assert [section.heading for section in made.sections] == [section.heading for section in plain.sections]


@pytest.mark.parametrize(
    "fault",
    [
        ReplyTooLong("too long", hint="less", reply="걷고 또 걸었다. 걷고 또"),
        PromptTooLong("too long", hint="less"),
        BadReply("nothing", hint="again", reply=""),
        None,
    ],
    ids=["endless", "no room", "silent", "of something else"],
)
def test_where_the_model_writes_nothing_whole_the_authors_words_stand(
    sources: Sources, tmp_path: Path, fault: ModelError | None
) -> None:
    def rule(messages: Messages, purpose: str) -> str:
        if purpose.startswith("section"):
            if fault is None:
                return "The answer is:\n\nThe answer is:\n\n걷고 또 걸었다."
            raise fault
        return echo(messages, purpose)

    made, _ = run(sources, ModelEngine(ScriptedModel(rule)), tmp_path)
    for turn in sources.turns:
        if turn.n != 3:
            for paragraph in turn.answer.split("\n\n"):
                assert text_of(made).count(paragraph) == 1
    assert "그대로 놓았어요" in text_of(made)
    assert "걷고 또" not in text_of(made)


def test_of_a_reply_that_reached_its_limit_the_whole_paragraphs_stay(
    sources: Sources, tmp_path: Path
) -> None:
    def rule(messages: Messages, purpose: str) -> str:
        said = echo(messages, purpose)
        if purpose.startswith("section"):
            raise ReplyTooLong("too long", hint="less", reply=f"{said}\n\n그리고 나는 다시 걷기 시")
        return said

    whole, _ = run(sources, ModelEngine(ScriptedModel(echo)), tmp_path / "whole")
    made, _ = run(sources, ModelEngine(ScriptedModel(rule)), tmp_path)
    stands = {p.text for section in made.sections for p in section.paragraphs}
    written = [p for section in whole.sections for p in section.paragraphs if p.origin != "question"]
    assert written and {p.text for p in written} <= stands
    assert "다시 걷기 시" not in text_of(made)
    assert "끝까지 쓰지 못했어요" in text_of(made)


def test_words_of_the_author_rest_on_where_they_stand_whatever_the_marks_say(
    sources: Sources, tmp_path: Path
) -> None:
    def rule(messages: Messages, purpose: str) -> str:
        return re.sub(r"\[\[.*?\]\]", "", echo(messages, purpose))

    marked, _ = run(sources, ModelEngine(ScriptedModel(echo)), tmp_path / "marked")
    made, _ = run(sources, ModelEngine(ScriptedModel(rule)), tmp_path)
    rests = {p.text: set(p.evidence) for section in made.sections for p in section.paragraphs}
    own = [p for section in marked.sections for p in section.paragraphs if p.origin == "author"]
    assert own
    for paragraph in own:
        assert set(paragraph.evidence) <= rests[paragraph.text]
