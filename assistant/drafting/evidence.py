"""Everything a draft of one year may say: answers word for word, this year's posts, what last year's review promised.

Takes what the author answered and wrote; gives `Evidence`, each piece verbatim and with its source. Nothing posted
at or after the cut-off is touched, nor the author's own review of that year. Called by the pipeline.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, Protocol

from assistant.domain import Citation, Corpus, Evidence, Hit, Period, Post, Thread, Turn
from assistant.drafting.narration import telling
from assistant.drafting.text import bare, plain, points, quotations, unquoted, words
from assistant.interview.areas import areas
from assistant.posts.markup import Block, blocks

PER_TOPIC = 2  # passages recalled for one answer
SEARCHED = 6  # of how many hits those are taken
COMMON_WORDS = 0.12  # how much of an answer's content a passage has to share to be about the same thing
NOTABLE = 16  # passages taken for what they tell, whoever asked
PER_POST = 1  # of them from one post
TELLING = 0.5  # how much of a paragraph has to tell of something lived through
SHORTEST = 12  # words (for Korean, eojeol) a notable paragraph has
PASS = 60  # characters an answer may have and still be a way of saying "next question"
# Ways of leaving a question aside in the answer itself.
PASSING = re.compile(
    r"넘어가|패스|건너뛰|할 말(?:이|은)? 없|안 할래|말하고 싶지 않|노코멘트"
    r"|\b(?:skip|pass|next question|no comment|rather not|nothing to say)\b",
    re.IGNORECASE,
)


class Recalls(Protocol):
    """The one verb of memory that evidence needs."""

    def search(
        self, query: str, *, k: int = 10, year: int | None = None, before: dt.date | None = None,
        kind: Literal["review", "post"] | None = None,
    ) -> Sequence[Hit]: ...  # fmt: skip


def usual_cut_off(year: int, today: dt.date) -> dt.date:
    """The first day that a review of `year` does not see: 1 February of the year after, or tomorrow."""
    return min(dt.date(year + 1, 2, 1), today + dt.timedelta(days=1))


def visible(corpus: Corpus, year: int, cut_off: dt.date) -> Corpus:
    """The corpus as it stood before the cut-off and before the author reviewed `year`.

    Posts without a date stay: nothing says that they are later.
    """
    own = {review.post.path for review in corpus.reviews if review.period == Period(year=year)}
    own |= {copy.path for copy in corpus.copies if copy.original in own}
    seen = {post.path for post in corpus.posts if post.path not in own and (post.day is None or post.day < cut_off)}
    return replace(
        corpus,
        posts=tuple(post for post in corpus.posts if post.path in seen),
        reviews=tuple(review for review in corpus.reviews if review.post.path in seen),
        copies=tuple(copy for copy in corpus.copies if copy.path in seen),
    )


def is_pass(answer: str) -> bool:
    """Whether an answer only says that the author leaves the question aside.

    >>> is_pass("올해는 그냥 넘어가자."), is_pass("달리기는 접었다.")
    (True, False)
    """
    return len(answer.strip()) <= PASS and bool(PASSING.search(answer))


def gather(
    *,
    year: int,
    language: str,
    turns: Sequence[Turn],
    corpus: Corpus,
    threads: Sequence[Thread],
    recall: Recalls | None,
    cut_off: dt.date,
) -> tuple[Evidence, ...]:
    """Answers ("a1"…), then what last year's review promised ("t1"…), then this year's posts ("p1"…)."""
    corpus = visible(corpus, year, cut_off)
    answered = [turn for turn in turns if turn.state == "answered" and turn.answer and not is_pass(turn.answer)]
    said = _answers(answered, language)
    promised = _promises(year, turns, corpus, threads, language)
    queries = [f"{unquoted(turn.question)} {turn.answer}"[:600] for turn in answered]
    queries += [piece.text for piece in promised]
    written = _posts(year, queries, corpus, recall, cut_off, language)
    return (*said, *promised, *written)


# --- Answers ---------------------------------------------------------------------------------------------


def _answers(turns: Sequence[Turn], language: str) -> list[Evidence]:
    found: list[Evidence] = []
    seen: set[str] = set()
    for turn in turns:
        area = turn.area or areas(language).of(f"{turn.question}\n{turn.answer}")
        for point in points(turn.answer):
            if not bare(point) or bare(point) in seen:
                continue
            seen.add(bare(point))
            found.append(
                Evidence(id=f"a{len(found) + 1}", kind="answer", text=point, topic=turn.question, citation=None,
                         turn=turn.n, area=area)
            )  # fmt: skip
    return found


# --- What last year's review promised --------------------------------------------------------------------


def _promises(
    year: int, turns: Sequence[Turn], corpus: Corpus, threads: Sequence[Thread], language: str
) -> list[Evidence]:
    """Last year's threads, and whatever of an earlier review a question quoted; the same words once."""
    last = corpus.review_of(year - 1)
    cited = [thread.citation for thread in threads if last and thread.citation.path == last.post.path]
    topics = {thread.citation.quote: thread.topic for thread in threads}
    quoted = [citation for turn in turns for citation in _quoted(turn, corpus)]
    found: list[Evidence] = []
    kept: list[Citation] = []
    for citation in [*quoted, *cited]:
        if any(_same_place(citation, other) for other in kept):
            continue
        kept.append(citation)
        found.append(
            Evidence(id=f"t{len(found) + 1}", kind="thread", text=citation.quote, citation=citation, date=citation.date,
                     topic=topics.get(citation.quote) or plain(citation.quote), area=areas(language).of(citation.quote))
        )  # fmt: skip
    return found


