"""A search that asks a chat model twice: for other wordings of the question before, and after for the order of
what they brought up.

`search_deeper` takes an opened `Recall` and a `ChatModel`. Both steps are extras: where the model fails, the
answer is what was found until then, and its `notice` says so. Passages leave for the model, as many as fit into
a budget of tokens. Called by the service where the author asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from assistant.domain import Hit
from assistant.errors import ModelError
from assistant.language.english import language_name
from assistant.memory.recall import Recall, Recollection
from assistant.memory.scope import Filters
from assistant.model.chat import ChatModel, fits
from assistant.model.prompts import Messages, fence, load

if TYPE_CHECKING:
    from assistant.domain import Passage

READ = 30  # passages the model puts in order
TOKENS = 9_000  # of passages, at most
REPLY = 1_500  # tokens; a fifth is enough for what is asked, but some models think before they answer
STATEMENTS = 3  # that are searched, of those a model gives
SHARE = 0.05  # of the passages: a language in fewer of them is not one the posts are written in


class Wordings(BaseModel):
    statements: list[str] = Field(max_length=6)
    words: list[str] = Field(max_length=20)


class Order(BaseModel):
    best: list[int] = Field(max_length=READ)


def search_deeper(
    recall: Recall, model: ChatModel, question: str, filters: Filters, *, k: int
) -> Recollection:
    """The `k` passages a question calls up, best first, with a model's help."""
    plain = recall.search(question, filters, k=max(k, READ))
    if not plain.hits and plain.by_meaning:
        return plain  # nothing was asked, or there is nothing to be seen
    hits, notice = plain.hits, ""
    failed = "Searched without the model"
    try:
        hits = _widened(recall, model, plain, filters)
        failed = "Not put in order by the model"
        hits = _ordered(model, question, hits, filters)
    except ModelError as error:
        notice = f"{failed}: {error.message}"
    return replace(plain, hits=hits[:k], notice=notice)


def _widened(recall: Recall, model: ChatModel, plain: Recollection, filters: Filters) -> tuple[Hit, ...]:
    """What the question and its other wordings bring up. The question, the statements together and the words
    together count the same."""
    seen = filters.scope
    messages = load("search-wordings").render(
        question=fence(plain.question, "question"),
        languages=" and ".join(_languages([p for p in recall.passages if seen.holds(p)])),
        today=filters.today.isoformat(),
    )
    reply = model.reply(messages, purpose="search", shape=Wordings, max_tokens=REPLY)
    # A statement speaks from a day of its own: its "this year" is not the question's.
    timeless = replace(filters, times=False)

    def found(texts: Sequence[str]) -> list[tuple[Hit, ...]]:
        count = max(READ, len(plain.hits))
        asked = [text for text in texts if text.strip()]
        return [found.hits for found in recall.search_all(asked, timeless, k=count)]

    return _fused([[plain.hits], found(reply.statements[:STATEMENTS]), found([" ".join(reply.words)])])


def _fused(sides: Sequence[Sequence[Sequence[Hit]]]) -> tuple[Hit, ...]:
    """One list of several: from every side a passage has the mean of its scores there, each counted from that
    of the last in the list. Scores of `Recall` are on one scale, and say more than ranks do."""
    scores: dict[str, float] = {}
    hits: dict[str, Hit] = {}
    for side in sides:
        for found in side:
            for hit in found:
                hits.setdefault(hit.passage.id, hit)
                gain = (hit.score - found[-1].score) / len(side)
                scores[hit.passage.id] = scores.get(hit.passage.id, 0.0) + gain
    best = sorted(hits, key=lambda id_: -scores[id_])
    return tuple(replace(hits[id_], score=scores[id_]) for id_ in best)


def _ordered(model: ChatModel, question: str, hits: tuple[Hit, ...], filters: Filters) -> tuple[Hit, ...]:
    """What the model names first, in its order, then the rest as they were."""
    count = _fitting(model, question, hits, filters)
    if not count:
        return hits
    messages = _order(question, hits[:count], filters)
    reply = model.reply(messages, purpose="search", shape=Order, max_tokens=REPLY)
    named = [n - 1 for n in dict.fromkeys(reply.best) if 1 <= n <= count]
    rest = [n for n in range(len(hits)) if n not in set(named)]
    top = hits[0].score + 1.0
    first = [replace(hits[n], score=top + 1.0 / (i + 1)) for i, n in enumerate(named)]
    return (*first, *(hits[n] for n in rest))


def _fitting(model: ChatModel, question: str, hits: Sequence[Hit], filters: Filters) -> int:
    """How many of the first hits may be sent."""
    total = count = 0
    for hit in hits[:READ]:
        total += hit.passage.tokens
        if total > TOKENS:
            break
        count += 1
    while count and not fits(model, _order(question, hits[:count], filters), REPLY):
        count -= 1
    return count


def _order(question: str, hits: Sequence[Hit], filters: Filters) -> Messages:
    rows = [
        {"number": str(n), "text": fence(f"{_place(hit.passage)}\n\n{hit.passage.prose}", "passage")}
        for n, hit in enumerate(hits, 1)
    ]
    messages = load("search-order").render(
        question=fence(question, "question"), today=filters.today.isoformat(), passages=rows
    )
    return messages.citing(*dict.fromkeys(hit.passage.path for hit in hits))


def _languages(passages: Sequence[Passage]) -> list[str]:
    """Names of the languages that a good part of the passages is in, the most used first."""
    counts = Counter(passage.language for passage in passages)
    return [
        language_name(language) for language, count in counts.most_common() if count >= SHARE * len(passages)
    ]


def _place(passage: Passage) -> str:
    date = passage.date.isoformat() if passage.date else "no date"
    return " › ".join((passage.title, *passage.heading)) + f" ({date})"
