"""English as the program itself speaks it. Used wherever a sentence of ours counts something."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "file"), counted(1_200, "passage")
    ('1 file', '1,200 passages')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
