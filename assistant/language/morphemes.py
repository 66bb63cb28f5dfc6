"""Words as a search and a comparison of texts need them: Korean by morphemes (Kiwi), other languages by
words.

Kiwi takes a second to load and some hundred MB, so there is one in a process, made when first needed. Its
dictionary of names from the web is left out: it doubles both and changes few analyses of everyday prose.
Called by BM25, the threads and the checks.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.domain import value

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token

# Sejong tags whose morphemes carry meaning: nouns (not pronouns and counters), numerals, verbs, adjectives,
# adverbs, determiners, roots, foreign words, Chinese characters, numbers, and what the web adds.
CONTENT_TAGS = frozenset(
    {"NNG", "NNP", "NR", "VV", "VA", "MAG", "MM", "XR", "SL", "SH", "SN"}
    | {"VV-R", "VV-I", "VA-R", "VA-I", "W_HASHTAG", "W_MENTION", "W_SERIAL"}
)
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
# A word, a number with its point or comma, or one character of a script written without spaces.
WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:['’][^\W\d_]+)*"
)

REMEMBERED = 2_048  # texts: a draft comes back to the same answers and sentences again and again
SHORT = 1_000  # characters of a text that is remembered
FEW = 128  # texts; more at once is an index, which reads each of them once

SENTENCE = 300  # characters of a text that is a sentence rather than a passage
SENTENCES = 8_192  # that are remembered: the reviews of a lifetime

_loading = threading.Lock()
_remembering = threading.Lock()


@value
class Morpheme:
    """One morpheme; `form` is its dictionary form, `tag` a Sejong tag, `start` and `end` index the text."""

    form: str
    tag: str
    start: int
    end: int


_sentences: dict[str, tuple[Morpheme, ...]] = {}


def analyse(text: str) -> list[Morpheme]:
    """The morphemes of a text, in order."""
    return list(_remembered(text) if len(text) <= SHORT else _analysed(text))


def analyse_all(texts: Sequence[str]) -> list[list[Morpheme]]:
    """`analyse` for many texts at once, on all cores where there are many."""
    if len(texts) <= FEW:  # an English blog, which has none, never pays for Kiwi
        return [analyse(text) for text in texts]
    known = {text: _sentences[text] for text in set(texts).intersection(_sentences)}
    new = [text for text in dict.fromkeys(texts) if text not in known]
    for text, tokens in zip(new, _kiwi().tokenize(new) if new else (), strict=True):
        known[text] = tuple(map(_morpheme, tokens))
    _remember({text: known[text] for text in new if len(text) <= SENTENCE})
    return [list(known[text]) for text in texts]


def _remember(found: Mapping[str, tuple[Morpheme, ...]]) -> None:
    """Keep the analyses of sentences: threads, outcomes and voice read the same ones, year after year. The
    oldest go first."""
    with _remembering:
        _sentences.update(found)
        for text in list(_sentences)[: max(0, len(_sentences) - SENTENCES)]:
            del _sentences[text]


def compose(morphemes: Sequence[tuple[str, str]]) -> str:
    """The word that morphemes (form, tag) make together, with the sounds that change where they meet."""
    return str(_kiwi().join(list(morphemes)))


def content(text: str, language: str) -> list[str]:
    """The words that carry meaning, case-folded, in order: morphemes wherever Hangul stands."""
    return content_all([text], language)[0]


def content_all(texts: Iterable[str], language: str) -> list[list[str]]:
    """`content` for many texts at once."""
    normal = [unicodedata.normalize("NFC", text) for text in texts]
    korean = [i for i, text in enumerate(normal) if language == "ko" or HANGUL.search(text)]
    found: list[list[str]] = [[] if HANGUL.search(text) else words(text) for text in normal]
    for i, morphemes in zip(korean, analyse_all([normal[i] for i in korean]), strict=True):
        found[i] = [m.form.casefold() for m in morphemes if m.tag in CONTENT_TAGS]
    return found


def words(text: str) -> list[str]:
    """Words and numbers, case-folded; a character a word where the script has no spaces."""
    return [match.group().casefold() for match in WORD.finditer(text)]


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str) -> tuple[Morpheme, ...]:
    return _analysed(text)


def _analysed(text: str) -> tuple[Morpheme, ...]:
    return tuple(_morpheme(token) for token in _kiwi().tokenize(text))


def _morpheme(token: Token) -> Morpheme:
    return Morpheme(form=token.form, tag=token.tag, start=token.start, end=token.end)


def _kiwi() -> Kiwi:
    with _loading:
        return _load()


@cache
def _load() -> Kiwi:
    from kiwipiepy import Kiwi

    return Kiwi(load_multi_dict=False)
