"""What a file tells of itself: title, date, language, tags, whether it is a draft. Called by reading.py."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from assistant.domain import Post
from assistant.language.detection import detect
from assistant.posts import dates, front_matter
from assistant.posts.lines import with_one_newline

DRAFT_FOLDERS = frozenset({"_drafts", "drafts"})
DRAFT_KEYS = ("draft", "drafts", "isdraft", "wip")
LANGUAGE_KEYS = ("lang", "language", "locale", "lng")
TAG_KEYS = ("tags", "tag")
CATEGORY_KEYS = ("categories", "category")
# What people write for a language, where it is not its ISO 639-1 code.
LANGUAGE_NAMES = {
    "kr": "ko", "kor": "ko", "korean": "ko", "한국어": "ko", "eng": "en", "english": "en", "jp": "ja",
    "jpn": "ja", "japanese": "ja", "日本語": "ja", "cn": "zh", "chinese": "zh", "tw": "zh", "中文": "zh",
    "german": "de", "french": "fr",
}  # fmt: skip
LANGUAGE_CODES = re.compile(
    r"ko|en|ja|zh|de|fr|es|pt|it|nl|sv|da|no|nb|fi|pl|cs|tr|id|vi|ro|hu|ru|uk|el|he|ar|fa|hi|th"
)
NAMED_LANGUAGE = re.compile(r"[._]([a-z]{2})(?:[-_][A-Za-z]{2})?$")
HEADING = re.compile(r" {0,3}#[ \t]+(?P<title>\S.*?)[ \t]*#*[ \t]*$")
UNDERLINED = re.compile(r" {0,3}=+[ \t]*$")
HEAD = 30  # lines in which the heading that serves as a title is looked for
FENCE = re.compile(r" {0,3}(?:```|~~~)")
TAG_LINE = re.compile(r"^[ \t]*(?:#[^\s#,]+[ \t,]*)+$", re.MULTILINE)
TAG = re.compile(r"#(?P<tag>[^\s#,]*[^\W\d_][^\s#,]*)")


def describe(folder: str, path: str, text: str) -> Post:
    """The post that the file at `path` (relative to `folder`, with "/") with this text is."""
    head = front_matter.read(text)
    fields = {_plain(key): field for key, field in head.fields.items()}
    dated = dates.date_of(head.fields, path)
    body = text[head.body :]
    return Post(
        folder=folder,
        path=path,
        text=text,
        body=head.body,
        title=_title(fields, body, path),
        date=dated.date,
        language=_language(fields, path) or detect(body),
        tags=_names(fields, TAG_KEYS) or _tag_lines(body),
        categories=_names(fields, CATEGORY_KEYS),
        front_matter=head.fields,
        draft=_is_draft(fields, path),
        notes=(*head.notes, *dated.notes),
    )


def _plain(key: str) -> str:
    return re.sub(r"[\s_-]", "", key).lower()


def _title(fields: Mapping[str, object], body: str, path: str) -> str:
    """From front matter, else the first heading of the first level, else the file's name."""
    given = fields.get("title")
    if isinstance(given, str | int | float) and not isinstance(given, bool) and str(given).strip():
        return " ".join(unicodedata.normalize("NFC", str(given)).split())
    return _first_heading(body) or _title_of_name(path)


def _first_heading(body: str) -> str:
    before = ""
    for line in with_one_newline(body[:20_000]).split("\n")[:HEAD]:
        if FENCE.match(line):
            return ""
        found = HEADING.match(line)
        if found:
            return _without_marks(found["title"])
        if UNDERLINED.match(line) and before.strip():
            return _without_marks(before)
        before = line
    return ""


def _without_marks(written: str) -> str:
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", written)
    text = re.sub(r"\{[:#][^}]*\}\s*$|[*`]+|(?<!\w)_+|_+(?!\w)", "", text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _title_of_name(path: str) -> str:
    pure = PurePosixPath(path)
    stem = (
        pure.stem
        if not re.fullmatch(r"index(?:[._-][a-z]{2})?", pure.stem)
        else pure.parent.name or pure.stem
    )
    stem = unicodedata.normalize("NFC", stem)
    without_date = re.sub(r"^(?:19|20)\d\d[-_.]\d{1,2}[-_.]\d{1,2}(?:[-_. ]+|$)", "", stem)
    if not without_date:
        return stem
    return re.sub(r"[-_\s]+", " ", without_date).strip() or stem


def _language(fields: Mapping[str, object], path: str) -> str:
    """As front matter or the file's name say it; empty where they do not."""
    for key in LANGUAGE_KEYS:
        given = fields.get(key)
        if isinstance(given, list) and given:
            given = given[0]
        if isinstance(given, str):
            code = _language_code(given)
            if code:
                return code
    named = NAMED_LANGUAGE.search(PurePosixPath(path).stem)
    return _language_code(named[1]) if named else ""


def _language_code(given: str) -> str:
    word = given.strip().lower()
    word = LANGUAGE_NAMES.get(word, re.split(r"[-_]", word)[0])
    word = LANGUAGE_NAMES.get(word, word)
    return word if LANGUAGE_CODES.fullmatch(word) else ""


def _names(fields: Mapping[str, object], keys: tuple[str, ...]) -> tuple[str, ...]:
    """A list of names, however it is written: a YAML list, `a, b`, `[a, b]`, or Jekyll's `a b`."""
    for key in keys:
        given = fields.get(key)
        if isinstance(given, str):
            listed = given.strip().strip("[]")
            parts: list[object] = list(re.split(r"\s*,\s*" if "," in listed else r"\s+", listed))
        elif isinstance(given, list | tuple | set):
            parts = list(given)
        else:
            continue
        names = [
            unicodedata.normalize("NFC", str(part)).strip().strip("\"'").lstrip("#")
            for part in parts
            if part is not None
        ]
        return tuple(dict.fromkeys(name for name in names if name))
    return ()


def _tag_lines(body: str) -> tuple[str, ...]:
    """Tags of lines that hold nothing else, as people without front matter put them (`#독서 #일상`)."""
    lines = TAG_LINE.findall(with_one_newline(body))
    return tuple(dict.fromkeys(found["tag"] for line in lines for found in TAG.finditer(line)))


def _is_draft(fields: Mapping[str, object], path: str) -> bool:
    marked = any(_is(fields.get(key), True) for key in DRAFT_KEYS)
    status = str(fields.get("status", "")).strip().lower()
    folders = PurePosixPath(path).parts[:-1]
    return (
        marked
        or _is(fields.get("published"), False)
        or status == "draft"
        or bool(DRAFT_FOLDERS.intersection(folders))
    )


def _is(given: object, wanted: bool) -> bool:
    words = ("true", "yes", "on", "1") if wanted else ("false", "no", "off", "0")
    return str(given).strip().lower() in words
