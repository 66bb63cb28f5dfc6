"""Falsehoods planted in true paragraphs, and whether the checks of a draft find them.

    python -m bench.planted [--show]

Every paragraph of every yearly review stands in as a draft's: true, it is checked against itself (a sentence left out,
its order turned round, in Korean also against itself as it would be said in -요), and each finding is a false alarm.
Then one falsehood is planted at a time: a figure, a name, a date, a denial, a quotation, a feeling, an event, a moral.
It counts as found where the checks say something they did not say of the true paragraph. The sample blog is taken, and
the other blogs of $ASSISTANT_EVALS/corpora where that is set.
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.author.form import learn_form
from assistant.domain import Corpus, Evidence, Finding, Form, Paragraph, Section, value
from assistant.drafting.brief import Brief
from assistant.drafting.checks import check
from assistant.drafting.names import names
from assistant.interview.text import plain, sentences
from assistant.posts.corpus import read_corpus
from assistant.posts.markup import blocks
from assistant.settings import resource

SEED = 20_261_231
SHORTEST = 80  # characters of a paragraph that says something

# Added behind a paragraph, by language: nothing like it stands there.
QUOTATIONS = {
    "ko": (
        "그때 팀장님이 “너는 정말 끝까지 가는구나”라고 말했다.",
        "친구는 “그건 네가 아니면 아무도 못 했을 일”이라고 했다.",
    ),
    "en": (
        "My manager told me, “You never give up, do you?”",
        "A friend said, “Nobody else would have bothered.”",
    ),
}
FEELINGS = {
    "ko": ("정말 뿌듯했다.", "눈물이 났다.", "너무 외로웠다.", "며칠을 설렜다.", "화가 나서 잠이 안 왔다."),
    "en": (
        "I felt lonely that whole week.",
        "It made me furious.",
        "I cried for an hour.",
        "I was so proud of that.",
    ),
}
EVENTS = {
    "ko": (
        "그해 여름에는 제주도로 이사해서 작은 카페를 열었다.", "결국 자격증 시험에 합격해서 축하 파티를 열었다.",
        "친구와 함께 유럽으로 배낭여행을 떠났다.", "오래 키우던 고양이가 병원에 입원해서 며칠을 간호했다.",
    ),
    "en": (
        "That summer we opened a small bakery by the harbor.", "A week later the basement flooded and ruined it all.",
        "I also ran a marathon with an old roommate.", "In the end the court dismissed the whole complaint.",
    ),
}  # fmt: skip
MORALS = {
    "ko": ("돌아보니 나를 한층 더 성장하게 만든 의미 있는 한 해였다.",),
    "en": ("All in all, it was a meaningful journey of growth.",),
}
# A clause made its opposite: what is there, what stands in its place.
OPPOSITES = {
    "ko": (
        ("했다.", "하지 않았다."),
        ("았다.", "지 않았다."),
        ("있다.", "없다."),
        ("없다.", "있다."),
        ("였다.", "가 아니었다."),
    ),
    "en": (
        (" was ", " was not "),
        (" is ", " is not "),
        (" had ", " never had "),
        ("n't ", " "),
        (" not ", " "),
    ),
}
DATE = {
    "ko": re.compile(r"(\d{1,2})월"),
    "en": re.compile(r"\b(January|March|May|June|August|October|November)\b"),
}
OTHER_DATE = {"ko": ("2월", "7월", "11월"), "en": ("February", "July", "September")}


@value
class Outcome:
    """What was found in one corpus. `planted` and `found` by kind of falsehood; `alarms` are findings on true text."""

    corpus: str
    true: int
    alarms: int
    planted: dict[str, int]
    found: dict[str, int]

    @property
    def share(self) -> float:
        """Which share of the falsehoods was found."""
        return sum(self.found.values()) / max(1, sum(self.planted.values()))

    @property
    def false_alarms(self) -> float:
        """Which share of the true paragraphs something is held against."""
        return self.alarms / max(1, self.true)


def measure(name: str, corpus: Corpus, *, show: bool = False) -> Outcome:
    """Plant and look, in every yearly review of a corpus."""
    chance = random.Random(SEED)
    planted, found = Counter[str](), Counter[str]()
    true = alarms = 0
    for review in corpus.yearly():
        form = learn_form(corpus, review.period.year + 1)
        paragraphs = [
            b.prose for b in blocks(review.post) if b.kind == "paragraph" and len(b.prose) >= SHORTEST
        ]
        known = list(dict.fromkeys(n for text in paragraphs for n in names(text, form.language)))
        for text in (plain(paragraph) for paragraph in paragraphs):
            for source, draft in _true(text, form.language):
                true += 1
                held = _held(form, source, draft)
                alarms += bool(held)
                if show and held:
                    print("alarm:", *{(f.check, f.proof[:60]) for f in held})
            before = {f.check for f in _held(form, text, text)}
            for kind, draft in _false(text, form.language, known, chance):
                planted[kind] += 1
                caught = bool({f.check for f in _held(form, text, draft)} - before)
                found[kind] += caught
                if show and not caught:
                    print("missed:", kind, draft[:160])
    return Outcome(corpus=name, true=true, alarms=alarms, planted=dict(planted), found=dict(found))


def _held(form: Form, source: str, draft: str) -> tuple[Finding, ...]:
    """What the checks hold against a paragraph that rests on an answer."""
    answer = Evidence(id="a1", kind="answer", text=source, topic="", citation=None, turn=1)
    brief = Brief(
        year=form.year - 1,
        form=form,
        evidence=(answer,),
        questions={1: ""},
        contexts={1: ""},
        promises={},
        passed=(),
    )
    paragraph = Paragraph(text=draft, evidence=("a1",), origin="model")
    return check(brief, (Section(heading="", level=0, purpose="body", paragraphs=(paragraph,)),))


def _true(text: str, language: str) -> Iterator[tuple[str, str]]:
    """What was said, and a draft of it that is true."""
    said = sentences(text)
    yield text, " ".join(said[:-1]) or text
    yield text, " ".join(reversed(said))
    if language == "ko":
        from assistant.language.endings import spoken

        yield spoken(text), text


def _false(text: str, language: str, known: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """The paragraph with one falsehood, and of which kind."""
    tongue = language if language in QUOTATIONS else "en"
    if figures := list(re.finditer(r"(?<![\d.,])\d+(?![\d.,])", text)):
        match = chance.choice(figures)
        other = str(int(match[0]) + chance.choice([1, 3, 10]))
        yield "figure", text[: match.start()] + other + text[match.end() :]
    here = [name for name in names(text, language) if name in text]
    others = [name for name in known if name not in text]
    if here and others:
        yield "name", text.replace(chance.choice(here), chance.choice(others), 1)
    if dates := list(DATE[tongue].finditer(text)):
        match = chance.choice(dates)
        other = next(date for date in OTHER_DATE[tongue] if date not in text)
        yield "date", text[: match.start()] + other + text[match.end() :]
    for there, instead in OPPOSITES[tongue]:
        if there in text:
            yield "denial", text.replace(there, instead, 1)
            break
    for kind, added in (
        ("quotation", QUOTATIONS),
        ("feeling", FEELINGS),
        ("event", EVENTS),
        ("moral", MORALS),
    ):
        yield kind, f"{text} {chance.choice(added[tongue])}"


def corpora() -> Iterator[tuple[str, Corpus]]:
    """The sample blog, and what lies in the folder of the evaluations."""
    yield "sample", read_corpus([resource("corpus") / "blog"])
    given = os.environ.get("ASSISTANT_EVALS")
    folders = sorted(Path(given, "corpora").iterdir()) if given else []
    for folder in folders:
        inside = sorted(folder.iterdir()) if folder.name == "reviews-of-others" else [folder]
        for blog in (place for place in inside if place.is_dir()):
            found = read_corpus([blog])
            if found.yearly() and found.yearly()[-1].post.language in QUOTATIONS:
                yield blog.name, found


def report(outcomes: list[Outcome]) -> None:
    """A row a corpus, then the kinds of falsehood over all of them."""
    print(
        "| reviews of | planted | found | true paragraphs | false alarms |\n| --- | ---: | ---: | ---: | ---: |"
    )
    for one in outcomes:
        planted = sum(one.planted.values())
        print(f"| {one.corpus} | {planted} | {one.share:.1%} | {one.true} | {one.false_alarms:.1%} |")
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in outcomes:
        for kind, planted in one.planted.items():
            kinds[kind][0] += planted
            kinds[kind][1] += one.found.get(kind, 0)
    print(
        "\nFound by kind: "
        + ", ".join(f"{kind} {found}/{planted}" for kind, (planted, found) in kinds.items())
        + "."
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--show", action="store_true", help="print what was missed and what was held against the truth"
    )
    show = parser.parse_args().show
    report([measure(name, corpus, show=show) for name, corpus in corpora()])


if __name__ == "__main__":
    main()
