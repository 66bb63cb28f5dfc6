# ruff: noqa: E501 - a case is read in one line
"""What is true of the evidence passes, and each way of being untrue is found, with its place and its
proof.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.author.form import plain_form
from assistant.domain import Evidence, Finding, Origin, Paragraph, Section
from assistant.drafting.brief import Brief
from assistant.drafting.checks import check
from assistant.drafting.past import PastSection
from assistant.interview.text import words

KO = (
    "3월 9일에 민서 님이랑 군산에 갔다. 빵집 앞에서 40분을 기다렸는데 단팥빵은 다 떨어졌다고 했다. "
    "민서 님은 “내년에 또 오면 되지”라고 했고 나는 조금 서운했다. 돌아오는 기차에서 두 번 졸았다. 여행 내내 사진은 안 찍었다."
)
EN = (
    "In May I moved to Porto with two suitcases. The landlord, Rui, gave me 3 keys and said “the third one opens nothing.” "
    "I did not learn Portuguese before the move. I was nervous for a week. By August I had planted tomatoes on the balcony."
)


def brief(text: str, language: str) -> Brief:
    piece = Evidence(id="a1", kind="answer", text=text, topic="", citation=None, turn=1)
    return Brief(
        year=2026,
        form=plain_form(language, 2026),
        evidence=(piece,),
        questions={1: ""},
        contexts={1: ""},
        promises={},
        passed=(),
    )


def against(
    text: str, source: str, language: str, origin: Origin = "model", ids: tuple[str, ...] = ("a1",)
) -> list[Finding]:
    section = Section(
        heading="", level=0, purpose="body", paragraphs=(Paragraph(text=text, evidence=ids, origin=origin),)
    )
    return [*check(brief(source, language), (section,))]


def test_a_label_of_theirs_before_a_line_says_nothing() -> None:
    past = PastSection(heading="", level=2, text="", source="- **Verdict**: Good.")
    line = Paragraph(
        text="- **Verdict**: B\n- **So**: the baker moved away", evidence=("a1",), origin="model"
    )
    section = Section(heading="", level=0, purpose="body", paragraphs=(line,))
    made = brief("I'd give it a B.", "en")
    found = {f.check: f.proof for f in check(replace(made, past=(past,)), (section,))}
    assert found["unsaid"] == "- So: the baker moved away"


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        (KO, KO, "ko"),
        (EN, EN, "en"),
        ("3월에는 민서 님이랑 군산에 갔다.", KO, "ko"),
        ("군산 빵집 앞에서 40분이나 기다렸는데 단팥빵은 다 떨어지고 없었다.", KO, "ko"),
        ("기차에서 2번 졸았고, 사진은 안 찍었다.", KO, "ko"),
        ("**민서 님은 “내년에 또 오면 되지”라고 했다.**", KO, "ko"),
        ("I moved to Porto in May with 2 suitcases.", EN, "en"),
        ("Rui, the landlord, gave me three keys.", EN, "en"),
        ("By August there were tomatoes on the balcony.", EN, "en"),
    ],
)
def test_what_the_evidence_says_passes(text: str, source: str, language: str) -> None:
    assert against(text, source, language) == []


@pytest.mark.parametrize(
    ("text", "source", "language", "check_name", "proof"),
    [
        ("3월 8일에 민서 님이랑 군산에 갔다.", KO, "ko", "figure", "8일"),
        ("빵집 앞에서 50분을 기다렸는데 단팥빵은 다 떨어졌다고 했다.", KO, "ko", "figure", "50분"),
        ("돌아오는 기차에서 세 번 졸았다.", KO, "ko", "figure", "세 번"),
        ("3월 9일에 지호 님이랑 군산에 갔다.", KO, "ko", "name", "지호"),
        ("3월 9일에 민서 님이랑 『모모』를 들고 군산에 갔다.", KO, "ko", "name", "모모"),
        ("민서 님은 “다시는 오지 말자”라고 했다.", KO, "ko", "quotation", "다시는 오지 말자"),
        ("> 빵은 내일 나옵니다. - 민서 님", KO, "ko", "quotation", "빵은 내일 나옵니다."),
        ("돌아오는 기차에서 두 번 졸았다. 그래도 정말 뿌듯했다.", KO, "ko", "feeling", "뿌듯"),
        ("여행 내내 사진을 찍었다.", KO, "ko", "negation", "여행 내내 사진을 찍었다."),
        ("군산에 다녀온 뒤로는 회사를 그만두고 작은 식당을 열었다.", KO, "ko", "unsaid", "식당"),
        ("군산은 나를 한층 더 성장하게 한 의미 있는 시간이었다.", KO, "ko", "generic", "한층 더 성장"),
        ("In May I moved to Lisbon with two suitcases.", EN, "en", "name", "Lisbon"),
        ("The landlord, Rui, gave me 5 keys.", EN, "en", "figure", "5"),
        ("Rui said “welcome home, my friend.”", EN, "en", "quotation", "welcome home"),
        ("I was nervous for a week, and so proud of myself.", EN, "en", "feeling", "proud"),
        ("I did learn Portuguese before the move.", EN, "en", "negation", "Portuguese"),
        ("A storm broke every window of the neighbouring bakery that autumn.", EN, "en", "unsaid", "storm"),
        ("All in all, it was a meaningful journey.", EN, "en", "generic", "All in all"),
    ],
)
def test_what_it_does_not_say_is_found(
    text: str, source: str, language: str, check_name: str, proof: str
) -> None:
    found = [finding for finding in against(text, source, language) if finding.check == check_name]
    assert found, against(text, source, language)
    assert any(proof in finding.proof for finding in found)
    assert all(finding.proof in finding.reason for finding in found)
    assert (found[0].section, found[0].paragraph) == (0, 0)


def test_a_paragraph_of_the_models_names_its_evidence() -> None:
    assert "groundless" in {f.check for f in against("군산에 갔다.", KO, "ko", ids=())}


def test_the_authors_words_are_theirs_to_the_letter() -> None:
    assert against("돌아오는 기차에서 두 번 졸았다.", KO, "ko", origin="author") == []
    (finding,) = against("돌아오는 기차에서 푹 잤다.", KO, "ko", origin="author")
    assert finding.check == "verbatim"


def test_a_title_behind_the_authors_words_may_hold_a_dash() -> None:
    quoted = "> 돌아오는 기차에서 두 번 졸았다. - 3월 9일, 「군산 기록 (4) - 기차」"
    assert against(quoted, KO, "ko", origin="author") == []


def test_a_sentence_stands_once() -> None:
    said = Paragraph(text="돌아오는 기차에서 두 번이나 꾸벅꾸벅 졸았다.", evidence=("a1",), origin="author")
    sections = [Section(heading=h, level=2, purpose="body", paragraphs=(said,)) for h in ("하나", "둘")]
    found = check(brief(said.text, "ko"), sections)
    assert [(finding.check, finding.section) for finding in found] == [("twice", 1)]


def test_what_the_author_says_themselves_is_not_generic() -> None:
    own = "올해도 의미 있는 한 해였다, 라고 쓰면 지는 것이다."
    assert against("의미 있는 한 해였다, 라고 쓰면 지는 것이다.", own, "ko") == []


def test_a_question_to_the_author_is_not_checked() -> None:
    assert against("17그릇을 드신 곳은 어디인가요?", KO, "ko", origin="question", ids=()) == []


def test_the_wrong_language_is_told() -> None:
    found = against(
        "We went to the bakery and waited, and then we came back by train without any bread.", KO, "ko"
    )
    assert "language" in {finding.check for finding in found}


def test_a_few_words_that_stand_in_many_languages_are_of_none() -> None:
    said = "- **Result**: I finally managed BoatYard on 20 hours per week.\n- **Grade**: A"
    assert "language" not in {
        f.check for f in against(said, "I got there, so an A: BoatYard on 20 hours.", "en")
    }


@pytest.mark.parametrize(
    ("text", "source", "language"),
    [
        ("심심할 줄 알았더니 그렇지도 않더라.", "심심할 줄 알았는데 그렇지도 않더라고요.", "ko"),
        (
            "집에서는 집중이 안 되어서, 작은 사무실을 끊었다.",
            "집에서는 집중이 안 돼서 작은 사무실을 끊었어요.",
            "ko",
        ),
        (
            "In May, they offered me the job without an interview, and I wasn't tempted at all.",
            "In May they offered me the job without an interview. I wasn't tempted at all.",
            "en",
        ),
        ("I don't post it, so it stays here.", "I don’t post it. It stays here.", "en"),
        ("Larch isn't the right wood for masts.", "Larch's not the wood for masts, I make oars.", "en"),
        (
            "It's a boat rather than a ship, so one can row it.",
            "It's a boat, not a ship, so you can row it.",
            "en",
        ),
        (
            "You can rebuild an engine from scratch or go back to oars.",
            "You can rebuild an engine from nothing or go back to oars.",
            "en",
        ),
        (
            "There were no calls about the engine at night.",
            "Nobody's calling you about the engine at night.",
            "en",
        ),
        (
            "What if I never again have a long quiet morning?",
            "What if I never get a long quiet morning again?",
            "en",
        ),
    ],
)
def test_what_was_said_apart_may_be_joined(text: str, source: str, language: str) -> None:
    assert "negation" not in {finding.check for finding in against(text, source, language)}
    assert "quotation" not in {finding.check for finding in against(text, source, language)}


@pytest.mark.parametrize(
    ("text", "source", "check"),
    [
        ("We opened the shop in February.", "We opened the shop in April.", "figure"),
        ("I moved out in 2019.", "I moved out in 2018.", "figure"),
        ("She said, “You'll never finish it”, and left.", "She left.", "quotation"),
        (
            "I was not grateful that they wrote to me first.",
            "I was grateful that they wrote to me first.",
            "negation",
        ),
    ],
)
def test_a_month_a_year_a_quotation_and_a_denial_are_told(text: str, source: str, check: str) -> None:
    assert check in {finding.check for finding in against(text, source, "en")}


def test_a_heading_that_returns_is_not_said_twice() -> None:
    text = "### Publish a course or book\n\nThis feels like my year."
    assert "twice" not in {
        f.check for f in against(text, "Publish a course or book. This feels like my year.", "en")
    }


@pytest.mark.parametrize(
    ("said", "language", "leans"),
    [
        ("네, 두 번. 봄에 한 번 가을에 한 번 갔다.", "ko", True),
        ("四月に転職した。最初の三か月は慣れなくて、夜に眠れない日もあった。", "ja", False),
        ("はい。四月に一度だけ行った。", "ja", True),
    ],
)
def test_an_answer_of_a_word_or_two_leans_on_its_question(said: str, language: str, leans: bool) -> None:
    found = against(said, said, language, origin="author")
    assert ["leaning" in finding.check for finding in found] == [True] * leans


def test_what_is_written_without_spaces_is_counted_in_words_all_the_same() -> None:
    said = "四月に転職した。最初の三か月は慣れなくて、夜に眠れない日もあった。"
    assert 12 <= words(said) <= 20
    assert words("사월에 회사를 옮겼다.") == 3


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("재료가 한 번에 섞이지 않으니, 손으로 반죽할 수 밖에 없었다.", "재료가 한 번에 안 섞이니까 손으로 반죽했죠."),
        ("그러게, 나는 왜 끝까지 묻지 않았을까?", "그러게, 나는 왜 끝까지 안 물었지 싶었어요."),
        ("화분이 다섯 개로 늘었는데, 아직도 실감이 나지 않는다.", "화분이 다섯 개로 늘었다는 게 아직 실감이 안 나요."),
        ("이상한 소리가 들리지 않아 수리는 맡기지 않아도 되겠다고 생각했다.", "이상한 소리가 없어서 수리는 안 맡겨도 되겠다고 생각했어요."),
        ("시간이 없었던 것이 아니라, 마음에 여유가 없었던 것일지도 모른다.", "시간이 없었던 게 아니라 마음에 여유가 없었던 걸지도 몰라요."),
        ("안그래도 좁은 부엌이 더욱 보이지 않았다.", "안 그래도 좁은 부엌이 더 안 보여요."),
        ("물때와 상관 없이 매일 낚시를 나갔다.", "물때 상관없이 매일 낚시를 나갔어요."),
        ("2019년에는 140쪽을 썼다. 내가 쓰는 이유는 두번째가 그림이다.", "19년에는 140쪽 썼어요. 내가 쓰는 이유는 둘째가 그림이에요."),
        ("두 가지를 심었다. 첫번째는 상추이고 두번째는 고추이다. 모두 네 곳에 보냈다.", "두 가지를 심었어요. 하나는 상추고 또 하나는 고추예요. 다 네 군데에 보냈어요."),
        ("선생님께서 말씀하신 붓을 사용해서 벽을 칠했다.", "선생님이 말한 붓을 써서 벽을 칠했어요."),
        ("습관처럼 보던 인스타그램을 지웠다.", "습관처럼 보던 인스타를 지웠어요."),
    ],
)  # fmt: skip
def test_what_was_said_may_be_written_in_other_words(text: str, source: str) -> None:
    assert against(text, source, "ko") == []


@pytest.mark.parametrize(
    ("text", "source", "check"),
    [
        ("이상한 소리가 나서 수리를 맡기지 않았다.", "이상한 소리가 나서 수리를 맡겼어요.", "negation"),
        ("붓이 끝까지 말라서 벽을 칠했다.", "붓이 끝까지 안 말라서 벽을 칠했어요.", "negation"),
        ("영어 수업은 하지 않았다.", "영어 수업은 또 했어요.", "negation"),
        ("2018년에는 140쪽을 썼다.", "19년에는 140쪽 썼어요.", "figure"),
        ("두 가지를 심었다. 세번째는 고추이다.", "두 가지를 심었어요. 또 하나는 고추예요.", "figure"),
        ("습관처럼 보던 페이스북을 지웠다.", "습관처럼 보던 인스타를 지웠어요.", "name"),
    ],
)
def test_other_words_may_not_say_otherwise(text: str, source: str, check: str) -> None:
    assert check in {finding.check for finding in against(text, source, "ko")}
