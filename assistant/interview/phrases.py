"""What the interview says for itself, in the author's language: prompts/interview.LANGUAGE.yaml; months
and dates.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import cache

from assistant.errors import PromptError
from assistant.settings import resource


@cache
def phrases(language: str) -> Mapping[str, str]:
    """Every phrase of a language by its name; the English ones where it has none.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    import yaml

    path = resource("prompts") / f"interview.{language}.yaml"
    if not path.is_file():
        path = resource("prompts") / "interview.en.yaml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {str(name): str(said) for name, said in told.items()}
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
