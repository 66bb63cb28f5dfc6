"""Every word of the page, in Korean and English, a module a part. A test finds a key that one lacks or nobody uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assistant.web.strings import draft, past, settings, shell, talk, voice

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, ...] = ("ko", "en")
PARTS = (shell, talk, draft, past, voice, settings)

KO: Mapping[str, str] = {key: said for part in PARTS for key, said in part.KO.items()}
EN: Mapping[str, str] = {key: said for part in PARTS for key, said in part.EN.items()}


def words(language: str) -> Mapping[str, str]:
    """The strings of a language; English where it is neither."""
    return KO if language == "ko" else EN
