"""The engine that needs no model: the author's own sentences, arranged, and holes left as questions.

A promise stands as the author quotes themselves, and below it their answer, word for word. Passages of the
year's posts follow as quotations with their date. Nothing is said that the author did not say, except
questions, which the reader sees to be such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.domain import Evidence, Finding, Outline, Paragraph, Section, Usage
from assistant.drafting.brief import Brief, SectionTask
from assistant.drafting.engines import Say
from assistant.drafting.hints import FRAGMENT, followed, understood
from assistant.drafting.likeness import Likeness, comes_back
from assistant.drafting.margins import promise_question
from assistant.drafting.outline import outline
from assistant.drafting.seams import seams
from assistant.drafting.wording import as_written
from assistant.interview.narration import narration
from assistant.interview.quoting import LEANS, LIST_MARK
from assistant.interview.text import FOOTNOTE, is_item, plain, points, sentences

EVERY_YEAR = ("opening", "ending")  # what stands there without an answer, the author writes every year
POINTS_BACK = ("이게", "그게", "이건", "그건", "이걸", "그걸", "그날", "그 ")  # to the sentence before
FEWEST_TO_CUT = 6  # sentences; a shorter answer stays in one piece
EXCERPT = 3  # sentences quoted from a post
EXCERPT_CHARACTERS = 240
# A sentence that what it tells of comes only after: somebody said this, a message came.
POINTS_ON = re.compile(
    r"(?:이랬|그랬|이렇게 말했|라고 했|말했|물었|썼|적었|문자가 왔|메시지가 왔|전화가 왔|다음과 같)[가-힣]{0,2}[.:…]*$"
    r"|(?:said|told me|asked|wrote|like this|this happened|as follows)[.:…]*$"
)
# Paragraphs that are no running text of the author's: quotations, pictures, headings, tables, code, lists.
NO_PROSE = re.compile(r"[ \t]*(?:>|!\[|#{1,6}[ \t]|\||```|~~~|<|\{[{%]|[-*+•][ \t]|\d{1,3}[.)][ \t])")


class QuotingEngine:
    """Lays out what the author said."""

    name = "quoting"

    def outline(self, brief: Brief) -> Outline:
        return outline(brief)

    def write(self, task: SectionTask, say: Say) -> Section:
        section = task.section
        paragraphs = tuple(_paragraphs(task))
        for paragraph in paragraphs:
            say(paragraph.text + "\n\n")
        return Section(
            heading=section.heading, level=section.level, purpose=section.purpose, paragraphs=paragraphs
        )

    def revise(
        self, task: SectionTask, section: Section, _findings: Sequence[Finding], hint: str, say: Say, /
    ) -> Section:
        """The section with sentences left out after the hint; without one, laid out anew.

        Raises:
            DraftError: the hint asks for what only a model can do.
        """
        if not hint:
            return self.write(task, say)
        wanted = understood(hint, task.brief.form.language)
        shown = replace(section, paragraphs=followed(wanted, section.paragraphs, task.brief))
        for paragraph in shown.paragraphs:
            say(paragraph.text + "\n\n")
        return shown

    def used(self) -> Usage:
        return Usage()


def _paragraphs(task: SectionTask) -> Iterator[Paragraph]:
    brief, pieces = task.brief, task.pieces()
    said = "\n".join(plain(piece.text) for piece in pieces if piece.kind == "answer")
    items: list[Evidence] = []
    promised: Evidence | None = None  # what the next answer speaks of
    for piece in pieces:
        if promised and (piece.kind != "answer" or is_item(piece.text)):
            yield promise(brief, promised)
            promised = None
        if piece.kind == "answer" and is_item(piece.text):
            items.append(piece)
            continue
        if items:
            yield _own(brief, items)
            items = []
        if piece.kind == "thread" and piece.id in brief.promises:
            promised = piece
        elif piece.kind == "thread":
            yield promise(brief, piece)
        elif piece.kind == "post" and task.section.purpose not in EVERY_YEAR:
            yield _excerpt(brief, piece, said)
        else:
            yield from _answer_to(brief, piece, promised) if promised else _in_paragraphs(brief, piece)
            promised = None
    if promised:
        yield promise(brief, promised)
    if items:
        yield _own(brief, items)
    asks = any(piece.kind == "thread" and piece.id not in brief.promises for piece in pieces)
    stands = task.section.purpose in EVERY_YEAR and any(piece.kind == "post" for piece in pieces)
    if not said and not asks and not stands:  # one question opens a section well enough
        yield gap(task)


def gap(task: SectionTask) -> Paragraph:
    """The question that stands where a section has nothing to say yet."""
    asked = seams(task.brief.form.language)[f"ask_{task.section.purpose}"]
    return Paragraph(text=asked, evidence=(), origin="question")


def promise(brief: Brief, piece: Evidence) -> Paragraph:
    """What an earlier review promised: quoted where it is answered, a question where it is not."""
    if piece.id not in brief.promises:
        return promise_question(brief, piece)
    words = LIST_MARK.sub("", piece.text.strip())
    return Paragraph(
        text=brief.manner.quote(words, brief.promised_in(piece)), evidence=(piece.id,), origin="author"
    )


def _answer_to(brief: Brief, piece: Evidence, promised: Evidence) -> Iterator[Paragraph]:
    """An answer, and a promise right before where it speaks of it: on top where the question asked for that."""
    said = sentences(piece.text)
    question = brief.questions.get(brief.promises[promised.id], "")
    at = comes_back(promised.text, question, said, brief.form.language) if "\n" not in piece.text else 0
    while at > 0 and _leans(said[at]):
        at -= 1
    if at > 0:
        yield from _in_paragraphs(brief, replace(piece, text=" ".join(said[:at])))
    yield promise(brief, promised)
    yield from _in_paragraphs(brief, replace(piece, text=" ".join(said[at:])) if at > 0 else piece)


def _in_paragraphs(brief: Brief, piece: Evidence) -> Iterator[Paragraph]:
    """An answer in paragraphs as long as theirs are: it was told in one breath, and is cut between sentences only."""
    whole = _own(brief, [piece])
    said = sentences(whole.said or whole.text)
    parts = round(len(said) / brief.paragraph) if brief.paragraph and "\n" not in whole.text else 1
    if piece.kind != "answer" or len(said) < FEWEST_TO_CUT or parts < 2:
        yield whole
        return
    cuts = [0, *(_cut(said, round(n * len(said) / parts)) for n in range(1, parts)), len(said)]
    for first, last in pairwise(cuts):
        if first < last:
            yield _own(brief, [replace(piece, text=" ".join(said[first:last]))])


def _cut(said: Sequence[str], planned: int) -> int:
    """Where a paragraph may end near a planned place: not before a sentence that leans on the one before it."""
    for at in (planned, planned + 1, planned - 1):
        if not 0 < at < len(said):
            continue
        if not _leans(said[at]):
            return at
    return planned


def _leans(sentence: str) -> bool:
    """Whether a sentence says little without the one before it."""
    return len(sentence) < FRAGMENT or LEANS.match(sentence) is not None or sentence.startswith(POINTS_BACK)


def _own(brief: Brief, pieces: Sequence[Evidence]) -> Paragraph:
    """What the author said, as they write it; where that is not to the letter what they said, with it."""
    said = "\n".join(piece.text for piece in pieces)
    text = as_written(said, brief) if all(piece.kind == "answer" for piece in pieces) else said
    return Paragraph(
        text=text,
        evidence=tuple(piece.id for piece in pieces),
        origin="author",
        said="" if text == said else said,
    )


def _excerpt(brief: Brief, piece: Evidence, said: str) -> Paragraph:
    """The sentences of a post that tell most of what the section speaks of, with where they stand."""
    language = brief.form.language
    told = seams(language)["own_post"]
    date = piece.date or brief.form.year
    title = piece.citation.title if piece.citation else piece.topic
    source = told.replace("{title}", title)
    if not isinstance(date, int):
        source = source.replace("{month}", str(date.month)).replace("{day}", str(date.day))
    manner = replace(brief.manner, dash=brief.manner.dash or "-", source=source)
    return Paragraph(
        text=manner.quote(_best_run(piece.text, said, language), brief.year),
        evidence=(piece.id,),
        origin="author",
    )


def _best_run(text: str, said: str, language: str) -> str:
    """The run of neighbouring sentences of one paragraph, verbatim, that tells most and is nearest to what
    was said.
    """
    paragraphs = [point for point in points(text) if not NO_PROSE.match(point)] or [text.strip()]
    cut = [(paragraph, sentences(paragraph)) for paragraph in paragraphs]
    known = [plain(sentence) for _, found in cut for sentence in found]
    likeness = Likeness(list(dict.fromkeys([*known, said])), language)
    best, most = paragraphs[0], -1.0
    for paragraph, found in cut:
        worth = [narration(s, language) + 2 * likeness(plain(s), said) for s in found]
        for first in range(len(found)):
            for last in range(first, min(first + EXCERPT, len(found))):
                start = paragraph.index(found[first])
                run = paragraph[start : paragraph.index(found[last], start) + len(found[last])]
                told = sum(worth[first : last + 1]) - (1.0 if LEANS.match(found[first]) else 0.0)
                told -= 1.0 if POINTS_ON.search(found[last]) else 0.0
                if told > most and (len(run) <= EXCERPT_CHARACTERS or most < 0):
                    best, most = run, told
    return FOOTNOTE.sub("", best).strip()  # the note itself stays behind in the post
