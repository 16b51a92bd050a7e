"""Searching the passages of a thousand reports, against the formula alone.

The bare query asks for each passage's score with the terms that our search asks for, as one asks a
library's function for it, and takes the best; ours also wants every word, tells the word from its
relatives, joins, orders, counts and marks.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from sbs_data import actions, language, questions
from sbs_data.actions import Delmal
from sbs_data.publishing import snapshots
from sbs_data.questions import SearchSelection
from sbs_data.settings import Settings
from sbs_data.store import duck
from tests.benchmarks import reports
from tests.benchmarks.pairs import interleaved, ratio

REPORTS, ROUNDS, BATCH, MOST = 1000, 15, 100, 20
QUERIES = ("elev", "frånvaro", "behörighet yrkesprogram", "undervisning lärare läsår", "trygghet")

_BARE = """
    SELECT search_no, (
        SELECT sum(log10((n.passages - passage_count + 0.5) / (passage_count + 0.5) + 1)
                   * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / n.mean)))
        FROM search_term JOIN search_posting p USING (term_no) JOIN search_length USING (search_no),
             (SELECT count(*) AS passages, avg(length) AS mean FROM search_length) n
        WHERE term IN (SELECT unnest($terms)) AND p.search_no = s.search_no) AS score
    FROM search_passage s WHERE score IS NOT NULL ORDER BY score DESC LIMIT $most"""


def main() -> str:
    """Measure, and give the section for docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as name:
        delmal = Delmal(Settings(Path(name) / "data", "bench"))
        _import(Path(name) / "files", delmal)
        sections = [_measure(delmal, words) for words in QUERIES]
    return "\n".join(
        [
            f"## Searching the passages of {REPORTS} reports",
            "",
            "| query | hits | ms, bare BM25 | ms, ours | ratio (promised: at most 3) |",
            "|---|---|---|---|---|",
            *sections,
        ]
    )


def _import(files: Path, delmal: Delmal) -> None:
    reports.write(files, REPORTS)
    found = sorted(files.iterdir())
    for start in range(0, len(found), BATCH):
        batch = [(path.name, path.read_bytes()) for path in found[start : start + BATCH]]
        actions.import_reports(delmal, actions.examine(delmal, batch))


def _measure(delmal: Delmal, words: str) -> str:
    pointer = snapshots.current(delmal.settings.published)
    assert pointer is not None
    ours = snapshots.open_snapshot(delmal.settings.published, pointer)
    hits = questions.search(ours, SearchSelection(words), MOST).hit_count
    with duck.reading(delmal.settings.published / pointer.name, "published") as bare:
        params = {"terms": _terms(words), "most": MOST}
        seconds = interleaved(
            {
                "bare": lambda: bare.execute(_BARE, params).df(),
                "ours": lambda: questions.search(ours, SearchSelection(words), MOST),
            },
            ROUNDS,
        )
    ours.close()
    first, second = (1000 * statistics.median(seconds[name]) for name in ("bare", "ours"))
    share = ratio(seconds, "ours", "bare")
    return f"| {words} | {hits} | {first:.1f} | {second:.1f} | {share:.2f} |"


def _terms(words: str) -> list[str]:
    """What our search asks the index for."""
    asked = (language.asked(language.analyser()(form)) for form in language.forms(words))
    return [term for word in asked for term in (*word.itself, *word.related)]


if __name__ == "__main__":
    print(main())
