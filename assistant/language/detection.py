"""Which language a text is in, told by its script, and for Latin script by its function words.

A few thousand characters decide; a post in Korean with English terms is Korean. Called when a post is read.
Cavnar & Trenkle (1994) and what followed need models of megabytes; a person's blog is in a handful of
languages, and within one script the commonest words settle it at the length of a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

LEAST_EVIDENCE = 0.03  # share of words that must speak for a language in Latin script
SAMPLE = 4_000  # characters looked at
DEFAULT = "en"  # where nothing tells
JAPANESE = 0.4  # kana to a Chinese character; Japanese prose has more of them, Chinese that names Japanese titles fewer

# ISO 639-1 code and the letters only it (among living blogs' languages) is written with.
KANA = re.compile(r"[\u3040-\u30ff]")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
SCRIPTS = (
    ("ko", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")),
    ("ja", KANA),
    ("zh", HAN),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# A letter of these scripts says as much as this many Latin letters: a syllable or a word, not a sound.
WEIGHT = {"ko": 2.5, "ja": 2.0, "zh": 3.0}
UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
PERSIAN = re.compile(r"[پچژگ]")
# Code, addresses and tags are in nobody's language.
NOISE = re.compile(
    r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`|https?://\S+"
    r"|<[^>\n]{1,300}>|\{[{%][^{}\n]*[%}]\}",
    re.DOTALL,
)

# The commonest function words of languages in Latin script; those of one language alone weigh most.
FUNCTION_WORDS = {
    "en": """the of and to in is that it was for with as on be at this have from or but not are you
        we my they which i a no so me do an if by he more""",
    "de": """der die und das ist nicht ein eine ich zu den mit sich auf für auch es dem von im werden
        wir war aber oder""",
    "fr": """le la les des est et une un dans que pour qui pas sur je ce avec plus du en nous mais
        c'est j'ai été au""",
    "es": """el la los las de que y en un una por con para no se es lo como más pero su me al del muy
        este ha fue mi""",
    "pt": """o a os as de que e em um uma por com para não se é do da mais mas eu no na foi muito
        isso meu são ao você""",
    "it": """il la gli le di che e un una per con non si è del della sono ma come più anche ho nel
        questo mi alla lo""",
    "nl": """de het een en van ik is niet dat op te zijn met voor er maar ook aan om bij als naar wat
        mijn nog heb dit""",
    "sv": """och att det som en är på för av jag med inte den till har ett om men var så vi min från
        eller när också""",
    "da": """og at det som en er på for af jeg med ikke den til har et om men var så vi min fra eller
        når også blev""",
    "no": """og at det som en er på for av jeg med ikke den til har et om men var så vi min fra eller
        når også ble""",
    "fi": """ja on ei se että oli olen mutta niin kun myös mitä minä ovat tämä sitten vain kuin jos
        joka hän nyt ole""",
    "pl": """i w nie na się że z do to jest jak ale co po tak od za o mnie już są był przez tylko dla
        mi jako czy""",
    "cs": """a se na je že v to s z do o jsem i ale tak jak co by si za už jako nebo pro jsou byl
        když bylo ze""",
    "tr": """bir ve bu da de için ne çok ama ben o gibi daha var kadar olarak en mi ile her sonra şey
        olan değil ki""",
    "id": """yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke bisa ada karena
        sudah atau kita""",
    "vi": """và là của không có một những được cho với trong này tôi đã người các để cũng khi thì như
        nhưng mình rất""",
    "ro": """și în de la cu nu este pe un o că din să mai care pentru sunt am ca dar a fost ce sau fi
        ei al le acest""",
    "hu": """a az és hogy nem is egy volt de ez meg csak már mint van el még ha ki én azt vagy nagyon
        lehet mert lesz""",
}  # fmt: skip
# What may differ between two lines that say the same: a list of a thousand pages without a picture says so once.
BESIDE_LETTERS = re.compile(r"[\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _weights() -> dict[str, dict[str, float]]:
    """What each word says for each language: less, the more languages share it."""
    shared: dict[str, list[str]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words.split():
            shared.setdefault(word, []).append(language)
    return {word: {language: 1 / len(owners) for language in owners} for word, owners in shared.items()}


_WEIGHTS = _weights()


def detect(text: str) -> str:
    """The ISO 639-1 code of the language most of `text` is in; "en" where nothing tells."""
    prose = unicodedata.normalize("NFC", NOISE.sub(" ", text[: 4 * SAMPLE]))
    sample = "\n".join({BESIDE_LETTERS.sub("", line): line for line in prose.split("\n")}.values())[:SAMPLE]
    counts = Counter(sample)
    distinct = "".join(counts)  # a tenth of the sample's length, and each script looks through it

    def written(script: re.Pattern[str]) -> int:
        return sum(counts[letter] for letter in script.findall(distinct))

    letters = {code: written(script) * WEIGHT.get(code, 1.0) for code, script in SCRIPTS}
    if written(KANA) > JAPANESE * written(HAN):
        letters["ja"] += letters.pop("zh")
    latin = written(LATIN)
    best = max(letters, key=lambda code: letters[code])
    if letters[best] == 0 or letters[best] < latin * 0.35:
        return _latin(sample)
    if best == "ru" and UKRAINIAN.search(sample):
        return "uk"
    if best == "ar" and PERSIAN.search(sample):
        return "fa"
    return best


def _latin(sample: str) -> str:
    score = dict.fromkeys(FUNCTION_WORDS, 0.0)
    words = WORD.findall(sample.replace("’", "'").lower())
    for word in words:
        for language, weight in _WEIGHTS.get(word, {}).items():
            score[language] += weight
    best = max(score, key=lambda language: score[language])
    return best if score[best] > LEAST_EVIDENCE * len(words) else DEFAULT
