"""The state of a selection's goals in a few sentences that can be read aloud. Plain text.

A total is of one point in time: what each school's latest redovisning says, with its term. What is
unmarked is not unreached, what is not repeated is not unmarked, and what the authority has set is
told apart from the school's own account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sbs_data.model import Kind, Status, Term, parse_period
from sbs_data.words.formats import how_many, listed, number, sentence_start
from sbs_data.words.measure_words import in_words
from sbs_data.words.statuses import STATUS

Counts = Mapping[Status, int]

UNREPEATED = "Ej upprepat"
UNDATED = "period ej angiven"
UNTOLD = "Hur det har gått framgår inte av färgen."
_OLD_AFTER = 2
"""Years from the end of a redovisning's läsår: then it tells how it was."""


@dataclass(frozen=True, slots=True)
class Redovisning:
    """One of those that a total is of."""

    kind: str | None
    period: str | None
    order: int = 0


@dataclass(frozen=True, slots=True)
class StatusTotal:
    """How many goals have each status at one point in time.

    ``reported`` is the same goals as the reports have them and ``changed`` how many differ;
    ``unrepeated`` and ``reported_unrepeated`` are among the unmarked of each. ``dropped`` goals are
    no longer mentioned (``perhaps`` are those of them that may be one with a goal that counts),
    ``undated`` stand in redovisningar without a period: neither counts.
    """

    counts: Counts
    reported: Counts
    changed: int = 0
    unrepeated: int = 0
    reported_unrepeated: int = 0
    dropped: int = 0
    perhaps: int = 0
    undated: int = 0
    redovisningar: tuple[Redovisning, ...] = field(default=())

    @property
    def goals(self) -> int:
        return sum(self.counts.values())


def headline(total: StatusTotal, today: date, *, is_past: bool = False) -> str:
    """How it stands, of which redovisning, and what the total leaves out.

    ``is_past`` where somebody asks for a period that is not the latest.
    """
    told = _sentences(total, today, is_past=is_past) if total.goals else [_nothing(total)]
    return " ".join([*told, *_left_out(total)])


def own_account(total: StatusTotal) -> str:
    """Follows the total: it is what the schools say of themselves, but for what others have set."""
    if not total.changed:
        return "Enligt skolans egen redovisning."
    changed = how_many(total.changed, "mål", "mål")
    return f"Enligt skolans egen redovisning, utom {changed} som förvaltningen har ändrat."


def unrepeated_in_tables(count: int) -> str | None:
    """Of figures and tables that have four statuses; ``None`` where every goal is repeated."""
    if not count:
        return None
    return (
        f"{how_many(count, 'mål', 'mål')} som skolan inte har upprepat i svaret står här under "
        f"{STATUS[Status.UNMARKED].word}."
    )


def left_out(count: int) -> str:
    """Above a list of goals: that some of them count in no total; ``""`` where none are."""
    if not count:
        return ""
    return (
        f"{number(count)} av målen står inte i skolans senaste redovisning och räknas inte på "
        "Lägesbild."
    )


def _nothing(total: StatusTotal) -> str:
    if total.dropped or total.undated:
        return "Den senaste redovisningen innehåller inga mål."
    return "Rapporterna innehåller inga mål."


def _sentences(total: StatusTotal, today: date, *, is_past: bool) -> list[str]:
    is_past = is_past or any(_is_old(each.period, today) for each in total.redovisningar)
    is_ = "var" if is_past else "är"
    told = sentence_start(f"{_where(total)} {is_} {_stand(total.counts, total.unrepeated, is_)}")
    if not total.changed:
        return [told]
    own = _stand(total.reported, total.reported_unrepeated, is_)
    return [
        told,
        f"Förvaltningen har ändrat status på {how_many(total.changed, 'mål', 'mål')}; "
        f"enligt {_the_reports(total)} {is_} {own}",
    ]


def _the_reports(total: StatusTotal) -> str:
    return "rapporten" if len(total.redovisningar) == 1 else "rapporterna"


def _where(total: StatusTotal) -> str:
    """``i slutredovisningen VT25``, ``i skolornas senaste redovisningar (VT23–VT25)``."""
    every = total.redovisningar
    kinds = {each.kind for each in every}
    periods = list(dict.fromkeys(e.period for e in sorted(every, key=lambda e: e.order)))
    if len(periods) > 1:
        return f"i skolornas senaste redovisningar ({_terms(periods)})"
    kind = kinds.pop() if len(kinds) == 1 else None
    noun = {Kind.FINAL.value: "slutredovisning", Kind.INTERIM.value: "delredovisning"}.get(
        kind or "", "redovisning"
    )
    noun = f"{noun}en" if len(every) == 1 else f"{noun}arna"
    return f"i {noun} {periods[0]}" if periods and periods[0] else f"i {noun} utan angiven period"


def _terms(periods: list[str | None]) -> str:
    known = [period for period in periods if period]
    ends = [known[0], known[-1]] if len(known) > 2 else known
    told = "–".join(ends) if len(ends) > 1 and "/" not in "".join(ends) else listed(ends)
    return told if len(known) == len(periods) else f"{told} och {UNDATED}"


