import csv
import io

from talentsphere.services.jobs.contract import Question

QUESTION = Question(id="why", label="Why us?")


async def rows_of(hiring, recruiter, job):
    content = await hiring.recruitment.export_csv(recruiter, job_id=job.id)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def test_every_applicant_is_a_row_with_their_answers_newest_first(hiring):
    job, recruiter = hiring.job(questions=(QUESTION,)), hiring.recruiter()
    ada, sent = await hiring.apply(job, name='Ada "Countess", L.', answers={"why": "=cmd|' /C calc'!A0"})
    await hiring.apply(job, name="Grace")
    await hiring.settle()
    await hiring.recruitment.tag(recruiter, application_id=sent.id, tag="maths")
    await hiring.recruitment.reject(recruiter, application_id=sent.id, reason="location")
    head, grace, first = await rows_of(hiring, recruiter, job)
    assert (head[0], head[-1], grace[0]) == ("Name", "Why us?", "Grace")
    assert first[:7] == ['Ada "Countess", L.', ada.email, "", "Rejected", "", "maths", "0"]
    assert first[7] == sent.submitted_at.isoformat(timespec="minutes")
    assert first[9:] == ["location", "'=cmd|' /C calc'!A0"]


async def test_a_job_without_applicants_is_a_table_with_its_head(hiring):
    rows = await rows_of(hiring, hiring.recruiter(), hiring.job())
    assert len(rows) == 1
