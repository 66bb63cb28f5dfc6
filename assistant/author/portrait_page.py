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
    """What stands over the parts of the page, and below its title."""

    page: str
    read: str
    endings: str
    lengths: str
    marks: str
    words: str
    changed: str
    every: str


KOREAN = Titles(
    page="목소리", read="글 {n}편에서 쟀습니다. 막대는 평소, 뒤의 띠는 회고마다 오간 폭입니다.",
    endings="해마다 문장을 맺는 법",
    lengths="문장 길이(글자)", marks="표시", words="내 회고의 낱말(다른 글에 견주어 몇 배)", changed="해마다 달라진 것",
    every="모든 버릇",
)  # fmt: skip
ENGLISH = Titles(
    page="Voice",
    read="Measured in {n} texts. The bar is what is usual, the band behind it how far the reviews differ.",
    endings="How sentences end, year by year", lengths="Sentence length (characters)", marks="Marks",
    words="Words of your reviews (times as often as in your other posts)", changed="What changed over the years",
    every="Every habit",
)  # fmt: skip
WIDTH, BAR, LINE = 200, 14, 34  # of a plot: units across, height of a bar and of a line over the years
CHANGED = 12  # habits shown as changed over the years; the others are folded away
STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --dim: #666; --paper: #fff; --bar: #4a6fa5; --soft: #8884;
        --e0: #4a6fa5; --e1: #d08c4a; --e2: #7a9e5f; --e3: #a56a9a; --e4: #999; --e5: #c9b458; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; --dim: #aaa; --paper: #16181c; --bar: #8fb0e0; } }
body { font: 16px/1.5 system-ui, "Noto Sans CJK KR", sans-serif; color: var(--ink); background: var(--paper);
       max-width: 46rem; margin: 2rem auto; padding: 0 1rem; word-break: keep-all; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; } p, small { color: var(--dim); }
