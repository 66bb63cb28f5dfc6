"""The author's voice: its portrait, and how near a draft is to it."""

from __future__ import annotations

from assistant.errors import CorpusError
from assistant.web import cards
from assistant.web.handling.handler import Handler
from assistant.web.likeness import portrait_of
from assistant.web.meter import meter_of


class Voicing(Handler):
    """The voice in the page."""

    def portrait(self) -> str:
        """The portrait with its plots and examples."""

        def shown() -> str:
            from assistant.author.voice_examples import examples

            portrait = self.product.author.portrait()
            return portrait_of(portrait, examples(self.product.ground.corpus), self.words)

        return self.guarded(shown, lambda told: told)

    def meter(self, year: int, version: int | None) -> str:
        """How near a version is to the voice; nothing where there is none, or too little to tell a voice by."""

        def shown() -> str:
            from assistant.author.voice_sentences import sentences_showing

            if not self.product.drafts.versions(year):
                return ""
            written = self.product.drafts.written(year, version)
            try:
                score = self.product.author.score(written.markdown)
                language = self.product.author.voice().language
            except CorpusError:
                return cards.empty(self.words["no_voice"])
            text = written.markdown.read_text(encoding="utf-8")
            return meter_of(score, sentences_showing(text, language, score.features), self.words)

        return self.guarded(shown, lambda told: told)
