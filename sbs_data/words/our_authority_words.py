"""Whose the dashboard is. Plain text."""

from __future__ import annotations

QUESTION = "Vilken huvudman är ni?"
WHY = (
    "Det som är importerat gäller flera. Sidorna börjar i er kommun eller i era skolor när någon "
    "har svarat. Svaret går att ändra under Skolor och områden."
)
FIELD = "Kommun eller enskild huvudman"
WRITE = "Välj kommunen, eller skriv den enskilda huvudmannens namn"
SCHOOLS = "Era skolor, om ni är en enskild huvudman"
CHOOSE_FIRST = "Välj en kommun eller skriv huvudmannens namn först."
OURS = "Vår huvudman"
TAKE_BACK = "Ta tillbaka svaret"
TAKEN_BACK = "Taget tillbaka: det importerade avgör vilken huvudman sidorna handlar om."


def choice(name: str, whose: str) -> str:
    """``Norberg (1962)``; of an enskild huvudman its name."""
    return name if name == whose else f"{name} ({whose})"


def saved(name: str) -> str:
    """What became of the answer."""
    return f"Sparat: sidorna handlar om {name}."


def stands(name: str, code: str | None, decided_by: str | None) -> str:
    """Whose the pages are, and why."""
    basis = f"enligt {decided_by}" if decided_by else "den enda som det importerade nämner"
    kind = f"kommunkod {code}" if code else "enskild huvudman"
    return f"Sidorna handlar om {name} ({kind}), {basis}."
