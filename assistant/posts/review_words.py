"""The words by which people name reviews and the span they look back on: data for `review_phrases.py`.

Regular expressions by language, matched against text in NFKC and lower case (see `words.py`).
What only looks like a review is told by `review_foils.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.posts.words import Words

# fmt: off

# Looking back, and nothing else.
REVIEW = Words(
    ko=("회고(?!전)", r"되?돌아\s?(?:보|본|봄|봤|봐)", "뒤돌아", "돌이켜", "결산", "톺아보"),
    ja=("振り?返", "ふり(?:かえ|返)", "総括"),
    zh=("回[顾顧首]", "复盘"),
    en=("retro(?:spect(?:ives?|ion|s)?)?", "look(?:ing|ed)?[ -]back", "(?:a |one )?look[ -]back",
        "in[ -]review", "in retrospect", "in hindsight"),
    de=("(?:rück|rueck)blicke?", "zurückgeblickt"),
    fr=("rétrospectives?", "retour sur", "regard en arrière"),
    es=("retrospectivas?", "mirando atrás", "mirada atrás", "echando la vista atrás"),
)

# A review only beside the name of a period, with nothing else in between ("2023 정리", not "JPA 정리 2023").
SUMMARY = Words(
    ko=("총?정리", "리뷰", "후기", "요약", "마무리", "총평", "소회", "기록", "되새기"),
    ja=("まとめ", "レビュー", "反省"),
    zh=("[总總][结結]", "[盘盤][点點]", "小[结結]"),
    en=("reviews?", "recaps?", "reflections?", "reflecting", "summary", "wrap[ -]?ups?",
        "wrapped(?: up)?", "round[ -]?up", "retrospected", "in numbers", "in pictures", "in stats",
        "update", "report"),
    de=("bilanz", "zusammenfassung"),
    fr=("bilan", "résumé"),
    es=("resumen", "balance", "repaso"),
)

# Taking leave of a period: "2019년을 보내며", "Goodbye 2023".
FAREWELL = Words(
    ko=(r"(?:떠나\s?)?보내[며고는]", "보내면서", "마치[며고]", "마무리하", r"마무리\s하", "끝내[며고]",
        "안녕", "굿바이", "작별", "끝자락", "배웅"),
    ja=("さよなら", "さようなら", "ありがとう", "締めくくり", "終わりに", "終えて", "見送"),
    zh=("再[见見]", "告[别別]", "永别"),
    en=("good-?bye", "bye(?:[ -]bye)?", "farewell", "so long", "closing (?:out|the book on)",
        "the end of", "end of", "wrapping up", "thank you", "dear"),
    de=("tschüss", "abschied", "auf wiedersehen", "danke"),
    fr=("adieu", "au revoir", "merci"),
    es=("adiós", "adios", "gracias", "despidiendo"),
)

# The author's own year: "My 2023", "나의 2023년".
OWNED = Words(
    ko=("나의", "내", "제"),
    ja=("私の", "僕の", "わたしの", "自分の"),
    zh=("我的",),
    en=("my", "our"),
    de=("mein", "mein jahr"),
    fr=("mon", "mon année", "ma"),
    es=("mi", "mi año"),
)

# What a person did with a period: "What I learned in 2023", "2023년에 배운 것들".
LIVED = Words(
    ko=("배운", "느낀", "깨달은", r"한\s?일", "해낸", "있었던", "잘한", "겪은", "살아낸"),
    ja=("学んだ", "やったこと", "したこと", "あったこと"),
    zh=("学到", "做了什么", "收获"),
    en=("learn(?:ed|t|ing|ings)", "lessons?", "(?:what|things) (?:i|we)", "happened", "how i spent",
        "(?:i|we) did", "life update"),
    de=("gelernt",),
    fr=("appris", "leçons"),
    es=(r"aprend\w+", "lecciones"),
)

# Names of a review that say its span themselves. The key is the span, then the language.
SPANNED: Mapping[str, Words] = {
    "year": Words(
        ko=(r"연말\s?(?:결산|회고|정리)",
            r"(?:올|한|지난)\s?한?\s?해(?:를|의)?\s?(?:회고|되?돌아|마무리|정리|결산|보내|마치)",
            r"(?:올해|지난해|작년)(?:의|를)?\s?(?:회고|결산|되?돌아|마무리|정리|보내)",
            r"(?:연간|연도별|년도별|해마다의|매년)\s?(?:회고|결산|되?돌아|정리)"),
        ja=("(?:今年|昨年|去年|一年|1年間?|年末)[のを間]*.{0,12}?(?:振り?返|ふり(?:かえ|返)|まとめ|総括)",
            "年間(?:振り返り|まとめ)", "年末総括"),
        zh=("年[终終末](?:[总總][结結]|回[顾顧]|盘点)", "年度(?:[总總][结結]|回[顾顧]|复盘)",
            "全年[总總][结結]"),
        en=("year[ -]in[ -]review",
            "(?:the|my|last|this|past|our) year in (?:review|retrospect|numbers|pictures)",
            "(?:year[ -]end|end[ -]of[ -](?:the[ -]|my[ -])?year|annual|yearly)[ -](?:blog[ -])?"
            "(?:reviews?|retro(?:spectives?)?|recaps?|reflections?|summary|wrap[ -]?up|look[ -]back)",
            "(?:review|recap|reflections?|summary|retrospective) (?:of|on|for) "
            "(?:the|my|this|last|another|our) year",
            "looking back (?:at|on|over) (?:the|my|this|last|another|our) (?:past )?year"),
        de=("jahres(?:rück|rueck)blicke?", "jahresbilanz", "rückblick auf (?:das|mein) jahr",
            "jahr im rückblick"),
        fr=("bilan (?:de (?:l'|mon )|d'|de )?(?:année|annuel)",
            "rétrospective (?:de (?:l')?année|annuelle)", "l'année en revue", "bilan de fin d'année"),
        es=("(?:resumen|balance|repaso|retrospectiva) (?:del?|de mi|anual)(?: año)?(?= |$)",
            "revisión anual", "(?:resumen|balance|retrospectiva) anual",
            "el año en (?:resumen|retrospectiva)"),
    ),
    "half": Words(
        ko=(r"반기\s?(?:회고|결산|되?돌아)", r"반년\s?(?:회고|결산|되?돌아)"),
        ja=("半年(?:間)?[のを]?(?:振り?返|ふりかえ|まとめ)",),
        zh=("半年(?:度)?[总總][结結]",),
        en=(
            "(?:half|mid|semi)[ -]?(?:year|annual)(?:ly)?[ -]"
            "(?:reviews?|retro(?:spectives?)?|recap|reflections?|check[ -]?in)",),
        de=("halbjahres(?:rück|rueck)blick",),
        fr=("bilan (?:semestriel|du semestre|de mi-année)",),
        es=("(?:resumen|balance) (?:semestral|de medio año)",),
    ),
    "quarter": Words(
        ko=(r"분기(?:별)?\s?(?:회고|결산|되?돌아)",),
        ja=("四半期[のを]?(?:振り?返|ふりかえ|まとめ)",),
        zh=("季度[总總][结結]",),
        en=("quarterly[ -](?:reviews?|retro(?:spectives?)?|recap|reflections?)", "quarter in review"),
        de=("quartals(?:rück|rueck)blick",),
        fr=("bilan (?:trimestriel|du trimestre)",),
        es=("(?:resumen|balance) trimestral",),
    ),
    "month": Words(
        ko=(r"(?:월간|월별|매월|매달)\s?(?:회고|결산|정리|되?돌아|기록)",
            r"(?:이번|지난|이|저번)\s?달(?:의|을)?\s?(?:회고|결산|되?돌아|정리)",
            r"월말\s?(?:회고|결산|정리)"),
        ja=("(?:今月|先月|月次|月間|毎月)[のを]*.{0,8}?(?:振り?返|ふりかえ|まとめ|総括)",),
        zh=("月度?[总總][结結]", "月[终末][总總][结結]"),
        en=(
            "monthly[ -](?:reviews?|retro(?:spectives?)?|recaps?|reflections?|updates?|summary|reports?"
            "|wrap[ -]?up)",
            "month[ -]in[ -]review",
            "(?:month[ -]end|end[ -]of[ -]month)[ -](?:review|retro(?:spective)?|recap)"),
        de=("monats(?:rück|rueck)blick",),
        fr=("bilan (?:mensuel|du mois)",),
        es=("(?:resumen|balance) (?:mensual|del mes)",),
    ),
}

# A folder, note kind or tag that only says the span: "Yearly/2023.md", "월간/2023-05.md".
FILED: Mapping[str, Words] = {
    "year": Words(
        ko=("연간", "연도별", "연말"),
        ja=("年間", "年末"),
        zh=("年度",),
        en=("yearly", "annual", "years?"),
    ),
    "half": Words(
        ko=("반기",),
        ja=("半期",),
        en=("half-?yearly",),
    ),
    "quarter": Words(
        ko=("분기",),
        ja=("四半期",),
        en=("quarterly", "quarters?"),
    ),
    "month": Words(
        ko=("월간", "월별"),
        ja=("月間", "月次"),
        zh=("月度",),
        en=("monthly", "months?"),
    ),
}

# Speaks of a year as a whole, without saying that it looks back: "아, 긴 한 해였다", "A New Year".
YEARISH = Words(
    ko=(r"한\s?해", "지난해", "작년", "새해", "연말", r"12월\s?31일", r"1월\s?1일", "살의", r"번째\s?해",
        r"첫\s?해", r"올해의\s?(?:나|끝|마지막)"),
    ja=("一年", "去年", "昨年", "年末", "新年", "大晦日", "元旦"),
    zh=("这一年", "去年", "年末", "新年", "年[終终]", "跨年"),
    en=("(?:the|what a|what|a|an|my|another|one more|this|last|past) (?:[a-z]+ ){0,2}year(?:'s)?"
        "(?! (?:of|with|without|at|on|later|ago))",
        "new year'?s?", "year'?s end", "december 31(?:st)?", "january 1(?:st)?"),
    de=(r"(?:das|mein|ein) (?:\w+ )?jahr", "neujahr", "silvester"),
    fr=(r"(?:l'|une |mon |cette )(?:\w+ )?année", "nouvel an"),
    es=(r"(?:el|un|mi|este) (?:\w+ )?año", "fin de año", "nochevieja"),
)

# Counts years, of whatever it be: "Four years later", "개발자 3년 차".
YEARS = Words(
    ko=("올해", r"일\s?년", "1년", r"\d+년\s?차", r"(?:몇|두|세|네|다섯|여섯|\d+)\s?년\s?(?:후|뒤|만)"),
    ja=("今年", "1年", r"\d+年目", "周年"),
    zh=("一年", "今年", "周年"),
    en=("years?",),
    de=("jahre?s?",),
    fr=("années?", "un an", "ans"),
    es=("años?",),
)

# Speaks of the n-th month of something.
MONTHISH = Words(
    ko=(r"한\s?달", r"이번\s?달", r"지난\s?달"),
    ja=("今月", "先月", "[ヶかケ]月目"),
    zh=("这个?月", "上个?月"),
    en=(r"month \d+", "months?"),
    de=(r"monat \d+", "monat"),
    fr=(r"mois \d+", "mois"),
    es=(r"mes \d+", "mes"),
)

# Measuring the author against what they had set out to do.
GRADED = Words(
    ko=(
        r"(?:작년|지난해|지난\s?달|올해|이번\s?달)?(?:의|에)?\s?(?:세운\s?)?목표\s?(?:점검|달성|리뷰|회고|결과|평가|돌아)",),
    ja=("目標の?(?:振り返り|達成|結果|評価)",),
    zh=("目标(?:回顾|完成)",),
    en=(r"grading (?:my |last \w+'s )?goals?", "goal grades?", "goals? (?:review|check[ -]?in|revisited)",
        "how (?:did )?i did", "how did i do", r"(?:last|previous) \w+'s (?:goals|resolutions)"),
    de=("ziele im rückblick",),
    fr=("bilan des objectifs",),
    es=("balance de objetivos",),
)

# How a text speaks of the period it stands in, the one before and the one after; by span.
THIS_YEAR = Words(
    ko=("올해", r"올\s?한\s?해", r"한\s?해", "금년", "연말"),
    ja=("今年", "本年", "この一年", "この1年", "年末"),
    zh=("今年", "这一年", "這一年", "年末"),
    en=("this (?:past )?year", "the (?:past |whole |entire )?year", "these past (?:twelve|12) months",
        "past (?:365 days|twelve months|12 months)", "this year's", "my year", "a year"),
    de=("dieses jahr", "in diesem jahr", "das jahr"),
    fr=("cette année", "l'année"),
    es=("este año", "el año"),
)

LAST_YEAR = Words(
    ko=("작년", r"지난\s?해", r"지난\s?한\s?해", r"지난\s?(?:1|일)\s?년", "전년"),
    ja=("去年", "昨年", "前年"),
    zh=("去年", "过去的?一年"),
    en=("last year(?:'s)?", "the previous year", "previous year'?s?", "the past year", "the year before",
        "past 365 days", "past (?:twelve|12) months"),
    de=("letztes jahr", "im letzten jahr", "vergangenes jahr", "vergangenen jahr"),
    fr=("l'année dernière", "l'an dernier", "l'année passée"),
    es=("el año pasado", "año pasado"),
)

NEXT_YEAR = Words(
    ko=("내년", r"다음\s?해", "새해"),
    ja=("来年", "翌年", "新年"),
    zh=("明年", "来年", "新的一年", "新年"),
    en=("next year(?:'s)?", "the (?:coming|new) year", "new year", "year ahead",
        r"for year (?:two|three|four|five|six|seven|eight|nine|ten|\d+)"),
    de=("nächstes jahr", "im nächsten jahr", "neue jahr", "kommendes jahr"),
    fr=("l'année prochaine", "l'an prochain", "nouvelle année"),
    es=("el próximo año", "el año que viene", "próximo año"),
)

THIS_OR_LAST_MONTH = Words(
    ko=(r"이번\s?달", r"지난\s?달", r"저번\s?달", r"한\s?달"),
    ja=("今月", "先月"),
    zh=("这个?月", "本月", "上个?月"),
    en=("(?:this|last|past|each) month(?:'s)?", "the month"),
    de=("diesen monat", "letzten monat"),
    fr=("ce mois", "le mois dernier"),
    es=("este mes", "el mes pasado"),
)

NEXT_MONTH = Words(
    ko=(r"다음\s?달",),
    ja=("来月",),
    zh=("下个?月",),
    en=("next month(?:'s)?", "the coming month"),
    de=("nächsten monat",),
    fr=("le mois prochain",),
    es=("el próximo mes",),
)
