"""What every part of the service stands on: the settings, and what the author wrote, read once."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Citation, Corpus, Post
from assistant.errors import SettingsError
from assistant.files import write_text
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.model.chat import ChatModel
    from assistant.posts.context import InContext
    from assistant.standpoint import Standpoints


class Ground:
    """One author's settings and posts. Nothing is read before it is needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._corpus: Corpus | None = None
        self._stood: Standpoints | None = None
        self._reading = (
            threading.RLock()
        )  # whoever comes second waits for the first instead of reading as well

    @property
    def corpus(self) -> Corpus:
        """Everything the author wrote, as it was when last read: at first use, and by every index that reads."""
        with self._reading:
            return self._corpus or self.read_again()

    def read_again(self) -> Corpus:
        """The posts as they are now, for everything that asks from here on."""
        from assistant.posts.corpus import read_corpus

        self._corpus = read_corpus(
            self.settings.corpus_folders,
            include_drafts=self.settings.include_drafts,
            exclude=(self.settings.workspace, self.settings.drafts),
        )
        return self._corpus

    def post(self, path: str, folder: str = "") -> Post | None:
        """The post at a path below a corpus folder; below any of them where none is told."""
        here = (post for post in self.corpus.posts if post.path == path and folder in ("", post.folder))
        return next(here, None)

    def in_context(self, citation: Citation) -> InContext:
        """A cited span and what surrounds it; alone where its post is gone or was changed."""
        from assistant.posts.context import InContext, in_context

        post = self.post(citation.path, citation.folder)
        if post is None or post.text[citation.start : citation.end] != citation.quote:
            return InContext(before="", span=citation.quote, after="")
        return in_context(post, citation.start, citation.end)

    @property
    def standpoints(self) -> Standpoints:
        """What was known when a year was looked back on, kept as long as the corpus is not read again."""
        from assistant.standpoint import Standpoints

        with self._reading:
            if self._stood is None or self._stood.corpus is not self.corpus:
                self._stood = Standpoints(self.corpus, self.settings.language, self.settings.place.threads)
            return self._stood

    @property
    def language(self) -> str:
        """The language of questions and drafts: the one set, else that of the author's last review."""
        if self.settings.language != "auto":
            return self.settings.language
        from assistant.author.form import learn_form

        return learn_form(self.corpus, self.likely_year(dt.date.today())).language

    def chat(self) -> ChatModel | None:
        """The model that reads and writes along; None where nothing of the author's leaves for one.

        Raises:
            SettingsError: a model is asked for, and it or its endpoint cannot be right.
        """
        if not self.settings.writes_with_model:
            return None
        from assistant.model.chat import open_chat

        return open_chat(self.settings)

    def likely_year(self, today: dt.date) -> int:
        """The year a review would look back on now: this one, but until February the one before."""
        return today.year - 1 if today.month <= 2 else today.year

    def take(self, file: Path) -> str:
        """The text of a file of the author's choice, in any encoding a post may have, its lines ended by \\n."""
        from assistant.posts.encoding import Undecodable, decode

        try:
            text = decode(file.read_bytes())
        except (OSError, Undecodable) as error:
            told = f"{file} cannot be read: {getattr(error, 'strerror', None) or error}."
            raise SettingsError(told, hint="Give a text or Markdown file.") from error
        return text.removeprefix("\ufeff").replace("\r\n", "\n")

    def put(self, file: Path, text: str) -> None:
        """Write a file of the author's choice, or say why it cannot be written."""
        try:
            write_text(file, text)
        except OSError as error:
            told = f"{file} cannot be written: {error.strerror or error}."
            raise SettingsError(told, hint="Choose another place.") from error
