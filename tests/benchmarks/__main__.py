"""``python -m tests.benchmarks``: every measurement, as Markdown on standard output."""

from __future__ import annotations

import platform

from tests.benchmarks import figures, importing, pages, reading, searching

if __name__ == "__main__":
    print("# Benchmarks\n")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}.\n")
    for part in (reading, importing, figures, pages, searching):
        print(f"{part.main()}\n", flush=True)
