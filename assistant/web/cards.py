"""Values of the domain as HTML. What the author wrote is shown as text someone wrote: escaped, never run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.domain import Citation, Draft, Hit


def card(title: str, when: str, quote: str) -> str:
    return (
        f'<article class="card"><div class="when">{escape(when)} · {escape(title)}</div>'
        f"<blockquote>{escape(quote)}</blockquote></article>"
    )


def citations(cites: Sequence[Citation], words: Mapping[str, str]) -> str:
    """The entries a question rests on."""
    if not cites:
        return f"<p>{escape(words['nothing_called_up'])}</p>"
    return "".join(card(c.title, _when(c.date, words), c.quote) for c in cites)


def hits(found: Sequence[Hit], words: Mapping[str, str]) -> str:
    """What a search brought up, best first."""
    if not found:
        return f"<p>{escape(words['nothing_found'])}</p>"
    return "".join(card(h.passage.title, _when(h.passage.date, words), h.passage.prose) for h in found)


def findings(draft: Draft, words: Mapping[str, str]) -> str:
    """What the checks hold against a draft, with the place."""
    if not draft.findings:
        return f"<p>{escape(words['no_findings'])}</p>"
    rows = (
        f"<li><b>{escape(draft.sections[f.section].heading or draft.title)}</b> {escape(f.reason)}</li>"
        for f in draft.findings
    )
    return f'<ul class="findings">{"".join(rows)}</ul>'


def _when(date: object, words: Mapping[str, str]) -> str:
    return str(date)[:10] if date else words["no_date"]
