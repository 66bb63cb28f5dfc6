"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.detection import detect

SENTENCES = {
    "ko": "오늘은 바람이 많이 불어서 일찍 들어왔다.",
    "en": "The wind was strong today, so I came home early.",
    "ja": "今日は風が強かったので、早く家に帰った。",
    "zh": "今天风很大，所以我很早就回家了。",
    "ru": "Сегодня был сильный ветер, и я рано пришёл домой.",
    "uk": "Сьогодні був сильний вітер, і я рано прийшов додому.",
    "de": "Heute war der Wind stark, also bin ich früh nach Hause gegangen.",
    "fr": "Aujourd'hui le vent était fort, je suis donc rentré tôt à la maison.",
    "es": "Hoy el viento era fuerte, así que volví temprano a mi casa.",
    "pt": "Hoje o vento estava forte, então eu voltei cedo para casa.",
    "it": "Oggi il vento era forte, così sono tornato a casa presto.",
    "nl": "Vandaag was de wind sterk, dus ik ben vroeg naar huis gegaan.",
    "sv": "Idag var det stark vind, så jag gick hem tidigt och läste.",
    "pl": "Dzisiaj wiatr był silny, więc wróciłem do domu i się położyłem.",
    "tr": "Bugün rüzgar çok güçlüydü, bu yüzden eve erken döndüm ve uyudum.",
    "vi": "Hôm nay gió rất mạnh nên tôi đã về nhà sớm và đọc sách.",
    "id": "Hari ini angin sangat kencang, jadi saya pulang lebih awal dan tidak keluar.",
    "ar": "كانت الرياح قوية اليوم لذلك عدت إلى البيت مبكرا.",
    "he": "הרוח הייתה חזקה היום אז חזרתי הביתה מוקדם.",
    "th": "วันนี้ลมแรงมาก ฉันเลยกลับบ้านเร็ว",
    "hi": "आज हवा बहुत तेज़ थी, इसलिए मैं जल्दी घर आ गया।",
    "el": "Σήμερα ο άνεμος ήταν δυνατός και γύρισα νωρίς.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_is_enough(language: str) -> None:
    assert detect(SENTENCES[language]) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("React Native로 TypeScript 컴포넌트를 refactoring 했다. Jest와 Playwright도 도입!", "ko"),
        ("# Setup\n\n```js\nconst the = of(and)\n```\n\n설정을 바꾸었다.\n\n`npm install the-thing`", "ko"),
        ("I learned the word 정 in Seoul and I have used it ever since.", "en"),
        ("# TypeScript 入門\n\nこの記事ではReactのHooksについて書く。", "ja"),
        ("https://example.kr/the/of/and 링크", "ko"),
        (
            "今年去了京都，看了《となりのトトロ》的展览。又重读了几本旧小说，写完了拖了很久的论文，也换了工作。",
            "zh",
        ),
        ("Cartoons, as of today.\n" + "".join(f"- {n}: No higher res available\n" for n in range(300)), "en"),
        ("No luck, no plan.", "en"),
        ("", "en"),
        ("12345 !!!", "en"),
    ],
)
def test_code_addresses_and_borrowed_words_do_not_decide(text: str, language: str) -> None:
    assert detect(text) == language


def test_decomposed_hangul_is_korean() -> None:
    import unicodedata

    assert detect(unicodedata.normalize("NFD", SENTENCES["ko"])) == "ko"


@given(st.text(max_size=200))
def test_there_is_always_an_answer(text: str) -> None:
    assert len(detect(text)) == 2
