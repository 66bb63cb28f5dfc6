"""Threads kept on disk are the ones that would be found, and go when what they were made from changes."""

from __future__ import annotations

from pathlib import Path

from support.author import small_author, write_blog

from assistant.author.kept_threads import FOLLOWED, KEPT, kept
from assistant.domain import Corpus, Thread
from assistant.posts.corpus import read_corpus
from assistant.standpoint import threads_in


def never(_: Corpus) -> tuple[Thread, ...]:
    raise AssertionError("the threads were followed again")


def test_what_is_kept_is_what_was_found(tmp_path: Path) -> None:
    corpus, _ = small_author(tmp_path / "blog")
    found = kept(corpus, tmp_path / "workspace" / "threads", threads_in)
    assert found
    assert kept(read_corpus([tmp_path / "blog"]), tmp_path / "workspace" / "threads", never) == found


def test_a_changed_post_is_followed_anew(tmp_path: Path) -> None:
    corpus, _ = small_author(tmp_path / "blog")
    kept(corpus, tmp_path / "threads", threads_in)
    river = tmp_path / "blog" / "2026-05-17-river.md"
    river.write_text(river.read_text(encoding="utf-8") + "\n강은 그대로였다.\n", encoding="utf-8")
    followed = []
    kept(read_corpus([tmp_path / "blog"]), tmp_path / "threads", lambda seen: followed.append(seen) or ())
    assert followed


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    corpus, _ = small_author(tmp_path / "blog")
    found = kept(corpus, tmp_path / "threads", threads_in)
    for file in (tmp_path / "threads" / FOLLOWED).iterdir():
        file.write_text('[{"id": 1}', encoding="utf-8")
    assert kept(corpus, tmp_path / "threads", threads_in) == found


def test_where_nothing_can_be_kept_the_threads_are_found_all_the_same(tmp_path: Path) -> None:
    corpus, _ = small_author(tmp_path / "blog")
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert kept(corpus, tmp_path / "file" / "threads", threads_in) == threads_in(corpus)


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    blog = write_blog(tmp_path / "blog")
    for n in range(KEPT + 3):
        (blog / "2026-11-01-new.md").write_text(f"# 새 글\n\n{n}번째로 고쳐 썼다.\n", encoding="utf-8")
        kept(read_corpus([blog]), tmp_path / "threads", lambda _: ())
    assert len(list((tmp_path / "threads" / FOLLOWED).iterdir())) == KEPT
