"""What a sync sees to be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Period, Post
from assistant.memory.plan import PostKey, Stand, plan, stand

STANDS = st.builds(Stand, whole=st.binary(max_size=1), words=st.binary(max_size=1))
POSTS = st.dictionaries(st.tuples(st.just("/posts"), st.sampled_from("abcde")), STANDS)
Posts = dict[PostKey, Stand]


@given(POSTS, POSTS)
def test_every_post_is_in_one_part_of_the_plan(wanted: Posts, stored: Posts) -> None:
    found = plan(wanted, stored)
    assert sorted(found.added + found.changed + found.moved + found.kept) == sorted(wanted)
    assert sorted(found.gone + found.changed + found.kept) == sorted(stored)
    counts = found.counts()
    assert counts.removed >= 0
    assert counts.added + counts.changed + counts.moved + counts.kept == len(wanted)


@given(POSTS, POSTS)
def test_doing_the_plan_leaves_nothing_to_do(wanted: Posts, stored: Posts) -> None:
    found = plan(wanted, stored)
    rows = {key: held for key, held in stored.items() if key not in found.gone}
    rows.update({key: wanted[key] for key in found.fresh})
    again = plan(wanted, rows)
    assert not (again.fresh or again.gone)


POST = Post(
    folder="/posts", path="a.md", text="---\ntitle: 봄\n---\n\n산책을 했다.", body=18, title="봄",
    date=dt.date(2024, 1, 1), language="ko",
)  # fmt: skip


def test_a_renamed_post_is_moved_and_neither_added_nor_removed() -> None:
    here, there = ("/posts", "a.md"), ("/posts", "b.md")
    moved = stand(replace(POST, path="b.md"), None, "cut")
    counts = plan({there: moved}, {here: stand(POST, None, "cut")}).counts()
    assert (counts.moved, counts.added, counts.removed, counts.changed) == (1, 0, 0, 0)


def test_whatever_its_passages_tell_changes_a_post() -> None:
    first = stand(POST, None, "cut")
    others = [
        stand(replace(POST, title="여름"), None, "cut"),
        stand(replace(POST, date=dt.date(2023, 1, 1)), None, "cut"),
        stand(replace(POST, language="en"), None, "cut"),
        stand(replace(POST, text=f"{POST.text} 멀리 갔다."), None, "cut"),
        stand(POST, Period(year=2023), "cut"),
        stand(POST, None, "other"),
    ]
    assert all(other.whole != first.whole for other in others)
    assert stand(replace(POST), None, "cut") == first
