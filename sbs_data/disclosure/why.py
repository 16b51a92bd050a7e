"""The rule in Swedish, for the page that answers "Varför visas inte siffran?"."""

from __future__ import annotations

from sbs_data.disclosure.verdicts import Hidden

_WHY = {
    Hidden.TOO_FEW: "Gruppen har färre än tio elever.",
    Hidden.ONE_TO_FOUR: (
        "En till fyra elever i gruppen {side}. Därför visas bara mellan vilka tal andelen ligger."
    ),
    Hidden.NEAR: (
        "Siffran ligger så nära en annan avstämning samma läsår att skillnaden skulle handla om "
        "enstaka elever. Därför visas bara mellan vilka tal andelen ligger."
    ),
    Hidden.SUPPRESSED: (
        "Siffran, en skillnad mot en annan siffra eller någon annan del av samma uppdelning skulle "
        "handla om så få elever att de kan kännas igen."
    ),
    Hidden.INCOMPLETE: (
        "Uppdelningen är inte fullständig. Den visas när siffran för hela huvudmannen och alla "
        "delar finns, för flickor och pojkar också per skola, och delarna går ihop med summan."
    ),
    Hidden.OTHER_GRADES: (
        "Samma elever ingår i en annan grupp av årskurser som redan visas. Skillnaden mellan "
        "grupperna skulle kunna handla om få elever."
    ),
}
_SIDES = {
    "not_reached": "når inte det som måttet räknar",
    "reached": "räknas av måttet",
    "none": "ligger på den känsliga sidan",
}


def why(hidden: Hidden | str, sensitive_side: str = "not_reached") -> str:
    """One or two Swedish sentences on why a figure is not shown, as plain text.

    Raises ``ValueError`` for a marker that isn't one of ours.
    """
    return _WHY[Hidden(hidden)].format(side=_SIDES[sensitive_side])


RULE: tuple[tuple[str, str], ...] = (
    (
        "Vilka siffror gäller det?",
        "Huvudmannens egna siffror. Skolverkets och Koladas är redan skyddade och visas som de är.",
    ),
    (
        "Små grupper",
        "En grupp med färre än tio elever visas inte. När en till fyra elever inte når målet, "
        "eller har hög frånvaro, visas mellan vilka tal andelen ligger. När färre än fem finns på "
        "den andra sidan visas ingenting, eftersom siffran då gäller nästan alla i gruppen.",
    ),
    (
        "Uppdelningar visas hela eller inte alls",
        "Flickor och pojkar, eller skola för skola, visas bara när siffran för hela huvudmannen "
        "visas, när alla delar finns och går ihop med summan, och när minst fem elever finns på "
        "vardera sidan i varje del. Annars kan den del som fattas räknas fram.",
    ),
    (
        "Flickor och pojkar, och skolor, samtidigt",
        "Båda uppdelningarna visas när också flickor och pojkar per skola finns, och minst en "
        "skola har minst fem flickor och minst fem pojkar på vardera sidan. Annars visas den "
        "uppdelning som kom först.",
    ),
    (
        "Flera avstämningar samma läsår",
        "Två avstämningar kan dras från varandra. Skiljer det färre än fem elever mot en siffra "
        "som redan visas, visas för den nya bara mellan vilka tal andelen ligger, eller inget "
        "alls.",
    ),
    (
        "Årskurser som går in i varandra",
        "Visas årskurs 7–9 visas inte årskurs 9 för sig, och tvärtom: den grupp visas som kom "
        "först.",
    ),
    (
        "Det som har varit för litet förblir dolt",
        "Har en del en gång varit för liten att visa, visas uppdelningen inte heller efter en "
        "rättelse. Annars kan den gamla siffran räknas fram ur de nya.",
    ),
    (
        "Rättelser",
        "Har en uppdelning visats, och blir någon del för liten efter en rättelse, döljs också "
        "siffran för hela huvudmannen. Annars är den nya siffran minus de delar som redan är kända "
        "just den del som ska döljas.",
    ),
    (
        "Vad det ger",
        "Den som har allt som är publicerat, också det som visats tidigare och Skolverkets och "
        "Koladas siffror om samma elever, kan inte räkna fram ett dolt antal: minst fem tal är "
        "möjliga, och alla fyra när det står en till fyra. Bara i grupper med färre än fyra elever "
        "är de möjliga talen färre, för den som vet hur stor gruppen är.",
    ),
    (
        "Vad det inte ger",
        "Det som en gång har visats går inte att göra osett. När en dold siffra rättas ändras "
        "summan: den som har sparat den gamla summan, och vet vilken siffra som rättades, kan i "
        "vissa fall räkna fram den och de dolda siffrorna intill. En skola som tillkommer eller "
        "försvinner kan räknas fram ur summorna före och efter, om minst fem elever finns på "
        "vardera sidan. Handlar Skolverkets eller Koladas siffra om andra elever än "
        "huvudmannens egen, till exempel en skola mer, syns inte den skillnaden här. Mått som "
        "räknar delvis samma elever bedöms vart för sig.",
    ),
)
"""The whole rule, as headings with a paragraph each."""
