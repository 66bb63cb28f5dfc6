"""The model as judge: each sentence it drafted, held against the evidence of its paragraph once more.

The checks of checks.py compare words; a judge also sees a cause or a motive nobody named. It is asked a section at a
time, about the model's own paragraphs only, and a verdict counts only where the words it objects to really stand in
the sentence. Called by the pipeline where the settings ask for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, Field

from assistant.domain import Finding, Paragraph, Section, value
from assistant.drafting.brief import Brief
from assistant.drafting.checks import source_of
from assistant.drafting.knowledge import knowledge
from assistant.errors import BadReply, PromptTooLong, ReplyCutOff
from assistant.interview.text import bare, plain, sentences
from assistant.language.english import language_name
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, fence, load


class Verdict(BaseModel):
    """A sentence the judge objects to."""

    sentence: int
    verdict: Literal["unsupported", "contradicted"]
    words: str = ""


class Verdicts(BaseModel):
    """What the judge objects to in a section."""

    verdicts: list[Verdict] = Field(default_factory=list)


@value
class _Sentence:
    """A sentence under judgement, and its paragraph's place in the section."""

    text: str
    paragraph: int


def judge(model: ChatModel, brief: Brief, sections: Sequence[Section]) -> tuple[Finding, ...]:
    """What the judge holds against the model's sentences; a section whose judgement cannot be used is passed over.

    Raises:
        ModelError: the model cannot be reached.
    """
    return tuple(
        finding for n, section in enumerate(sections) for finding in _judged(model, brief, n, section)
    )


def _judged(model: ChatModel, brief: Brief, n: int, section: Section) -> list[Finding]:
    drafted = [(m, p) for m, p in enumerate(section.paragraphs) if p.origin == "model" and p.evidence]
    asked = [_Sentence(text=plain(s), paragraph=m) for m, p in drafted for s in sentences(p.text)]
    if not asked:
        return []
    messages = _request(brief, [p for _, p in drafted])
    if not fits(model, messages):
        return []
    try:
        told = model.reply(messages, purpose=f"judgement of section {n}", shape=Verdicts)
    except (BadReply, ReplyCutOff, PromptTooLong):
        return []
    reason = knowledge(brief.form.language).reasons["judged"]
    found = []
    for verdict in told.verdicts:
        if not 1 <= verdict.sentence <= len(asked):
            continue
        sentence = asked[verdict.sentence - 1]
        if bare(verdict.words) in bare(sentence.text):
            proof = verdict.words.strip() or sentence.text
            found.append(
                Finding(
                    check="judged", section=n, paragraph=sentence.paragraph, proof=proof,
                    reason=reason.replace("{proof}", proof),
                )
            )  # fmt: skip
    return found


def _request(brief: Brief, paragraphs: Sequence[Paragraph]) -> Messages:
    shown: list[dict[str, str]] = []
    number = 0
    for paragraph in paragraphs:
        lines = []
        for sentence in sentences(paragraph.text):
            number += 1
            lines.append(f"({number}) {plain(sentence)}")
        # What several pieces have in common, their question above all, is shown once.
        evidence = dict.fromkeys(source_of(brief, paragraph).split("\n"))
        shown.append({"text": "\n".join(lines), "evidence": fence("\n".join(evidence))})
    ids = dict.fromkeys(id_ for paragraph in paragraphs for id_ in paragraph.evidence)
    rendered = load("draft-judge").render(
        language=language_name(brief.form.language), year=str(brief.year), paragraphs=shown
    )
    return rendered.citing(*ids)
