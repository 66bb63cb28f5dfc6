"""What a text says of a scene: when it was, who was there, what one felt; and how its clauses begin.

Takes a language; gives the patterns of prompts/scenes.yaml. Called where the next question follows an answer, and
where a sentence of a post is chosen to be asked about.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.domain import value
from assistant.tables import read_table


@value
class Signs:
    """What a text of one language says of a scene, as prompts/scenes.yaml has it."""

    when: re.Pattern[str]
    felt: re.Pattern[str]
    moved: re.Pattern[str]
    who: re.Pattern[str]
    denies: re.Pattern[str]
    hangs: re.Pattern[str]
    nods: re.Pattern[str]


@cache
def signs_of(language: str) -> Signs:
    """The patterns of a language; the English ones where it has none of its own."""
    return read_table(
        "scenes", language, lambda held: Signs(**{name: re.compile(sign) for name, sign in held.items()})
    )
