"""What the author said, as they write: spoken endings turned into written ones, and what their edits have taught.

Takes an answer's words and the brief; gives them as the draft has them. Each change can be taken back: a paragraph
keeps what was said beside it (`Paragraph.said`). Called by the quoting engine and by the check that its words are the
author's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Lesson
from assistant.drafting.brief import Brief
from assistant.language.josa import PAIRS, particle

SURE = 2  # times a word has to have been exchanged or struck out before the draft does it by itself
# Particles that follow the sound of the word before them, and those that do not: longest first.
SOUNDING = "|".join(sorted(PAIRS, key=len, reverse=True))
OTHERS = (
    "에서부터|에게서|한테서|이라도|까지도|에서는|에서도|에게는|에는|에도|에서|에게|한테|께서|까지|부터|보다|처럼|만큼|마다|밖에|조차|마저|"
    "만은|만의|대로|하고|에|의|도|만|께"
)


def as_written(said: str, brief: Brief) -> str:
    """An answer's words as this author would have written them."""
    text = said
    if brief.turns_spoken:
        from assistant.language.endings import written

        text = written(text)
    return taught(text, brief.voice.lessons)


def taught(text: str, lessons: Sequence[Lesson]) -> str:
    """The text with the words the author puts in the place of others, and without those they strike out."""
    for lesson in lessons:
        if lesson.times < SURE or not lesson.before:
            continue
        if lesson.kind == "word":
            text = exchanged(text, lesson.before, lesson.after)
        elif lesson.kind == "dropped":
            text = _struck(text, lesson.before)
    return text


def exchanged(text: str, before: str, after: str) -> str:
    """The text with one word for another, wherever it stands as a word; the particle behind it follows its sound.

    >>> exchanged("회사는 멀고, 회사를 나왔다. 대회사는 그대로다.", "회사", "직장")
    '직장은 멀고, 직장을 나왔다. 대회사는 그대로다.'
    """

    def one(match: re.Match[str]) -> str:
        sounding = match["sounding"] or ""
        return after + (particle(after, sounding) if sounding and after else sounding)

    if re.search(r"[가-힣]$", before):
        behind = rf"(?:(?P<sounding>{SOUNDING})|(?={OTHERS})|)(?=(?:{OTHERS})?(?![가-힣]))"
    else:
        behind = r"(?P<sounding>)(?!\w)"
    return re.sub(rf"(?<!\w){re.escape(before)}{behind}", one, text)


def _struck(text: str, word: str) -> str:
    """The text without a word, where it stands by itself; the sentence still begins with a capital where it did."""

    def gone(match: re.Match[str]) -> str:
        following = match["next"]
        return following.upper() if match[0][0].isupper() else following

    return re.sub(rf"(?<![\w'’]){re.escape(word)}[,]?[ \t]+(?P<next>\S)", gone, text)
