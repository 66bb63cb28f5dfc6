"""Every measure in one run, each in a process of its own.

    python -m bench [NAME …]

A measure is a module of this folder with a `main()` that prints a table in Markdown and says in its docstring
what it measures, on what, and what it needs. What they print goes to the screen and to
`bench-output/bench.md`. Measures that want other blogs and their labels find them in $ASSISTANT_EVALS.
"""

from __future__ import annotations

import importlib
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
USUAL = ("recall", "speed", "embedder", "page")
OUTPUT = Path("bench-output") / "bench.md"


def main() -> int:
    names = sys.argv[1:] or list(USUAL)
    measures = {path.stem for path in HERE.glob("*.py")} - {"__main__", "__init__", "machine"}
    if unknown := [name for name in names if name not in measures]:
        print(f"No measure {unknown[0]!r}. There are: {', '.join(sorted(measures))}.", file=sys.stderr)
        return 2
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    parts = [f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores{load}."]
    failed = 0
    for name in names:
        began = time.monotonic()
        title = (importlib.import_module(f"bench.{name}").__doc__ or name).strip().splitlines()[0]
        print(f"\n## {title}\n", flush=True)
        command = [sys.executable, "-m", f"bench.{name}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE.parent) as running:
            assert running.stdout is not None
            told = []
            for line in running.stdout:
                print(line, end="", flush=True)
                told.append(line)
        failed += running.returncode != 0
        took = f"`python -m bench {name}`, {time.monotonic() - began:.0f} s."
        parts.append(f"## {title}\n\n{''.join(told).strip()}\n\n{took}")
        OUTPUT.parent.mkdir(exist_ok=True)
        OUTPUT.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(f"\nWritten to {OUTPUT}.")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
