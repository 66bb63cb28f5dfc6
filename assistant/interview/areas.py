"""Parts of a life, and which of them a text is about: the columns of the interview's grid, and how a draft
groups.

The words are data: prompts/areas.LANGUAGE.yaml. A language without a file of its own uses the English one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from assistant.domain import value
from assistant.errors import PromptError
from assistant.settings import resource

OTHER = "other"


@value
class Areas:
    """The areas of one language: what each is called, and the words that tell it."""

    labels: Mapping[str, str]
    words: Mapping[str, re.Pattern[str]]

    def of(self, text: str) -> str:
        """The area most words of the text are about; "other" where none tells."""
        found = self.counted(text)
        return max(found, key=lambda area: found[area]) if found else OTHER

    def counted(self, text: str) -> Counter[str]:
        """How many different words tell of each area, in the order of the areas."""
        return Counter({
            area: len({match.casefold() for match in pattern.findall(text)})
            for area, pattern in self.words.items() if pattern.search(text)
        })  # fmt: skip


@cache
def areas(language: str) -> Areas:
    """The areas as this language calls them.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    import yaml

    folder = resource("prompts")
    path = folder / f"areas.{language}.yaml"
    if not path.is_file():
        path = folder / "areas.en.yaml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        labels = {str(area): str(entry["label"]) for area, entry in told.items()}
        patterns = {area: _pattern(entry["words"]) for area, entry in told.items() if entry["words"]}
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise PromptError(
            f"The areas in {path.name} cannot be read: {error}.", hint=f"Mend {path}."
        ) from error
    return Areas(labels=labels, words=patterns)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words at the start of a word of the text; longer ones first."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + "|".join(map(re.escape, ordered)) + ")", re.IGNORECASE)
