"""What the posts tell about the person who wrote them: the threads of their years, and their voice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Corpus, Thread
from assistant.errors import DraftError
from assistant.service.ground import Ground

if TYPE_CHECKING:
    from assistant.author.portrait import Portrait
    from assistant.author.voice import Voice, VoiceScore


class Author:
    """The author, as far as the posts show them."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def threads(self, year: int | None = None) -> tuple[Thread, ...]:
        """What the reviews promised and regretted, and what became of it; one year's where told."""
        from assistant.author.kept_threads import kept
        from assistant.standpoint import threads_in

        found = kept(self._ground.corpus, self._ground.settings.place.threads, threads_in)
        return tuple(thread for thread in found if year is None or thread.review == year)

    def threads_before(self, year: int) -> tuple[Thread, ...]:
        """What was promised and regretted as far as it was known when the year was looked back on; kept at hand."""
        return self._ground.standpoints.of(year).threads

    def voice(self, corpus: Corpus | None = None) -> Voice:
        """The author's voice, as far as their prose shows it."""
        from assistant.author.voice import profile

        return profile(corpus or self._ground.corpus)

    def score(self, file: Path) -> VoiceScore:
        """How near a text is to the author, beside how near their own reviews are to each other."""
        from assistant.author.voice import score
        from assistant.posts.encoding import Undecodable, decode

        try:
            text = decode(file.read_bytes())
        except (OSError, Undecodable) as error:
            raise DraftError(
                f"{file} cannot be read: {error}.", hint="Give a text or Markdown file."
            ) from error
        return score(text, self.voice())

    def portrait(self) -> Portrait:
        from assistant.author.portrait import portrait

        return portrait(self.voice(), self._ground.corpus)

    def write_portrait(self, file: Path) -> None:
        """The portrait as a page with plots, complete in itself."""
        from assistant.author.portrait_page import page

        self._ground.put(file, page(self.portrait()))
