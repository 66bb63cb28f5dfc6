"""The past: what a search brings up, when what was written, what became of promises, a post in the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from assistant.domain import Status, value
from assistant.service import Filters
from assistant.web import cards, past, promises
from assistant.web.handling.handler import Handler


@value
class Past:
    """What a search brought up. `dropped` are the words of the question whose time is not to be looked for."""

    hits: str = ""
    chips: str = ""
    dropped: tuple[str, ...] = ()


class Remembering(Handler):
    """The past in the page."""

    def search(self, query: str, dropped: Sequence[str] = ()) -> Past:
        """Cards of what the question calls up."""
        return self.guarded(lambda: self._recalled(query, tuple(dropped)), lambda told: Past(hits=told))

    def timeline(self) -> str:
        """Posts a month."""
        return self.guarded(
            lambda: past.timeline(self.product.ground.corpus.posts, self.words), lambda told: told
        )

    def promises(self) -> str:
        """The threads across the years."""
        return self.guarded(self._picture, lambda told: told)

    def correct(self, thread: str, year: int, status: str) -> str:
        """Keep the author's word on a thread; gives the picture as it is then."""

        def kept() -> str:
            author = self.product.author
            known = next(one for one in get_args(Status) if one == status)
            author.correct(author.named(thread), year, known)
            return self._picture()

        return self.guarded(kept, lambda told: told)

    def post(self, path: str, folder: str = "", quote: str = "") -> str:
        """A post in the reader. Only what is in the corpus can be asked for; a path leads nowhere else."""

        def shown() -> str:
            post = self.product.ground.post(path, folder)
            if post is None:
                return cards.empty(self.words["no_post"])
            return past.reader(post, quote, self.words)

        return self.guarded(shown, lambda told: told)

    def _picture(self) -> str:
        author = self.product.author
        timeline = author.timeline()
        threads = (row.entry.thread for row in timeline.rows)
        last = {thread.id: author.last_year_of(thread) for thread in threads}
        return promises.picture(timeline, last, self.words)

    def _recalled(self, query: str, dropped: tuple[str, ...]) -> Past:
        if not query.strip():
            return Past()
        asked = query
        for words in dropped:
            asked = asked.replace(words, " ")
        filters = Filters(times=bool(asked.strip()))
        answer = next(iter(self.product.memory.search([asked if asked.strip() else query], filters)))
        return Past(
            hits=cards.recalled(answer, self.words),
            chips=past.chips(answer.chips, self.words),
            dropped=dropped,
        )
