"""Questions the author puts to the assistant in the middle of an interview: "작년에 내가 뭐라고 했지?"

`is_aside` tells them from answers, cautiously: taking an answer for a question would lose what was said.
`sought` gives what is to be looked for; where the question only says "what did I say", it is about the matter of
the open question. Called by the terminal, the page and the service.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain import Turn
from assistant.interview.text import quotations, unquoted

LONGEST = 100  # characters; who asks something says it in one breath
# How one asks about what one said or did oneself.
ASKED = {
    "ko": re.compile(
        r"(?:내가|제가|나는|나 |내 |저는)?.{0,40}(?:뭐라고?|뭘|무엇을|무슨|언제|어디서?|몇|얼마나|어떻게|누구)"
        r".{0,30}(?:했|썼|적었|말했|갔|샀|봤|읽었|다짐했|약속했|이었|였)(?:지|나|더라|었지|던가|는지|을까|나요|지요|죠)\s*\?\s*$"
    ),
    "en": re.compile(
        r"^(?:so |and |wait,? |hm+,? )?(?:what|when|where|which|who|how (?:often|many|much|long))\b"
        r".{0,40}\bdid i\b.{0,60}\?\s*$"
        r"|^(?:did i (?:say|write|mention|promise)|have i (?:said|written|mentioned))\b.{0,70}\?\s*$",
        re.IGNORECASE,
    ),
}
# Orders to look something up.
ORDERED = {
    "ko": re.compile(
        r"^(?!.*(?:라고|다고) (?:했|말)).{2,70}(?:찾아|보여) ?(?:줘|주세요|줄래\??)\s*[.!]?\s*$"
    ),
    "en": re.compile(
        r"^(?:please )?(?:find|show me|look up|search(?: for)?)\b.{0,40}"
        r"\b(?:i (?:wrote|said|mentioned|promised)|my (?:posts?|reviews?|entries))\b",
        re.IGNORECASE,
    ),
}
# What such a question says besides its matter: who asks, that it was said, and when.
AROUND = re.compile(
    r"내가|제가|나는|저는|뭐라고?|뭐|뭘|무엇을|무슨|말을?|했[가-힣]*|썼[가-힣]*|적었[가-힣]*|말했[가-힣]*|쓴|적은|말한|회고에서?는?|글에서?는?|"
    r"찾아|보여|줘|주세요|올해|작년에?는?|재작년에?는?|지난해에?는?|그때는?|언제|(?:19|20)\d\d년?에?는?|"
    r"\b(?:so|and|wait|what|when|where|which|who|how|often|many|much|did|have|i|say|said|write|written|wrote|mention(?:ed)?|promised?|about|it|"
    r"this|that|my|me|review|reviews|post|posts|last|year|back|then|in|the|show|find|please|look|up|search|for|(?:19|20)\d\d)\b|\W",
    re.IGNORECASE,
)


def is_aside(text: str, language: str) -> bool:
    """Whether what was typed asks the assistant instead of answering it.

    >>> is_aside("작년에 내가 뭐라고 했지?", "ko"), is_aside("내가 뭘 했는지 모르겠다.", "ko")
    (True, False)
    """
    said = text.strip()
    if len(said) > LONGEST or "\n" in said:
        return False
    known = ("ko", "en") if language == "ko" else ("en",)
    return any(ASKED[each].search(said) or ORDERED[each].search(said) for each in known)


def sought(question: str, turns: Sequence[Turn]) -> str:
    """What to look for: the question, and behind it the open question's matter where it names none itself; a question
    that follows up an answer is about what was asked before it.
    """
    if not turns or turns[-1].state != "asked" or AROUND.sub("", question):
        return question
    first = next((turn for turn in reversed(turns) if not turn.key.startswith("follow:")), turns[-1])
    matter = quotations(first.question) or (unquoted(first.question),)
    return f"{question} {' '.join(matter)}"
