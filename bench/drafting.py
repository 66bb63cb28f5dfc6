"""The draft measured: falsehoods found, what is learned from an edited draft, time beyond the model's own, voice.

    python -m bench.drafting [--quick]

Learning is simulated on the sample author: their interview is cut in two, the first half stands in for last year's. The
"author" edits by a rule that has habits (a word of theirs for another, one struck out, quotations of posts deleted, a
heading of their own) and whims that nobody can learn (every ninth paragraph loses its second sentence, every eleventh
gets one of its own). The share of characters they change is taken for the second draft twice: as the engine writes it
unlearned, and after it has learned from the first. Overhead is what a draft takes whose model answers at once.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Generator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from assistant.domain import Draft, Turn, Usage, value
from assistant.drafting.changes import share_changed
from assistant.drafting.edits import read_back
from assistant.drafting.rendering import markdown
from assistant.drafting.wording import exchanged
from assistant.errors import BadReply
from assistant.events import end_of
from assistant.interview import answers
from assistant.interview.text import sentences
from assistant.model.prompts import Messages
from assistant.service import Assistant
from assistant.service.author import Author
from assistant.service.drafts import Drafts
from assistant.service.ground import Ground
from assistant.service.interviews import Interviews
from assistant.service.memory import Memory
from assistant.settings import Settings, load, resource
from bench import planted

YEAR = 2026
WORDS = (
    ("아버지", "아빠"),
    ("작년", "지난해"),
    ("올해", "이번 해"),
    ("것 같다", "듯하다"),
)  # put in each other's place
STRUCK = ("그런데", "좀")
HEADINGS = (("사람들", "곁의 사람들"), ("돈", "통장"))
ADDED = "이 문단은 다시 보니 조금 부끄럽다."


def edited(drafted: Draft) -> Draft:
    """The draft as the simulated author makes it."""
    kept: list[str] = []
    for n, block in enumerate(markdown(drafted).split("\n\n")):
        if block.startswith("> ❓") or (block.startswith(">") and "「" in block):
            continue
        for old, new in HEADINGS:
            block = re.sub(rf"(?m)^(#+) {old}$", rf"\1 {new}", block)
        if not block.startswith(("#", ">", "---", "<!--")):
            block = _changed(block, n)
        kept.append(block)
    return read_back(drafted, "\n\n".join(kept) + "\n")


def _changed(block: str, n: int) -> str:
    for old, new in WORDS:
        block = exchanged(block, old, new) if " " not in old else block.replace(old, new)
    for word in STRUCK:
        block = re.sub(rf"(?<!\w){word} ", "", block)
    said = sentences(block)
    if n % 9 == 0 and len(said) > 2:
        block = block.replace(f"{said[1]} ", "", 1)
    return f"{block} {ADDED}" if n % 11 == 0 else block


def learning() -> tuple[float, float]:
    """The share of a second draft's characters that is changed: without having learned, and having learned from a
    first. Each half of the interview is the first once; the mean of both.
    """
    turns = answers.read(resource("corpus") / "interviews" / f"{YEAR}.md")
    even, odd = turns[::2], turns[1::2]
    shares = [_learned(even, odd), _learned(odd, even)]
    return sum(before for before, _ in shares) / 2, sum(after for _, after in shares) / 2


def _learned(first: tuple[Turn, ...], second: tuple[Turn, ...]) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        product = Assistant(load(workspace=Path(folder, "w"), drafts=Path(folder, "d"), floor_words=0))
        before = _written(product, folder, second)
        unlearned = share_changed(before, edited(before))
        made = _written(product, folder, first)
        product.drafts.keep_edits(YEAR, made.version, markdown(edited(made)))
        end_of(product.drafts.learn(YEAR))
        after = _written(product, folder, second)
        return unlearned, share_changed(after, edited(after))


def _written(product: Assistant, folder: str, turns: tuple[Turn, ...]) -> Draft:
    file = Path(folder, "answers.md")
    file.write_text(answers.write(turns), encoding="utf-8")
    return end_of(product.drafts.write(YEAR, answers=file, anew=True)).draft


class Echo:
    """A chat model that takes no time: it gives back the answers it is shown, marked as it is asked to."""

    name, endpoint, context_tokens = "echo", "http://127.0.0.1", 64_000

    def __init__(self) -> None:
        self.used = Usage()

    def budget(self, max_tokens: int | None = None) -> int:
        return self.context_tokens - (max_tokens or 4_000)

    def stream(
        self,
        messages: Messages,
        *,
        purpose: str,  # noqa: ARG002 - the protocol's
        max_tokens: int | None = None,  # noqa: ARG002
    ) -> Generator[str]:
        shown = re.findall(
            r"^\[\[(a\d+)\]\] answer.*?\n```+\n(.*?)\n```+", messages.user, re.DOTALL | re.MULTILINE
        )
        for id_, text in shown:
            yield f"{text}\n[[{id_}]]\n\n"

    def reply(
        self,
        messages: Messages,  # noqa: ARG002 - the protocol's
        *,
        purpose: str,  # noqa: ARG002
        shape: Any,  # noqa: ARG002
        max_tokens: int | None = None,  # noqa: ARG002
    ) -> Any:
        raise BadReply("An echo has no shape.", hint="Ask a model.", reply="")


class EchoingGround(Ground):
    """What the service stands on, with the echo for a model."""

    def chat(self) -> Echo:
        return Echo()


@value
class Overhead:
    """Processor seconds of a draft of which the model needs none: reading, searching, checking, saving."""

    first: float  # in a process that has read nothing yet
    again: float  # of the next draft, from one answer more


def overhead() -> Overhead:
    """What two drafts in one process take beside a model that answers at once. The posts have been indexed and the
    interview opened before, by another process.
    """
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        elsewhere.submit(_interviewed, folder).result()
        ground = EchoingGround(_settings(folder, model="echo"))
        memory = Memory(ground)
        drafts = Drafts(ground, memory, Author(ground), Interviews(ground, memory))
        turns = answers.read(resource("corpus") / "interviews" / f"{YEAR}.md")
        return Overhead(first=_taken(drafts, folder, turns[:-1]), again=_taken(drafts, folder, turns))


def _settings(folder: str, model: str | None = None) -> Settings:
    return load(workspace=Path(folder, "w"), drafts=Path(folder, "d"), model=model, floor_words=0)


def _interviewed(folder: str) -> None:
    product = Assistant(_settings(folder))
    end_of(product.memory.index())
    product.interviews.agenda(YEAR)


def _taken(drafts: Drafts, folder: str, turns: tuple[Turn, ...]) -> float:
    file = Path(folder, "answers.md")
    file.write_text(answers.write(turns), encoding="utf-8")
    started = time.process_time()
    end_of(drafts.write(YEAR, answers=file))
    return time.process_time() - started


def own_voice() -> tuple[bool, float, float]:
    """Whether the sample author's draft of their own words lies in their own range; how far, and how far they go."""
    from assistant.author.voice import score

    with tempfile.TemporaryDirectory() as folder:
        product = Assistant(load(workspace=Path(folder, "w"), drafts=Path(folder, "d")))
        file = resource("corpus") / "interviews" / f"{YEAR}.md"
        made = end_of(product.drafts.write(YEAR, answers=file)).draft
        plain = replace(made, front_matter={})
        voice = product.author.voice()
        scored = score(markdown(plain), voice)
        return scored.inside, scored.distance, voice.habits_limit


def main() -> None:
    """Print the measures, a line each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--quick", action="store_true", help="without the planted falsehoods, which take minutes"
    )
    quick = parser.parse_args().quick
    taken = overhead()  # before anything is loaded that a first draft loads
    unlearned, learned = learning()
    inside, distance, limit = own_voice()
    print("| what | measured | goal |\n| --- | --- | --- |")
    print(
        f"| share of a draft the author changes, before and after one edited draft | {unlearned:.1%}, {learned:.1%} "
        f"({1 - learned / unlearned:.0%} less) | 30% less |"
    )
    print(
        "| processor seconds of a draft beyond the model's own time, the first of a process and the next | "
        f"{taken.first:.1f}, {taken.again:.1f} | 1, or 5% |"
    )
    print(
        f"| a draft of the author's own words by their own habits | {distance:.2f}, {'in' if inside else 'out'}side | "
        f"{limit:.2f} |"
    )
    if not quick:
        print()
        planted.report([planted.measure(name, corpus) for name, corpus in planted.corpora()])


if __name__ == "__main__":
    main()
