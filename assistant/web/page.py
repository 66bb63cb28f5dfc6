"""The page's layout, and serving it: on this machine alone, or elsewhere behind a password."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from typing import Any

from assistant.errors import SettingsError
from assistant.service import Assistant
from assistant.web.handlers import Handlers
from assistant.web.strings import words
from assistant.web.theme import CSS, theme

THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


def build(product: Assistant) -> Any:
    """The page, not yet served. Importing Gradio takes seconds and happens here, with its telemetry off."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr

    said = words(product.language)
    do = Handlers(product, said)
    with gr.Blocks(title=said["title"], fill_height=True, analytics_enabled=False) as page:
        gr.HTML(f'<h1 class="masthead">{said["title"]}</h1>')
        with gr.Tab(said["interview"]), gr.Row():
            with gr.Column(scale=3, min_width=320):
                year = gr.Number(product.likely_year(dt.date.today()), label=said["year"], precision=0)
                log = gr.Chatbot(
                    elem_id="log", show_label=False, height="56vh", buttons=["copy"], render_markdown=False
                )
                box = gr.Textbox(
                    elem_id="box",
                    label=said["answer"],
                    placeholder=said["answer"],
                    show_label=False,
                    lines=3,
                    max_lines=12,
                )
                with gr.Row():
                    send = gr.Button(said["send"], variant="primary", elem_id="send")
                    skip = gr.Button(said["skip"], elem_id="skip")
                    later = gr.Button(said["later"], elem_id="later")
                    never = gr.Button(said["never"], elem_id="never")
            with gr.Column(scale=2, min_width=280):
                gr.Markdown(f"#### {said['called_up']}")
                called_up = gr.HTML(elem_id="called-up")
        with gr.Tab(said["draft"]):
            with gr.Row():
                write = gr.Button(said["write_draft"], variant="primary", elem_id="write")
                stop = gr.Button(said["stop"], elem_id="stop")
                save = gr.DownloadButton(said["download"], elem_id="save", interactive=False)
            with gr.Row():
                with gr.Column(scale=3, min_width=320):
                    prose = gr.Markdown(elem_id="prose", sanitize_html=True)
                with gr.Column(scale=2, min_width=280):
                    gr.Markdown(f"#### {said['findings']}")
                    findings = gr.HTML(elem_id="findings")
        with gr.Tab(said["past"]):
            query = gr.Textbox(
                elem_id="query",
                placeholder=said["search"],
                show_label=False,
                label=said["search"],
                max_lines=1,
            )
            found = gr.HTML(elem_id="found")

        def locked() -> Any:
            return gr.Textbox(interactive=False)

        def written(text: str, which: float) -> Any:
            if not text.strip():
                gr.Warning(said["empty"])
                return gr.skip(), gr.skip(), gr.Textbox(interactive=True)
            history, cites = do.answer(text, which)
            return history, cites, gr.Textbox(value="", interactive=True)

        def drafted(which: float) -> Any:
            for text, remarks, file in do.draft(which):
                yield text, remarks, gr.DownloadButton(value=file, interactive=True) if file else gr.skip()

        gr.on([page.load, year.change], do.open, year, [log, called_up], show_progress="hidden")
        for sent in (send.click, box.submit):
            sent(locked, None, box, show_progress="hidden").then(
                written, [box, year], [log, called_up, box], show_progress="hidden"
            )
        for button, state in ((skip, "skipped"), (later, "later"), (never, "never")):
            button.click(
                lambda which, state=state: do.put_off(which, state),
                year,
                [log, called_up],
                show_progress="hidden",
            )
        run = write.click(drafted, year, [prose, findings, save], show_progress="minimal", api_name="draft")
        stop.click(None, None, None, cancels=[run])
        query.submit(do.search, query, found, show_progress="minimal")
    return page


def serve(product: Assistant, *, announce: Callable[[str], None], show: bool, block: bool = True) -> str:
    """Serve the page and give its address.

    Raises:
        SettingsError: another host without a password, or no free port.
    """
    settings = product.settings
    if settings.host not in THIS_MACHINE and settings.password is None:
        raise SettingsError(
            f"The page would be open to everyone who reaches {settings.host}, and it shows a diary.",
            hint="Set ASSISTANT_PASSWORD, or leave the host at 127.0.0.1.",
        )
    page = build(product)
    page.queue(default_concurrency_limit=4, max_size=32)
    try:
        _, address, _ = page.launch(
            server_name=settings.host,
            server_port=settings.port,
            auth=("author", settings.password.get_secret_value()) if settings.password else None,
            prevent_thread_lock=True,
            inbrowser=show,
            quiet=True,
            show_error=False,
            theme=theme(),
            css=CSS,
            footer_links=[],
            run_history=False,
            allowed_paths=[str(settings.drafts.resolve())],
        )
    except OSError as error:
        raise SettingsError(str(error), hint="Choose another --port.") from error
    announce(f"The page is at {address} (Ctrl-C ends it).")
    if block:
        page.block_thread()
    return str(address)
