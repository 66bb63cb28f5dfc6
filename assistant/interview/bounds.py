"""What a model's wording of a question may say, and what it may not.

The bank is linted once and for all (`questions.faults`); a model is held to more, sentence by sentence: it quotes
what it was given, speaks of nothing that nobody said, neither advises nor judges, and asks one thing. Whatever
breaks a rule is not shown; the bank's wording stands in for it, so a false alarm costs little. Called by the wording.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.domain import value
from assistant.interview.questions import ASKING, FORBIDDEN, SENTENCE_END, faults
from assistant.interview.text import MARKED, bare, quotations, unquoted
from assistant.language.morphemes import content
from assistant.language.sentences import split
from assistant.tables import read_table

LONGEST = 320  # characters of a question, beside what it was given to quote
TAKEN_UP = 0.65  # of the words of a sentence before the question that somebody said
WORD = STEM = 5  # letters of an English word that carries meaning, and as many of it are compared
STRAY = re.compile(r"[\"“”*#`{}<>]")  # a quotation that is not closed, marks of Markdown or of code
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
NAME_EN = re.compile(r"(?<=[a-z,;:’'] )[A-Z][A-Za-z]+")


@value
class _Words:
    """The table prompts/bounds.yaml in one language; it says what each is."""

    claims: re.Pattern[str]
    misplaced: tuple[re.Pattern[str], ...]
    joints: re.Pattern[str]


@value
class Bounds:
    """What a question has to stay within: `given`, the question as the bank words it; what of it is `quoted` from a
    post and stays word for word; and `heard`, all it may speak of: the question, and what was said before it.
    """

    given: str
    quoted: tuple[str, ...]
    heard: str
    language: str

    def leads(self, sentence: str) -> bool:
        """Whether a sentence may stand before the question: no question itself, nothing that nobody said, and what
        is to be quoted, where something is.
        """
        said = unquoted(sentence)
        return (
            "?" not in said
            and not any(broken.search(said) for _, broken in FORBIDDEN[self._rules])
            and self._keeps_its_place(said)
            and all(quote in sentence for quote in self.quoted)
            and self._invents_nothing(sentence)
            and (bool(self.quoted) or self._is_taken_up(sentence))
        )

    def holds(self, question: str) -> bool:
        """Whether a question keeps the interview rules and what is to be quoted, and asserts, advises and asks
        nothing beside. What the author said a moment ago may be taken up freely; words of posts are quoted.
        """
        return (
            not faults(question, self.language)
            and not self.is_too_long(question)
            and self._keeps_its_place(unquoted(question))
            and self._quotes(question)
            and self._invents_nothing(question)
            and all(self.leads(sentence) for sentence in _sentences(question)[:-1])
        )

    def is_too_long(self, text: str) -> bool:
        """Whether a text is too long for a question, and nothing is lost by listening no further."""
        return len(text) > LONGEST + len(self.given)

    def _keeps_its_place(self, said: str) -> bool:
        """Whether nothing advises, speaks of itself or asks twice that does not in the question as given."""
        given, words = unquoted(self.given), _words(self.language)
        return (self._asks(said) <= 1 or self._asks(given) > 1) and all(
            wrong.search(given) or not wrong.search(said) for wrong in words.misplaced
        )

    def _asks(self, said: str) -> int:
        """How many things a text asks for: pieces of it, between joints, that have a word that asks."""
        pieces = _words(self.language).joints.split(said)
        return sum(bool(ASKING[self._rules].search(piece)) for piece in pieces)

    def _quotes(self, question: str) -> bool:
        """Whether everything that is to be quoted stands in a question, with the year or the day it is from."""
        said, when = _figures(unquoted(question)), _figures(unquoted(self.given))
        return all(quote in question for quote in self.quoted) and (not self.quoted or when <= said)

    def _invents_nothing(self, text: str) -> bool:
        """Whether quotations, figures, names and words about the past are all among what was heard."""
        known, said, heard = bare(self.heard), unquoted(text), self.heard.casefold()
        claims = [claim.group().casefold() for claim in _words(self.language).claims.finditer(said)]
        return (
            not STRAY.search(said)
            and all(bare(quote) in known for quote in quotations(text))
            and _figures(said) <= _figures(heard)
            and all(claim in heard for claim in claims)
            and all(bare(name) in known for name in NAME_EN.findall(said))
        )

    def _is_taken_up(self, sentence: str) -> bool:
        """Whether most words of a sentence are the author's own: praise, comfort, advice and summaries are not."""
        said, heard = (_stems(text, self.language) for text in (sentence, self.heard))
        return len(said & heard) >= TAKEN_UP * len(said)

    @property
    def _rules(self) -> str:
        return self.language if self.language in FORBIDDEN else "en"


def first_sentence(text: str) -> str:
    """The first sentence of a text that goes on behind it; "" while there is none."""
    first, *others = _sentences(text) or [""]
    return first if others and SENTENCE_END.search(first) else ""


def last_sentence(text: str) -> str:
    """The last sentence of a text."""
    return _sentences(text)[-1]


def _sentences(text: str) -> list[str]:
    """The sentences of a text; what it quotes ends none."""
    masked = MARKED.sub(lambda quote: "“" + "_" * (len(quote.group()) - 2) + "”", text)
    return [text[start:end] for start, end in split(masked)]


@cache
def _words(language: str) -> _Words:
    return read_table(
        "bounds",
        language,
        lambda held: _Words(
            claims=re.compile("|".join(held["claims"]), re.IGNORECASE),
            misplaced=tuple(re.compile(wrong, re.IGNORECASE) for wrong in held["misplaced"]),
            joints=re.compile(held["joints"], re.IGNORECASE),
        ),
    )


def _stems(text: str, language: str) -> frozenset[str]:
    words = content(text, language)
    if language == "ko":
        return frozenset(words)
    return frozenset(word[:STEM] for word in words if len(word) >= WORD or word.isdigit())


def _figures(text: str) -> frozenset[str]:
    return frozenset(FIGURE.findall(text))
