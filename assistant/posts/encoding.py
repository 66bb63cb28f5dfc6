"""Bytes of a file become its text, character for character as it lies on disk. Called by reading.py.

No newline is translated, no byte order mark dropped, no Unicode form changed: offsets must point into the
file.
"""

from __future__ import annotations

import codecs
import re

# The 32-bit mark begins with the 16-bit one, so it is asked first. The codecs named keep the mark in the
# text.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 20_000  # characters that tell whether it reads as Korean
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
HANGUL = re.compile(r"[\u3131-\u318e\uac00-\ud7a3]")
ABOVE_ASCII = re.compile(r"[^\x00-\x7f]")


class Undecodable(ValueError):
    """The bytes are no text in an encoding we know; the message says what they look like."""


def decode(data: bytes) -> str:
    """The text of UTF-8, UTF-16 and UTF-32 (the last two by their mark) or CP949/EUC-KR.

    Raises:
        Undecodable: the bytes are binary, or text in none of these encodings.
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, f"damaged {codec.upper()}")
    if b"\x00" in data:
        raise Undecodable("binary, or UTF-16 without a byte order mark")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    text = _strictly(data, "cp949", f"neither UTF-8 (byte {at} does not fit) nor CP949")
    if not _reads_as_korean(text):
        raise Undecodable(f"not UTF-8 (byte {at} does not fit), and no Korean as CP949")
    return text


def _strictly(data: bytes, codec: str, reason: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise Undecodable(reason) from error


def _reads_as_korean(text: str) -> bool:
    """Whether bytes read as CP949 make Korean and not the noise that other encodings make of it."""
    hangul = HANGUL.findall(text[:SAMPLE])
    foreign = len(ABOVE_ASCII.findall(text[:SAMPLE]))
    # Of 11,172 syllables people use the 2,350 of KS X 1001, which are two bytes; other encodings hit all
    # alike.
    common = sum(len(letter.encode("euc_kr", "ignore")) == 2 for letter in hangul)
    return common >= 0.9 * len(hangul) >= 0.45 * foreign and len(CONTROL.findall(text)) <= 0.01 * len(text)
