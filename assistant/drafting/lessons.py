"""What the author's edits of a draft teach, found by comparing: no model is needed for it.

Takes a draft as it was written and as the author made it; gives lessons, each a sentence they can read and correct,
with what was there before and after. A thing done once is chance; what was done at least twice, and nearly every time
there was occasion to, is a habit. Called by the service; `wording.py`, the outline and the model's prompt follow them.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from assistant.domain import Draft, Lesson, LessonKind, Paragraph
from assistant.drafting.changes import Change, changes, renamed
from assistant.drafting.seams import seams
from assistant.drafting.wording import OTHERS, exchanged
from assistant.interview.phrases import fill
from assistant.interview.text import bare, plain, sentences
from assistant.language.josa import PAIRS, particle

TWICE = 2  # times before something counts as a habit
NEARLY_ALWAYS = 0.8  # how often, of the times there was occasion to
MOST = 0.75  # which share of a kind of paragraph they delete, to say that they delete that kind
LONGEST = 3  # words on either side of an exchange that can be told as one
SAME_SENTENCE = 0.6  # likeness of a sentence to what was made of it
LAST_SENTENCES = 0.5  # in how many of the changed paragraphs the last sentence goes, to tell it
SHOWN = 160  # characters of an example
ALL_PARTICLES = tuple(sorted({*OTHERS.split("|"), *PAIRS}, key=len, reverse=True))
EDGES = re.compile(r"^\W+|\W+$")


def distil(drafted: Draft, edited: Draft) -> tuple[Lesson, ...]:
    """The lessons of one edited draft, the surest first."""
    made = changes(drafted, edited)
    pairs = [(c.before, c.after) for c in made if c.before and c.after and c.before.origin != "question"]
    texts = [(before.text, after.text) for before, after in pairs if before.text != after.text]
    whole = "\n".join(p.text for s in drafted.sections for p in s.paragraphs if p.origin != "question")
    found = [
        *_words(texts, whole, drafted.language),
        *_endings(texts, drafted.language),
        *_headings(drafted, edited),
        *_deleted(drafted, made),
        *_last_sentences(texts, drafted.language),
    ]
    year = drafted.year
    dated = [
        Lesson(lesson=x.lesson, before=x.before, after=x.after, kind=x.kind, times=x.times, year=year)
        for x in found
    ]
    return tuple(sorted(dated, key=lambda lesson: -lesson.times))


# --- Words -----------------------------------------------------------------------------------------------


def _words(texts: Sequence[tuple[str, str]], whole: str, language: str) -> Iterator[Lesson]:
    """Words put in the place of others, and words struck out, nearly wherever they stood."""
    exchanges: Counter[tuple[str, str]] = Counter()
    struck: Counter[str] = Counter()
    for before, after in texts:
        for old, new in _exchanges(before.split(), after.split()):
            if new:
                exchanges[old, new] += 1
            else:
                struck[old] += 1
    for (old, new), times in exchanges.items():
        if times >= TWICE and times >= NEARLY_ALWAYS * _standing(old, whole):
            yield _lesson("word", old, new, times, language)
    for word, times in struck.items():
        if times >= TWICE and times >= NEARLY_ALWAYS * _standing(word, whole):
            yield _lesson("dropped", word, "", times, language)


def _exchanges(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Short runs of words that were exchanged, or words struck out one by one; particles left aside."""
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "replace" and b - a == d - c <= LONGEST:
            for one, other in zip(old[a:b], new[c:d], strict=True):
                yield from _exchange(one, other)
        elif what == "replace" and max(b - a, d - c) <= LONGEST and not _beheaded(old[a:b], new[c:d]):
            yield from _exchange(" ".join(old[a:b]), " ".join(new[c:d]))
        elif what == "delete" and b - a == 1 and EDGES.sub("", old[a]):
            yield EDGES.sub("", old[a]), ""
        elif (
            what == "replace" and b - a == d - c + 1
        ):  # one struck out at the head, the next begins the sentence
            rest = [word.casefold() for word in old[a + 1 : b]]
            if rest == [word.casefold() for word in new[c:d]]:
                yield EDGES.sub("", old[a]), ""


