"""The words that tell what is no review of a span of life from what is one: data for `review_phrases.py`.

Regular expressions by language, matched against text in NFKC and lower case (see `words.py`).
"""

from __future__ import annotations

from assistant.posts.words import Words

# fmt: off

# What the look back is shorter than a month, or bound to a team's rhythm.
WEEKISH = Words(
    ko=("주차", "주간", "매주", "일간", "일일", "스프린트", "이터레이션", r"이번\s?주", r"하루\s?회고",
        "오늘의"),
    ja=("週[間次報]", "今週", "先週", r"第?\d+週", "日報", "スプリント", "日次"),
    zh=("[周週][报報结結记記]", "本周", "每周", "日[报報]"),
    en=("weekly", r"week(?: ?\d+)?", "weeknotes?", "sprints?", "iterations?", "daily", "til", r"day \d+",
        r"w\d{1,2}"),
    de=("woche", "wochen(?:rück|rueck)blick", r"kw ?\d+"),
    fr=("semaine", "hebdo(?:madaire)?"),
    es=("semana", "semanal"),
)

# What is looked back on is a thing or an event, not a span of the author's life.
OBJECT = Words(
    ko=("프로젝트", "(?<![가-힣])책", "독서", "서평", "도서", "영화", "드라마", "음반", "앨범", "게임",
        r"코드\s?리뷰", "면접", r"코딩\s?테스트", "코테", "지원(?:기|서)?", "합격", "불합격",
        "인턴(?:십)?", "부트캠프", "캠프", "해커톤", "컨퍼런스", "콘퍼런스", "세미나", "밋업", "강의",
        "강연", "수업", "과정", "교육", "스터디", "동아리", "대회", "공모전", "미션", "과제", "시험",
        "자격증", "학기", r"레벨\s?\d", r"\d+\s?기(?![가-힣])", "프리코스", "수료", "발표",
        "(?<![가-힣])팀", "협업",
        "제품", "서비스", "논문", "장애", "배포", "릴리[스즈]", "취업", "취준", "구직", "트렌드",
        "생태계", "시장", "업계", "실적", "매출", "컨트리뷰톤", "멘토링", "이직기", "퇴사", "입사", "여행"),
    ja=("プロジェクト", "読書", "読んだ本", "本の", "映画", "音楽", "ゲーム", "コードレビュー", "面接",
        "転職", "就活", "ブートキャンプ", "ハッカソン", "カンファレンス", "勉強会", "研修", "授業",
        "講座", "試験", "チーム", "製品", "論文", "障害", "リリース", "トレンド", "業界", "市場",
        "買ってよかった", "買って良かった", "登壇", "インターン"),
    zh=("项目", "读书", "書評", "书评", "书单", "电影", "游戏", "面试", "比赛", "课程", "会议", "团队",
        "产品", "论文", "行业", "市场", "趋势"),
    en=("projects?", "books?", "reading", "movies?", "films?", "albums?", "music", "games?", "code",
        "codes?", "pull requests?", "products?", "papers?", "literature", "peer", "performance", "design",
        "architecture", "interviews?", "job search", "bootcamps?", "camp", "hackathons?", "conferences?",
        r"\w*conf", r"\w+con", "summit", "meetups?", "workshops?", "courses?", "class", "semester",
        "exams?", "teams?", "incidents?", "outage", "launch", "releases?", "trends?", "market",
        "industry", "ecosystem", "earnings", "revenue", "sales", "phone", "laptop", "keyboard", "hotel",
        "restaurant", "edition", "trip", "travel", "contest", "competition", "internship", "talks?",
        "podcasts?", "tv", "shows?", "app"),
    de=("projekte?", "buch", "bücher", "rezension", "film", "konferenz", "produkt", "kurs", "team"),
    fr=("projets?", "livres?", "lectures?", "films?", "conférence", "produit", "cours", "équipe", "stage"),
    es=("proyectos?", "libros?", "lecturas?", "películas?", "conferencia", "producto", "curso", "equipo"),
)

