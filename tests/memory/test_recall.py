"""The one search: what it may see, what it tells, and that it notices what happens around it."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import EmbeddingFailed
from assistant.memory.lexicon import question_terms
from assistant.memory.recall import Recall
from assistant.memory.scope import Filters, Scope
from tests.support.memory import Author, Counting

if TYPE_CHECKING:
    from assistant.memory.embeddings import Vectors

YEARS = (2020, 2021, 2022, 2023, 2024)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Recall:
    """The same thing said on several days of several years, and once without a date."""
    author = Author(tmp_path_factory.mktemp("years"))
    for year in YEARS:
        for month in (1, 6, 12):
            author.write(
                f"{year}-{month}", f"{year}년 {month}월에도 달리기를 했다.", date=f"{year}-{month:02}-01"
            )
        author.write(
            f"{year}-review",
            f"올해의 달리기를 돌아본다. {year}.",
            title=f"{year}년 회고",
            date=f"{year}-12-31",
        )
    author.write("sometime", "언젠가 달리기를 했다.", date="")
    author.sync()
    return Recall.open(author.settings, author.embedder)


DAYS = st.dates(dt.date(2019, 6, 1), dt.date(2025, 6, 1))


@settings(deadline=None, max_examples=60)
@given(
    before=st.none() | DAYS,
    after=st.none() | DAYS,
    year=st.none() | st.sampled_from(YEARS),
    question=st.sampled_from(["달리기", "2024년에 달리기를 했나", "작년 겨울 run", "없는 말"]),
    k=st.integers(1, 40),
)
def test_nothing_outside_the_scope_is_ever_found(
    years: Recall, before: dt.date | None, after: dt.date | None, year: int | None, question: str, k: int
) -> None:
    hits = years.search(question, Filters(before=before, after=after, year=year), k=k).hits
    assert len(hits) <= k
    for hit in hits:
        day = hit.passage.date
        if before or after or year:
            assert day is not None
            assert (before is None or day < before) and (after is None or day > after)
            assert year is None or day.year == year


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=DAYS)
def test_everything_inside_the_scope_can_be_found(years: Recall, before: dt.date) -> None:
    found = {hit.passage.id for hit in years.search("달리기를 했다", Filters(before=before), k=100).hits}
    scope = Filters(before=before).scope
    assert found == {p.id for p in years.passages if scope.holds(p)}


def test_a_large_memory_asks_the_store_and_finds_the_same(
    years: Recall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few passages are all compared; of very many, the store's graph gives the nearest."""
    compared = years.search("달리기를 했다", k=20).hits
    monkeypatch.setattr("assistant.memory.recall.COMPARED", 0)
    assert [hit.passage.id for hit in years.search("달리기를 했다", k=20).hits] == [
        hit.passage.id for hit in compared
    ]


LIVES = (
    "달리기를 하다 무릎이 아파 한의원에 갔다.",
    "이사를 하고 남쪽으로 난 창 앞에 책상을 놓았다.",
    "I ran along the river before work. The knee held.",
    "회의가 길어져서 저녁을 걸렀다. 달리기도 쉬었다.",
    "레몬 씨앗을 심었다. 싹이 두 개 났다.",
)


def test_what_came_later_moves_nothing(tmp_path: Path) -> None:
    """A search with a cut-off answers as if the later posts had never been written: the same passages in the
    same order with the same scores. Rarity of words, their neighbours, the middle of a language: all are
    counted within."""
    author, cut_off = Author(tmp_path), dt.date(2023, 1, 1)
    later: list[Path] = []
    for n in range(40):
        year = 2020 + n // 8
        body = f"{LIVES[n % 5]} {n}번째.\n\n## 더\n\n{LIVES[(n * 3 + 1) % 5]} {year}년의 일이다."
        path = author.write(f"post-{n}", body, title=f"글 {n}", date=f"{year}-{n % 8 + 1:02}-05")
        if year >= cut_off.year:
            later.append(path)
    # What is common later was rare before.
    later += [
        author.write(f"late-{n}", f"무릎과 한의원과 lemon 이야기 {n}. {LIVES[2]}", date="2024-02-01")
        for n in range(20)
    ]

    def answers() -> list[tuple[str, float]]:
        author.sync()
        recall = Recall.open(author.settings, author.embedder)
        asked = ("무릎이 아파 한의원", "lemon tree", "the knee", "작년 달리기", "이사한 책상")
        found = [recall.search(q, Filters(before=cut_off, moment=cut_off), k=30).hits for q in asked]
        return [(hit.passage.id, round(hit.score, 5)) for hits in found for hit in hits]

    with_later = answers()
    for path in later:
        path.unlink()
    assert answers() == with_later
    assert with_later


