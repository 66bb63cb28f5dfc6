"""What a model's wording of a question may say, and what it may not.

The bank is linted once and for all (`questions.faults`); a model is held to more, sentence by sentence: it quotes
what it was given, speaks of nothing that nobody said, neither advises nor judges, and asks one thing. Whatever
breaks a rule is not shown; the bank's wording stands in for it, so a false alarm costs little. Called by the wording.
"""

from __future__ import annotations

import re

from assistant.domain import value
from assistant.interview.questions import ASKING, FORBIDDEN, QUOTED, SENTENCE_END, faults
from assistant.interview.text import bare, quotations, unquoted
from assistant.language.morphemes import content
from assistant.language.sentences import split

LONGEST = 320  # characters of a question, beside what it was given to quote
TAKEN_UP = 0.65  # of the words of a sentence before the question that somebody said
WORD = STEM = 5  # letters of an English word that carries meaning, and as many of it are compared
# Ways of asserting something about the past that nobody quoted, and of judging what was said.
ASSERTIONS = {
    "ko": re.compile(
        r"작년|재작년|지난해|예전|이전에|지난번|그동안|늘 |항상|언제나|해마다|매년|또다시|여전히|당신|"
        r"고마워|감사|힘드셨|속상하셨|기쁘셨|뿌듯하셨|셨겠|시겠|셨나 봐|인상적|소중한|의미 있는|알려 ?주셔서|들려주셔서"
    ),
    "en": re.compile(
        r"\b(?:last year|in the past|before that|always|usually|every year|again and again|as ever|still the same"
        r"|used to|thank\w*|sorry|(?:that|it|this|which) (?:sounds|seems|feels)|must (?:have|be)"
        r"|how (?:exciting|nice|lovely|hard|sad|brave|interesting)|meaningful|wonderful|glad)\b",
        re.IGNORECASE,
    ),
}
# Ways of telling people what to do that the bank has no use for.
ADVICE = {
    "ko": re.compile(
        r"는 (?:게|것이|것도|편이) (?:더 )?(?:좋|낫|나을|어때|어떨)|도 (?:돼요|괜찮|좋)|필요가 있"
        r"|야 (?:해요|돼요|하겠|합니다)|권하|권해|세요[.,]|시길|바라요|바랄게|잊지 마"
    ),
    "en": re.compile(
        r"\byou (?:must|might want|may want)\b|(?<!do )(?<!did )\byou (?:need|have) to\b"
        r"|\b(?:it|that) (?:would|might|may|could) (?:help|be (?:good|best|better|wise|worth))\b"
        r"|\bit['’]?s (?:ok|okay|fine|all right|important) to\b"
        r"|\b(?:try to|make sure|be sure to|consider|suggest|recommend|advise|better to|let yourself)\b",
        re.IGNORECASE,
    ),
}
# A second question hung on the first. In Korean on the ending 고 of the first: behind a past tense (a syllable that
# closes with ㅆ) or 이다; or on 으며, 는지 and the like.
PAST = "".join(chr(code) for code in range(ord("가"), ord("힣") + 1) if (code - ord("가")) % 28 == 20)
ASKS = f"(?:{ASKING['ko'].pattern})"
TWO_AT_ONCE = {
    "ko": re.compile(rf"{ASKS}[^.?!]*(?:[{PAST}이]고|고요|으며|며|는지|은지|인지),? [^.?!]*{ASKS}"),
    "en": re.compile(
        r"\b(?:and|or)[ ,]+(?:what|how|which|where|when|who|whom|whose|did|was|were|does|is|are|has)\b",
        re.IGNORECASE,
    ),
}
STRAY = re.compile(r"[\"“”*#`{}<>]")  # a quotation that is not closed, marks of Markdown or of code
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
# Who asks is nobody: the author's words are turned round before they are taken up.
OWN_VOICE = {
    "ko": re.compile(r"(?<![가-힣])(?:나[는도를의만]?|내가?|제가|저[는도를의만])(?![가-힣])"),
    "en": re.compile(r"\b(?:I|my|me|myself)\b"),
}
NAME_EN = re.compile(r"(?<=[a-z,;:’'] )[A-Z][A-Za-z]+")


