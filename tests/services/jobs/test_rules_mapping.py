"""Columns find their targets, and a person has the last word."""

import pytest

from factories.boards import real_rows
from talentsphere.services.jobs.rules.importing.errors import BadMapping
from talentsphere.services.jobs.rules.importing.mapping import TARGETS, guess_mapping, with_overrides


def test_the_real_postings_need_no_help():
    rows = real_rows(50)
    assert guess_mapping(list(rows[0]), rows) == {
        "reference": "control_number",
        "title": "position_title",
        "company": "agency",
        "department": "department",
        "employment_type": "appointment_type",
        "published_at": "open_date",
        "valid_through": "close_date",
        "url": "usajobs_url",
    }


@pytest.mark.parametrize(
    ("columns", "mapping"),
    [
        (
            ["Job Title", "Employer", "Salary (min)"],
            {"title": "Job Title", "company": "Employer", "salary_min": "Salary (min)"},
        ),
        (["positionTitle", "hiringAgencyName"], {"title": "positionTitle", "company": "hiringAgencyName"}),
        (["name", "title"], {"title": "title"}),
        (["company", "agency", "title"], {"title": "title", "company": "company"}),
        (["id", "requisition_id"], {"reference": "id", "requisition_id": "requisition_id"}),
        (["tracking_url", "posting_title"], {"title": "posting_title", "url": "tracking_url"}),
        (["City", "State", "Country"], {"city": "City", "region": "State", "country": "Country"}),
        (["foo", "bar"], {}),
    ],
)
def test_columns_are_known_by_many_names(columns, mapping):
    assert guess_mapping(columns, []) == mapping


def test_the_values_of_a_column_must_fit():
    rows = [
        {
            "url": "see below",
            "job_url": "https://a.example/1",
            "published": "true",
            "date_posted": "2024-01-01",
            "id": [1],
            "guid": "x",
        }
    ]
    assert guess_mapping(list(rows[0]), rows) == {
        "reference": "guid",
        "published_at": "date_posted",
        "url": "job_url",
    }


GUESSED = {"title": "name", "company": "agency"}
COLUMNS = ("name", "agency", "label")


class TestOverrides:
    def test_replace_a_guess(self):
        assert with_overrides(GUESSED, {"title": "label"}, COLUMNS) == {
            "title": "label",
            "company": "agency",
        }

    def test_take_a_column_away_from_another_target(self):
        assert with_overrides(GUESSED, {"department": "agency"}, COLUMNS) == {
            "title": "name",
            "department": "agency",
        }

    def test_leave_a_target_out(self):
        assert with_overrides(GUESSED, {"company": ""}, COLUMNS) == {"title": "name"}

    @pytest.mark.parametrize("override", [{"wages": "name"}, {"title": "nome"}])
    def test_name_what_does_not_exist(self, override):
        with pytest.raises(BadMapping) as refused:
            with_overrides(GUESSED, override, COLUMNS)
        assert refused.value.fields[0].field == f"mapping.{next(iter(override))}"

    def test_keep_the_order_of_the_targets(self):
        assert list(with_overrides(GUESSED, {"reference": "label"}, COLUMNS)) == [
            t for t in TARGETS if t in ("reference", "title", "company")
        ]
