"""The words of the past: search, timeline, reader, cards."""

KO: dict[str, str] = {
    "open_post": "글 열기",
    "close": "닫기",
    "search": "지난 글 찾기",
    "search_hint": "예: 작년 여름에 포기한 것",
    "search_button": "찾기",
    "nothing_found": "찾지 못했어요. 다른 말로 찾아 보시겠어요?",
    "no_post": "그 글은 이제 그 자리에 없어요.",
    "timeline": "달마다 쓴 글",
    "no_date": "날짜 없음",
    "months": "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
    "drop_time": "{time}: 이 때로 좁히지 않기",
    "promises": "다짐과 아쉬움, 그 뒤",
    "no_promises": "회고에서 다짐이나 아쉬움을 아직 찾지 못했어요.",
    "said_in": "{year}년에 쓴 것 {count}가지",
    "promised": "썼어요",
    "your_word": "{year}년까지 어떻게 되었나요?",
}

EN: dict[str, str] = {
    "open_post": "Open the post",
    "close": "Close",
    "search": "Search your posts",
    "search_hint": "For example: what I gave up last summer",
    "search_button": "Search",
    "nothing_found": "Nothing found. Would other words do?",
    "no_post": "That post is no longer there.",
    "timeline": "Posts by month",
    "no_date": "no date",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "drop_time": "{time}: do not look for this time",
    "promises": "Promises, and what became of them",
    "no_promises": "No review with a promise or a regret was found yet.",
    "said_in": "{count} said in {year}",
    "promised": "said",
    "your_word": "What became of it by {year}?",
}
