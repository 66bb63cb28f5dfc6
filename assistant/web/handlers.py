"""What happens when something is clicked: call the service, turn what comes back into what the page shows.

No handler decides anything. A failure becomes a message where the person is looking, with the way out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant import domain
from assistant.errors import AssistantError
from assistant.service import Assistant, Conversation
from assistant.web import cards

Message = dict[str, str]
REDRAWS_PER_SECOND = 10.0


class Handlers:
    """The page's verbs, for one product and one language."""

    def __init__(self, product: Assistant, words: Mapping[str, str]) -> None:
        self.product = product
        self.words = words

    def open(self, year: float) -> tuple[list[Message], str]:
        """The interview of a year as it stands, and the entries its open question rests on."""
        try:
            return self._shown(self.product.interview(int(year)))
        except AssistantError as error:
            return [said("assistant", told(error))], ""

    def answer(self, text: str, year: float) -> tuple[list[Message], str]:
        """Save the answer, then ask on. It is on disk before the next question appears."""
        try:
            conversation = self.product.interview(int(year))
            if text.strip():
                conversation.answer(text)
            return self._shown(conversation)
        except AssistantError as error:
            return [said("assistant", told(error))], ""

    def put_off(self, year: float, state: domain.TurnState) -> tuple[list[Message], str]:
        """Skip the open question: now, until later, or for good."""
        conversation = self.product.interview(int(year))
        conversation.put_off(state)
        return self._shown(conversation)

    def draft(self, year: float) -> Iterator[tuple[str, str, str | None]]:
        """(Markdown so far, findings, file to download) as the draft is written."""
        import time

        shown, last = "", 0.0
        events = self.product.draft(int(year))
        while True:
            try:
                event = next(events)
            except StopIteration as end:
                written = end.value
                text = written.markdown.read_text(encoding="utf-8")
                yield text, cards.findings(written.draft, self.words), str(written.markdown)
                return
            except AssistantError as error:
                yield f"{shown}\n\n{told(error)}", "", None
                return
            if isinstance(event, domain.TextDelta):
                shown += event.text
                if time.monotonic() - last >= 1 / REDRAWS_PER_SECOND:
                    last = time.monotonic()
                    yield shown, "", None

    def search(self, query: str) -> str:
        """Cards of what the question calls up."""
        from assistant.service import Filters

        if not query.strip():
            return ""
        try:
            answer = next(self.product.search([query], Filters()))
        except AssistantError as error:
            return f"<p>{told(error)}</p>"
        return cards.hits(answer.hits, self.words)

    def _shown(self, conversation: Conversation) -> tuple[list[Message], str]:
        history: list[Message] = []
        for turn in conversation.turns:
            history.append(said("assistant", turn.question))
            if turn.state == "answered":
                history.append(said("user", turn.answer))
            elif turn.state in ("skipped", "later", "never"):
                history.append(said("user", f"({self.words[PUT_OFF[turn.state]]})"))
        waiting = conversation.waiting
        if waiting is None:
            history.append(said("assistant", self.words["over"]))
            return history, ""
        return history, cards.citations(waiting.cites, self.words)


PUT_OFF = {"skipped": "skip", "later": "later", "never": "never"}


def said(role: str, text: str) -> Message:
    return {"role": role, "content": text}


def told(error: AssistantError) -> str:
    return f"⚠️ {error.message} {error.hint}"
