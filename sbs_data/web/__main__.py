"""``python -m sbs_data.web``: the server, as ``serve`` starts it."""

from __future__ import annotations

import sys

from sbs_data.web.inside import run

if __name__ == "__main__":
    run(sys.argv[1:])