def _beheaded(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether only the first word was struck out, and the next begins the sentence in its place."""
    return [word.casefold() for word in old[1:]] == [word.casefold() for word in new]


def _exchange(one: str, other: str) -> Iterator[tuple[str, str]]:
    one, other = EDGES.sub("", one), EDGES.sub("", other)
    for closed, opened in PAIRS.values():
        pair = (closed, opened)
        behind_one = next((p for p in pair if one.endswith(p)), "")
        behind_other = next((p for p in pair if other.endswith(p)), "")
        if behind_one and behind_other and behind_one != behind_other:
            one, other = one.removesuffix(behind_one), other.removesuffix(behind_other)
            break
    else:
        same = next((p for p in ALL_PARTICLES if one.endswith(p) and other.endswith(p)), "")
        one, other = one.removesuffix(same), other.removesuffix(same)
    if len(one) > 1 and len(other) > 1 and bare(one) != bare(other):
        yield one, other


def _standing(word: str, text: str) -> int:
    """How often a word stands in a text."""
    return exchanged(text, word, f"\0{word}").count("\0")


# --- Sentences -------------------------------------------------------------------------------------------


def _endings(texts: Sequence[tuple[str, str]], language: str) -> Iterator[Lesson]:
    """The register the author's edits give to sentences that were in another."""
    if language != "ko":
        return
    from assistant.language.endings import registers

    pairs = [pair for before, after in texts for pair in _sentence_pairs(before, after)]
    olds, news = registers([old for old, _ in pairs]), registers([new for _, new in pairs])
    turned: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for pair, old, new in zip(pairs, olds, news, strict=True):
        if old != new and "other" not in (old, new):
            turned[old, new].append(pair)
    for examples in turned.values():
        if len(examples) >= TWICE:
            yield _lesson("ending", *examples[0], len(examples), language)


def _sentence_pairs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Sentences that were changed, each with what it became."""
    free = sentences(after)
    for old in sentences(before):
        if old in free:
            free.remove(old)
            continue
        likest = max(free, key=lambda new: _like(old, new), default="")
        if likest and _like(old, likest) >= SAME_SENTENCE:
            free.remove(likest)
            yield plain(old), plain(likest)


def _last_sentences(texts: Sequence[tuple[str, str]], language: str) -> Iterator[Lesson]:
    """That the author strikes out the sentence that closes a paragraph."""
    gone = []
    for before, after in texts:
        said, left = sentences(before), sentences(after)
        if len(said) > 1 and left and not any(_like(said[-1], one) >= SAME_SENTENCE for one in left):
            gone.append(plain(said[-1]))
    if len(gone) > TWICE and len(gone) >= LAST_SENTENCES * len(texts):
        yield _lesson("told", gone[0], "", len(gone), language, name="lesson_last")


def _like(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, bare(one), bare(other), autojunk=False).ratio()


# --- Paragraphs and headings -----------------------------------------------------------------------------


def _headings(drafted: Draft, edited: Draft) -> Iterator[Lesson]:
    for told in renamed(drafted, edited):
        yield _lesson("heading", told.before, told.after, 1, drafted.language)


def _deleted(drafted: Draft, made: Sequence[Change]) -> Iterator[Lesson]:
    """That the author deletes what is quoted from their posts, or from last year's review."""
    there = [(p, kind) for s in drafted.sections for p in s.paragraphs if (kind := _quoted(p))]
    gone = [kind for c in made if c.before and c.after is None and (kind := _quoted(c.before))]
    kinds: tuple[LessonKind, ...] = ("posts", "promises")
    for kind in kinds:
        example = next((p.text for p, of in there if of == kind), "")
        total = sum(of == kind for _, of in there)
        # All of them struck out is told by one as well: it is no word that chance may have struck, and what is left out
        # next time is listed with the reason, so that the author can call it back.
        if total and (
            gone.count(kind) == total or (gone.count(kind) >= TWICE and gone.count(kind) >= MOST * total)
        ):
            yield _lesson(kind, example, "", gone.count(kind), drafted.language)


def _quoted(paragraph: Paragraph) -> LessonKind | None:
    """What a block quote of the draft quotes."""
    if not paragraph.text.startswith(">") or paragraph.origin == "question" or len(paragraph.evidence) != 1:
        return None
    kinds: dict[str, LessonKind] = {"p": "posts", "t": "promises"}
    return kinds.get(paragraph.evidence[0][0])


def _lesson(kind: LessonKind, before: str, after: str, times: int, language: str, name: str = "") -> Lesson:
    told = seams(language)[name or f"lesson_{kind}"]
    return Lesson(
        lesson=fill(
            told,
            before=before[:SHOWN],
            after=after[:SHOWN],
            is_before=particle(before, "은"),
            it=particle(after, "를"),
        ),
        before=before[:SHOWN],
        after=after[:SHOWN],
        kind=kind,
        times=times,
    )
