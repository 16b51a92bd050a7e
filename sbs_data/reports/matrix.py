"""A table of Word → the initiatives it holds. One pass over its rows, question by question."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from sbs_data.model import Asks, Initiative, Notice, Part, Passage, Place, Question, Status
from sbs_data.reports.asking import Asking
from sbs_data.reports.forms import LEAST_LABELS
from sbs_data.reports.goal_doubts import Doubts
from sbs_data.reports.goals import read_goals
from sbs_data.reports.grounds import Grounds
from sbs_data.reports.labels import Label, area_of, is_of_template, is_residue, label_of, letter_of
from sbs_data.reports.marks import shared_by
from sbs_data.reports.schools import mentioned_schools, own_schools
from sbs_data.reports.walk import Cell, Paragraph, Row, Table

_REFERENCE = re.compile(
    r"\bU\d{4}/\d+(?:/[A-ZÅÄÖ]+)?\b|\b[Dd](?:nr|iarienummer)[.:]?\s*[\w.:/-]*\d[\w:/-]*"
)
_SEE_ANNEX = re.compile(r"^se (?:bifogade? )?bilag\w*(?: \d+)?\.?$", re.IGNORECASE)


# Answers that no status is marked in: a colour that two of them share is the house's.
_COMPARED = (Label.INITIATIVE, Label.PROBLEM, Label.CAUSE, Label.EXPECTED_EFFECT)


@dataclass(slots=True)
class _Draft:
    """An initiative while its rows are being read."""

    place: Place
    area: str | None
    area_place: Place | None
    answers: dict[Label, list[Paragraph]] = field(default_factory=dict)
    questions: list[Paragraph] = field(default_factory=list)
    other: list[Paragraph] = field(default_factory=list)
    first_problem: str = ""
    """Row 2's question as it is printed here: said again, it begins the next initiative."""

    def add(self, label: Label, paragraphs: list[Paragraph]) -> None:
        self.answers.setdefault(label, []).extend(paragraphs)

    def answer_to(self, label: Label) -> list[Paragraph]:
        return self.answers.get(label, [])


@dataclass(slots=True)
class Matrix:
    """What a table gave: its initiatives, what was not understood, the letters of its questions."""

    initiatives: list[Initiative]
    notices: list[Notice]
    is_lettered: bool
    is_empty: bool


def read_matrix(
    table: Table,
    area: str | None,
    area_place: Place | None,
    grounds: Grounds,
    asking: Asking,
    first_no: int,
) -> Matrix:
    """Read a table in the template's form. ``area`` is the one chosen above it, and where."""
    notices: list[Notice] = []
    drafts = list(_drafts(table, area, area_place, notices, _Rows(asking, first_no)))
    initiatives: list[Initiative] = []
    for draft in drafts:
        initiative = _initiative(draft, grounds, asking, first_no + len(initiatives), notices)
        if initiative is not None:
            initiatives.append(initiative)
    letters = {
        letter_of(cell_text)
        for row in table.rows
        for label, cell_text in _labels(row)
        if label is not None
    } - {None}
    return Matrix(
        initiatives, notices, is_lettered=len(letters) >= LEAST_LABELS, is_empty=not initiatives
    )


def _labels(row: Row) -> Iterator[tuple[Label, str]]:
    """The questions a row asks: in its first cell, or in any paragraph where it has only one."""
    first = row.cells[0]
    label = label_of(first.text)
    if label is not None:
        yield label, first.text
    elif len(row.cells) == 1:
        for paragraph in first.paragraphs:
            label = label_of(paragraph.text)
            if label is not None:
                yield label, paragraph.text


@dataclass(slots=True)
class _Rows:
    """Asks which row a label is that was not understood, of the initiative being read."""

    asking: Asking
    initiative_no: int

    def label_of(self, cell: Cell, answers: Collection[Label]) -> Label | None:
        """What a person has told of a label; ``None`` until then, and where it is none."""
        words = " ".join(cell.text.split())
        if not words:
            return None
        place = next(p.place for p in cell.paragraphs if p.text)
        told = self.asking.ask(Question(Asks.LABEL, words, place, self.initiative_no))
        if told is None or told not in _PARTS:
            return None
        if told == Part.IMPROVEMENT and Label.STATUS not in answers:
            return Label.STATUS  # row 5 asks for both
        return Label(Part(told))


