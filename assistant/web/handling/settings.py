"""The settings and the state of things."""

from __future__ import annotations

from assistant.domain import value
from assistant.web import settings
from assistant.web.handling.handler import Handler


@value
class State:
    """What the tab of the settings shows when it is opened."""

    posts: str
    writer: str
    outgoing: str


class Settling(Handler):
    """The settings in the page."""

    def state(self) -> State:
        """Where the posts are, what writes, what left the machine."""
        return State(
            posts=self.guarded(self._posts, lambda told: told),
            writer=settings.writer(self.product.settings, self.announcement(), self.words),
            outgoing=self.guarded(self._outgoing, lambda told: told),
        )

    def examination(self) -> str:
        """What the doctor says, in the language of the page."""
        from assistant.doctor import examine

        return self.guarded(
            lambda: settings.examination(examine(self.product, self.language)), lambda told: told
        )

    def tried(self) -> str:
        """Whether the model answers; nothing of the author's is sent."""
        from assistant import doctor, doctor_words

        return self.guarded(
            lambda: settings.examination([doctor.writer(self.product, doctor_words.of(self.language))]),
            lambda told: told,
        )

    def _posts(self) -> str:
        product = self.product
        if not product.memory.indexed():
            state = self.words["not_read"]
        else:
            facts = product.memory.facts()
            state = self.words["read_so_far"].format(
                posts=facts.posts, passages=facts.passages, vectors=facts.vectors
            )
        return settings.posts(product.settings, product.ground.corpus, state, self.words, self.language)

    def _outgoing(self) -> str:
        out = self.product.outgoing
        return settings.outgoing(out.calls(), out.usage(), self.words, self.language)
