"""The sections that an author's reviews have every year, with a sentence that stood there last time.

Takes what is `Known`; gives `Returning` sections, in the author's order. Left out are those the interview
comes to anyway: regrets, the year to come, opening and end, the grading of last year's goals, and headings
that only name a part of life. Called by the agenda.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.author.sections import looks_back
from assistant.domain import Citation, Post, value
from assistant.interview.areas import areas
from assistant.interview.known import Known
from assistant.interview.quoting import stands_alone
from assistant.interview.text import bare, words
from assistant.posts.markup import blocks, sentences

# Headings over the first and the last words of a text, which say nothing about what stands there.
AROUND = re.compile(
    r"\W*(?:들어가며|들어가기|시작하며|시작하기|여는 ?말|서론|프롤로그|마치며|마무리|맺으며|맺음말|나가며|끝으로"
    r"|닫는 ?말|글을 마치|결론|에필로그|intro(?:duction)?|preface|outro|conclusions?|closing|wrap(?:ping)?[ -]?up"
    r"|epilogue|summary|tl;?dr)",
    re.IGNORECASE,
)

FEWEST_WORDS = 2  # of a heading that says something by itself


@value
class Returning:
    """A heading that returns, and what stood first below it in the review of `year`."""

    heading: str
    year: int
    last: Citation | None


def returning(known: Known) -> Iterator[Returning]:
    """Each heading that returns and is worth asking for."""
    earlier = [review for review in known.corpus.yearly() if review.period.year < known.year]
    special = {bare(heading) for heading in (known.form.regrets, known.form.next_year) if heading}
    labels = {bare(label) for label in areas(known.language).labels.values()}
    for heading in known.form.recurring:
        if bare(heading) in special | labels | {""} or AROUND.match(heading) or looks_back(heading):
            continue
        last = next(
            ((r.period.year, found) for r in reversed(earlier) if (found := _below(r.post, heading))), None
        )
        year, cite = last or (known.year - 1, None)
        yield Returning(heading=heading, year=year, last=cite)


def _below(post: Post, heading: str) -> Citation | None:
    """The first sentence below a heading, or the first heading, that can be quoted alone."""
    level = 0
    for block in blocks(post):
        if block.kind == "heading":
            if level and block.level <= level:
                return None
            if level and words(block.prose) >= FEWEST_WORDS and (said := sentences(post, block)):
                return post.cite(said[0].start, said[-1].end, (heading,))
            if bare(block.prose) == bare(heading):
                level = block.level
        elif level and block.kind in ("paragraph", "item"):
            first = next(iter(sentences(post, block)), None)  # the others lean on it
            if first and stands_alone(first.prose, post.language) and not first.prose.endswith("?"):
                return post.cite(first.start, first.end, (heading,))
    return None
