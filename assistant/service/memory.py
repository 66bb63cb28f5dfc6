"""What the memory can do: read the posts, keep up with them, bring them up again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant import records
from assistant.errors import SettingsError
from assistant.events import Event
from assistant.memory.scope import EVERYTHING, Filters
from assistant.service.ground import Ground

if TYPE_CHECKING:
    from assistant.memory.facts import Facts
    from assistant.memory.recall import Recall, Recollection
    from assistant.memory.sync import SyncReport

Follow = Callable[[Generator[Event, None, "SyncReport"]], "SyncReport"]


class Memory:
    """The posts, read and remembered."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._settings = ground.settings

    def post_records(self) -> Iterator[records.Record]:
        """Every file found, with the number of passages it has in the memory."""
        from assistant.posts.passages import count_passages

        counts = count_passages(self._ground.corpus, max_tokens=self._settings.passage_tokens)
        return records.posts(self._ground.corpus, counts)

    def signs(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """For each review: its path, its period, and the signs it was told by."""
        from assistant.posts.reviews import explain

        originals = self._ground.corpus.originals()
        for review in self._ground.corpus.reviews:
            told = explain(review.post, originals)
            signs = [f"{sign.weight:+.2f} {sign.says} ({sign.where}: {sign.proof})" for sign in told]
            yield review.post.path, str(review.period), signs

    def index(self, *, rebuild: bool = False) -> Generator[Event, None, SyncReport]:
        """Bring the memory to the state of the posts."""
        from assistant.memory.sync import sync

        return (yield from sync(self._settings, read=self._ground.read_again, rebuild=rebuild))

    def watch(self, follow: Follow) -> Iterator[SyncReport]:
        """Index again whenever a file below the author's folders changes, until interrupted."""
        from watchfiles import watch

        own = (self._settings.workspace.resolve(), self._settings.drafts.resolve())
        for changes in watch(*self._settings.corpus_folders, raise_interrupt=False):
            if all(any(Path(path).is_relative_to(folder) for folder in own) for _, path in changes):
                continue
            report = follow(self.index())
            if not report.changed_nothing:
                yield report

    def indexed(self) -> bool:
        """Whether the memory was ever built."""
        return self._built_from() is not None

    def facts(self) -> Facts:
        """What the memory was built with and from.

        Raises:
            SettingsError: it was never built.
        """
        facts = self._built_from()
        if facts is None:
            raise SettingsError("The posts were not read yet.", hint="Run: assistant index")
        return facts

    def _built_from(self) -> Facts | None:
        from assistant.memory import facts
        from assistant.memory.sync import FACTS

        return facts.read(self._settings.place.index / FACTS)

    def search(
        self, questions: Iterable[str], filters: Filters = EVERYTHING, *, k: int = 8, with_model: bool = False
    ) -> Iterator[Recollection]:
        """What each question calls up, in order. `with_model` asks the chat model for other wordings of each,
        and for the order of what they bring up."""
        if not with_model:
            yield from (self.recall.search(question, filters, k=k) for question in questions)
            return
        from assistant.memory.deeper import search_deeper
        from assistant.model.chat import open_chat

        model = open_chat(self._settings)
        for question in questions:
            yield search_deeper(self.recall, model, question, filters, k=k)

    @cached_property
    def recall(self) -> Recall:
        from assistant.memory.recall import Recall

        return Recall.open(self._settings)
