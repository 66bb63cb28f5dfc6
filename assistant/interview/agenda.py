"""What the interview still wants to hear, the most wanted first. Pure: the same author, turns and bank, the
same agenda.

Takes what the author wrote, their threads, the turns so far and the question bank; gives `AgendaItem`s. Open
promises come in the author's own words; then this year's posts, what their reviews always have, and the
emptiest parts of life and of the year. The look back is done before anything is asked about the year to come.
What was asked is not asked again. Called before every turn, and by `assistant interview --agenda`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.domain import AgendaItem, AgendaKind, Citation, Corpus, Form, Thread, Turn, value
from assistant.interview.areas import OTHER, areas
from assistant.interview.following import follow_up
from assistant.interview.overview import overview_sentence, posts_of, quiet_months
from assistant.interview.phrases import day_name, fill, month_name, phrases
from assistant.interview.questions import STAGES, Bank, Question, faults
from assistant.interview.quoting import quotable, telling_sentences
from assistant.interview.text import bare

# What each kind of question starts from; everything else moves it a little.
OPENING, THREAD, POST, AREA, RECURRING, MONTH, VANISHED = 100.0, 80.0, 58.0, 50.0, 54.0, 36.0, 34.0
REGRETS, NEXT_YEAR, ENDING, LATER = 24.0, 18.0, 12.0, 22.0
UNHEARD = 12.0  # for a part of life nobody has spoken of yet
ASKED_ALREADY = 14.0  # what each question asked about a part of life takes from the next one about it
STAGE_STEP = 3.0  # what each stage (events, scene, feeling, …) comes behind the one before
UNSEEN_QUARTER = 6.0  # for a post or a month of a quarter that nothing has been said about
CROWDED = 0.3  # no part of life gets more of the questions than this
CROWDED_STEP = 30.0
NEVER_WRITTEN = 15.0  # for parts of life that none of the author's posts or reviews touches
IN_A_ROW, TIRED = 2, 36.0  # promises asked one after the other, and how far the next one steps back then
POSTS, VANISHED_MOST, MONTHS_MOST = 8, 3, 4


@value
class Seen:
    """What the posts show, read once for a whole interview: telling sentences, and how many posts tell of
    each area.
    """

    telling: tuple[Citation, ...]
    this_year: Mapping[str, int]
    ever: frozenset[str]  # the areas that any post or review touches


@value
class Known:
    """What an agenda is made from. Made once by `know`; each turn is the same with more `turns`."""

    year: int
    language: str
    corpus: Corpus  # nothing in it that the interview must not know
    threads: tuple[Thread, ...]
    form: Form
    seen: Seen
    bank: Bank
    turns: tuple[Turn, ...] = ()
    never: frozenset[str] = frozenset()


def know(
    year: int, corpus: Corpus, threads: Sequence[Thread], form: Form, bank: Bank, never: frozenset[str]
) -> Known:
    """Read what an interview about `year` is led from; takes a moment for a large blog."""
    words = areas(form.language)
    told = {
        post.path: words.counted(f"{post.title}\n{post.text[post.body :]}") for post in corpus.originals()
    }
    of_year = posts_of(corpus, year)
    in_reviews = {
        area
        for review in corpus.reviews
        for area, n in told.get(review.post.path, Counter()).items()
        if n > 1
    }
    shown = Counter(area for post in of_year for area, _ in told[post.path].most_common(1))
    return Known(
        year=year,
        language=form.language,
        corpus=corpus,
        threads=tuple(threads),
        form=form,
        seen=Seen(
            telling=telling_sentences(of_year, most=POSTS),
            this_year=shown,
            ever=frozenset(
                in_reviews | {area for counted in told.values() for area, _ in counted.most_common(1)}
            ),
        ),
        bank=bank,
        never=never,
    )


def agenda(known: Known) -> tuple[AgendaItem, ...]:
    """Everything still worth asking, highest priority first; each key once, none that was asked or
    refused.
    """
    done = {turn.key for turn in known.turns if turn.state != "later"} | known.never
    said = {bare(turn.question) for turn in known.turns if turn.state != "later"}
    later = {turn.key: turn for turn in known.turns if turn.state == "later"}
    makers = (_opening, _threads, _posts, _areas, _recurring, _months, _closing)
    found: dict[str, AgendaItem] = {}
    for item in (item for make in makers for item in make(known)):
        if (
            item.key in done
            or item.key in found
            or bare(item.question) in said
            or faults(item.question, known.language)
        ):
            continue
        if item.key in later:
            why = phrases(known.language)["why_later"]
            item = replace(item, priority=min(item.priority, LATER), why=why)
        found[item.key] = item
    return tuple(sorted((_varied(known, item) for item in found.values()), key=lambda item: -item.priority))


def next_item(known: Known) -> AgendaItem | None:
    """What to ask now: what the last answer left open, else the head of the agenda; None where nothing is
    left.
    """
    following = follow_up(known.turns, known.bank)
    asked = {turn.key for turn in known.turns} | {bare(turn.question) for turn in known.turns}
    if following is not None and not {following.key, bare(following.question)} & (asked | known.never):
        return following
    return next(iter(agenda(known)), None)


def _varied(known: Known, item: AgendaItem) -> AgendaItem:
    """After some promises in a row something else is asked: a list of them is an examination."""
    row = [turn.key.startswith("thread:") for turn in known.turns[-IN_A_ROW:]]
    tired = item.kind == "thread" and len(row) == IN_A_ROW and all(row)
    return replace(item, priority=item.priority - TIRED) if tired else item


def _item(
    kind: AgendaKind,
    key: str,
    question: str,
    why: str,
    area: str,
    priority: float,
    cites: Sequence[Citation] = (),
) -> AgendaItem:
    return AgendaItem(
        key=key, kind=kind, why=why, question=question, cites=tuple(cites), priority=priority, area=area
    )


def _word(known: Known, question: Question, **values: str) -> str:
    """The wording that is this question's turn: the number of turns so far picks it, so that the manner
    varies.
    """
    return question.word(values, len(known.turns))


# --- The opening and the end -----------------------------------------------------------------------------


def _opening(known: Known) -> Iterator[AgendaItem]:
    if known.turns:
        return
    shown = overview_sentence(known.corpus, known.year, known.language)
    has_posts = bool(posts_of(known.corpus, known.year))
    asked = known.bank.get("opening.missing" if has_posts else "opening.empty")
    question = f"{shown} {_word(known, asked, year=str(known.year))}"
    yield _item("area", "opening", question, phrases(known.language)["why_opening"], "opening", OPENING)


def _closing(known: Known) -> Iterator[AgendaItem]:
    """Regrets, then the year to come, then the end: behind everything else."""
    said = phrases(known.language)
    for area, priority in (("regrets", REGRETS), ("next_year", NEXT_YEAR), ("ending", ENDING)):
        asked = sum(turn.area == area for turn in known.turns)
        for n, question in enumerate(known.bank.of(area)):
            yield _item(
                "area",
                f"{area}:{question.id}",
                _word(known, question),
                said[f"why_{area}"],
                area,
                priority - n - 4 * asked,
            )


# --- Promises --------------------------------------------------------------------------------------------


def _threads(known: Known) -> Iterator[AgendaItem]:
    """Each open thread of the last review, and a few older ones nobody came back to."""
    last = max((r.period.year for r in known.corpus.yearly() if r.period.year < known.year), default=None)
    if last is None:
        return
    vanished = 0
    for thread in sorted(known.threads, key=lambda thread: (-thread.review, -thread.firmness)):
        if thread.review > last or thread.status in ("kept", "dropped"):
            continue
        if thread.review == last:
            yield from _thread(known, thread, THREAD + 10 * thread.firmness, "why_thread")
        elif vanished < VANISHED_MOST and thread.kind == "goal" and thread.status in ("open", "unknown"):
            vanished += 1
            yield from _thread(known, thread, VANISHED + thread.firmness, "why_vanished")


def _thread(known: Known, thread: Thread, priority: float, why: str) -> Iterator[AgendaItem]:
    said = quotable(thread.citation.quote)
    if said is None:
        return
    asked = known.bank.get("thread.goal" if thread.kind == "goal" else "thread.regret")
    question = _word(known, asked, year=str(thread.review), quote=said)
    name = "why_regret" if thread.kind == "regret" and why == "why_thread" else why
    told = fill(phrases(known.language)[name], year=thread.review)
    area = areas(known.language).of(f"{thread.citation.quote}\n{thread.topic}")
    yield _item("thread", f"thread:{thread.id}", question, told, area, priority, [thread.citation])


# --- This year's posts -----------------------------------------------------------------------------------


def _posts(known: Known) -> Iterator[AgendaItem]:
    """A telling sentence of the posts that tell most; the months nobody spoke of first."""
    asked = [turn for turn in known.turns if turn.key.startswith("post:")]
    spoken = _quarters(known)
    for citation in known.seen.telling:
        said = quotable(citation.quote)
        if said is None or citation.date is None:
            continue
        question = known.bank.get("post.after" if len(asked) % 2 else "post.unsaid")
        bonus = 0.0 if (citation.date.month - 1) // 3 in spoken else UNSEEN_QUARTER
        yield _item(
            "post",
            f"post:{citation.path}",
            _word(known, question, date=day_name(citation.date, known.language), quote=said),
            phrases(known.language)["why_post"],
            areas(known.language).of(f"{citation.title}\n{citation.quote}"),
            POST + bonus - 5 * len(asked),
            [citation],
        )


def _months(known: Known) -> Iterator[AgendaItem]:
    """Months without a post, the quarters nobody spoke of first."""
    question = known.bank.get("post.quiet")
    spoken = _quarters(known)
    asked = sum(turn.area == "month" for turn in known.turns)
    if not posts_of(known.corpus, known.year):
        return
    for month in quiet_months(known.corpus, known.year)[:MONTHS_MOST]:
        name = month_name(month, known.language)
        bonus = 0.0 if (month - 1) // 3 in spoken else UNSEEN_QUARTER
        why = fill(phrases(known.language)["why_month"], month=name)
        yield _item(
            "area",
            f"month:{month:02}",
            _word(known, question, month=name),
            why,
            "month",
            MONTH + bonus - 6 * asked,
        )


def _quarters(known: Known) -> set[int]:
    """The quarters of the year that an answer rests on."""
    dates = [cite.date for turn in known.turns if turn.answer for cite in turn.cites if cite.date]
    months = {int(turn.key[6:]) for turn in known.turns if turn.answer and turn.key.startswith("month:")}
    return {(month - 1) // 3 for month in months | {day.month for day in dates if day.year == known.year}}


# --- Parts of life ---------------------------------------------------------------------------------------


def _areas(known: Known) -> Iterator[AgendaItem]:
    """The next question about each part of life; those the posts show and the answers do not come first."""
    words, said, shown = areas(known.language), phrases(known.language), known.seen.this_year
    heard = _heard(known)
    asked_in_all = max(1, len(known.turns))
    for area, label in words.labels.items():
        if area == OTHER:
            continue
        priority = (
            AREA
            + UNHEARD * (not heard[area])
            + min(shown.get(area, 0), 4)
            - ASKED_ALREADY * heard[area]
            - NEVER_WRITTEN * (area not in known.seen.ever)
        )
        if heard[area] / asked_in_all > CROWDED and asked_in_all >= 4:
            priority -= CROWDED_STEP
        name = "why_area_seen" if shown.get(area) and not heard[area] else "why_area"
        why = fill(said[name], area=label.lower(), count=shown.get(area, 0))
        for question in known.bank.of(area):
            yield _item(
                "area",
                f"area:{question.id}",
                _word(known, question),
                why,
                area,
                priority - STAGE_STEP * STAGES.index(question.stage),
            )


def _heard(known: Known) -> Counter[str]:
    """How often each part of life has been asked about, or answered of one's own accord."""
    words = areas(known.language)
    return Counter(
        turn.area if turn.area in words.labels else words.of(turn.answer or turn.question)
        for turn in known.turns
    )


# --- What the author's reviews always have ---------------------------------------------------------------


def _recurring(known: Known) -> Iterator[AgendaItem]:
    """The sections that return each year, but those of regrets and of the year to come, which come at
    their time.
    """
    special = {bare(heading) for heading in (known.form.regrets, known.form.next_year) if heading}
    question = known.bank.get("recurring.section")
    why = phrases(known.language)["why_recurring"]
    labels = {bare(label) for label in areas(known.language).labels.values()}
    for n, heading in enumerate(known.form.recurring):
        if bare(heading) in special or bare(heading) in labels or not bare(heading):
            continue
        asked = _word(known, question, heading=heading)
        yield _item(
            "recurring",
            f"recurring:{bare(heading)}",
            asked,
            why,
            areas(known.language).of(heading),
            RECURRING - n,
        )
