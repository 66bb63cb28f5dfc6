"""Every word of the page, in Korean and English. A test finds a key that one of them lacks."""

from __future__ import annotations

KO: dict[str, str] = {
    "title": "연말 회고",
    "interview": "이야기",
    "draft": "초안",
    "past": "지난 글",
    "year": "돌아볼 해",
    "answer": "답을 적어 주세요. 보내기 전까지는 이 칸에만 있어요.",
    "send": "보내기",
    "skip": "건너뛰기",
    "later": "나중에",
    "never": "묻지 않기",
    "called_up": "떠오른 지난 글",
    "nothing_called_up": "이 질문과 이어지는 지난 글은 찾지 못했어요.",
    "why": "묻는 이유",
    "write_draft": "초안 쓰기",
    "stop": "멈추기",
    "download": "내려받기",
    "findings": "살펴볼 곳",
    "no_findings": "걸리는 곳이 없어요.",
    "search": "무엇을 찾을까요? 예: 작년 여름에 포기한 것",
    "search_button": "찾기",
    "nothing_found": "찾지 못했어요.",
    "read_posts": "글 다시 읽기",
    "empty": "빈 답은 보내지 않았어요.",
    "over": "여쭤볼 것은 다 여쭤봤어요. ‘초안’에서 글로 옮겨 볼까요?",
    "stopped": "멈췄어요. 끝난 데까지는 남아 있어요.",
    "no_date": "날짜 없음",
    "reading": "글을 읽는 중",
}

EN: dict[str, str] = {
    "title": "The year in review",
    "interview": "Talk",
    "draft": "Draft",
    "past": "Past",
    "year": "The year to look back on",
    "answer": "Write your answer. It stays in this box until you send it.",
    "send": "Send",
    "skip": "Skip",
    "later": "Later",
    "never": "Never ask",
    "called_up": "Earlier entries",
    "nothing_called_up": "No earlier entry belongs to this question.",
    "why": "Why this question",
    "write_draft": "Write the draft",
    "stop": "Stop",
    "download": "Download",
    "findings": "Worth a look",
    "no_findings": "Nothing stands out.",
    "search": "What are you looking for? For example: what I gave up last summer",
    "search_button": "Search",
    "nothing_found": "Nothing found.",
    "read_posts": "Read the posts again",
    "empty": "An empty answer was not sent.",
    "over": "That is all I wanted to ask. Shall we turn it into a text, under “Draft”?",
    "stopped": "Stopped. What was finished is kept.",
    "no_date": "no date",
    "reading": "Reading your posts",
}


def words(language: str) -> dict[str, str]:
    """The strings of a language; English where it is neither."""
    return KO if language == "ko" else EN
