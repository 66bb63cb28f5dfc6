"""Lines of a file under one newline, every character still at its offset. Called by whoever reads markup."""

from __future__ import annotations

import re

# What would read as a hard break, or no longer as one, once the `\r` before `\n` has become a space.
LONE_SPACE = re.compile(r"(?<! ) \r\n")
BACKSLASH = "\\\r\n"


def with_one_newline(text: str) -> str:
    """`text` of the same length with every line ended by `\\n`: what else ended it becomes white space."""
    if "\r" not in text:
        return text
    text = LONE_SPACE.sub("\t \n", text.replace(BACKSLASH, "  \n"))
    return text.replace("\r\n", " \n").replace("\r", "\n")


def line_starts(text: str) -> list[int]:
    """Where each line starts; one more entry than there are newlines. Expects `with_one_newline`."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
