# ruff: noqa: E501 - a pattern or a list of words is read in one line
"""How English says a goal or a regret: constructions of the first person, with what each stands for."""

from __future__ import annotations

import re

from assistant.author.thread_words import Construction

ADVERB = r"(?:\s+(?:really|still|also|just|definitely|finally|actually|very much|only|already|always|certainly|simply|even|now|certainly|probably|personally))*"
I_OR_WE = r"\b(?:I|we)"
WILL = r"(?:['’]ll|\s+will|\s+shall)"


def _en(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


GOALS = (
    Construction(name="I'd like/love to", kind="goal", firmness=0.6, pattern=_en(rf"{I_OR_WE}(?:['’]d| would){ADVERB} (?:like|love)\b(?: \w+){{0,2}}? to\b(?!.*, but\b)")),
    Construction(name="I want/hope/plan to", kind="goal", firmness=0.7, pattern=_en(rf"{I_OR_WE}{ADVERB} (?:do )?(?:want|hope|plan|intend|aim|resolve|vow|promise|aspire) (?:to|for|that|I|we|it)\b(?! (?:make sure|be clear|emphasize|stress)\b)(?!.*\byour?\b)")),
    Construction(name="I hope …", kind="goal", firmness=0.5, pattern=_en(r"(?:^|[,;:—-] ?|\b(?:and|but|so|really) )I(?: really| do)? hope\b(?!.*\byour?\b)|\bmy hope\b")),
    Construction(name="I'm going/planning/hoping to", kind="goal", firmness=0.7, pattern=_en(rf"{I_OR_WE}(?:['’]m| am|['’]re| are){ADVERB} (?:going|planning|hoping|aiming|looking|determined|resolved|committed|ready|eager|curious|excited|tempted) (?:to|on|forward to)\b")),
    Construction(name="my goal is", kind="goal", firmness=0.9, pattern=_en(r"\bmy (?:\w+ ){0,3}(?:goals?|plans?|aims?|resolutions?|targets?|intentions?|dreams?|hopes?|priority|priorities|focus)\b(?: \w+){0,5}? (?:is|are|remains?|will be)\b|\b(?:a|one|the|another) (?:\w+ )?(?:goal|target|resolution)(?: \w+){0,4}? (?:is|will be)\b")),
    Construction(name="goal that I had", kind="goal", firmness=0.3, pattern=_en(r"\bmy goal was\b|\b(?:a|my) (?:target|goal) of\b.*\b(?:would|this year|next year)\b")),
    Construction(name="I'll", kind="goal", firmness=0.6, ahead=True, pattern=_en(rf"{I_OR_WE}{WILL}{ADVERB} (?:\w+ly )?\w+")),
    Construction(name="I'll keep on", kind="goal", firmness=0.6, pattern=_en(rf"{I_OR_WE}{WILL}{ADVERB} (?:continue|keep|stop|start|resume|focus|aim|strive|try|stick|either)\b")),
    Construction(name="next year …", kind="goal", firmness=0.7, ahead=True, pattern=_en(r"\b(?:next year|this year|the coming year|the year ahead|(?:in|for) 20\d\d)\b.*\b(?:I|we)(?:['’]ll| will|['’]m| am| need to| should| must| have to| plan| hope)\b|\bthis (?:could|will|should|may|might) be (?:my|the) year\b|\b(?:feels|looks) like my year\b")),
    Construction(name="I still want to, hopefully", kind="goal", firmness=0.4, ahead=True, pattern=_en(r"\bhopefully\b.*\bI\b|\bI\b.*\bhopefully\b")),
    Construction(name="I need to, I should", kind="goal", firmness=0.4, ahead=True, pattern=_en(r"\bI(?: really| still)? (?:need to|must|have to|ought to|should)\b(?! (?:have|be)\b)")),
    Construction(name="want … forever", kind="goal", firmness=0.4, pattern=_en(r"\bI(?:['’]d| would| still want to| want to) (?:do|keep doing) (?:this|it) forever\b|\bnever want(?:ed)? to\b.*\bagain\b")),
    Construction(name="looking for an excuse to", kind="goal", firmness=0.3, pattern=_en(r"\bexcuse to\b|\bcan['’]t wait to\b|\blook(?:ing)? forward to\b(?! (?:hearing|seeing you))")),
)  # fmt: skip

REGRETS = (
    Construction(name="regret", kind="regret", firmness=0.8, pattern=_en(r"\b(?:I|we|my|biggest|only|main)\b(?: \w+){0,3}? regret(?:s|ted|table|tably)?\b")),
    Construction(name="wish", kind="regret", firmness=0.6, pattern=_en(r"\b(?:I|we)(?:['’]d)?(?: really| did| do| still| only| just| often| sometimes)? wish(?:ed)?\b(?! (?:you|them|him|her|everyone|to|a|for)\b)")),
    Construction(name="should have", kind="regret", firmness=0.7, pattern=_en(r"\b(?:I|we|it)(?: \w+){0,3}? (?:should(?:n['’]t)?|could|ought to)(?: not| never| probably| really)?(?: have|['’]ve)\b|\bthan it should have\b|\b(?:as|than) (?:much|often|I|well|many)(?: \w+){0,3} should\b")),
    Construction(name="disappointed", kind="regret", firmness=0.7, pattern=_en(r"\b(?<!not )(?<!n't )disappoint(?:ed|ing|ingly|ment)\b")),
    Construction(name="ashamed", kind="regret", firmness=0.6, pattern=_en(r"\b(?:I|my|me|we)\b.*\b(?:ashamed|(?<!a )shame|embarrass(?:ed|ing|ment)?|guilty)\b|\b(?:ashamed|shame|embarrass\w+)\b.*\b(?:I|my)\b")),
    Construction(name="neglected, failed to", kind="regret", firmness=0.6, pattern=_en(r"\b(?:I|we)(?:['’]d|['’]ve| had| have)?(?: \w+){0,2}? (?:failed|neglected|procrastinated?|slacked|squandered|wasted|overlooked|forgot|dropped the ball|fell short|fell behind|let (?:it|them|myself))\b")),
    Construction(name="fell short", kind="regret", firmness=0.6, pattern=_en(r"\bfell\b(?: \w+){0,2}? short\b|\boverly optimistic\b|\b(?:a )?(?:tad|bit|little|too|overly) optimistic\b")),
    Construction(name="never got to", kind="regret", firmness=0.5, pattern=_en(r"\bI(?:['’]ve| have)? (?:never|barely|hardly|rarely)(?: \w+){0,2}? (?:got(?:ten)? around|managed to|found (?:the )?time|made time|invested|followed|finished|published|had (?:the )?time)\b|\bI (?:did not|didn['’]t|couldn['’]t|could not|haven['’]t|wasn['’]t able to)(?: \w+){0,3}? (?:reach|finish|publish|manage|find (?:the )?time|make time|get around|keep up|follow through|stick|achieve|complete|hit|meet|do enough|spend enough)\b")),
    Construction(name="too little", kind="regret", firmness=0.5, pattern=_en(r"\bI\b.*\b(?:almost no progress|(?:very|so|too) little(?: [\w-]+){0,2} (?:time|progress)|only (?:managed to|published|wrote|finished|read)|too much time|least time)\b|\black of (?:\w+[ -]){0,3}time\b")),
    Construction(name="downside", kind="regret", firmness=0.5, pattern=_en(r"\bdownside (?:to|of|is|was)\b.*\b(?:I|my|me|20\d\d)\b|\bI(?:['’]ve)? (?:had|have) a hard time\b")),
    Construction(name="my mistake", kind="regret", firmness=0.6, pattern=_en(r"\b(?:my|I made (?:a|the|this)|biggest|big|costly|was a|were a)(?: \w+){0,2}? (?:mistakes?|blunder|misstep)\b|\bI was (?:wrong|naive|foolish|stupid|careless|risking|wasting|neglecting|ignoring|avoiding)\b|\bI knew nothing\b")),
    Construction(name="unfortunately", kind="regret", firmness=0.4, pattern=_en(r"\b(?:unfortunately|sadly|regrettably)\b.*\b(?:I|my|me|we)\b|\b(?:I|my|me|we)\b.*\b(?:unfortunately|sadly|regrettably)\b|^what['’]s sad\b")),
)  # fmt: skip

# Words that point past the year looked back on.
AHEAD = _en(
    r"\b(?:next year|this year|coming year|year ahead|from now on|going forward|in the future|soon|someday|one day|"
    r"eventually|again|until|from here|keep|continue|more|better|finally|year (?:two|three|four|five|six|seven|eight|nine|ten|\d+))\b"
)
# Talk about the text at hand, courtesy towards the reader, and turns of speech that will nothing.
ABOUT_THE_TEXT = _en(
    r"\b(?:I|we)(?:['’]ll| will|['’]d| would)?(?:\s\w+){0,2}?\s(?:share|explain|show you|describe|discuss|talk about|cover|admit|say|"
    r"mention|be honest|spare you|go into|leave you|leave it|note|summarize|list|start with|begin with|get into|dive|walk you|"
    r"rather|thank|point out|never forget|generously|call it|let you|put out|leave technical|stop here|be a downer|argue|bet|assume)\b"
    r"|\bin this post\b|\bI(?:['’]d| would) (?:argue|say|describe|guess|bet|expect|recommend)\b|\blet['’]s\b"
    r"|\b(?:I|we) hope (?:you|this (?:post|helps|was)|that you)\b|\bthank you\b|\bto be honest\b"
)
# Somebody else's plans, told.
OTHER_SUBJECT = _en(
    r"\b(?:they|people|you|everyone|who) \w+ (?:that |if |whether )?I\b|^(?:he|she|they|you|people|customers|readers|users)\b"
)