_PARTS = frozenset(label.value for label in Label)


def _drafts(
    table: Table,
    area: str | None,
    area_place: Place | None,
    notices: list[Notice],
    rows: _Rows,
) -> Iterator[_Draft]:
    """Rows → drafts: a new one where the first question comes again."""
    draft: _Draft | None = None
    label: Label | None = None
    asked: dict[int, Paragraph] = {}  # by identity, since no two are the same
    for row in table.rows:
        for asks, question, content, _cell in _answers(row, label):
            asked.update(_with_words(question))
            if isinstance(asks, str):
                area, area_place = asks or None, Place(table.number, row.number)
                continue
            words = " ".join(p.text for p in question)
            starts_over = draft is not None and _begins_anew(asks, label, draft, words)
            new_label = asks
            if question and draft is not None and not starts_over:
                new_label = _unless_taken(asks, label, row, draft)
            is_row = len(row.cells) > 1
            has_answer = any(p.text for p in content)
            if new_label is None and is_row and has_answer:
                new_label = rows.label_of(row.cells[0], () if draft is None else draft.answers)
                own = [] if new_label is None else row.cells[0].paragraphs
                for paragraph in question:
                    asked.pop(id(paragraph), None)
                asked.update(_with_words(own))
            if new_label is None:
                label = None  # what goes on below goes on with this row
                if is_row and not has_answer:
                    asked.update(_with_words(row.cells[0].paragraphs))
                    continue
                draft = draft or _Draft(Place(table.number, row.number), area, area_place)
                _keep_unknown(draft, row, content, notices)
                continue
            if draft is None or starts_over:
                if draft is not None:
                    rows.initiative_no += 1
                    yield draft
                draft = _Draft(Place(table.number, row.number), area, area_place)
            label = new_label
            if label is Label.PROBLEM and question:
                draft.first_problem = draft.first_problem or words
            draft.add(label, content)
            draft.questions.extend(asked.values())
            asked = {}
    if draft is not None:
        draft.questions.extend(asked.values())
        yield draft


def _with_words(paragraphs: list[Paragraph]) -> dict[int, Paragraph]:
    return {id(p): p for p in paragraphs if p.text}


def _begins_anew(asks: Label | None, current: Label | None, draft: _Draft, words: str) -> bool:
    """Whether a question begins the next initiative."""
    if asks is current:
        return False
    if asks is Label.INITIATIVE:
        return bool(draft.answers)
    is_again = words == draft.first_problem or is_of_template(words)
    return (
        asks is Label.PROBLEM and {Label.PROBLEM, Label.GOAL} <= draft.answers.keys() and is_again
    )


def _unless_taken(
    new: Label | None, current: Label | None, row: Row, draft: _Draft
) -> Label | None:
    """A label that only holds a word of a question which has its answer already is another's.

    "Problem som kvarstår" below "Problem angivna i åtgärdsplanen" is asked about.
    """
    words = row.cells[0].text
    is_loose = new in draft.answers and new is not current and len(row.cells) > 1
    return None if is_loose and label_of(words) is new and not is_of_template(words) else new


_Answer = tuple[Label | str | None, list[Paragraph], list[Paragraph], Cell]
"""A question, its own paragraphs, its answer's, and the answer's cell. A plain string in the
question's place is a development area; ``None`` a question the template does not have."""


