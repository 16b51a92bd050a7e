"""School names: whose initiative it is, and who is only mentioned."""

from __future__ import annotations

import pytest

from sbs_data.reports.schools import mentioned_schools, own_schools
from tests.reports.reading import initiative


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Stöd till rektor vid Centralskolan.", ["Centralskolan"]),
        ("Handledning på Lillåns skola och Norra skolan", ["Lillåns skola", "Norra skolan"]),
        ("Centralskolans lärare", ["Centralskolan"]),
        ("Förskolan Lilla Ugglan deltar", ["Förskolan Lilla Ugglan"]),
        ("Björkbackens förskola", ["Björkbackens förskola"]),
        ("Lek på Förskolan Ugglan\nInsatsen omfattar alla.", ["Förskolan Ugglan"]),
        ("Närvaro\nBjörkbackens förskola", ["Björkbackens förskola"]),
        ("Vid Östra Exempelby skola", ["Östra Exempelby skola"]),
        ("S:t Eriks skola", ["S:t Eriks skola"]),
        ("Hela huvudmannen", ["Hela huvudmannen"]),
        ("Alla lärare i grundskolan och förskolan", []),
        ("Grundskolan har arbetat med Kulturskolan.", []),
        ("Samverkan för bästa skola", []),
        ("Hela skolan deltar. Skolan har sju lärare.", []),
        ("Gymnasieskolan och Högskolan i Exempelby", []),
        ("Insatsen riktas till all personal.", []),
        ("Vår skola lär av Ekskolan", ["Ekskolan"]),
        ("HANDLEDNING VID LILLÅNS SKOLA", ["Lillåns skola"]),
        ("STÖD TILL EKSKOLAN OCH FÖRSKOLAN BJÖRKEN", ["Ekskolan", "Förskolan Björken"]),
        ("SAMVERKAN FÖR BÄSTA SKOLA, ALLA PÅ SKOLAN I GRUNDSKOLAN", []),
    ],
)
def test_names_in_row_one(words: str, names: list[str]) -> None:
    assert list(own_schools(words)) == names


def test_schools_in_prose_are_mentioned_and_not_the_initiatives_own() -> None:
    found = initiative(
        {1: ["Stöd till Ekskolan"], 8: ["Ekskolan och Tallskolan samarbetar med Kulturskolan."]}
    )
    assert found.schools == ("Ekskolan",)
    assert found.mentioned_schools == ("Tallskolan", "Kulturskolan")


def test_a_name_is_listed_once() -> None:
    assert mentioned_schools("Ekskolan och Ekskolan och Ekskolans elever", ()) == ("Ekskolan",)
