"""Every truth there can be, turned into what is published: how many are told apart?

Independent of how the rule works: it is asked what it publishes, and the attacker knows that of
every truth. Truths with the same published tables can't be told apart, so what they have in common
is what is known. A hidden count is safe when the truths of each such lot give it enough values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sbs_data.disclosure import Hidden, Protection, SensitiveSide, Thresholds, disclose
from sbs_data.statistics import observations

Ints = NDArray[np.int64]
School = tuple[int, int]
"""How many girls and how many boys."""
Place = tuple[int | None, str]
"""A school, or None for the whole, and a gender."""
MEASURE = "absence"
PROTECTIONS = {MEASURE: Protection(SensitiveSide.REACHED)}
LEVELS = ("root", "sexes", "units", "both")


@dataclass(frozen=True)
class Layout:
    """The groups of a table, known to everybody, and which of them have a figure."""

    schools: tuple[School, ...]
    levels: tuple[str, ...] = LEVELS

    @property
    def places(self) -> list[Place]:
        over: dict[str, list[Place]] = {
            "root": [(None, "all")],
            "sexes": [(None, sex) for sex in ("girls", "boys")],
            "units": [(no, "all") for no in range(len(self.schools))],
            "both": [(no, sex) for no in range(len(self.schools)) for sex in ("girls", "boys")],
        }
        return [p for level in self.levels for p in over[level] if self.pupils(p)]

    def atoms(self, place: Place) -> list[int]:
        """The smallest groups a place is the sum of, as columns of the truths."""
        school, gender = place
        return [
            2 * no + at
            for no in range(len(self.schools))
            for at, sex in enumerate(("girls", "boys"))
            if school in (None, no) and gender in ("all", sex) and self.sizes[2 * no + at]
        ]

    @property
    def sizes(self) -> list[int]:
        return [size for school in self.schools for size in school]

    def pupils(self, place: Place) -> int:
        return sum(self.sizes[atom] for atom in self.atoms(place))

    def truths(self) -> Ints:
        """Every truth, a row each: the count of each smallest group."""
        ranges = [np.arange(size + 1) for size in self.sizes]
        return np.stack(np.meshgrid(*ranges, indexing="ij"), axis=-1).reshape(-1, len(ranges))

    def counts(self, truths: Ints) -> Ints:
        """The count of each place, by truth and place."""
        return np.stack([truths[:, self.atoms(p)].sum(axis=1) for p in self.places], axis=1)


@dataclass
class Found:
    """What an audit has seen."""

    truths: int = 0
    tables: int = 0
    hidden: int = 0
    below: int = 0
    exempt: int = 0
    shown: int = 0
    worst: list[str] = field(default_factory=list)

    def add(self, other: Found) -> None:
        self.truths += other.truths
        self.tables += other.tables
        self.hidden += other.hidden
        self.below += other.below
        self.exempt += other.exempt
        self.shown += other.shown
        self.worst = (self.worst + other.worst)[:5]


@cache
def _wholes(many: int) -> pa.Array:
    return pa.array([f"w{no}" for no in range(many)])


def rows(layout: Layout, counts: Ints, occasion: str = "1", arrived: int = 1) -> pa.Table:
    """One table of figures a truth, each of a whole of its own."""
    many, places = counts.shape
    of_place = np.tile(np.arange(places), many)
    of_truth = np.repeat(np.arange(many), places)
    n = np.array([layout.pupils(p) for p in layout.places])[of_place]
    count = counts.ravel()
    wholes = _wholes(many)
    words = pa.concat_arrays([wholes, pa.array([f"s{no}" for no in range(9)])])
    school = np.array([-1 if s is None else s for s, _ in layout.places])[of_place]
    gender = np.array([("all", "girls", "boys").index(g) for _, g in layout.places])[of_place]

    def texts(codes: Any, of: pa.Array | list[str]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(of))

    table = observations.table(
        {
            "measure": MEASURE,
            "unit_kind": texts((school >= 0).astype(np.int32), ["authority", "school"]),
            "unit_code": texts(np.where(school < 0, of_truth, many + school), words),
            "municipality_code": texts(of_truth, wholes),
            "school_year": "2025/26",
            "term": "HT25",
            "occasion": occasion,
            "gender": texts(gender, ["all", "girls", "boys"]),
            "population": "own",
            "value": pa.array(100 * count / n),
            "pupils": pa.array(n, pa.int32()),
            "count": pa.array(count, pa.int32()),
            "status": "preliminary",
            "source": "Egen",
            "file": "egna.csv",
            "place": "rad 2",
        },
        len(count),
    )
    return table.append_column("arrived", pa.array(np.full(len(count), arrived), pa.int32()))


def published(
    own: pa.Table, earlier: pa.Table | None, thresholds: Thresholds
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Of each row: a number for all that is said, a number for its marker, whether it is shown."""
    said = disclose(own, PROTECTIONS, earlier=earlier, thresholds=thresholds)
    markers = said["marker"].combine_chunks()
    markers = markers.chunk(0) if isinstance(markers, pa.ChunkedArray) else markers
    reasons = [str(reason) for reason in Hidden]
    of = np.array([reasons.index(w) for w in markers.dictionary.to_pylist()] + [-1])
    codes = markers.indices.fill_null(len(of) - 1).to_numpy(zero_copy_only=False)
    marker = of[codes].astype(np.int64)
    key = marker + 1
    for name in ("count", "pupils", "value", "range_low", "range_high"):
        column = said[name].combine_chunks()
        value = column.cast(pa.float64()).fill_null(-1).to_numpy(zero_copy_only=False)
        whole = np.round(value * 1e4).astype(np.int64) + 10_001
        key = _folded([key, whole])
    return key, marker, marker < 0


