"""Tables of words, a file each in prompts/: what the program knows of a language, and what it says in it.

A file holds one language (`NAME.LANGUAGE.yaml`) or all of them, each under its code (`NAME.yaml`); a language nobody
wrote a table for has the English one. Used by the rooms that read or speak a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from assistant.errors import PromptError
from assistant.settings import resource

Table = TypeVar("Table")


def read_table(name: str, language: str, made: Callable[[Any], Table]) -> Table:
    """What `made` makes of a table. It takes what YAML holds and may fail as one does who finds other than expected.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    import yaml

    folder = resource("prompts")
    together = folder / f"{name}.yaml"
    path = together if together.is_file() else folder / f"{name}.{written_in(name, language)}.yaml"
    try:
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
        return made(held.get(language, held["en"]) if path == together else held)
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError, re.error) as error:
        raise PromptError(f"The table {path.name} cannot be read: {error}.", hint=f"Mend {path}.") from error


def written_in(name: str, language: str) -> str:
    """The language a table of a file each is read in: this one, or English."""
    return language if (resource("prompts") / f"{name}.{language}.yaml").is_file() else "en"
