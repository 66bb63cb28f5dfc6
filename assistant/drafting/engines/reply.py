# ruff: noqa: E501 - a table or a pattern is read in one line
"""A section as a model writes it: paragraphs, each followed by a line of evidence ids like `[[a3 t1]]`.

`parse` takes the whole reply, however untidy, and gives paragraphs with the ids that are known; `whole_part`
what can be kept of one that broke off; `Veil` keeps the marks from the reader's eyes while the reply is streaming. Called by the model engine.
"""

from __future__ import annotations

import re
from collections.abc import Set

from assistant.domain import value

ID = r"[atp]\d{1,4}"
# The mark in all the ways models write it: [[a1 p2]], [[a1], [p2]], [a1, p2], (a1; p2), **[[a1]]**, at a
# line's end too.
MARK = re.compile(
    rf"[ \t]*(?:\*\*|`)?(?:\[\[|\[|\()[ \t]*(?P<ids>(?:evidence[: ]+)?(?:\[?{ID}\]?)(?:[ \t]*[,;·/&][ \t]*|[ \t]+and[ \t]+|[ \t]+|(?={ID}\b)|(?=\[))?"
    rf"(?:\[?{ID}\]?(?:[ \t]*[,;·/&][ \t]*|[ \t]+and[ \t]+|[ \t]+|(?=\[))?)*)[ \t]*(?:\]\]|\]|\))(?:\*\*|`)?[ \t]*",
    re.IGNORECASE,
)
EMPTY_MARK = re.compile(r"^[ \t]*\[\[[^\]\n]{0,40}\]\][ \t]*$")
FENCE = re.compile(r"^[ \t]*(?:```|~~~)[\w-]*[ \t]*$")
HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>.+?)[ \t#]*$")
QUESTION = re.compile(r"^(?:>[ \t]*)?❓[ \t]*(?P<asked>.+)$")
# What models say before they begin.
PREFACE = re.compile(
    r"^(?:here(?:'s| is)\b|sure\b|certainly\b|of course\b|below is\b|물론|네[,.]|다음은|아래는)[^\n]{0,120}[:：.]$",
    re.IGNORECASE,
)


@value
class Written:
    """A paragraph of a reply."""

    text: str
    evidence: tuple[str, ...]
    question: bool = False


def parse(reply: str, known: Set[str], heading: str = "") -> tuple[Written, ...]:
    """The paragraphs of a reply, in order, with those of their ids that are `known`.

    Fences around the whole, a preface, the section's own heading and marks nobody knows are dropped. A mark
    that stands below several paragraphs counts for those among them that have none.
    """
    found: list[Written] = []
    waiting: list[str] = []  # paragraphs that no mark has followed yet
    block: list[str] = []

    def end_block() -> None:
        text = "\n".join(block).strip("\n")
        block.clear()
        if not text.strip():
            return
        asked = QUESTION.match(text.strip())
        if asked and "\n" not in text.strip():
            flush(())
            found.append(Written(text=asked["asked"].strip(), evidence=(), question=True))
        else:
            waiting.append(text)

    def flush(ids: tuple[str, ...]) -> None:
        found.extend(Written(text=text, evidence=ids) for text in waiting)
        waiting.clear()

    for line in _lines(reply, heading):
        text, ids, marked = _without_marks(line, known)
        if not text.strip():
            if marked:
                end_block()
                flush(ids)
            elif not _goes_on(block):
                end_block()
            continue
        block.append(text)
        if marked:
            end_block()
            flush(ids)
    end_block()
    flush(())
    return tuple(found)


def whole_part(reply: str) -> str:
    """What of a reply that broke off is whole: all up to the last mark, or to the last blank line behind it."""
    return reply[: max(reply.rfind("]]") + 2 if "]]" in reply else 0, reply.rfind("\n\n"), 0)]


def _lines(reply: str, heading: str) -> list[str]:
    """The lines of a reply that belong to the section."""
    lines = reply.replace("\r\n", "\n").strip().split("\n")
    if len(lines) > 1 and FENCE.match(lines[0]) and FENCE.match(lines[-1]):
        lines = lines[1:-1]
    while lines and (
        not lines[0].strip() or PREFACE.match(lines[0].strip()) or _is_heading(lines[0], heading)
    ):
        lines = lines[1:]
    return lines


def _is_heading(line: str, heading: str) -> bool:
    match = HEADING.match(line)
    said = match["words"] if match else line.strip("* ")
    return bool(heading) and said.strip("* ") == heading.strip()


def _without_marks(line: str, known: Set[str]) -> tuple[str, tuple[str, ...], bool]:
    """A line without the marks at its end, the known ids in them, and whether there was a mark at all."""
    if EMPTY_MARK.match(line) and not MARK.fullmatch(line):
        return "", (), True
    ids: list[str] = []
    marked = False
    while match := _last_mark(line):
        ids = re.findall(ID, match["ids"].lower()) + ids
        line, marked = line[: match.start()], True
    return line, tuple(dict.fromkeys(id_ for id_ in ids if id_ in known)), marked


def _last_mark(line: str) -> re.Match[str] | None:
    return next((match for match in MARK.finditer(line) if match.end() == len(line)), None)


def _goes_on(block: list[str]) -> bool:
    """Whether a blank line does not end the block: inside a code block it does not."""
    return sum(bool(FENCE.match(line)) for line in block) % 2 == 1


class Veil:
    """Passes streamed text on, without marks: what may be the beginning of one is held back until it is
    told.
    """

    def __init__(self) -> None:
        self._held = ""

    def show(self, piece: str) -> str:
        """What of the text so far can be shown."""
        text = self._held + piece
        start = text.find("[[")
        shown = ""
        while start >= 0:
            end = text.find("]]", start)
            if end < 0:
                self._held = text[start:]
                return shown + text[:start].rstrip(" \t")
            shown += text[:start].rstrip(" \t\n") + "\n"
            text = text[end + 2 :]
            start = text.find("[[")
        keep = 1 if text.endswith("[") else 0
        self._held = text[len(text) - keep :] if keep else ""
        return shown + text[: len(text) - keep]

    def rest(self) -> str:
        """What was held back when the reply ended: no mark, for a mark has an end."""
        text, self._held = self._held, ""
        return "" if text.startswith("[[") else text
