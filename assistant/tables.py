"""Tables of words, a file each in prompts/: what the program knows of a language, and what it says in it.

A file holds one language (`NAME.LANGUAGE.yaml`) or all of them, each under its code (`NAME.yaml`); a language nobody
wrote a table for has the English one. Used by the rooms that read or speak a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from assistant.errors import PromptError
from assistant.settings import resource

Table = TypeVar("Table")


def for_language(table: Mapping[str, Table], language: str) -> Table:
    """The entry of a language; of one nobody wrote an entry for, the English one."""
    return table.get(language, table["en"])


def read_table(name: str, language: str, made: Callable[[Any], Table]) -> Table:
    """What `made` makes of a table. It takes what YAML holds and may fail as one does who finds other than expected.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    together = resource("prompts") / f"{name}.yaml"
    if together.is_file():
        return _read(together, lambda held: made(for_language(held, language)))
    return _read(resource("prompts") / f"{name}.{written_in(name, language)}.yaml", made)


def read_every(name: str, made: Callable[[Any], Table]) -> tuple[Table, ...]:
    """What `made` makes of each language's table in a file that holds them all: people answer in another language than
    they are asked in.

    Raises:
        PromptError: as `read_table`.
    """
    path = resource("prompts") / f"{name}.yaml"
    return _read(path, lambda held: tuple(made(table) for table in held.values()))


def written_in(name: str, language: str) -> str:
    """The language a table of a file each is read in: this one, or English."""
    return language if (resource("prompts") / f"{name}.{language}.yaml").is_file() else "en"


def _read(path: Path, made: Callable[[Any], Table]) -> Table:
    import yaml

    try:
        return made(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError, ValueError, re.error) as error:
        raise PromptError(f"The table {path.name} cannot be read: {error}.", hint=f"Mend {path}.") from error
