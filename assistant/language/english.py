"""English as the program itself speaks it: how many of what, and what languages are called."""

from __future__ import annotations

LANGUAGES = {
    "ko": "Korean",
    "en": "English",
    "ja": "Japanese",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "zh": "Chinese",
}


def counted(number: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "file"), counted(1_200, "passage")
    ('1 file', '1,200 passages')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code itself where there is none here."""
    return LANGUAGES.get(code, code)
