"""Locations are read as boards write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.jobs.contract import Location
from talentsphere.services.jobs.rules.countries import NAMES, country_code
from talentsphere.services.jobs.rules.places import read_place, read_places


def place(city=None, region=None, country=None):
    return Location(city=city, region=region, country=country)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Austin, TX", place("Austin", "TX", "US")),
        ("San Francisco, CA", place("San Francisco", "CA", "US")),
        ("Toronto, CA", place("Toronto", None, "CA")),
        ("Toronto, Ontario, Canada", place("Toronto", "Ontario", "CA")),
        ("Berlin, DE", place("Berlin", None, "DE")),
        ("Wilmington, DE", place("Wilmington", "DE", "US")),
        ("Amsterdam, NL", place("Amsterdam", None, "NL")),
        ("Bengaluru, IN", place("Bengaluru", None, "IN")),
        ("Tbilisi, Georgia", place("Tbilisi", None, "GE")),
        ("Atlanta, Georgia", place("Atlanta", "Georgia", "US")),
        ("London, UK", place("London", None, "GB")),
        ("New York, NY, United States", place("New York", "NY", "US")),
        ("NYC", place("New York", "NY", "US")),
        ("Singapore", place("Singapore", None, "SG")),
        ("United States", place(country="US")),
        ("California", place(region="California", country="US")),
        ("São Paulo, Brazil", place("São Paulo", None, "BR")),
        ("Paris, Île-de-France", place("Paris", "Île-de-France")),
        ("London, Berlin, Paris", place("London, Berlin, Paris")),
        ("London", place("London")),
        ("", place()),
    ],
)
def test_one_place_is_read_from_its_last_part(text, location):
    assert read_place(text) == location


@pytest.mark.parametrize(
    ("text", "locations", "workplace"),
    [
        ("Remote", (), "remote"),
        ("Remote - US", (place(country="US"),), "remote"),
        ("US-Remote", (place(country="US"),), "remote"),
        ("Remote (United States)", (place(country="US"),), "remote"),
        ("New York, NY (Hybrid)", (place("New York", "NY", "US"),), "hybrid"),
        ("In-office: Oslo, Norway", (place("Oslo", None, "NO"),), "onsite"),
        ("Remote or Denver, CO", (place("Denver", "CO", "US"),), "remote"),
        ("London, UK; Paris, France", (place("London", None, "GB"), place("Paris", None, "FR")), None),
        ("Austin, TX | Austin, TX", (place("Austin", "TX", "US"),), None),
        ("Anywhere", (), "remote"),
        ("", (), None),
    ],
)
def test_a_line_names_places_and_the_workplace(text, locations, workplace):
    assert read_places(text) == (locations, workplace)


@given(st.text(max_size=200))
def test_any_line_can_be_read(text):
    assert all(place != Location() for place in read_places(text).locations)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("us", "US"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("Deutschland", "DE"),
        ("Côte d’Ivoire", "CI"),
        ("GBR", "GB"),
        ("Narnia", None),
        ("", None),
    ],
)
def test_countries_are_known_by_code_and_name(text, code):
    assert country_code(text) == code


def test_every_country_is_found_by_its_own_name():
    assert {country_code(name) for name in NAMES.values()} == set(NAMES)
    assert len(NAMES) == 250