def _quoted(turn: Turn, corpus: Corpus) -> list[Citation]:
    """Where a yearly review has what the question quotes, word for word."""
    reviews = {review.post.path: review.post for review in corpus.yearly()}
    found = [cite for cite in turn.cites if cite.path in reviews]
    for words_quoted in quotations(turn.question):
        if len(words_quoted) < 8 or any(bare(words_quoted) in bare(cite.quote) for cite in found):
            continue
        for post in reversed(reviews.values()):
            at = post.text.find(words_quoted, post.body)
            if at >= 0:
                found.append(_cite(post, at, at + len(words_quoted)))
                break
    return found


def _same_place(one: Citation, other: Citation) -> bool:
    return one.path == other.path and one.start < other.end and other.start < one.end


def _cite(post: Post, start: int, end: int) -> Citation:
    return Citation(folder=post.folder, path=post.path, start=start, end=end, quote=post.text[start:end],
                    title=post.title, date=post.day)  # fmt: skip


# --- This year's posts -----------------------------------------------------------------------------------


def _posts(
    year: int, queries: Sequence[str], corpus: Corpus, recall: Recalls | None, cut_off: dt.date, language: str
) -> list[Evidence]:
    """Passages of this year's posts that speak of what the author spoke of, and those that tell most."""
    of_year = {post.path: post for post in corpus.originals() if post.day and post.day.year == year and not post.draft}
    cited: list[Citation] = []
    for query in queries if recall else ():
        assert recall is not None
        for hit in _about(query, recall.search(query, k=SEARCHED, year=year, before=cut_off), of_year, language):
            passage = hit.passage
            cited.append(
                Citation(folder=passage.folder, path=passage.path, start=passage.start, end=passage.end,
                         quote=passage.text, title=passage.title, date=passage.date, heading=passage.heading)
            )  # fmt: skip
    cited += _notable(list(of_year.values()))
    kept: list[Citation] = []
    for citation in cited:
        if not any(_same_place(citation, other) for other in kept):
            kept.append(citation)
    kept.sort(key=lambda citation: (citation.date or dt.date.min, citation.path, citation.start))
    return [
        Evidence(id=f"p{n}", kind="post", text=citation.quote, citation=citation, date=citation.date,
                 topic=" › ".join((citation.title, *citation.heading)),
                 area=areas(language).of(f"{citation.title}\n{citation.quote}"))
        for n, citation in enumerate(kept, 1)
    ]  # fmt: skip


def _about(query: str, hits: Sequence[Hit], of_year: dict[str, Post], language: str) -> list[Hit]:
    """The hits that share enough of what the query says; a search always finds something, near or not."""
    from assistant.language.morphemes import content

    wanted = set(content(query, language))
    near = []
    for hit in hits:
        shared = wanted & set(content(hit.passage.prose, language))
        if hit.passage.path in of_year and wanted and len(shared) / len(wanted) >= COMMON_WORDS:
            near.append(hit)
    return near[:PER_TOPIC]


def _notable(posts: Sequence[Post]) -> list[Citation]:
    """The paragraphs of a year that tell most of something lived through, at most some of a post, spread over it."""
    ranked: list[tuple[float, Citation]] = []
    for post in posts:
        told = sorted(
            ((telling(block.prose, post.language), block) for block in blocks(post) if _may_tell(block)),
            key=lambda pair: (-round(pair[0], 1), -len(pair[1].prose)),
        )
        ranked += [
            (score, _cite(post, block.start, block.end)) for score, block in told[:PER_POST] if score >= TELLING
        ]
    best = sorted(ranked, key=lambda pair: -pair[0])
    months: dict[int, int] = {}
    chosen = []
    for _, citation in best:
        month = citation.date.month if citation.date else 0
        months[month] = months.get(month, 0) + 1
        if months[month] <= max(2, NOTABLE // 8):
            chosen.append(citation)
    return chosen[:NOTABLE]


def _may_tell(block: Block) -> bool:
    return block.kind == "paragraph" and words(block.prose) >= SHORTEST
