"""The order of cards in a stage: numbers with room between them, so that a move writes one row."""

STEP = 1024.0


def at_end(last: float | None, *, places: int = 1) -> list[float]:
    """Positions after the last card of a stage, for so many cards."""
    start = 0.0 if last is None else last
    return [start + STEP * place for place in range(1, places + 1)]


def between(previous: float | None, following: float) -> float | None:
    """A position above a card; None when the numbers have no room left and must be spread anew."""
    if previous is None:
        return following - STEP
    middle = (previous + following) / 2
    return middle if previous < middle < following else None
