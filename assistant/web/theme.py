"""How the page looks: quiet, typographic, Korean set well, nothing fetched from anywhere."""

from __future__ import annotations

from typing import Any

FONTS = [
    "Pretendard",
    "Apple SD Gothic Neo",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Malgun Gothic",
    "sans-serif",
]

CSS = """
:root { --reading: 1.75; }
.gradio-container { max-width: 1080px !important; margin: 0 auto !important; }
.prose, .message, textarea {
  line-height: var(--reading) !important; word-break: keep-all; overflow-wrap: anywhere;
}
h1.masthead { font-size: 1.35rem; font-weight: 600; letter-spacing: -0.01em; margin: .4rem 0; }
#log .message { font-size: 1rem; }
.card { border-left: 2px solid var(--border-color-primary); padding: .1rem .9rem; margin: .9rem 0; }
.card .when { color: var(--body-text-color-subdued); font-size: .82rem; }
.card blockquote { margin: .3rem 0 0; white-space: pre-line; }
.findings li { margin: .25rem 0; }
@media (max-width: 480px) { .gradio-container { padding: .5rem !important; } }
"""


def theme() -> Any:
    """A Gradio theme with the fonts of the reader's own machine: plain names, so that none is downloaded."""
    import gradio

    return gradio.themes.Base(
        primary_hue="stone", neutral_hue="stone", radius_size="sm", font=FONTS, font_mono=["monospace"]
    )
