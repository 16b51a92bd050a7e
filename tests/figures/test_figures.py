"""The figure draws the table's numbers, and the colours can be read."""

from __future__ import annotations

import pytest

from sbs_data.figures import palette
from sbs_data.figures.stacked import Row, StackedBars, to_plotly
from sbs_data.model import Status
from sbs_data.words import escaped, statuses
from tests.questions.world import HOSTILE

SPEC = StackedBars(
    "Mål per skola",
    (
        Row("Alm", {Status.ACHIEVED: 3, Status.ON_TRACK: 2, Status.STARTED: 1, Status.UNMARKED: 0}),
        Row(
            "Ö-skolan",
            {Status.ACHIEVED: 0, Status.ON_TRACK: 1, Status.STARTED: 0, Status.UNMARKED: 4},
        ),
    ),
)
THEMES: tuple[palette.Theme, ...] = ("light", "dark")


@pytest.mark.parametrize("theme", THEMES)
def test_plotted_values_are_the_specifications(theme: palette.Theme) -> None:
    figure = to_plotly(SPEC, theme)
    assert {bar.name: list(bar.x) for bar in figure.data} == {
        "Uppnått": [3, 0],
        "På god väg": [2, 1],
        "Påbörjat": [1, 0],
        "Ej markerat": [0, 4],
    }
    assert list(figure.data[0].text) == ["3", ""]


def test_every_bar_has_its_numbers_in_words_beside_it() -> None:
    notes = [note.text for note in to_plotly(SPEC, "light").layout.annotations]
    assert notes == [
        "Alm", "3 uppnådda · 2 på god väg · 1 påbörjat",
        "Ö-skolan", "1 på god väg · 4 ej markerade",
    ]  # fmt: skip


def test_the_alternative_text_says_the_same() -> None:
    assert SPEC.alt == (
        "Mål per skola. Alm: 3 uppnådda · 2 på god väg · 1 påbörjat. "
        "Ö-skolan: 1 på god väg · 4 ej markerade."
    )


def test_bars_and_words_do_not_overlap() -> None:
    figure = to_plotly(SPEC, "light")
    bar = figure.data[0]
    tops = [middle - bar.width / 2 for middle in bar.y]
    words = [note.y for note in figure.layout.annotations]
    assert words[1] + 10 <= tops[0] < tops[0] + bar.width <= words[2] - 10
    assert words[3] + 10 <= tops[1]


@pytest.mark.parametrize("text", HOSTILE)
def test_names_in_a_figure_hold_no_markup(text: str) -> None:
    figure = to_plotly(StackedBars("t", (Row(text, {Status.ACHIEVED: 1}),)), "light")
    shown = [figure.layout.annotations[0].text, figure.data[0].hovertext[0]]
    for label in shown:
        assert "<" not in label
        assert "$" not in label


def test_plotly_text_keeps_its_characters() -> None:
    assert escaped.plotly("<b>&amp; $x$ %{y}") == "&lt;b&gt;&amp;amp; &#36;x&#36; &#37;{y}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", list(Status))
def test_status_ink_can_be_read_on_its_ground_and_on_the_paper(
    theme: palette.Theme, status: Status
) -> None:
    tone, paper = palette.TONES[theme][status], palette.PAPER[theme]
    assert _contrast(tone.ink, tone.ground) >= 4.5
    assert _contrast(tone.ink, paper.ground) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_paper_can_be_read(theme: palette.Theme) -> None:
    paper = palette.PAPER[theme]
    for ink in (paper.ink, paper.faded, paper.accent):
        assert _contrast(ink, paper.ground) >= 4.5


def test_every_status_has_a_word_and_a_symbol_of_its_own() -> None:
    looks = list(statuses.STATUS.values())
    assert list(statuses.STATUS) == list(Status)
    assert len({look.word for look in looks}) == len({look.icon for look in looks}) == 4
    assert statuses.by_word("På god väg") is Status.ON_TRACK
    assert statuses.by_word("Klart") is None


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
