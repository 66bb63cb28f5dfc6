"""Threads that were followed before, kept on disk. Called by the standpoint of a year."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from pydantic import TypeAdapter

from assistant.author.kept import kept as kept_on_disk
from assistant.domain import Corpus, Thread
from assistant.errors import SettingsError
from assistant.settings import Workspace

log = logging.getLogger(__name__)
FOLLOWED = "followed"  # apart from what a model read, which must not be thrown away: it was paid for
KEPT = 8  # standpoints whose threads are kept


def kept(corpus: Corpus, folder: Path, follow: Callable[[Corpus], tuple[Thread, ...]]) -> tuple[Thread, ...]:
    """The threads of the corpus: those kept, else `follow`ed now and kept."""
    try:
        Workspace(folder.parent).prepare()
    except SettingsError:  # what cannot be kept is found all the same
        log.info("the threads cannot be kept", exc_info=True)
    shape = TypeAdapter(tuple[Thread, ...])
    return kept_on_disk(corpus, folder / FOLLOWED, shape, lambda: follow(corpus), KEPT)
