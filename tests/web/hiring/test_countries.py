import pytest

from talentsphere.services.jobs.rules.countries import NAMES
from talentsphere.web.hiring import countries


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Germany", "DE"), ("germany", "DE"), ("de", "DE"), ("U.K.", "GB"), ("turkiye", "TR"), ("Côte d'Ivoire", "CI"), ("USA", "US")],
)  # fmt: skip
def test_a_country_is_known_by_its_names_and_code(typed, code):
    assert countries.code_of(typed) == code


def test_what_is_no_country_stays_as_it_was_typed():
    assert countries.code_of(" Atlantis ") == "Atlantis"
    assert countries.name_of("Atlantis") == "Atlantis"
    assert countries.name_of(None) == ""


def test_every_name_leads_to_a_code_that_postings_accept():
    codes = {countries.code_of(name) for name in countries.names()}
    assert codes <= set(NAMES)
    assert {countries.name_of(code) for code in codes} == set(countries.names())


def test_no_name_holds_a_comma_for_lists_are_cut_at_them():
    assert not [name for name in countries.names() if "," in name]
