"""What the interview still wants to hear, the most wanted first. Pure: the same author, turns and bank, the
same agenda.

Takes what is `Known`; gives `AgendaItem`s. Open promises come in the author's own words; then this year's
posts, what their reviews always have, and the emptiest parts of life and of the year. The look back is done
before anything is asked about the year to come. What was asked is not asked again, and no more is asked than
the length of the interview has room for. Called before every turn, and by `assistant interview --agenda`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from assistant.domain import AgendaItem, AgendaKind, Turn
from assistant.interview.areas import OTHER, areas
from assistant.interview.following import follow_up, is_about_topic
from assistant.interview.known import Known, item, said_before
from assistant.interview.matters import are_alike
from assistant.interview.overview import overview_sentence, posts_of, quiet_months
from assistant.interview.phrases import day_name, fill, month_name, phrases
from assistant.interview.promises import promises
from assistant.interview.questions import STAGES, faults, filled
from assistant.interview.quoting import quotable
from assistant.interview.replies import told
from assistant.interview.returning import returning
from assistant.interview.text import bare

# What each kind of question starts from; everything else moves it a little. Promises have theirs in
# promises.py.
OPENING, POST, AREA, RECURRING, MONTH = 100.0, 58.0, 50.0, 54.0, 36.0
TOPIC, UNHEARD_TOGETHER, REGRETS, YEARLY, NEXT_YEAR, ENDING, LATER = 61.0, 26.0, 24.0, 20.0, 18.0, 12.0, 22.0
UNHEARD = 12.0  # for a part of life nobody has spoken of yet
ASKED_ALREADY = (
    26.0  # what questions asked about a part of life, shared out over its room, take from the next
)
TOUCHED = 9.0  # what a part of life that came up by itself comes behind one that did not
WORTH = 25.0  # below it a part of life has been heard enough
STAGE_STEP = 3.0  # what each stage (events, scene, feeling, …) comes behind the one before
UNTOLD = 7.0  # what a post that only explains comes behind one that tells something
UNSEEN_QUARTER = 6.0  # for a post or a month of a quarter that nothing has been said about
CROWDED = 0.3  # no part of life gets more of the questions than this
CROWDED_STEP = 30.0
NEVER_WRITTEN = 15.0  # for parts of life that none of the author's posts or reviews touches
SPARED_STEP = 40.0  # for what is about the part of life that an answer just now showed to be sore
IN_A_ROW, TIRED = 2, 36.0  # promises asked one after the other, and how far the next one steps back then
LISTED, BREATH = "threads:", 18.0  # promises read out together, and how far the next such list steps back
ABOUT_AREAS = ("area:", "named:")  # how the keys of questions about a part of life begin
TOPICS_MOST = 4  # topics of the model's own that are taken up in one interview


def agenda(known: Known) -> tuple[AgendaItem, ...]:
    """Everything still worth asking, highest priority first; each key once, none that was asked or
    refused.
    """
    done, said = known.done, said_before(known)
    makers = (
        _opening, _put_off, promises, _topics, _posts, _areas, _recurring, _months, _together, _yearly, _closing,
    )  # fmt: skip
    found: dict[str, AgendaItem] = {}
    for wanted in (wanted for make in makers for wanted in make(known)):
        if (
            wanted.key in done
            or wanted.key in found
            or bare(wanted.question) in said
            or known.is_sore("\n".join([wanted.question, *(cite.quote for cite in wanted.cites)]))
            or faults(wanted.question, known.language)
        ):
            continue
        found[wanted.key] = wanted
    return tuple(sorted((_varied(known, one) for one in found.values()), key=lambda one: -one.priority))


def next_item(known: Known) -> AgendaItem | None:
    """What to ask now: what the last answer left open, else the head of the agenda; None where nothing is
    left.
    """
    following = follow_up(known)
    asked = known.done | said_before(known)
    if following is not None and not {following.key, bare(following.question)} & asked:
        return following
    return next(iter(agenda(known)), None)


def _varied(known: Known, wanted: AgendaItem) -> AgendaItem:
    """After some promises in a row something else is asked: a list of them is an examination. And what just
    weighed heavily is left alone.
    """
    chosen = [turn for turn in known.turns if not turn.key.startswith("follow:")]
    row = [turn.key.startswith("thread") for turn in chosen[-IN_A_ROW:]]
    step = TIRED if wanted.kind == "thread" and len(row) == IN_A_ROW and all(row) else 0.0
    listed = any(turn.key.startswith(LISTED) for turn in chosen[-IN_A_ROW:])
    step += BREATH * (listed and wanted.key.startswith(LISTED))
    step += SPARED_STEP * (wanted.area in known.spared)
    return replace(wanted, priority=wanted.priority - step) if step else wanted


# --- The opening and the end -----------------------------------------------------------------------------


def _opening(known: Known) -> Iterator[AgendaItem]:
    if known.all_turns:
        return
    shown = overview_sentence(known.corpus, known.year, known.language)
    has_posts = bool(posts_of(known.corpus, known.year))
    asked = known.bank.get("opening.missing" if has_posts else "opening.empty")
    question = f"{shown} {known.word(asked, year=str(known.year))}"
    yield item("area", "opening", question, phrases(known.language)["why_opening"], "opening", OPENING)


def _put_off(known: Known) -> Iterator[AgendaItem]:
    """What was to be asked later, as it was asked, whatever its kind still has room for: behind the look back, and
    the last words on the year behind the others of their kind. What it quotes has to stand there still.
    """
    why, texts = phrases(known.language)["why_later"], {post.path: post.text for post in known.corpus.posts}
    latest = {"yearly": YEARLY - 1, "next_year": NEXT_YEAR - 1, "ending": ENDING - 1}
    for turn in known.put_off:
        if all(texts.get(cite.path, "")[cite.start : cite.end] == cite.quote for cite in turn.cites):
            priority = latest.get(turn.area, LATER)
            yield item(_kind(turn), turn.key, turn.question, why, turn.area, priority, turn.cites)


def _kind(turn: Turn) -> AgendaKind:
    kinds: dict[str, AgendaKind] = {
        "thread": "thread",
        "post": "post",
        "recurring": "recurring",
        "yearly": "recurring",
    }
    return kinds.get(turn.key.partition(":")[0].removesuffix("s"), "area")


def _closing(known: Known) -> Iterator[AgendaItem]:
    """Regrets, then the year to come, then the end: behind everything else."""
    said, depth = phrases(known.language), known.depth
    for area, priority, most in (
        ("regrets", REGRETS, depth.regrets),
        ("next_year", NEXT_YEAR, depth.next_year),
        ("ending", ENDING, depth.ending),
    ):
        room = most - sum(turn.area == area and turn.state != "later" for turn in known.turns)
        for n, question in enumerate(known.bank.of(area)):
            if room > 0:
                key, why = f"{area}:{question.id}", said[f"why_{area}"]
                yield item("area", key, known.word(question), why, area, priority - n / 10)


def _yearly(known: Known) -> Iterator[AgendaItem]:
    """The questions that return each year, with what was answered a year ago."""
    said = phrases(known.language)
    room = known.depth.yearly - known.count("yearly:")
    for n, question in enumerate(known.bank.of("yearly")):
        if room <= 0:
            return
        key, asking = f"yearly:{question.id}", known.word(question)
        if quote := quotable(told(known.last_year.get(key, ""))):
            asking = f"{filled(said['yearly_last'], {'quote': quote})} {asking}"
        yield item("recurring", key, asking, said["why_yearly"], "yearly", YEARLY - n / 10)


# --- What an answer touched -------------------------------------------------------------------------------


def _topics(known: Known) -> Iterator[AgendaItem]:
    """What the model heard in the answers and would hear more of, in the author's words; nothing of an answer that was
    followed up enough.
    """
    if known.count("topic:") >= TOPICS_MOST:
        return
    wording, why = known.bank.get("follow.topic"), phrases(known.language)["why_topic"]
    followed = {turn.n for turn, after in pairwise(known.turns) if is_about_topic(after)}
    key = {turn.n: turn.key for turn in known.turns}
    for n, heard in sorted(known.heard.items(), reverse=True):
        first = key[n].removeprefix("follow:").rpartition(":")[0] if key[n].startswith("follow:") else key[n]
        if known.count(f"follow:{first}:") >= known.depth.follow_ups:
            continue
        for topic in heard.topics[n in followed :]:
            asked = [turn.question for turn in known.turns if turn.n > n]
            if any(_takes_up(question, topic.words, known.language) for question in asked):
                continue
            asking = known.word(wording, words=topic.words)
            yield item("area", f"topic:{bare(topic.words)}", asking, why, topic.area, TOPIC + n / 1000)


def _takes_up(question: str, words: str, language: str) -> bool:
    """Whether a question spoke of the words already, be it as a model puts them: "you moved" for "I moved"."""
    return bare(words) in bare(question) or are_alike(words, question, language)


# --- This year's posts -----------------------------------------------------------------------------------


def _posts(known: Known) -> Iterator[AgendaItem]:
    """A telling sentence of the posts that tell most, else what stands behind one that only explains; the months nobody
    spoke of first.
    """
    asked = known.count("post:")
    spoken = known.quarters_heard()
    spoken_of = {cite.path for turn in known.turns for cite in turn.cites}
    seen = (*known.seen.telling, *known.seen.untold) if asked < known.depth.posts else ()
    for n, citation in enumerate(seen):
        tells = n < len(known.seen.telling)
        said = quotable(citation.quote) or ""
        if (tells and not said) or citation.date is None or citation.path in spoken_of:
            continue
        manner = ("after" if asked % 2 else "unsaid") if tells else "behind"
        bonus = 0.0 if (citation.date.month - 1) // 3 in spoken else UNSEEN_QUARTER
        about = {"date": day_name(citation.date, known.language), "title": citation.title, "quote": said}
        question = known.bank.get(f"post.{manner}")
        yield item(
            "post",
            f"post:{citation.path}",
            known.word(question, **{slot: about[slot] for slot in question.slots}),
            phrases(known.language)["why_post" if tells else "why_post_behind"],
            areas(known.language).of(f"{citation.title}\n{citation.quote}"),
            POST + bonus - 5 * asked - UNTOLD * (not tells),
            [citation],
        )


def _months(known: Known) -> Iterator[AgendaItem]:
    """Months without a post that no answer names, the quarters nobody spoke of first."""
    question = known.bank.get("post.quiet")
    spoken = known.quarters_heard()
    asked = known.count("month:")
    if asked >= known.depth.months or not posts_of(known.corpus, known.year):
        return
    for month in sorted(set(quiet_months(known.corpus, known.year, known.until)) - known.months_heard()):
        name = month_name(month, known.language)
        bonus = 0.0 if (month - 1) // 3 in spoken else UNSEEN_QUARTER
        why = fill(phrases(known.language)["why_month"], month=name)
        asking = known.word(question, month=name)
        yield item("area", f"month:{month:02}", asking, why, "month", MONTH + bonus - 6 * asked)


# --- Parts of life ---------------------------------------------------------------------------------------


def _areas(known: Known) -> Iterator[AgendaItem]:
    """The next question about each part of life; those the posts show and the answers do not come first. Of what came
    up by itself nobody asks what happened there, but for a scene of it.
    """
    spoken_of = {cite.path for turn in known.turns for cite in turn.cites}
    words, said, shown = areas(known.language), phrases(known.language), known.seen.this_year
    heard, touched = known.areas_heard(), known.areas_touched()
    asked_in_all = max(1, len(known.turns))
    if known.count(*ABOUT_AREAS) >= known.depth.areas:
        return
    for area, label in words.labels.items():
        asked = sum(turn.area == area and turn.key.startswith(ABOUT_AREAS) for turn in known.turns)
        if area == OTHER or asked >= known.depth.each_area:
            continue
        priority = (
            AREA
            + UNHEARD * (not heard[area])
            + min(shown.get(area, 0), 4)
            - ASKED_ALREADY / known.depth.each_area * heard[area]
            - NEVER_WRITTEN * (bool(known.seen.ever) and area not in known.seen.ever)
        )
        if heard[area] / asked_in_all > CROWDED and asked_in_all >= 4:
            priority -= CROWDED_STEP
        name = "why_area_seen" if shown.get(area) and not heard[area] else "why_area"
        if area in touched:
            name, priority = "why_area_touched", priority - TOUCHED
        why = fill(said[name], area=label.lower(), count=shown.get(area, 0))
        named = known.seen.named.get(area)
        fresh = named is not None and named.path not in spoken_of and not heard[area]
        if fresh and named is not None and named.date is not None:
            day = day_name(named.date, known.language)
            about = {"date": day, "title": named.title, "area": label.lower()}
            asking = known.word(known.bank.get("area.named"), **about)
            yield item("area", f"named:{area}", asking, why, area, priority + STAGE_STEP, [named])
        for question in known.bank.of(area):
            rank = priority - STAGE_STEP * STAGES.index(question.stage)
            told = area in touched and question.stage == STAGES[0]  # what happened there is known by now
            if rank >= WORTH and not told:
                yield item("area", f"area:{question.id}", known.word(question), why, area, rank)


def _together(known: Known) -> Iterator[AgendaItem]:
    """The parts of life that nobody spoke of and this length has no room for, in one question."""
    words, heard = areas(known.language), known.areas_heard()
    missing = [label for area, label in words.labels.items() if area != OTHER and not heard[area]]
    if known.count("areas:") or not missing:
        return
    marks = "‘{}’" if known.language == "ko" else "“{}”"
    named = ", ".join(marks.format(label) for label in missing)
    asking = known.word(known.bank.get("area.together"), areas=named)
    why = phrases(known.language)["why_areas"]
    yield item("area", "areas:together", asking, why, OTHER, UNHEARD_TOGETHER)


# --- What the author's reviews always have ---------------------------------------------------------------


def _recurring(known: Known) -> Iterator[AgendaItem]:
    """The sections that return each year, with what stood there last time."""
    if known.count("recurring:") >= known.depth.recurring:
        return
    why = phrases(known.language)["why_recurring"]
    for n, section in enumerate(returning(known)):
        if section.last is None:
            question = known.word(known.bank.get("recurring.section"), heading=section.heading)
        else:
            said, year = quotable(section.last.quote) or "", str(section.year)
            wording = known.bank.get("recurring.last")
            question = known.word(wording, heading=section.heading, year=year, quote=said)
        cites = [section.last] if section.last else []
        area, key = areas(known.language).of(section.heading), f"recurring:{bare(section.heading)}"
        yield item("recurring", key, question, why, area, RECURRING - n, cites)
