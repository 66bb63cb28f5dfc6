"""Everything a draft of one year may say: answers word for word, this year's posts, what last year's review
promised.

Takes what the author answered and wrote; gives `Evidence`, each piece verbatim and with its source. Nothing
posted at or after the cut-off is touched, nor the author's own review of that year. Called by the pipeline.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.domain import Citation, Corpus, Evidence, Form, Hit, Period, Post, Thread, Turn, value
from assistant.interview.areas import OTHER, areas
from assistant.interview.narration import telling
from assistant.interview.replies import tells, told
from assistant.interview.text import bare, plain, points, quotations, unquoted, words
from assistant.language.sentences import split
from assistant.memory.scope import Filters
from assistant.posts.markup import Block, blocks, sentences

QUERY = 240  # characters of a question and its answer that are searched for
UNASKED = 5  # promises no question named that are searched for too
PER_TOPIC = 2  # passages recalled for one answer
SEARCHED = 6  # of how many hits those are taken
COMMON_WORDS = 0.12  # how much of an answer's content a passage has to share to be about the same thing
NOTABLE = 16  # passages taken for what they tell, whoever asked
PER_POST = 1  # of them from one post
TELLING = 0.5  # how much of a paragraph has to tell of something lived through
SHORTEST = 12  # words (for Korean, eojeol) a notable paragraph has
SHORTEST_QUOTE = 8  # characters; a shorter quotation may stand in a review by chance
FIRM = 0.7  # how firm a thread has to be for a draft to come back to it unasked
LONGEST_PROMISE = 240  # characters of sentences on one line that are taken as one promise


class Recollected(Protocol):
    """What a search called up."""

    @property
    def hits(self) -> Sequence[Hit]: ...


class Recalls(Protocol):
    """What evidence needs of memory; memory.recall.Recall has it."""

    @property
    def generation(self) -> str:
        """The name of what is searched: another as soon as that is not the same."""

    def search_all(self, questions: Sequence[str], filters: Filters, *, k: int) -> Sequence[Recollected]: ...


@value
class Found:
    """What was searched for, and where the year's posts speak of it."""

    query: str
    places: tuple[Citation, ...]


@value
class Gathered:
    """All that a draft may say, and what was found on the way to it."""

    evidence: tuple[Evidence, ...]
    found: tuple[Found, ...]


def usual_cut_off(year: int, today: dt.date) -> dt.date:
    """The first day that a review of `year` does not see: 1 February of the year after, or tomorrow."""
    return min(dt.date(year + 1, 2, 1), today + dt.timedelta(days=1))


def visible(corpus: Corpus, year: int, cut_off: dt.date) -> Corpus:
    """The corpus as it stood before the cut-off and before the author reviewed `year`.

    Posts without a date stay: nothing says that they are later.
    """
    own = {review.post.place for review in corpus.reviews if review.period == Period(year=year)}
    own |= {copy.place for copy in corpus.copies if (copy.original_folder, copy.original) in own}
    seen = {
        post.place
        for post in corpus.posts
        if post.place not in own and (post.day is None or post.day < cut_off)
    }
    return replace(
        corpus,
        posts=tuple(post for post in corpus.posts if post.place in seen),
        reviews=tuple(review for review in corpus.reviews if review.post.place in seen),
        copies=tuple(copy for copy in corpus.copies if copy.place in seen),
    )


def gather(
    form: Form,
    *,
    turns: Sequence[Turn],
    corpus: Corpus,
    threads: Sequence[Thread],
    recall: Recalls | None,
    cut_off: dt.date,
    known: Sequence[Found] = (),
) -> Gathered:
    """Answers ("a1"…), then what last year's review promised ("t1"…), then this year's posts ("p1"…).

    The last of all is the line the author closes every review with, where there is one. What is `known`, of the same
    memory, posts and cut-off, is not searched for again.
    """
    year, language = form.year, form.language
    corpus = visible(corpus, year, cut_off)
    answered = [turn for turn in turns if tells(turn)]
    said = _answers(answered, language)
    promised = _promises(form, turns, corpus, threads, language)
    queries = [f"{unquoted(turn.question)} {turn.answer}"[:QUERY] for turn in answered]
    asked = bare("\n".join(turn.question for turn in turns))
    queries += [piece.text for piece in promised if bare(piece.text) not in asked][:UNASKED]
    of_year = _of_year(corpus, year)
    filters = Filters(year=year, before=cut_off, times=False)
    found = _searched(queries, recall, filters, of_year, known, language) if recall else ()
    written = _posts(found, of_year, language)
    return Gathered(evidence=(*said, *promised, *written, *_every_year(form, len(written))), found=found)


