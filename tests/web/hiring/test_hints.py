from datetime import date

from factories.boards import open_job
from talentsphere.services.jobs.contract import Location, Pay
from talentsphere.services.jobs.rules.job_posting import missing_for_markup
from talentsphere.web.hiring.hints import hints

WHOLE = open_job(description_text="Long enough. " * 40, valid_through=date(2030, 1, 1))


def fields(job, weight=None):
    return [hint.field for hint in hints(job) if weight in (None, hint.weight)]


def test_a_whole_posting_needs_nothing():
    assert fields(WHOLE) == []


def test_what_search_engines_need_comes_first():
    bare = open_job(
        description_html="", description_text="", locations=(), pay=None, valid_through=None, skills=()
    )
    assert fields(bare) == ["description_html", "locations.0.city", "pay.min", "valid_through", "skills"]
    assert fields(bare, "needed") == ["description_html", "locations.0.city"]


def test_remote_work_needs_countries_instead_of_a_place():
    remote = open_job(
        workplace="remote", locations=(), description_text=WHOLE.description_text, applicant_countries=()
    )
    assert fields(remote, "needed") == ["applicant_countries"]


def test_it_needs_what_the_markup_of_jobs_needs():
    samples = (
        WHOLE,
        open_job(locations=(Location(city="Leeds"),)),
        open_job(locations=(Location(country="GB"),)),
        open_job(workplace="remote", locations=(Location(country="GB"),)),
        open_job(workplace="remote", locations=()),
        open_job(description_html="", description_text=""),
    )
    for job in samples:
        said = {field.split(".")[0] for field in fields(job, "needed")}
        assert said == set(missing_for_markup(job)), job.locations


def test_half_a_range_is_no_range():
    assert fields(open_job(pay=Pay(min=1, max=None), description_text=WHOLE.description_text)) == ["pay.min"]
