"""A draft as a page to read: every paragraph opens to what it rests on, and shows its findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.domain import Draft, Evidence, Finding, Paragraph
from assistant.web import cards
from assistant.web.markup import Html, html_of, joined, line_of, tag

Words = Mapping[str, str]


def page_of(draft: Draft, words: Words) -> Html:
    """The draft with its sources."""
    told = [tag("header", tag("h2", draft.title, class_="title"), tag("p", draft.file_name, class_="trail"))]
    for s, section in enumerate(draft.sections):
        if section.heading:
            told.append(tag(f"h{min(6, max(3, section.level))}", line_of(section.heading), id=f"s{s}"))
        for p, paragraph in enumerate(section.paragraphs):
            against = [f for f in draft.findings if f.section == s and f.paragraph == p]
            told.append(_paragraph(paragraph, f"s{s}p{p}", draft.evidence, against, words))
    return tag("article", *told, class_="manuscript")


def page_so_far(texts: Mapping[int, str]) -> Html:
    """What has been written while it is being written, section by section."""
    sections = (tag("section", html_of(texts[section])) for section in sorted(texts))
    return tag("article", *sections, class_="manuscript growing", aria_busy="true")


def findings_of(draft: Draft, words: Words) -> Html:
    """What the checks hold against the draft, each leading to its place."""
    if not draft.findings:
        return cards.empty(words["no_findings"])
    rows = (
        tag(
            "li",
            tag("a", draft.sections[f.section].heading or draft.title, href=f"#{_place(f)}"),
            " ",
            f.reason,
        )
        for f in draft.findings
    )
    return tag("ol", *rows, class_="findings")


def _place(finding: Finding) -> str:
    return f"s{finding.section}" if finding.paragraph is None else f"s{finding.section}p{finding.paragraph}"


def _paragraph(
    paragraph: Paragraph, place: str, evidence: Sequence[Evidence], against: Sequence[Finding], words: Words
) -> Html:
    body = html_of(paragraph.text)
    doubts = joined(tag("p", finding.reason, class_="doubt") for finding in against)
    if paragraph.origin == "question":
        return tag(
            "div", tag("p", "?", class_="mark"), tag("div", body, doubts), class_="paragraph asks", id=place
        )
    resting = [piece for piece in evidence if piece.id in paragraph.evidence]
    return tag(
        "div", body, doubts, _sources(resting, words), class_=f"paragraph {paragraph.origin}", id=place
    )


def _sources(resting: Sequence[Evidence], words: Words) -> Html:
    if not resting:
        return cards.NOTHING
    label = f"{words['sources']}: {len(resting)}"
    return tag(
        "details",
        tag("summary", str(len(resting)), aria_label=label, title=words["sources"]),
        *(_source(piece, words) for piece in resting),
        class_="sources",
    )


def _source(piece: Evidence, words: Words) -> Html:
    if piece.citation is not None:
        cite = piece.citation
        return cards.card(
            cite.title, cards.when(cite.date, words), cite.quote, cite.path, words, cite.heading
        )
    return tag(
        "article",
        tag("header", tag("span", words["you_said"])),
        tag("p", piece.topic, class_="trail"),
        tag("blockquote", piece.text),
        class_="card",
    )
