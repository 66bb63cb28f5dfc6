"""Invented posts as people title and date them, and the period each looks back on: data for the tests."""

from __future__ import annotations

# A life told in January, in December; the same in English; plans alone; and something else.
KO_JANUARY = (
    "작년에는 이사를 했다. 작년 봄에 시작한 달리기는 여름까지 이어졌다. 팀도 옮겼다.\n\n"
    "올해는 더 천천히 가고 싶다.\n"
)
KO_DECEMBER = (
    "올해는 이사를 했다. 올해 봄에 시작한 달리기는 여름까지 이어졌다. 팀도 옮겼다.\n\n"
    "내년에는 더 천천히 가고 싶다.\n"
)
EN_JANUARY = (
    "Last year I moved house. Last year I also learned to swim.\n\n"
    "## This year\n\nThis year I want to slow down.\n"
)
EN_DECEMBER = (
    "This year I moved house. It was the year I learned to swim.\n\n## Next year\n\nI want to slow down.\n"
)
KO_PLAN = "올해는 운동을 한다. 올해는 책을 읽는다. 올해는 저축을 한다.\n"
EN_PLAN = "This year I will run. This year I will read. This year I will sleep.\n"
TECHNICAL = "스프링에서 트랜잭션은 프록시로 동작한다. 코드를 보자.\n"
UNNAMED = (
    "2023년을 돌아보면 많은 일이 있었다. 올해는 이사를 했다. 올해 여름에는 퇴사를 했다.\n\n"
    "## 일\n\n작은 회사에 다녔다.\n\n## 2024년에는\n\n내년에는 달리겠다.\n"
)

Case = tuple[str, str, str, str]  # title, day of posting, text, period

YEARS: list[Case] = [
    ("2023 회고", "2024-01-01", "", "2023"),
    ("2023년 회고", "2023-12-31", "", "2023"),
    ("2023 회고", "2024-06-10", "", "2023"),
    ("23년 회고", "2024-01-03", "", "2023"),
    ("'23년을 돌아보며", "2023-12-30", "", "2023"),
    ("2023 회고, 그리고 2024 계획", "2024-01-02", "", "2023"),
    ("2023년을 보내고 2024년을 맞이하며", "2024-01-01", "", "2023"),
    ("안녕, 2023", "2023-12-31", KO_DECEMBER, "2023"),
    ("나의 2023년", "2023-12-29", KO_DECEMBER, "2023"),
    ("한 해를 돌아보며", "2024-01-04", KO_JANUARY, "2023"),
    ("한 해를 마무리하며", "2023-12-30", KO_DECEMBER, "2023"),
    ("올해의 회고", "2023-12-28", KO_DECEMBER, "2023"),
    ("연말 결산", "2023-12-28", KO_DECEMBER, "2023"),
    ("늦은 작년 회고", "2024-02-18", KO_JANUARY, "2023"),
    ("아, 정말 긴 한 해였다", "2024-01-15", KO_JANUARY, "2023"),
    ("스물여섯의 끝", "2023-12-31", UNNAMED, "2023"),
    ("2023년, 첫 직장에서 보낸 시간", "2024-01-10", KO_JANUARY, "2023"),
    ("2023 개발자 회고", "2024-01-10", "", "2023"),
    ("2023년 프리랜서 개발자 회고", "2024-01-10", KO_JANUARY, "2023"),
    ("Year in Review", "2024-01-05", EN_JANUARY, "2023"),
    ("2023 Year in Review", "2024-01-05", "", "2023"),
    ("2023: A Year in Review", "2023-12-20", "", "2023"),
    ("My Year in Review", "2023-12-20", "", "2023"),
    ("2023 in review", "2023-12-31", "", "2023"),
    ("Looking back at 2023", "2024-01-20", "", "2023"),
    ("Reflecting on 2023", "2024-01-20", "", "2023"),
    ("2023 Retrospective", "2024-01-20", "", "2023"),
    ("Annual Review 2023", "2024-01-20", "", "2023"),
    ("Goodbye 2023, hello 2024", "2024-01-01", "", "2023"),
    ("2023 wrapped up", "2023-12-31", EN_DECEMBER, "2023"),
    ("A New Year", "2024-01-01", EN_JANUARY, "2023"),
    ("What a Year", "2023-12-31", EN_DECEMBER, "2023"),
    ("Another year older, none the wiser", "2023-12-31", EN_DECEMBER, "2023"),
    ("2023", "2024-01-03", EN_JANUARY, "2023"),
    ("2023: The Year of Slow Mornings", "2023-12-30", EN_DECEMBER, "2023"),
    ("2023 in numbers", "2024-01-02", "", "2023"),
    ("Notes on 2023", "2024-01-02", EN_JANUARY, "2023"),
    ("2023年の振り返り", "2023-12-31", "", "2023"),
    ("2023年まとめ", "2023-12-31", "", "2023"),
    ("今年の振り返り", "2023-12-31", "", "2023"),
    ("今年のOSS活動ふりかえり", "2023-12-31", "", "2023"),
    ("昨年の振り返りと今年の抱負", "2024-01-03", "", "2023"),
    ("2023年を振り返って", "2024-01-03", "", "2023"),
    ("2023年总结", "2024-01-03", "", "2023"),
    ("年终总结", "2023-12-31", "", "2023"),
    ("我的2023", "2023-12-31", "今年搬家了。今年学会了游泳。明年想慢一点。", "2023"),
    ("再见，2023", "2023-12-31", "", "2023"),
    ("Jahresrückblick 2023", "2023-12-31", "", "2023"),
    ("Mein Jahr 2023", "2023-12-31", "", "2023"),
    ("Bilan de l'année 2023", "2023-12-31", "", "2023"),
    ("Rétrospective 2023", "2023-12-31", "", "2023"),
    ("Resumen del año 2023", "2023-12-31", "", "2023"),
    ("Balance de 2023", "2023-12-31", "", "2023"),
    ("2023 Retrospective를 쓰며", "2024-01-02", "", "2023"),
    ("2023 한 해 동안 배운 것들", "2023-12-27", KO_DECEMBER, "2023"),
    ("What I learned in 2023", "2023-12-27", EN_DECEMBER, "2023"),
    ("Things I learned in 2023", "2024-01-07", EN_JANUARY, "2023"),
    ("Lessons from 2023", "2023-12-27", EN_DECEMBER, "2023"),
    ("Life update: end of 2023", "2023-12-27", EN_DECEMBER, "2023"),
    ("2023년의 마지막 날", "2023-12-31", KO_DECEMBER, "2023"),
    ("올해의 마지막 글", "2023-12-31", KO_DECEMBER, "2023"),
    ("2023년을 되새기며", "2023-12-31", KO_DECEMBER, "2023"),
    ("2023, thank you", "2023-12-31", EN_DECEMBER, "2023"),
    ("2023년 나의 성장 기록", "2024-01-02", KO_JANUARY, "2023"),
]

