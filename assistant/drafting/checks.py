"""What a draft must not do, each as a pure function that gives findings: place, reason, proof."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain import Finding, Section
from assistant.drafting.brief import Brief


def check(brief: Brief, sections: Sequence[Section]) -> tuple[Finding, ...]:
    """Everything the checks hold against the sections."""
    return ()
