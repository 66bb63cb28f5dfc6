"""A section written alone comes out as in a whole draft: the same is held against it and asked, and what was found in
the others stands as far as it is still so.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from support.drafts import brief_of, finish
from support.model import ScriptedModel

from assistant.author.voice import profile
from assistant.domain import Draft, Paragraph
from assistant.drafting.checks import check
from assistant.drafting.edits import read_back
from assistant.drafting.engines import Engine
from assistant.drafting.engines.model import ModelEngine
from assistant.drafting.engines.quoting import QuotingEngine
from assistant.drafting.judging import judge
from assistant.drafting.pipeline import Sources, draft, redraft
from assistant.drafting.rendering import markdown
from assistant.errors import BadReply
from assistant.model.prompts import Messages
from assistant.posts.corpus import read_corpus
from assistant.settings import resource

FLOOR = 1_000  # words: more than the small author said
ENVIED = "그 바람에 하동 사람들이 다 부러워했다."
STIFF = (
    "저희는 다양한 경험을 통해 성장할 수 있었습니다, 그리고 이를 바탕으로 의미 있는 변화를 만들 수 있었습니다. "
    "또한 소중한 동료들과의 협업 과정에서, 서로의 가치를 존중하는 태도의 중요성을 다시 한번 깨달을 수 있었습니다. "
    "이러한 과정을 통하여, 앞으로도 지속적인 성장을 위해 최선을 다해 나아갈 수 있을 것이라고 생각합니다."
)


def stubborn(messages: Messages, purpose: str) -> str:
    """Writes every section stiffly, with a consequence nobody named, and no better when told; drops the rope."""
    if purpose.startswith("judgement"):
        objected = re.findall(r"\((\d+)\) (.*부러워했다\.)", messages.user)
        verdicts = [{"sentence": int(n), "verdict": "unsupported", "words": words} for n, words in objected]
        return json.dumps({"verdicts": verdicts})
    if purpose == "outline":
        raise BadReply("no shape", hint="again", reply="???")
    answers = re.findall(r"^\[\[(a\d+)\]\] answer.*?\n```+\n(.*?)\n```+", messages.user, re.DOTALL | re.M)
    return "\n\n".join(
        f"{text} {ENVIED} {STIFF} {STIFF}\n[[{id_}]]" for id_, text in answers if "밧줄" not in text
    )


def held(sources: Sources) -> Sources:
    """The sources with a voice that prose is held against."""
    return replace(sources, measured=profile(read_corpus([resource("corpus") / "blog"])))


def whole(sources: Sources, engine: Engine, model: ScriptedModel | None, tmp_path: Path) -> Draft:
    return finish(
        draft(
            sources, engine=engine, recall=None, run=tmp_path / "run", drafts=tmp_path / "drafts",
            floor_words=FLOOR, concurrency=1, judge=model and partial(judge, model),
        )
    )[0]  # fmt: skip


def alone(
    sources: Sources, made: Draft, n: int, engine: Engine, model: ScriptedModel | None, tmp_path: Path
) -> Draft:
    return finish(
        redraft(
            sources, made, n, "", engine=engine, drafts=tmp_path / "drafts", floor_words=FLOOR,
            judge=model and partial(judge, model),
        )
    )[0]  # fmt: skip


def test_written_again_as_it_was_it_changes_nothing(sources: Sources, tmp_path: Path) -> None:
    sources, model = held(sources), ScriptedModel(stubborn)
    made = whole(sources, ModelEngine(model), model, tmp_path)
    assert {"judged", "voice", "unused"} <= {finding.check for finding in made.findings}
    assert [p.origin for p in made.sections[0].paragraphs].count("question") > 1, "the floor, and an opening"
    for n in range(len(made.sections)):
        again = alone(sources, made, n, ModelEngine(model), model, tmp_path)
        assert again.sections == made.sections, made.sections[n].heading
        assert again.findings == made.findings, made.sections[n].heading


def test_laid_out_again_it_changes_nothing(sources: Sources, tmp_path: Path) -> None:
    made = whole(sources, QuotingEngine(), None, tmp_path)
    for n in range(len(made.sections)):
        again = alone(sources, made, n, QuotingEngine(), None, tmp_path)
        assert (again.sections, again.findings) == (made.sections, made.findings), made.sections[n].heading


def test_the_judge_is_asked_about_that_section_alone_and_what_it_said_of_others_stands(
    sources: Sources, tmp_path: Path
) -> None:
    model = ScriptedModel(stubborn)
    made = whole(sources, ModelEngine(model), model, tmp_path)
    judged = [finding for finding in made.findings if finding.check == "judged"]
    n = judged[0].section

    def honest(messages: Messages, purpose: str) -> str:
        told = stubborn(messages, purpose)
        return told if purpose.startswith("judgement") else told.replace(f" {ENVIED}", "")

    mended = ScriptedModel(honest)
    again = alone(sources, made, n, ModelEngine(mended), mended, tmp_path)
    asked = {purpose for _, purpose in mended.asked if purpose.startswith("judgement")}
    assert asked == {f"judgement of section {n}"}
    left = [finding for finding in again.findings if finding.check == "judged"]
    assert left and left == [finding for finding in judged if finding.section != n]
    for finding in left:
        assert finding.paragraph is not None
        assert finding.proof in again.sections[finding.section].paragraphs[finding.paragraph].text


def test_what_another_section_lacked_is_not_asked_for_once_it_is_told(
    sources: Sources, tmp_path: Path
) -> None:
    model = ScriptedModel(stubborn)
    made = whole(sources, ModelEngine(model), None, tmp_path)
    [lacking] = [finding for finding in made.findings if finding.check == "unused"]
    n = next(n for n, s in enumerate(made.sections) if n != lacking.section and "40분" in str(s))

    def telling(messages: Messages, purpose: str) -> str:
        return f"{stubborn(messages, 'section')}\n\n밧줄은 챙겼는데 쓸 데가 없어서 빨래를 널었다.\n[[a2]]"

    again = alone(sources, made, n, ModelEngine(ScriptedModel(telling)), None, tmp_path)
    assert not [finding for finding in again.findings if finding.check == "unused"]
    assert "빨래를 널었다" not in str(again.sections[lacking.section])
    for finding in again.findings:
        if finding.paragraph is not None and finding.section == lacking.section:
            assert again.sections[finding.section].paragraphs[finding.paragraph].origin == "model"


def test_a_doubt_goes_with_what_raised_it(sources: Sources, tmp_path: Path) -> None:
    model = ScriptedModel(stubborn)  # says the same in every section
    made = whole(sources, ModelEngine(model), None, tmp_path)
    said = [finding for finding in made.findings if finding.check == "twice" and finding.proof == ENVIED]
    last, reason = said[-1].section, said[-1].reason.rstrip(".")
    assert any(reason in p.text for p in made.sections[last].paragraphs if p.origin == "question")

    def fresh(messages: Messages, purpose: str) -> str:
        return stubborn(messages, "section").replace(f" {ENVIED} {STIFF} {STIFF}", "")

    again = made
    for n in range(len(made.sections)):
        if n != last:
            again = alone(sources, again, n, ModelEngine(ScriptedModel(fresh)), None, tmp_path)
    assert ENVIED in str(again.sections[last])
    assert not [f for f in again.findings if f.check == "twice" and f.proof == ENVIED]
    assert not any(reason in p.text for p in again.sections[last].paragraphs if p.origin == "question")


@pytest.mark.parametrize("there", [True, False])
def test_findings_go_with_the_paragraphs_of_the_file(sources: Sources, tmp_path: Path, there: bool) -> None:
    made = whole(sources, ModelEngine(ScriptedModel(stubborn)), None, tmp_path)
    finding = next(finding for finding in made.findings if finding.paragraph is not None)
    assert finding.paragraph is not None
    text = made.sections[finding.section].paragraphs[finding.paragraph].text
    changed = f"내가 먼저 쓴 문단이다.\n\n{text}" if there else text.replace(ENVIED, "아무도 몰랐다.")
    back = read_back(made, markdown(made).replace(text, changed, 1))
    against = [f for f in back.findings if f.section == finding.section and f.paragraph is not None]
    standing = [
        back.sections[f.section].paragraphs[f.paragraph].text for f in against if f.paragraph is not None
    ]
    assert (text in standing) is there
    assert all(
        f.proof in back.sections[f.section].paragraphs[f.paragraph or 0].text
        for f in against
        if f.check == "twice"
    )


def test_a_doubt_between_a_promise_and_the_answer_to_it_does_not_part_them(
    sources: Sources, tmp_path: Path
) -> None:
    made = whole(sources, QuotingEngine(), None, tmp_path)
    doubt = Paragraph(text="이 문단을 확인해 주세요: 1월이 맞나요?", evidence=(), origin="question")
    parted = []
    for section in made.sections:
        paragraphs: list[Paragraph] = []
        for paragraph in section.paragraphs:
            paragraphs += [paragraph, doubt] if paragraph.text.startswith(">") else [paragraph]
        parted.append(replace(section, paragraphs=tuple(paragraphs)))
    assert any(
        "갔다. 5월 16일" in after.text
        for s in parted
        for one, after in pairwise(s.paragraphs)
        if one == doubt
    )
    assert check(brief_of(sources, made), parted) == check(brief_of(sources, made), made.sections) == ()
