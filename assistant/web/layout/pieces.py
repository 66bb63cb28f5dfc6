"""What every part of the page is laid out with."""

from __future__ import annotations

from typing import Any

import gradio as gr

# One listener on a piece of HTML: a click on something that names a post is told to Python, with the path.
OPENS_POSTS = """
element.addEventListener("click", (event) => {
  const named = event.target.closest("[data-post]");
  if (named) trigger("select", { post: named.dataset.post });
});
"""
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def html(value: str = "", **given: Any) -> Any:
    """A piece of our own HTML, which style/ alone dresses."""
    return gr.HTML(value, apply_default_css=False, **given)


def told(handle: Any) -> Any:
    """A handler of an event of our own HTML: Gradio looks at the annotation itself, not at its name."""
    handle.__annotations__["event"] = gr.EventData
    return handle
