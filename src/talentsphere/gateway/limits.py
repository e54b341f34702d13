"""The one policy table of request limits. A zone's key is the client's address; exempt clients have none."""

from dataclasses import dataclass

from talentsphere.registry import RateZone


@dataclass(frozen=True)
class Limit:
    """`rate` is sustained requests a second, `burst` how many may come at once above it."""

    zone: RateZone
    rate: int
    burst: int


POLICY: tuple[Limit, ...] = (
    Limit("auth", rate=5, burst=10),
    Limit("api", rate=10, burst=20),
    Limit("upload", rate=2, burst=5),
    Limit("pages", rate=30, burst=90),
)
