"""What lies on the author's desk, year by year: a text they are typing that is no version yet, an outline they are
arranging. It is on disk with every change, so that nothing is lost to a closed tab or a crash.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import TYPE_CHECKING

from assistant.errors import DraftError
from assistant.events import Event
from assistant.files import write_text
from assistant.service.drafts import Drafts
from assistant.service.ground import Ground
from assistant.service.manuscripts import Written

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.arrangement import Arrangement
    from assistant.drafting.filling import Place


class Desk:
    """The desk of one author."""

    def __init__(self, ground: Ground, drafts: Drafts) -> None:
        self._ground = ground
        self._drafts = drafts

    # --- A text that is being typed -------------------------------------------------------------------

    def text(self, year: int, version: int) -> str:
        """What they are making of a version; where they are not, the version as its file says it."""
        typed = self.typed(year, version)
        if typed is not None:
            return typed
        return self._drafts.written(year, version).markdown.read_text(encoding="utf-8")

    def typed(self, year: int, version: int) -> str | None:
        """The text they are making of a version; None where they are not."""
        try:
            return self._text(year, version).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            told = f"The text you were typing cannot be read: {error}."
            raise DraftError(told, hint="It lies in the workspace, under desk.") from error

    def keep_typed(self, year: int, version: int, text: str) -> None:
        """The text as it is now."""
        self._put(self._text(year, version), text)

    def clear_typed(self, year: int, version: int) -> None:
        """The text is not wanted any more."""
        self._text(year, version).unlink(missing_ok=True)

    def keep_version(self, year: int, version: int, text: str) -> Written:
        """The text as the next version; then it is being typed no longer."""
        kept = self._drafts.keep_edits(year, version, text)
        self.clear_typed(year, version)
        return kept

    def fill(self, year: int, version: int | None, answers: Mapping[Place, str]) -> Written:
        """Questions of a version answered, or (with an empty answer) taken out, as the next version. A text that is
        being typed becomes part of it.
        """
        from assistant.drafting.filling import filled

        draft = self._drafts.written(year, version).draft
        text = self.text(year, draft.version)
        return self.keep_version(year, draft.version, filled(draft, text, answers))

    # --- An outline that is being arranged ------------------------------------------------------------

    def plan(self, year: int) -> Generator[Event, None, Arrangement]:
        """The year's outline: as it was arranged, where it was, over what they have told since.

        Raises:
            DraftError: nothing is known of the year.
            ModelError: the model failed.
        """
        from assistant.drafting.arrangement import arrange, carry

        fresh = yield from self._drafts.outline(year)
        evidence = self._drafts.evidence(year)
        mine = self.arranged(year)
        now = arrange(fresh, evidence) if mine is None else carry(mine, fresh, evidence)
        self._keep_arranged(year, now)
        return now

    def arranged(self, year: int) -> Arrangement | None:
        """The outline as it was left; None where none was made, or what is there cannot be read."""
        from assistant.drafting.arrangement import Arrangement
        from assistant.drafting.run import adapter

        try:
            made = adapter(Arrangement).validate_json(self._outline(year).read_bytes())
        except (OSError, ValueError):
            return None
        return made if isinstance(made, Arrangement) else None

    def arrange(self, year: int, change: Callable[[Arrangement], Arrangement]) -> Arrangement:
        """The outline after a change of the author's.

        Raises:
            DraftError: there is none, or it cannot be kept.
        """
        mine = self.arranged(year)
        if mine is None:
            raise DraftError(f"No outline of {year} is on the desk.", hint="Make it first.")
        now = change(mine)
        self._keep_arranged(year, now)
        return now

    def clear_arranged(self, year: int) -> None:
        """The outline is wanted as it was made."""
        self._outline(year).unlink(missing_ok=True)

    # --- Where it lies --------------------------------------------------------------------------------

    def _keep_arranged(self, year: int, arrangement: Arrangement) -> None:
        from assistant.drafting.arrangement import Arrangement
        from assistant.drafting.run import adapter

        self._put(self._outline(year), adapter(Arrangement).dump_json(arrangement, indent=1).decode("utf-8"))

    def _text(self, year: int, version: int) -> Path:
        return self._ground.settings.workspace / "desk" / str(year) / f"v{version}.md"

    def _outline(self, year: int) -> Path:
        return self._ground.settings.workspace / "desk" / str(year) / "outline.json"

    def _put(self, file: Path, text: str) -> None:
        self._ground.settings.place.prepare()
        try:
            write_text(file, text)
        except OSError as error:
            raise DraftError(
                f"What you typed cannot be kept in {file.parent}: {error.strerror or error}.",
                hint="Free some space, or set ASSISTANT_WORKSPACE to a folder that can be written.",
            ) from error
