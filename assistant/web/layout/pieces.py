"""What every part of the page is laid out with."""

from __future__ import annotations

from typing import Any

import gradio as gr

# One listener on a piece of HTML: a click on something that names a post is told to Python, with the path and the
# words to open it at; a click on something that asks about words of a post, with these.
OPENS_POSTS = """
element.addEventListener("click", (event) => {
  const post = event.target.closest("[data-post]")?.dataset;
  if (post) trigger("select", { post: post.post, folder: post.folder ?? "", quote: post.quote ?? "" });
  const asks = event.target.closest("[data-ask]");
  if (asks) trigger("submit", { ask: asks.dataset.ask });
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
