"""A Lägesbild made up by hand, as large and as odd as a test asks for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

import pandas as pd

from sbs_data.answers import claims_against, overview
from sbs_data.answers.overview import Found, Overview, Results
from sbs_data.model import Status
from sbs_data.words.status_totals import Redovisning, StatusTotal

MADE_ON = date(2026, 11, 22)
SELECTION = "Urval: alla skolor, alla utvecklingsområden, senaste redovisningen av varje mål."
MOVES = ("down", "unmarked", "marked", "up")

Record = dict[str, object]


def goal(no: int, **more: object) -> Record:
    """A goal as the questions give it."""
    return {
        "goal_id": f"g{no}",
        "goal": f"Mål {no}: alla elever får undervisning i läsning varje dag.",
        "schools": f"Skola {no:02}",
        "status": "on_track",
        "basis": "highlight",
        "decided_by": "report",
        "kind": "delredovisning",
        "period": "VT25",
        "move": MOVES[no % len(MOVES)],
        "previous_status": "achieved",
        "previous_period": "VT24",
        "previous_goal": f"Mål {no}: alla elever får undervisning i läsning varje dag.",
        "link_basis": "same_words",
        "link_score": 100.0,
        "link_decided_by": None,
        "since_period": "VT23",
        "accounts": 3,
        **more,
    }


def goals(rows: Iterable[Record], in_all: int) -> pd.DataFrame:
    """Rows as a question's bounded answer."""
    counts = {f"{name}_count": in_all for name in ("moved", "still", "dropped")}
    return pd.DataFrame([{**row, **counts} for row in rows], dtype=object)


def total(*counts: int, period: str | None = "VT25", **more: object) -> StatusTotal:
    """So many goals in each status, as the reports have them, in one slutredovisning."""
    by_status = dict(zip(Status, counts, strict=True))
    said = {"redovisningar": (Redovisning("slutredovisning", period),), **more}
    return StatusTotal(by_status, by_status, **said)  # type: ignore[arg-type]


def table(names: Iterable[str], each: tuple[int, int, int, int] = (1, 2, 3, 4)) -> pd.DataFrame:
    """So many goals in each status for each name."""
    index = list(names)
    columns = [*(status.value for status in Status), "total"]
    return pd.DataFrame([[*each, sum(each)]] * len(index), index=index, columns=columns)


def fresh(names: Iterable[str], period: str | None = "VT25") -> pd.DataFrame:
    """The same redovisning for each name."""
    return pd.DataFrame(
        [
            {
                "school": name, "name": name, "report_id": f"r-{no}", "kind": "slutredovisning",
                "period": period, "imported_at": datetime(2026, 11, 20, 8),
            }
            for no, name in enumerate(names)
        ],
        dtype=object,
    )  # fmt: skip


def target(**more: object) -> Record:
    """A målvärde as its question gives it."""
    return {
        "measure": "eligible_vocational", "value": 80.0, "unit": "percent",
        "comparator": "at_least", "negated": False, "gender": None, "grades": "9", "term": "VT25",
        "school_year": None, "reached": None, "direction": None, "confirmed_by": None,
        "target_count": 1, **more,
    }  # fmt: skip


def results(count: int = 1, **more: object) -> Results:
    """What the statistics say, with so many claims beside it."""
    claim = (
        "Skiljer sig åt, Almskolan: Rapporten anger ett målvärde (behöriga till gymnasiets "
        "yrkesprogram: 80\u00a0%, VT25) och att det har nåtts. Skolverkets statistik visar "
        "77,0\u00a0% våren 2025, 47 av 61 (beräknat). Uppgifterna skiljer sig åt: i statistiken "
        "nåddes inte 80\u00a0%."
    )
    told: dict[str, object] = {
        "title": "Behöriga till yrkesprogram, Almskolan",
        "headline": "Våren 2025 var 47 av 61 elever som slutade nian behöriga till gymnasiets "
        "yrkesprogram (77,0\u00a0%). För 80\u00a0% hade det behövts två till.",
        "claims": (claim,) * min(count, 6),
        "claim_count": count,
        "basis": claims_against.BASIS if count else "",
        "source": "Källa: Skolverket (SIRIS, rapport 5), hämtad 6 oktober 2025.",
        **more,
    }
    return Results(**told)  # type: ignore[arg-type]


def found(**more: object) -> Found:
    """The answers of a small place: two goals that can be compared, one school."""
    nothing = pd.DataFrame()
    answers: dict[str, object] = {
        "total": total(5, 4, 3, 0),
        "moves": {"up": 3, "down": 1, "same": 8},
        "moved": goals([goal(0), goal(3)], 4),
        "still": goals([goal(1, status="started")], 1),
        "dropped": nothing,
        "waiting": {"unmarked": 2, "match": 1},
        "freshness": fresh(["Alm"]),
        "by_school": table(["Alm"]),
        "by_area": table(["Trygghet", ""]),
        "shared": 0,
        "targets": pd.DataFrame([target()], dtype=object),
        "report_count": 3,
        "published_at": datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
        **more,
    }  # fmt: skip
    return Found(**answers)  # type: ignore[arg-type]


def view(**more: object) -> Overview:
    """A Lägesbild of :func:`found`."""
    return overview.from_found(found(**more), SELECTION, MADE_ON)


def crowded(
    schools: int = 30,
    count: int = 200,
    text: str = "",
    name: str = "",
    results: Results | None = None,
) -> Overview:
    """So many schools and goals, every list longer than a page; texts and names as given."""
    names = [f"{name or 'Norra Mellanbergaskolan'} {no:02}" for no in range(schools)]
    long = text or "Alla elever får varje vecka tid att läsa och att tala om det de har läst. " * 3
    rows = [
        goal(
            no, goal=long, schools=names[no % schools], basis="person", decided_by=name or "prov",
            previous_goal=f"{long} förut", link_basis="likeness", link_score=88.0,
            previous_period="2023/24",
        )
        for no in range(min(count, 60))
    ]  # fmt: skip
    kinds = ("authority", "kind", "period", "school", "match", "unmarked", "target")
    return overview.from_found(
        found(
            total=total(*[count // 4] * 4),
            moves={"up": count // 4, "down": count // 4, "unmarked": 7, "marked": 7, "first": 9},
            moved=goals(rows, count),
            still=goals(rows, count),
            dropped=goals(rows, count),
            waiting=dict.fromkeys(kinds, 120),
            freshness=fresh(names, "2024/25"),
            by_school=table(names, (11, 12, 13, 14)),
            by_area=table([f"{name or 'Utvecklingsområdet'} {no}" for no in range(12)]),
            shared=12,
            targets=pd.DataFrame([target(target_count=9, reached=True)] * 6, dtype=object),
            report_count=1000,
            results=results,
        ),
        f"Urval: {names[0]}, årskurs 4–6, alla utvecklingsområden, senaste redovisningen.",
        MADE_ON,
    )
