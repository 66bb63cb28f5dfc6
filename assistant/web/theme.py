"""How the page looks: quiet, typographic, Korean set well, nothing fetched from anywhere."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

# Of the reader's own machine, by name: none is downloaded.
FONTS = (
    "Pretendard",
    "Apple SD Gothic Neo",
    "Noto Sans KR",
    "Noto Sans CJK KR",
    "Malgun Gothic",
    "sans-serif",
)
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#2f5d4f"/>'
    '<path d="M10 22V10h12M10 16h9" stroke="#faf8f3" stroke-width="2.6" fill="none"/></svg>'
)


# A style sheet a part of the page, in style/; what stands later wins.
SHEETS = ("shell", "talk", "draft", "past", "voice", "settings")


def css() -> str:
    """The style sheets, in one."""
    folder = files("assistant.web") / "style"
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)


def head(language: str) -> str:
    """What goes into the page's head: icon, language, the chosen brightness."""
    script = (files("assistant.web") / "page.js").read_text(encoding="utf-8")
    return f'<link rel="icon" href="/favicon.ico"><script>const LANGUAGE = "{language}";\n{script}</script>'


def theme() -> Any:
    """A Gradio theme: paper and ink, one green."""
    import gradio

    paper = gradio.themes.Base(
        primary_hue="emerald",
        neutral_hue="stone",
        radius_size="md",
        spacing_size="md",
        text_size="md",
        font=list(FONTS),
        font_mono=["ui-monospace", "monospace"],
    )
    return paper.set(
        body_background_fill="#faf8f3",
        body_background_fill_dark="#1b1a18",
        body_text_color="#2a2723",
        body_text_color_dark="#e9e4da",
        body_text_color_subdued="#6b645a",
        body_text_color_subdued_dark="#a39b8e",
        background_fill_primary="#fffdf9",
        background_fill_primary_dark="#232220",
        background_fill_secondary="#f3efe7",
        background_fill_secondary_dark="#2a2826",
        border_color_primary="#e4ddd0",
        border_color_primary_dark="#3a3733",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        block_label_text_color="#6b645a",
        block_label_text_color_dark="#a39b8e",
        input_background_fill="#fffdf9",
        input_background_fill_dark="#232220",
        input_border_color="#d8d0c0",
        input_border_color_dark="#47433d",
        input_border_color_focus="#2f5d4f",
        input_border_color_focus_dark="#8fc1ae",
        button_primary_background_fill="#2f5d4f",
        button_primary_background_fill_hover="#264c41",
        button_primary_background_fill_dark="#7fb5a1",
        button_primary_background_fill_hover_dark="#94c5b3",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#14211c",
        button_secondary_background_fill="transparent",
        button_secondary_background_fill_hover="#f3efe7",
        button_secondary_background_fill_dark="transparent",
        button_secondary_background_fill_hover_dark="#2a2826",
        button_secondary_text_color="#4d473f",
        button_secondary_text_color_dark="#cfc8bb",
        button_secondary_border_color="#d8d0c0",
        button_secondary_border_color_dark="#47433d",
        color_accent="#2f5d4f",
        color_accent_soft="#e6eee9",
        color_accent_soft_dark="#26332d",
        input_border_width="1px",
        button_primary_border_color="#2f5d4f",
        button_primary_border_color_hover="#264c41",
        button_primary_border_color_dark="#7fb5a1",
        button_primary_border_color_hover_dark="#94c5b3",
        button_large_text_weight="550",
        button_large_text_size="0.95rem",
        button_small_text_weight="450",
    )
