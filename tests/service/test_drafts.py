"""The verbs of a draft as the command line and the page use them, on a small author, with the quoting engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.author import INTERVIEW, write_blog

from assistant.domain import Draft
from assistant.errors import DraftError
from assistant.events import end_of
from assistant.service import Assistant, Written
from assistant.settings import Settings


@pytest.fixture
def product(tmp_path: Path) -> Assistant:
    blog = write_blog(tmp_path / "blog")
    return Assistant(
        Settings(corpus=(blog,), workspace=tmp_path / "w", drafts=tmp_path / "drafts", floor_words=0)
    )


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.md"
    file.write_text(INTERVIEW, encoding="utf-8")
    return file


@pytest.fixture
def first(product: Assistant, answers: Path) -> Written:
    return end_of(product.drafts.write(2026, answers=answers))


def rewrite_file(written: Written, old: str, new: str) -> None:
    text = written.markdown.read_text(encoding="utf-8")
    assert old in text
    written.markdown.write_text(text.replace(old, new, 1), encoding="utf-8")


def at(draft: Draft, words: str) -> tuple[int, int]:
    return next(
        (n, m) for n, s in enumerate(draft.sections) for m, p in enumerate(s.paragraphs) if words in p.text
    )


def test_what_was_changed_in_the_file_is_in_the_version_and_in_the_next_draft(
    product: Assistant, answers: Path, first: Written
) -> None:
    rewrite_file(first, "둘이 40분을 닦았다.", "둘이 한 시간을 닦았다.")
    assert "한 시간을" in str(product.drafts.written(2026).draft.sections)
    second = end_of(product.drafts.write(2026, answers=answers))
    assert second.draft.version == 2
    assert "한 시간을 닦았다." in second.markdown.read_text(encoding="utf-8")
    anew = end_of(product.drafts.write(2026, answers=answers, anew=True))
    assert "40분을 닦았다." in anew.markdown.read_text(encoding="utf-8")


def test_what_was_deleted_two_versions_ago_stays_deleted(
    product: Assistant, answers: Path, first: Written
) -> None:
    text = first.markdown.read_text(encoding="utf-8").replace(
        "밧줄은 챙겼는데 쓸 데가 없어서 빨래를 널었다.", ""
    )
    kept = product.drafts.keep_edits(2026, 1, text)
    assert kept.draft.edited_from == 1
    third = end_of(product.drafts.write(2026, answers=answers))
    assert "빨래를 널었다" not in third.markdown.read_text(encoding="utf-8")


def test_an_outline_is_shown_edited_and_written(product: Assistant, answers: Path) -> None:
    made = end_of(product.drafts.outline(2026, answers=answers))
    text = product.drafts.outline_text(2026, made)
    line = next(line for line in text.split("\n") if "잉크통을" in line)
    edited = text.replace(line + "\n", "").replace(
        "## 2027년에는", f"## 잉크의 날\n\n{line}\n\n## 2027년에는"
    )
    plan = product.drafts.read_outline(2026, edited)
    written = end_of(product.drafts.write(2026, answers=answers, outline=plan)).draft
    assert [p.text for s in written.sections if s.heading == "잉크의 날" for p in s.paragraphs] == [
        "잉크통을 엎은 3월 8일. 사장님이 걸레를 하나 더 가져와서 옆에 쪼그려 앉으셨다. 둘이 40분을 닦았다."
    ]


def test_an_outline_whose_pieces_have_changed_since_is_not_taken_for_another(
    product: Assistant, answers: Path
) -> None:
    text = product.drafts.outline_text(2026, end_of(product.drafts.outline(2026, answers=answers)))
    answers.write_text("## 새 질문인가요?\n\n새로 맨 앞에 온 답이다.\n\n" + INTERVIEW, encoding="utf-8")
    plan = product.drafts.read_outline(2026, text)
    written = end_of(product.drafts.write(2026, answers=answers, outline=plan)).draft
    shown = "\n".join(p.text for s in written.sections for p in s.paragraphs)
    assert "재첩국을 두 그릇" in shown and "맨 앞에 온 답" not in shown
    new = {piece.id for piece in written.evidence if "맨 앞에 온" in piece.text}
    assert new <= {left.evidence for left in written.left_out}
    end_of(product.drafts.outline(2026, answers=answers))
    with pytest.raises(DraftError, match="something else"):
        product.drafts.read_outline(2026, text)


def test_one_section_shorter_and_the_others_to_the_letter(product: Assistant, first: Written) -> None:
    n, _ = at(first.draft, "잉크통을 엎은")
    again = end_of(product.drafts.rewrite(2026, n, "더 짧게, 걸레 얘기는 빼고"))
    for m, (old, new) in enumerate(zip(first.draft.sections, again.draft.sections, strict=True)):
        assert (old == new) == (m != n)
    text = "\n".join(p.text for p in again.draft.sections[n].paragraphs)
    assert "걸레" not in text and "잉크통을 엎은" in text
    assert not [finding for finding in again.draft.findings if finding.check == "verbatim"]


def test_what_was_edited_before_a_section_was_written_again_is_in_the_next_draft(
    product: Assistant, answers: Path, first: Written
) -> None:
    rewrite_file(first, "title: 2026년 회고", "title: 밧줄 없이")
    rewrite_file(first, "## 몸", "## 강")
    rewrite_file(first, "밧줄은 챙겼는데 쓸 데가 없어서 빨래를 널었다.\n\n", "")
    n, _ = at(product.drafts.written(2026).draft, "잉크통을 엎은")
    end_of(product.drafts.rewrite(2026, n, "걸레 얘기는 빼고"))
    third = end_of(product.drafts.write(2026, answers=answers)).draft
    text = "\n".join(p.text for s in third.sections for p in s.paragraphs)
    assert third.title == "밧줄 없이"
    assert "강" in [section.heading for section in third.sections]
    assert "빨래를 널었다" not in text and "걸레를 하나 더" not in text and "잉크통을 엎은" in text


def test_the_difference_says_what_changed_above_the_text(product: Assistant, first: Written) -> None:
    rewrite_file(first, "title: 2026년 회고", "title: 밧줄 없이")
    rewrite_file(first, "tags: [회고]\n", "")
    told = [(line.before, line.after) for line in product.drafts.difference(2026).restated]
    assert told == [("title: 2026년 회고", "title: 밧줄 없이"), ("tags: ['회고']", "")]


def test_what_no_engine_without_a_model_can_do_is_said(product: Assistant, first: Written) -> None:
    with pytest.raises(DraftError, match="더 재미있게"):
        end_of(product.drafts.rewrite(2026, 1, "더 재미있게"))
    assert product.drafts.versions(2026) == (first.draft.version,)


def test_a_locked_paragraph_is_not_rewritten_and_may_be_unlocked(product: Assistant, first: Written) -> None:
    n, m = at(first.draft, "잉크통을 엎은")
    product.drafts.lock(2026, None, n, m, locked=True)
    before = first.markdown.read_text(encoding="utf-8")
    again = end_of(product.drafts.rewrite(2026, n, "걸레 얘기는 빼고"))
    assert again.draft.sections[n].paragraphs[m].locked
    assert "걸레를" in again.draft.sections[n].paragraphs[m].text
    assert first.markdown.read_text(encoding="utf-8") == before
    product.drafts.lock(2026, None, n, m, locked=False)
    short = end_of(product.drafts.rewrite(2026, n, "걸레 얘기는 빼고"))
    assert "걸레를" not in short.draft.sections[n].paragraphs[m].text


def test_a_lock_on_an_edited_file_keeps_the_edit_first(product: Assistant, first: Written) -> None:
    rewrite_file(first, "둘이 40분을 닦았다.", "둘이 한 시간을 닦았다.")
    n, m = at(product.drafts.written(2026).draft, "한 시간을")
    locked = product.drafts.lock(2026, None, n, m, locked=True)
    assert locked.draft.version == 2 and locked.draft.sections[n].paragraphs[m].locked
    with pytest.raises(DraftError, match="no paragraph"):
        product.drafts.lock(2026, None, 0, 99, locked=True)


def test_the_difference_says_what_changed_since(product: Assistant, first: Written) -> None:
    assert product.drafts.difference(2026).changes == ()
    rewrite_file(first, "둘이 40분을 닦았다.", "둘이 한 시간을 닦았다.")
    [change] = product.drafts.difference(2026).changes
    assert change.before and "40분을" in change.before.text
    assert change.after and "한 시간을" in change.after.text


def test_a_file_of_answers_holds_until_the_interview_is_held(product: Assistant, answers: Path) -> None:
    end_of(product.drafts.outline(2026, answers=answers))
    assert product.drafts.answers_file(2026) == answers
    again = end_of(product.drafts.write(2026))
    anew = end_of(product.drafts.write(2026, anew=True))
    assert all("재첩국을 두 그릇" in str(written.draft.sections) for written in (again, anew))

    conversation = product.interviews.of(2026)
    end_of(conversation.asking())
    conversation.answer("올해는 밧줄을 버렸다.")
    assert product.drafts.answers_file(2026) is None
    later = end_of(product.drafts.write(2026, anew=True))
    assert "밧줄을 버렸다" in str(later.draft.evidence) and "재첩국" not in str(later.draft.evidence)


def test_a_draft_that_was_stopped_is_gone_on_with_from_the_same_answers(
    product: Assistant, answers: Path
) -> None:
    with pytest.raises(DraftError, match="unfinished"):
        end_of(product.drafts.write(2026, resume=True))
    under_way = product.drafts.write(2026, answers=answers)
    next(under_way)
    under_way.close()
    done = end_of(product.drafts.write(2026, resume=True)).draft
    assert "재첩국을 두 그릇" in str(done.sections)
    with pytest.raises(DraftError, match="unfinished"):
        end_of(product.drafts.write(2026, resume=True))


# --- Out of the house --------------------------------------------------------------------------------------


def test_a_post_is_named_as_theirs_and_says_only_what_is_the_authors(
    product: Assistant, first: Written, tmp_path: Path
) -> None:
    before = product.drafts.survey(2026, tmp_path / "posts")
    assert not before.path.exists()
    published = product.drafts.publish(2026, tmp_path / "posts")
    text = published.path.read_text(encoding="utf-8")
    assert published.path.name == "2027-01-03-2026-review.md"
    assert text.startswith("---\ntitle: 2026년 회고\n") and "❓" not in text and "<!--" not in text
    assert published.survey.questions
    with pytest.raises(DraftError, match="already"):
        product.drafts.publish(2026, tmp_path / "posts")


def test_a_heading_over_nothing_but_a_question_is_left_out_with_it(
    product: Assistant, first: Written, tmp_path: Path
) -> None:
    written = first.markdown.read_text(encoding="utf-8")
    asked = "## 돈\n\n> ❓ 돈은?\n\n### 빚\n\n> ❓ 빚은?\n\n## 빈 곳\n\n## 잠\n\n잘 잤다.\n\n> ❓ 낮에는?\n"
    first.markdown.write_text(f"{written}\n{asked}", encoding="utf-8")
    open_ = {(one.heading, one.question) for one in product.drafts.survey(2026, tmp_path / "posts").questions}
    assert {("돈", "돈은?"), ("빚", "빚은?"), ("잠", "낮에는?")} <= open_
    text = product.drafts.publish(2026, tmp_path / "posts").path.read_text(encoding="utf-8")
    assert text.endswith("## 빈 곳\n\n## 잠\n\n잘 잤다.\n") and "## 돈" not in text and "### 빚" not in text


def test_people_and_employers_nobody_read_of_before_are_shown_first(
    product: Assistant, first: Written, tmp_path: Path
) -> None:
    rewrite_file(first, "둘이 40분을 닦았다.", "민서 씨랑 둘이 40분을 닦았다. 민서 씨는 카카오에 입사했다.")
    shown = product.drafts.survey(2026, tmp_path / "posts")
    kinds = {named.name: named.kind for named in shown.to_ask}
    assert kinds["민서"] == "person" and kinds["카카오"] == "employer"


def test_what_the_author_speaks_of_is_no_person(product: Assistant, first: Written, tmp_path: Path) -> None:
    rewrite_file(first, "둘이 40분을 닦았다.", "반올림은 내가 짰고 틀렸다고 말했다. 태석은 틀렸다고 말했다.")
    kinds = {n.name: n.kind for n in product.drafts.survey(2026, tmp_path / "posts").names}
    assert kinds["태석"] == "person" and kinds["반올림"] == "other"


def test_the_whole_path_below_the_corpus_and_a_bundle_keep_their_folders(
    product: Assistant, first: Written, tmp_path: Path
) -> None:
    from assistant.drafting.publishing import place

    bundle = replace(first.draft, file_name="essay/2026-review/index.md")
    blog = tmp_path / "blog"
    assert place(bundle, blog, [blog]) == blog / "essay/2026-review/index.md"
    assert place(bundle, blog / "essay", [blog]) == blog / "essay/2026-review/index.md"
    assert place(bundle, tmp_path / "out", [blog]) == tmp_path / "out/2026-review/index.md"
    plain = replace(first.draft, file_name="_posts/2026-review.md")
    assert place(plain, tmp_path / "out", [blog]) == tmp_path / "out/2026-review.md"


def test_a_picture_has_its_place_where_the_author_has_one(
    product: Assistant, first: Written, tmp_path: Path
) -> None:
    review = tmp_path / "blog" / "2026-01-03-2025-review.md"
    text = review.read_text(encoding="utf-8")
    review.write_text(text.replace("## 몸\n", "## 몸\n\n![기침약](cough.jpg)\n"), encoding="utf-8")
    product.ground.read_again()
    published = product.drafts.publish(2026, tmp_path / "posts")
    post = published.path.read_text(encoding="utf-8")
    assert published.survey.pictures == 1
    assert "## 몸\n\n<!-- 사진 자리: 몸 -->" in post


# --- Before anything is written ----------------------------------------------------------------------------


def test_the_estimate_tells_calls_tokens_and_money_and_sends_nothing(tmp_path: Path, answers: Path) -> None:
    product = Assistant(
        Settings(
            corpus=(write_blog(tmp_path / "blog"),),
            workspace=tmp_path / "w",
            model="none",
            openai_base_url="http://127.0.0.1:9/v1",
            price_prompt=2.0,
            price_reply=8.0,
        )
    )
    told = product.drafts.estimate(2026, answers=answers)
    sections = next(stage for stage in told.stages if stage.stage == "sections")
    assert sections.calls >= 3 and sections.prompt_tokens > 1_000
    total = told.total
    assert total.cost == pytest.approx((total.prompt_tokens * 2 + total.reply_tokens * 8) / 1_000_000)
    assert not (tmp_path / "w" / "calls.jsonl").exists()


def test_nothing_is_paid_for_without_a_model(product: Assistant) -> None:
    assert product.drafts.estimate(2026).stages == ()


# --- Learning ----------------------------------------------------------------------------------------------


def test_the_next_draft_follows_what_the_last_one_taught(
    product: Assistant, answers: Path, first: Written
) -> None:
    text = first.markdown.read_text(encoding="utf-8")
    first.markdown.write_text(
        text.replace("사장님", "대표님").replace("## 일", "## 인쇄소"), encoding="utf-8"
    )
    learned = end_of(product.drafts.learn(2026))
    assert 0 < learned.changed < 1
    assert ("heading", "일", "인쇄소") in [(x.kind, x.before, x.after) for x in learned.lessons]
    end_of(product.drafts.learn(2026))
    assert [x.times for x in product.drafts.lessons() if x.kind == "heading"] == [1]
    anew = end_of(product.drafts.write(2026, answers=answers, anew=True)).draft
    assert "인쇄소" in [section.heading for section in anew.sections]


def test_a_lesson_struck_out_does_not_come_back(product: Assistant, answers: Path, first: Written) -> None:
    rewrite_file(first, "## 일", "## 인쇄소")
    [lesson] = end_of(product.drafts.learn(2026)).lessons
    assert product.drafts.forget(lesson) == ()
    assert end_of(product.drafts.learn(2026)).lessons == ()
    assert product.drafts.lessons() == ()


def test_a_lessons_file_that_cannot_be_read_is_told(product: Assistant, tmp_path: Path) -> None:
    product.ground.settings.place.prepare().lessons.write_text(
        "- kind: nonsense\n  lesson: x\n", encoding="utf-8"
    )
    with pytest.raises(DraftError, match="nonsense"):
        product.drafts.lessons()
