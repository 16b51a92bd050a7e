"""Reports that no file holds, and what a drawn page says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote_plus

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from pages.parts.frame.addresses import Address
from sbs_data import actions
from sbs_data.actions import Delmal
from sbs_data.model import (
    Basis,
    Claim,
    ClaimRole,
    Goal,
    Initiative,
    Kind,
    Notice,
    Passage,
    Place,
    Report,
    Role,
    Status,
    Told,
    Unit,
)

_LEVELS = {"title": 1, "header": 2, "subheader": 3}
_IN_TEXT = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)

FRONT_DOOR = Path(__file__).resolve().parents[2] / "pages" / "front_door.py"

OpenPage = Callable[..., AppTest]
"""Opens a page by its address and parameters (a fixture)."""


def follow_link(address: Address, **query: str | list[str]) -> AppTest:
    """The page that somebody sees who comes by a link: in by the front door, and no other page
    drawn before it."""
    app = AppTest.from_file(str(FRONT_DOOR), default_timeout=30)
    # What Streamlit makes of an address; its own ``switch_page`` must first draw the start page.
    app._page_hash = opened = calc_hash(address.path)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    assert app._finished_page_script_hash == opened, "another page was opened"
    return app


def say(app: AppTest) -> str:
    """Every word of a page that is plain text, in order."""
    return "\n".join(str(element.value) for element in app.text)


def words(app: AppTest) -> str:
    """Every word of a page's headings and texts, as they are read: without Markdown's escapes."""
    found = [*app.header, *app.subheader, *app.text, *app.markdown]
    return "\n".join(str(element.value) for element in found).replace("\\", "")


def outline(app: AppTest) -> list[tuple[int, str]]:
    """The headings of a page with their levels, in order: elements of their own, or in a text."""
    found: list[tuple[int, str]] = []
    for element in app.main:
        said = str(getattr(element, "value", ""))
        if level := _LEVELS.get(element.type):
            found.append((level, said))
        elif element.type == "markdown":
            in_text = _IN_TEXT.findall(said)
            found += [(len(signs), text.replace("\\", "")) for signs, text in in_text]
    return found


def headings(app: AppTest) -> list[str]:
    """The headings of a page below its title."""
    return [said for level, said in outline(app) if level > 1]


def links(app: AppTest) -> dict[str, str]:
    """The links of a page: each label with the page and the view it leads to."""
    return {
        str(link.proto.label): f"{link.proto.page}?{unquote_plus(link.proto.query_string)}"
        for link in app.get("page_link")
    }


def import_made_up(delmal: Delmal, *made_up: Report) -> None:
    """Import reports that no file holds: what the reader would have read is given."""
    by_content = {report.file.encode(): report for report in made_up}

    def read(content: bytes, _file: str, _told: tuple[Told, ...] = ()) -> Report:
        return by_content[content]

    files = [(report.file, report.file.encode()) for report in made_up]
    given = replace(delmal, reader=read)
    actions.import_reports(given, actions.examine(given, files))


def hostile_report(text: str) -> Report:
    """A report where every text is the same."""
    file = f"{text}.docx".replace("/", "∕")  # a file name holds no slash
    place = Place(1, 4, 1)
    passage = (Passage(text, place),)
    goals = (
        Goal(text, place, Status.ACHIEVED, Basis.HIGHLIGHT, text, marked_text=f"{text}."),
        Goal(f"{text} 2", place, suggestion=Status.STARTED, suggestion_quote=text),
    )
    initiative = Initiative(
        text, text, Place(1, 1, 1), schools=(text,), goals=goals, problems=passage,
        causes=passage, improvements=passage, unmet=passage, expected_effects=passage,
        observed_effects=passage, lessons=passage,
    )  # fmt: skip
    claims = tuple(
        Claim(text, place, role, value=80.0, unit=Unit.PERCENT, measure=measure, initiative_no=1)
        for role, measure in (
            (ClaimRole.TARGET, "absence"),
            (ClaimRole.OUTCOME, "merit_rating"),
            (ClaimRole.PROBLEM, None),
        )
    )
    return Report(
        file,
        hashlib.sha256(file.encode()).hexdigest(),
        Role.MATRIX,
        kind=Kind.FINAL,
        kind_basis=text,
        authority=text,
        authority_basis=text,
        initiatives=(initiative, Initiative(text, text, Place(2, 1, 1))),
        claims=claims,
        warnings=(Notice("x", text, place),),
    )
