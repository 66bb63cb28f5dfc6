"""What prompts call the languages of reviews."""

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


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639-1 code; the code itself where there is none here."""
    return LANGUAGES.get(code, code)
