"""Two ways of doing the same work, measured turn by turn, so that a drifting machine treats both alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

Work = Callable[[int], object]


@dataclass(frozen=True)
class Figure:
    """One line of the table. Rates are units per second; ratio = ours / reference; reach and aim are ratios."""

    name: str
    unit: str
    ours: float
    reference: float
    reference_name: str
    ratio: float
    ratio_low: float
    ratio_high: float
    p50_ms: float
    p99_ms: float
    reach: float | None
    aim: float | None
    note: str = ""
    size: int = 0

    @property
    def met(self) -> str:
        if self.reach is None:
            return "-"
        if self.aim is not None and self.ratio >= self.aim:
            return "aim"
        return "yes" if self.ratio >= self.reach else "no"

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "met": self.met}


@dataclass
class Case:
    """`ours` and `reference` do one call of the work each; `units` is what one call counts (rows, requests).

    What `prepare` has for a work is called before each call of it and not timed.
    """

    name: str
    ours: Work
    reference: Work
    reference_name: str
    reach: float | None = None
    aim: float | None = None
    calls: int = 20
    rounds: int = 5
    warm_up: int = 2
    units: int = 1
    unit: str = "/s"
    note: str = ""
    prepare: dict[Work, Work] = field(default_factory=dict)
    _turn: int = field(default=0, repr=False)

    def measure(self, size: int) -> Figure:
        """Warm both, then `rounds` times a batch of each, the order swapped every round."""
        for work in (self.ours, self.reference):
            for _ in range(self.warm_up):
                self._timed(work)
        mine: list[float] = []
        theirs: list[float] = []
        ratios: list[float] = []
        for number in range(self.rounds):
            order = (self.ours, self.reference) if number % 2 else (self.reference, self.ours)
            spent = {work: self._batch(work) for work in order}
            mine += spent[self.ours]
            theirs += spent[self.reference]
            ratios.append(sum(spent[self.reference]) / sum(spent[self.ours]))
        ours, reference = self._rate(mine), self._rate(theirs)
        return Figure(
            name=self.name,
            unit=self.unit,
            ours=ours,
            reference=reference,
            reference_name=self.reference_name,
            ratio=statistics.median(ratios),
            ratio_low=min(ratios),
            ratio_high=max(ratios),
            p50_ms=1000 * statistics.median(mine),
            p99_ms=1000 * sorted(mine)[min(len(mine) - 1, int(len(mine) * 0.99))],
            reach=self.reach,
            aim=self.aim,
            note=self.note,
            size=size,
        )

    def _next(self) -> int:
        self._turn += 1
        return self._turn

    def _batch(self, work: Work) -> list[float]:
        gc.collect()
        return [self._timed(work) for _ in range(self.calls)]

    def _timed(self, work: Work) -> float:
        turn = self._next()
        if work in self.prepare:
            self.prepare[work](turn)
        start = time.perf_counter()
        work(turn)
        return time.perf_counter() - start

    def _rate(self, spent: list[float]) -> float:
        return self.units * len(spent) / sum(spent)
