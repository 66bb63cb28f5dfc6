"""The whole ledger read by a chat model: what each review promised and regretted, and what the later ones tell of it.

Takes the corpus, a `ChatModel` and a folder; gives the threads, with what was dropped as made up. Each review's
reading is kept as soon as it is there, named by everything it was made from: what was read is never sent again, and
a run that broke off goes on where it stopped. The service calls this when the author asks for it, and `kept_reading`
at any time: what a model once read is better than the rules, and free.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from assistant.author.thread_extraction import REPLY_TOKENS as LISTING
from assistant.author.thread_extraction import Extraction, extract
from assistant.author.thread_extraction import questions as listing
from assistant.author.thread_outcomes import follow
from assistant.author.thread_verdicts import REPLY_TOKENS as JUDGING
from assistant.author.thread_verdicts import Verdicts, due, judge
from assistant.author.thread_verdicts import questions as judging
from assistant.author.threads import find_threads
from assistant.domain import Corpus, Outcome, Review, Thread, value
from assistant.events import Event, Progress, StageDone, StageStarted
from assistant.files import write_text
from assistant.model.chat import ChatModel, prompt_tokens
from assistant.model.prompts import load

T = TypeVar("T")
STAGE = "threads"
FOLDER = "by-model"  # below the workspace's folder of threads
WHOLE = "ledger.json"


@value
class Reading:
    """The threads as a model read them. `invented`: quotations dropped because no review has them."""

    threads: tuple[Thread, ...]
    invented: int


@value
class Kept:
    """A reading on disk, and the reviews it is of."""

    reviews: str
    reading: Reading


@value
class Tokens:
    """What a reading would take at most."""

    prompt: int
    reply: int


def estimate(corpus: Corpus, model: ChatModel) -> Tokens:
    """What reading the ledger with this model would take, from the reviews; nothing is sent.

    What is asked about later reviews depends on what is found; the rules' threads stand in for it.
    """
    reviews = _reviews(corpus)
    threads = find_threads(corpus)
    lists = [part for review in reviews for part in listing(review, model)]
    asked = [(due(threads, review, reviews), review) for review in reviews]
    judged = [part for before, review in asked if before for part in judging(before, review, model)]
    return Tokens(
        prompt=sum(prompt_tokens(part.messages) for part in (*lists, *judged)),
        reply=len(lists) * LISTING + len(judged) * JUDGING,
    )


def read(corpus: Corpus, model: ChatModel, folder: Path) -> Generator[Event, None, Reading]:
    """The ledger, review by review: first what each says, then what each says of the ones before.

    Raises ModelError where the model gives no usable reply; what was read until then is kept.
    """
    began = time.monotonic()
    reviews = _reviews(corpus)
    steps = 2 * len(reviews)
    yield StageStarted(stage=STAGE, total=steps, unit="readings")
    folder = folder / FOLDER
    found: list[Thread] = []
    invented = 0
    for n, review in enumerate(reviews, 1):
        said = _said(review, model, folder)
        found += said.threads
        invented += said.invented
        yield Progress(stage=STAGE, done=n, total=steps)
    told: dict[tuple[str, int], Outcome] = {}
    for n, review in enumerate(reviews, len(reviews) + 1):
        verdicts = _judged(due(found, review, reviews), review, model, folder)
        told |= {(thread, review.period.year): outcome for thread, outcome in verdicts.outcomes.items()}
        invented += verdicts.invented
        yield Progress(stage=STAGE, done=n, total=steps)
    years = {review.period.year for review in reviews}
    followed = tuple(_with(thread, told, years) for thread in follow(found, corpus))
    reading = Reading(threads=followed, invented=invented)
    _keep(folder / WHOLE, TypeAdapter(Kept), Kept(reviews=_digest(corpus), reading=reading))
    yield StageDone(stage=STAGE, seconds=time.monotonic() - began)
    return reading


def kept_reading(corpus: Corpus, folder: Path) -> tuple[Thread, ...] | None:
    """The threads a model read before, as far as the corpus goes; None where a review changed since, or none were.

    A standpoint sees fewer reviews than were read: it gets what they say, and what became of it until then.
    """
    kept = _load(folder / FOLDER / WHOLE, TypeAdapter(Kept))
    if kept is None:
        return None
    seen = {_name_of(review): review.period.year for review in _reviews(corpus)}
    if not set(seen) <= set(kept.reviews.split()):
        return None
    years = set(seen.values())
    posts = {(post.folder, post.path) for post in corpus.posts}
    return tuple(
        replace(thread, later=tuple(o for o in thread.later if _is_seen(o, years, posts)))
        for thread in kept.reading.threads
        if thread.review in years
    )


def put_aside(folder: Path) -> None:
    """Go back to the rules. What a model read of each review stays, and is not sent again should it be asked."""
    (folder / FOLDER / WHOLE).unlink(missing_ok=True)


def _is_seen(outcome: Outcome, years: set[int], posts: set[tuple[str, str]]) -> bool:
    if outcome.citation is None:
        return outcome.year in years
    return (outcome.citation.folder, outcome.citation.path) in posts


def _reviews(corpus: Corpus) -> list[Review]:
    copies = {copy.path for copy in corpus.copies}
    return [review for review in corpus.yearly() if review.post.path not in copies]


def _with(thread: Thread, told: dict[tuple[str, int], Outcome], years: set[int]) -> Thread:
    """The thread with the model's outcomes; of a review it read, the rules may only say "said again"."""
    later: dict[int, Outcome] = {}
    for outcome in thread.later:
        ruled = outcome.year in years and outcome.status not in ("open", "unknown")
        later[outcome.year] = (
            Outcome(year=outcome.year, status="unknown", citation=None) if ruled else outcome
        )
    later |= {year: outcome for (name, year), outcome in told.items() if name == thread.id}
    return replace(thread, later=tuple(later[year] for year in sorted(later)))


# --- What was read before ---------------------------------------------------------------------------------


def _said(review: Review, model: ChatModel, folder: Path) -> Extraction:
    file = folder / f"{_made_from('threads', model, review.post.text)}.json"
    found = _load(file, TypeAdapter(Extraction))
    if found is None:
        found = extract(review, model)
        _keep(file, TypeAdapter(Extraction), found)
    return found


def _judged(threads: Sequence[Thread], review: Review, model: ChatModel, folder: Path) -> Verdicts:
    if not threads:
        return Verdicts(outcomes={}, invented=0)
    asked = "\0".join((review.post.text, *(thread.id for thread in threads)))
    file = folder / f"{_made_from('thread-outcomes', model, asked)}.json"
    found = _load(file, TypeAdapter(Verdicts))
    if found is None:
        found = judge(threads, review, model)
        _keep(file, TypeAdapter(Verdicts), found)
    return found


def _made_from(prompt: str, model: ChatModel, text: str) -> str:
    told = "\0".join((prompt, load(prompt).hash, model.name, text))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _digest(corpus: Corpus) -> str:
    return " ".join(_name_of(review) for review in _reviews(corpus))


def _name_of(review: Review) -> str:
    told = "\0".join((review.post.folder, review.post.path, str(review.period), review.post.text))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _load(file: Path, shape: TypeAdapter[T]) -> T | None:
    try:
        return shape.validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None


def _keep(file: Path, shape: TypeAdapter[T], made: T) -> None:
    write_text(file, shape.dump_json(made).decode("utf-8"))
