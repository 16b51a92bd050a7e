"""What is said around the reports' own claims of the pupils' results. Plain text."""

from __future__ import annotations

from sbs_data.words.claim_words import Claim, in_words, reached_in_words
from sbs_data.words.formats import how_many

READ_THE_QUOTE = (
    "Utläst ur rapporternas text. Det är vad som står där, inte statistik: "
    "läs citatet innan du bekräftar."
)
IS_IT_SO = "Stämmer det?"
CONFIRM, REJECT = "Bekräfta", "Stämmer inte"
OTHERS = "De övriga står vid insatsernas mål."
NOT_CONFIRMED = "Målvärdet är läst ur texten och ingen har bekräftat det."


def stated(target: Claim) -> str:
    """On a page of few lines: a målvärde, its reaching, and whether anybody has confirmed it."""
    said = [f"Målvärde: {in_words(target)}."]
    if reached := reached_in_words(target):
        said.append(reached)
    said.append("Bekräftat." if target["confirmed_by"] is not None else "Ingen har bekräftat det.")
    return " ".join(said)


def and_targets(count: int) -> str:
    """That there are more målvärden than those that are shown."""
    return f"Och {how_many(count, 'målvärde', 'målvärden')} till."


def said_in(count: int) -> str:
    """In how many places a målvärde is said."""
    return f"Sagt på {how_many(count, 'ställe', 'ställen')}"


def also_said_in(count: int) -> str:
    """In how many places more."""
    return f"Sägs också på {how_many(count, 'ställe', 'ställen')} till."


def outcomes(count: int) -> str:
    """How much the reports say of what has been reached."""
    return f"{how_many(count, 'uppgift', 'uppgifter')} om vad eleverna har nått"


def and_claims(count: int) -> str:
    """In a list of initiatives: that more is on the initiative's own page."""
    claims = how_many(count, "uppgift", "uppgifter")
    return f"Och {claims} till mot statistiken: öppna insatsen."


def more_claims(count: int) -> str:
    """That more is folded."""
    return f"{how_many(count, 'uppgift', 'uppgifter')} till"


def waits_unconfirmed(target: str) -> str:
    """Beside an initiative: a målvärde that its follow-up would be shown for."""
    return (
        f"Målvärdet i texten ({target}) är inte bekräftat av någon. När det är bekräftat visas "
        "skolans egen uppföljning av det här."
    )
