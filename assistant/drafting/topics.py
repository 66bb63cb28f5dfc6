"""What a question and its answer are about, in words that can stand as a heading: nouns of the question, those first
that the answer takes up.

Pure; called by the outline, where a part of life has been talked of too much to stand under one heading.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.domain import value
from assistant.drafting.readings import read_all
from assistant.interview.text import QUOTED, plain
from assistant.language.morphemes import HANGUL, Morpheme, analyse
from assistant.tables import read_table

NOUNS = frozenset({"NNG", "NNP", "SL", "SN", "XSN", "XPN", "XR"})
LETTERS = re.compile(r"[^\W\d]")
# Particles behind what a question asks for, and 이라는; not those of place and time.
ASKED_FOR = frozenset({"은", "는", "을", "를", "과", "와", "이"})
# What a question quotes, with the words that say so: “…”라고, “…”라는, “…”이란.
QUOTING = re.compile(
    rf"(?:{QUOTED.pattern})(?:이?라(?:고|는|던|며|서)?|이?란|하고|하는|하던)?[은는이가을를도와과의]?"
)
DATED = re.compile(r"\d+ ?(?:년|월|일)")  # when something was is no subject
LONGEST = 24  # characters of a heading
SMALL_EN = frozenset({"of", "the", "with", "in", "to", "for", "and", "at", "on"})


@value
class _Run:
    """Words of a question; `subject`: it asks for them, by the particle behind them."""

    text: str
    subject: bool


@value
class _Words:
    """Words of one language: those that name no subject, and the shortest that can be one."""

    empty: frozenset[str]
    short: frozenset[str]


def topic(question: str, answer: str, language: str) -> str:
    """The heading a question suggests: what the answer takes up of it, else what it asks for; empty where it names no
    subject.

    >>> topic("블로그는 올해 어땠나요?", "열한 개밖에 못 썼다.", "ko")
    '블로그'
    """
    asked = plain(QUOTING.sub(" ", question))
    runs = _noun_runs(asked) if language == "ko" or HANGUL.search(asked) else _word_runs(asked, answer)
    fit = [
        run
        for run in runs
        if len(run.text) <= LONGEST and LETTERS.search(run.text) and not DATED.search(run.text)
    ]
    said = plain(answer).casefold()
    taken_up = [run.text for run in fit if any(word.casefold() in said for word in run.text.split())]
    asked_for = [run.text for run in fit if run.subject]
    return max(taken_up or asked_for[:1], key=len, default="")


def _noun_runs(asked: str) -> list[_Run]:
    """Runs of nouns as they stand in the question, without those that name nothing at either end."""
    words = _words("ko")
    found: list[_Run] = []
    run: list[Morpheme] = []
    for m in [*analyse(asked), Morpheme(form="", tag="", start=len(asked) + 9, end=0)]:
        if m.tag in NOUNS and (not run or m.start - run[-1].end <= 1):
            run.append(m)
            continue
        while run and (run[0].form in words.empty or run[0].tag == "XSN"):
            run = run[1:]
        subject = bool(run) and m.start == run[-1].end and m.form in ASKED_FOR
        while run and run[-1].form in words.empty:
            run = run[:-1]
        text = asked[run[0].start : run[-1].end] if run else ""
        if len(text) > 1 or (subject and text in words.short):
            found.append(_Run(text=text, subject=subject))
        run = [m] if m.tag in NOUNS else []
    return found


def _word_runs(asked: str, answer: str) -> list[_Run]:
    """Runs of words of the question that carry meaning and that the answer takes up, small words between them."""
    empty = _words("en").empty
    [reading] = read_all([plain(answer)], "en")
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[\w'’.+#-]+|[^\w\s]", asked):
        stem = next(iter(read_all([word], "en")[0].words), "")
        if stem and stem in reading.words and word.casefold() not in empty:
            runs[-1].append(word)
        elif not (runs[-1] and word.casefold() in SMALL_EN):
            runs.append([])
        else:
            runs[-1].append(word)
    found = []
    for run in runs:
        while run and run[-1].casefold() in SMALL_EN:
            run = run[:-1]
        text = " ".join(run).rstrip(".")
        if text:
            found.append(_Run(text=text[:1].upper() + text[1:], subject=False))
    return found


@cache
def _words(language: str) -> _Words:
    return read_table(
        "topics",
        language,
        lambda held: _Words(empty=frozenset(held["empty"]), short=frozenset(held["short"])),
    )
