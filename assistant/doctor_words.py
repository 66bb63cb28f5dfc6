"""What the doctor says, in both languages. Values stand in braces; doctor.py fills them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["ko", "en"]

EN: Mapping[str, str] = {
    "language": "en",
    "python": "python",
    "python_found": "{version} at {prefix}",
    "packages": "packages",
    "packages_missing": "missing: {missing}",
    "packages_remedy": "Install again: `make` in a checkout, or `pip install --force-reinstall year-end-assistant`.",
    "corpus": "corpus",
    "corpus_found": "{posts} posts, {reviews} reviews of a year, not read: {skipped}",
    "corpus_sample": "the sample author: {posts} posts, {reviews} reviews of a year, not read: {skipped}",
    "corpus_sample_remedy": "Yours: set ASSISTANT_CORPUS.",
    "corpus_no_review": "No review of a whole year was recognised; `assistant posts` shows every post.",
    "index": "index",
    "index_missing": "not built yet.",
    "index_missing_remedy": "Run: assistant index",
    "index_found": "{posts} posts, {passages} passages, {vectors} with vectors, by {embedder}",
    "index_unfinished_remedy": "Run: assistant index, it goes on where it stopped.",
    "embedder": "embedder",
    "embedder_here": "{model}, on this machine.",
    "embedder_endpoint": "{model}, at the endpoint: passages leave this machine to be embedded.",
    "writer": "writer",
    "writer_quoting": "the quoting engine: nothing leaves this machine.",
    "writer_key_alone": "A key is set but no ASSISTANT_MODEL: nothing is sent.",
    "disk": "disk",
    "disk_full": "{megabytes} MB free at {place}",
    "disk_remedy": "Make room: 500 MB are needed.",
    "disk_found": "{gigabytes} GB free at {place}",
    "failed": "{message}",
    "failed_remedy": "{hint}",
}

KO: Mapping[str, str] = {
    "language": "ko",
    "python": "파이썬",
    "python_found": "{version}, {prefix}",
    "packages": "꾸러미",
    "packages_missing": "없는 것: {missing}",
    "packages_remedy": "다시 설치해 주세요. 내려받은 폴더에서 `make`, 아니면 "
    "`pip install --force-reinstall year-end-assistant`.",
    "corpus": "글",
    "corpus_found": "글 {posts}편, 한 해를 돌아본 글 {reviews}편, 읽지 않은 파일 {skipped}개",
    "corpus_sample": "지어낸 글쓴이의 글 {posts}편, 한 해를 돌아본 글 {reviews}편, 읽지 않은 파일 {skipped}개",
    "corpus_sample_remedy": "쓰신 글을 두려면 ASSISTANT_CORPUS에 폴더를 적어 주세요.",
    "corpus_no_review": "한 해 전체를 돌아본 글을 찾지 못했어요. `assistant posts`가 글을 하나하나 보여 줍니다.",
    "index": "읽어 둔 글",
    "index_missing": "아직 읽지 않았어요.",
    "index_missing_remedy": "‘새 글 읽기’를 누르거나 `assistant index`를 실행해 주세요.",
    "index_found": "글 {posts}편, 대목 {passages}개, 뜻을 새긴 대목 {vectors}개 ({embedder})",
    "index_unfinished_remedy": "다시 읽으면 멈춘 데서 이어 갑니다.",
    "embedder": "뜻을 새기는 것",
    "embedder_here": "{model}, 이 컴퓨터에서.",
    "embedder_endpoint": "{model}, 밖에 있는 모델이에요. 글의 대목이 이 컴퓨터를 떠나 그리로 갑니다.",
    "writer": "쓰는 것",
    "writer_quoting": "하신 말씀과 쓰신 글을 그대로 엮어요. 이 컴퓨터를 떠나는 것은 없습니다.",
    "writer_key_alone": "열쇠는 있지만 ASSISTANT_MODEL이 없어요. 아무것도 보내지 않습니다.",
    "disk": "디스크",
    "disk_full": "{place}에 남은 자리가 {megabytes} MB예요.",
    "disk_remedy": "자리를 비워 주세요. 500 MB가 필요해요.",
    "disk_found": "{place}에 {gigabytes} GB 남았어요.",
    "failed": "살펴볼 수 없었어요. ({message})",
    "failed_remedy": "이렇게 해 보세요. ({hint})",
}


def of(language: str) -> Mapping[str, str]:
    """The words of a language; English where it is neither."""
    return KO if language == "ko" else EN
