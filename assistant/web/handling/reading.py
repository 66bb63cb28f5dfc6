"""Reading the posts: what was found, and how far the reading is."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain import value
from assistant.web import cards
from assistant.web.handling.handler import Handler


@value
class Welcome:
    """The first thing on the page: what was found, and whether it still has to be read."""

    found: str = ""
    status: str = ""
    needed: bool = False
    busy: bool = False


class Reading(Handler):
    """The first thing on the page, and reading again later."""

    def welcome(self) -> Welcome:
        """What lies in the author's folders, and whether it was read."""
        return self.guarded(self._found, lambda told: Welcome(found=told, needed=True))

    def read(self) -> Iterator[Welcome]:
        """Read what changed, telling how far it is."""
        found = self.welcome().found
        steps = self.paced(self.product.memory.index())
        try:
            for status in steps:
                yield Welcome(found=found, status=status, needed=True, busy=True)
        except Exception as error:
            told = self.told(error)
            yield Welcome(found="" if found == told else found, status=told, needed=True)
        else:
            yield Welcome(status=self._report(steps.result))

    def _found(self) -> Welcome:
        product = self.product
        said = self.words["found_sample" if product.settings.uses_sample else "found"]
        told = said.format(
            folder=", ".join(str(folder) for folder in product.settings.corpus_folders),
            posts=len(product.ground.corpus.posts),
            reviews=len(product.ground.corpus.yearly()),
        )
        needed = not product.memory.indexed()
        if needed:
            told = f"{told} {self.words['read_invitation']}"
        return Welcome(found=cards.empty(told), needed=needed)

    def _report(self, report: object) -> str:
        said = self.words["read_done"].format(
            posts=len(self.product.ground.corpus.posts), passages=getattr(report, "passages", 0)
        )
        skipped = getattr(report, "skipped", 0)
        return cards.done(said, self.words["read_skipped"].format(skipped=skipped) if skipped else "")
