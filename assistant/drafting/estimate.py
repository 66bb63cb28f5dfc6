"""What a draft would take, before anything is sent: calls and tokens by stage, and money where prices are set.

The whole draft is rehearsed with a chat model that only counts what it is asked, so the prompts are those that would be
sent. Replies are guessed: a section comes out about as long as what the author said for it. Called by the service.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from assistant.domain import Outline, Usage, value
from assistant.drafting.brief import Brief, SectionTask
from assistant.drafting.engines.model import ModelEngine
from assistant.errors import BadReply
from assistant.model.chat import Chosen, prompt_tokens
from assistant.model.prompts import Messages
from assistant.settings import Settings

LONGER = 1.15  # a written section against the answers it rests on
MARKS = 40  # tokens of a reply that are marks of evidence
GROUPED = 12  # tokens a piece takes in the reply that groups it
FEWEST_SECTIONS, MOST_SECTIONS = 5, 9  # of the body, once a model has grouped it
MENDED = 0.4  # sections that are sent back once; seen with strong and weak models alike


@value
class StageEstimate:
    """One stage; tokens are of o200k_base, `cost` is in the currency of the settings' prices."""

    stage: str
    calls: int
    prompt_tokens: int
    reply_tokens: int
    cost: float | None


@value
class Estimate:
    """A draft before it is written. Without a model there is no stage that takes anything."""

    stages: tuple[StageEstimate, ...] = ()

    @property
    def total(self) -> Usage:
        """All stages together."""
        costs = [stage.cost for stage in self.stages]
        known = [cost for cost in costs if cost is not None]
        return Usage(
            calls=sum(stage.calls for stage in self.stages),
            prompt_tokens=sum(stage.prompt_tokens for stage in self.stages),
            reply_tokens=sum(stage.reply_tokens for stage in self.stages),
            cost=sum(known) if known and len(known) == len(costs) else None,
        )


class _Counting(Chosen):
    """A `ChatModel` that sends nothing and writes nothing: it notes what it was asked."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.asked: list[int] = []

    @property
    def used(self) -> Usage:
        return Usage()

    def budget(self, max_tokens: int | None = None) -> int:
        return self.context_tokens - (max_tokens or self._settings.reply_tokens)

    def stream(
        self,
        messages: Messages,
        *,
        purpose: str,  # noqa: ARG002 - the protocol's
        max_tokens: int | None = None,  # noqa: ARG002
    ) -> Generator[str]:
        self.asked.append(prompt_tokens(messages))
        yield "…"

    def reply(
        self,
        messages: Messages,
        *,
        purpose: str,  # noqa: ARG002 - the protocol's
        shape: Any,  # noqa: ARG002
        max_tokens: int | None = None,  # noqa: ARG002
    ) -> Any:
        self.asked.append(prompt_tokens(messages))
        raise BadReply("This is a rehearsal.", hint="Write the draft.", reply="")


def rehearse(brief: Brief, outline: Outline | None, settings: Settings) -> Estimate:
    """What writing the brief with the model of the settings would take; an outline the author edited is not asked
    for again.
    """
    from assistant.drafting.pipeline import section_tasks
    from assistant.language.tokens import count

    model = _Counting(settings)
    engine = ModelEngine(model)
    plan = outline or engine.outline(brief)
    grouping = sum(model.asked)
    stages = [_stage("outline", 1, grouping, GROUPED * len(brief.evidence), settings)] if model.asked else []
    asked: list[int] = []
    bodies, replies = 0, 0
    for task in section_tasks(brief, plan):
        model.asked.clear()
        engine.write(task, lambda _: None)
        asked += model.asked
        if model.asked:
            bodies += task.section.purpose == "body"
            replies += round(LONGER * sum(count(text) for text in _answers(task))) + MARKS
    # The model groups the body anew, into about as many sections as authors have; the material stays the same.
    more = 0 if outline or not bodies else min(max(bodies, FEWEST_SECTIONS), MOST_SECTIONS) - bodies
    calls, prompts = len(asked) + more, sum(asked) + more * min(asked, default=0)
    stages.append(_stage("sections", calls, prompts, replies, settings))
    again = [round(MENDED * part) for part in (calls, prompts, replies)]
    stages.append(_stage("repair", again[0], again[1], again[2], settings))
    return Estimate(stages=tuple(stages))


def _answers(task: SectionTask) -> list[str]:
    return [piece.text for piece in task.pieces() if piece.kind == "answer"]


def _stage(stage: str, calls: int, prompts: int, replies: int, settings: Settings) -> StageEstimate:
    cost = None
    if settings.price_prompt is not None and settings.price_reply is not None:
        cost = (prompts * settings.price_prompt + replies * settings.price_reply) / 1_000_000
    return StageEstimate(stage=stage, calls=calls, prompt_tokens=prompts, reply_tokens=replies, cost=cost)
