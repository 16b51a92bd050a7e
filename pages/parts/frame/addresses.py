"""The pages, their Swedish addresses and the links between them: one place for both.

``pages/front_door.py`` navigates with these; every link on a page is made from them, so that an
address is spelled once.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

RESULTS = "Resultat"
WORK = "Mål och insatser"
MATERIAL = "Underlag och hjälp"

_FOLDER = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Address:
    """A page: its file, the Swedish path it is reached by, its title and its symbol.

    ``section`` is the part of the menu it stands under; the menu's first line is of none.
    """

    path: str
    title: str
    icon: str
    section: str = ""
    in_menu: bool = True

    @property
    def file(self) -> Path:
        # A module's name has no hyphen.
        return _FOLDER / f"{self.path.replace('-', '_')}.py"


LAGESBILD = Address("lagesbild", "Lägesbild", ":material/donut_small:")
GYMNASIEBEHORIGHET = Address(
    "gymnasiebehorighet", "Gymnasiebehörighet", ":material/school:", RESULTS
)
"""What share of the pupils is eligible for upper secondary school, and the merit rating."""
SKOLOR = Address("skolor", "Skolor", ":material/location_city:", RESULTS)
"""Each school of a kommun beside the levels above it."""
FLICKOR_OCH_POJKAR = Address(
    "flickor-och-pojkar", "Flickor och pojkar", ":material/group:", RESULTS
)
"""Both, and the difference, over the years."""
MAL = Address("mal", "Mål", ":material/checklist:", WORK)
MALET = Address("malet", "Målet", ":material/flag_circle:", WORK, in_menu=False)
"""One goal, opened: a page of its own, so that it has an address and a way back."""
MALVARDEN = Address("malvarden", "Målvärden", ":material/target:", WORK)
"""The numbers to reach."""
INSATSER = Address("insatser", "Insatser", ":material/account_tree:", WORK)
INSATSEN = Address("insatsen", "Insatsen", ":material/account_tree:", WORK, in_menu=False)
"""One initiative, opened."""
RAPPORTER = Address("rapporter", "Rapporter", ":material/article:", MATERIAL)
RAPPORTEN = Address("rapporten", "Rapporten", ":material/article:", MATERIAL, in_menu=False)
"""One report, read as it was understood."""
ATT_AVGORA = Address("avgora", "Att avgöra", ":material/fact_check:", MATERIAL)
NAMN = Address("namn", "Skolor och områden", ":material/domain:", MATERIAL, in_menu=False)
"""What the reports' names mean, and each school's forms."""
BESLUT = Address("beslut", "Beslut", ":material/gavel:", MATERIAL, in_menu=False)
"""What persons have decided."""
IMPORTERA = Address("importera", "Importera", ":material/upload_file:", MATERIAL)
HANDBOK = Address("handbok", "Handbok", ":material/menu_book:", MATERIAL)
GALLRING = Address("gallring", "Gallring", ":material/auto_delete:", MATERIAL, in_menu=False)
TILLGANGLIGHET = Address(
    "tillganglighet", "Tillgänglighet", ":material/accessibility_new:", MATERIAL, in_menu=False
)

ALL = (
    LAGESBILD, GYMNASIEBEHORIGHET, SKOLOR, FLICKOR_OCH_POJKAR, MAL, MALET, MALVARDEN, INSATSER,
    INSATSEN, RAPPORTER, RAPPORTEN, ATT_AVGORA, NAMN, BESLUT, IMPORTERA, HANDBOK, GALLRING,
    TILLGANGLIGHET,
)  # fmt: skip
"""In the order of the menu; the first is the start page."""


def menu() -> dict[str, list[st.Page]]:
    """The pages of each section, as Streamlit's navigation takes them."""
    sections: dict[str, list[st.Page]] = {}
    for address in ALL:
        sections.setdefault(address.section, []).append(page(address))
    return sections


def address_of(page: st.Page) -> Address:
    """The address of the page that is open. Streamlit gives the start page an empty path."""
    return next((address for address in ALL if address.path == page.url_path), LAGESBILD)


def page(address: Address) -> st.Page:
    """The Streamlit page of an address: the same wherever it is made."""
    # A copy: whether it may be run is noted in it, for one visitor and one run.
    return copy(_MADE.get(address) or _made(address))


_MADE: dict[Address, st.Page] = {}
"""Each made once: finding its file takes longer than all else at the front door."""


def _made(address: Address) -> st.Page:
    made = st.Page(
        address.file,
        title=address.title,
        icon=address.icon,
        url_path=address.path,
        default=address is LAGESBILD,
        visibility="visible" if address.in_menu else "hidden",
    )
    if get_script_run_ctx(suppress_warning=True) is not None:  # else it is but half a page
        _MADE[address] = made
    return made


def link(
    address: Address,
    label: str,
    query: Mapping[str, str | list[str]] | None = None,
    *,
    icon: str = ":material/arrow_forward:",
) -> None:
    """A link to a page, with the view's parameters. ``label`` is Markdown: escape report text."""
    st.page_link(page(address), label=label, icon=icon, query_params=dict(query or {}))
