"""What makes an author's prose theirs, measured, and how near to it any text is.

`profile` reads the author's reviews and, with less weight, their diary-like posts; `score` takes any
text. Two yardsticks, reported apart: habits (endings, particles, marks, lengths: what a person can be
told in words) and letters (character n-grams: what nobody notices). Both are calibrated on the author:
each of their reviews is left out in turn, and how far it then lies from the others is what is usual. They
are combined for one purpose only, whether a text could be the author's: it must lie within the range of
both, for where one is blind the other sees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.author.voice_habits import HABITS, LENGTHS, MARKS
from assistant.author.voice_letters import Letters, learn_letters, left_out, letter_distance, spread_of
from assistant.author.voice_measure import Measures, measure_all
from assistant.author.voice_prose import Prose, as_post, prose_of
from assistant.domain import Corpus, Post, value
from assistant.errors import TooLittleProse
from assistant.tables import for_language

DIARIES = 40  # diary-like posts read beside the reviews
DIARY_SHARE = 0.5  # what all diaries weigh together, as a share of what the reviews do
DIARY_LENGTH = 700  # characters below which a post shows no habits
DIARY_CODE = 1  # pieces of code above which a post is about something else
PRIOR = 0.25  # how far a habit wanders between texts before anything is known of it, as a share of its mean
FARTHEST = 25.0  # a squared deviation counts no more than this
# A text of the author's may lie a little farther out than any so far: so many times as far.
HABITS_MARGIN, LETTERS_MARGIN = 1.15, 1.12
CHANCE = 0.5  # a distance that chance alone makes: no author is told from another within it
STANDS_OUT = 2.0  # standard deviations from the author's usual
HARDLY = 20  # times as often, from which the figure says less than that the author hardly does it

FIRST_PERSON = {
    "ko": re.compile(
        r"(?:^|[\s(\"'‘“])(?:나|내|나는|내가|나의|나도|나를|저|저는|제가|제|저의|저도)(?=[\s,])"
    ),
    "en": re.compile(r"\b(?:I|my|me)\b"),
}


@value
class Habitual:
    """How the author keeps one habit: the usual rate, and the scale on which texts differ."""

    key: str
    rate: float  # what a person would count
    mean: float
    spread: float  # variance between the author's own texts
    error: float  # variance of `mean`


@value
class Document:
    """A text the voice was learned from."""

    path: str
    year: int | None
    weight: float
    measures: Measures


@value
class Own:
    """How far one of the author's reviews lies from all the others."""

    path: str
    habits: float
    letters: float


@value
class Voice:
    """An author's voice, to be shown, imitated and scored against."""

    language: str
    documents: tuple[Document, ...]
    habits: tuple[Habitual, ...]
    letters: Letters
    own: tuple[Own, ...]

    @property
    def habits_limit(self) -> float:
        """The farthest a text of the author's may lie by habits."""
        return HABITS_MARGIN * max(CHANCE, *(one.habits for one in self.own))

    @property
    def letters_limit(self) -> float:
        """The farthest a text of the author's may lie by letters."""
        return LETTERS_MARGIN * max(CHANCE, *(one.letters for one in self.own))


@value
class Feature:
    """A habit that a text keeps otherwise than the author."""

    key: str
    name: str
    text: float  # rate in the text
    author: float  # the author's usual rate
    deviation: float  # in standard deviations; negative: less than usual
    words: str  # the same, said


@value
class VoiceScore:
    """How near a text is to the author; distances in standard deviations between the author's own texts."""

    distance: float  # by habits
    own_range: tuple[float, float]
    delta: float  # by letters
    delta_range: tuple[float, float]
    inside: bool
    features: tuple[Feature, ...]  # what stands out, the farthest first


