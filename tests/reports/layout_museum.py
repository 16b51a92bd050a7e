"""One matrix, laid out in every way that people lay it out in."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reports.reading import GREEN, RED, A, B
from tests.reports.word import LABELS, cell, coloured, para, row, run, table

GOALS = [(A, "achieved"), (B, "started")]
ANSWERS: dict[int, Sequence[str]] = {
    1: ["Stöd till Granskolan enligt U2020/01234/S.", "Nio lärare."],
    2: ["Många elever tröttnar på läxorna."],
    3: ["Läxorna liknar varandra."],
    4: [A, B],
    5: [para(coloured(A, GREEN)), para(coloured(B, RED)), "", "Fler läxor görs i skolan."],
    6: ["Den andra kräver mer tid."],
    7: ["Fler elever blir klara."],
    8: ["Fler lämnar in i tid."],
    9: ["Låt eleverna välja."],
    10: ["Arbetslagen, genom samtal."],
}
OTHER: dict[int, Sequence[str]] = {
    **{n: [f"Grannens svar {n}."] for n in LABELS},
    1: ["Rastvärdar vid Ängskolan"],
    4: ["Ingen elev är ensam på rasten."],
    5: [para(coloured("Ingen elev är ensam på rasten.", RED))],
}
SPLIT = {
    **{n: [words] for n, words in LABELS.items()},
    1: [
        "Namn på insats (ange nummer och namn enligt överenskommelse om insatser)",
        "Antal deltagare i insatsen och deras funktioner.",
    ],
    5: [
        "I vilken utsträckning har ni nått målen?",
        "(Upprepa målen och markera dem i rätt färg: grönt - uppnått, gult – på god väg, rött – "
        "påbörjat)",
        "Vilka synliga förbättringar ser ni i förhållande till målen?",
    ],
    10: [
        "Vilka har varit delaktiga i uppföljningen och på vilket sätt?",
        "(till exempel genom workshops, enkäter med mera.)",
    ],
}
"""The labels with the paragraphs that the template has them in."""
WIDE = '<w:gridSpan w:val="2"/>'


def rows(
    numbers: Sequence[int] = tuple(LABELS), answers: dict[int, Sequence[str]] | None = None
) -> list[str]:
    answers = answers or ANSWERS
    return [row(cell(*SPLIT[n]), cell(*answers[n])) for n in numbers]


def head(*words: str) -> str:
    return row(*(cell(w) for w in words))


def frame(content: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></w:r></w:p>"


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def twice(content: str) -> str:
    """A frame as Word writes it: the drawing, and the older picture that stands in for it."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f"<w:p><w:r><mc:AlternateContent {MC}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def headings(*words: str) -> list[str]:
    return [para(w, properties='<w:pStyle w:val="Heading2"/>') for w in words]


def paragraphs(texts: Sequence[str]) -> list[str]:
    return [t if t.startswith("<w:p") else para(t) for t in texts]


