"""What the program says for itself in the author's language: tables of phrases in prompts/NAME.LANGUAGE.yaml, the
interview's own (`phrases`), months and dates. Used by the interview and the draft.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import cache

from assistant.errors import PromptError
from assistant.settings import resource


def phrases(language: str) -> Mapping[str, str]:
    """What the interview says, by name."""
    return table("interview", language)


@cache
def table(name: str, language: str) -> Mapping[str, str]:
    """Every phrase of a table by its name; the English ones where the language has no file.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    import yaml

    path = resource("prompts") / f"{name}.{language}.yaml"
    if not path.is_file():
        path = resource("prompts") / f"{name}.en.yaml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {str(phrase): str(said) for phrase, said in told.items()}
    except (OSError, yaml.YAMLError, AttributeError) as error:
        raise PromptError(
            f"The phrases in {path.name} cannot be read: {error}.", hint=f"Mend {path}."
        ) from error


def fill(template: str, **values: object) -> str:
    """The template with each `{name}` replaced; braces in the values mean nothing."""
    pieces = template.split("{")
    told = [pieces[0]]
    for piece in pieces[1:]:
        name, closed, rest = piece.partition("}")
        told.append(f"{values[name]}{rest}" if closed and name in values else "{" + piece)
    return "".join(told)


def month_name(month: int, language: str) -> str:
    """`3월`, `March`."""
    return fill(phrases(language)["month"], month=month, month_name=calendar.month_name[month])


def day_name(day: dt.date, language: str) -> str:
    """`3월 2일`, `March 2`."""
    return fill(
        phrases(language)["date"], month=day.month, day=day.day, month_name=calendar.month_name[day.month]
    )