def profile(corpus: Corpus) -> Voice:
    """The author's voice, in the language of their last review (or of most posts, where there is no review).

    Raises TooLittleProse where there is not enough prose.
    """
    sources = _sources(corpus)
    posts, prose = [source.post for source in sources], [source.prose for source in sources]
    reviews = sum(source.review for source in sources)
    share = min(0.5, DIARY_SHARE * reviews / max(1, len(sources) - reviews)) if reviews else 1.0
    weights = [1.0 if source.review else share for source in sources]
    texts = [_running(one) for one in prose]
    if sum(len(text) for text in texts) < DIARY_LENGTH or len(texts) < 2:
        raise TooLittleProse(
            "There is too little of your own prose to tell a voice by.",
            hint="Point the corpus at a folder with at least two reviews or diary-like posts.",
        )
    measures = measure_all(prose)
    calibrating = range(reviews) if reviews > 1 else range(len(texts))
    letters = learn_letters(texts, weights)
    return Voice(
        language=posts[0].language,
        documents=tuple(
            Document(path=source.post.path, year=source.year, weight=weight, measures=measured)
            for source, weight, measured in zip(sources, weights, measures, strict=True)
        ),
        habits=_habitual(measures, weights),
        letters=letters,
        own=tuple(
            Own(
                path=posts[i].path,
                habits=_habits_left_out(measures, weights, i),
                letters=left_out(letters, i),
            )
            for i in calibrating
        ),
    )


def score(text: str, voice: Voice) -> VoiceScore:
    """How near a text (Markdown, front matter or not) is to the author's voice."""
    prose = prose_of(as_post(text, voice.language))
    measures = measure_all([prose])[0]
    habits = _distance(measures, voice.habits)
    letters = letter_distance(voice.letters, _running(prose))
    return VoiceScore(
        distance=round(habits, 3),
        own_range=(round(min(o.habits for o in voice.own), 3), round(max(o.habits for o in voice.own), 3)),
        delta=round(letters, 3),
        delta_range=(
            round(min(o.letters for o in voice.own), 3),
            round(max(o.letters for o in voice.own), 3),
        ),
        inside=habits <= voice.habits_limit and letters <= voice.letters_limit,
        features=_features(measures, voice, len(prose.said)),
    )


# --- What is read ----------------------------------------------------------------------------------------


@value
class Source:
    """A text the voice is learned from."""

    post: Post
    prose: Prose
    year: int | None  # the one a review looks back on, of anything else the one it was posted in
    review: bool


def _sources(corpus: Corpus) -> list[Source]:
    """The reviews, then the posts like a diary: long enough, little code, told in the first person."""
    originals = {post.path for post in corpus.originals()}
    reviews = [review for review in corpus.yearly() if review.post.path in originals]
    language = reviews[-1].post.language if reviews else _usual_language(corpus)
    read = [
        Source(post=review.post, prose=prose_of(review.post), year=review.period.year, review=True)
        for review in reviews
        if review.post.language == language
    ]
    taken = {review.post.path for review in corpus.reviews}
    personal = min((_first_person(source.prose) for source in read), default=0.2) / 2
    found = []
    for post in corpus.originals():
        fenced = post.text.count("```") + post.text.count("~~~")
        if post.path in taken or post.language != language or post.draft or fenced > 2 * DIARY_CODE:
            continue
        prose = prose_of(post)
        told = _first_person(prose)
        if prose.characters >= DIARY_LENGTH and prose.code <= DIARY_CODE and told >= personal:
            year = post.day.year if post.day else None
            found.append((told, Source(post=post, prose=prose, year=year, review=False)))
    found.sort(key=lambda pair: (-pair[0], pair[1].post.path))
    return [*read, *(source for _, source in found[:DIARIES])]


def _usual_language(corpus: Corpus) -> str:
    languages = [post.language for post in corpus.originals()]
    return max(set(languages), key=languages.count) if languages else "en"


def _first_person(prose: Prose) -> float:
    """Mentions of the author's own person per sentence."""
    pattern = for_language(FIRST_PERSON, prose.language)
    return sum(len(pattern.findall(one.text)) for one in prose.said) / max(1, len(prose.said))


def _running(prose: Prose) -> str:
    return " ".join(one.text for one in prose.said)


