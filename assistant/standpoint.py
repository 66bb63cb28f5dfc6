"""What was known when a year was looked back on: the posts up to a cut-off, without the author's own review of it.

Interview and draft of a year stand at the same place and see the same. Made by the service, kept as long as the
posts do not change: following the threads and reading the posts for an interview take seconds on a large blog.
"""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain import Corpus, Form, Thread, value

if TYPE_CHECKING:
    from assistant.interview.known import Known


@value
class Standpoint:
    """What was there before `cut_off`, the first day that is not seen."""

    corpus: Corpus
    threads: tuple[Thread, ...]
    form: Form
    cut_off: dt.date


class Standpoints:
    """The standpoints of one corpus. `language` is the setting: "auto" or the one to ask and draft in; `keep` is
    the folder in which threads that were followed are kept.
    """

    def __init__(self, corpus: Corpus, language: str, keep: Path) -> None:
        self.corpus = corpus
        self._keep = keep
        self._language = language
        self._made: dict[tuple[int, dt.date], Standpoint] = {}
        self._known: dict[int, Known] = {}
        self._standing = threading.RLock()  # one window's wait is every window's: nothing is made twice

    def of(self, year: int, cut_off: dt.date | None = None) -> Standpoint:
        """The standpoint of a year; the usual cut-off (evidence.usual_cut_off) unless told."""
        from assistant.drafting.evidence import usual_cut_off, visible

        cut_off = cut_off or usual_cut_off(year, dt.date.today())
        with self._standing:
            if (year, cut_off) not in self._made:
                seen = visible(self.corpus, year, cut_off)
                self._made[year, cut_off] = Standpoint(
                    corpus=seen,
                    threads=self._threads(seen, year),
                    form=self._form(seen, year),
                    cut_off=cut_off,
                )
            return self._made[year, cut_off]

    def known(self, year: int) -> Known:
        """What an interview about the year is led from, before any turn."""
        from assistant.interview.known import know
        from assistant.interview.questions import bank

        with self._standing:
            if year not in self._known:
                here = self.of(year)
                known = know(year, here.corpus, here.threads, here.form, bank(here.form.language))
                self._known[year] = replace(known, until=here.cut_off)
            return self._known[year]

    def threads(self) -> tuple[Thread, ...]:
        """The threads of the whole corpus, with everything the author said became of them."""
        return self._threads(self.corpus, None)

    def forget(self) -> None:
        """Make the standpoints anew when next asked: what is known of the threads changed."""
        with self._standing:
            self._made.clear()
            self._known.clear()

    def _threads(self, corpus: Corpus, year: int | None) -> tuple[Thread, ...]:
        """The threads of a corpus; a correction about a year after the one stood at is not known yet."""
        from assistant.author.kept_threads import kept
        from assistant.author.thread_corrections import FILE, corrected, read_corrections
        from assistant.author.thread_reading import kept_reading

        said = read_corrections(self._keep / FILE)
        known = [correction for correction in said if year is None or correction.year <= year]
        read = kept_reading(corpus, self._keep)
        return corrected(kept(corpus, self._keep, threads_in) if read is None else read, known)

    def _form(self, corpus: Corpus, year: int) -> Form:
        from assistant.author.form import learn_form, plain_form

        form = learn_form(corpus, year)
        return form if self._language in ("auto", form.language) else plain_form(self._language, year)


def threads_in(corpus: Corpus) -> tuple[Thread, ...]:
    """The threads of a corpus, followed as far as it goes."""
    from assistant.author.thread_outcomes import follow
    from assistant.author.threads import find_threads

    return follow(find_threads(corpus), corpus)
