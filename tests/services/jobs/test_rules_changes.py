"""Changes touch the fields they name."""

from datetime import date

from factories.boards import open_job
from talentsphere.services.jobs.contract import JobChanges, JobDraft, Pay
from talentsphere.services.jobs.rules.changes import apply_changes, draft_of

JOB = open_job()
DRAFT = draft_of(JOB, company_id=JOB.company_id)


def test_the_draft_of_a_job_has_all_its_fields():
    assert isinstance(DRAFT, JobDraft)
    assert all(getattr(DRAFT, name) == getattr(JOB, name) for name in JobDraft.__struct_fields__)


def test_no_changes_change_nothing():
    assert apply_changes(DRAFT, JobChanges()) == DRAFT


def test_named_fields_change_and_the_others_stay():
    changed = apply_changes(DRAFT, JobChanges(title="Cutter", pay=Pay(min=1), valid_through=date(2031, 1, 1)))
    assert (changed.title, changed.pay, changed.valid_through) == ("Cutter", Pay(min=1), date(2031, 1, 1))
    assert changed.skills == DRAFT.skills


def test_none_empties_a_field():
    changed = apply_changes(DRAFT, JobChanges(pay=None, department=None))
    assert (changed.pay, changed.department) == (None, None)


def test_every_field_of_a_draft_can_be_changed():
    assert set(JobChanges.__struct_fields__) == set(JobDraft.__struct_fields__) - {"company_id"}
