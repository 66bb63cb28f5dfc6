"""What lies on the author's desk, year by year: a text they are typing that is no version yet, an outline they are
arranging. It is on disk with every change, so that nothing is lost to a closed tab or a crash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import DraftError
from assistant.files import write_text
from assistant.service.ground import Ground

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.arrangement import Arrangement


class Desk:
    """The desk of one author."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def typed(self, year: int, version: int) -> str | None:
        """The text they are making of a version; None where they are not."""
        try:
            return self._text(year, version).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise DraftError(
                f"The text you were typing cannot be read: {error}.",
                hint="It lies in the workspace, under desk.",
            ) from error

    def keep_typed(self, year: int, version: int, text: str) -> None:
        """The text as it is now."""
        self._put(self._text(year, version), text)

    def clear_typed(self, year: int, version: int) -> None:
        """The text has become a version, or is not wanted."""
        self._text(year, version).unlink(missing_ok=True)

    def arranged(self, year: int) -> Arrangement | None:
        """The outline they are arranging; None where they are not, or what is there cannot be read."""
        from assistant.drafting.arrangement import Arrangement
        from assistant.drafting.run import adapter

        try:
            made = adapter(Arrangement).validate_json(self._outline(year).read_bytes())
        except (OSError, ValueError):
            return None
        return made if isinstance(made, Arrangement) else None

    def keep_arranged(self, year: int, arrangement: Arrangement) -> None:
        """The outline as it is now."""
        from assistant.drafting.arrangement import Arrangement
        from assistant.drafting.run import adapter

        self._put(self._outline(year), adapter(Arrangement).dump_json(arrangement, indent=1).decode("utf-8"))

    def clear_arranged(self, year: int) -> None:
        """The outline as it was made is wanted again."""
        self._outline(year).unlink(missing_ok=True)

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
