"""The past: what a search brings up, when what was written, a post in the reader."""

from __future__ import annotations

from assistant.domain import value
from assistant.service import Filters
from assistant.web import cards
from assistant.web.handling.handler import Handler


@value
class Past:
    """What a search brought up."""

    hits: str = ""
    chips: str = ""


class Remembering(Handler):
    """The past in the page."""

    def search(self, query: str) -> Past:
        """Cards of what the question calls up."""
        return self.guarded(lambda: self._recalled(query), lambda told: Past(hits=told))

    def timeline(self) -> str:
        """Posts a month."""
        return self.guarded(
            lambda: cards.timeline(self.product.ground.corpus.posts, self.words), lambda told: told
        )

    def post(self, path: str) -> str:
        """A post in the reader. Only what is in the corpus can be asked for; a path leads nowhere else."""

        def shown() -> str:
            for post in self.product.ground.corpus.posts:
                if post.path == path:
                    return cards.reader(post, self.words)
            return cards.empty(self.words["no_post"])

        return self.guarded(shown, lambda told: told)

    def _recalled(self, query: str) -> Past:
        if not query.strip():
            return Past()
        answer = next(iter(self.product.memory.search([query], Filters(k=12))))
        return Past(
            hits=cards.hits(answer.hits, answer.terms, self.words),
            chips=cards.chips([chip.label for chip in answer.chips]),
        )
