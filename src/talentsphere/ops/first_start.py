"""What happens once in the life of a home: the first operator, and the demo data."""

from talentsphere.runtime.platform import Platform


def run(platform: Platform, *, demo: bool) -> None:
    """Does what was not done yet."""
