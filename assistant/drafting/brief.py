"""What an outline and an engine are given: one value for the whole draft, one for each section.

Made once by the pipeline from the author's form, the evidence and last year's review; frozen; saved with the
run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from assistant.author.title_proposals import is_new_each_year, proposals
from assistant.domain import Corpus, Evidence, Form, Lesson, OutlineSection, Review, Turn, value
from assistant.drafting.evidence import SHORTEST_QUOTE
from assistant.drafting.likeness import Likeness
from assistant.drafting.past import PastSection, QuotingManner, past_sections, quoting_manner
from assistant.drafting.phrasing import Rhythm
from assistant.drafting.purposes import asked_for
from assistant.drafting.readings import read_all
from assistant.drafting.seams import seams
from assistant.interview.replies import is_pass
from assistant.interview.text import bare, plain, quotations, sentences
from assistant.posts.markup import blocks

IN_COMMON = 2  # content words, numbers aside, that it has to have in common with the promise
ANSWERS_IT = 0.5  # how much of a promise an answer to another question has to say again to be about it


@value
class VoiceNotes:
    """What a writer is told about the author's prose: figures in words, and real paragraphs of theirs."""

    description: str = ""
    examples: tuple[str, ...] = ()  # shown with every section
    paragraphs: tuple[str, ...] = ()  # shown where a section speaks of the like
    rhythm: Rhythm | None = None
    turns: tuple[
        tuple[str, float], ...
    ] = ()  # joints and turns of phrase, and how often a sentence of theirs has one
    spoken: str = ""  # what the answers have otherwise than the author's prose, a line each
    lessons: tuple[Lesson, ...] = ()


@value
class Brief:
    """Everything a draft is made from."""

    year: int
    form: Form
    evidence: tuple[Evidence, ...]
    questions: Mapping[int, str]  # turn → the question asked
    contexts: Mapping[int, str]  # turn → the question, and the paragraphs it quotes: what the answer is about
    promises: Mapping[str, int]  # thread evidence → the turn that answers it
    passed: tuple[str, ...]  # thread evidence the author left aside in the interview
    past: tuple[PastSection, ...] = ()  # of last year's review
    review_years: Mapping[str, int] = field(
        default_factory=dict
    )  # path of a yearly review → the year it looks back on
    manner: QuotingManner = field(default_factory=lambda: QuotingManner(dash="", source=""))
    voice: VoiceNotes = field(default_factory=VoiceNotes)
    turns_spoken: bool = False  # they write -다; what they said in -요 is put so
    title_open: bool = False  # the author thinks of a new title each year
    titles: tuple[str, ...] = ()  # proposals for it, whole titles
    paragraph: float = 0.0  # sentences a paragraph of theirs has; 0 where nothing tells

    def piece(self, id_: str) -> Evidence:
        """The evidence with this id. Raises KeyError."""
        for piece in self.evidence:
            if piece.id == id_:
                return piece
        raise KeyError(id_)

    def promised_in(self, piece: Evidence) -> int:
        """The year that the review a promise stands in looks back on."""
        return self.review_years.get(piece.citation.path if piece.citation else "", self.year - 1)

    def own_words(self) -> str:
        """All the author said in the interview."""
        return "\n\n".join(piece.text for piece in self.evidence if piece.kind == "answer")


@value
class SectionTask:
    """One section to be written, and what stands around it."""

    brief: Brief
    section: OutlineSection
    index: int  # among the outline's sections
    headings: tuple[str, ...]  # of all sections, in order

    def pieces(self) -> tuple[Evidence, ...]:
        """The section's evidence, in its order."""
        known = {piece.id: piece for piece in self.brief.evidence}
        return tuple(known[id_] for id_ in self.section.evidence)


