"""The server's outermost room: what every request passes on its way in, and every answer out.

Knows Starlette's middleware and bytes; knows nothing of reports, pages or the database. What is
taken of Streamlit itself lies in ``inside.py`` alone, which only ``app.py`` asks for.
"""

from __future__ import annotations

from sbs_data.web.assets import AssetMiddleware
from sbs_data.web.headers import HeaderMiddleware
from sbs_data.web.hosts import HostMiddleware, public_names
from sbs_data.web.listening import guard, is_wide, refusal
from sbs_data.web.paths import PathMiddleware, Site, base_of
from sbs_data.web.shell import ShellMiddleware
from sbs_data.web.sockets import Crowd, SocketMiddleware, places_for_one
from sbs_data.web.swedish import load_swaps
from sbs_data.web.uploads import UploadMiddleware, Uploads
from sbs_data.web.visitors import visitor_of

__all__ = [
    "AssetMiddleware",
    "Crowd",
    "HeaderMiddleware",
    "HostMiddleware",
    "PathMiddleware",
    "ShellMiddleware",
    "Site",
    "SocketMiddleware",
    "UploadMiddleware",
    "Uploads",
    "base_of",
    "guard",
    "is_wide",
    "load_swaps",
    "places_for_one",
    "public_names",
    "refusal",
    "visitor_of",
]
