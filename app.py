"""The server: Streamlit behind our own middleware. ``streamlit run app.py`` starts it.

The main script lies in ``pages/`` on purpose: beside it, Streamlit would run any page on its own,
past the front door, on a server that has just started.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from pages.parts.frame.addresses import ALL
from sbs_data import analysis, logs, settings, web
from sbs_data.errors import DelmalError

ICON = Path(__file__).resolve().parent / "pages" / "icon.svg"

LOGGER = logging.getLogger("delmal")

FAILURE = (
    "Sidan kunde inte visas. Ladda om den; om felet kommer tillbaka, "
    "säg till den som sköter Delmål, som kan läsa mer i serverns logg."
)


@asynccontextmanager
async def say_address(_app: st.App) -> AsyncIterator[None]:
    """Tell whoever started the server where to look."""
    address = st.get_option("server.address") or "127.0.0.1"
    port = st.get_option("server.port")
    print(f"Delmål visas på http://{address}:{port} (avsluta med Ctrl+C)", file=sys.stderr)
    yield


def to_start_page(request: Request) -> RedirectResponse:
    """The start page's own name leads to it too, with the view that was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}", headers={"Cache-Control": "no-cache"})


def show_failure(error: Exception) -> bool:
    """One Swedish sentence on the screen; what broke and where, in the log."""
    LOGGER.error("a page failed", exc_info=error)
    if isinstance(error, DelmalError):
        with st.container(border=True):
            st.text(error.message)  # written for the reader, and may quote a file: never Markdown
    else:
        st.error(FAILURE, icon=":material/error:")
    return True


if logs.configure(settings.load()):
    # Streamlit writes an exception's message too, which can quote a report, to the console and so
    # to the system's journal. What broke and where is in our own log.
    logging.getLogger("streamlit.error_util").addFilter(lambda _: False)

app = st.App(
    "pages/front_door.py",
    lifespan=say_address,
    routes=[Route(f"/{ALL[0].path}", to_start_page)],
    middleware=[
        Middleware(web.HeaderMiddleware),
        Middleware(web.ShellMiddleware, icon=ICON),
        Middleware(web.AssetMiddleware, swaps=web.load_swaps()),
    ],
    on_script_error=show_failure,
)

# What the figures' intervals need takes a second to import: now, rather than in a visitor's run.
analysis.warm_up()

# Streamlit collects garbage after every rerun. What is imported by now never becomes garbage, so
# it need not be looked through each time: measured, 60 % of the server's time.
gc.collect()
gc.freeze()