PARTS: list[Case] = [
    ("2023년 상반기 회고", "2023-07-03", "", "2023-H1"),
    ("2023 하반기를 돌아보며", "2024-01-03", "", "2023-H2"),
    ("상반기 회고", "2023-07-03", "", "2023-H1"),
    ("H1 2023 Retrospective", "2023-07-10", "", "2023-H1"),
    ("Mid-year review", "2023-07-02", EN_DECEMBER, "2023-H1"),
    ("2023 Q3 회고", "2023-10-02", "", "2023-Q3"),
    ("3분기 회고", "2023-10-02", "", "2023-Q3"),
    ("4분기 회고", "2024-01-05", "", "2023-Q4"),
    ("Q1 2024 Retrospective", "2024-04-05", "", "2024-Q1"),
    ("Quarterly review", "2024-04-05", "", "2024-Q1"),
    ("2023年上半期の振り返り", "2023-07-01", "", "2023-H1"),
    ("Retrospective: June 2020", "2020-07-02", "", "2020-06"),
    ("2023년 5월 회고", "2023-06-01", "", "2023-05"),
    ("5월 회고", "2023-06-01", "", "2023-05"),
    ("12월 회고", "2024-01-04", "", "2023-12"),
    ("5월을 돌아보며", "2023-05-31", "", "2023-05"),
    ("Monthly Review: May 2023", "2023-06-03", "", "2023-05"),
    ("May 2023 Recap", "2023-06-03", "", "2023-05"),
    ("월간 회고", "2023-06-03", "", "2023-05"),
    ("월간 회고", "2023-06-29", "", "2023-06"),
    ("今月の振り返り", "2023-06-30", "", "2023-06"),
    ("2023年5月の振り返り", "2023-06-01", "", "2023-05"),
    ("Monatsrückblick Mai 2023", "2023-06-01", "", "2023-05"),
    ("Bilan de mai 2023", "2023-06-01", "", "2023-05"),
]

