"""The authorities that a line names, however they are written."""

from __future__ import annotations

import pytest

from sbs_data.reports.names import authorities, same


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("EXEMPELBY KOMMUN", ["Exempelby kommun"]),
        ("Exempelby Kommun", ["Exempelby kommun"]),
        ("exempelby kommun", ["Exempelby kommun"]),
        ("Exempelby\u00a0kommun", ["Exempelby kommun"]),
        ("Exempelby kommuns slutredovisning", ["Exempelby kommun"]),
        ("EXEMPELBY KOMMUNS SLUTREDOVISNING", ["Exempelby kommun"]),
        ("SLUTREDOVISNING EXEMPELBY KOMMUN", ["Exempelby kommun"]),
        ("Slutredovisning för Övre Exempelby kommun", ["Övre Exempelby kommun"]),
        ("ÖVRE EXEMPELBY KOMMUN", ["Övre Exempelby kommun"]),
        ("DALS-EXEMPELS KOMMUN", ["Dals-Exempels kommun"]),
        ("Utbildningsförvaltningen Exempelby kommun", ["Exempelby kommun"]),
        ("Exempelstads Stads barnomsorg", ["Exempelstads stad"]),
        ("EXEMPELKOMMUNENS SLUTREDOVISNING", ["Exempelkommunen"]),
        ("Exempelby kommun och Annanby kommun", ["Exempelby kommun", "Annanby kommun"]),
        ("EXEMPELBY KOMMUN OCH ANNANBY KOMMUN", ["Exempelby kommun", "Annanby kommun"]),
        ("Exempelby och Annanby kommuner", ["Exempelby kommun", "Annanby kommun"]),
        ("Exempelby kommun, EXEMPELBY KOMMUN", ["Exempelby kommun"]),
        ("Stiftelsen Ekbacken", ["Stiftelsen Ekbacken"]),
        ("STIFTELSEN EKBACKEN", ["Stiftelsen Ekbacken"]),
        ("Stiftelsen för Ekbackens skolor", ["Stiftelsen för Ekbackens skolor"]),
        ("Stiftelsen Ekbacken i Exempelby kommun", ["Stiftelsen Ekbacken", "Exempelby kommun"]),
        ("Slutredovisning för Ekar i Norden AB", ["Ekar i Norden AB"]),
        ("EKBACKENS SKOLA AB", ["Ekbackens Skola AB"]),
        ("AB Ekbacken", ["AB Ekbacken"]),
        ("Ekbackens ekonomiska förening", ["Ekbackens ekonomiska förening"]),
        ("Ekbacken ek. för., Exempelby kommun", ["Ekbacken ek. för.", "Exempelby kommun"]),
        ("Kommunalförbundet Tre Byar", ["Kommunalförbundet Tre Byar"]),
        ("Exempelbygdens kommunalförbund", ["Exempelbygdens kommunalförbund"]),
        ("Region Gotlands slutredovisning", ["Region Gotland"]),
    ],
)
def test_names(line: str, names: list[str]) -> None:
    assert authorities(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Hemkommunen betalar.",
        "Vår kommun",
        "Varje kommun och stad",
        "Exempelby kommunfullmäktige",
        "Hela stiftelsen deltog",
        "Slutredovisning av insatser inom ramen för Samverkan för bästa skola",
        "AB",
        "Stiftelsen",
        "",
    ],
)
def test_what_is_no_name(line: str) -> None:
    assert authorities(line) == []


def test_spellings_of_one() -> None:
    assert same("EXEMPELBYS  KOMMUN") == same("Exempelby kommun")
    assert same("Exempelby kommun") != same("Annanby kommun")