def _every_year(form: Form, posts: int) -> list[Evidence]:
    """The words that open and that close every review of this author's."""
    lines = [(line.text, line.citation) for line in form.standing if not line.heading]
    if form.last_line and form.ending is not None:
        lines.append((form.ending.quote, form.ending))
    return [
        Evidence(id=f"p{posts + n}", kind="post", text=text, topic=at.title, citation=at, date=at.date)
        for n, (text, at) in enumerate(lines, 1)
    ]


# --- Answers ---------------------------------------------------------------------------------------------


def _answers(turns: Sequence[Turn], language: str) -> list[Evidence]:
    found: list[Evidence] = []
    seen: set[str] = set()
    for turn in turns:
        area = turn.area or area_of(turn.question, turn.answer, language)
        for point in points(told(turn.answer)):
            if not bare(point) or bare(point) in seen:
                continue
            seen.add(bare(point))
            found.append(
                Evidence(
                    id=f"a{len(found) + 1}",
                    kind="answer",
                    text=point,
                    topic=turn.question,
                    citation=None,
                    turn=turn.n,
                    area=area,
                )
            )
    return found


def area_of(question: str, answer: str, language: str) -> str:
    """What an answer is about: what its question says, else what the question quotes, else what the answer
    says.
    """
    return next(
        (a for said in (unquoted(question), question, answer) if (a := _most_of(said, language)) != OTHER),
        OTHER,
    )


def _most_of(text: str, language: str) -> str:
    """The area most words of a text tell of; of several with as many, the one it comes back to most often."""
    known = areas(language)
    counted = known.counted(text)
    most = [area for area, n in counted.items() if n == max(counted.values())]
    said = [known.counted(text[start:end]) for start, end in split(text)]
    return max(most, key=lambda area: sum(sentence[area] for sentence in said), default=OTHER)


# --- What last year's review promised --------------------------------------------------------------------


def _promises(
    form: Form, turns: Sequence[Turn], corpus: Corpus, threads: Sequence[Thread], language: str
) -> list[Evidence]:
    """Last year's firm threads, the firmest first, and whatever of a yearly review a question quoted; each
    once.
    """
    posts = {review.post.path: review.post for review in corpus.yearly()}
    last = corpus.review_of(form.year - 1)
    firm = sorted(
        (
            t
            for t in threads
            if last
            and t.citation.path == last.post.path
            and t.firmness >= FIRM
            and not (form.ending and _same_place(t.citation, form.ending))
        ),
        key=lambda t: -t.firmness,
    )
    firm = [
        t for t in firm if not any(_explains(t.citation, other.citation, last.post) for other in firm if last)
    ]
    topics = {thread.citation: thread.topic for thread in firm}
    kept: list[Citation] = []
    for citation in [*(c for turn in turns for c in quoted_in(turn, corpus)), *topics]:
        for n, other in enumerate(kept):
            if bare(citation.quote) == bare(other.quote):
                break
            if _same_line(citation, other, posts):
                kept[n] = _joined(citation, other, posts)
                break
        else:
            kept.append(_joined(citation, citation, posts))
    return [
        Evidence(
            id=f"t{n}",
            kind="thread",
            text=citation.quote,
            citation=citation,
            date=citation.date,
            topic=next((topics[t] for t in topics if _same_place(t, citation)), plain(citation.quote)),
            area=areas(language).of(citation.quote),
        )
        for n, citation in enumerate(kept, 1)
    ]


def _explains(one: Citation, goal: Citation, post: Post) -> bool:
    """Whether a citation stands below a goal that is a heading: it says more of the same goal."""
    headings = [block for block in blocks(post) if block.kind == "heading"]
    above = [block for block in headings if block.start <= one.start]
    return bool(above) and above[-1].start <= goal.start < above[-1].end <= one.start


def _same_line(one: Citation, other: Citation, posts: Mapping[str, Post]) -> bool:
    """Whether two citations stand on one line, near enough to be one promise."""
    if one.path != other.path or one.path not in posts:
        return False
    start, end = min(one.start, other.start), max(one.end, other.end)
    return "\n" not in posts[one.path].text[start:end].strip() and end - start <= LONGEST_PROMISE


