"""What the program says for itself in the author's language: tables of phrases in prompts/NAME.LANGUAGE.yaml, the
interview's own (`phrases`), months and dates. Used by the interview and the draft.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import cache

from assistant.tables import read_table


def phrases(language: str) -> Mapping[str, str]:
    """What the interview says, by name."""
    return table("interview", language)


@cache
def table(name: str, language: str) -> Mapping[str, str]:
    """Every phrase of a table by its name; the English ones where the language has no file.

    Raises:
        PromptError: the table is missing or not of its form.
    """
    return read_table(name, language, lambda held: {str(phrase): str(said) for phrase, said in held.items()})


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