@value
class Bounds:
    """What a question has to stay within: `given`, the question as the bank words it; what of it is `quoted` from a
    post and stays word for word; and `heard`, all it may speak of: the question, and what was said before it.
    """

    given: str
    quoted: tuple[str, ...]
    heard: str
    language: str

    def leads(self, sentence: str) -> bool:
        """Whether a sentence may stand before the question: no question itself, nothing that nobody said, and what
        is to be quoted, where something is.
        """
        said = unquoted(sentence)
        return (
            "?" not in said
            and not any(broken.search(said) for _, broken in FORBIDDEN[self._rules])
            and self._keeps_its_place(said)
            and all(quote in sentence for quote in self.quoted)
            and self._invents_nothing(sentence)
            and (bool(self.quoted) or self._is_taken_up(sentence))
        )

    def holds(self, question: str) -> bool:
        """Whether a question keeps the interview rules and what is to be quoted, and asserts, advises and asks
        nothing beside. What the author said a moment ago may be taken up freely; words of posts are quoted.
        """
        return (
            not faults(question, self.language)
            and not self.is_too_long(question)
            and self._keeps_its_place(unquoted(question))
            and self._quotes(question)
            and self._invents_nothing(question)
            and all(self.leads(sentence) for sentence in _sentences(question)[:-1])
        )

    def is_too_long(self, text: str) -> bool:
        """Whether a text is too long for a question, and nothing is lost by listening no further."""
        return len(text) > LONGEST + len(self.given)

    def _keeps_its_place(self, said: str) -> bool:
        """Whether nothing advises, speaks of itself or asks twice that does not in the question as given."""
        given = unquoted(self.given)
        tables = (table[self._rules] for table in (ADVICE, OWN_VOICE, TWO_AT_ONCE))
        return all(table.search(given) or not table.search(said) for table in tables)

    def _quotes(self, question: str) -> bool:
        """Whether everything that is to be quoted stands in a question, with the year or the day it is from."""
        said, when = _figures(unquoted(question)), _figures(unquoted(self.given))
        return all(quote in question for quote in self.quoted) and (not self.quoted or when <= said)

    def _invents_nothing(self, text: str) -> bool:
        """Whether quotations, figures, names and words about the past are all among what was heard."""
        known, said, heard = bare(self.heard), unquoted(text), self.heard.casefold()
        claims = [claim.casefold() for claim in ASSERTIONS[self._rules].findall(said)]
        return (
            not STRAY.search(said)
            and all(bare(quote) in known for quote in quotations(text))
            and _figures(said) <= _figures(heard)
            and all(claim in heard for claim in claims)
            and all(bare(name) in known for name in NAME_EN.findall(said))
        )

    def _is_taken_up(self, sentence: str) -> bool:
        """Whether most words of a sentence are the author's own: praise, comfort, advice and summaries are not."""
        said, heard = (_stems(text, self.language) for text in (sentence, self.heard))
        return len(said & heard) >= TAKEN_UP * len(said)

    @property
    def _rules(self) -> str:
        return self.language if self.language in FORBIDDEN else "en"


def first_sentence(text: str) -> str:
    """The first sentence of a text that goes on behind it; "" while there is none."""
    first, *others = _sentences(text) or [""]
    return first if others and SENTENCE_END.search(first) else ""


def last_sentence(text: str) -> str:
    """The last sentence of a text."""
    return _sentences(text)[-1]


def _sentences(text: str) -> list[str]:
    """The sentences of a text; what it quotes ends none."""
    masked = QUOTED.sub(lambda quote: "“" + "_" * (len(quote.group()) - 2) + "”", text)
    return [text[start:end] for start, end in split(masked)]


def _stems(text: str, language: str) -> frozenset[str]:
    words = content(text, language)
    if language == "ko":
        return frozenset(words)
    return frozenset(word[:STEM] for word in words if len(word) >= WORD or word.isdigit())


def _figures(text: str) -> frozenset[str]:
    return frozenset(FIGURE.findall(text))
