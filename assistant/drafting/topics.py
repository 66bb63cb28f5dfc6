"""What a question and its answer are about, in words that can stand as a heading: nouns of the question, those first
that the answer takes up.

Pure; called by the outline, where a part of life has been talked of too much to stand under one heading.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.drafting.readings import read_all
from assistant.errors import PromptError
from assistant.interview.text import plain, unquoted
from assistant.language.morphemes import HANGUL, analyse
from assistant.settings import resource

NOUNS = frozenset({"NNG", "NNP", "SL", "SN", "XSN", "XPN", "XR"})
LONGEST = 24  # characters of a heading
SMALL_EN = frozenset({"of", "the", "with", "in", "to", "for", "and", "at", "on"})


def topic(question: str, answer: str, language: str) -> str:
    """The heading a question suggests; empty where it names no subject.

    >>> topic("블로그는 올해 어땠나요?", "열한 개밖에 못 썼다.", "ko")
    '블로그'
    """
    asked = plain(unquoted(question))
    runs = _noun_runs(asked) if language == "ko" or HANGUL.search(asked) else _word_runs(asked, answer)
    fit = [run for run in runs if run and len(run) <= LONGEST]
    said = plain(answer).casefold()
    taken_up = [run for run in fit if any(word.casefold() in said for word in run.split())]
    return max(taken_up or fit[:1], key=len, default="")


def _noun_runs(asked: str) -> list[str]:
    """Runs of nouns as they stand in the question, without those that name nothing at either end."""
    empty = _empty("ko")
    runs: list[list[tuple[int, int, str]]] = [[]]
    for m in analyse(asked):
        near = not runs[-1] or m.start - runs[-1][-1][1] <= 1
        if m.tag in NOUNS and near:
            runs[-1].append((m.start, m.end, m.form))
        elif m.tag in NOUNS:
            runs.append([(m.start, m.end, m.form)])
        elif runs[-1]:
            runs.append([])
    found = []
    for run in runs:
        while run and run[0][2] in empty:
            run = run[1:]
        while run and run[-1][2] in empty:
            run = run[:-1]
        found.append(asked[run[0][0] : run[-1][1]] if run else "")
    return [text for text in found if len(text) > 1 or text == "책"]


def _word_runs(asked: str, answer: str) -> list[str]:
    """Runs of words of the question that carry meaning and that the answer takes up, small words between them."""
    empty = _empty("en")
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
        found.append(text[:1].upper() + text[1:])
    return found


@cache
def _empty(language: str) -> frozenset[str]:
    """Words that name no subject, from prompts/topics.yaml.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    import yaml

    path = resource("prompts") / "topics.yaml"
    try:
        return frozenset(map(str, yaml.safe_load(path.read_text(encoding="utf-8"))[language]))
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise PromptError(f"The words of topics cannot be read: {error}.", hint=f"Mend {path}.") from error
