"""The few words a draft says for itself, in the author's language: prompts/seams.LANGUAGE.yaml.

A language without a file gets the English ones. Called by the outline, the engines and the rendering.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from assistant.errors import PromptError
from assistant.settings import resource


@cache
def seams(language: str) -> Mapping[str, str]:
    """Every seam of a language by its name.

    Raises:
        PromptError: the file is missing or not of its form.
    """
    import yaml

    path = resource("prompts") / f"seams.{language}.yaml"
    if not path.is_file():
        path = resource("prompts") / "seams.en.yaml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {str(name): str(said) for name, said in told.items()}
    except (OSError, yaml.YAMLError, AttributeError) as error:
        raise PromptError(
            f"The seams in {path.name} cannot be read: {error}.", hint=f"Mend {path}."
        ) from error