NO_REVIEWS: list[tuple[str, str, str]] = [
    ("2024년 계획", "2024-01-01", KO_JANUARY),
    ("2024년 목표", "2024-01-01", KO_JANUARY),
    ("새해 다짐", "2024-01-01", KO_PLAN),
    ("New Year's Resolutions", "2024-01-01", EN_PLAN),
    ("Goals for 2024", "2024-01-01", EN_JANUARY),
    ("Hello 2024", "2024-01-01", EN_PLAN),
    ("A New Year", "2024-01-01", EN_PLAN),
    ("2024年の抱負", "2024-01-01", ""),
    ("2024 Predictions", "2024-01-02", ""),
    ("교육 과정 지원 회고", "2023-12-10", KO_DECEMBER),
    ("프로젝트 회고", "2023-12-20", KO_DECEMBER),
    ("2023 사이드 프로젝트 회고", "2023-12-20", KO_DECEMBER),
    ("Sprint retrospective", "2023-12-20", ""),
    ("3주차 회고", "2023-12-24", KO_DECEMBER),
    ("주간 회고 (12월 4주)", "2023-12-31", KO_DECEMBER),
    ("2023년 12월 4주차 회고", "2023-12-31", KO_DECEMBER),
    ("Weekly review 52", "2023-12-31", EN_DECEMBER),
    ("Weeknotes 52", "2023-12-31", EN_DECEMBER),
    ("해커톤 회고", "2023-12-20", KO_DECEMBER),
    ("JSConf 2023 회고", "2023-12-20", KO_DECEMBER),
    ("백엔드 면접 회고", "2024-01-20", KO_JANUARY),
    ("부트캠프 수료 회고", "2024-01-20", KO_JANUARY),
    ("입사 1년 회고", "2023-06-20", KO_DECEMBER),
    ("My third year at a shipyard", "2023-06-20", EN_DECEMBER),
    ("Three years of self-employment", "2023-06-20", EN_DECEMBER),
    ("입사 6개월 회고", "2023-09-20", KO_DECEMBER),
    ("Book Review: The Old Sea", "2024-01-05", EN_JANUARY),
    ("Books I read in 2023", "2023-12-31", EN_DECEMBER),
    ("2023년에 읽은 책", "2023-12-31", KO_DECEMBER),
    ("Best albums of 2023", "2023-12-31", EN_DECEMBER),
    ("올해의 책", "2023-12-31", KO_DECEMBER),
    ("Code review best practices", "2024-01-03", ""),
    ("2023 MacBook Pro review", "2023-12-28", "This year Apple... next year. This year."),
    ("ThinkPad X1 2023 Review", "2023-12-28", ""),
    ("Q3 report of Acme Phone", "2023-10-05", ""),
    ("Acme Q3 2023 earnings review", "2023-10-25", ""),
    ("State of JavaScript 2023", "2023-12-20", ""),
    ("2023 프론트엔드 트렌드 돌아보기", "2023-12-20", KO_DECEMBER),
    ("회고하는 방법", "2023-12-20", KO_DECEMBER),
    ("How to run a retrospective", "2023-12-20", EN_DECEMBER),
    ("A template for your year in review", "2023-12-20", EN_DECEMBER),
    ("연말 회고 템플릿", "2023-12-20", KO_DECEMBER),
    ("팀 회고", "2023-12-20", KO_DECEMBER),
    ("Rust, five years later", "2024-01-20", "Rust has async now."),
    ("Kubernetes 1.29 release", "2023-12-20", TECHNICAL),
    ("2023년 JPA 정리", "2023-12-20", TECHNICAL),
    ("JPA 정리 2023", "2024-01-20", TECHNICAL),
    ("일 년 살기 프로젝트", "2023-03-20", TECHNICAL),
    ("컨퍼런스 후기", "2024-01-15", KO_JANUARY),
    ("PyCon 2023 後記", "2023-12-15", ""),
    ("2023年に買ってよかったもの", "2023-12-30", "今年は買った。今年。来年も。"),
    ("入社1年の振り返り", "2023-04-01", ""),
    ("2023年度の振り返り", "2024-04-01", ""),
    ("FY23 review", "2023-10-01", ""),
    ("2023학년도 1학기 회고", "2023-06-30", ""),
    ("The 2023 bug that cost us a day", "2024-01-03", EN_JANUARY),
    ("2023-12-31", "2023-12-31", "오늘은 눈이 왔다. 올해 마지막 날. 내년."),
    ("Deploying in 2024", "2024-01-10", "In 2024, servers. Last year. 2023. This year."),
    ("How I spent December", "2024-01-03", ""),
    ("Performance review season", "2024-01-10", EN_JANUARY),
    ("Windows 95, 28 years later", "2023-12-20", EN_DECEMBER.replace("## Next year", "## More")),
    ("개발자 3년 차의 고민", "2023-12-20", KO_DECEMBER),
    ("올해 가장 많이 쓴 단축키", "2023-12-20", KO_DECEMBER),
    ("이직 후 1년", "2024-01-20", KO_JANUARY),
    ("Retrospective를 도입한 이야기", "2023-12-20", KO_DECEMBER),
    ("Ten years of vim", "2023-12-27", EN_DECEMBER.replace("## Next year", "## More")),
    ("2024년을 시작하며", "2024-01-02", KO_JANUARY),
]
