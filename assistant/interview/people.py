"""Who of those near to the author a text speaks of, whatever they are called: 아버지, 아빠, father are one.

Takes a text; gives the names that prompts/people.yaml has for them. Called where what would hurt is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.tables import read_every

# What follows a Korean word for a person: a particle, or more people of the kind.
PARTICLES = "의|은|는|이|가|을|를|와|과|도|랑|만|께|님|들|네|하고|에게|한테|처럼|보다|까지"


def people(text: str) -> frozenset[str]:
    """The people a text speaks of.

    >>> people("아버지랑 버스를 탔다."), people("My dad drove."), people("아이디어를 냈다.")
    (frozenset({'father'}), frozenset({'father'}), frozenset())
    """
    return frozenset(name for called in _people() for name, words in called.items() if words.search(text))


@cache
def _people() -> tuple[Mapping[str, re.Pattern[str]], ...]:
    return read_every("people", lambda held: {name: _called(words) for name, words in held.items()})


def _called(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?:s?(?!\w)|(?:{PARTICLES}))", re.IGNORECASE)
