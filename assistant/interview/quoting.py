"""Words of the author's that a question can quote: short, whole, and word for word as they stand in the file.

Called by the agenda. A quotation loses the marks of Markdown and a leading "and", and is cut at the end of a
sentence; one that is too long by itself at a comma, which a mark shows, so that it keeps what it comes to: in Korean
its end, where the verb stands, else its beginning. What the author set in bold stands for the whole where it is a
sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.domain import Citation, Post
from assistant.interview.narration import narration
from assistant.interview.scenes import signs_of
from assistant.interview.text import WORD, bare, plain, sentences, words
from assistant.language.morphemes import HANGUL
from assistant.posts.markup import blocks
from assistant.posts.markup import sentences as sentences_of
from assistant.tables import for_language

SHORTEST, LONGEST = 6, 110  # characters of what is quoted
LONGEST_SENTENCE = {"ko": 110, "en": 180}  # of a sentence that is quoted whole
SHORTEST_CUT = 40  # of what a cut leaves
AT_COMMA = re.compile(r"(?<=[,;]) ")
CUT = "…"
AND = re.compile(r"^(?:그리고|And),? ")
FEWEST_WORDS = {"ko": 4, "en": 6}  # a sentence has to have to mean something on its own
INNER_MARKS = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|\*\*|__|~~|`|==|\]\([^)\n]*\)|!?\[|\n+")
# How a piece ends that is a sentence of its own.
WHOLE = re.compile(r"[.!?…~]$|[다요음함기임]$")
OUTER_MARKS = " \t\n*_~`=>#:"
LIST_MARK = re.compile(r"^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
# Openings that lean on a sentence before: quoted alone they would point nowhere.
LEANS = re.compile(
    r"\W*(?:(?:이?라고|하고|(?:사실 )?그래서|그런데|근데|그러[더나자니면]|하지만|그리고|그때|거기"
    r"|이[것런]|그[것런]|그[는가]|그 (?:중|외|밖|뒤|후|전|때)|당시|이렇게|그렇게)"
    r"|(?:But|And|So|Then|At the time|Back then|That"
    r"|This(?! (?:year|month|week))|It|He|She|They|These|Those|However|Instead|Also)\b)"
)

POINTS_BACK = re.compile(
    r"(?<![가-힣])[이그](?:런|렇게) |\b(?:do|did|done|doing) (?:it|that|this|so)\b", re.IGNORECASE
)
# Words that leave open what is meant: when, and that something is to be or was otherwise.
VAGUE = re.compile(
    r"(?:(?:내년|올해|작년|새해|(?:19|20)\d\d년|앞으로|이제|다음|다시|다르게|달라|바꾸|바뀌|노력|열심히|하자|하지|하고|하겠|한다|했다|해야"
    r"|봐야|보자|보려|보겠|않|싶|되[어었자]|생각)[가-힣]*"
    r"|(?:더|잘|꼭|좀|또|안|못|해|것|수|거|그|이|나|때)(?:은|는|이|가|을|를|도|에)?"
    r"|i|i['’]ll|i['’]d|i['’]m|we|do|does|did|will|would|want|hope|try|plan|to|be|it|this|that|next|year|more|better"
    r"|different(?:ly)?|change[ds]?|again|really|the|a|an|in|of|and|my|going|should|could|have|had)$",
    re.IGNORECASE,
)
# A sentence that speaks to its readers tells nothing of the author.
TO_READERS = re.compile(r"\b(?:you|your|let['’]s)\b|여러분|하세요|하자[.]?$|합시다", re.IGNORECASE)
# Nor does one that speaks of the text it stands in, or shows code at work.
OF_THE_TEXT = re.compile(
    r"정리해 ?(?:본다|보았다|봤다|보려|두)|알아(?:본다|보자|보았다|봤다)|살펴(?:본다|보자|보았다|봤다)"
    r"|이번 (?:글|포스팅|포스트)|이 (?:글|포스팅)[은을에]"
    r"|작성하였다|사용하였다|구현하였다|\bthis (?:post|article|page|tutorial)\b|\bin (?:part|chapter) \d",
    re.IGNORECASE,
)
# Words that stand for something named before: quoted alone, a sentence with one says less.
STANDS_FOR = re.compile(
    r"(?<![가-힣])(?:이|그|위|아래|앞)(?:의)? (?:\d|[가-힣])|(?<![가-힣])(?:여기|거기|이것|그것|이를|그를)"
    r"|\b(?:it|its|they|them|their|this|these|those|he|she|him|her)\b(?! (?:year|month|week))",
    re.IGNORECASE,
)
FEELS, POINTS = (
    0.3,
    0.3,
)  # what a sentence gains that says what the author felt, and loses that points elsewhere
TELLS_THROUGHOUT = 0.25
TELLS = (
    1.2  # what a sentence has to be worth, with its post, to be asked about, unless the post tells throughout
)


def quotable(quote: str) -> str | None:
    """What of a citation is quoted in a question; None where nothing of it stands alone.

    >>> quotable("- **달리기를 다시 한다.** 이번에는 정말로.")
    '달리기를 다시 한다.'
    """
    text = LIST_MARK.sub("", quote)
    pieces = [piece for piece in (cut.strip(OUTER_MARKS) for cut in INNER_MARKS.split(text)) if piece]
    stands = pieces and (len(pieces) == 1 or (len(bare(pieces[0])) >= SHORTEST and WHOLE.search(pieces[0])))
    said = AND.sub("", plain(pieces[0] if stands else text).strip(OUTER_MARKS))
    if len(bare(said)) < SHORTEST:
        return None
    return said if len(said) <= LONGEST else _first_sentences(said)


def says_little(said: str) -> bool:
    """Whether a sentence leaves open what it speaks of: it leans on the one before, or has hardly a word of its own.

    >>> says_little("내년에는 다르게 해 봐야겠다."), says_little("책을 세지 않는다.")
    (True, False)
    """
    own = [word for word in WORD.findall(said) if not VAGUE.match(word)]
    return bool(LEANS.match(said) or POINTS_BACK.search(said)) or len(own) < 2


def _first_sentences(text: str) -> str | None:
    """As many sentences from the beginning as a question can hold; of a first one that is too long, a part."""
    said = sentences(text)
    kept = _sentence(said[0])
    for sentence in said:
        end = text.index(sentence) + len(sentence)
        if end > LONGEST:
            break
        kept = text[:end]
    return kept or None


def _sentence(text: str) -> str:
    """A sentence, or of a long one as many clauses as a question can hold."""
    korean = HANGUL.search(text)
    if len(text) <= LONGEST_SENTENCE["ko" if korean else "en"]:
        return text
    commas = [comma.end() for comma in AT_COMMA.finditer(text)]
    ends, beginnings = (
        [CUT + text[at:] for at in commas],
        [text[:at].rstrip(",; ") + CUT for at in commas[::-1]],
    )
    parts = ends if korean else beginnings
    return next((part for part in parts if SHORTEST_CUT <= len(part) <= LONGEST), text)


def telling_sentences(posts: Sequence[Post], *, most: int) -> tuple[Citation, ...]:
    """One sentence of each of the posts that tell most of something lived through, spread over the months."""
    often = Counter(s.prose for post in posts for block in blocks(post) for s in sentences_of(post, block))
    ranked = sorted(filter(None, (_telling(post, often) for post in posts)), key=lambda pair: -pair[0])
    months: dict[int, int] = {}
    chosen: list[Citation] = []
    for _, citation in ranked:
        month = citation.date.month if citation.date else 0
        months[month] = months.get(month, 0) + 1
        if months[month] <= max(1, most // 6):
            chosen.append(citation)
    return tuple(chosen[:most])


def untold(posts: Sequence[Post], told: Sequence[Citation]) -> tuple[Citation, ...]:
    """The other posts, one a month and the longest first, each cited by its first sentence: those that only explain."""
    spoken = {cite.path for cite in told}
    months: dict[int, Citation] = {}
    for post in sorted(posts, key=lambda post: len(post.text), reverse=True):
        if post.path not in spoken and post.day:
            months.setdefault(post.day.month, first_words(post))
    return tuple(months.values())


def first_words(post: Post) -> Citation:
    """A post, cited by the first sentence of its first paragraph."""
    for block in blocks(post):
        for sentence in sentences_of(post, block) if block.kind == "paragraph" else ():
            return post.cite(sentence.start, sentence.end)
    return post.cite(post.body, post.body)


def _telling(post: Post, often: Mapping[str, int]) -> tuple[float, Citation] | None:
    """The sentence of a post that tells most, and how much the post tells in all."""
    best: tuple[float, Citation] | None = None
    told, moved = [], signs_of(post.language).moved
    for block in blocks(post):
        if block.kind != "paragraph":
            continue
        for sentence in sentences_of(post, block):
            score = narration(sentence.prose, post.language)
            told.append(score)
            if often[sentence.prose] > 1 or not stands_alone(sentence.prose, post.language):
                continue
            felt, points = (bool(sign.search(sentence.prose)) for sign in (moved, STANDS_FOR))
            worth = score + FEELS * felt - POINTS * points
            if score > 0 and (best is None or worth > best[0]):
                best = (worth, post.cite(sentence.start, sentence.end))
    mean = sum(told) / max(1, len(told))
    if best is None or (best[0] + mean < TELLS and mean < TELLS_THROUGHOUT):
        return None
    return best[0] + mean, best[1]


def stands_alone(sentence: str, language: str) -> bool:
    """Whether a sentence means something quoted by itself: short, whole, leaning on nothing before it."""
    fewest = for_language(FEWEST_WORDS, language)
    fits = fewest <= words(sentence) and len(sentence) <= LONGEST * 0.8
    whole = WHOLE.search(sentence) and not (TO_READERS.search(sentence) or OF_THE_TEXT.search(sentence))
    return (
        bool(fits and whole)
        and not LEANS.match(sentence)
        and not any(mark in sentence for mark in '“”"「」[]()')
    )
