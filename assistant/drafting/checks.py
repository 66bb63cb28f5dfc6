"""What a draft must not do, each as a pure function that gives findings: place, reason, proof.

The author's own words have to be word for word theirs; a model's prose has to stand in the evidence its
paragraph names: figures, names, quotations, feelings, what is said and what is denied. Checks judge and never
mend; the pipeline and the author do. Called by the pipeline, and on a draft edited by hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.domain import Evidence, Finding, Paragraph, Section, value
from assistant.drafting.brief import Brief
from assistant.drafting.denials import stances_of, turned_round
from assistant.drafting.figures import unfounded
from assistant.drafting.knowledge import Knowledge, knowledge
from assistant.drafting.names import names
from assistant.drafting.past import ATTRIBUTION, SPEECH
from assistant.drafting.readings import Reading, read_all
from assistant.drafting.wording import as_written
from assistant.interview.text import QUOTED, bare, plain, sentences
from assistant.language.morphemes import HANGUL
from assistant.tables import for_language

SAID = 0.34  # share of a sentence's content words that its evidence has to have
FEW_WORDS = 2  # content words a sentence needs to be compared
CLIPPED = 3  # syllables of a name that are enough to know it by
EXCHANGED = 0.2  # share of a sentence's words that may be others, for one of them to be an exchange
SPOKEN = 4  # letters a quotation needs to be one, and not a word in quotation marks
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LONG_ENOUGH = 50  # letters that tell the language they are in,
ONE_SCRIPT = 120  # where it is written in the letters of the review's own: a few short words stand in many
LABEL = re.compile(r"^\W*(?P<label>\w[^:：\n]{0,30})\*{0,2}[:：]\*{0,2}(?=\s)")
WORD_OR_TWO = {"ko": 4, "ja": 4, "zh": 3, "en": 9}  # letters
TWICE = 15  # letters a sentence needs to be told from a saying that may return


@value
class Place:
    """A paragraph of the draft, and all it may rest on."""

    section: int
    paragraph: int
    text: Paragraph
    source: str  # the texts of its evidence, what was asked, titles and dates
    told: str  # the texts of its evidence alone: what was asked, and what was promised, affirms and denies nothing
    earlier: str  # bare text of all that stands before it
    language: str
    known: Knowledge
    turned: str  # what the author said in the interview, as they write it; empty where nothing was turned
    own: str  # all the author wrote that is at hand: what is theirs is no generic mark
    opens: bool  # the first words of an answer, with no promise quoted before them
    year: int
    writes_plainly: bool

    def finding(self, check: str, proof: str) -> Finding:
        reason = self.known.reasons[check].replace("{proof}", proof)
        return Finding(
            check=check, section=self.section, paragraph=self.paragraph, reason=reason, proof=proof
        )


def check(brief: Brief, sections: Sequence[Section]) -> tuple[Finding, ...]:
    """Everything the checks hold against the paragraphs, in the order of the draft."""
    return in_order(
        [finding for place in _places(brief, sections) for rule in RULES for finding in rule(place)]
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the draft, those against a section as a whole before those against its paragraphs."""
    return tuple(sorted(findings, key=lambda f: (f.section, -1 if f.paragraph is None else f.paragraph)))


def _places(brief: Brief, sections: Sequence[Section]) -> Iterator[Place]:
    language = brief.form.language
    own = "\n".join([*(p.text for p in brief.evidence), *(s.text for s in brief.past), *brief.voice.examples])
    earlier = ""
    for n, section in enumerate(sections):
        before: tuple[str, ...] = ()
        for m, paragraph in enumerate(section.paragraphs):
            opens = _opens(brief, paragraph) and not any(id_.startswith("t") for id_ in before)
            if paragraph.evidence or paragraph.origin != "question":  # a doubt in the margin parts nothing
                before = paragraph.evidence
            if paragraph.origin in ("author", "model"):
                yield Place(
                    section=n,
                    paragraph=m,
                    text=paragraph,
                    source=source_of(brief, paragraph),
                    told="\n".join(p.text for p in _cited(brief, paragraph) if p.kind != "thread"),
                    earlier=earlier,
                    language=language,
                    known=knowledge(language),
                    turned=as_written(paragraph.said, brief) if paragraph.said else "",
                    own=own,
                    opens=opens,
                    year=brief.year,
                    writes_plainly=brief.turns_spoken,
                )
                earlier += bare(paragraph.text) + "\n"


def _opens(brief: Brief, paragraph: Paragraph) -> bool:
    """Whether a paragraph is the beginning of an answer."""
    firsts: dict[int, str] = {}
    for piece in brief.evidence:
        if piece.kind == "answer" and piece.turn is not None:
            firsts.setdefault(piece.turn, piece.id)
    return any(id_ in firsts.values() for id_ in paragraph.evidence[:1])


