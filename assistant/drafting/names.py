"""Names and titles in prose: what a draft may not invent.

Korean by Kiwi's proper nouns, by 님/씨 and by what stands in 『』; Latin script by capitals not opening a
sentence and by terms in Korean text. Called by the checks and before publishing.
"""

from __future__ import annotations

import re

from assistant.drafting.figures import MONTHS, WEEKDAYS
from assistant.interview.text import plain, sentences

TITLED = re.compile(r"[『「《〈]([^』」》〉\n]{1,80})[』」》〉]")
CALLED = re.compile(r"(?<![가-힣])([가-힣]{2,4}) ?(?:님|씨|군|양|선배|팀장|교수|선생)(?![가-힣]{2})")
# Words of Latin script that begin with a capital, in a row.
CAPITALS = re.compile(r"(?<![\w'’])[A-Z][\w'’.+#-]*(?:[ \t]+(?:of|the|and|de|von)?[ \t]*[A-Z][\w'’.+#-]*)*")
LATIN = re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9.+#-]{1,}")
# Capitals that are no names.
COMMON = frozenset(
    [
        *MONTHS,
        *WEEKDAYS,
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "english",
        "ok",
        "tv",
        "it's",
    ]
)
HANGUL = re.compile(r"[가-힣]")


def names(text: str, language: str) -> tuple[str, ...]:
    """The names in a text, each once, in the order found."""
    found = [match[1] for match in TITLED.finditer(text)]
    said = plain(text)
    if language == "ko" or HANGUL.search(said):
        found += [match[1] for match in CALLED.finditer(said)]
        found += _proper_nouns(said)
        found += [name.rstrip(".") for name in LATIN.findall(said)]
    else:
        for sentence in sentences(said):
            found += [
                m.group().rstrip(".") for m in CAPITALS.finditer(sentence) if m.start() > _opening(sentence)
            ]
    return tuple(dict.fromkeys(name for name in found if name.casefold().replace("’", "'") not in COMMON))


def _opening(sentence: str) -> int:
    """Where the first word of a sentence begins: its capital says nothing."""
    match = re.search(r"\w", sentence)
    return match.start() if match else 0


def _proper_nouns(text: str) -> list[str]:
    from assistant.language.morphemes import analyse

    # A form that is not what stands there was cut out of a word Kiwi does not know, most often a name.
    return [
        m.form
        for m in analyse(text)
        if m.tag == "NNP" and len(m.form) > 1 and text[m.start : m.end] == m.form
    ]
