"""``python -m sbs_data``."""

from __future__ import annotations

from sbs_data.cli import main

if __name__ == "__main__":
    main()
