"""The few words a draft says for itself, in the author's language: prompts/seams.LANGUAGE.yaml.

Called by the outline, the engines and the rendering.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.interview.phrases import table


def seams(language: str) -> Mapping[str, str]:
    """Every seam of a language by its name; the English ones where it has none."""
    return table("seams", language)
