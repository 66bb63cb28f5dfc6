"""A search that asks a chat model twice: for other wordings of the question before, and after for the order of
what they brought up.

`search_deeper` takes an opened `Recall` and a `ChatModel`. Both steps are extras: where the model fails, the
answer is that of the plain search, and its `notice` says so. Passages leave for the model, as many as fit into a
budget of tokens. Called by the service where the author asks for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from assistant.domain import Hit
from assistant.errors import ModelError
from assistant.memory.recall import Recall, Recollection
from assistant.memory.scope import Filters
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, fence, load

if TYPE_CHECKING:
    from assistant.domain import Passage

READ = 30  # passages the model puts in order
TOKENS = 9_000  # of passages, at most
REPLY = 400  # tokens
SMOOTH = 10  # of rank fusion (Cormack et al. 2009, who take 60 for lists of a thousand)
LANGUAGES = {
    "ko": "Korean",
    "en": "English",
    "ja": "Japanese",
    "zh": "Chinese",
    "de": "German",
    "fr": "French",
}


class Wordings(BaseModel):
    wordings: list[str] = Field(max_length=6)


class Order(BaseModel):
    best: list[int] = Field(max_length=READ)


def search_deeper(
    recall: Recall, model: ChatModel, question: str, filters: Filters, *, k: int
) -> Recollection:
    """The `k` passages a question calls up, best first, with a model's help."""
    plain = recall.search(question, filters, k=READ)
    try:
        wordings = _wordings(recall, model, question, filters.today)
        found = [plain, *(recall.search(wording, filters, k=READ) for wording in wordings)]
        hits = _ordered(model, question, _fused([answer.hits for answer in found]))
        return replace(plain, hits=hits[:k])
    except ModelError as error:
        notice = f"Searched without the model: {error.message}"
        return replace(plain, hits=plain.hits[:k], notice=notice)


def _wordings(recall: Recall, model: ChatModel, question: str, today: dt.date) -> list[str]:
    languages = sorted({passage.language for passage in recall.passages})
    messages = load("search-wordings").render(
        question=fence(question, "question"),
        languages=" and ".join(LANGUAGES.get(language, language) for language in languages),
        today=today.isoformat(),
    )
    reply = model.reply(messages, purpose="search", shape=Wordings, max_tokens=REPLY)
    return [wording for wording in reply.wordings if wording.strip()][:3]


def _fused(lists: Sequence[Sequence[Hit]]) -> list[Hit]:
    """One list of several by reciprocal ranks; the first counts as much as all the others."""
    scores: dict[str, float] = {}
    hits: dict[str, Hit] = {}
    for n, found in enumerate(lists):
        weight = 1.0 if n == 0 else 1.0 / max(1, len(lists) - 1)
        for rank, hit in enumerate(found):
            hits.setdefault(hit.passage.id, hit)
            scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + weight / (SMOOTH + rank)
    order = sorted(scores, key=lambda id_: -scores[id_])
    return [replace(hits[id_], score=scores[id_]) for id_ in order[:READ]]


def _ordered(model: ChatModel, question: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """What the model names first, in its order, then the rest as they were."""
    count = _fitting(model, question, hits)
    if not count:
        return tuple(hits)
    messages = _order(question, hits[:count])
    reply = model.reply(messages, purpose="search", shape=Order, max_tokens=REPLY)
    named = [n - 1 for n in dict.fromkeys(reply.best) if 1 <= n <= count]
    rest = [n for n in range(len(hits)) if n not in set(named)]
    top = hits[0].score + 1.0
    first = [replace(hits[n], score=top + 1.0 / (i + 1)) for i, n in enumerate(named)]
    return (*first, *(hits[n] for n in rest))


def _fitting(model: ChatModel, question: str, hits: Sequence[Hit]) -> int:
    """How many of the first hits may be sent."""
    total = count = 0
    for hit in hits:
        total += hit.passage.tokens
        if total > TOKENS:
            break
        count += 1
    while count and not fits(model, _order(question, hits[:count]), REPLY):
        count -= 1
    return count


def _order(question: str, hits: Sequence[Hit]) -> Messages:
    rows = [
        {"number": str(n), "place": _place(hit.passage), "text": fence(hit.passage.prose, "passage")}
        for n, hit in enumerate(hits, 1)
    ]
    messages = load("search-order").render(question=fence(question, "question"), passages=rows)
    return messages.citing(*dict.fromkeys(hit.passage.path for hit in hits))


def _place(passage: Passage) -> str:
    date = passage.date.isoformat() if passage.date else "no date"
    return " › ".join((passage.title, *passage.heading)) + f" ({date})"
