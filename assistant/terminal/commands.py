"""What an author types in an interview that is no answer: `/skip`, `/뒤로`, `/ask running`.

Takes what was typed; gives the command, None for an answer. Every command has names in several languages, in
prompts/commands.yaml, and any of them does. Called by the interview in the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from assistant.domain import value
from assistant.tables import read_every


@value
class Command:
    """A command by its English name, None for one nobody knows; as it was called, and what stands behind it."""

    name: str | None
    called: str
    rest: str


def command_of(typed: str) -> Command | None:
    """The command that was typed; None where it is an answer.

    >>> command_of("/주제 돈").name, command_of("/quti").name, command_of("배를 팔았다.")
    ('topic', None, None)
    """
    line = typed.strip()
    if not line.startswith("/") or "\n" in line:
        return None
    called, _, rest = line[1:].partition(" ")
    return Command(name=_names().get(called.casefold()), called=called, rest=rest.strip())


@cache
def _names() -> Mapping[str, str]:
    """The English name of each command by every name it has."""
    return {called: name for names in read_every("commands", _by_name) for called, name in names.items()}


def _by_name(held: dict[str, list[str]]) -> dict[str, str]:
    return {called: name for name, names in held.items() for called in names}
