"""The outline before anything is written: shown, arranged by the author, kept with every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.domain import value
from assistant.drafting import arrangement
from assistant.drafting.arrangement import Arrangement
from assistant.web import cards
from assistant.web.handling.handler import Handler
from assistant.web.plan import LEFT, plan_of


@value
class Plan:
    """The outline as the page shows it; `ready`: there is one to write."""

    page: str = ""
    status: str = ""
    ready: bool = False


class Planning(Handler):
    """The outline in the page."""

    def plan(self, year: int) -> Iterator[Plan]:
        """The outline of the year, as the author has arranged it where they have."""
        steps = self.paced(self.product.desk.plan(year))
        try:
            for status in steps:
                yield Plan(status=status)
        except Exception as error:
            yield Plan(status=self.told(error))
        else:
            yield self._shown(steps.result)

    def standing(self, year: int) -> Plan:
        """The outline as it was left, where one was arranged; nothing is made."""

        def shown() -> Plan:
            mine = self.product.desk.arranged(year)
            return self._shown(mine) if mine is not None else Plan(page=cards.empty(self.words["no_plan"]))

        return self.guarded(shown, lambda told: Plan(status=told))

    def change(self, year: int, act: str, at: str, text: str) -> Plan:
        """What the author does to it: `act` on the section (or, placing it, the piece) `at`. On disk at once."""

        def changed() -> Plan:
            done = self._changes(text)[act]
            return self._shown(self.product.desk.arrange(year, lambda mine: done(mine, at)))

        return self.guarded(changed, lambda told: Plan(status=told))

    def anew(self, year: int) -> Iterator[Plan]:
        """The outline as it was made, without what the author did to it."""
        try:
            self.product.desk.clear_arranged(year)
        except Exception as error:
            yield Plan(status=self.told(error))
            return
        yield from self.plan(year)

    def _changes(self, text: str) -> dict[str, Callable[[Arrangement, str], Arrangement]]:
        out = self.words["put_out"]
        return {
            "up": lambda mine, at: arrangement.move(mine, int(at), -1),
            "down": lambda mine, at: arrangement.move(mine, int(at), 1),
            "drop": lambda mine, at: arrangement.drop(mine, int(at)),
            "back": lambda mine, at: arrangement.put_back(mine, int(at)),
            "rename": lambda mine, at: arrangement.rename(mine, int(at), text),
            "retitle": lambda mine, _: arrangement.retitle(mine, text),
            "place": lambda mine, at: arrangement.place(mine, at, None if text == LEFT else int(text), out),
        }

    def _shown(self, mine: Arrangement) -> Plan:
        return Plan(page=plan_of(mine, self.words), ready=True)
