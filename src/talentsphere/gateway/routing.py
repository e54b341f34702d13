"""Which role answers which address, worked out from the registry and the roles that run."""

from dataclasses import dataclass, field

from talentsphere import registry
from talentsphere.registry import RateZone, Route, Service

_LONGEST_NAME = 24


@dataclass(frozen=True)
class Role:
    """Some services served by one process. Its name is its services', joined."""

    services: tuple[str, ...]

    @property
    def name(self) -> str:
        if len(self.services) == len(registry.ALL):
            return "all"
        # Sockets are named by it, and their paths have to stay short; a service is in one role only.
        joined = "-".join(self.services)
        return (
            joined
            if len(joined) <= _LONGEST_NAME
            else f"{self.services[0]}-and-{len(self.services) - 1}-more"
        )

    @property
    def port(self) -> int:
        """Where the role listens when it is started by hand without `--port`."""
        return registry.get(self.services[0]).port


@dataclass(frozen=True)
class Location:
    """One address block of the gateway: `default` answers, unless the method names another role."""

    path: str
    exact: bool
    zone: RateZone
    default: str
    by_method: dict[str, str] = field(default_factory=dict)

    @property
    def variable(self) -> str:
        """The name of the nginx variable that picks the role by method."""
        return "role_of" + "".join(c if c.isalnum() else "_" for c in self.path)


def roles(configured: tuple[tuple[str, ...], ...]) -> tuple[Role, ...]:
    """The roles to run. `*` in a group stands for every service no other group names; none means one role.

    Raises KeyError for an unknown service and ValueError when a service is in two groups or in none.
    """
    if not configured:
        return (Role(tuple(service.name for service in registry.ALL)),)
    named = [name for group in configured for name in group if name != "*"]
    for name in named:
        registry.get(name)
    if twice := {name for name in named if named.count(name) > 1}:
        raise ValueError(f"ROLES names {', '.join(sorted(twice))} more than once.")
    rest = tuple(service.name for service in registry.ALL if service.name not in named)
    if rest and not any("*" in group for group in configured):
        raise ValueError(f"ROLES leaves out {', '.join(rest)}; name them or add a group *.")
    groups = [tuple(n for name in group for n in (rest if name == "*" else (name,))) for group in configured]
    return tuple(Role(group) for group in groups if group)


def locations(running: tuple[Role, ...]) -> tuple[Location, ...]:
    """Every address block, the most specific first."""
    role_of = {name: role.name for role in running for name in role.services}
    exact = {
        route.path: (service, route) for service in registry.ALL for route in service.routes if route.exact
    }
    blocks = [_exact_block(service, route, role_of) for service, route in exact.values()]
    blocks += [
        Location(route.path, exact=False, zone=route.zone, default=role_of[service.name])
        for service in registry.ALL
        for route in service.routes
        if not route.exact
    ]
    return tuple(sorted(blocks, key=lambda block: (not block.exact, -len(block.path), block.path)))


def _exact_block(service: Service, route: Route, role_of: dict[str, str]) -> Location:
    owner = _owner_of_prefix(route.path, but=service)
    methods = (*route.methods, *(("HEAD",) if "GET" in route.methods else ()))
    by_method = dict.fromkeys(methods, role_of[service.name])
    default = role_of[owner.name] if route.methods and owner else role_of[service.name]
    if set(by_method.values()) <= {default}:
        by_method = {}
    return Location(route.path, exact=True, zone=route.zone, default=default, by_method=by_method)


def _owner_of_prefix(path: str, *, but: Service) -> Service | None:
    """The service with the longest prefix over a path, apart from the one that owns it exactly."""
    owners = [
        (len(route.path), service)
        for service in registry.ALL
        for route in service.routes
        if not route.exact and service is not but and path.startswith(route.path)
    ]
    return max(owners, key=lambda owner: owner[0])[1] if owners else None