def test_kind_and_language_narrow_the_search(years: Recall) -> None:
    assert {h.passage.kind for h in years.search("달리기", Filters(kind="review"), k=50).hits} == {"review"}
    assert not years.search("달리기", Filters(language="en"), k=50).hits


def test_the_time_of_the_question_is_preferred_and_can_be_taken_away(years: Recall) -> None:
    moment = dt.date(2023, 6, 1)
    asked = years.search("작년에 달리기를 했나", Filters(moment=moment), k=1)
    assert [chip.label for chip in asked.chips] == ["2022"]
    assert asked.hits[0].passage.date.year in (2022, 2023)  # type: ignore[union-attr]
    assert "작년" not in asked.terms
    assert not years.search("작년에 달리기를 했나", Filters(moment=moment, times=False)).chips


def test_a_time_named_weighs_more_than_a_word_met_by_chance(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.write("dream", "바이올린을 포기했다.", date="2022-07-20")
    author.write("cabbage", "배추를 예순 포기 절였다. 포기마다 소금을 쳤다.", date="2023-11-20")
    author.write(
        "2021년 회고", "그해 여름의 포기는 따로 적지 않는다.", title="2021년 회고", date="2022-01-05"
    )
    author.sync()
    recall = Recall.open(author.settings, author.embedder)
    filters = Filters(moment=dt.date(2023, 12, 1))
    assert recall.search("작년 여름에 포기한 것", filters).hits[0].passage.title == "dream"
    assert (
        recall.search("재작년에 포기한 것", filters).hits[0].passage.title == "2021년 회고"
    )  # posted a year later


def test_nothing_asked_finds_nothing(years: Recall) -> None:
    assert not years.search("  ").hits


def test_a_hit_is_verbatim_and_knows_its_line(author: Author) -> None:
    author.sync()
    answer = Recall.open(author.settings, author.embedder).search("무릎 한의원", k=9)
    hit = next(hit for hit in answer.hits if hit.passage.heading == ("무릎",))
    path = Path(hit.passage.folder, hit.passage.path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[answer.line_of(hit) - 1].startswith(hit.passage.text.splitlines()[0])
    record = json.loads(json.dumps(answer.record(), ensure_ascii=False))
    assert set(record["hits"][0]) >= {"path", "start", "end", "heading", "date", "score", "text"}
    assert record["q"] == "무릎 한의원"


def test_words_answer_while_vectors_are_on_their_way(author: Author) -> None:
    class Silent(Counting):
        def passages(self, texts):  # type: ignore[no-untyped-def]
            raise EmbeddingFailed("no answer", hint="wait")

    author.embedder = Silent()
    with pytest.raises(EmbeddingFailed):
        author.sync()
    answer = Recall.open(author.settings, author.embedder).search("레몬 씨앗")
    assert [hit.passage.path for hit in answer.hits] == ["lemon.md"]
    assert not answer.by_meaning


def test_an_open_memory_notices_a_sync_in_its_process(author: Author) -> None:
    author.sync()
    recall = Recall.open(author.settings, author.embedder)
    assert not [h for h in recall.search("고래 소설").hits if h.passage.path == "whale.md"]
    author.write("whale", "고래 소설을 다 읽었다.")
    author.sync()
    assert recall.search("고래 소설").hits[0].passage.path == "whale.md"


def test_many_questions_are_answered_as_each_alone_and_embedded_in_one_go(tmp_path: Path) -> None:
    class Asked(Counting):
        """Remembers how many questions and words it was asked for at once."""

        def __init__(self) -> None:
            super().__init__()
            self.at_once: list[int] = []

        def questions(self, texts: Sequence[str]) -> Vectors:
            self.at_once.append(len(texts))
            return super().questions(texts)

    author = Author(tmp_path)
    for n, what in enumerate(
        ("자전거로 강을 따라갔다", "화분에 레몬을 심었다", "서울에서 부산으로 이사했다")
    ):
        author.write(f"{n}", f"{what}. 그날 저녁에는 비가 왔다.", date=f"2024-0{n + 1}-01")
    author.sync()
    asked = Asked()
    recall = Recall.open(author.settings, asked)
    questions = ["자전거 여행", "", "레몬 나무를 심은 날", "이사한 동네", "자전거 여행"]
    together = recall.search_all(questions, Filters(year=2024), k=2)
    assert len(asked.at_once) <= 2, "the questions, and those of their words that no vector is kept of"
    alone = [recall.search(question, Filters(year=2024), k=2) for question in questions]
    assert [one.question for one in together] == questions
    for one, other in zip(together, alone, strict=True):
        assert [hit.passage.id for hit in one.hits] == [hit.passage.id for hit in other.hits]
        assert [hit.score for hit in one.hits] == pytest.approx([hit.score for hit in other.hits], abs=1e-5)


CHILD = """
import sys
from pathlib import Path
from assistant.events import end_of
from assistant.settings import Settings
from tests.support.memory import Counting
from assistant.memory.sync import sync
root = Path(sys.argv[1])
settings = Settings(corpus=(root / "posts",), workspace=root / "work", cache=root / "cache")
end_of(sync(settings, embedder=Counting()))
"""


def test_an_open_memory_notices_a_sync_of_another_process(author: Author, tmp_path: Path) -> None:
    author.sync()
    recall = Recall.open(author.settings, author.embedder)
    recall.search("고래 소설")
    author.write("whale", "고래 소설을 다 읽었다.")
    (author.folder / "lemon.md").unlink()
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", CHILD, str(tmp_path)], check=True, cwd=root)
    found = [hit.passage.path for hit in recall.search("고래 소설", k=20).hits]
    assert found[0] == "whale.md"
    assert "lemon.md" not in found


def test_a_compound_is_found_however_it_is_spaced(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.write("apart", "어제는 오래된 여행 수첩을 다시 읽었다.")
    author.write("joined", "오늘은 새 여행수첩을 한 권 샀다.")
    author.write("other", "오늘은 비가 와서 집에 있었다.")
    author.sync()
    recall = Recall.open(author.settings, author.embedder)
    for question in ("여행수첩", "여행 수첩"):
        words = recall.current().seen(Scope()).words.share(question_terms(question), {})
        found = {p.path for p, share in zip(recall.passages, words, strict=True) if share > 0}
        assert found == {"apart.md", "joined.md"}


def test_the_tags_of_a_post_find_its_passages(tmp_path: Path) -> None:
    author = Author(tmp_path)
    path = author.write("wall", "벽에 붙어 있다가 떨어졌다.")
    author.write("other", "하늘을 보고 누워 있었다.")
    path.write_text(path.read_text("utf-8").replace("title:", "tags: [클라이밍]\ntitle:"), encoding="utf-8")
    author.sync()
    recall = Recall.open(author.settings, author.embedder)
    words = recall.current().seen(Scope()).words.share(question_terms("클라이밍하러 간 날"), {})
    assert {p.path for p, share in zip(recall.passages, words, strict=True) if share > 0} == {"wall.md"}


def test_a_word_is_stood_for_by_those_that_keep_it_company(tmp_path: Path) -> None:
    """The garden is where the lettuce grows, in this author's passages and as far as a search may see."""
    author, cut_off = Author(tmp_path), dt.date(2022, 1, 1)
    for n in range(100):
        author.write(f"day-{n}", f"{n}번째 날에도 밥을 먹고 잤다.", date="2020-05-01")
    for year in (2021, 2022, 2023):
        author.write(f"garden-{year}", "텃밭에 상추를 심고 밥을 먹었다.", date=f"{year}-05-01")
    author.write("lettuce", "상추가 시들어서 밥을 먹지 않았다.", date="2021-07-01")
    author.sync()
    recall = Recall.open(author.settings, author.embedder)

    def found(filters: Filters) -> set[str]:
        words = recall.current().seen(filters.scope).words
        shares = words.share(["텃밭"], {"텃밭": words.company("텃밭")})
        return {p.path for p, share in zip(recall.passages, shares, strict=True) if share > 0}

    assert found(Filters()) == {"garden-2021.md", "garden-2022.md", "garden-2023.md", "lettuce.md"}
    assert found(Filters(before=cut_off)) == {"garden-2021.md"}
