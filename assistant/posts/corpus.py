"""All of an author's posts, with what is known of each: which are reviews, which say again what another says.

`read_corpus` takes the author's folders and gives a `Corpus`. A copy or a translation is no review of its
own: it is linked to its original, which may be one. Called by the service.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.domain import Corpus
from assistant.posts.copies import find_copies
from assistant.posts.reading import read_posts
from assistant.posts.reviews import find_reviews


def read_corpus(
    folders: Sequence[Path],
    *,
    include_drafts: bool = False,
    exclude: Sequence[Path] = (),
    on_read: Callable[[int, int], None] | None = None,
) -> Corpus:
    """Every readable post below the folders, oldest first; those without a date come first of all.

    `exclude` are folders not to look into; `on_read` is told (files done, files in all). Raises `CorpusError`
    where a folder cannot be read.
    """
    posts, skipped = read_posts(folders, include_drafts=include_drafts, exclude=exclude, on_read=on_read)
    copies = find_copies(posts)
    repeated = {copy.place for copy in copies}
    originals = [post for post in posts if post.place not in repeated]
    return Corpus(posts=tuple(posts), reviews=find_reviews(originals), copies=copies, skipped=tuple(skipped))