def _answers(row: Row, current: Label | None) -> Iterator[_Answer]:
    """Each question of a row with its answer."""
    first = row.cells[0]
    if first.column > 0 and len(row.cells) == 1 and current is not None:
        # The row begins further in, under the question of the row above.
        yield current, [], first.paragraphs, first
        return
    if len(row.cells) == 1:
        yield from _one_column(first, current)
        return
    content = [p for cell in row.cells[1:] for p in cell.paragraphs]
    chosen = area_of(first.text)
    if chosen is not None:
        area = chosen or " ".join(p.text for p in content if p.text)
        yield area, [*first.paragraphs, *content], [], row.cells[1]
        return
    label = label_of(first.text)
    question = first.paragraphs if label is not None else []
    if label is None and (first.continues_above or _goes_on(first.text)):
        label, question = current, first.paragraphs
    yield label, question, content, row.cells[1]


_CONTINUED = re.compile(
    r"^\W*(?:forts(?:\.|ätt\w*)?|samma som ovan)(?: från (?:ovan|föregående\w*|förra)\b.*)?\W*$",
    re.IGNORECASE,
)


def _goes_on(words: str) -> bool:
    """Whether a label says no more than that the answer above goes on: nothing, or "forts."."""
    return not words or _CONTINUED.match(words) is not None


def _one_column(cell: Cell, current: Label | None) -> Iterator[_Answer]:
    """Question and answer under each other in one column."""
    question: list[Paragraph] = []
    answer: list[Paragraph] = []
    label = current
    for paragraph in cell.paragraphs:
        words = paragraph.text
        chosen = area_of(words)
        asked = label_of(words) if _stands_as_label(paragraph) else None
        if chosen is None and asked is None:
            answer.append(paragraph)
            continue
        if answer and label is not None:
            yield label, question, answer, cell
            question = []
        answer = []
        if chosen is not None:
            yield chosen, [paragraph], [], cell
        else:
            if question:
                yield label, question, [], cell
            question, label = [paragraph], asked
    if question or (answer and (label is not None or any(p.text for p in answer))):
        yield label, question, answer, cell


_QUESTION = re.compile(
    r"^(?:[a-k][).]\s*)?(?:namn på insats|problem(?:en)? (?:angiv|som)|orsaker|mål (?:angiv|som)|"
    r"i vilken utsträckning|vilka (?:synliga|effekter|lärdomar|har varit)|mål$|problem$|"
    r"förbättringar och|förväntade effekter|ej uppnådda)",
    re.IGNORECASE,
)


def _stands_as_label(paragraph: Paragraph) -> bool:
    """In one column an answer may hold the same words as a question: ask for the template's own."""
    return bool(_QUESTION.match(paragraph.text))


def _keep_unknown(draft: _Draft, row: Row, content: list[Paragraph], notices: list[Notice]) -> None:
    kept = [p for cell in row.cells[:1] for p in cell.paragraphs if p.text] + [
        p for p in content if p.text
    ]
    if len(row.cells) == 1:
        kept = [p for p in content if p.text]
    if not kept:
        return
    draft.other.extend(kept)
    notices.append(
        Notice(
            "unknown_label",
            f"Raden ”{_short(kept[0].text)}” känns inte igen från mallen. Texten är sparad men "
            "räknas inte till någon av mallens frågor.",
            Place(kept[0].place.table, row.number),
        )
    )


