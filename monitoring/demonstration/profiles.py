"""How each fictitious district behaves, and how that changes over the months, so that rankings move."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """`level` 0…1 is the general diligence; `drift` its change over the scored year; `wave` a swing in it.

    `listings`: months back from the last scored one in which a body is newly listed.
    """

    level: float
    drift: float
    wave: float = 0.0
    listings: tuple[int, ...] = ()

    def diligence(self, back: int) -> float:
        """0.05…0.99 for the month `back` months before the last scored one."""
        swing = self.wave * math.sin((12 - back) * math.pi / 4)
        return min(0.99, max(0.05, self.level - self.drift * back / 12 + swing))


PROFILES: dict[str, Profile] = {
    "210102": Profile(0.97, 0.02),
    "210103": Profile(0.93, 0.08, 0.03),
    "210104": Profile(0.84, 0.20, 0.04, (14,)),
    "210105": Profile(0.74, 0.25, 0.05, (8,)),
    "210106": Profile(0.88, -0.08, 0.05, (1,)),
    "210111": Profile(0.90, 0.05, 0.08),
    "210112": Profile(0.95, 0.03, 0.02),
    "210113": Profile(0.76, -0.15, 0.06, (3,)),
    "210114": Profile(0.82, 0.10, 0.10, (0,)),
    "210115": Profile(0.66, 0.05, 0.08, (10, 5)),
    "210123": Profile(0.52, -0.10, 0.05, (6, 2)),
    "210124": Profile(0.78, 0.12, 0.09),
    "210181": Profile(0.64, 0.18, 0.04, (4,)),
}
