"""Which school forms a text speaks of: only what it says outright."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbs_data.meaning.school_forms import forms_of_name, forms_said


def said(text: str) -> str:
    return " ".join(form.value for form in forms_said(text))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("All personal i förskolan", "preschool"),
        ("Förskollärare och barnskötare", ""),
        ("Lärare i förskoleklass", "f_3"),
        ("F–3", "f_3"),
        ("rektorer F-9", "f_3 4_6 7_9"),
        ("f-6", "f_3 4_6"),
        ("12 lärare i åk 9", "7_9"),
        ("årskurserna 4, 5 och 7", "4_6 7_9"),
        ("åk F-3 och åk 7-9", "f_3 7_9"),
        ("åk 4 till 6", "4_6"),
        ("år 7–9", "7_9"),
        ("låg- och mellanstadiet", "f_3 4_6"),
        ("högstadiets lärare", "7_9"),
        ("fritidshemmet", "leisure_centre"),
        ("fritids", "leisure_centre"),
        ("fritidsledare", ""),
        ("anpassade grundskolan", "adapted"),
        ("grundsärskolan", "adapted"),
        ("Hela huvudmannen", "authority"),
        ("från förskola till årskurs 9", "preschool f_3 4_6 7_9"),
        ("alla utom förskolan", ""),
        ("alla i åk 7–9, inte fritidshemmet", "7_9"),
    ],
)
def test_what_is_said_outright_counts(text: str, forms: str) -> None:
    assert said(text) == forms


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Samverkan för bästa skola",
        "Samverkan för bästa förskola och skola",
        "Insatsen riktas till all personal i grundskolan",
        "under år 1-3 av programmet",
        "läsåret 2022-23, Dnr 7.4.2-2019:1697, 12 personer",
        "5 lärare, 3 rektorer och 9 elever",
        "låg- och högpresterande elever",
    ],
)
def test_what_is_not_said_is_unknown(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Förskolan Solrosen", "preschool"),
        ("Björkens förskola", "preschool"),
        ("Björkskolan F–3", "f_3"),
        ("Björkskolan 7-9", "7_9"),
        ("Fritidshemmet Igelkotten", "leisure_centre"),
        ("Hela huvudmannen", "authority"),
        ("Centralskolan", ""),
        ("Skola 2", ""),
    ],
)
def test_a_schools_name_may_say_its_form(name: str, forms: str) -> None:
    assert " ".join(form.value for form in forms_of_name(name)) == forms


@given(st.text(alphabet="åkF3-79–, ochförskolan", max_size=40), st.text(max_size=20))
def test_any_text_is_read_and_more_text_takes_nothing_away(text: str, more: str) -> None:
    assert set(forms_said(text)) <= set(forms_said(f"{text}\n. {more}"))
