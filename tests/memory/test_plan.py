"""What a sync sees to be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Passage
from assistant.memory.plan import count_posts, plan, told_apart


def passage(number: int, *, path: str = "a.md", start: int = 0, title: str = "봄") -> Passage:
    text = f"{number}번째 문단"
    return Passage(
        id=f"{path}/{number}", folder="/posts", path=path, start=start, end=start + len(text), heading=(),
        text=text, prose=text, tokens=4, title=title, date=dt.date(2024, 1, 1), language="ko", kind="post",
        period=None,
    )  # fmt: skip


PASSAGES = st.lists(
    st.builds(passage, st.integers(0, 5), path=st.sampled_from(["a.md", "b.md"]), start=st.integers(0, 2)),
    unique_by=lambda p: p.id,
)


@given(PASSAGES, PASSAGES)
def test_every_passage_is_in_one_part_of_the_plan(wanted: list[Passage], stored: list[Passage]) -> None:
    found = plan(wanted, stored)
    assert sorted(found.added + found.changed + found.kept) == sorted(p.id for p in wanted)
    assert sorted(found.removed + found.changed + found.kept) == sorted(p.id for p in stored)


@given(PASSAGES, PASSAGES)
def test_doing_the_plan_leaves_nothing_to_do(wanted: list[Passage], stored: list[Passage]) -> None:
    found = plan(wanted, stored)
    rows = {p.id: p for p in stored if p.id not in found.removed}
    rows.update({p.id: p for p in wanted if p.id in (*found.added, *found.changed)})
    again = plan(wanted, rows.values())
    assert not (again.added or again.changed or again.removed)


def test_a_renamed_post_is_moved_and_neither_added_nor_removed() -> None:
    counts = count_posts([passage(1, path="new.md"), passage(2, path="new.md")], [passage(1), passage(2)])
    assert (counts.moved, counts.added, counts.removed, counts.changed) == (1, 0, 0, 0)


def test_a_new_title_changes_a_post_and_no_text() -> None:
    stored = [passage(1), passage(2)]
    wanted = [replace(p, title="여름") for p in stored]
    assert set(plan(wanted, stored).changed) == {"a.md/1", "a.md/2"}
    assert count_posts(wanted, stored).changed == 1


def test_the_same_file_in_two_folders_keeps_both_passages() -> None:
    twins = told_apart([passage(1), replace(passage(1), folder="/other")])
    assert len({p.id for p in twins}) == 2
