"""What stands in Markdown and is none: Liquid, Hugo shortcodes, MDX, wikilinks, footnotes, formulas.

Each such piece is covered, character for character, before the Markdown parser sees it, so that every offset
still points into the file: a tag on a line of its own by spaces, one inside a line by HOLE. What a person
reads of it (a caption, the label of a link, the prose that a tag wraps) is left standing. Called by
markup.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable

HOLE = "\ufdd0"  # a noncharacter (Unicode 3.4, never in text): nothing is to be read here
FORMULA = "\ufdd1"  # another: a formula stood here

# Code is left alone, whatever stands in it.
FENCE = (
    r"^[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*"
    r"(?:\n(?s:.*?))??(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
)
CODE = r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[^`]|(?!(?P=ticks)(?!`))`)+?(?<!`)(?P=ticks)(?!`)"
COMMENT = r"<!--(?:(?!<!--|-->)(?s:.))*+-->"
# A tag of Liquid (Jekyll, Hexo) or a shortcode (Hugo), over lines if need be. None of these looks behind the
# next one that opens, so that a file of openings alone takes no longer than another.
LIQUID = r"\{%(?:[^%{]|%(?!\})|\{(?!%))*+%\}"
SHORTCODE = r"\{\{[<%](?:(?!\{\{|[>%]\}\})(?s:.))*+[>%]\}\}"
OUTPUT = r"\{\{[^{}\n]*\}\}"
WIKILINK = r"!?\[\[[^\[\]\n]+\]\]"
FOOTNOTE = r"\[\^[^\]\s]+\]:?"
CALLOUT = r"(?<=>)[ \t]*\[![\w-]+\][+-]?"
KRAMDOWN = r"\{:[^}\n]*\}|(?<=[ \t])\{[#.][\w-][^}\n]*\}[ \t]*$|\{#[\w-]+\}[ \t]*$"
CONTAINER = r"^[ \t]*:{3,}[ \t]*(?:\{[^}\n]*\}|[\w-]+)?"
MARKED = r"(?<![=<>!])==(?=[^\s=])[^=\n]+?(?<=[^\s=])==(?!=)"
HIDDEN = r"%%[^%\n]+%%|^%%[ \t]*\n(?s:.*?)^%%[ \t]*$"
DISPLAY = (
    r"^[ \t>]*\$\$[ \t]*$(?:(?!\$\$)(?s:.))*+^[ \t>]*\$\$[ \t]*$"
    r"|\$\$(?:(?!\n[ \t]*\n)[^$]|\\\$)+?\$\$|\\\[(?:(?!\n[ \t]*\n|\\\[|\\\])(?s:.))++\\\]"
)
INLINE_MATHS = r"(?<![\\$\w])\$(?=[^\s$])[^$\n]*?[\\^_][^$\n]*?(?<=[^\s\\])\$(?![\d$\w])"
CONTENTS = (
    r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\[\[toc\]\]|\$\{toc\}|@\[toc\])[ \t]*$|^\*[ \t]+TOC[ \t]*$(?=\n\{:)"
)

SYNTAX = re.compile(
    # Nothing foreign begins with another character, but at the start of a line.
    r"(?=[`{\[!<$=%\\ \t]|^)(?:" + "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("fenced", FENCE), ("code", CODE), ("comment", COMMENT), ("contents", CONTENTS),
            ("liquid", LIQUID), ("shortcode", SHORTCODE), ("output", OUTPUT), ("wikilink", WIKILINK),
            ("footnote", FOOTNOTE),
            ("callout", CALLOUT), ("kramdown", KRAMDOWN), ("container", CONTAINER), ("hidden", HIDDEN),
            ("display", DISPLAY), ("maths", INLINE_MATHS), ("marked", MARKED),
        )
    ) + ")",
    re.MULTILINE,
)  # fmt: skip
# Whether it is worth looking at all.
SUSPECT = re.compile(r"\{%|\{\{|\{[:#.]|\[\[|\[\^|\[!|:::|==|%%|\$|\\\[|\[(?i:toc)\]")

# Tags between which code stands: they become a fence of the parser's own.
CODE_TAGS = frozenset({"highlight", "codeblock", "code", "prism"})
# Tags between which nothing is read.
SILENT_TAGS = frozenset({"comment", "capture", "mermaid"})
# Parameters of a tag that are shown, and read.
SHOWN = re.compile(
    r"""\b(?:caption|title|summary|description)\s*=\s*(?:"(?P<a>(?:[^"\\\n]|\\.)*)"|'(?P<b>[^'\n]*)'|“(?P<c>[^”\n]*)”)"""
)
TAG_NAME = re.compile(r"\{[{%][<%]?-?\s*(?P<end>/|end)?\s*(?P<name>[\w-]+)")
WORDLESS = re.compile(r"[^\n]")

