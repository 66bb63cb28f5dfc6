"""Where sentences end in Korean, English and Japanese prose as people type it. Called by whoever quotes a sentence.

Rules after Kiss & Strunk's survey of what fools a splitter (2006): a full stop ends a sentence unless it stands in a
number, an address, an abbreviation or an initial; closing quotes, brackets and the laughter of Korean chats belong to the
sentence before them; a line end ends one only where the words do.
"""

from __future__ import annotations

import re

# Abbreviations after which a full stop ends nothing (lower case, without the stop).
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr jr st vs etc eg ie e.g i.e cf al inc ltd co corp dept est approx fig no vol pp ed eds p "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m u.s u.k ph.d".split()
)
# Of those, the ones that often end a sentence all the same: before a capital they do.
AMBIGUOUS = frozenset("etc inc ltd co corp al a.m p.m u.s u.k".split())

STOPS = ".!?…。！？‥"
CLOSERS = "\"'”’»›)]}）」』】〉》＂＇*_~`"
# What may follow the stop and still belongs to the sentence: laughter, tears, smileys, emoji, more stops.
TRAIL = re.compile(
    r"(?:[.!?…。！？‥~～]|["
    + re.escape(CLOSERS)
    + r"]|[ㅋㅎㅠㅜㅡ^;]|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d])*"
)
LATE = re.compile(
    r"[ \t]+(?:[ㅋㅎㅠㅜ]+[.!?~…]*|[\u2600-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d\U0001f300-\U0001faff]*|[:;]-?[)(DPp]|\^\^|[xX]D)(?=\s|$)"
)
STOP = re.compile(f"[{re.escape(STOPS)}]")
LAUGH = re.compile(r"[가-힣][ㅋㅎㅠㅜ]{2,}[.!?~…]*(?=[ \t]+\S)")
LINE_END = re.compile(r"[ \t]*(?:\n[ \t]*)+")
# Korean sentence endings that close a line without a full stop: 다, 요, 죠, nominal 음/함/됨/임, chat letters.
KOREAN_END = re.compile(r"(?:[다요죠까네군]|[음함됨임]|[ㅋㅎㅠㅜ]+|[~…])[\"'”’)\]*_」』]*$")
LIST_NUMBER = re.compile(r"(?:^|\s)\(?\d{1,3}$|(?:^|\s)\(?[A-Za-z]$")
JOINED = re.compile(r"[\w@/]")
HARD_BREAK = "\u2028"


def split(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of one paragraph, in order, white space around them left out.

    A single line end is white space unless a sentence is over there; U+2028 always ends one.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        if end <= start:
            continue
        piece = text[start:end]
        first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if first < last:
            if (
                spans
                and not any(character.isalnum() for character in text[first:last])
                and not _own_line(text, first)
            ):
                spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        start = end
    return spans


def _own_line(text: str, at: int) -> bool:
    return HARD_BREAK in text[max(0, at - 2) : at]


def _ends(text: str) -> list[int]:
    """Every offset at which a sentence ends, in order."""
    ends = [match.end() for match in re.finditer(HARD_BREAK, text)]
    ends += [
        match.start()
        for match in LINE_END.finditer(text)
        if KOREAN_END.search(text, max(0, match.start() - 12), match.start())
    ]
    ends += [match.end() for match in LAUGH.finditer(text)]
    at = 0
    while match := STOP.search(text, at):
        at = _past_trail(text, match.end())
        if _is_end(text, match.start(), at):
            late = LATE.match(text, at)
            at = late.end() if late else at
            ends.append(at)
    return sorted(set(ends))


def _past_trail(text: str, at: int) -> int:
    trail = TRAIL.match(text, at)
    return trail.end() if trail else at


def _is_end(text: str, stop: int, after: int) -> bool:
    """Whether the stop at `stop`, whose trail runs to `after`, ends a sentence."""
    rest = text[after : after + 2]
    if text[stop] in "。！？":
        return not (rest[:1] in "」』）" or text[after - 1] in "」』" and rest[:1] in "とでをのは、")
    if not rest or rest[0].isspace():
        return _is_end_before_space(text, stop, after)
    # Korean authors leave the space out after a stop; elsewhere a stop inside a word is part of it.
    return (
        text[stop] in "!?"
        and _is_hangul(rest[0])
        or (text[stop] == "." and after == stop + 1 and _glued(text, stop))
    )


def _glued(text: str, stop: int) -> bool:
    """`했다.그리고`: a Korean ending, a stop, and Hangul at once."""
    return stop > 0 and text[stop - 1] in "다요죠" and _is_hangul(text[stop + 1])


def _is_end_before_space(text: str, stop: int, after: int) -> bool:
    following = text[after:].lstrip()[:1] if after < len(text) else ""
    if text[stop] in "…‥" or text[stop : stop + 2] == "..":
        # An ellipsis trails off or goes on: what follows in lower case, or a Korean clause left open, goes on.
        return not following.islower() and (not _is_hangul(following) or _closed(text, stop))
    if text[stop] in "!?":
        return not following.islower() or text[after - 1] not in CLOSERS
    if after > stop + 1:
        return not following.islower()
    word = re.split(r"[\s(\[\"'“‘]", text[max(0, stop - 16) : stop])[-1].lower()
    if word in ABBREVIATIONS:
        return word in AMBIGUOUS and following.isupper()
    if re.fullmatch(r"[a-z]", word) and text[stop - 1].isupper() and word != "i":
        return False
    if LIST_NUMBER.search(text, max(0, stop - 6), stop):
        return _ends_with_number(text, stop)
    return not following.islower() or _is_hangul(text[stop - 1 : stop])


def _ends_with_number(text: str, stop: int) -> bool:
    """`2. 운동` opens an item; `in room 12. Then` ends a sentence: there are words before the number."""
    line = text[:stop].rsplit("\n", 1)[-1]
    return len(line.split()) > 1 and not re.search(r"[.!?]\s+\S{1,4}$", line)


def _closed(text: str, stop: int) -> bool:
    return bool(re.search(r"[다요죠까네군음함됨임지][.…]*$", text[max(0, stop - 3) : stop]))


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"
