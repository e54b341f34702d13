import pytest

from talentsphere import registry
from talentsphere.gateway.routing import Role, locations, roles

EVERYTHING = tuple(service.name for service in registry.ALL)


def location(running, path):
    return next(block for block in locations(running) if block.path == path)


def test_no_setting_means_one_role_of_everything():
    assert [role.name for role in roles(())] == ["all"]


def test_a_star_stands_for_what_no_other_group_names():
    web, jobs, rest = roles((("web",), ("jobs", "search"), ("*",)))
    assert (web.services, jobs.name) == (("web",), "jobs-search")
    assert set(rest.services) == set(EVERYTHING) - {"web", "jobs", "search"}


@pytest.mark.parametrize(
    ("configured", "fault"),
    [((("jobs",),), ValueError), ((("jobs", "*"), ("jobs",)), ValueError), ((("nothing", "*"),), KeyError)],
)
def test_roles_that_can_not_work_are_refused(configured, fault):
    with pytest.raises(fault):
        roles(configured)


def test_a_shared_prefix_is_split_by_method():
    split = roles((("jobs",), ("search",), ("*",)))
    listing = location(split, "/api/v1/jobs")
    blocks = [block for block in locations(split) if block.path == "/api/v1/jobs"]
    exact = next(block for block in blocks if block.exact)
    assert exact.by_method == {"GET": "search", "HEAD": "search"}
    assert exact.default == "jobs"
    assert listing.exact, "the exact address comes before the prefix"


def test_one_role_needs_no_split():
    assert not any(block.by_method for block in locations((Role(EVERYTHING),)))


def test_every_address_of_every_service_is_routed_to_its_role():
    each = tuple(Role((name,)) for name in EVERYTHING)
    for service in registry.SERVICES:
        for route in service.routes:
            if not route.exact:
                block = next(b for b in locations(each) if b.path == route.path and not b.exact)
                assert block.default == service.name
