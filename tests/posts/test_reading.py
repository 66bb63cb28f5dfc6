"""Folders as people keep them: what is read, in which order, what is skipped and why."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain import Post
from assistant.errors import CorpusError
from assistant.posts.encoding import Undecodable, decode
from assistant.posts.passages import passages
from assistant.posts.reading import read_posts

POST = "---\ntitle: 봄\ndate: 2024-03-05\n---\n봄이 왔다.\n"


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def reasons(folder: Path) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in read_posts([folder])[1]}


def only(folder: Path) -> Post:
    posts, _ = read_posts([folder])
    assert len(posts) == 1
    return posts[0]


# --- Encodings ---


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le+", "utf-16-be+", "utf-32", "cp949"]
)
def test_the_text_is_what_lies_on_disk(tmp_path: Path, codec: str, newline: str) -> None:
    text = POST.replace("\n", newline)
    mark = "\ufeff" if codec.endswith("+") else ""
    data = (mark + text).encode(codec.rstrip("+"))
    post = only(write(tmp_path, {"글.md": data, "메모/비밀.bin": b"\x00"}))
    assert post.text.removeprefix("\ufeff") == text
    assert (len(post.text) > len(text)) == (codec not in ("utf-8", "cp949"))
    assert (post.title, post.day, post.language) == ("봄", dt.date(2024, 3, 5), "ko")
    assert [passage.prose for passage in passages(post)] == ["봄이 왔다."]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("봄".encode("utf-16-le") * 9, "not UTF-8|UTF-16|neither"),
        ("été à la plage".encode("latin-1"), "UTF-8"),
        ("今日はいい天気".encode("shift_jis"), "UTF-8"),
        (b"\xff\xfe\x00\xd8", "damaged UTF-16"),
        ("봄".encode() + b"\xff", "UTF-8"),
    ],
)
def test_what_cannot_be_decoded_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Undecodable, match=reason):
        decode(data)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_random_bytes_never_stop_the_run(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, {"a.md": POST, "b.md": data})
    posts, skipped = read_posts([tmp_path])
    assert len(posts) + len(skipped) == 2
    for post in posts:
        for passage in passages(post):
            assert post.text[passage.start : passage.end] == passage.text


# --- Bad files ---


def test_bad_files_are_told_and_skipped(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "글.md": POST,
            "빈.md": "",
            "공백.md": "\ufeff \n\n",
            "큰.md": b"a" * 5_000_001,
            "그림.md": b"\x00\x01",
            "머리만.md": "---\ntitle: 봄\n---\n",
        },
    )
    (tmp_path / "끊긴.md").symlink_to(tmp_path / "없다.md")
    os.mkfifo(tmp_path / "관.md")
    found = reasons(tmp_path)
    assert found == {
        "빈.md": "empty",
        "공백.md": "empty",
        "큰.md": "larger than 5 MB",
        "그림.md": "binary, or UTF-16 without a byte order mark",
        "머리만.md": "nothing below its front matter",
        "끊긴.md": "a broken link",
        "관.md": "not a regular file",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"글.md": POST, "닫힌.md": POST})
    (tmp_path / "닫힌.md").chmod(0)
    assert reasons(tmp_path) == {"닫힌.md": "cannot be read: Permission denied"}


def test_broken_front_matter_costs_a_note_and_no_post(tmp_path: Path) -> None:
    post = only(write(tmp_path, {"글.md": "---\ntitle: 회고: 한 해\ndate: 2024-13-45\n---\n바빴다.\n"}))
    assert post.title == "회고: 한 해" and post.date is None
    assert len(post.notes) == 2
    assert post.text[post.body :] == "바빴다.\n"


# --- Folders ---


def test_what_is_no_post(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "README.md": "# 블로그",
            "LICENSE.txt": "MIT",
            "글/README.md": POST,
            "_index.md": POST,
            "글/_index.ko.md": POST,
            ".obsidian/a.md": POST,
            "node_modules/a/b.md": POST,
            "글/.숨김.md": POST,
            "_config.yml": "",
            "themes/a/b.md": POST,
            "_site/a.md": POST,
            "글/그림.png": b"\x89",
            "assets/a.md": POST,
            "일지/assets/b.md": POST,
            "a.MD": POST,
            "b.markdown": POST,
            "c.mdx": POST,
            "d.txt": POST,
            "requirements.txt": "a==1",
        },
    )
    posts, skipped = read_posts([tmp_path])
    assert sorted(post.path for post in posts) == [
        "a.MD",
        "b.markdown",
        "c.mdx",
        "d.txt",
        "글/README.md",
        "일지/assets/b.md",
    ]
    assert sorted(one.path for one in skipped) == [
        "LICENSE.txt",
        "README.md",
        "_index.md",
        "_site/",
        "assets/",
        "requirements.txt",
        "themes/",
        "글/_index.ko.md",
    ]


@pytest.mark.parametrize(
    "head", ["draft: true", "drafts: true", "published: false", "draft: yes", "status: draft"]
)
def test_drafts_are_listed_and_read_only_when_asked(tmp_path: Path, head: str) -> None:
    write(
        tmp_path,
        {
            "초고.md": f"---\ntitle: 초고\n{head}\n---\n쓰는 중.\n",
            "_drafts/둘째.md": "쓰는 중.\n",
            "글.md": POST,
        },
    )
    posts, skipped = read_posts([tmp_path])
    assert [post.path for post in posts] == ["글.md"]
    assert [one.path for one in skipped] == ["_drafts/둘째.md", "초고.md"]
    assert all(one.reason.startswith("draft") for one in skipped)
    asked, _ = read_posts([tmp_path], include_drafts=True)
    assert {post.path: post.draft for post in asked} == {
        "글.md": False,
        "초고.md": True,
        "_drafts/둘째.md": True,
    }


def test_undated_first_then_by_day_then_by_path(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "b.md": "---\ndate: 2024-01-02 09:00\n---\n글",
            "a.md": "---\ndate: 2024-01-02 21:00\n---\n글",
            "c.md": "글",
            "2023-05-05.md": "글",
            "z.md": "---\ndate: 2022-01-01T00:00:00+09:00\n---\n글",
        },
    )
    assert [post.path for post in read_posts([tmp_path])[0]] == [
        "c.md",
        "z.md",
        "2023-05-05.md",
        "a.md",
        "b.md",
    ]


def test_several_folders_and_a_file_reached_twice(tmp_path: Path) -> None:
    write(tmp_path, {"가/글.md": POST, "나/글.md": POST.replace("봄", "여름"), "가/깊이/글.md": POST})
    posts, _ = read_posts([tmp_path / "가", tmp_path / "나", tmp_path / "가" / "깊이"])
    assert [(Path(post.folder).name, post.path) for post in posts] == [
        ("가", "글.md"),
        ("가", "깊이/글.md"),
        ("나", "글.md"),
    ]


def test_linked_folders_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path, {"밖/글.md": POST, "블로그/둘.md": POST})
    (tmp_path / "블로그" / "이은").symlink_to(tmp_path / "밖")
    (tmp_path / "밖" / "고리").symlink_to(tmp_path / "블로그")
    assert sorted(post.path for post in read_posts([tmp_path / "블로그"])[0]) == ["둘.md", "이은/글.md"]


def test_the_workspace_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, {"글.md": POST, "작업/초안.md": POST})
    assert [post.path for post in read_posts([tmp_path], exclude=[tmp_path / "작업"])[0]] == ["글.md"]


def test_progress_counts_every_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": POST, "b.md": "", "c.md": POST})
    told: list[tuple[int, int]] = []
    read_posts([tmp_path], on_read=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("name", ["없는 폴더", "빈 폴더", "글.md"])
def test_a_folder_without_posts_is_an_error_with_a_way_out(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"글.md": POST, "빈 폴더/그림.png": b"\x89"})
    with pytest.raises(CorpusError) as caught:
        read_posts([tmp_path / name])
    assert name in caught.value.message and "ASSISTANT_CORPUS" in caught.value.hint


# --- What a post tells about itself ---


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("a.md", "---\ntitle:  두   칸  \n---\n글", "두 칸"),
        ("a.md", "---\ntitle: 2024\n---\n글", "2024"),
        ("a.md", "---\ntitle: ''\n---\n# 첫 **제목** #\n\n글", "첫 제목"),
        ("a.md", "첫 제목\n=====\n\n글", "첫 제목"),
        ("2024-03-05-봄-산책.md", "글", "봄 산책"),
        ("봄 산책/index.md", "글", "봄 산책"),
        ("봄/index.en.md", "text", "봄"),
        ("2026-03-01.md", "글", "2026-03-01"),
        ("a.md", "```\n# 주석\n```\n", "a"),
        ("100% (진짜), 끝.md", "글", "100% (진짜), 끝"),
    ],
)
def test_titles(tmp_path: Path, path: str, text: str, title: str) -> None:
    assert only(write(tmp_path, {path: text})).title == title


@pytest.mark.parametrize(
    ("path", "text", "language"),
    [
        ("a.md", "---\nlang: en\n---\n한글로 쓴 글", "en"),
        ("a.md", "---\nlang: ko-KR\n---\ntext", "ko"),
        ("a.md", "---\nlanguage: kr\n---\ntext", "ko"),
        ("글/index.en.md", "한글", "en"),
        ("글.ja.md", "text", "ja"),
        ("a.md", "오늘은 React와 TypeScript를 배웠다.", "ko"),
        ("a.md", "I walked to the sea.", "en"),
        ("v1.2.md", "한글 글", "ko"),
    ],
)
def test_languages(tmp_path: Path, path: str, text: str, language: str) -> None:
    assert only(write(tmp_path, {path: text})).language == language


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        ("tags: [회고, 일]", ("회고", "일")),
        ("tags: 회고, 긴 산책", ("회고", "긴 산책")),
        ("tags: 회고 일", ("회고", "일")),
        ("tag: 회고", ("회고",)),
        ("tags:\n  - '#회고'\n  - 2024\n  -", ("회고", "2024")),
        ("Tags: [a, a]", ("a",)),
        ("tags:", ()),
    ],
)
def test_tags(tmp_path: Path, head: str, tags: tuple[str, ...]) -> None:
    assert only(write(tmp_path, {"a.md": f"---\n{head}\n---\n글"})).tags == tags


def test_lines_of_tags_in_a_note_without_front_matter(tmp_path: Path) -> None:
    assert only(
        write(tmp_path, {"a.md": "#일상 #독서\n\n오늘 #읽은 책. 1 #2\n\n## 제목\n\n#회고/2024\n"})
    ).tags == ("일상", "독서", "회고/2024")