def _joined(one: Citation, other: Citation, posts: Mapping[str, Post]) -> Citation:
    """What both span, with the bold marks that open or close right beside it, so that none stands alone."""
    post = posts.get(one.path)
    if post is None:
        return one
    start, end = min(one.start, other.start), max(one.end, other.end)
    if post.text[start:end].count("**") % 2:
        if post.text.startswith("**", end):
            end += 2
        elif post.text.endswith("**", 0, start):
            start -= 2
    return post.cite(start, end)


def quoted_in(turn: Turn, corpus: Corpus) -> list[Citation]:
    """The sentences of yearly reviews that a question cites or quotes word for word."""
    reviews = {review.post.path: review.post for review in corpus.yearly()}
    found = [cite for cite in turn.cites if cite.path in reviews]
    for said in quotations(turn.question):
        if len(said) < SHORTEST_QUOTE or any(bare(said) in bare(cite.quote) for cite in found):
            continue
        for post in reversed(reviews.values()):
            at = post.text.find(said, post.body)
            if at >= 0:
                found.append(_whole_sentences(post, at, at + len(said)))
                break
    return found


def _whole_sentences(post: Post, start: int, end: int) -> Citation:
    """The sentences that a span touches, as they are written."""
    touched = [
        sentence
        for block in blocks(post)
        if block.start < end and start < block.end
        for sentence in sentences(post, block)
        if sentence.start < end and start < sentence.end
    ]
    if not touched:
        return post.cite(start, end)
    return post.cite(touched[0].start, touched[-1].end)


def _same_place(one: Citation, other: Citation) -> bool:
    return one.path == other.path and one.start < other.end and other.start < one.end


# --- This year's posts -----------------------------------------------------------------------------------


def _of_year(corpus: Corpus, year: int) -> dict[str, Post]:
    """The posts of the year by their path, but those that look back on one."""
    looks_back = {review.post.path for review in corpus.yearly()}
    return {
        post.path: post
        for post in corpus.originals()
        if post.day and post.day.year == year and not post.draft and post.path not in looks_back
    }


def _searched(
    queries: Sequence[str],
    recall: Recalls,
    filters: Filters,
    of_year: Mapping[str, Post],
    known: Sequence[Found],
    language: str,
) -> tuple[Found, ...]:
    """What is found for each of the queries: known from before, or searched for in one go."""
    found = {one.query: one for one in known}
    new = [query for query in dict.fromkeys(queries) if query not in found]
    for query, called_up in zip(new, recall.search_all(new, filters, k=SEARCHED), strict=True):
        found[query] = Found(query=query, places=_about(query, called_up.hits, of_year, language))
    return tuple(found[query] for query in dict.fromkeys(queries))


def _posts(found: Sequence[Found], of_year: Mapping[str, Post], language: str) -> list[Evidence]:
    """Passages of this year's posts that speak of what the author spoke of, and those that tell most."""
    cited = [*(place for one in found for place in one.places), *_notable(list(of_year.values()))]
    kept: list[Citation] = []
    for citation in cited:
        if not any(_same_place(citation, other) for other in kept):
            kept.append(citation)
    kept.sort(key=lambda citation: (citation.date or dt.date.min, citation.path, citation.start))
    return [
        Evidence(
            id=f"p{n}",
            kind="post",
            text=citation.quote,
            citation=citation,
            date=citation.date,
            topic=" › ".join((citation.title, *citation.heading)),
            area=areas(language).of(f"{citation.title}\n{citation.quote}"),
        )
        for n, citation in enumerate(kept, 1)
    ]


def _about(
    query: str, hits: Sequence[Hit], of_year: Mapping[str, Post], language: str
) -> tuple[Citation, ...]:
    """The hits that share enough of what the query says; a search always finds something, near or not."""
    from assistant.language.morphemes import content

    wanted = set(content(query, language))
    near = []
    for hit in hits:
        shared = wanted & set(content(hit.passage.prose, language))
        if hit.passage.path in of_year and wanted and len(shared) / len(wanted) >= COMMON_WORDS:
            near.append(hit.passage.citation)
    return tuple(near[:PER_TOPIC])


def _notable(posts: Sequence[Post]) -> list[Citation]:
    """The paragraphs of a year that tell most of something lived through, at most some of a post, spread
    over it.
    """
    ranked: list[tuple[float, Citation]] = []
    for post in posts:
        told = sorted(
            ((telling(block.prose, post.language), block) for block in blocks(post) if _may_tell(block)),
            key=lambda pair: (-round(pair[0], 1), -len(pair[1].prose)),
        )
        ranked += [
            (score, post.cite(block.start, block.end)) for score, block in told[:PER_POST] if score >= TELLING
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