def _folded(columns: Iterable[Ints]) -> Ints:
    """One number for each different row of some columns."""
    key: Ints | None = None
    for column in columns:
        _, place = np.unique(column, return_inverse=True)
        if key is None:
            key = place
            continue
        _, key = np.unique(key * (int(place.max()) + 1) + place, return_inverse=True)
    assert key is not None
    return key


@dataclass(frozen=True)
class Seen:
    """One published table of a truth: what is said of each place, by truth and place."""

    layout: Layout
    counts: Ints
    said: Ints
    marker: Ints
    is_shown: NDArray[np.bool_]

    @classmethod
    def of(cls, layout: Layout, counts: Ints, of: tuple[Ints, Ints, NDArray[np.bool_]]) -> Seen:
        shape = counts.shape
        said, marker, is_shown = of
        return cls(
            layout, counts, said.reshape(shape), marker.reshape(shape), is_shown.reshape(shape)
        )


def weigh(
    seen: Sequence[Seen],
    thresholds: Thresholds,
    also: Ints | None = None,
    *,
    is_corrected: bool = False,
) -> Found:
    """Count the values left of each hidden count, among the truths that look alike.

    ``also`` is what else the attacker knows. Where one group ``is_corrected``, what was told of all
    before is told of the others now.
    """
    columns = [one.said[:, no] for one in seen for no in range(one.said.shape[1])]
    lot = _folded([*columns, *([] if also is None else [also])])
    lots = int(lot.max()) + 1
    found = Found(truths=len(lot), tables=lots)
    for one in seen:
        for no in range(len(one.layout.places)):
            told_by = [one] if not is_corrected else list(seen)
            _weigh_place(found, one, no, lot, told_by, thresholds, also is not None)
    return found


def _weigh_place(
    found: Found,
    one: Seen,
    no: int,
    lot: Ints,
    told_by: Sequence[Seen],
    thresholds: Thresholds,
    is_told: bool,
) -> None:
    layout, lots, place = one.layout, int(lot.max()) + 1, one.layout.places[no]
    n = layout.pupils(place)
    some = np.zeros(lots, np.int64)
    some[lot] = np.arange(len(lot))  # a truth of each lot; what is said is the same in all
    is_shown = one.is_shown[some, no]
    values = np.unique(lot * (n + 1) + one.counts[:, no]) // (n + 1)
    left = np.bincount(values, minlength=lots)
    promised = np.full(lots, min(thresholds.fewest, n + 1))
    few = list(Hidden).index(Hidden.ONE_TO_FOUR)
    for other, around in enumerate(layout.places):  # itself, or the very same pupils
        if layout.pupils(around) == n and set(layout.atoms(place)) <= set(layout.atoms(around)):
            promised[one.marker[some, other] == few] = min(thresholds.fewest - 1, n + 1)
    is_exempt = np.zeros(lots, np.bool_)
    for by in told_by:
        is_exempt |= _tells(by, no, some, is_same=by is one or is_told)
    hidden = ~is_shown & ~is_exempt
    found.shown += int(is_shown.sum())
    found.exempt += int((~is_shown & is_exempt).sum())
    found.hidden += int(hidden.sum())
    wrong = np.flatnonzero(hidden & (left < promised))
    found.below += len(wrong)
    for at in wrong[: 5 - len(found.worst)].tolist():
        kept = sorted(set(one.counts[lot == at, no].tolist()))
        found.worst.append(
            f"{layout.schools} {layout.levels}: {place} of {n} is one of {kept}, "
            f"promised {promised[at]}; truth {one.counts[some[at]].tolist()}, "
            f"markers {one.marker[some[at]].tolist()}"
        )


