"""What leads an interview: the agenda decides what is asked; a model, where there is one, listens and words it.

One guide stands behind all windows of an interview, so that a model that fails is told of once. Made by the
service; the conversation asks it for the next question, for what was heard in an answer and what that called up.
Without a model, or after it failed, everything works the same with the questions of the bank.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant import errors, notices
from assistant.domain import AgendaItem, Citation, Turn
from assistant.errors import ModelError
from assistant.events import Event, QuestionDelta, Remark
from assistant.interview.agenda import agenda, next_item
from assistant.interview.areas import OTHER, areas
from assistant.interview.care import Care, care, receiving
from assistant.interview.depth import depth_of
from assistant.interview.known import Known
from assistant.interview.overview import Shown, opening
from assistant.interview.phrases import fill, phrases
from assistant.interview.replies import tells, wants_no_more
from assistant.interview.state import Heard, Interview

if TYPE_CHECKING:
    from assistant.interview.repeats import Repeats
    from assistant.memory.recall import Recall
    from assistant.model.chat import ChatModel

# Keys of questions that carry no quotation of their own: only these can repeat one another by meaning.
PLAIN = ("area:", "regrets:", "next_year:", "ending:", "topic:", "month:")
# Failures of one reply; after as many in a row, and after any other at once, the model is not asked again.
PASSING = (errors.BadReply, errors.ReplyCutOff, errors.ModelBusy, errors.EndpointFailed, errors.Unreachable)
PATIENCE = 2


class Guide:
    """Leads the interviews about one year."""

    def __init__(
        self,
        known: Known,
        *,
        model: ChatModel | None = None,
        recall: Recall | None = None,
        repeats: Repeats | None = None,
        cut_off: dt.date,
    ) -> None:
        self.known = known
        self._model = model
        self._recall = recall
        self._repeats = repeats
        self._cut_off = cut_off
        self._failed = 0
        self._misheard = 0  # replies in a row that were not of the shape asked for
        self._told = False

    @property
    def language(self) -> str:
        return self.known.language

    # --- what to ask ------------------------------------------------------------------------------------

    def standing(
        self,
        interview: Interview,
        earlier: Sequence[Turn],
        never: frozenset[str],
        last_year: Mapping[str, str],
    ) -> Known:
        """What is known now: this interview, the ones before it, last year's answers by the keys of their
        questions, and what is never to be asked.
        """
        return replace(
            self.known,
            depth=depth_of(interview.minutes),
            turns=interview.turns,
            earlier=tuple(earlier),
            heard=interview.heard,
            last_year=last_year,
            never=never,
        )

    def next(self, now: Known, area: str | None = None) -> AgendaItem | None:
        """What to ask now; about a part of life, where the author chose one. None where nothing is left."""
        if area is not None:
            chosen = self._about(now, area)
            if chosen is not None:
                return chosen
        wanted = next_item(now)
        while wanted is not None and self._is_repeated(wanted, now):
            now = replace(now, never=now.never | {wanted.key})
            wanted = next_item(now)
        return wanted

    def _about(self, now: Known, area: str) -> AgendaItem | None:
        """The best question about a part of life, however much of it this length has room for."""
        roomy = replace(now, depth=depth_of(10_000))
        for item in agenda(roomy):
            if item.area == area and not self._is_repeated(item, now):
                return replace(item, why=phrases(self.language)["why_asked"])
        return None

    def _is_repeated(self, item: AgendaItem, now: Known) -> bool:
        if self._repeats is None or not item.key.startswith(PLAIN):
            return False
        asked = [turn for turn in now.asked if turn.key.startswith(PLAIN)]
        return self._repeats.repeats(
            item.question,
            [turn.question for turn in asked],
            [turn.question for turn in asked if turn.area == item.area],
        )

    # --- how to say it ----------------------------------------------------------------------------------

    def wording(self, item: AgendaItem, now: Known) -> Generator[Event, None, AgendaItem]:
        """The question piece by piece; returns the item as it was worded."""
        if self._model is None or item.key == "opening":
            yield QuestionDelta(text=item.question)
            return item
        from assistant.interview.wording import rest_of, wording

        shown = ""
        said = wording(
            item, now.turns, self._model, year=now.year, language=self.language,
            repeated=lambda question: self._is_repeated(replace(item, question=question), now),
        )  # fmt: skip
        try:
            with closing(said) as pieces:
                while True:
                    piece = next(pieces)
                    shown += piece
                    yield QuestionDelta(text=piece)
        except StopIteration as end:
            self._failed = 0
            worded: AgendaItem = end.value
            return worded
        except ModelError as error:
            yield from self._tell(error)
            question = rest_of(item.question, shown.rstrip())
            yield QuestionDelta(text=question[len(shown.rstrip()) :].lstrip())
            return replace(item, question=question)

    def listened(self, turn: Turn) -> Generator[Event, None, Heard | None]:
        """What the model hears in an answer; None without one, and where the author passed."""
        if self._model is None or self._misheard >= PATIENCE or wants_no_more(turn.answer):
            return None
        from assistant.interview.listening import listen

        try:
            heard = listen(turn, self._model, language=self.language)
        except (errors.BadReply, errors.ReplyTooLong):
            self._misheard += 1  # it may still word a question well
            return None
        except ModelError as error:
            yield from self._tell(error)
            return None
        self._failed = self._misheard = 0
        return heard

    def _tell(self, error: ModelError) -> Iterator[Event]:
        """Say once that the model does not answer, and stop asking one that will not."""
        self._failed += 1
        if not isinstance(error, PASSING) or self._failed >= PATIENCE:
            self._model = None
        if not self._told:
            self._told = True
            said = notices.said(error.message, self.language)
            yield Remark(text=fill(phrases(self.language)["no_model"], fault=said))

    # --- how an answer is received ----------------------------------------------------------------------

    def care(self, turn: Turn, interview: Interview) -> Care:
        """How to receive an answer: by its words, and by what a model heard."""
        before = sum(
            self._weighs(one, interview.heard.get(one.n)) for one in interview.turns if one.n < turn.n
        )
        told, heard = care(turn.answer, self.language, before), interview.heard.get(turn.n)
        if told.kind == "none" and heard is not None and heard.heavy:
            return Care(kind="heavy", said=receiving(self.language, before))
        return told

    def _weighs(self, turn: Turn, heard: Heard | None) -> bool:
        return care(turn.answer, self.language).kind != "none" or bool(heard and heard.heavy)

    def called_up(self, turn: Turn, interview: Interview) -> tuple[Citation, ...]:
        """Earlier entries that an answer brings to mind, none that was shown or quoted before; none where it
        tells of something that hurts.
        """
        said = turn.answer
        sore = care(said, self.language).kind != "none"
        if self._recall is None or sore or wants_no_more(said):
            return ()
        from assistant.interview.reminding import called_up

        shown = {cite.path for cites in interview.called_up.values() for cite in cites}
        shown |= {cite.path for asked in interview.turns for cite in asked.cites}
        return called_up(said, self._recall, before=self._cut_off, year=self.known.year, shown=shown)

    # --- what is shown ----------------------------------------------------------------------------------

    def opening(self) -> tuple[Shown, ...]:
        """What stands above the first question."""
        known = self.known
        return opening(known.corpus, known.threads, known.year, known.language, known.until)

    def progress(self, turns: Sequence[Turn]) -> Mapping[str, int]:
        """How many answers tell of each part of life, by its name in the author's language."""
        words = areas(self.language)
        answered: Counter[str] = Counter()
        for turn in turns:
            if tells(turn):
                known = turn.area in words.labels and turn.area != OTHER
                answered[turn.area if known else words.of(turn.answer)] += 1
        return {label: answered[area] for area, label in words.labels.items()}

    def area_named(self, name: str) -> str | None:
        """The part of life an author means by a word: its name, its key, or a word that tells of it."""
        words = areas(self.language)
        wanted = name.strip().casefold()
        for area, label in words.labels.items():
            if wanted and wanted in (area, label.casefold()):
                return area
        found = words.of(name)
        return found if found != OTHER else None
