# ruff: noqa: E501 - a case is read in one line
"""A small author, made up, for tests of the interview and of drafts: three posts, a review, an interview."""

from __future__ import annotations

from pathlib import Path

from assistant.domain import Corpus, Turn
from assistant.interview import answers
from assistant.posts.corpus import read_corpus

REVIEW = """\
---
title: "2025년 회고"
date: 2026-01-03
tags: [회고]
---

창밖에 까치가 두 마리 있다. 아까는 세 마리였다.

## 일

제과점을 그만두고 인쇄소에 들어갔다. 잉크 냄새가 빵 냄새를 이겼다. 인쇄소 사장님은 말이 없고 걸레가 많다.

## 몸

겨울 내내 기침을 했다. 병원은 안 갔다.

## 못 한 것

**할머니께 편지를 안 썼다.** 우표까지 사 놓고.

## 2026년에는

- **자전거로 섬진강을 끝까지 간다.** 이번에는 밧줄을 챙긴다.
- **인쇄기 소리를 녹음한다.**
"""
POSTS = {
    "2026-03-08-ink.md": "---\ntitle: 잉크 바꾸는 날\ndate: 2026-03-08\n---\n\n나는 오늘 잉크통을 엎었다. 바닥이 사흘 동안 파랬다. "
    "사장님은 아무 말도 안 하고 걸레를 하나 더 가져왔다.\n",
    "2026-05-17-river.md": "---\ntitle: 강\ndate: 2026-05-17\n---\n\n섬진강을 자전거로 내려갔다. 구례에서 하루 자고 다음 날 하동까지 갔다. "
    "나는 밧줄을 한 번도 안 썼다.\n",
    "2026-10-02-paper.md": "---\ntitle: 종이의 결\ndate: 2026-10-02\n---\n\n종이에는 결이 있다. 결을 따라 접으면 곧게 접힌다. 결을 거스르면 터진다.\n",
}  # fmt: skip
INTERVIEW = """\
## 2025년 회고에 “자전거로 섬진강을 끝까지 간다.”라고 쓰셨어요. 그 일은 지금 어디에 와 있나요?

갔다. 5월 16일에 떠나서 이틀 걸렸다. 하동에서 재첩국을 두 그릇 먹었다.

밧줄은 챙겼는데 쓸 데가 없어서 빨래를 널었다.

## 인쇄소에서 유난히 또렷하게 남은 하루는 어떤 날인가요?

잉크통을 엎은 3월 8일. 사장님이 걸레를 하나 더 가져와서 옆에 쪼그려 앉으셨다. 둘이 40분을 닦았다.

## 2025년 회고에 “인쇄기 소리를 녹음한다.”라고 쓰셨어요. 그 일은 지금 어디에 와 있나요?

그건 넘어가자.

## 올해 못 한 것을 하나만 고른다면 무엇인가요?

할머니께 편지를 또 안 썼다. 우표가 이제 값이 모자란다.

## 내년에는 무엇을 해 보고 싶으세요?

내년에는 편지를 쓴다. 우표부터 다시 산다.
"""


def write_blog(folder: Path) -> Path:
    """The author's blog in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "2026-01-03-2025-review.md").write_text(REVIEW, encoding="utf-8")
    for name, text in POSTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def small_author(folder: Path) -> tuple[Corpus, tuple[Turn, ...]]:
    """The author's corpus, read from `folder`, and the turns of their interview about 2026."""
    return read_corpus([write_blog(folder)]), answers.parse(INTERVIEW)