# Read, watched, heard or played: a year of it is not the author's year, wherever the title puts it.
MEDIA = Words(
    ko=("책", "독서", "도서", "영화", "드라마", "음악", "앨범", "게임"),
    ja=("本", "読書", "映画", "音楽", "ゲーム"),
    zh=("书", "读书", "电影", "音乐", "游戏"),
    en=("books?", "reading", "movies?", "films?", "albums?", "music", "(?:video )?games?", "tv", "podcasts?"),
    de=("bücher", "filme", "musik", "spiele"),
    fr=("livres", "lectures", "films", "musique", "jeux"),
    es=("libros", "lecturas", "películas", "música", "juegos"),
)

# Looks ahead: a plan is no review, unless the title says that it is both.
PLAN = Words(
    ko=("계획", "목표", "다짐", r"버킷\s?리스트", r"새해\s?소망", "로드맵", r"이루고\s?싶은",
        "맞이하?[며는]", "맞으며", "시작하[며는]", "예측", "전망"),
    ja=("抱負", "目標", "計画", "やりたいこと", "予測", "展望"),
    zh=("[计計][划劃]", "目[标標]", "展望", "新年愿望", "预测"),
    en=("plans?", "planning", "goals?", "resolutions?", "roadmap", "intentions?", "themes? for",
        "looking (?:ahead|forward)", "ahead to", "forward", "predictions?", "hello", "welcome", "bucket list",
        "what'?s next", "to-?do", "hopes? for", "kick[ -]?off"),
    de=("pläne", "ziele", "vorsätze", "ausblick", "vorhersagen", "hallo"),
    fr=("projets pour", "objectifs", "résolutions", "bonne année", "prévisions", "bonjour"),
    es=("planes", "objetivos", "propósitos", "metas", "predicciones", "hola"),
)

# Teaches how to look back.
HOWTO = Words(
    ko=("방법(?:론)?", r"하는\s?법", r"쓰는\s?법", "템플릿", "가이드", "문화", r"이란\??$", r"란\s?무엇",
        r"왜\s?해야", r"하는\s?이유", r"잘\s?하기", "도구", r"질문\s?\d+"),
    ja=("方法", "やり方", "書き方", "テンプレート", "入門", "手法", "とは"),
    zh=("方法", "模板", "如何", "指南"),
    en=("how[ -]to", "how (?:we|you)", "templates?", "guides?", "tips", "tools?", "questions (?:for|to)",
        "why (?:you|we)", "anti-?patterns?", r"facilitat\w+", "techniques?", "prompts?", "checklist"),
    de=("anleitung", "vorlage", "tipps", "wie (?:man|du|ich)"),
    fr=("comment", "modèle", "guide", "conseils"),
    es=("cómo", "plantilla", "guía", "consejos"),
)

# A list of what was best, or of links.
LISTING = Words(
    ko=("모음(?:집)?", "베스트", "best", "추천", r"올해의\s?(?:책|영화|음악|앨범|게임|글)", "어워드",
        "링크", r"인기\s?글", r"top\s?\d+"),
    ja=("ベスト", "おすすめ", "リンク集", "人気記事", "選$"),
    zh=("最佳", "推荐", "精选", "链接"),
    en=("best", "favou?rites?", r"top(?: \d+| ten| five)?", "most (?:popular|read)", "links?",
        "link ?dump", "bookmarks", "awards?", "bookshelf"),
    de=("beste[nrs]?", r"lieblings\w+", "linksammlung"),
    fr=("meilleure?s?", "préférée?s?", "liens"),
    es=("mejore?s?", "favorit[oa]s?", "enlaces"),
)

