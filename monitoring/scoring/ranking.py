"""Competition ranking: 1, 2, 2, 4."""

from collections.abc import Mapping
from decimal import Decimal


def rank_scores(scores: Mapping[str, Decimal]) -> dict[str, int]:
    """Rank by score, highest first; equal scores share a rank and the next rank is left out."""
    held = sorted(scores.values(), reverse=True)
    first_place: dict[Decimal, int] = {}
    for place, score in enumerate(held, start=1):
        first_place.setdefault(score, place)
    return {code: first_place[score] for code, score in scores.items()}
