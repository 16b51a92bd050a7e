"""Timing rivals against each other: interleaved rounds, so that a busy machine slows them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def interleaved(rivals: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Seconds per call for each rival, one round after the other, after a warm-up each."""
    for work in rivals.values():
        work()
    seconds: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(rounds):
        for name, work in rivals.items():
            gc.collect()
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def ratio(seconds: Mapping[str, list[float]], name: str, to: str) -> float:
    """The median of the paired ratios: each round against the same round."""
    return statistics.median(a / b for a, b in zip(seconds[name], seconds[to], strict=True))


def table(seconds: Mapping[str, list[float]], unit: str, limits: Mapping[str, str]) -> str:
    """The figures as Markdown: median milliseconds, the ratio to the unit, what was promised."""
    rows = ["| | ms (median) | ratio | promised |", "|---|---|---|---|"]
    for name, taken in seconds.items():
        milliseconds = f"{1000 * statistics.median(taken):.1f}"
        rows.append(
            f"| {name} | {milliseconds} | {ratio(seconds, name, unit):.2f} "
            f"| {limits.get(name, '')} |"
        )
    return "\n".join(rows)