def _is_old(period: str | None, today: date) -> bool:
    try:
        said = parse_period(period or "")
    except ValueError:
        return False
    ends = (said.school_year if isinstance(said, Term) else said).start + 1
    return date(ends + _OLD_AFTER, 6, 30) < today


def _stand(counts: Counts, unrepeated: int, is_: str) -> str:
    """The rest of the sentence: ``4 av 7 mål uppnådda, 1 är påbörjat …``."""
    total = sum(counts.values())
    unmarked = counts.get(Status.UNMARKED, 0)
    marked = total - unmarked
    if total == 1:
        return _only(counts, unrepeated)
    if not marked:
        return _none_marked(total, unrepeated)
    if not unmarked:
        return f"{_reached(counts, total, is_)}."
    if 2 * marked >= total and counts.get(Status.ACHIEVED, 0):
        return f"{_reached(counts, total, is_, _unmarked(unmarked, unrepeated, is_))}."
    return _few_marked(counts, total, marked, unrepeated)


def _only(counts: Counts, unrepeated: int) -> str:
    if unrepeated:
        return f"det enda målet inte upprepat i svaret. {UNTOLD}"
    if counts.get(Status.UNMARKED):
        return f"det enda målet inte markerat med färg. {UNTOLD}"
    [status] = [status for status, count in counts.items() if count]
    return f"det enda målet {STATUS[status].singular}."


def _none_marked(total: int, unrepeated: int) -> str:
    if unrepeated == total:
        return f"inget av de {number(total)} målen upprepat i svaret. {UNTOLD}"
    told = f"inget av de {number(total)} målen markerat med färg"
    if unrepeated:
        told += f", och {how_many(unrepeated, 'är inte upprepat', 'är inte upprepade')} i svaret"
    return f"{told}. {UNTOLD}"


def _reached(counts: Counts, total: int, is_: str, rest: tuple[str, ...] = ()) -> str:
    achieved = counts.get(Status.ACHIEVED, 0)
    on_track = counts.get(Status.ON_TRACK, 0)
    started = counts.get(Status.STARTED, 0)
    for count, word in ((achieved, "uppnådda"), (on_track, "på god väg"), (started, "påbörjade")):
        if count == total:
            return f"båda målen {word}" if total == 2 else f"alla {number(total)} mål {word}"
    told = [f"inget av de {number(total)} målen uppnått"]
    if achieved:
        word = "uppnått" if achieved == 1 else "uppnådda"
        told = [f"{number(achieved)} av {number(total)} mål {word}"]
    if on_track:
        told.append(f"{number(on_track)} {is_} på god väg")
    if started:
        told.append(f"{number(started)} {is_} {'påbörjat' if started == 1 else 'påbörjade'}")
    return listed([*told, *rest])


def _unmarked(unmarked: int, unrepeated: int, is_: str) -> tuple[str, ...]:
    told = []
    if plain := unmarked - unrepeated:
        word = "markerat" if plain == 1 else "markerade"
        told.append(f"{number(plain)} {is_} inte {word}")
    if unrepeated:
        word = "upprepat" if unrepeated == 1 else "upprepade"
        told.append(f"{number(unrepeated)} {is_} inte {word} i svaret")
    return tuple(told)


def _few_marked(counts: Counts, total: int, marked: int, unrepeated: int) -> str:
    """Too few to say how it stands in all, or none of them reached."""
    only = "bara " if 2 * marked < total else ""
    word = "markerat" if marked == 1 else "markerade"
    looks = [(STATUS[s], counts[s]) for s in STATUS if s is not Status.UNMARKED and counts.get(s)]
    if len(looks) == 1:
        [(look, _)] = looks
        each = look.singular if marked == 1 else look.plural
    else:
        each = listed(look.counted(count) for look, count in looks)
    left = total - marked
    rest = "det övriga" if left == 1 else f"de övriga {number(left)}"
    told = (
        f"{only}{number(marked)} av {number(total)} mål {word}: {each}. "
        f"Hur det har gått för {rest} framgår inte av färgen"
    )
    if not unrepeated:
        return f"{told}."
    return f"{told}; {how_many(unrepeated, 'är inte upprepat', 'är inte upprepade')} i svaret."


def _left_out(total: StatusTotal) -> list[str]:
    told = []
    if total.dropped:
        said = f"{_goals(total.dropped, 'äldre mål')} nämns inte längre"
        if total.perhaps:
            of_them = "det" if total.dropped == 1 else f"{_number(total.perhaps)} av dem"
            said += f", men {of_them} kan vara samma som ett nyare"
        told.append(f"{sentence_start(said)}.")
    if total.undated:
        told.append(
            f"{sentence_start(_goals(total.undated, 'mål'))} i en redovisning utan angiven period "
            "räknas inte."
        )
    return told


def _goals(count: int, noun: str) -> str:
    return f"{_number(count)} {noun}"


def _number(count: int) -> str:
    return "ett" if count == 1 else in_words(count)