def _tells(by: Seen, no: int, some: Ints, *, is_same: bool) -> NDArray[np.bool_]:
    """A figure that is shown has nobody or everybody on the sensitive side, and so has this part;
    or, with ``is_same``, it is of the very same pupils.
    """
    layout = by.layout
    mine = set(layout.atoms(layout.places[no]))
    tells = np.zeros(len(some), np.bool_)
    for other, around in enumerate(layout.places):
        if mine <= (whose := set(layout.atoms(around))):
            total, size = by.counts[some, other], layout.pupils(around)
            is_all = (total == 0) | (total == size)
            is_same_size = is_same and size == layout.pupils(layout.places[no])
            tells |= by.is_shown[some, other] & (is_all | (is_same_size and bool(whose)))
    return tells


def one_occasion(layout: Layout, thresholds: Thresholds) -> Found:
    """Every truth of a table that was published once."""
    counts = layout.counts(layout.truths())
    return weigh(
        [Seen.of(layout, counts, published(rows(layout, counts), None, thresholds))], thresholds
    )


def _pairs(many: int) -> tuple[Ints, Ints]:
    one, other = np.divmod(np.arange(many * many), many)
    return one, other


def two_occasions(layout: Layout, thresholds: Thresholds) -> Found:
    """Every pair of truths of a year's two occasions, the second imported later."""
    truths = layout.truths()
    one, other = _pairs(len(truths))
    first, second = layout.counts(truths[one]), layout.counts(truths[other])
    own = pa.concat_tables([rows(layout, first), rows(layout, second, "2", 2)])
    said = published(own, None, thresholds)
    half = first.size
    return weigh(
        [
            Seen.of(layout, first, tuple(c[:half] for c in said)),  # type: ignore[arg-type]
            Seen.of(layout, second, tuple(c[half:] for c in said)),  # type: ignore[arg-type]
        ],
        thresholds,
    )


def one_correction(
    layout: Layout, thresholds: Thresholds, *, is_of_one: bool, is_told: bool = False
) -> Found:
    """Every pair of truths where the second corrects the first, both snapshots kept.

    With ``is_of_one`` the attacker knows that a single smallest group was corrected; with
    ``is_told`` also which. Then what was shown before is known, give or take that group.
    """
    truths = layout.truths()
    one, other = _pairs(len(truths))
    changed = truths[one] != truths[other]
    which = None
    if is_of_one:
        kept = changed.sum(axis=1) == 1
        one, other, changed = one[kept], other[kept], changed[kept]
        which = changed.argmax(axis=1).astype(np.int64)
    else:
        kept = changed.any(axis=1)
        one, other = one[kept], other[kept]
    before, now = layout.counts(truths[one]), layout.counts(truths[other])
    first = published(rows(layout, before), None, thresholds)
    second = published(rows(layout, now), rows(layout, before), thresholds)
    return weigh(
        [Seen.of(layout, before, first), Seen.of(layout, now, second)],
        thresholds,
        which if is_told else None,
        is_corrected=is_of_one,
    )


def layouts(
    schools: int, sizes: Sequence[int], levels: tuple[str, ...] = LEVELS
) -> Iterator[Layout]:
    """Every table with these sizes of the smallest groups, but for how schools and sexes stand."""
    kinds = [(girls, boys) for girls in sizes for boys in sizes]
    seen = set()
    for some in combinations_with_replacement(kinds, schools):
        turned = sorted((boys, girls) for girls, boys in some)
        alike = tuple(min(sorted(some), turned))
        if alike not in seen and any(map(sum, some)):
            seen.add(alike)
            yield Layout(tuple(some), levels)
