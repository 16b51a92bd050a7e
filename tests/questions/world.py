"""A published snapshot with rows made up by hand, so that every answer can be counted by eye.

Straight from ``published.sql``: the questions are held against the schema, not against the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

import sbs_data
from sbs_data.store import duck

SCHEMA = Path(sbs_data.__file__).parent / "publishing" / "published.sql"

HOSTILE = (
    "<script>alert(1)</script>",
    ":red[x]",
    "$x$ och $$y$$",
    "[a](javascript:alert(1))",
    "**b** och _c_",
    "# h",
    ":material/home:",
    ":smile: :streamlit:",
    "a -> b <-- c",
    "<b>fet</b> &lt;i&gt; &amp;",
    "1. första",
    "`kod` ~~struket~~",
    "http://example.org/x www.example.org a@example.org",
)


class World:
    """An in-memory snapshot behind the same ``query`` seam as the published one."""

    def __init__(self) -> None:
        self.db = duckdb.connect(config={"threads": duck.READER_THREADS})  # as readers have it
        self.db.execute(SCHEMA.read_text(encoding="utf-8"))
        self.insert(
            "snapshot",
            schema_version=1,
            snapshot_no=1,
            published_at="2026-11-21 20:00:00",
            has_example=False,
            act_no=1,
        )

    def query(self, sql: str, params: Mapping[str, object] | None = None) -> pd.DataFrame:
        cursor = self.db.cursor()
        try:
            return cursor.execute(sql, dict(params or {})).df()
        finally:
            cursor.close()

    def report(
        self,
        report_id: str,
        *,
        kind: str | None = "slutredovisning",
        period: str | None = "VT23",
        authority: str | None = "Provkommunen",
        file: str | None = None,
        order: int | None = 1,
    ) -> None:
        self.insert(
            "report",
            report_id=report_id,
            file=file or f"{report_id}.docx",
            sha256="0" * 64,
            kind=kind,
            role="matrix",
            authority=authority,
            period=period,
            term=period,
            period_order=order,
            is_example=False,
            imported_at="2026-11-20 08:00:00",
            imported_by="prov",
            import_no=1,
        )

    def initiative(
        self, report_id: str, no: int, name: str, area: str | None, schools: tuple[str, ...] = ()
    ) -> str:
        initiative_id = f"{report_id}-i{no}"
        self.insert(
            "initiative",
            initiative_id=initiative_id,
            initiative_ref=f"i-{initiative_id}",
            report_id=report_id,
            initiative_no=no,
            area=area,
            area_written=area,
            name=name,
            participants_text="",
            reference_text="",
            mentioned_schools="",
            place_table=no,
            place_row=1,
            place_paragraph=1,
        )
        for school in schools:
            self.insert(
                "initiative_school",
                initiative_id=initiative_id,
                school=school,
                school_written=school,
                basis="report",
            )
        return initiative_id

    def goal(
        self,
        initiative_id: str,
        no: int,
        text: str,
        status: str,
        *,
        current: bool = True,
        **more: object,
    ) -> str:
        goal_id = f"{initiative_id}-g{no}"
        row: dict[str, object] = {
            "goal_id": goal_id,
            "goal_ref": f"g-{goal_id}",
            "initiative_id": initiative_id,
            "goal_no": no,
            "goal": text,
            "report_status": status,
            "report_basis": "none" if status == "unmarked" else "highlight",
            "ambiguous": False,
            "repeated": True,
            "goal_key": text,
            "is_current": current,
            "place_table": 1,
            "place_row": 4,
            "place_paragraph": no,
        }
        self.insert("goal", **{**row, **more})
        return goal_id

    def forms(self, initiative_id: str, *forms: str) -> None:
        for form in forms:
            self.insert("initiative_form", initiative_id=initiative_id, form=form, basis="report")

    def move(
        self,
        goal_id: str,
        no: int,
        move: str,
        *,
        key: str,
        previous: str | None = None,
        since: str | None = None,
        basis: str = "same_words",
        score: float | None = 100.0,
    ) -> None:
        """A goal in a redovisning; ``previous`` is its goal_id in the one before."""
        self.insert(
            "goal_move",
            goal_id=goal_id,
            goal_key=key,
            move_no=no,
            previous_goal_id=previous,
            move=move,
            since_period=since,
            link_basis="first" if previous is None else basis,
            link_score=None if previous is None else score,
        )

    def passage(self, initiative_id: str, no: int, part: str, text: str, row: int) -> None:
        self.insert(
            "passage",
            report_id=initiative_id.rsplit("-i", 1)[0],
            passage_no=no,
            initiative_id=initiative_id,
            part=part,
            text=text,
            is_template=False,
            place_table=1,
            place_row=row,
            place_paragraph=1,
        )

    def insert(self, table: str, **row: object) -> None:
        marks = ", ".join("?" for _ in row)
        self.db.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values())
        )


def three_schools() -> World:
    """Two reports of one school over time, and one with two schools, one without any.

    Counted by hand, latest account of each goal:
    Alm: 1 achieved (shared), 1 on_track · Ö-skolan: 1 achieved (shared) · none: 1 unmarked.
    In all 1 achieved, 1 on_track, 1 unmarked = 3 goals.
    """
    world = World()
    world.report("r-old", kind="delredovisning", period="VT22", order=1)
    old = world.initiative("r-old", 1, "Insats 1", "Trygghet", ("Alm",))
    world.goal(old, 1, "Läsningen ökar", "started", current=False)
    world.report("r-new", period="VT23", order=2)
    one = world.initiative("r-new", 1, "Insats 1", "Trygghet", ("Alm",))
    world.goal(one, 1, "Läsningen ökar", "on_track")
    world.passage(one, 1, "problem", "För få läser.", 2)
    world.passage(one, 2, "cause", "Få böcker.", 3)
    world.passage(one, 3, "observed_effect", "Fler läser.", 8)
    two = world.initiative("r-new", 2, "Insats 2", "Undervisning", ("Ö-skolan", "Alm"))
    world.goal(two, 1, "Alla lektioner har ett syfte", "achieved")
    world.report("r-gap", kind=None, period=None, authority=None, order=None)
    gap = world.initiative("r-gap", 1, "Insats 3", None)
    world.goal(
        gap, 1, "Frånvaron minskar", "unmarked", suggestion="started", suggestion_quote="har börjat"
    )
    return world
