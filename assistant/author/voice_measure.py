"""Measuring habits in a text, so that texts of different length compare.

Takes `Prose`; gives one `Measure` per habit: a value and how much of it a text of that length leaves to
chance. Rates are taken to their square roots (Anscombe 1948), where the chance of a rare mark and of a
frequent one is the same: a quarter over the number of sentences (or words, or characters) it was counted
in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from assistant.author.thread_signs import tagged
from assistant.author.voice_habits import HABITS, MARKS, Habit
from assistant.author.voice_prose import Prose
from assistant.domain import value
from assistant.language.morphemes import analyse_all

SHORT, LONG = {"ko": 15, "ja": 15}, {"ko": 70, "ja": 60}  # characters; other languages:
SHORT_ELSEWHERE, LONG_ELSEWHERE = 40, 160
END = re.compile(r"(?:\s[^ ]+/(?:SF|SE|SP|SW|SO|SSC|SSO|SS|W_EMOJI|Z_CODA|SY))+\s*$")


@value
class Measure:
    """One habit in one text. `rate` is what a person would count; `value` and `noise` are what compares."""

    rate: float
    value: float
    noise: float  # variance of `value` by chance


Measures = Mapping[str, Measure]


def measure_all(texts: Sequence[Prose]) -> list[Measures]:
    """The habits of each text, all of one language. Korean is analysed in one batch."""
    if not texts or texts[0].language != "ko":
        return [_measure(prose, [""] * len(prose.said)) for prose in texts]
    morphemes = [tagged(m) for m in analyse_all([one.text for prose in texts for one in prose.said])]
    found, at = [], 0
    for prose in texts:
        found.append(_measure(prose, morphemes[at : at + len(prose.said)]))
        at += len(prose.said)
    return found


def _measure(prose: Prose, morphemes: Sequence[str]) -> Measures:
    habits = (*MARKS, *HABITS.get(prose.language, ()))
    texts = [one.text for one in prose.said]
    last = [last_morpheme(text) for text in morphemes] if prose.language == "ko" else []
    over = {"text": texts, "morphemes": list(morphemes), "last": last}
    sizes = {
        "sentence": max(1.0, float(len(texts))),
        "1000 characters": max(0.1, prose.characters / 1000),
        "100 words": max(0.1, sum(len(text.split()) for text in texts) / 100),
        "paragraph": max(1.0, float(prose.paragraphs)),
    }
    measures = {habit.key: _rate(_count(habit, over[habit.over]), sizes[habit.per]) for habit in habits}
    return measures | _lengths(prose, sizes)


def _count(habit: Habit, texts: Sequence[str]) -> int:
    if habit.over == "last":
        return sum(habit.pattern.search(text) is not None for text in texts)
    return sum(len(habit.pattern.findall(text)) for text in texts)


def last_morpheme(sentence: str) -> str:
    """The last morpheme but for marks, and a particle of politeness behind it; empty for a sentence of marks
    only.
    """
    return " ".join(END.sub("", sentence).split(" ")[-1:])


def _rate(count: float, size: float) -> Measure:
    return Measure(rate=count / size, value=math.sqrt((count + 0.375) / size), noise=0.25 / size)


def _lengths(prose: Prose, sizes: Mapping[str, float]) -> dict[str, Measure]:
    lengths = [max(1, len(one.text)) for one in prose.said] or [1]
    logs = [math.log(n) for n in lengths]
    mean = sum(logs) / len(logs)
    spread = math.sqrt(sum((x - mean) ** 2 for x in logs) / max(1, len(logs) - 1)) if len(logs) > 1 else 0.6
    short = SHORT.get(prose.language, SHORT_ELSEWHERE)
    long = LONG.get(prose.language, LONG_ELSEWHERE)
    running = [one for one in prose.said if not one.item]
    paragraphs = max(1, len({one.paragraph for one in running}))
    alone = sum(one.first and one.last for one in running)
    return {
        "sentence length": Measure(rate=sum(lengths) / len(lengths), value=mean, noise=spread**2 / len(logs)),
        "sentence spread": Measure(rate=spread, value=spread, noise=spread**2 / (2 * len(logs))),
        "short sentences": _rate(sum(n < short for n in lengths), sizes["sentence"]),
        "long sentences": _rate(sum(n > long for n in lengths), sizes["sentence"]),
        "paragraph length": Measure(
            rate=len(running) / paragraphs,
            value=math.log(max(1.0, len(running) / paragraphs)),
            noise=0.5 / paragraphs,
        ),
        "one-sentence paragraphs": _rate(alone, float(paragraphs)),
        "bold": _rate(prose.bold, sizes["1000 characters"]),
        "items": _rate(prose.items, sizes["1000 characters"]),
        "headings": _rate(prose.headings, sizes["1000 characters"]),
        "quotes": _rate(prose.quotes, sizes["1000 characters"]),
        "links": _rate(prose.links, sizes["1000 characters"]),
    }
