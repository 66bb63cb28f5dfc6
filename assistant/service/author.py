"""What the posts tell about the person who wrote them: the threads of their years, and their voice."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Corpus, Status, Thread
from assistant.errors import CorpusError, SettingsError
from assistant.service.ground import Ground

if TYPE_CHECKING:
    from assistant.author.portrait import Portrait
    from assistant.author.thread_ledger import Entry, Timeline
    from assistant.author.thread_reading import Reading
    from assistant.author.voice import Voice, VoiceScore
    from assistant.events import Event
    from assistant.model.chat import ChatModel


class Author:
    """The author, as far as the posts show them."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def threads(self, year: int | None = None) -> tuple[Thread, ...]:
        """What the reviews promised and regretted, and what became of it; one year's where told."""
        found = self._ground.standpoints.threads()
        return tuple(thread for thread in found if year is None or thread.review == year)

    def threads_before(self, year: int) -> tuple[Thread, ...]:
        """What was promised and regretted as far as it was known when the year was looked back on; kept at hand."""
        return self._ground.standpoints.of(year).threads

    def announce_reading(self) -> str:
        """One sentence, before `read_threads`: what reads, where the reviews go for it, how much that is at most."""
        from assistant.author.thread_reading import estimate

        settings = self._ground.settings
        tokens = estimate(self._ground.corpus, self._model())
        return (
            f"Model {settings.model}: your reviews go to {settings.endpoint}, at most {tokens.prompt:,} tokens there "
            f"and {tokens.reply:,} back. What was read before is not sent again."
        )

    def read_threads(self) -> Generator[Event, None, Reading]:
        """The threads read by the model, and used from here on wherever threads are. Only ever on request.

        Raises:
            SettingsError: no model is set.
            ModelError: the model failed; what it read until then is kept.
        """
        from assistant.author.thread_reading import read

        place = self._ground.settings.place.prepare()
        reading = yield from read(self._ground.corpus, self._model(), place.threads)
        self._ground.standpoints.forget()
        return reading

    def put_reading_aside(self) -> None:
        """Use the threads the rules find again, where a model's were used."""
        from assistant.author.thread_reading import put_aside

        put_aside(self._ground.settings.place.threads)
        self._ground.standpoints.forget()

    def _model(self) -> ChatModel:
        model = self._ground.chat()
        if model is None:
            raise SettingsError(
                "No model is set to read with.",
                hint="Set ASSISTANT_MODEL and its endpoint or key, or leave --engine away.",
            )
        return model

    def ledger(self, year: int | None = None) -> tuple[Entry, ...]:
        """The threads, each once with its history; those said in one year's review where told."""
        from assistant.author.thread_ledger import ledger

        entries = ledger(self.threads())
        return tuple(entry for entry in entries if year is None or any(t.review == year for t in entry.said))

    def timeline(self) -> Timeline:
        """The ledger over the years, for a picture of it."""
        from assistant.author.thread_ledger import timeline

        return timeline(self.ledger())

    def handles(self) -> Mapping[str, Thread]:
        """Every thread by what a person calls it by ("2024-3"), in the order of the reviews."""
        from assistant.author.thread_ledger import handles

        return handles(self.threads())

    def named(self, handle: str) -> Thread:
        """The thread a person calls by its handle ("2024-3") or its id.

        Raises:
            CorpusError: there is none.
        """
        named = self.handles()
        found = named.get(handle) or next((t for t in named.values() if t.id == handle), None)
        if found is None:
            raise CorpusError(f"No thread is called {handle}.", hint="See: assistant threads")
        return found

    def last_year_of(self, thread: Thread) -> int:
        """The year whose word on a thread is the last: of its outcomes, of the reviews after it, the one after it."""
        told = [outcome.year for outcome in thread.later]
        reviews = [review.period.year for review in self._ground.corpus.yearly()]
        return max([*told, *reviews, thread.review + 1])

    def correct(self, thread: Thread, year: int, status: Status) -> Thread:
        """Keep the author's word on what became of a thread by a year: it wins over what was read, from now on.

        Raises:
            CorpusError: the year is not after the review that says it.
        """
        from assistant.author.thread_corrections import FILE, add_correction

        if year <= thread.review:
            raise CorpusError(
                f"The review of {thread.review} says it; nothing had become of it by {year}.",
                hint=f"Give a year from {thread.review + 1} on.",
            )
        place = self._ground.settings.place.prepare()
        add_correction(place.threads / FILE, thread, year, status)
        self._ground.standpoints.forget()
        return self.named(thread.id)

    def voice(self, corpus: Corpus | None = None) -> Voice:
        """The author's voice, as far as their prose shows it."""
        from assistant.author.kept_voice import voice_of

        place = self._ground.settings.place.prepare()
        return voice_of(corpus or self._ground.corpus, place.voice)

    def score(self, file: Path) -> VoiceScore:
        """How near a text is to the author, beside how near their own reviews are to each other."""
        from assistant.author.voice import score

        return score(self._ground.take(file), self.voice())

    def showing(self, file: Path, score: VoiceScore) -> Mapping[str, tuple[str, ...]]:
        """The sentences of a text that show what stands out in it, by the features' keys."""
        from assistant.author.voice_sentences import sentences_showing

        return sentences_showing(self._ground.take(file), self.voice().language, score.features)

    def portrait(self) -> Portrait:
        """The figures that are shown of the voice; kept, so that only a changed corpus costs seconds."""
        from assistant.author.kept_voice import portrait_of

        place = self._ground.settings.place.prepare()
        return portrait_of(self._ground.corpus, place.voice)

    def write_portrait(self, file: Path) -> None:
        """The portrait as a page with plots, complete in itself."""
        from assistant.author.portrait_page import page

        self._ground.put(file, page(self.portrait()))
