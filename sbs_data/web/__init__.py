"""The server's outermost room: what every answer from Streamlit passes on its way out.

Knows Starlette's middleware and bytes; knows nothing of reports, pages or the database.
"""

from __future__ import annotations

from sbs_data.web.assets import AssetMiddleware
from sbs_data.web.headers import HeaderMiddleware
from sbs_data.web.shell import ShellMiddleware
from sbs_data.web.swedish import load_swaps

__all__ = ["AssetMiddleware", "HeaderMiddleware", "ShellMiddleware", "load_swaps"]
