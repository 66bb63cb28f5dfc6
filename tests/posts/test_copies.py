"""Which posts say again what another says, and which is the original."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain import Copy, Post
from assistant.posts.copies import find_copies

KOREAN = "한강을 따라 걸었다. 바람이 찼고 자전거가 많았다. 다리 아래에서 아이들이 연을 날렸다.\n\n" * 6
ENGLISH = "I walked along the river. The wind was cold and there were many bicycles under the bridge.\n\n" * 6
CODE = (
    "```python\nfor bridge in bridges:\n    print(bridge.name, bridge.length)\n```\n"
    "![강](/images/river.png) [지도](https://example.org/map) [다리](https://example.org/bridge)\n"
)


def a_post(
    path: str,
    text: str,
    *,
    language: str = "ko",
    day: str | None = "2024-05-01",
    title: str = "산책",
    **matter: object,
) -> Post:
    date = dt.date.fromisoformat(day) if day else None
    return Post(
        folder="/blog",
        path=path,
        text=text,
        body=0,
        title=title,
        date=date,
        language=language,
        front_matter=matter,
    )


def other_posts(count: int = 5) -> list[Post]:
    """Enough of the author's writing to make Korean their main language."""
    syllables = "가나다라마바사아자차카타파하"
    return [
        a_post(f"posts/{n}.md", syllables[n:] * 30, day=f"2023-01-{n + 1:02d}", title=f"글 {n}")
        for n in range(count)
    ]


def found(*posts: Post) -> dict[str, tuple[str, str]]:
    return {copy.path: (copy.original, copy.kind) for copy in find_copies([*other_posts(), *posts])}


def test_a_translation_beside_its_original_by_file_name() -> None:
    for original, translation in [
        ("posts/walk.md", "posts/walk-en.md"),
        ("posts/walk/index.ko.md", "posts/walk/index.en.md"),
        ("posts/walk/index.md", "posts/walk/index.en.md"),
        ("_posts/2024-05-01-walk.md", "_posts/2024-05-01-walk_en.markdown"),
        ("content/ko/walk.md", "content/en/walk.md"),
        ("_posts/2024-05-01-walk.md", "_posts_en/2024-05-01-walk.md"),
    ]:
        ko, en = a_post(original, KOREAN), a_post(translation, ENGLISH, language="en", day="2024-04-01")
        assert found(ko, en) == {translation: (original, "translation")}


def test_a_name_that_ends_like_a_language_is_no_translation_of_nothing() -> None:
    assert found(a_post("posts/what-is-it.md", ENGLISH, language="en"), a_post("posts/what.md", KOREAN)) == {}


def test_posts_of_one_name_in_folders_of_two_topics_are_two_posts() -> None:
    assert found(a_post("java/intro.md", KOREAN), a_post("travel/intro.md", ENGLISH, language="en")) == {}


def test_a_translation_key_links_what_lies_apart() -> None:
    for key in ("translationKey", "ref"):
        ko = a_post("a/geotgi.md", KOREAN, **{key: "walk"})
        en = a_post("b/walk.md", ENGLISH, language="en", **{key: "walk"})
        assert found(ko, en) == {"b/walk.md": ("a/geotgi.md", "translation")}


def test_a_shared_key_within_one_language_is_no_translation_key() -> None:
    assert found(a_post("a.md", KOREAN, ref="main"), a_post("b.md", KOREAN[::-1], ref="main")) == {}


def test_a_stated_language_and_one_slug_are_a_pair() -> None:
    ko = a_post("p/1.md", KOREAN, lang="ko", permalink="/ko/walk/")
    en = a_post("p/2.md", ENGLISH, language="en", lang="en", permalink="/en/walk/")
    assert found(ko, en) == {"p/2.md": ("p/1.md", "translation")}


def test_the_same_code_images_and_links_on_one_day_tell_a_translation() -> None:
    ko, en = a_post("x/geotgi.md", KOREAN + CODE), a_post("y/walk.md", ENGLISH + CODE, language="en")
    assert found(ko, en) == {"y/walk.md": ("x/geotgi.md", "translation")}
    alone = a_post("y/walk.md", ENGLISH, language="en")
    assert found(ko, alone) == {}


def test_the_same_text_but_for_white_space_is_a_copy_and_the_earlier_the_original() -> None:
    early = a_post("b.md", KOREAN, day="2020-01-01")
    late = a_post("a.md", KOREAN.replace("\n\n", "\r\n \r\n"), day="2021-01-01")
    assert found(early, late) == {"a.md": ("b.md", "copy")}


def test_nearly_all_of_it_the_same_is_a_copy() -> None:
    lines = [f"{n}번째 날에는 {n * 7}쪽을 읽고 {n * 3}줄을 베껴 적은 다음 잠들었다." for n in range(40)]
    moved_text = "\n".join([*lines, "2024년에 블로그를 옮기며 다시 싣는다."])
    moved = a_post("new.md", moved_text, day="2024-01-01")
    old = a_post("old.md", "\n".join(lines), day="2019-01-01")
    assert found(old, moved) == {"new.md": ("old.md", "copy")}


