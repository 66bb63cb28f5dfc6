"""How deep an interview of 15, 45 or 120 minutes goes: how many questions of each kind it has room for.

A minute a question, the answer included, is what people take who type; the figures of a row add up to its
minutes. Called by the agenda. What does not fit one by one is read out together, so that no open promise and
no part of life is left unasked, however short the interview.
"""

from __future__ import annotations

from assistant.domain import value


@value
class Depth:
    """What an interview has room for. Each figure counts questions."""

    minutes: int
    promises: int  # asked one by one; the others are read out together
    together: int  # promises that one question reads out at most
    posts: int
    areas: int  # about parts of life, in all
    each_area: int
    recurring: int
    months: int
    follow_ups: int  # to one answer
    follow_ups_in_all: int
    yearly: int  # those that return each year
    regrets: int
    next_year: int
    ending: int


DEPTHS = {
    depth.minutes: depth
    for depth in (
        Depth(
            minutes=15, promises=2, together=40, posts=1, areas=2, each_area=1, recurring=1, months=0, follow_ups=1,
            follow_ups_in_all=2, yearly=1, regrets=1, next_year=1, ending=1,
        ),
        Depth(
            minutes=45, promises=6, together=16, posts=3, areas=9, each_area=1, recurring=3, months=2, follow_ups=2,
            follow_ups_in_all=12, yearly=2, regrets=1, next_year=2, ending=2,
        ),
        Depth(
            minutes=120, promises=20, together=8, posts=8, areas=34, each_area=4, recurring=8, months=4, follow_ups=2,
            follow_ups_in_all=30, yearly=2, regrets=2, next_year=3, ending=3,
        ),
    )
}  # fmt: skip


def depth_of(minutes: int) -> Depth:
    """The depth of an interview of so many minutes, of the nearest length there is."""
    return DEPTHS[min(DEPTHS, key=lambda known: abs(known - minutes))]