def make_brief(
    *, form: Form, evidence: Sequence[Evidence], turns: Sequence[Turn], corpus: Corpus, voice: VoiceNotes
) -> Brief:
    """The brief of a draft; `corpus` holds nothing the draft must not see (evidence.visible)."""
    last = corpus.review_of(form.year - 1) or next(iter(reversed(corpus.yearly())), None)
    default = QuotingManner(dash="-", source=seams(form.language)["own_review"])
    threads = [piece for piece in evidence if piece.kind == "thread"]
    return Brief(
        year=form.year,
        form=form,
        evidence=tuple(evidence),
        questions={turn.n: turn.question for turn in turns},
        contexts={turn.n: _context(turn, corpus) for turn in turns},
        promises=_answered(threads, evidence, turns, form),
        passed=tuple(piece.id for piece in threads if any(_leaves_aside(turn, piece) for turn in turns)),
        past=past_sections(last, form.section_level) if last else (),
        review_years={review.post.path: review.period.year for review in corpus.yearly()},
        manner=quoting_manner(corpus, default),
        voice=voice,
        title_open=is_new_each_year(form, corpus),
        titles=proposals(form, corpus, evidence),
        paragraph=_paragraph_length(last),
        turns_spoken=form.language == "ko" and _writes_plainly(last, voice),
    )


def _paragraph_length(last: Review | None) -> float:
    """Sentences in a paragraph of the last review, on average."""
    prose = [block.prose for block in blocks(last.post) if block.kind == "paragraph"] if last else []
    return sum(len(sentences(text)) for text in prose) / len(prose) if prose else 0.0


def _writes_plainly(last: Review | None, voice: VoiceNotes) -> bool:
    """Whether the author's sentences end in -다: in their last review, or after their own edits of a draft."""
    from assistant.language.endings import register

    edited = [lesson.after for lesson in voice.lessons if lesson.kind == "ending"]
    if edited:
        return register(edited[-1]) == "plain"
    if last is None:
        return False
    prose = [block.prose for block in blocks(last.post) if block.kind == "paragraph"]
    return register("\n\n".join(prose)) == "plain"


def _context(turn: Turn, corpus: Corpus) -> str:
    """The question, and in full the paragraphs that it quotes from reviews and from this year's posts."""
    quoted = [plain(said) for said in (*quotations(turn.question), *(cite.quote for cite in turn.cites))]
    told = [turn.question]
    for said in (q for q in quoted if len(q) >= SHORTEST_QUOTE):
        for post in reversed(corpus.posts):
            if post.text.find(said[:20], post.body) < 0:
                continue
            told += [block.prose for block in blocks(post) if said in block.prose][:1]
            break
    return "\n".join(told)


def _answered(
    threads: Sequence[Evidence], evidence: Sequence[Evidence], turns: Sequence[Turn], form: Form
) -> dict[str, int]:
    """Which turn answers which promise: the one whose question quotes it, else the one that says it again.

    What is said of the year to come answers nothing of the last.
    """
    said: dict[int, str] = {}
    questions = {turn.n: turn.question for turn in turns}
    for piece in evidence:
        if piece.kind == "answer" and piece.turn is not None:
            said[piece.turn] = f"{said.get(piece.turn, questions.get(piece.turn, ''))}\n{piece.text}"
    looking_back = [
        turn.n
        for turn in turns
        if turn.n in said and asked_for(turn.question, turn.area, form.year, form.language) != "next_year"
    ]
    texts = list(dict.fromkeys([*(plain(piece.text) for piece in threads), *said.values()]))
    likeness = Likeness(texts, form.language)
    words = dict(zip(texts, read_all(texts, form.language), strict=True))
    found: dict[str, int] = {}
    for piece in threads:
        promise = plain(piece.text)
        asked = [turn.n for turn in turns if turn.n in said and _asks(turn, piece)]
        if not asked and looking_back:
            best = max(looking_back, key=lambda n: likeness.covered(promise, said[n]))
            shared = [word for word in words[promise].words & words[said[best]].words if not word.isdigit()]
            near = likeness.covered(promise, said[best]) >= ANSWERS_IT and len(shared) >= IN_COMMON
            asked = [best] if near else []
        if asked:
            found[piece.id] = asked[0]
    return found


def _asks(turn: Turn, promise: Evidence) -> bool:
    """Whether a question quotes or cites the promise."""
    cite = promise.citation
    if cite and any(c.path == cite.path and c.start < cite.end and cite.start < c.end for c in turn.cites):
        return True
    promised = bare(promise.text)
    return any(len(q) > 3 and (q in promised or promised in q) for q in map(bare, quotations(turn.question)))


def _leaves_aside(turn: Turn, promise: Evidence) -> bool:
    aside = turn.state in ("skipped", "never") or (turn.state == "answered" and is_pass(turn.answer))
    return aside and _asks(turn, promise)
