"""The interview as HTML: what was asked and said, the year as a grid, what was promised, what was called up.

Buttons say what they are for in their data: `data-post` opens a post, `data-turn` takes an answer up again,
`data-area` turns the talk to a part of life, `data-ask` asks about an entry. layout/talk.py hears them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.domain import Citation, Status, Thread, Turn
from assistant.interview.grid import Cell, Row
from assistant.interview.overview import Shown
from assistant.web import cards
from assistant.web.cards import EXCERPT, NOTHING, empty, excerpt
from assistant.web.markup import Html, joined, line_of, tag, unmarked

if TYPE_CHECKING:
    from assistant.posts.context import InContext

Words = Mapping[str, str]
FATES: tuple[Status, ...] = ("open", "partly", "unknown", "kept", "dropped")
WAITING = frozenset({"open", "partly"})
SHOWN = 7  # threads that are seen without asking for more
MANY = 4  # posts or answers of a cell that make it as dark as it gets


def opening(lines: Sequence[Shown], words: Words) -> Html:
    """What stands above the first question: the year month by month, and the first promise."""
    rows = []
    for line in lines:
        leads = [cards.opener(post.title, post.path, post.folder) for post in line.posts]
        if line.citation is not None:
            leads = [cards.opens(line.citation, words)]
        rows.append(tag("li", tag("p", line.text), *leads))
    return tag("ul", *rows, class_="opening") if rows else NOTHING


def conversation(turns: Sequence[Turn], words: Words, *, revisable: bool) -> Html:
    """The interview so far: each question, why it is asked, and what was said to it. While the next question is on
    its way no answer can be taken up again: the question's coming would put it away.
    """
    told = []
    for turn in turns:
        waits = turn.state == "asked"
        why = tag("p", turn.why, class_="why") if turn.why and waits else NOTHING
        told.append(tag("div", tag("p", turn.question), why, class_="question", data_n=turn.n))
        if turn.state == "answered":
            paragraphs = joined(tag("p", part) for part in turn.answer.split("\n\n"))
            again = tag(
                "button", words["revise"], type="button", class_="quiet revise", data_turn=turn.n,
                disabled=None if revisable else "",
            )  # fmt: skip
            told += [tag("div", paragraphs, class_="answer"), again]
        elif not waits:
            told.append(tag("div", words[f"was_{turn.state}"], class_="answer passed"))
    return tag("div", *told, class_="talk", role="log", aria_label=words["conversation"], tabindex=0)


def received(sentence: str) -> Html:
    """How a heavy answer is received."""
    return tag("p", sentence, class_="received", role="status")


def closing(words: Words) -> Html:
    """What is said when nothing is left to ask."""
    return tag("p", words["over"], class_="over")


def asking(text: str, words: Words) -> Html:
    """The next question while it is being worded; before its first word, that it is on its way."""
    if not text:
        return tag("p", words["hearing"], class_="listening", role="status")
    return tag("div", tag("p", text), class_="question growing", aria_busy="true")


# --- Beside it --------------------------------------------------------------------------------------------


def grid(rows: Sequence[Row], words: Words) -> Html:
    """The year: parts of life down, months across. What was written is pale, what was told is full."""
    head = tag(
        "tr",
        tag("td"),
        *(tag("th", str(month) if month % 3 == 1 else "", scope="col") for month in range(1, 13)),
    )
    return joined(
        (
            tag("h2", words["areas"]),
            tag(
                "table",
                tag("thead", head, aria_hidden="true"),
                tag("tbody", *(_row(row, words) for row in rows)),
                class_="grid",
            ),
        )
    )


def _row(row: Row, words: Words) -> Html:
    label = tag(
        "button", row.area, type="button", class_="quiet", data_area=row.area,
        title=words["turn_to"].format(area=row.area),
    )  # fmt: skip
    cells = (_cell(cell, row.area, month, words) for month, cell in enumerate(row.months, 1))
    return tag("tr", tag("th", label, scope="row", class_="told" if row.told else None), *cells)


def _cell(cell: Cell, area: str, month: int, words: Words) -> Html:
    named = words["months"].split()[month - 1]
    said = words["cell"].format(area=area, month=named, posts=cell.posts, told=cell.told)
    if not cell.posts and not cell.told:
        return tag("td", class_="none")
    kind, strength = ("told", cell.told) if cell.told else ("written", cell.posts)
    mark = tag("i", style=f"--much:{min(1.0, strength / MANY):.2f}", role="img", aria_label=said)
    return tag("td", mark, class_=kind, title=said)


def threads(found: Sequence[Thread], words: Words) -> Html:
    """Promises and regrets as chips, with what became of each; the first that wait, the others behind a line."""
    if not found:
        return NOTHING
    ordered = sorted(found, key=lambda thread: (FATES.index(thread.status), -thread.review))
    waiting = [_thread(thread, words) for thread in ordered if thread.status in WAITING][:SHOWN]
    others = [_thread(thread, words) for thread in ordered][len(waiting) :]
    summary = tag("summary", words["other_threads"].format(count=len(others)))
    behind = tag("details", summary, *others, class_="others") if others else NOTHING
    return joined([tag("h2", words["threads"]), *waiting, behind])


def _thread(thread: Thread, words: Words) -> Html:
    cite = thread.citation
    fate = tag("span", words[f"fate_{thread.status}"], class_="fate")
    year = tag("span", str(thread.review), class_="since")
    return tag(
        "details",
        tag("summary", fate, tag("span", line_of(cite.quote), class_="said"), year),
        tag(
            "p",
            cards.opens(cite, words),
            asker(words["ask_about"], cite.quote),
            class_="deeds",
        ),
        class_=f"thread now-{thread.status}",
    )


# --- Earlier entries --------------------------------------------------------------------------------------


def entries(cites: Sequence[Citation], around: Sequence[InContext], words: Words) -> Html:
    """The entries called up now, each where it stands."""
    if not cites:
        return empty(words["nothing_called_up"])
    return joined(_entry(cite, shown, words) for cite, shown in zip(cites, around, strict=True))


def _entry(cite: Citation, shown: InContext, words: Words) -> Html:
    before, span, after = (unmarked(text) for text in (shown.before, shown.span, shown.after))
    body = joined(_in_place(before, span, after))
    return cards.entry(cite, body, words, asker(words["ask_about"], cite.quote))


def _in_place(before: str, span: str, after: str) -> tuple[Html | str, ...]:
    """The span marked among the words around it; of a long one its beginning, which needs no mark to be seen."""
    if len(span) > EXCERPT:
        return (excerpt(re.sub(r"\n{2,}", "\n", span), ()),)
    return tag("span", before, class_="around"), tag("mark", span), tag("span", after, class_="around")


def asker(label: str, about: str) -> Html:
    """A button that asks what else was written about something."""
    return tag("button", label, type="button", class_="quiet", data_ask=about)
