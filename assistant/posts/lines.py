"""Lines of a file under one newline, with every character still at its offset. Called by whoever reads markup."""

from __future__ import annotations


def with_one_newline(text: str) -> str:
    """`text` with every line ended by `\\n`, of the same length: what else belonged to a line end becomes a space."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", " \n").replace("\r", "\n")


def line_starts(text: str) -> list[int]:
    """Where each line starts; one more entry than there are newlines. Expects `with_one_newline`."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
