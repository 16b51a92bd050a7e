"""The server: Streamlit behind our own middleware. ``streamlit run app.py`` starts it.

The main script lies in ``pages/`` on purpose: beside it, Streamlit would run any page on its own,
past the front door, on a server that has just started.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.parts.frame.addresses import ALL
from sbs_data import actions, analysis, logs, questions, settings, web
from sbs_data.actions import Delmal
from sbs_data.errors import DelmalError
from sbs_data.web import heads, inside

FOLDER = Path(__file__).resolve().parent / "pages"
ICON = FOLDER / "icon.svg"

LOGGER = logging.getLogger("delmal")

FAILURE = (
    "Sidan kunde inte visas. Ladda om den; om felet kommer tillbaka, "
    "säg till den som sköter Delmål, som kan läsa mer i serverns logg."
)
NO_LOGIN_YET = (
    "Obs: [auth] i secrets.toml släpper in alla som når servern, för Delmål frågar ännu inte efter "
    "inloggning."
)

SETTINGS = settings.load()
try:
    PUBLIC = web.public_names(SETTINGS.public_names)
    # The place of a login: once the front door asks for one, this is what lets the server be open.
    GUARD = web.guard(SETTINGS.trusted_proxies, has_login=inside.has_login())
except DelmalError as error:
    raise SystemExit(error.message) from None
ADDRESS = st.get_option("server.address")
if refusal := web.refusal(ADDRESS, GUARD):
    raise SystemExit(refusal)


@asynccontextmanager
async def serving(_app: st.App) -> AsyncIterator[None]:
    """Tell whoever started the server where to look, and clear up for as long as it runs."""
    port, at = st.get_option("server.port"), ADDRESS or "0.0.0.0"
    at = f"[{at}]" if ":" in at else at
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    print(f"Delmål visas på {scheme}://{at}:{port}{BASE} (avsluta med Ctrl+C)", file=sys.stderr)
    if GUARD.has_login and web.is_wide(ADDRESS):
        print(NO_LOGIN_YET, file=sys.stderr)
    sweeping = asyncio.create_task(PARTS.sweep())
    try:
        yield
    finally:
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping
        UPLOADS.close()


def show_failure(error: Exception) -> bool:
    """One Swedish sentence on the screen; what broke and where, in the log."""
    LOGGER.error("a page failed", exc_info=error)
    told = error if isinstance(error, DelmalError) else actions.cause_of(error, SETTINGS.data_dir)
    if told is not None:
        with st.container(border=True):
            st.text(told.message)  # written for the reader, and may quote a file: never Markdown
    else:
        st.error(FAILURE, icon=":material/error:")
    return True


def probe() -> None:
    """Read what is shown, as a page does. Raises what stands in the way."""
    if questions.pointer(SETTINGS.published) is None:  # the first start, or it was found damaged
        actions.prepare(Delmal(SETTINGS))
    with questions.opened(SETTINGS.published) as snapshot:
        if snapshot is None:
            raise DelmalError("Ingenting är publicerat.", code="nothing_published")
        questions.contents(snapshot)


if logs.configure(SETTINGS):
    # Streamlit writes an exception's message too, which can quote a report, to the console and so
    # to the system's journal. What broke and where is in our own log.
    logging.getLogger("streamlit.error_util").addFilter(lambda _: False)

BASE = web.base_of(st.get_option("server.baseUrlPath"))
DESCRIPTORS = heads.descriptors()
TABS = heads.tabs_for(DESCRIPTORS)
try:
    OF_ONE = web.places_for_one(TABS, SETTINGS.tabs_per_visitor)
except DelmalError as error:
    raise SystemExit(error.message) from None
CROWD = web.Crowd(TABS, OF_ONE, partial(web.visitor_of, by=GUARD))
UPLOADS = web.Uploads(SETTINGS.private / "uploads")
PARTS = inside.Inside(UPLOADS)
PARTS.install()
heads.bound_uvicorn(heads.connections_for(DESCRIPTORS))
SITE = web.Site(
    pages=tuple(address.path for address in ALL),
    icon=(FOLDER / "icon.ico").read_bytes(),
    probe=probe,
    base=BASE,
    too_many=CROWD.refusal,
    has_login=GUARD.has_login,
)

app = st.App(
    "pages/front_door.py",
    lifespan=serving,
    middleware=[
        Middleware(web.HeaderMiddleware),
        Middleware(web.HostMiddleware, public=PUBLIC, guard=GUARD),
        Middleware(web.PathMiddleware, site=SITE),
        Middleware(
            web.UploadMiddleware, uploads=UPLOADS, most=inside.most_bytes(), is_open=inside.is_open
        ),
        Middleware(web.SocketMiddleware, crowd=CROWD, judge=inside.judge),
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
