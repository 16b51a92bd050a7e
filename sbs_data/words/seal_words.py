"""What is said of a sealed history. Plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from sbs_data.words.formats import date_and_time, listed

KEY = (
    "Historiken förseglas från och med nu. Nyckeln nedan visas bara den här gången och finns inte "
    "kvar här. Lämna den till revisorn:"
)
NEVER = "Journalen har ingen försegling."
RIGHT = "Ingenting talar för att den förseglade historiken har skrivits om."
WRONG = "Historiken är inte styrkt: se ovan."

Act = tuple[str, datetime]
"""Who did it, and when."""


def stopped(act_no: int) -> str:
    """That the sealing has ended."""
    return (
        f"Historiken förseglas inte längre (händelse {act_no}). Det som är förseglat går "
        "fortfarande att kontrollera med nyckeln."
    )


def begun(no: int, name: str, act: Act) -> str:
    """When a sealing began, by whom, and what its key is known by."""
    who, at = act
    return f"Förseglingen började {date_and_time(at)} (händelse {no}, av {who}, nyckel {name})."


def whole(acts: Sequence[int]) -> str:
    """The acts that are what they were."""
    return f"Oförändrade sedan de förseglades: händelse {ranges(acts)}."


def erased(by: int, erased: Mapping[int, int], act: Act) -> str:
    """What an erasure changed."""
    who, at = act
    acts = [no for no, eraser in erased.items() if eraser == by]
    return (
        f"Raderat: händelse {ranges(acts)} ändrades när en rapport raderades för gott "
        f"{date_and_time(at)} (händelse {by}, av {who})."
    )


def unsealed(acts: Sequence[int]) -> str:
    """What no seal says anything of."""
    return f"Utan försegling, alltså inte styrkt: händelse {ranges(acts)}."


def unchecked(acts: Sequence[int]) -> str:
    """What was sealed with another key."""
    return (
        f"Inte kontrollerat: händelse {ranges(acts)} är förseglad med en annan nyckel. Känner du "
        "inte till den förseglingen kan historiken ha skrivits om från och med den."
    )


def broken(acts: Sequence[int]) -> str:
    """What is not what it was."""
    return (
        f"FEL: sigillet saknas eller stämmer inte för händelse {ranges(acts)}. Den har ändrats, "
        "flyttats eller lagts till, eller ändrats av en radering som gjordes utan försegling."
    )


def stranger(name: str) -> str:
    """A key that fits nothing."""
    return (
        f"FEL: ingen försegling i journalen började med nyckeln {name}. Den kan ha tagits bort, "
        "eller så är det en annan journal."
    )


def end(is_proved: bool | None, last_no: int, made_at: str | None) -> str:
    """Whether anything can have been cut from the end."""
    if is_proved:
        at = date_and_time(datetime.fromisoformat(made_at or ""))
        return f"Slutet är styrkt: {at} var händelse {last_no} den sista."
    if is_proved is None:
        return (
            f"Journalen slutar vid händelse {last_no}. Om något har tagits bort efter den syns "
            "bara i en säkerhetskopia, medan förseglingen pågår."
        )
    return (
        f"FEL: slutet är inte styrkt. Journalen slutar vid händelse {last_no}, men beviset för att "
        "den var den sista när säkerhetskopian gjordes saknas eller stämmer inte."
    )


def noted(is_there: bool) -> str:
    """Of the act that was noted last time."""
    if is_there:
        return "Händelsen som antecknades förra gången finns kvar, eller är raderad som ovan."
    return "FEL: händelsen som antecknades förra gången finns inte kvar med sitt sigill."


def to_note(noted: str) -> str:
    """What to keep until next time."""
    return f"Anteckna till nästa gång: {noted}"


def ranges(numbers: Sequence[int]) -> str:
    """Numbers as ranges: 1–3, 7."""
    ordered = sorted(numbers)
    breaks = [
        0,
        *(at for at, (a, b) in enumerate(pairwise(ordered), 1) if b != a + 1),
        len(ordered),
    ]
    runs = [ordered[a:b] for a, b in pairwise(breaks)]
    return listed([str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs])
