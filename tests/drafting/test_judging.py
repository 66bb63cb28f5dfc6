"""The model as judge, and prose that does not sound like its author: what is found is sent back, what stays is told."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

from support.drafts import finish
from support.model import ScriptedModel

from assistant.author.voice import profile
from assistant.domain import Draft, Paragraph, Section
from assistant.drafting.engines.model import ModelEngine
from assistant.drafting.judging import judge
from assistant.drafting.pipeline import Sources, draft
from assistant.drafting.voice_check import off_voice
from assistant.errors import BadReply
from assistant.model.prompts import Messages
from assistant.posts.corpus import read_corpus
from assistant.settings import resource

INVENTED = "그 바람에 하동 사람들이 다 부러워했다."


def writer(messages: Messages, purpose: str) -> str:
    """Adds a consequence nobody named to what was said of Hadong; takes it out when told."""
    if purpose.startswith("judgement"):
        objected = [
            {"sentence": int(number), "verdict": "unsupported", "words": words}
            for number, words in re.findall(r"\((\d+)\) (.*부러워했다\.)", messages.user)
        ]
        return json.dumps({"verdicts": objected})
    if purpose == "outline":
        raise BadReply("no shape", hint="again", reply="???")
    answers = re.findall(
        r"^\[\[(a\d+)\]\] answer.*?\n```+\n(.*?)\n```+", messages.user, re.DOTALL | re.MULTILINE
    )
    said = [f"{text}\n[[{id_}]]" for id_, text in answers]
    if not purpose.startswith("repair"):
        said = [part.replace("두 그릇 먹었다.", f"두 그릇 먹었다. {INVENTED}") for part in said]
    return "\n\n".join(said)


def run(sources: Sources, model: ScriptedModel, tmp_path: Path) -> Draft:
    return finish(
        draft(
            sources, engine=ModelEngine(model), recall=None, run=tmp_path / "run", drafts=tmp_path / "drafts",
            floor_words=0, concurrency=1, judge=partial(judge, model),
        )
    )[0]  # fmt: skip


def test_what_the_judge_objects_to_is_sent_back_and_mended(sources: Sources, tmp_path: Path) -> None:
    model = ScriptedModel(writer)
    made = run(sources, model, tmp_path)
    repairs = [messages for messages, purpose in model.asked if purpose.startswith("repair")]
    assert any("부러워했다" in messages.user for messages in repairs)
    assert "부러워했다" not in str(made.sections)
    assert "재첩국을 두 그릇" in str(made.sections)


def test_a_verdict_on_words_that_do_not_stand_there_counts_for_nothing(
    sources: Sources, tmp_path: Path
) -> None:
    def dreaming(messages: Messages, purpose: str) -> str:
        if purpose.startswith("judgement"):
            return json.dumps({"verdicts": [
                {"sentence": 1, "verdict": "unsupported", "words": "아무 데도 없는 말"},
                {"sentence": 99, "verdict": "contradicted", "words": ""},
            ]})  # fmt: skip
        return writer(messages, purpose)

    made = run(sources, ScriptedModel(dreaming), tmp_path)
    assert not [finding for finding in made.findings if finding.check == "judged"]


def test_a_judgement_that_cannot_be_read_stops_no_draft(sources: Sources, tmp_path: Path) -> None:
    def mumbling(messages: Messages, purpose: str) -> str:
        if purpose.startswith("judgement"):
            raise BadReply("no shape", hint="again", reply="음…")
        return writer(messages, purpose)

    assert "재첩국" in str(run(sources, ScriptedModel(mumbling), tmp_path).sections)


# --- Voice -------------------------------------------------------------------------------------------------

STIFF = (
    "저희는 올해 다양한 경험을 통해 성장할 수 있었습니다, 그리고 이를 바탕으로 의미 있는 변화를 만들 수 있었습니다. "
    "또한 소중한 동료들과의 협업 과정에서, 서로의 가치를 존중하는 태도의 중요성을 다시 한번 깨달을 수 있었습니다. "
    "이러한 과정을 통하여, 앞으로도 지속적인 성장을 위해 최선을 다해 나아갈 수 있을 것이라고 생각합니다."
)


def of(text: str) -> Section:
    paragraphs = tuple(Paragraph(text=part, evidence=("a1",), origin="model") for part in text.split("\n\n"))
    return Section(heading="일", level=2, purpose="body", paragraphs=paragraphs)


def test_sentences_that_are_not_the_authors_are_pointed_at_and_their_own_are_not() -> None:
    corpus = read_corpus([resource("corpus") / "blog"])
    voice = profile(corpus)
    found = off_voice(voice, [of("\n\n".join([STIFF] * 8))], "ko")
    assert found and all(
        finding.proof in STIFF.replace("\n", " ") or finding.proof in STIFF for finding in found
    )
    assert {finding.check for finding in found} == {"voice"}
    review = corpus.yearly()[-1].post
    assert off_voice(voice, [of(review.text[review.body :])], "ko") == ()


def test_a_few_lines_have_no_voice_yet() -> None:
    voice = profile(read_corpus([resource("corpus") / "blog"]))
    assert off_voice(voice, [of(STIFF)], "ko") == ()
