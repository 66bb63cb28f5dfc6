"""`assistant web`, `doctor`: the page, and whether all is well."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.cli.options import CorpusOption, WorkspaceOption, app, assistant

FAILED = 1


@app.command()
def web(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    host: Annotated[
        str | None, typer.Option("--host", help="Address to listen on. Default: 127.0.0.1")
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Default: the first free.")
    ] = None,
    auth: Annotated[
        bool, typer.Option("--auth", help="Ask here for a password that the page will ask for.")
    ] = False,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
) -> None:
    """The page where you are interviewed and where the draft grows."""
    from assistant.terminal import plain
    from assistant.web.serving import serve

    password = (
        typer.prompt("Password of the page", hide_input=True, confirmation_prompt=True) if auth else None
    )
    product = assistant(corpus, workspace, host=host, port=port, password=password)
    plain.say_sample(product.settings)
    serve(product, announce=plain.say, show=show)


@app.command()
def doctor(
    corpus: CorpusOption = None,
    workspace: WorkspaceOption = None,
    env_example: Annotated[bool, typer.Option("--env-example", help="Print .env.example.")] = False,
) -> None:
    """What is well, what is not, and what to do about it."""
    from assistant import settings
    from assistant.terminal import doctor as shown
    from assistant.terminal import plain

    if env_example:
        plain.write(settings.example())
        return
    from assistant.doctor import examine

    findings = examine(assistant(corpus, workspace))
    shown.show_examination(findings)
    if any(finding.wrong for finding in findings):
        raise typer.Exit(FAILED)
