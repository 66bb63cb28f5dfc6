"""The command line: each command reads its options, calls one verb of the service and prints what came back.

Results go to standard output, progress and remarks to standard error. Exit codes: 0 done, 1 a failure told in
one sentence, 2 wrong usage, 3 done but with findings that need the author (`draft --strict`).
"""

from assistant.cli.main import main

__all__ = ["main"]
