"""A portrait as one page of HTML that opens anywhere.

The plots are bars and rows of dots: lengths written into SVG, with no axis or interaction a library would
be needed for. So there is none, and the page loads nothing from anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.author.portrait import Portrait, Row
from assistant.domain import value


@value
class Titles:
    """What stands over the parts of the page."""

    page: str
    endings: str
    lengths: str
    marks: str
    words: str
    years: str


KOREAN = Titles(
    page="목소리", endings="문장 끝", lengths="문장 길이(글자)", marks="표시",
    words="내 회고의 낱말", years="해마다",
)  # fmt: skip
ENGLISH = Titles(
    page="Voice", endings="Sentence endings", lengths="Sentence length (characters)", marks="Marks",
    words="Words of your reviews", years="Year by year",
)  # fmt: skip
WIDTH = 200  # of a plot, in pixels
STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --bar: #4a6fa5; --soft: #8884; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16181c; --bar: #8fb0e0; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
       max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
td { padding: .15rem .5rem .15rem 0; vertical-align: middle; }
td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; width: 9rem; }
td:nth-child(3) { width: 13rem; } svg { display: block; max-width: 100%; }
rect.range { fill: var(--soft); } rect.bar, circle { fill: var(--bar); }
polyline { stroke: var(--bar); fill: none; stroke-width: 1.5; }
"""


@value
class Line:
    """One line of a table: a name, a figure, a plot as SVG."""

    name: str
    figure: str
    plot: str


def page(shown: Portrait) -> str:
    """The portrait as one self-contained HTML page, light or dark as the reader's system is."""
    titles = KOREAN if shown.language == "ko" else ENGLISH
    longest = max((share for _, share in shown.lengths), default=0.0) or 1.0
    keenest = max((times for _, times in shown.words), default=1.0)
    body = [
        f"<h1>{titles.page}</h1>",
        _table(titles.endings, [_line(row.name, f"{row.rate:.0%}", _bar(row, 1.0)) for row in shown.endings]),
        _table(titles.lengths, [_line(name, f"{n:.0%}", _plain(n / longest)) for name, n in shown.lengths]),
        _table(
            titles.marks,
            [_line(row.name, f"{row.rate:.2f}{row.unit}", _bar(row, row.high or 1.0)) for row in shown.marks],
        ),
        _table(titles.words, [_line(word, f"×{n:.0f}", _plain(n / keenest)) for word, n in shown.words]),
        _table(
            titles.years,
            [_line(row.name, f"{row.rate:.2f}{row.unit}", _years(row)) for row in shown.rows if row.changes],
        ),
    ]
    return (
        f'<!doctype html><html lang="{escape(shown.language)}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{titles.page}</title>'
        f"<style>{STYLE}</style>{''.join(body)}</html>\n"
    )


def _line(name: str, figure: str, plot: str) -> Line:
    return Line(name=name, figure=figure, plot=plot)


def _table(title: str, lines: Sequence[Line]) -> str:
    cells = "".join(
        f"<tr><td>{escape(line.name)}</td><td>{line.figure}</td><td>{line.plot}</td></tr>" for line in lines
    )
    return f"<h2>{escape(title)}</h2><table>{cells}</table>" if lines else ""


def _svg(height: int, inside: str) -> str:
    return f'<svg width="{WIDTH + 4}" height="{height}" role="img">{inside}</svg>'


def _bar(row: Row, full: float) -> str:
    """The usual rate as a bar, the range of the author's reviews behind it."""
    low, rate, high = (WIDTH * min(1.0, n / full) for n in (row.low, row.rate, row.high))
    behind = f'<rect class="range" x="{low:.1f}" width="{max(2.0, high - low):.1f}" height="14"/>'
    return _svg(14, f'{behind}<rect class="bar" y="3" width="{rate:.1f}" height="8"/>')


def _plain(share: float) -> str:
    return _svg(14, f'<rect class="bar" y="3" width="{WIDTH * share:.1f}" height="8"/>')


def _years(row: Row) -> str:
    """How a habit changed: a dot a year."""
    top = max(rate for _, rate in row.per_year) or 1.0
    step = (WIDTH - 10) / max(1, len(row.per_year) - 1)
    points = [(5 + i * step, 22 - 18 * rate / top) for i, (_, rate) in enumerate(row.per_year)]
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2"><title>{year}: {rate:.2f}</title></circle>'
        for (x, y), (year, rate) in zip(points, row.per_year, strict=True)
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return _svg(26, f'<polyline points="{path}"/>{dots}')
