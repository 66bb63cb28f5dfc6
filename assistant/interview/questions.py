"""The question bank: what can be asked without a model, and the rules every question keeps, whoever worded
it.

`bank(language)` reads prompts/questions.LANGUAGE.yaml. A wording has slots for the author's own words:
`{quote}`; with the particle that follows their sound, `{month:을}`; the particle alone, `{words::이라고}`,
where a mark closes in between; and `{quote::.}`, a full stop unless the words end on one. `faults` holds a
question against the interview rules; the agenda and the model's wordings pass it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

from assistant.domain import value
from assistant.interview.text import MARKED
from assistant.language.josa import particle
from assistant.tables import read_table, written_in

Stage = Literal["events", "scene", "feeling", "meaning", "intention"]
STAGES: tuple[Stage, ...] = get_args(Stage)

SLOT = re.compile(r"\{(?P<name>\w+)(?P<alone>:)?(?::(?P<pair>[가-힣]+|\.))?\}")
SENTENCE_END = re.compile(r"[.?!…]+(?=\s|$)")

# What makes a question open: it asks for something by one of these words.
ASKED_KO = "무엇|무슨|뭐|뭘|어떤|어떻게|어땠|어때|어떠|어디|언제|누구|누가|얼마|몇|어느"
ASKED_EN = "what|how|which|where|when|who|whom|whose"
ASKING = {"ko": re.compile(ASKED_KO), "en": re.compile(rf"\b(?:{ASKED_EN})\b", re.IGNORECASE)}
# Each rule a question must not break, and what it looks like when it does. Words inside quotations are the
# author's.
FORBIDDEN: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "ko": (
        ("asks why", re.compile(r"(?<![가-힣])왜(?![가-힣])|이유[는가]|어째서")),
        ("offers two answers", re.compile(r"아니면|[가-힣]+ ?(?:또는|혹은) ?[가-힣]+|[나인]가요, ")),
        ("asks two things", re.compile(rf"(?:{ASKED_KO}).*[가-힣]고,? (?:[가-힣]+ )?(?:{ASKED_KO})")),
        ("advises", re.compile(r"해 ?보세요|하는 ?(?:게|것이) 좋|하셔야|해야 (?:해요|합니다)|추천|어떨까요")),
        ("praises or grades", re.compile(r"대단|훌륭|멋지|멋져|축하|잘하셨|최고|점수|몇 점")),
        ("shouts", re.compile(r"!")),
    ),
    "en": (
        ("asks why", re.compile(r"\bwhy\b|\bhow come\b", re.IGNORECASE)),
        ("offers two answers", re.compile(r"\bor (?:was|is|were|did|do|not|rather)\b", re.IGNORECASE)),
        (
            "asks two things",
            re.compile(
                rf"\b(?:{ASKED_EN})\b.*,? and (?:(?:at|for|from|to|with) )?(?:{ASKED_EN})\b", re.IGNORECASE
            ),
        ),
        (
            "advises",
            re.compile(
                r"\byou (?:should|ought|could try)\b|\bhave you (?:tried|considered)\b", re.IGNORECASE
            ),
        ),
        (
            "praises or grades",
            re.compile(
                r"\b(?:great|amazing|awesome|congrat\w*|well done|impressive)\b|out of (?:10|ten)",
                re.IGNORECASE,
            ),
        ),
        ("shouts", re.compile(r"!")),
    ),
}
POLITE_KO = re.compile(r"요\?$")


@value
class Question:
    """One entry of the bank."""

    id: str
    area: str
    stage: Stage
    slots: tuple[str, ...]
    wordings: tuple[str, ...]

    def word(self, values: Mapping[str, str], variant: int = 0) -> str:
        """One of the wordings, its slots filled.

        >>> asked = Question(id="q", area="month", stage="scene", slots=("month",),
        ...                  wordings=("{month:을} 떠올리면 무엇이 남아 있나요?",))
        >>> asked.word({"month": "3월"})
        '3월을 떠올리면 무엇이 남아 있나요?'

        Raises:
            KeyError: a slot has no value.
        """
        return filled(self.wordings[variant % len(self.wordings)], values)


@value
class Bank:
    """All questions of one language."""

    language: str
    questions: tuple[Question, ...]

    def of(self, area: str) -> tuple[Question, ...]:
        """The questions of an area, in the order of their stages."""
        found = [question for question in self.questions if question.area == area]
        return tuple(sorted(found, key=lambda question: STAGES.index(question.stage)))

    def get(self, id_: str) -> Question:
        """The question with this id. Raises KeyError."""
        for question in self.questions:
            if question.id == id_:
                return question
        raise KeyError(id_)


@cache
def bank(language: str) -> Bank:
    """The bank of a language; the English one where it has none.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    questions = read_table("questions", language, lambda held: tuple(_question(entry) for entry in held))
    return Bank(language=written_in("questions", language), questions=questions)


def _question(entry: dict[str, Any]) -> Question:
    return Question(
        id=entry["id"],
        area=entry["area"],
        stage=entry["stage"],
        slots=tuple(entry["slots"]),
        wordings=tuple(entry["wordings"]),
    )


def faults(question: str, language: str) -> tuple[str, ...]:
    """Which of the interview rules a question breaks, in words; none for a good one.

    >>> faults("그때 왜 그러셨나요?", "ko")
    ('asks for nothing in particular', 'asks why')
    """
    return tuple(_faults(question.strip(), language if language in ASKING else "en"))


def _faults(question: str, language: str) -> Iterator[str]:
    said = MARKED.sub("“”", question)
    if said.count("?") + said.count("？") != 1:
        yield "has not exactly one question mark"
    if not said.endswith(("?", "？")):
        yield "does not end on its question"
    if len([end for end in SENTENCE_END.finditer(said) if end.end() < len(said)]) > 1:
        yield "says more than one sentence before the question"
    last = SENTENCE_END.split(said.rstrip("?？ "))[-1]
    if not ASKING[language].search(last):
        yield "asks for nothing in particular"
    for rule, broken in FORBIDDEN[language]:
        if broken.search(said):
            yield rule
    if language == "ko" and not POLITE_KO.search(said):
        yield "is not in 해요체"


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with its slots filled. Raises KeyError where one has no value."""
    return SLOT.sub(lambda slot: _fill(slot, values), template)


def _fill(slot: re.Match[str], values: Mapping[str, str]) -> str:
    word = values[slot["name"]]
    said = "" if slot["alone"] else word
    if slot["pair"] == ".":
        return said + ("" if word.rstrip("”’").endswith((".", "!", "?", "…")) else ".")
    return said + (particle(word, slot["pair"]) if slot["pair"] else "")