FIVE, TEN = (1, 2, 3, 4, 5), (6, 7, 8, 9, 10)
ONE_COLUMN = [r for n in LABELS for r in (row(cell(*SPLIT[n])), row(cell(*ANSWERS[n])))]
NUMBERED = [row(cell(str(n)), cell(*SPLIT[n]), cell(*ANSWERS[n])) for n in LABELS]
TURNED = [
    row(*(cell(*SPLIT[n]) for n in LABELS)),
    row(*(cell(*ANSWERS[n]) for n in LABELS)),
]
LAYOUTS: dict[str, list[str]] = {
    "the template": [table(*rows())],
    "one column": [table(*ONE_COLUMN)],
    "one column, one cell each": [table(*(row(cell(*SPLIT[n], *ANSWERS[n])) for n in LABELS))],
    "one column across two": [
        table(
            *(
                r
                for n in LABELS
                for r in (
                    row(cell(*SPLIT[n], properties=WIDE)),
                    row(cell(*ANSWERS[n], properties=WIDE)),
                )
            )
        )
    ],
    "numbers first": [table(*NUMBERED)],
    "numbers, and heads": [table(head("Nr", "Fråga", "Svar"), *NUMBERED)],
    "heads": [table(head("Fråga", "Svar"), *rows())],
    "an empty column": [
        table(*(row(cell(*SPLIT[n]), cell(), cell(*ANSWERS[n])) for n in LABELS))
    ],
    "an empty first column": [
        table(*(row(cell(), cell(*SPLIT[n]), cell(*ANSWERS[n])) for n in LABELS))
    ],
    "two tables": [table(*rows(FIVE)), para(""), table(*rows(TEN))],
    "two tables with a line between": [
        table(*rows(FIVE)), para("Fortsättning på nästa sida"), table(*rows(TEN)),
    ],
    "three tables": [table(*rows((1, 2, 3))), table(*rows((4, 5, 6))), table(*rows((7, 8, 9, 10)))],
    "two tables with the head again": [
        table(head("Fråga", "Svar"), *rows(FIVE)), table(head("Fråga", "Svar"), *rows(TEN)),
    ],
    "two tables with the name again": [table(*rows(FIVE)), table(*rows((1, *TEN)))],
    "cut in the middle of an answer": [
        table(*rows((1, 2, 3)), row(cell(*SPLIT[4]), cell(A))),
        table(row(cell(), cell(B)), *rows((5, *TEN))),
    ],
    "a table for each question": [p for n in LABELS for p in (table(*rows((n,))), para(""))],
    "turned": [table(*TURNED)],
    "turned in two tiers": [
        table(
            row(*(cell(*SPLIT[n]) for n in FIVE)), row(*(cell(*ANSWERS[n]) for n in FIVE)),
            row(*(cell(*SPLIT[n]) for n in TEN)), row(*(cell(*ANSWERS[n]) for n in TEN)),
        )
    ],
    "questions in two columns": [
        table(
            *(
                row(cell(*SPLIT[a]), cell(*ANSWERS[a]), cell(*SPLIT[b]), cell(*ANSWERS[b]))
                for a, b in zip(FIVE, TEN, strict=True)
            )
        )
    ],
    "headings": [p for n in LABELS for p in (*headings(*SPLIT[n]), *paragraphs(ANSWERS[n]))],
    "bold lines": [
        p
        for n in LABELS
        for p in (*(para(run(w, "<w:b/>")) for w in SPLIT[n]), *paragraphs(ANSWERS[n]))
    ],
    "headings over tables": [
        p for n in LABELS for p in (*headings(*SPLIT[n]), table(row(cell(*ANSWERS[n]))))
    ],
    "a text frame": [frame(table(*rows()))],
    "a text frame written twice": [twice(table(*rows()))],
    "a layout table": [table(row(cell(table(*rows()))))],
    "a layout table with more": [
        table(row(cell("Till vänster."), cell("Ovanför.", table(*rows()))))
    ],
    "a layout table in another": [table(row(cell(table(row(cell(table(*rows())))))))],
    "a goal in each row of row 5": [
        table(
            *rows((1, 2, 3, 4)),
            row(cell(*SPLIT[5], properties='<w:vMerge w:val="restart"/>'), cell(ANSWERS[5][0])),
            row(cell(properties="<w:vMerge/>"), cell(ANSWERS[5][1])),
            row(cell(properties="<w:vMerge/>"), cell(ANSWERS[5][3])),
            *rows(TEN),
        )
    ],
}  # fmt: skip
SIDE_BY_SIDE = [
    table(*(row(cell(*SPLIT[n]), cell(*ANSWERS[n]), cell(*OTHER[n])) for n in LABELS)),
    table(
        *(row(cell(*SPLIT[n]), cell(*ANSWERS[n]), cell(*SPLIT[n]), cell(*OTHER[n])) for n in LABELS)
    ),
    table(TURNED[0], TURNED[1], row(*(cell(*OTHER[n]) for n in LABELS))),
]


def shaded(colour: str, *content: str) -> str:
    return cell(*content, properties=f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>')


BY_GOAL = table(
    head("Mål", "Insats", "Resultat", "Status"),
    row(cell(A), cell("Läxhjälp"), cell("Fler kommer."), shaded(GREEN)),
    row(cell(B), cell("Läxhjälp"), cell("Några tvekar."), shaded(RED, "Påbörjat")),
)
