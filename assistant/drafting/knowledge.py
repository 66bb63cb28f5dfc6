"""What the checks know of languages, from prompts/checks.yaml: feelings, negations, marks of generic
prose, reasons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.domain import value
from assistant.errors import PromptError
from assistant.settings import resource


@value
class Knowledge:
    """The tables of one language."""

    feelings: tuple[re.Pattern[str], ...]  # a line of kindred feelings each
    negation: re.Pattern[str]
    joints: re.Pattern[str]  # where a sentence falls into clauses
    generic: tuple[re.Pattern[str], ...]
    reasons: Mapping[str, str]

    def clauses(self, sentence: str) -> list[str]:
        """A sentence cut at its joints."""
        return [clause.strip() for clause in self.joints.split(sentence) if clause and clause.strip()]


@cache
def knowledge(language: str) -> Knowledge:
    """The tables of a language; the English ones where it has none.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    import yaml

    path = resource("prompts") / "checks.yaml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        known = language if language in told["generic"] else "en"
        return Knowledge(
            feelings=tuple(
                re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, line))})\w*", re.IGNORECASE)
                for line in told["feelings"][known]
            ),
            negation=re.compile(told["negations"][known], re.IGNORECASE),
            joints=re.compile(told["joints"][known], re.IGNORECASE),
            generic=tuple(re.compile(mark, re.IGNORECASE) for mark in told["generic"][known]),
            reasons=told["reasons"][known],
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, re.error) as error:
        raise PromptError(
            f"The tables of the checks cannot be read: {error}.", hint=f"Mend {path}."
        ) from error