def _cited(brief: Brief, paragraph: Paragraph) -> list[Evidence]:
    known = {piece.id: piece for piece in brief.evidence}
    return [known[id_] for id_ in paragraph.evidence if id_ in known]


def source_of(brief: Brief, paragraph: Paragraph) -> str:
    """All a paragraph may rest on: its evidence, the questions answered there, titles and dates of its
    sources.
    """
    told = []
    for piece in _cited(brief, paragraph):
        told += [piece.text, piece.topic]
        if piece.turn is not None:
            told.append(brief.contexts.get(piece.turn, ""))
        if piece.date:
            told.append(f"{piece.date.year}년 {piece.date.month}월 {piece.date.day}일, {piece.date:%B %d}")
        if piece.citation and piece.citation.path in brief.review_years:
            told.append(f"{brief.review_years[piece.citation.path]}년 회고")
    told += [line.text for line in brief.form.standing]  # what they write there every year
    told += [
        lesson.after for lesson in brief.voice.lessons if lesson.kind == "word"
    ]  # for words that were said
    return "\n".join(told)


# --- The author's own words ------------------------------------------------------------------------------


def verbatim(place: Place) -> Iterator[Finding]:
    """What is given out as the author's own words is, word for word."""
    if place.text.origin != "author":
        return
    source = bare(place.source)
    if place.turned != (place.text.text if place.text.said else ""):
        yield place.finding("verbatim", plain(place.text.text)[:80])
    for line in (place.text.said or place.text.text).split("\n"):
        said = ATTRIBUTION.sub("", line) if line.startswith(">") else line
        if bare(said) in source:
            continue
        for sentence in sentences(said):
            if bare(sentence) not in source:
                yield place.finding("verbatim", plain(sentence))


def spoken(place: Place) -> Iterator[Finding]:
    """A sentence of theirs that stayed as it was spoken, in a review they write otherwise."""
    if place.language != "ko" or place.text.origin != "author" or place.text.text.startswith(">"):
        return
    from assistant.language.endings import registers

    said = sentences(place.text.text) if place.writes_plainly else []
    for sentence, ending in zip(said, registers(said), strict=True):
        if ending == "polite" and not QUOTED.search(sentence):
            yield place.finding("spoken", plain(sentence))


def leaning(place: Place) -> Iterator[Finding]:
    """An answer that begins with a word or two says nothing without its question, unless a promise stands before it."""
    if place.text.origin != "author" or not place.opens or place.text.text.startswith(("> ", "- ", "* ")):
        return
    first = next(iter(sentences(place.text.text)), "")
    if 0 < len(bare(first)) <= for_language(WORD_OR_TWO, place.language) and first != place.text.text:
        yield place.finding("leaning", plain(first))


# --- A model's prose -------------------------------------------------------------------------------------


def groundless(place: Place) -> Iterator[Finding]:
    """A model's paragraph names what it rests on."""
    if place.text.origin == "model" and not place.text.evidence:
        yield place.finding("groundless", "")


def wrong_figures(place: Place) -> Iterator[Finding]:
    """Figures and dates stand in the evidence; where that names no year, the one looked back on and the next may."""
    if place.text.origin == "model":
        source = plain(place.source)
        own = () if YEAR.search(source) else (str(place.year), str(place.year + 1))
        for figure in unfounded(plain(place.text.text), source):
            if figure.value not in own:
                yield place.finding("figure", figure.text.strip())


def wrong_names(place: Place) -> Iterator[Finding]:
    """Names and titles stand in the evidence."""
    if place.text.origin == "model":
        source = bare(place.source)
        for name in names(place.text.text, place.language):
            if bare(name) not in source and not _cut_short(name, place):
                yield place.finding("name", name)


def _cut_short(name: str, place: Place) -> bool:
    """Whether the evidence calls it by its beginning, as people do when they talk: 인스타 for 인스타그램."""
    if place.language != "ko" or not HANGUL.fullmatch(name[:1]):
        return False
    [reading] = read_all([plain(place.source)], place.language)
    return any(len(word) >= CLIPPED and name.startswith(word) for word in reading.nouns)


def wrong_quotations(place: Place) -> Iterator[Finding]:
    """What stands between quotation marks, or as a block quote, was said exactly so."""
    if place.text.origin != "model":
        return
    source = bare(place.source)
    said = [next(filter(None, match.groups())) for match in SPEECH.finditer(place.text.text)]
    said += [
        ATTRIBUTION.sub("", line.lstrip("> ")) for line in place.text.text.split("\n") if line.startswith(">")
    ]
    for quotation in said:
        if len(bare(quotation)) >= SPOKEN and bare(quotation) not in source:
            yield place.finding("quotation", quotation.strip())


