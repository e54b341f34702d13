"""Ranking: how relevance and age are blended."""

from math import exp2

HALF_LIFE = 30 * 86_400
# The oldest posting keeps this share of its relevance, so that a good match beats a fresh weak one.
FLOOR = 0.5


def freshness(age: int) -> float:
    """The share of its relevance that a posting of this age (seconds) keeps: 1 when new, FLOOR at last."""
    return FLOOR + (1 - FLOOR) * exp2(-max(age, 0) / HALF_LIFE)


def blend(score: float, *, age: int, tier: float) -> float:
    """The score weakened by age within its tier.

    `tier` is what the index added for each step of exactness (0 if it did not); age never moves a posting
    across such a step, so what holds the words as typed stays before what was corrected.
    """
    if not tier:
        return score * freshness(age)
    steps, rest = divmod(score, tier)
    return steps * tier + rest * freshness(age)
