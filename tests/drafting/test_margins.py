"""What a draft drops is asked for where it belongs, and all that is held against a paragraph in one question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.drafts import brief_of, finish, run
from support.model import ScriptedModel

from assistant.domain import Draft, LeftOut, Outline, Paragraph, Section
from assistant.drafting.engines.model import ModelEngine
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.pipeline import Sources, outline_of, redraft
from assistant.drafting.untold import untold
from assistant.errors import BadReply
from assistant.model.prompts import Messages

DROPPED = "밧줄은 챙겼는데"  # how the answer begins that the writer leaves out
PROMISE = "자전거로 섬진강을 끝까지 간다"


def forgetful(messages: Messages, purpose: str) -> str:
    """A writer that drops the answer about the rope, and says nothing of the promise it is shown."""
    if purpose == "outline":
        raise BadReply("no shape", hint="again", reply="???")
    told = {
        "a1": "5월 16일에 하동에서 재첩국을 두 그릇 먹었다.",
        "a3": "사장님이 걸레를 하나 더 가져와서 쪼그려 앉으셨다.",
        "a4": "할머니께 편지를 또 안 썼다.",
        "a5": "내년에는 편지를 쓴다.",
    }
    return "\n\n".join(f"{text}\n[[{id_}]]" for id_, text in told.items() if f"[[{id_}]]" in messages.user)


def questions(section: Section) -> list[str]:
    return [p.text for p in section.paragraphs if p.origin == "question"]


def asking(made: Draft, words: str) -> list[tuple[str, str]]:
    """The questions with those words, each with the heading it stands under."""
    return [(s.heading, asked) for s in made.sections for asked in questions(s) if words in asked]


def test_an_answer_the_writer_drops_is_asked_for_by_its_first_words_where_it_was_placed(
    sources: Sources, tmp_path: Path
) -> None:
    laid_out, _ = run(sources, QuotingEngine(), tmp_path / "plain")
    placed = next(s.heading for s in laid_out.sections if any(DROPPED in p.text for p in s.paragraphs))
    made, _ = run(sources, ModelEngine(ScriptedModel(forgetful)), tmp_path)
    [(heading, asked)] = asking(made, DROPPED)
    assert heading == placed
    assert asked.endswith("?")
    found = [f for f in made.findings if f.check == "unused" and DROPPED in f.proof]
    assert [made.sections[f.section].heading for f in found] == [placed]


def test_of_a_long_answer_the_first_words_are_shown_whole(sources: Sources, tmp_path: Path) -> None:
    said = "밧줄은 챙겼는데 구례의 여관 마당에 빨래를 널고 나니 쓸 데가 하나도 남아 있지 않았다."
    turns = (
        replace(sources.turns[0], answer=f"갔다. 하동에서 재첩국을 먹었다.\n\n{said}"),
        *sources.turns[1:],
    )
    made, _ = run(replace(sources, turns=turns), ModelEngine(ScriptedModel(forgetful)), tmp_path)
    [(_, asked)] = asking(made, DROPPED)
    shown = asked.partition("“")[2].partition(" …”")[0].split()
    assert 3 < len(shown) < len(said.split())
    assert shown == said.split()[: len(shown)]


def test_a_promise_is_asked_for_with_what_became_of_it_where_neither_is_told(
    sources: Sources, tmp_path: Path
) -> None:
    cough = replace(
        sources.turns[0],
        n=9,
        question="올해 몸은 어땠나요?",
        cites=(),
        answer="기침은 안 했다. 병원에도 안 갔다.",
    )

    def healthy(messages: Messages, purpose: str) -> str:
        told = forgetful(messages, purpose)
        return told if "5월 16일" not in told else "기침은 안 했다. 병원에도 안 갔다.\n[[a6]]"

    turns = (*sources.turns, cough)
    made, _ = run(replace(sources, turns=turns), ModelEngine(ScriptedModel(healthy)), tmp_path)
    [(heading, asked)] = asking(made, PROMISE)
    assert "갔다. 5월 16일에 떠나서" in asked and DROPPED in asked
    assert asking(made, DROPPED) == [(heading, asked)]
    found = [f for f in made.findings if f.check == "thread"]
    assert [(made.sections[f.section].heading, f.paragraph) for f in found] == [(heading, None)]
    assert PROMISE in found[0].reason


def test_what_is_there_is_not_asked_for(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, ModelEngine(ScriptedModel(forgetful)), tmp_path)
    assert not asking(made, PROMISE)  # what became of it is told
    laid_out, _ = run(sources, QuotingEngine(), tmp_path / "plain")
    assert laid_out.findings == ()


def test_what_the_outline_left_out_for_a_reason_is_not_missing(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, ModelEngine(ScriptedModel(forgetful)), tmp_path)
    brief = brief_of(sources, made)
    plan = outline_of(made)
    missing = {one.piece.id for one in untold(brief, plan, made.sections)}
    assert missing
    without = Outline(
        title=plan.title,
        sections=tuple(
            replace(s, evidence=tuple(i for i in s.evidence if i not in missing)) for s in plan.sections
        ),
        left_out=tuple(LeftOut(evidence=id_, reason="다음에 쓴다") for id_ in missing),
    )
    assert untold(brief, without, made.sections) == ()


def test_a_section_written_again_is_asked_for_once_more_and_no_more(sources: Sources, tmp_path: Path) -> None:
    made, _ = run(sources, ModelEngine(ScriptedModel(forgetful)), tmp_path)
    [(heading, asked)] = asking(made, DROPPED)
    n = [section.heading for section in made.sections].index(heading)

    def again(writer: ScriptedModel, hint: str) -> Draft:
        engine = ModelEngine(writer)
        return finish(redraft(sources, made, n, hint, engine=engine, drafts=tmp_path / "drafts"))[0]

    def mended(messages: Messages, purpose: str) -> str:
        return f"{forgetful(messages, 'section')}\n\n밧줄은 챙겼는데 쓸 데가 없어서 빨래를 널었다.\n[[a2]]"

    assert asking(again(ScriptedModel(forgetful), ""), DROPPED) == [(heading, asked)]
    assert not asking(again(ScriptedModel(mended), ""), DROPPED)
    wanted = again(ScriptedModel(forgetful), "밧줄 얘기는 빼고")
    assert not asking(wanted, DROPPED)
    assert not [f for f in wanted.findings if f.check == "unused"]


def test_all_that_is_held_against_a_paragraph_stands_in_one_question(
    sources: Sources, tmp_path: Path
) -> None:
    def writer(messages: Messages, purpose: str) -> str:
        if purpose == "outline":
            raise BadReply("no shape", hint="again", reply="???")
        return "하동에서 재첩국을 17그릇 먹고 “다시는 안 온다”라고 말했다.\n[[a1]]"

    made, _ = run(sources, ModelEngine(ScriptedModel(writer)), tmp_path)
    doubts = [asked for section in made.sections for asked in questions(section) if "17그릇" in asked]
    assert doubts
    reasons = {f.reason for f in made.findings if f.check in ("figure", "quotation")}
    figure = next(reason for reason in reasons if "17그릇" in reason)
    assert any(f"{figure}; " in asked for asked in doubts)


@pytest.mark.parametrize("origin", ["question", "edited"])
def test_a_question_tells_nothing_and_the_authors_own_paragraph_does(
    sources: Sources, tmp_path: Path, origin: str
) -> None:
    made, _ = run(sources, QuotingEngine(), tmp_path)
    n, section = next(
        (n, s) for n, s in enumerate(made.sections) if any(DROPPED in p.text for p in s.paragraphs)
    )
    standing = tuple(
        Paragraph(text="다시 썼다.", evidence=p.evidence, origin=origin) if DROPPED in p.text else p  # type: ignore[arg-type]
        for p in section.paragraphs
    )
    sections = (*made.sections[:n], replace(section, paragraphs=standing), *made.sections[n + 1 :])
    missing = untold(brief_of(sources, made), outline_of(made), sections)
    assert [DROPPED in one.piece.text for one in missing] == ([True] if origin == "question" else [])