def _initiative(
    draft: _Draft, grounds: Grounds, asking: Asking, number: int, notices: list[Notice]
) -> Initiative | None:
    def passages(label: Label) -> tuple[Passage, ...]:
        return tuple(_kept(draft.answer_to(label), notices))

    heading = passages(Label.INITIATIVE)
    status = _without_residue(draft.answer_to(Label.STATUS), notices)
    own_improvements = _without_residue(draft.answer_to(Label.IMPROVEMENT), notices)
    grounds.shared = shared_by(
        [p for label in _COMPARED for p in draft.answer_to(label)[:1]],
        grounds,
    )
    found = read_goals(
        _without_residue(draft.answer_to(Label.GOAL), notices),
        status or own_improvements,
        grounds,
        Doubts(asking, number),
    )
    improvements = [*found.free_text, *(_kept(own_improvements, []) if status else [])]
    initiative = Initiative(
        area=draft.area or None,
        area_place=draft.area_place if draft.area else None,
        name=heading[0].text.split("\n", 1)[0].strip() if heading else "",
        place=heading[0].place if heading else draft.place,
        participants_text=_participants(heading),
        references=_references(heading),
        schools=own_schools("\n".join(p.text for p in heading)),
        heading=heading,
        problems=passages(Label.PROBLEM),
        causes=passages(Label.CAUSE),
        goals=found.goals,
        improvements=tuple(improvements),
        unmet=passages(Label.UNMET),
        expected_effects=passages(Label.EXPECTED_EFFECT),
        observed_effects=passages(Label.OBSERVED_EFFECT),
        lessons=passages(Label.LESSON),
        follow_up=passages(Label.FOLLOW_UP),
        questions=(*(Passage(p.text, p.place) for p in draft.questions), *found.printed),
        other=(*found.aside, *_kept(draft.other, [])),
    )
    if not _has_content(initiative):
        return None
    if not initiative.name:
        notices.append(
            Notice("name_missing", "Insatsen saknar namn i matrisens första rad.", draft.place)
        )
    notices.extend(_contradictions(initiative))
    notices.extend(_picture(place) for place in found.pictures[:1])
    if not initiative.goals:
        notices.append(
            Notice(
                "goals_missing",
                "Inga mål hittades i matrisen. Kontrollera raden ”Mål angivna i åtgärdsplanen”.",
                draft.place,
            )
        )
    return _with_mentions(initiative)


def _picture(place: Place) -> Notice:
    return Notice(
        "picture",
        "Svaret om målen har en bild. Står målen och deras färger i den går de inte att läsa: "
        "sätt målens status för hand.",
        place,
    )


_NONE_REACHED = re.compile(
    r"\b(?:inget av|inga av) (?:de |dessa )?(?:uppsatta )?målen\b[^.]*?\bupp(?:nå|fyll)\w*[^.]*\.?",
    re.IGNORECASE,
)


def _contradictions(initiative: Initiative) -> Iterator[Notice]:
    """Row 6 says that no goal is reached while row 5 colours one green: a person should look."""
    if all(g.status is not Status.ACHIEVED for g in initiative.goals):
        return
    for passage in initiative.unmet:
        said = _NONE_REACHED.search(passage.text)
        if said:
            yield Notice(
                "words_against_colour",
                f"Ett mål är grönmarkerat, men texten säger: ”{said.group().strip()}” "
                "Kontrollera vad som stämmer.",
                passage.place,
            )


def _with_mentions(initiative: Initiative) -> Initiative:
    prose = "\n".join(
        p.text
        for part, p in initiative.passages()
        if part is not Part.INITIATIVE and "skol" in p.text
    )
    return replace(initiative, mentioned_schools=mentioned_schools(prose, initiative.schools))


def _has_content(initiative: Initiative) -> bool:
    return any(not _SEE_ANNEX.match(p.text) for _, p in initiative.passages())


def _participants(heading: tuple[Passage, ...]) -> str:
    lines = [line for p in heading for line in p.text.split("\n")]
    return "\n".join(line.strip() for line in lines[1:] if line.strip())


def _references(heading: tuple[Passage, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for passage in heading:
        for match in _REFERENCE.finditer(passage.text):
            found.setdefault(" ".join(match.group().split()))
    return tuple(found)


def _kept(paragraphs: list[Paragraph], notices: list[Notice]) -> list[Passage]:
    return [Passage(p.text, p.place) for p in _without_residue(paragraphs, notices) if p.text]


def _without_residue(paragraphs: list[Paragraph], notices: list[Notice]) -> list[Paragraph]:
    kept = []
    for paragraph in paragraphs:
        if is_residue(paragraph.text):
            notices.append(residue(paragraph))
        else:
            kept.append(paragraph)
    return kept


def residue(paragraph: Paragraph) -> Notice:
    """The notice for a half-deleted placeholder."""
    return Notice(
        "placeholder",
        f"”{paragraph.text}” är en rest av mallens platshållare och räknas inte som text.",
        paragraph.place,
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
