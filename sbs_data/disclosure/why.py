"""The rule in Swedish, for the page that answers "Varför visas inte siffran?"."""

from __future__ import annotations

from sbs_data.disclosure.verdicts import Hidden

_WHY = {
    Hidden.TOO_FEW: "Gruppen har färre än tio elever.",
    Hidden.ONE_TO_FOUR: (
        "En till fyra elever i gruppen {side}. Därför visas bara mellan vilka tal andelen ligger."
    ),
    Hidden.NEARLY_ALL: (
        "Så gott som alla i gruppen {side}. Därför visas bara mellan vilka tal andelen ligger."
    ),
    Hidden.STEP: (
        "En tidigare avstämning samma läsår visas redan. För att skillnaden inte ska handla om "
        "enstaka elever visas den här i steg om fem elever."
    ),
    Hidden.LATER: (
        "En tidigare avstämning samma läsår visas redan. Av den här visas bara siffran för hela "
        "huvudmannen, i steg om fem elever, och inget medelvärde."
    ),
    Hidden.CORRECTED: (
        "Avstämningen har rättats sedan den först visades. Den nya siffran minus den gamla skulle "
        "kunna handla om enstaka elever."
    ),
    Hidden.SUPPRESSED: (
        "Siffran, eller någon annan del av samma uppdelning, skulle handla om så få elever att de "
        "kan kännas igen, eller så kan den dras från en siffra som redan visas."
    ),
    Hidden.INCOMPLETE: (
        "Uppdelningen är inte fullständig. Den visas när siffran för hela huvudmannen och alla "
        "delar finns, och delarna går ihop med summan."
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
        "eller har hög frånvaro, visas mellan vilka tal andelen ligger. Detsamma gäller när färre "
        "än fem finns på den andra sidan. En grupp visas inte heller när en del av den är nästan "
        "hela gruppen, så att bara en till tre elever är utanför: då säger den ena den andra.",
    ),
    (
        "En uppdelning, hel eller inte alls",
        "Av skolor och av flickor och pojkar visas en: den som blev fullständig först, och i samma "
        "fil skolorna. Är någon del för liten att visas väljs den andra. Uppdelningen visas bara "
        "när siffran för hela huvudmannen visas, när alla delar finns och går ihop med summan, och "
        "när minst fem elever finns på vardera sidan i varje del. Annars kan den del som fattas "
        "räknas fram. Allt visas, också flickor och pojkar per skola, när minst fem elever finns "
        "på vardera sidan i varje grupp.",
    ),
    (
        "Flera avstämningar samma läsår",
        "Två avstämningar kan dras från varandra. Den som kom först visas exakt. Av de andra visas "
        "siffran för hela huvudmannen, i steg om fem elever.",
    ),
    (
        "Årskurser som går in i varandra",
        "Visas årskurs 7–9 visas inte årskurs 9 för sig, och tvärtom: den grupp visas som kom "
        "först.",
    ),
    (
        "Rättelser",
        "Har någon siffra i en avstämning ändrats sedan den först lästes in visas inte "
        "avstämningen längre, för det måttet och den årskursen: den nya siffran minus den gamla "
        "kan handla om en enda elev. Granska därför siffrorna innan du sparar. Att lägga till det "
        "som fattas är ingen rättelse, och att läsa in samma siffror igen ändrar ingenting.",
    ),
    (
        "Medelvärden",
        "Ett medelvärde, till exempel meritvärde, visas för grupper med minst tio elever och "
        "avrundat till närmaste femtal, och bara för den avstämning som kom först. Annars kan två "
        "medelvärden och en elev mer eller mindre säga den elevens värde.",
    ),
    (
        "Vad det ger",
        "Den som kan regeln, vet hur många elever varje grupp har och har sparat allt som visats "
        "kan inte räkna fram ett dolt antal: minst fem tal är möjliga, eller så många som gruppen "
        "har plats för om den är mindre, och alla fyra när det står en till fyra. Det är prövat "
        "för alla siffror som små kommuner kan ha, och för slumpade kommuner.",
    ),
    (
        "Vad det inte ger",
        "När ingen, eller alla, i en grupp som visas ligger på den känsliga sidan gäller det varje "
        "del av gruppen. Det som en gång har visats går inte att göra osett. Mått som räknar "
        "delvis samma elever bedöms vart för sig. Är Skolverkets eller Koladas siffra om samma "
        "elever kan den dras från huvudmannens egen.",
    ),
)
"""The whole rule, as headings with a paragraph each."""