# --- How far -----------------------------------------------------------------------------------------------


def _habitual(measures: Sequence[Measures], weights: Sequence[float]) -> tuple[Habitual, ...]:
    import numpy as np

    keys = list(measures[0])
    values = np.array([[m[key].value for key in keys] for m in measures])
    noise = np.array([[m[key].noise for key in keys] for m in measures])
    rates = np.array([[m[key].rate for key in keys] for m in measures])
    weighed = np.array(weights)
    mean, spread, error = spread_of(values, noise, weighed, PRIOR)
    usual = (weighed[:, None] * rates).sum(0) / weighed.sum()
    return tuple(
        Habitual(
            key=key, rate=float(usual[i]), mean=float(mean[i]), spread=float(spread[i]), error=float(error[i])
        )
        for i, key in enumerate(keys)
    )


def _deviation(measures: Measures, habit: Habitual) -> float:
    measure = measures[habit.key]
    return (measure.value - habit.mean) / math.sqrt(habit.spread + habit.error + measure.noise)


def _distance(measures: Measures, habits: Sequence[Habitual]) -> float:
    """Root mean square deviation over all habits."""
    squares = [min(FARTHEST, _deviation(measures, habit) ** 2) for habit in habits]
    return math.sqrt(sum(squares) / len(squares))


def _habits_left_out(measures: Sequence[Measures], weights: Sequence[float], i: int) -> float:
    others = [m for j, m in enumerate(measures) if j != i]
    return _distance(measures[i], _habitual(others, [w for j, w in enumerate(weights) if j != i]))


# --- In words ----------------------------------------------------------------------------------------------


def _features(measures: Measures, voice: Voice, sentences: int) -> tuple[Feature, ...]:
    """The habits that stand out, the farthest first, said in the author's language."""
    far = [(h, _deviation(measures, h)) for h in voice.habits]
    far = sorted((f for f in far if abs(f[1]) >= STANDS_OUT), key=lambda f: -abs(f[1]))
    return tuple(
        Feature(
            key=habit.key,
            name=habit_name(habit.key, voice.language),
            text=round(measures[habit.key].rate, 4),
            author=round(habit.rate, 4),
            deviation=round(deviation, 2),
            words=said(habit, measures[habit.key].rate, voice.language, sentences),
        )
        for habit, deviation in far
    )


def habit_name(key: str, language: str) -> str:
    """What a habit is called in a language; English where the language has no name for it."""
    if key in LENGTHS:
        return LENGTHS[key][0 if language == "ko" else 1]
    known = {habit.key: habit for habit in (*MARKS, *HABITS.get(language, ()))}
    return known[key].ko if language == "ko" else known[key].en


def said(habit: Habitual, rate: float, language: str, sentences: int) -> str:
    """A deviation in a sentence: "쉼표: 당신 글의 3.1배", "questions: none in 40 sentences; you have one in
    12".
    """
    name = habit_name(habit.key, language)
    korean = language == "ko"
    per_sentence = habit.key not in LENGTHS and 0 < habit.rate < 1
    if rate == 0 and per_sentence:
        every = round(1 / habit.rate)
        if korean:
            often = "거의 문장마다" if every == 1 else f"{every}문장에 한 번쯤"
            return f"{name}: {sentences}문장에 하나도 없다. 당신은 {often} 쓴다"
        often = "in nearly every one" if every == 1 else f"about every {every}"
        return f"{name}: none in {sentences} sentences; you have one {often}"
    if habit.rate < 1e-6:
        return f"{name}: 당신은 쓰지 않는다" if korean else f"{name}: you do not use any"
    times = rate / habit.rate
    if times >= HARDLY:
        return f"{name}: 당신은 거의 쓰지 않는다" if korean else f"{name}: you hardly use any"
    if times >= 1:
        return f"{name}: 당신 글의 {times:.1f}배" if korean else f"{name}: {times:.1f} times as many as yours"
    return f"{name}: 당신 글의 {times:.0%}" if korean else f"{name}: {times:.0%} of yours"