# MDX: lines that load and give out things, components, and what stands in braces.
MDX = re.compile(
    r"^(?:import|export)\s[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*"
    r"|\{/\*(?s:.*?)\*/\}"
    r"|</?[A-Z][\w.]*(?:\s+(?:[^<>{}\"']|\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\})*)?/?>"
    r"|<>|</>"
    r"|\{[^{}\n]*\}",
    re.MULTILINE,
)


# Code comes first in the pattern: what is code is no MDX.
OUTSIDE_CODE = re.compile(f"(?P<keep>{FENCE}|{CODE})|{MDX.pattern}", re.MULTILINE)


def cover(text: str, *, mdx: bool = False) -> str:
    """`text` with all that is not Markdown covered; of the same length, every line end where it was."""
    if mdx:
        text = OUTSIDE_CODE.sub(
            lambda found: found.group() if found["keep"] is not None else _whole(found), text
        )
    if not SUSPECT.search(text):
        return text
    return _without_silent(SYNTAX.sub(_covered, text), text)


def _covered(match: re.Match[str]) -> str:
    cover_kind = COVERS.get(match.lastgroup or "")
    return cover_kind(match) if cover_kind else match.group()


def _hole(text: str, start: int, end: int) -> str:
    """A cover for text[start:end]: blank if the piece has its lines to itself, else HOLE."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    line_end = text.find("\n", end)
    behind = text[end : line_end if line_end >= 0 else len(text)]
    cover = " " if not before.strip(" \t>") and not behind.strip() else HOLE
    return WORDLESS.sub(cover, text[start:end])


def _whole(match: re.Match[str]) -> str:
    return _hole(match.string, match.start(), match.end())


def _tag(match: re.Match[str]) -> str:
    """A tag: its shown parameters are left standing."""
    written = match.group()
    name = TAG_NAME.match(written)
    if name and name["name"] in CODE_TAGS and "\n" not in written and _is_paired(match, name):
        return "```" + " " * (len(written) - 3)
    shown = [(m.start(g), m.end(g)) for m in SHOWN.finditer(written) for g in "abc" if m[g]]
    if not shown:
        return _whole(match)
    covered, at = "", 0
    for start, end in shown:
        covered += WORDLESS.sub(HOLE, written[at:start]) + written[start:end]
        at = end
    return covered + WORDLESS.sub(HOLE, written[at:])


def _is_paired(match: re.Match[str], name: re.Match[str]) -> bool:
    """Whether an opening tag is closed further on, a closing one opened before: a lone one makes no fence."""
    if name["end"]:
        return match.string.find(name["name"], 0, match.start()) >= 0
    return any(match.string.find(end + name["name"], match.end()) >= 0 for end in ("end", "/", "/ "))


def _wikilink(match: re.Match[str]) -> str:
    """`[[page|label]]` reads as its label, `[[folder/page#part]]` as the page, `![[a.png]]` as nothing."""
    written = match.group()
    if written.startswith("!"):
        return _whole(match)
    inner = written[2:-2]
    start = inner.rfind("|") + 1
    if not start:
        start = inner.rfind("/") + 1
    end = len(inner) if "|" in inner else (inner.find("#", 1) if "#" in inner[1:] else len(inner))
    if end <= start:
        end = len(inner)
    return HOLE * (2 + start) + inner[start:end] + HOLE * (2 + len(inner) - end)


def _ends(match: re.Match[str]) -> str:
    return HOLE * 2 + match.group()[2:-2] + HOLE * 2


def _formula(match: re.Match[str]) -> str:
    covered = WORDLESS.sub(HOLE, match.group())
    return FORMULA + covered[1:]


COVERS: dict[str, Callable[[re.Match[str]], str]] = {
    "contents": _whole,
    "liquid": _tag,
    "shortcode": _tag,
    "output": _whole,
    "wikilink": _wikilink,
    "footnote": _whole,
    "callout": _whole,
    "kramdown": _whole,
    "container": _whole,
    "hidden": _whole,
    "display": _formula,
    "maths": _formula,
    "marked": _ends,
}

SILENT = re.compile(
    r"\{[{%][<%]?-?\s*(?P<name>"
    + "|".join(sorted(SILENT_TAGS))
    + r")\b[^}]*\}\}?(?P<inner>(?s:.*?))\{[{%][<%]?-?\s*(?:/\s*|end)(?P=name)\b"
)


def _without_silent(covered: str, text: str) -> str:
    """What stands between tags that show nothing is covered too."""
    for match in SILENT.finditer(text):
        start, end = match.span("inner")
        covered = covered[:start] + WORDLESS.sub(" ", covered[start:end]) + covered[end:]
    return covered
