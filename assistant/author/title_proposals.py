# ruff: noqa: SIM905 - a list of words is read in one line
"""Titles for a review whose title is new each year: the author's own words of this year in the manner of their
former titles.

Takes a `Form`, the `Corpus` and this year's `Evidence`; gives whole titles, best first, or none. What returns in
the author's titles is kept; what stands in the gap is verbatim theirs: a figure with its unit where they put figures
there, else a short sentence or phrase of the length and the ending theirs have. Called by `drafting/brief.py`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from assistant.author.form_title import OPEN
from assistant.author.form_words import PLAIN_FORMS
from assistant.author.years import FULL_YEAR, SHORT_YEAR, move_on
from assistant.domain import Corpus, Evidence, Form, value
from assistant.language.morphemes import HANGUL, Morpheme, analyse_all, content_all
from assistant.language.sentences import split

MOST = 3  # proposals
ROOM = 1  # words that a proposal may be longer or shorter than the former titles were
SHORT = 3  # letters of "the", "had", "but"
MARKS = ",.:;!?-–—|\"'“”‘’()[] "
CLAUSE = re.compile(r"\s*[,;:—–]\s+|\s+[-—–]\s+|[“”\"()\n]+")
MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|`|\*\*|__|^\s*(?:[-*+>#]+|\d+[.)])\s+", re.MULTILINE)
# A figure with what it counts: "23번", "1,200 km", "14 books".
FIGURE = re.compile(r"(?<![\w.,/:-])(?P<n>\d[\d,.]*\d|\d)(?P<space> ?)(?P<unit>[^\W\d_]+|%)")
# What stands behind a figure that counts nothing: dates, times of day, ordinals.
NOT_COUNTED = frozenset(
    "년 년도 연도 월 시 분 초 호 번째 살 세 대 am pm st nd rd th is as was has its this".split()
)
MEASURES = frozenset("% km kg mi lb people".split())
# Sejong tags of the pieces of a Korean phrase around a noun: nouns, what stands before them, and 의.
NOUNS = frozenset({"NNG", "NNP", "NNB", "NR", "SL", "SN", "XSN", "XR", "ETN"})
BEFORE_NOUNS = frozenset({"MM", "XPN", "JKG", "ETM"})
STEMS = ("VV", "VA", "VX", "XSV", "XSA", "VCP", "VCN", "EP")


@value
class Manner:
    """What returns in an author's titles, and what stood in between."""

    before: str
    after: str
    fillers: tuple[str, ...]


def is_new_each_year(form: Form, corpus: Corpus) -> bool:
    """Whether `form.title` is only a plain one or lacks half, because the author thinks of a new one each year."""
    if OPEN in form.title:
        return True
    plain = PLAIN_FORMS.get(form.language, PLAIN_FORMS["en"]).title.format(year=form.year)
    titles = _titles(form, corpus)
    return len(titles) > 1 and form.title == plain and form.title not in titles


