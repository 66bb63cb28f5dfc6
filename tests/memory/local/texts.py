"""Texts of our own in several scripts, for the embedder's tests; and ugly ones that blogs do have."""

KOREAN = (
    "올해 가장 오래 붙들고 있던 일은 동네 도서관의 대출 기록을 정리하는 작은 프로그램이었다.",
    "봄에는 매주 한 번 산에 오르기로 했는데, 다섯 번을 다녀오고 나서 무릎이 아파 그만두었다.",
    "팀을 옮기면서 처음으로 다른 사람의 코드를 읽는 시간이 쓰는 시간보다 길어졌다.",
    "내년에는 발표를 두 번은 해 보고 싶다. 떨리더라도.",
)
ENGLISH = (
    "I shipped the invoicing tool in March, two months late and with half of what I had planned.",
    "Running in the dark before work turned out to be the only habit that survived the winter.",
    "The migration failed twice because nobody had ever restored one of our backups.",
    "Next year I want to say no more often, and mean it.",
)
JAPANESE = (
    "今年は家計簿アプリを作り直し、はじめて有料の利用者がついた。",
    "毎朝の散歩を続けるつもりだったが、梅雨に入ってやめてしまった。",
    "来年は英語で一本、記事を書いてみたい。",
)
MIXED = (
    "`docker compose up -d` 한 번이면 될 줄 알았는데 OOM killer가 먼저 왔다.",
    "def area(r): return 3.14 * r ** 2  # 원의 넓이, いわゆる円の面積",
    "출시했다 🎉🎉 그리고 바로 롤백했다 😇 #회고",
)
ALL = (*KOREAN, *ENGLISH, *JAPANESE, *MIXED)

LONG_KOREAN = " ".join(f"{n}일째에는 {KOREAN[n % 4]}" for n in range(24))  # more than one window
UNBROKEN = "".join(JAPANESE) * 4  # no space for a tokenizer to hold on to

UGLY = (
    "",
    " ",
    "\n\n\t ",
    "가",
    "a",
    "🙈",
    "zero\0inside",
    "half a pair \ud83d of surrogates",
    "\ufeff\u200b\u3000mixed   blanks\u00a0",
    "ᄀ" * 50,  # a jamo on its own
    "<s></s><mask>",
    "ｶﾀｶﾅ ﬁne Ⅳ ㎏",
    "\U000f0000\U0010ffff",
    "a" * 700,
    "가나다" * 150,
)
