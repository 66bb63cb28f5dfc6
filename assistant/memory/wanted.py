"""What the memory is to hold: the author's posts, each with how it stands. Called by sync.py."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.domain import Corpus, Period, Post, value
from assistant.memory import facts
from assistant.memory.plan import PostKey, Stand, stand
from assistant.settings import Settings

SPLITTER = "paragraphs-1"  # changes with the way posts/passages.py cuts


@value
class Wanted:
    """A post as it is to be remembered."""

    post: Post
    period: Period | None
    stand: Stand


def read_folders(settings: Settings) -> Corpus:
    """The author's folders, read now."""
    from assistant.posts.corpus import read_corpus

    return read_corpus(
        settings.corpus_folders, include_drafts=settings.include_drafts, exclude=_shut(settings)
    )


def wanted_posts(corpus: Corpus, settings: Settings) -> Mapping[PostKey, Wanted]:
    """The posts to be remembered, oldest first: all but copies of others."""
    periods = {(r.post.folder, r.post.path): r.period for r in corpus.reviews}
    cut = splitter(settings)
    found = {}
    for post in corpus.originals():
        key = (post.folder, post.path)
        period = periods.get(key)
        found[key] = Wanted(post=post, period=period, stand=stand(post, period, cut))
    return found


def splitter(settings: Settings) -> str:
    """The name of the way passages are cut."""
    return f"{SPLITTER}/{settings.passage_tokens}"


def files_fingerprint(settings: Settings, where: str) -> str:
    """Changes with any file below the author's folders, and with what shapes passages and where they lie."""
    from assistant.posts.reading import find_files

    found = find_files([folder.resolve() for folder in settings.corpus_folders], _shut(settings))
    files = [file.folder / file.path for file in found]
    return facts.fingerprint(files, splitter(settings), where, str(settings.include_drafts))


def _shut(settings: Settings) -> tuple[Path, ...]:
    return (settings.workspace, settings.drafts)
