"""What the list says of itself and of each job."""

import pytest

from talentsphere.services.search.contract import Correction, JobResult, JobResults, Reason, Total
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.jobs.results import heading, name_of, results, uncorrected, why
from talentsphere.web.shell.texts import load
from web.jobs import stage

TEXTS = load()["en"]
JOB = stage.card(stage.job(1))


def found(n=2, **fields):
    return JobResults(items=(), total=Total(value=n, at_least=fields.pop("at_least", False)), **fields)


@pytest.mark.parametrize(
    ("question", "title", "words"),
    [
        (Asked(), "Find a job", "1,234 jobs"),
        (Asked(q="nurse"), "nurse jobs", "1,234 jobs for nurse"),
        (Asked(place="Leeds"), "Jobs in Leeds", "1,234 jobs in Leeds"),
        (Asked(q="nurse", place="Leeds"), "nurse jobs in Leeds", "1,234 jobs for nurse in Leeds"),
    ],
)
def test_the_list_is_called_by_what_was_asked(question, title, words):
    assert name_of(question, texts=TEXTS) == title
    assert heading(found(1234), question, count="1,234", texts=TEXTS) == words


def test_numbers_are_said_as_exactly_as_they_are_known():
    assert heading(found(1), Asked(), count="1", texts=TEXTS) == "1 job"
    assert heading(found(0), Asked(q="x"), count="0", texts=TEXTS) == "No jobs for x"
    assert heading(found(20, at_least=True), Asked(), count="20", texts=TEXTS) == "At least 20 jobs"


def test_a_misspelled_word_is_called_by_its_right_form_and_can_be_insisted_on():
    corrected = found(matched="corrected", corrections=(Correction(typed="nusre", used="nurse"),))
    question = Asked(q="Nusre night", workplace=("onsite",))
    assert heading(corrected, question, count="2", texts=TEXTS) == "2 jobs for nurse night"
    assert uncorrected(corrected, question) == "/jobs?q=%22Nusre%22+night&workplace=onsite"
    assert uncorrected(found(), question) is None
    assert uncorrected(corrected, Asked(q='"nusre"')) is None


def test_why_names_what_is_not_marked_already():
    item = JobResult(
        job=JOB,
        why=(
            Reason(kind="title", words=("nurse",)),
            Reason(kind="skills", words=("triage", "icu")),
            Reason(kind="synonym", words=("rn",)),
            Reason(kind="text", words=("nurse",)),
        ),
    )
    assert why(item, texts=TEXTS) == "Skills: triage, icu · Means the same: rn"
    assert why(JobResult(job=JOB), texts=TEXTS) == ""


def test_a_result_without_marks_shows_its_plain_title_and_no_snippet():
    plain = JobResult(job=JOB, snippet=(("The beginning of a description", False),))
    [result] = results(
        JobResults(items=(plain,), total=Total(value=1)), Asked(q="x", cursor="c"), texts=TEXTS
    )
    assert result.title == ((JOB.title, False),)
    assert result.snippet == ()
    assert result.pane_url == f"/jobs?q=x&job={JOB.slug}"
