"""What a sync has to do: the posts that are wanted against those that are stored. Pure; called by sync.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b

from assistant.domain import Period, Post, value

PostKey = tuple[str, str]  # folder and path


@value
class Stand:
    """How a post stands. `whole` differs where anything differs that its passages tell, `words` where what
    the author wrote does."""

    whole: bytes
    words: bytes


@value
class PostCounts:
    """What a sync did, by posts, as the author thinks of it."""

    added: int
    changed: int
    removed: int
    kept: int
    moved: int


@value
class SyncPlan:
    """Posts by what is to be done with them; `moved` are posts found again under another path."""

    added: tuple[PostKey, ...]
    changed: tuple[PostKey, ...]
    moved: tuple[PostKey, ...]
    kept: tuple[PostKey, ...]
    gone: tuple[PostKey, ...]  # from where they lay: removed, or moved away

    def counts(self) -> PostCounts:
        return PostCounts(
            added=len(self.added), changed=len(self.changed), removed=len(self.gone) - len(self.moved),
            kept=len(self.kept), moved=len(self.moved),
        )  # fmt: skip

    @property
    def fresh(self) -> frozenset[PostKey]:
        """The posts that must be read into the index."""
        return frozenset((*self.added, *self.changed, *self.moved))


def stand(post: Post, period: Period | None, splitter: str) -> Stand:
    """How a post stands, as a review of `period` where it is one, cut by `splitter`."""
    body = post.text[post.body :]
    told = (
        post.folder, post.path, post.title, str(post.day), post.language, str(period), str(post.body),
        *post.tags, *post.categories,
    )  # fmt: skip
    return Stand(whole=_digest(splitter, *told, post.text), words=_digest(body))


def plan(wanted: Mapping[PostKey, Stand], stored: Mapping[PostKey, Stand]) -> SyncPlan:
    """Every wanted post is added, changed, moved or kept; every stored one changed, kept or gone."""
    gone = tuple(key for key in stored if key not in wanted)
    left = Counter(stored[key].words for key in gone)
    moved: list[PostKey] = []
    for key, now in wanted.items():
        if key not in stored and left[now.words]:
            left[now.words] -= 1
            moved.append(key)
    again = frozenset(moved)
    return SyncPlan(
        added=tuple(key for key in wanted if key not in stored and key not in again),
        changed=tuple(key for key in wanted if key in stored and stored[key].whole != wanted[key].whole),
        moved=tuple(moved),
        kept=tuple(key for key in wanted if key in stored and stored[key].whole == wanted[key].whole),
        gone=gone,
    )


def _digest(*told: str) -> bytes:
    return blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()