def test_entries_of_an_exercise_diary_are_not_copies() -> None:
    feelings = ["숨이 찼다.", "다리가 무거웠다.", "바람이 좋았다.", "비가 왔다."]
    template = "## 운동\n\n- 오늘 달린 거리는 모두 {}km\n- 걸린 시간은 {}분 {}초\n\n{} 내일도 뛴다.\n"
    entries = [
        a_post(
            f"diary/{n}.md",
            template.format(n % 9 + 3, 20 + n, n % 60, feelings[n % 4]),
            day=str(dt.date(2023, 1, 1) + dt.timedelta(days=n)),
            title=f"운동 {n}",
        )
        for n in range(100)
    ]
    assert found(*entries) == {}


def test_a_short_note_written_twice_is_not_a_copy_but_a_file_twice_is() -> None:
    note = "오늘은 쉬었다.\n"
    assert found(a_post("1.md", note, day="2023-01-01"), a_post("2.md", note, day="2023-01-09")) == {}
    assert found(a_post("1.md", note), a_post("backup/1.md", note)) == {"backup/1.md": ("1.md", "copy")}


def test_empty_posts_are_no_copies_of_each_other() -> None:
    assert found(a_post("1.md", ""), a_post("2.md", " \n")) == {}


def test_of_three_languages_and_a_copy_there_is_one_original() -> None:
    ko = a_post("walk.md", KOREAN)
    en = a_post("walk.en.md", ENGLISH, language="en")
    ja = a_post("walk.ja.md", "川に沿って歩いた。風が冷たかった。" * 12, language="ja")
    again = a_post("archive/old.md", ENGLISH, language="en", day="2025-01-01")
    assert found(ko, en, ja, again) == {
        "walk.en.md": ("walk.md", "translation"),
        "walk.ja.md": ("walk.md", "translation"),
        "archive/old.md": ("walk.md", "translation"),
    }


@st.composite
def corpora(draw: st.DrawFn) -> list[Post]:
    texts = [KOREAN, ENGLISH, KOREAN + CODE, ENGLISH + CODE, "짧다.", ""]
    names = st.builds(
        lambda name, mark, folder: f"{folder}{name}{mark}.md",
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["", "-en", ".ko", ".ja"]),
        st.sampled_from(["", "en/", "posts/"]),
    )
    paths = draw(st.lists(names, unique=True, max_size=12))
    return [
        a_post(
            path,
            draw(st.sampled_from(texts)),
            language=draw(st.sampled_from(["ko", "en", "ja"])),
            day=draw(st.sampled_from([None, "2024-01-01", "2023-01-01"])),
        )
        for path in paths
    ]


@given(corpora(), st.integers(0, 2**32))
def test_no_chains_no_posts_from_nowhere_and_no_matter_the_order(posts: list[Post], seed: int) -> None:
    copies = find_copies(posts)
    originals = {copy.original for copy in copies}
    copied = [copy.path for copy in copies]
    assert not originals & set(copied)
    assert len(copied) == len(set(copied))
    assert originals | set(copied) <= {post.path for post in posts}
    assert find_copies(random.Random(seed).sample(posts, len(posts))) == copies


def test_a_corpus_has_no_review_that_is_a_translation(tmp_path: Path) -> None:
    from assistant.posts.corpus import read_corpus

    matter = "---\ntitle: {}\ndate: 2024-01-02\nlang: {}\n---\n"
    korean = "작년에는 이사를 했다. 작년 봄에는 달렸다. 올해는 천천히 가고 싶다.\n" * 4
    english = "Last year I moved house. Last spring I ran. This year I want to slow down.\n" * 4
    for n in range(3):
        note = matter.format(f"메모 {n}", "ko") + f"메모 {n}. 강가를 걷고 차를 마셨다.\n" * (n + 3)
        (tmp_path / f"note{n}.md").write_text(note, "utf-8")
    (tmp_path / "year.md").write_text(matter.format("2023 회고", "ko") + korean, "utf-8")
    (tmp_path / "year-en.md").write_text(matter.format("2023 in review", "en") + english, "utf-8")
    corpus = read_corpus([tmp_path])
    folder = str(tmp_path)
    assert corpus.copies == (
        Copy(
            folder=folder, path="year-en.md", original_folder=folder, original="year.md", kind="translation"
        ),
    )
    assert [(r.post.path, str(r.period)) for r in corpus.reviews] == [("year.md", "2023")]


def test_two_folders_with_files_of_one_path_are_not_confused(tmp_path: Path) -> None:
    """A copy in one folder says nothing of another post that lies under the same path in another."""
    from assistant.posts.corpus import read_corpus

    walk = "강을 따라 걷다가 다리 밑에서 비를 피했다. 비는 한참 뒤에야 그쳤다.\n" * 8
    for folder, path, text in (
        ("blog", "note.md", "여름에 이사를 했다. 책상을 창 앞에 놓았다.\n" * 8),
        ("diary", "note.md", walk),
        ("diary", "walk.md", walk),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / path).write_text(f"---\ntitle: 글\ndate: 2024-03-01\n---\n{text}", "utf-8")
    corpus = read_corpus([tmp_path / "blog", tmp_path / "diary"])
    copies = {copy.place for copy in corpus.copies}
    kept = {(Path(post.folder).name, post.path) for post in corpus.originals()}
    assert len(copies) == 1
    assert ("blog", "note.md") in kept
    assert len(kept) == 2
