"""A draft as a page to read: every paragraph shows in the margin what it rests on and what is held against it, may be
locked or taken up, and every question has room for its answer.

A button or form carries what it does in `data-act` and where in `data-at` ("2 0": third section, first paragraph);
script/desk.js turns it into an event. What is typed into a field with `data-keeps` stays in the browser until it is
saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.domain import Draft, Evidence, Finding, Outline, Paragraph, Section, Usage
from assistant.web import cards
from assistant.web.markup import Html, html_of, line_of, tag, unmarked

Words = Mapping[str, str]
GLANCE = 48  # characters of a piece that is only named


def page_of(draft: Draft, words: Words, *, rewrites: bool, growing: Mapping[int, str] | None = None) -> Html:
    """The draft with its sources. `rewrites`: whether a model writes, that can be asked for a section again;
    `growing`: the text of sections that are being written anew.
    """
    parts = [
        _part(draft, s, section, words, rewrites)
        if growing is None or s not in growing
        else tag(
            "section", _heading(section, s), _growing(growing[s]), class_="part growing", aria_busy="true"
        )
        for s, section in enumerate(draft.sections)
    ]
    return tag("article", _head(draft, words), *parts, _left_out(draft, words), class_="manuscript")


def page_so_far(plan: Outline | None, texts: Mapping[int, str], words: Words) -> Html:
    """What has been written while it is being written: every heading in its place from the start, so that nothing
    moves but the text that comes.
    """
    if plan is None:
        return tag("article", class_="manuscript growing", aria_busy="true")
    head = tag(
        "header", tag("h2", plan.title, class_="title"), tag("p", words["being_written"], class_="trail")
    )
    parts = [
        tag(
            "section",
            tag(_level(section.level), line_of(section.heading)) if section.heading else cards.NOTHING,
            _growing(texts.get(n, "")),
            class_="part",
        )
        for n, section in enumerate(plan.sections)
    ]
    return tag("article", head, *parts, class_="manuscript growing", aria_busy="true")


def _growing(text: str) -> Html:
    """What is there of a section so far."""
    return html_of(text) if text else tag("p", "…", class_="waits")


def contents_of(draft: Draft, words: Words) -> Html:
    """The sections to go to, with how many questions and findings wait in each."""
    rows = []
    for s, section in enumerate(draft.sections):
        asked = sum(p.origin == "question" for p in section.paragraphs)
        doubts = sum(f.section == s for f in draft.findings)
        name = line_of(section.heading) if section.heading else words[f"purpose_{section.purpose}"]
        rows.append(
            tag(
                "li",
                tag("a", name, href=f"#s{s}"),
                _count(asked, "?", words["asked_count"]),
                _count(doubts, "!", words["doubts_count"]),
            )
        )
    return tag(
        "nav", tag("h2", words["contents"]), tag("ol", *rows), class_="contents", aria_label=words["contents"]
    )


def _count(number: int, mark: str, said: str) -> Html:
    if not number:
        return cards.NOTHING
    told = said.format(count=number)
    return tag("span", f"{mark} {number}", class_="waiting", title=told, role="img", aria_label=told)


def _head(draft: Draft, words: Words) -> Html:
    told = [draft.file_name, words["wrote_quoting" if draft.engine == "quoting" else "wrote_model"]]
    taken = took(draft.usage, words)
    return tag(
        "header",
        tag("h2", draft.title, class_="title"),
        tag("p", " · ".join([*told, *([taken] if taken else [])]), class_="trail"),
    )


def took(usage: Usage, words: Words) -> str:
    """What the model took, in a phrase; empty where none wrote."""
    if not usage.calls:
        return ""
    told = words["took"].format(
        calls=usage.calls, prompt=f"{usage.prompt_tokens:,}", reply=f"{usage.reply_tokens:,}"
    )
    return told if usage.cost is None else f"{told} · {words['cost'].format(cost=f'{usage.cost:.3f}')}"


def _part(draft: Draft, s: int, section: Section, words: Words, rewrites: bool) -> Html:
    against = [f for f in draft.findings if f.section == s]
    whole = [tag("p", f.reason, class_="doubt") for f in against if f.paragraph is None]
    return tag(
        "section",
        tag("div", _heading(section, s), _again(draft, s, section, words, rewrites), class_="part-head"),
        *whole,
        *(
            _paragraph(draft, (s, p), paragraph, [f for f in against if f.paragraph == p], words)
            for p, paragraph in enumerate(section.paragraphs)
        ),
        class_="part",
        id=f"s{s}",
    )


def _heading(section: Section, s: int) -> Html:
    if not section.heading:
        return cards.NOTHING
    return tag(_level(section.level), line_of(section.heading), id=f"h{s}")


def _level(level: int) -> str:
    return f"h{min(6, max(3, level + 1))}"


def _again(draft: Draft, s: int, section: Section, words: Words, rewrites: bool) -> Html:
    """The section asked for again with a hint; where no model writes, why that cannot be."""
    name = section.heading or words[f"purpose_{section.purpose}"]
    if not rewrites:
        return cards.NOTHING
    form = tag(
        "form",
        tag(
            "input", type="text", name_="text", placeholder=words["hint"], aria_label=words["hint"],
            data_keeps=f"{draft.year}-{draft.version}-hint-{s}", autocomplete="off",
        ),
        tag("button", words["rewrite_go"], type="submit", class_="small"),
        data_act="rewrite",
        data_at=str(s),
    )  # fmt: skip
    summary = tag("summary", words["rewrite"], aria_label=f"{words['rewrite']}: {name}")
    return tag("details", summary, form, class_="again")


def _paragraph(
    draft: Draft, at: tuple[int, int], paragraph: Paragraph, against: Sequence[Finding], words: Words
) -> Html:
    place, where = f"s{at[0]}p{at[1]}", f"{at[0]} {at[1]}"
    if paragraph.origin == "question":
        return _question(draft, place, where, paragraph, words)
    resting = [piece for piece in draft.evidence if piece.id in paragraph.evidence]
    lock = tag(
        "button", words["locked" if paragraph.locked else "lock"], type="button", class_="quiet",
        data_act="unlock" if paragraph.locked else "lock", data_at=where,
        aria_pressed="true" if paragraph.locked else "false", title=words["lock_what"],
    )  # fmt: skip
    edit = tag("button", words["edit_here"], type="button", class_="quiet", data_act="edit", data_at=where)
    margin = tag(
        "div",
        *(tag("p", finding.reason, class_="doubt") for finding in against),
        tag("div", _sources(resting, paragraph, words), lock, edit, class_="tools"),
        class_="margin",
    )
    locked = " locked" if paragraph.locked else ""
    return tag(
        "div", tag("div", html_of(paragraph.text), class_="text"), margin,
        class_=f"paragraph {paragraph.origin}{locked}", id=place,
    )  # fmt: skip


def _question(draft: Draft, place: str, where: str, paragraph: Paragraph, words: Words) -> Html:
    box = tag(
        "textarea", name_="text", rows=2, id=f"{place}-answer", placeholder=words["fill_hint"], data_at=where,
        data_keeps=f"{draft.year}-{draft.version}-{place}",
    )  # fmt: skip
    moves = tag(
        "div",
        tag("button", words["fill"], type="submit", class_="small"),
        tag("button", words["dismiss"], type="button", class_="quiet", data_act="dismiss", data_at=where),
        class_="moves",
    )
    label = tag("label", html_of(paragraph.text), for_=f"{place}-answer")
    mark = tag("span", "?", class_="ask", aria_hidden="true")
    form = tag("form", label, box, moves, data_act="fill", data_at=where)
    return tag("div", mark, form, class_="paragraph asks", id=place)


def _sources(resting: Sequence[Evidence], paragraph: Paragraph, words: Words) -> Html:
    """Where a paragraph comes from; it opens by pointing at the paragraph, by a tap, by the keyboard."""
    kind = words[f"origin_{paragraph.origin}"]
    if not resting:
        return tag("span", kind, class_="origin")
    label = words["sources"].format(count=len(resting))
    said = [tag("p", words["said_so"].format(text=paragraph.said), class_="trail")] if paragraph.said else []
    shown = (source(piece, words) for piece in resting)
    return tag(
        "details",
        tag("summary", str(len(resting)), aria_label=label, title=words["where_from"]),
        tag("div", tag("p", kind, class_="origin"), *said, *shown, class_="cards"),
        class_="sources",
    )


def source(piece: Evidence, words: Words) -> Html:
    """A piece of evidence as a card: an entry of the author's with its place, or what they said."""
    if piece.citation is not None:
        return cards.entry(piece.citation, piece.citation.quote, words)
    return tag(
        "article",
        tag("header", tag("span", words["you_said"])),
        tag("p", piece.topic, class_="trail"),
        tag("blockquote", piece.text),
        class_="card",
    )


def _left_out(draft: Draft, words: Words) -> Html:
    """What no section uses, and why."""
    known = {piece.id: piece for piece in draft.evidence}
    rows = [
        tag("li", glance(known[left.evidence]), " ", tag("span", left.reason, class_="reason"))
        for left in draft.left_out
        if left.evidence in known
    ]
    if not rows:
        return cards.NOTHING
    summary = tag("summary", words["left_out"].format(count=len(rows)))
    return tag("details", summary, tag("ul", *rows), class_="left-out")


def glance(piece: Evidence) -> str:
    """The first words of a piece."""
    line = " ".join(unmarked(piece.text).split())
    return line if len(line) <= GLANCE else f"{line[:GLANCE].rstrip()}…"
