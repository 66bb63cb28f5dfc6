"""What a sync has to do: passages that are wanted against passages that are stored. Pure; called by
sync.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.domain import Passage, value


@value
class SyncPlan:
    """Ids of passages. `changed` keep their text, and get a new place, date or title."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


@value
class PostCounts:
    """The same, by posts, as the author thinks of it; `moved` are posts found again under another path."""

    added: int
    changed: int
    removed: int
    kept: int
    moved: int


def plan(wanted: Iterable[Passage], stored: Iterable[Passage]) -> SyncPlan:
    """Compare by id first (the content), then by everything else that is known of a passage."""
    want = {passage.id: passage for passage in wanted}
    have = {passage.id: passage for passage in stored}
    return SyncPlan(
        added=tuple(id_ for id_ in want if id_ not in have),
        changed=tuple(id_ for id_, passage in want.items() if id_ in have and have[id_] != passage),
        removed=tuple(id_ for id_ in have if id_ not in want),
        kept=tuple(id_ for id_, passage in want.items() if have.get(id_) == passage),
    )


def count_posts(wanted: Iterable[Passage], stored: Iterable[Passage]) -> PostCounts:
    want, have = _by_post(wanted), _by_post(stored)
    new = [post for post in want if post not in have]
    gone = [post for post in have if post not in want]
    left = Counter(_words(have[post]) for post in gone)
    moved = sum((Counter(_words(want[post]) for post in new) & left).values())
    kept = sum(1 for post, passages in want.items() if have.get(post) == passages)
    return PostCounts(
        added=len(new) - moved,
        changed=len(want) - len(new) - kept,
        removed=len(gone) - moved,
        kept=kept,
        moved=moved,
    )


def told_apart(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The same passages with ids that differ, where the same file lies in two of the author's folders."""
    seen: Counter[str] = Counter()
    made = []
    for passage in passages:
        twin = seen[passage.id]
        seen[passage.id] += 1
        made.append(replace(passage, id=f"{passage.id}-{twin}") if twin else passage)
    return tuple(made)


def _by_post(passages: Iterable[Passage]) -> Mapping[tuple[str, str], tuple[Passage, ...]]:
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        found.setdefault((passage.folder, passage.path), []).append(passage)
    return {post: tuple(held) for post, held in found.items()}


def _words(passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(passage.text for passage in passages)