# The years counted are those of a job, a school, a service: they begin when they begin.
TENURE = Words(
    ko=("입사", "이직", "퇴사", "전역", "복무", "재직", "창업", "취업", "결혼", r"\d+\s?개월", "만에",
        r"달\s?살이"),
    ja=("入社", "転職", "退職", "独立", "創業", "新卒", "[ヶかケ]月"),
    zh=("入职", "离职", "创业", "工作一年"),
    en=("anniversary", r"at [a-z]\w*", "birthday", "probation", "since (?:i|we|joining|quitting|leaving)",
        r"\d+ months", "sabbatical"),
    de=("jubiläum", "geburtstag"),
    fr=("anniversaire",),
    es=("aniversario", "cumpleaños"),
)

# Says that this time there is none.
SKIPPED = Words(
    ko=(r"(?:이번|올해)\s?(?:달|주|분기)?\s?회고는\s?(?:쉽|쉬|건너|없|생략)",
        r"회고를\s?(?:쉬어|건너뛰|생략하)"),
    ja=("振り返りは(?:お休み|ありません|休み)",),
    zh=("这次没有总结",),
    en=(
        "skip(?:ping)? (?:my |the |this )?(?:normal |usual |regular )?(?:month(?:ly)?|year(?:ly)?|annual )?"
        "(?:retrospective|review|recap|update)",
        "no (?:retrospective|review|recap|update) (?:this|for this|last) (?:month|year|quarter)"),
    de=("kein rückblick (?:diesen|dieses)",),
    fr=("pas de bilan (?:ce|cette)",),
    es=("sin resumen este",),
)

# Says that a program wrote it.
GENERATED = Words(
    ko=(r"자동(?:으로)?\s?(?:생성|작성)(?:된|되었|됨)",),
    ja=("自動(?:で)?生成(?:され|し)",),
    zh=("自动生成",),
    en=("(?:was |is |been )?(?:auto(?:matically)?[ -]?)generated (?:by|from|post|page|with)",
        r"this (?:post|page) (?:was|is) (?:auto\w*[ -]?)?generated", "posted by (?:a|my) (?:bot|script)"),
    de=("automatisch (?:erzeugt|erstellt|generiert)",),
    fr=("généré automatiquement",),
    es=("generad[oa] automáticamente",),
)

# Words that add nothing to the name of a review.
FILLER = Words(
    ko=("나의", "나는", "내", "제", "나", "저의", "개인(?:적인?)?", "[가-힣]*개발자(?:의|로서의|로서)?",
        "신입",
        "주니어", "시니어", "살", "블로그",
        "생활", "활동", "인생", "하며", "하기", "하는", "쓰는", "적어보는", "늦은", "뒤늦은", "짧은",
        "간단한?", "조금", "드디어", "연말", "연간", "상세", "그리고", "전체", "기반", "kpt", "4l",
        "번째", "첫", "개발", "일상", "삶", "기준", "년도?", "및", "자아", "나름의", "솔직한?"),
    ja=("私", "僕", "自分", "個人", "的", "の", "を", "に", "と", "は", "が", "年", "活動", "今年",
        "エンジニア", "ブログ", "生活", "です", "ます", "って", "る", "り", "遅い", "簡単", "個人的な?",
        "本年"),
    zh=("我", "的", "年", "个人", "個人", "与", "和", "博客", "生活", "这", "一", "度"),
    en=("my", "the", "a", "an", "our", "of", "in", "on", "at", "for", "and", "to", "year'?s?", "annual",
        "yearly", "personal", "end", "life", "blog(?:ging|'s)?", "site", "mini", "short", "brief",
        "belated", "late", "quick", "very", "i", "was", "is", "its", "it's", "end-of-year", "another",
        "this", "that", "with", "some", "developer'?s?", "years", "month'?s?", "monthly", "quarterly",
        "part", "full", "overall", "post", "entry"),
    de=("mein", "meine", "das", "der", "die", "im", "auf", "jahr", "ein", "und", "persönlicher?", "mit"),
    fr=("mon", "ma", "de", "du", "la", "le", "l", "d", "l'année", "année", "en", "une?", "et",
        "personnelle?", "sur"),
    es=("mi", "de", "del", "la", "el", "año", "en", "un", "una", "y", "personal"),
)
