"""The wheel, built and installed in an environment of its own, works from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_wheel_carries_all_it_needs(tmp_path: Path, model_cache: Path) -> None:
    """Prompts, question banks, sample and the rank file travel inside; libraries are borrowed from this environment."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    [wheel] = tmp_path.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel], check=True)
    [own] = (tmp_path / "env" / "lib").glob("python*/site-packages")
    borrowed = next(path for path in sys.path if path.endswith("site-packages"))
    # Only what is importable from there, not its .pth files: the checkout itself must stay out of sight.
    (own / "borrowed.pth").write_text(f"{borrowed}\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(elsewhere),
        "ASSISTANT_CACHE": str(model_cache),
        "LANG": "C.UTF-8",
    }
    place = subprocess.run(
        [python, "-c", "import assistant; print(assistant.__file__)"],
        cwd=elsewhere, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert str(own) in place.stdout
    answers = own / "assistant" / "_resources" / "corpus" / "interviews" / "2026.md"
    done = subprocess.run(
        [tmp_path / "env" / "bin" / "assistant", "draft", "--year", "2026", "--answers", answers],
        cwd=elsewhere, env=environment, capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    [draft] = (elsewhere / "drafts" / "2026").glob("*.md")
    assert draft.stat().st_size > 3_000
