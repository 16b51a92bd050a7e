"""How often a course over five years is seen, and how often one is seen that isn't there.

``python scripts/simulate_trends.py`` prints the table of docs/trender.md: made-up schools of 60
pupils a year, told by the same function as the pages. Two minutes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import norm, t

from sbs_data.analysis import Course, course, pooled_dispersion

YEARS, PUPILS, SCHOOLS, ROUNDS, SEED = 5, 60, 8, 1000, 20261201
RISING = (0.60, 0.65, 0.70, 0.75, 0.80)
FLAT = (0.70,) * YEARS
RESTLESS = 0.02
"""Of the years' own share in the worlds that vary more than chance: its intraclass correlation.
With 60 pupils a year it makes the dispersion some 2,2."""


def cohorts(generator: np.random.Generator, shares: Sequence[float], more: float) -> list[int]:
    """How many reached each year; with ``more`` above 0 the years' own shares vary too."""
    own = np.asarray(shares)
    if more:
        size = (1 - more) / more
        own = generator.beta(own * size, (1 - own) * size)
    return [int(count) for count in generator.binomial(PUPILS, own)]


def is_seen(found: Course | None, dispersion: float, quantile: float) -> bool:
    """Whether the slope differs from 0 with this dispersion and quantile."""
    if found is None:
        return False
    low, high = np.log(found.interval)
    plain = (high - low) / 2 / norm.ppf(0.975) / max(1.0, found.dispersion) ** 0.5
    reach = quantile * plain * max(1.0, dispersion) ** 0.5
    return bool(abs(np.log(found.odds_ratio)) > reach)


def seen(shares: Sequence[float], more: float) -> dict[str, float]:
    """The share of rounds in which the first school's course was seen, by each way of telling."""
    generator = np.random.default_rng(SEED)
    counted = dict.fromkeys(("t, egen spridning", "z, egen spridning", "z, gemensam spridning"), 0)
    z, student = float(norm.ppf(0.975)), float(t.ppf(0.975, YEARS - 2))
    for _ in range(ROUNDS):
        found = [
            course(range(YEARS), cohorts(generator, of, more), [PUPILS] * YEARS)
            for of in (shares, *[FLAT] * (SCHOOLS - 1))
        ]
        own = 1.0 if found[0] is None else found[0].dispersion
        counted["t, egen spridning"] += is_seen(found[0], own, student)
        counted["z, egen spridning"] += is_seen(found[0], own, z)
        counted["z, gemensam spridning"] += is_seen(found[0], pooled_dispersion(found) or 1.0, z)
    return {way: 100 * count / ROUNDS for way, count in counted.items()}


def main() -> None:
    print("| värld | " + " | ".join(seen_ways := list(seen(FLAT, 0.0))) + " |")
    print("|---" * (len(seen_ways) + 1) + "|")
    for name, shares, more in (
        ("60 → 80 %, bara slump", RISING, 0.0),
        ("70 % alla år, bara slump", FLAT, 0.0),
        ("60 → 80 %, oroligare år", RISING, RESTLESS),
        ("70 % alla år, oroligare år", FLAT, RESTLESS),
    ):
        found = seen(shares, more)
        print(f"| {name} | " + " | ".join(f"{found[way]:.1f} %" for way in seen_ways) + " |")


if __name__ == "__main__":
    main()