.row { display: grid; grid-template-columns: 1fr 7rem 13rem; gap: .1rem .8rem; align-items: center; padding: .15rem 0; }
.row > :nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; color: var(--dim); white-space: nowrap; }
svg { display: block; width: 100%; height: auto; } svg.bar { height: 14px; }
rect.range { fill: var(--soft); } rect.bar, circle { fill: var(--bar); } text { fill: var(--dim); font-size: 9px; }
polyline { stroke: var(--bar); fill: none; stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.key { display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .85rem; color: var(--dim); margin-bottom: .5rem; }
.key i { display: inline-block; width: .8em; height: .8em; margin-right: .35em; border-radius: 2px; }
summary { cursor: pointer; margin: 2.2rem 0 .6rem; font-weight: 600; }
@media (max-width: 34rem) {
  .row { grid-template-columns: 1fr auto; padding: .3rem 0; } .row > :nth-child(3) { grid-column: 1 / -1; }
}
"""


@value
class Line:
    """One line of a part: a name, a figure, a plot as SVG."""

    name: str
    figure: str
    plot: str


def page(shown: Portrait) -> str:
    """The portrait as one self-contained HTML page, light or dark as the reader's system is."""
    titles = KOREAN if shown.language == "ko" else ENGLISH
    longest = max((share for _, share in shown.lengths), default=0.0) or 1.0
    keenest = max((times for _, times in shown.words), default=1.0)
    changing = sorted((row for row in shown.rows if row.changes), key=lambda row: row.change, reverse=True)
    most = [_line(row.name, _figure(row), _years(row)) for row in changing[:CHANGED]]
    marks = [_line(row.name, _figure(row), _bar(row, row.high or 1.0)) for row in shown.marks]
    every = [_line(row.name, _figure(row), _bar(row, row.high or 1.0)) for row in shown.rows]
    body = [
        f"<h1>{titles.page}</h1><p>{escape(titles.read.format(n=len(shown.documents)))}</p>",
        _endings(titles.endings, shown.endings),
        _part(titles.lengths, [_line(name, f"{n:.0%}", _plain(n / longest)) for name, n in shown.lengths]),
        _part(titles.marks, marks),
        _part(titles.words, [_line(word, f"×{n:.0f}", _plain(n / keenest)) for word, n in shown.words]),
        _part(titles.changed, most),
        f"<details><summary>{titles.every}</summary>{_lines(every)}</details>",
    ]
    return (
        f'<!doctype html><html lang="{escape(shown.language)}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{titles.page}</title>'
        f"<style>{STYLE}</style>{''.join(body)}</html>\n"
    )


def _line(name: str, figure: str, plot: str) -> Line:
    return Line(name=name, figure=figure, plot=plot)


def _figure(row: Row) -> str:
    return f"{row.rate:.2f}{escape(row.unit)}"


def _part(title: str, lines: Sequence[Line]) -> str:
    return f"<h2>{escape(title)}</h2>{_lines(lines)}" if lines else ""


def _lines(lines: Sequence[Line]) -> str:
    return "".join(
        f'<div class="row"><span>{escape(line.name)}</span><span>{line.figure}</span>{line.plot}</div>'
        for line in lines
    )


# --- Plots ------------------------------------------------------------------------------------------------


def _svg(height: int, inside: str, *, stretch: bool = True) -> str:
    """A plot; a bar may be stretched to the width there is, what has letters in it may not."""
    shape = 'class="bar" preserveAspectRatio="none"' if stretch else ""
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" {shape}>{inside}</svg>'


def _bar(row: Row, full: float) -> str:
    """The usual rate as a bar, the range of the author's reviews behind it."""
    low, rate, high = (WIDTH * min(1.0, n / full) for n in (row.low, row.rate, row.high))
    behind = f'<rect class="range" x="{low:.1f}" width="{max(2.0, high - low):.1f}" height="{BAR}"/>'
    return _svg(BAR, f'{behind}<rect class="bar" y="3" width="{rate:.1f}" height="8"/>')


def _plain(share: float) -> str:
    return _svg(BAR, f'<rect class="bar" y="3" width="{WIDTH * share:.1f}" height="8"/>')


def _endings(title: str, endings: Sequence[Row]) -> str:
    """A bar a year, of the classes of endings by their share of its sentences."""
    used = [row for row in endings if row.high > 0]
    if not used:
        return ""
    key = "".join(
        f'<span><i style="background:var(--e{n})"></i>{escape(row.name)}</span>' for n, row in enumerate(used)
    )
    lines = []
    for year, _ in used[0].per_year:
        at, parts = 0.0, ""
        for n, row in enumerate(used):
            share = dict(row.per_year).get(year, 0.0)
            told = f"<title>{escape(row.name)}: {share:.0%}</title>"
            place = f'x="{at:.1f}" width="{WIDTH * share:.1f}" height="{BAR}"'
            parts += f'<rect {place} style="fill:var(--e{n})">{told}</rect>'
            at += WIDTH * share
        most = max(used, key=lambda row: dict(row.per_year).get(year, 0.0))
        lines.append(_line(str(year), f"{dict(most.per_year)[year]:.0%}", _svg(BAR, parts)))
    return f'<h2>{escape(title)}</h2><div class="key">{key}</div>{_lines(lines)}'


def _years(row: Row) -> str:
    """How a habit changed: a dot a year, the first and the last year named."""
    top = max(rate for _, rate in row.per_year) or 1.0
    step = (WIDTH - 10) / max(1, len(row.per_year) - 1)
    points = [(5 + i * step, 21 - 17 * rate / top) for i, (_, rate) in enumerate(row.per_year)]
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2"><title>{year}: {rate:.2f}</title></circle>'
        for (x, y), (year, rate) in zip(points, row.per_year, strict=True)
    )
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    first, last = row.per_year[0][0], row.per_year[-1][0]
    named = f'<text x="0" y="{LINE - 2}">{first}</text><text x="{WIDTH}" y="{LINE - 2}" text-anchor="end">{last}</text>'
    return _svg(LINE, f'<polyline points="{path}"/>{dots}{named}', stretch=False)
