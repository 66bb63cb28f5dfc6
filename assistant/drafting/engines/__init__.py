"""What writes: the quoting engine, which needs nothing, and the model engine. The pipeline knows only this
protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from assistant.domain import Finding, Outline, Section, Usage
from assistant.drafting.brief import Brief, SectionTask

Say = Callable[[str], None]  # takes text as it is written


class Engine(Protocol):
    """The verbs of a draft that need writing."""

    @property
    def name(self) -> str:
        """ "quoting" or "model"; stands in the draft."""
        ...

    def outline(self, brief: Brief) -> Outline:
        """An outline in which every piece of evidence is placed or left out."""
        ...

    def write(self, task: SectionTask, say: Say) -> Section:
        """The section, said piece by piece as it is written."""
        ...

    def revise(
        self, task: SectionTask, section: Section, findings: Sequence[Finding], hint: str, say: Say, /
    ) -> Section:
        """The section with the paragraphs mended that the findings name, or after the author's hint."""
        ...

    def used(self) -> Usage:
        """What the chat model took so far."""
        ...
