"""What the page says when something fails: a sentence and the way out, in the page's language.

Errors speak English, for the terminal and for logs. In Korean the page says what kind of failure it is in a
sentence of its own, by the error's type, and keeps the error's words at hand for whoever wants them.
"""

from __future__ import annotations

import re

from assistant import notices
from assistant.errors import AssistantError
from assistant.web.markup import Html, tag
from assistant.web.strings import Language

# By the name of the error's type; a type without a sentence takes that of the kind it belongs to.
KOREAN: dict[str, str] = {
    "AssistantError": "하던 일을 마치지 못했어요. 저장한 것은 그대로 있으니 다시 해 보세요.",
    "SettingsError": "설정 하나가 맞지 않아요. .env 파일을 살펴봐 주세요.",
    "CorpusError": "글이 있는 폴더를 읽지 못했어요. 폴더의 위치와 권한을 확인해 주세요.",
    "TooLittleProse": "아직 글이 적어서 말투를 알 수 없어요. 글이 더 모이면 다시 열어 주세요.",
    "MemoryFault": "읽어 둔 글을 꺼내지 못했어요. ‘설정’에서 글을 다시 읽어 주세요.",
    "IndexBusy": "다른 곳에서 글을 읽고 있어요. 끝나면 다시 해 보세요.",
    "IndexDamaged": "글을 아직 읽지 않았거나 읽어 둔 것이 상했어요. ‘설정’에서 글을 다시 읽어 주세요.",
    "EmbeddingFailed": "글의 뜻을 새기지 못했어요. 낱말로는 찾을 수 있고, 여기까지 한 것은 남아 있어요.",
    "PromptError": "프롬프트 파일에 문제가 있어요. 다시 설치하면 돌아옵니다.",
    "ModelError": "모델에게서 쓸 만한 답을 받지 못했어요. 여기까지 쓴 것은 남아 있으니 다시 해 보세요.",
    "KeyRefused": "모델 쪽에서 열쇠를 받아 주지 않았어요. OPENAI_API_KEY를 확인해 주세요.",
    "ModelMissing": "그런 이름의 모델이 없대요. ASSISTANT_MODEL을 확인해 주세요.",
    "ModelBusy": "모델이 지금 바빠요. 잠시 뒤에 이어서 해 보세요.",
    "QuotaSpent": "계정의 한도를 다 썼어요. 충전하거나 다른 모델을 정해 주세요.",
    "PromptTooLong": "한 번에 보내기에는 글이 길어요. ASSISTANT_CONTEXT_TOKENS를 모델에 맞게 줄여 주세요.",
    "ModelTimeout": "모델이 제때 답하지 않았어요. 여기까지 쓴 것은 남아 있으니 다시 해 보세요.",
    "Unreachable": "모델이 있는 주소에 닿지 않아요. 켜져 있는지, OPENAI_BASE_URL이 맞는지 봐 주세요.",
    "RequestRefused": "모델 쪽에서 부탁을 받아 주지 않았어요. 모델과 설정을 확인해 주세요.",
    "EndpointFailed": "모델 쪽에 문제가 생겼어요. 잠시 뒤에 이어서 해 보세요.",
    "NoSuchEndpoint": "그 주소에 있는 것은 모델이 아니에요. OPENAI_BASE_URL을 확인해 주세요.",
    "ReplyCutOff": "답이 오다가 끊겼어요. 여기까지 쓴 것은 남아 있으니 다시 해 보세요.",
    "ReplyTooLong": "답이 정해 둔 길이를 넘었어요. ASSISTANT_REPLY_TOKENS를 늘리거나 다른 모델을 정해 주세요.",
    "BadReply": "모델이 알아볼 수 없는 답을 보냈어요. 다시 해 보거나 다른 모델을 정해 주세요.",
    "InterviewError": "이야기를 저장하거나 열지 못했어요. 쓰신 답은 칸에 있어요. 디스크를 확인해 주세요.",
    "InterviewChanged": "다른 창에서 이야기가 이어졌어요. 지금 모습은 이렇고, 쓰신 답은 칸에 그대로 있어요.",
    "DiskFull": "디스크가 가득 찼어요. 자리를 비우고 다시 해 보세요. 여기까지 한 것은 남아 있어요.",
    "DraftError": "초안을 쓰거나 읽지 못했어요. 초안 폴더를 확인해 주세요.",
}


def told(error: AssistantError, language: Language, details: str) -> Html:
    """The failure as the person reads it; `details` is the label of the error's own words."""
    if language != "ko":
        return tag("p", error.message, " ", tag("span", error.hint), class_="notice", role="alert")
    sentence = next(KOREAN[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in KOREAN)
    message, hint = (notices.said(one, language) for one in (error.message, error.hint))
    own = tag("details", tag("summary", details), tag("p", message, " ", hint))
    return tag("div", tag("p", sentence), own, class_="notice", role="alert")


def named(kind: str, language: Language) -> str:
    """A failure of which only the name was kept, as in the log of calls."""
    if language == "ko" and kind in KOREAN:
        return KOREAN[kind]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