def proposals(form: Form, corpus: Corpus, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """At most three titles for the review of `form.year`; none where the title returns or nothing fits."""
    manner = _manner(form, corpus) if is_new_each_year(form, corpus) else None
    if manner is None or not manner.fillers:
        return ()
    counts = all(re.search(r"\d", filler) for filler in manner.fillers)
    answers, posts = _said(form, evidence)
    if counts:
        found = _figures(manner, answers) + _figures(manner, posts)
    else:
        found = _phrases(manner, answers, form.language) or _phrases(manner, posts, form.language)
    titles = dict.fromkeys(f"{manner.before}{words}{manner.after}" for words in found)
    former = set(_titles(form, corpus))
    return tuple(title for title in titles if title not in former)[:MOST]


def _titles(form: Form, corpus: Corpus) -> list[str]:
    """The titles of the reviews the form was learned from, the year moved on."""
    return [
        move_on(review.post.title, review.period.year, form.year)
        for review in corpus.yearly()
        if review.post.path in form.learned_from and review.post.title
    ]


def _said(form: Form, evidence: Sequence[Evidence]) -> tuple[list[str], list[str]]:
    """What the author answered, and what they wrote this year, both without markup."""
    answers = [piece.text for piece in evidence if piece.kind == "answer"]
    posts = [
        piece.text
        for piece in evidence
        if piece.kind == "post" and piece.citation and piece.citation.path not in form.learned_from
    ]
    return [MARKUP.sub(r"\1", text) for text in answers], [MARKUP.sub(r"\1", text) for text in posts]


# --- The manner -------------------------------------------------------------------------------------------


def _manner(form: Form, corpus: Corpus) -> Manner | None:
    """None where the gaps are more than one: nothing tells which of the author's words would go where."""
    titles = _titles(form, corpus)
    if OPEN not in form.title:
        before, after = _frame(titles)
    elif form.title.count(OPEN) == 1:
        before, _, after = form.title.partition(OPEN)
    else:
        return None
    fillers = [_between(title, before, after) for title in titles]
    return Manner(before=before, after=after, fillers=tuple(filler for filler in fillers if filler))


def _frame(titles: list[str]) -> tuple[str, str]:
    """The words at both ends of the last title that at least half of the others have there too."""
    words = titles[-1].split()
    others = [[_bare(word) for word in title.split()] for title in titles[:-1]]

    def returns(n: int) -> bool:
        return 2 * sum(len(o) >= abs(n + (n >= 0)) and o[n] == _bare(words[n]) for o in others) >= len(others)

    left = sum(1 for _ in takewhile(returns, range(len(words))))
    right = sum(1 for _ in takewhile(returns, range(-1, left - len(words) - 1, -1)))
    before = " ".join(words[:left]) + " " * bool(left)
    after = " " * bool(right) + " ".join(words[len(words) - right :])
    return before, after


def _between(title: str, before: str, after: str) -> str:
    """What stands in a title beside the words that return; the whole title where none of them stand there."""
    begins, ends = before.split(), after.split()
    words = title.split()
    if begins and [_bare(w) for w in words[: len(begins)]] == [_bare(w) for w in begins]:
        words = words[len(begins) :]
    rest = " ".join(words)
    if ends and rest.endswith(after.strip()):
        rest = rest[: len(rest) - len(after.strip())].strip()
    return SHORT_YEAR.sub("", FULL_YEAR.sub("", rest)).strip(MARKS) if begins else rest.strip()


def _bare(word: str) -> str:
    return word.strip(MARKS)


# --- Figures ----------------------------------------------------------------------------------------------


def _figures(manner: Manner, said: Sequence[str]) -> list[str]:
    """Figures of this year with what they count: units that stood in a title first, then the largest numbers."""
    unit_follows = _unit(manner.after.strip()) if manner.after[:1].strip() else ""
    units = (
        {unit_follows} if unit_follows else {_unit(re.sub(r"^\D*[\d,.]+ ?", "", f)) for f in manner.fillers}
    )
    found: dict[str, tuple[int, float]] = {}
    for text in said:
        for match in FIGURE.finditer(text):
            unit = _unit(match["unit"])
            number = float(re.sub(r"[,.](?=\d{3})", "", match["n"]).replace(",", "."))
            if number < 2 or not _is_counted(unit) or re.search(r"\d ?월 ?$", text[: match.start()]):
                continue
            if unit_follows and unit != unit_follows:
                continue
            told = match["n"] if unit_follows else f"{match['n']}{match['space']}{unit}"
            found.setdefault(told, (unit in units, number))
    return sorted(found, key=lambda told: found[told], reverse=True)


def _is_counted(unit: str) -> bool:
    """Whether a word behind a figure can be what it counts: of an alphabet's words a plural or a measure."""
    if not unit or unit in NOT_COUNTED:
        return False
    return not unit.isascii() or unit in MEASURES or (unit.islower() and unit.endswith("s"))


def _unit(word: str) -> str:
    """The counter at the beginning of a word, without the particles behind it: 번을 → 번."""
    first = (word.split() or [""])[0].strip(MARKS)
    if not HANGUL.match(first):
        return first
    (morphemes,) = analyse_all([f"3{first}"])
    nouns = list(takewhile(lambda m: m.tag in NOUNS, morphemes[1:]))
    return first[: nouns[-1].end - 1] if nouns else ""


# --- Phrases ----------------------------------------------------------------------------------------------


def _phrases(manner: Manner, said: Sequence[str], language: str) -> list[str]:
    """Phrases in the shape of the fillers, the ones whose words the year comes back to most first."""
    lengths = [len(filler.split()) for filler in manner.fillers]
    fewest, most = max(1, min(lengths) - ROOM), max(lengths) + ROOM
    letters = max(len(filler) for filler in manner.fillers)
    candidates = list(dict.fromkeys(c for text in said for c in _candidates(text, language)))
    fitting = [c for c in candidates if fewest <= len(c.split()) <= most and len(c) <= letters + 2]
    fitting = _of_that_ending(fitting, manner.fillers) if language == "ko" else fitting
    pieces = Counter(word for words in content_all(said, language) for word in set(words))
    about = [set(words) for words in content_all(fitting, language)]
    weights = [sum(math.log1p(pieces[word]) for word in words if _tells(word)) for words in about]
    ranked = sorted(zip(fitting, weights, about, strict=True), key=lambda one: -one[1])
    point = "." if all(filler.endswith(".") for filler in manner.fillers) else ""
    taken: list[str] = []
    used: set[str] = set()
    for phrase, weight, words in ranked:
        if weight and used.isdisjoint(words):
            used |= words
            taken.append(f"{phrase}{point}")
    return taken


def _tells(word: str) -> bool:
    """Whether a word may say what a year was about; an alphabet's short words hold its sentences together."""
    return HANGUL.match(word) is not None or not word.isascii() or len(word) > SHORT


def _candidates(text: str, language: str) -> Iterator[str]:
    """The sentences of a text, their clauses and, in Korean, the phrases around a noun; without marks at the ends."""
    sentences = [text[start:end] for start, end in split(text)]
    clauses = [clause for sentence in sentences for clause in CLAUSE.split(sentence)]
    yield from (found for part in [*sentences, *clauses] if (found := part.strip(MARKS)))
    if language == "ko":
        for clause, morphemes in zip(clauses, analyse_all(clauses), strict=True):
            yield from _noun_phrases(clause, morphemes)


def _noun_phrases(clause: str, morphemes: Sequence[Morpheme]) -> Iterator[str]:
    """The longest runs of nouns and what stands before them: 비 온 뒤, 강가의 자전거. Inside a clause none begins with
    a verb, which says something of what is left of it.
    """
    joins = [
        m.tag in NOUNS | BEFORE_NOUNS or (m.tag.startswith(STEMS) and _modifies(morphemes[n + 1 :]))
        for n, m in enumerate(morphemes)
    ]
    for joined, run in groupby(range(len(morphemes)), key=joins.__getitem__):
        first, *_ = pieces = list(run)
        start = morphemes[first].start
        begins = clause[:start].strip(MARKS) == "" or (
            clause[start - 1] == " "
            and not any(m.tag.startswith(STEMS) for m in morphemes[first : first + 2])
        )
        ends = [morphemes[n].end for n in pieces if morphemes[n].tag in NOUNS]
        if joined and begins and ends:
            yield clause[start : ends[-1]].strip(MARKS)


def _modifies(following: Sequence[Morpheme]) -> bool:
    """Whether a verb stem stands before a noun: its ending is the adnominal one."""
    return next((m.tag for m in following if not m.tag.startswith(STEMS)), "") in ("ETM", "ETN")


def _of_that_ending(phrases: list[str], fillers: Sequence[str]) -> list[str]:
    """Phrases that end as one of the fillers does: in a noun, in a closed sentence, in an open clause."""
    ends = {_ending(morphemes) for morphemes in analyse_all(fillers)}
    return [p for p, m in zip(phrases, analyse_all(phrases), strict=True) if _ending(m) in ends]


def _ending(morphemes: Sequence[Morpheme]) -> str:
    """How a phrase ends; a connective ending or a particle counts as itself: 마치며 is not like 마치고."""
    last = next((m for m in reversed(morphemes) if not m.tag.startswith("S") or m.tag in NOUNS), None)
    if last is None:
        return ""
    return "noun" if last.tag in NOUNS else "sentence" if last.tag == "EF" else last.form
