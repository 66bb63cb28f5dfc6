"""Answers as a file a person can write by hand, and back: Markdown, `## question` and below it the answer.

Takes a file or its text and gives turns; takes turns and gives the text. Plain paragraphs without any heading
are one answer without a question. Used by the service to import and export an interview, and by `assistant
draft --answers`. What `write` gives, `parse` reads back: question, answer, area, state,
key and what the question cites.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import get_args

from assistant.domain import Turn, TurnState
from assistant.errors import InterviewError
from assistant.interview.citations import from_records, to_records
from assistant.posts.encoding import Undecodable, decode

HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
FENCE = re.compile(r" {0,3}(```+|~~~+)")
ABOUT = re.compile(r"<!-- assistant: (\{.*\}) -->$")


def read(path: Path) -> tuple[Turn, ...]:
    """The turns in a file, in any encoding a post may have.

    Raises:
        InterviewError: the file cannot be read, or no answer stands in it.
    """
    try:
        text = decode(path.read_bytes())
    except (OSError, Undecodable) as error:
        raise InterviewError(
            f"The answers file {path} cannot be read: {getattr(error, 'strerror', None) or error}.",
            hint="Give the path of a Markdown or text file with your answers.",
        ) from error
    turns = parse(text)
    if not any(turn.answer for turn in turns):
        raise InterviewError(
            f"No answer stands in {path}.",
            hint="Write '## question' and the answer below it, or just paragraphs.",
        )
    return turns


def parse(text: str) -> tuple[Turn, ...]:
    """The turns in a text, numbered from 1. Words before the first question are an answer of their own.

    >>> [(turn.question, turn.answer) for turn in parse("# 2026\\n\\n## 봄에는?\\n\\n걸었다.\\n")]
    [('봄에는?', '걸었다.')]
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    level = _question_level(lines)
    turns: list[Turn] = []
    question, body = "", list[str]()
    for line, heading in _headings(lines):
        if heading is not None and heading[0] == level:
            turns += _turn(len(turns) + 1, question, body)
            question, body = heading[1], []
        elif heading is not None and heading[0] < level and not question:
            continue  # the title of the file
        else:
            body.append(line)
    return (*turns, *_turn(len(turns) + 1, question, body))


def write(turns: Iterable[Turn]) -> str:
    """The text of an answers file, questions left open included: they say `<!-- …skipped… -->` and have no
    answer.
    """
    parts = []
    for turn in turns:
        question = " ".join(turn.question.split())
        escaped = "\n".join(_escape(line) for line in _trim(turn.answer).split("\n"))
        parts.append(f"## {question}\n\n<!-- assistant: {_about(turn)} -->\n\n{escaped}".rstrip())
    return "\n\n".join(parts) + "\n" if parts else ""


def key_of(question: str) -> str:
    """The key of a question that no agenda made: the same words, the same key."""
    return "own:" + hashlib.sha256(" ".join(question.split()).encode()).hexdigest()[:12]


def _about(turn: Turn) -> str:
    """What a person has no need to read of a turn, as JSON without the two hyphens that would end a comment."""
    import json

    told: dict[str, object] = {"key": turn.key, "area": turn.area, "state": turn.state}
    if turn.cites:
        told["cites"] = to_records(turn.cites)
    return json.dumps(told, ensure_ascii=False).replace("--", "-\\u002d")


def _turn(n: int, question: str, body: list[str]) -> list[Turn]:
    about = next((match for line in body[:3] if (match := ABOUT.match(line.strip()))), None)
    if about:
        body = [line for line in body if line.strip() != about.group(0)]
    answer = _trim("\n".join(line.removeprefix("\\") if _is_escaped(line) else line for line in body))
    if not answer and not question:
        return []
    turn = Turn(
        n=n, key=key_of(question or answer), question=question, why="", cites=(), area="",
        state="answered" if answer else "asked", answer=answer,
    )  # fmt: skip
    return [_with_what_was_noted(turn, about.group(1)) if about else turn]


def _with_what_was_noted(turn: Turn, about: str) -> Turn:
    """The turn with what `_about` told of it; as it is where somebody's editor broke that."""
    import json

    try:
        noted = json.loads(about)
        state = noted.get("state")
        return replace(
            turn,
            key=str(noted.get("key") or turn.key),
            area=str(noted.get("area", "")),
            state=state if state in get_args(TurnState) else turn.state,
            cites=from_records(noted.get("cites", ())),
        )
    except (ValueError, TypeError, KeyError):
        return turn


def _trim(text: str) -> str:
    """The text without blank lines around it and without white space at its end."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", text.rstrip())


def _escape(line: str) -> str:
    return "\\" + line if HEADING.match(line) or ABOUT.match(line.strip()) or _is_escaped(line) else line


def _is_escaped(line: str) -> bool:
    bare = line.lstrip("\\")
    return line.startswith("\\") and bool(HEADING.match(bare) or ABOUT.match(bare.strip()))


def _headings(lines: list[str]) -> list[tuple[str, tuple[int, str] | None]]:
    """Each line with the heading it is: (level, words). What stands in a code fence is none."""
    found: list[tuple[str, tuple[int, str] | None]] = []
    fence = ""
    for line in lines:
        mark = FENCE.match(line)
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
        match = None if fence else HEADING.match(line)
        found.append((line, (len(match.group(1)), match.group(2)) if match else None))
    return found


def _question_level(lines: list[str]) -> int:
    """`##`, unless the file has none and keeps its questions one level up or down."""
    levels = Counter(heading[0] for _, heading in _headings(lines) if heading)
    if 2 in levels or not levels:
        return 2
    often = [level for level, count in levels.items() if count > 1]
    return min(often) if often else min(levels)