def unstated_feelings(place: Place) -> Iterator[Finding]:
    """A feeling stands in the evidence, in that word or a kindred one."""
    if place.text.origin == "model":
        said, source = plain(place.text.text), plain(place.source)
        for kindred in place.known.feelings:
            match = kindred.search(said)
            if match and not kindred.search(source):
                yield place.finding("feeling", match.group())


def unsaid(place: Place) -> Iterator[Finding]:
    """Most of what a sentence says by its content words is in the evidence, and no word exchanged for
    another.
    """
    if place.text.origin != "model":
        return
    source = bare(place.source)
    lines = place.text.text.split("\n")  # an item of a list needs no full stop
    told_apart = [_unlabelled(place, sentence) for line in lines for sentence in sentences(line)]
    said = [sentence for sentence in told_apart if bare(sentence) and bare(sentence) not in source]
    told = sentences(place.source)
    readings = read_all([plain(sentence) for sentence in (*said, *told)], place.language)
    sources = readings[len(said) :]
    everything = frozenset[str]().union(*(reading.words for reading in sources))
    for sentence, reading in zip(said, readings, strict=False):
        if not reading.words:
            continue
        known = {word for word in reading.words if word in everything or _kin(word, everything)}
        if len(known) < SAID * len(reading.words) and len(reading.words) >= FEW_WORDS:
            yield place.finding("unsaid", plain(sentence))
            continue
        nearest = max(sources, key=lambda one: _overlap(reading, one), default=None)
        if nearest is None:
            continue
        # A word in the place of another, and all else as it was said: a sentence put in other words has more of them.
        other = [word for word in reading.words - nearest.words if not _kin(word, nearest.words)]
        lost = nearest.nouns - reading.nouns
        if lost and len(reading.words) > FEW_WORDS and len(other) <= max(1, EXCHANGED * len(reading.words)):
            strange = [w for w in other if w in reading.nouns and w not in known and w not in source]
            if strange:
                yield place.finding("swapped", ", ".join(sorted(strange)))


def _kin(word: str, known: Iterable[str]) -> bool:
    """Whether a word is another written out or cut short: 인스타그램 of 인스타, 부담 of 부담감."""
    return any(len(one) > 1 and (word.startswith(one) or one.startswith(word)) for one in known)


def _unlabelled(place: Place, sentence: str) -> str:
    """A sentence without the label the author puts before such a line in their reviews: "- **Grade**: …"."""
    match = LABEL.match(sentence)
    theirs = match is not None and re.search(rf"{re.escape(match['label'])}\*{{0,2}}[:：]", place.own)
    return sentence[match.end() :].strip() if match and theirs else sentence


def _overlap(one: Reading, other: Reading) -> float:
    return len(one.words & other.words) / (len(one.words | other.words) or 1)


def denied(place: Place) -> Iterator[Finding]:
    """What a sentence affirms or denies, the evidence affirms or denies as well."""
    if place.text.origin != "model":
        return
    source = bare(place.source)
    said = [plain(s) for s in sentences(place.text.text) if bare(s) not in source]
    told = [plain(s) for s in sentences(place.told)]
    stances = stances_of([*said, *told], place.language)
    for sentence, stance in zip(said, stances, strict=False):
        if turned_round(stance, stances[len(said) :]):
            yield place.finding("negation", sentence)


def twice(place: Place) -> Iterator[Finding]:
    """A sentence stands once in a draft."""
    if place.text.text.startswith(">"):
        return
    text = "\n".join(line for line in place.text.text.split("\n") if not line.startswith("#"))
    for sentence in sentences(text):
        if len(bare(sentence)) >= TWICE and bare(sentence) in place.earlier:
            yield place.finding("twice", plain(sentence))


def generic(place: Place) -> Iterator[Finding]:
    """No marks of prose nobody in particular wrote, but those that are the author's own."""
    if place.text.origin == "model":
        for mark in place.known.generic:
            match = mark.search(place.text.text)
            if match and not mark.search(place.own):
                yield place.finding("generic", match.group())


def other_language(place: Place) -> Iterator[Finding]:
    """A model writes in the language of the review, unless the evidence is in another."""
    from assistant.language.detection import FUNCTION_WORDS, detect

    if place.text.origin == "model" and len(bare(place.text.text)) > LONG_ENOUGH:
        spoken = detect(place.text.text)
        alike = spoken in FUNCTION_WORDS and place.language in FUNCTION_WORDS
        if alike and len(bare(place.text.text)) <= ONE_SCRIPT:
            return
        if spoken not in (place.language, detect(place.source)):
            yield place.finding("language", plain(place.text.text)[:60])


RULES: tuple[Callable[[Place], Iterator[Finding]], ...] = (
    verbatim,
    spoken,
    leaning,
    groundless,
    wrong_figures,
    wrong_names,
    wrong_quotations,
    unstated_feelings,
    unsaid,
    denied,
    twice,
    generic,
    other_language,
)
