"""What a writer is told about the author's prose: their habits as figures in words, and real paragraphs of
theirs.

Takes the voice learned from the author's posts and their last review; gives `VoiceNotes`. Called by the
service.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.author.voice import Habitual, Voice, habit_name
from assistant.author.voice_habits import HABITS, LENGTHS, MARKS, PER_THOUSAND
from assistant.author.voice_measure import LONG, LONG_ELSEWHERE, SHORT, SHORT_ELSEWHERE
from assistant.domain import Corpus, Form, Lesson
from assistant.drafting.brief import VoiceNotes
from assistant.interview.text import sentences
from assistant.posts.markup import blocks

# The habits a writer can keep on purpose, of all that are measured: marks, endings, joints, lengths.
TOLD = frozenset(
    {
        "comma",
        "question",
        "exclamation",
        "ellipsis",
        "aside",
        "dash",
        "quotation",
        "laughter",
        "tilde",
        "emoji",
        "plain",
        "polite",
        "formal",
        "nominal",
        "trailing",
        "asking",
        "hedge",
        "comma after ending",
        "spoken intensifier",
        "opens but",
        "opens so",
        "opens and",
        "opens of course",
        "contraction",
        "I",
        "intensifier",
        "spoken word",
        "three in a row",
        "opens I",
        "opens adverb",
        "and-go",
        "and-mye",
        "but",
        "background",
        "because",
        "if",
        "self",
        "sentence length",
        "sentence spread",
        "short sentences",
        "long sentences",
        "paragraph length",
        "one-sentence paragraphs",
        "bold",
        "items",
        "quotes",
    }
)
NEVER = 0.004  # a rate below which the author does not have the habit
SELDOM = 0.05  # the same, for what is counted per so many words
MOSTLY = 0.67
SAMPLES = 6
OPENERS = 14  # words that are told
SAMPLE = (160, 900)  # characters of a paragraph that shows how they write
# Words that join a sentence to the one before it.
JOINTS = {
    "ko": re.compile(
        r"(?:그리고|그래서|그러니까|그러나|그런데|근데|그래도|그러다가?|그렇게|그러고|그나저나|하지만|따라서|다만|또한?|게다가|"
        r"그 외로|"
        r"특히|사실|물론|아무튼|여하튼|여튼|어쨌든|암튼|솔직히|참고로|무엇보다|당연히|다행히|아쉽게도|역시|역시나|이제|이후|결국|"
        r"덕분에|반면|오히려|뭐|마침|심지어|아마도?|어쩌면)(?=[ ,])"
    ),
    "en": re.compile(
        r"(?:And|But|So|Then|Now|Also|Still|Instead|However|Fortunately|Unfortunately|Ultimately|Finally|Obviously|"
        r"Of course|At first|In fact|For example|For the most part|Okay|Well|Plus|Luckily|Eventually|Anyway|Besides)\b"
    ),
}


def voice_notes(voice: Voice | None, corpus: Corpus, form: Form, lessons: Sequence[Lesson]) -> VoiceNotes:
    """The notes for a draft in this form; without a voice, examples only."""
    habits = voice.habits if voice else ()
    lines = [_told(habit, form.language) for habit in habits if habit.key in TOLD]
    lines += _openers(corpus, form) if voice else []
    return VoiceNotes(
        description="\n".join(f"- {line}" for line in lines),
        examples=_samples(corpus, form),
        lessons=tuple(lessons),
    )


def _told(habit: Habitual, language: str) -> str:
    """One habit: "말줄임표: 12문장에 한 번", "contractions: 2.4 in 100 words"."""
    name, korean = habit_name(habit.key, language), language == "ko"
    if habit.key in LENGTHS:
        return f"{name}: {_length(habit, korean)}"
    if habit.rate < NEVER:
        return f"{name}: 쓰지 않는다" if korean else f"{name}: none"
    per = next(known.per for known in (*MARKS, *HABITS.get(language, HABITS["en"])) if known.key == habit.key)
    if per != "sentence" and habit.rate < SELDOM:
        return f"{name}: 쓰지 않는다" if korean else f"{name}: none"
    if per != "sentence":
        basis = {"1000 characters": "1,000자에", "100 words": "100낱말에", "paragraph": "한 문단에"}[per]
        return f"{name}: {basis} {habit.rate:.1f}번" if korean else f"{name}: {habit.rate:.1f} in {per}"
    if habit.rate > MOSTLY:
        return f"{name}: 거의 문장마다" if korean else f"{name}: in nearly every sentence"
    every = round(1 / habit.rate)
    return f"{name}: {every}문장에 한 번" if korean else f"{name}: once in {every} sentences"


def _length(habit: Habitual, korean: bool) -> str:
    """A measure of length, or of what layout there is: "51자", "20% (70자 이상)", "2.4 in 1,000 characters"."""
    if habit.key == "sentence length":
        return f"{habit.rate:.0f}자" if korean else f"{habit.rate:.0f} characters"
    if habit.key in PER_THOUSAND:
        return f"1,000자에 {habit.rate:.1f}번" if korean else f"{habit.rate:.1f} in 1,000 characters"
    share = f"{habit.rate:.0%}" if habit.rate < 1 else f"{habit.rate:.1f}"
    if habit.key == "long sentences":
        return f"{share} ({LONG['ko']}자 이상)" if korean else f"{share} (over {LONG_ELSEWHERE} characters)"
    if habit.key == "short sentences":
        return (
            f"{share} ({SHORT['ko']}자 미만)" if korean else f"{share} (under {SHORT_ELSEWHERE} characters)"
        )
    return share


def _openers(corpus: Corpus, form: Form) -> list[str]:
    """The words with which their sentences join on to what was said before, the commonest first."""
    said = [
        sentence
        for review in corpus.yearly()
        if review.post.language == form.language and review.period.year < form.year
        for block in blocks(review.post)
        if block.kind == "paragraph"
        for sentence in sentences(block.prose)[1:]
    ]
    counted = Counter(_joint(sentence, form.language) for sentence in said)
    counted.pop("", None)
    common = [word for word, times in counted.most_common(OPENERS) if times > 1]
    if not common:
        return []
    told = ", ".join(common)
    return [
        f"문장을 이어 여는 말: {told}" if form.language == "ko" else f"words that open a sentence: {told}"
    ]


def _joint(sentence: str, language: str) -> str:
    """The word a sentence opens with, where it joins; else empty."""
    match = JOINTS.get(language, JOINTS["en"]).match(sentence)
    return match[0] if match else ""


def _samples(corpus: Corpus, form: Form) -> tuple[str, ...]:
    """Paragraphs from all over the last review, as they are written: how it opens, goes on and ends."""
    reviews = [review for review in corpus.yearly() if review.period.year < form.year]
    if not reviews:
        return ()
    post = reviews[-1].post
    fit = [
        post.text[block.start : block.end]
        for block in blocks(post)
        if block.kind == "paragraph" and SAMPLE[0] <= block.end - block.start <= SAMPLE[1]
    ]
    step = max(1, len(fit) // SAMPLES)
    return tuple(fit[::step][:SAMPLES])
