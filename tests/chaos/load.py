"""People who apply while the platform is being killed: what they sent, and what they were told."""

import asyncio
import uuid
from collections import Counter
from datetime import date

import httpx

from factories.actors import PASSWORD
from talentsphere.kernel.config import load_settings
from talentsphere.runtime.home import Home
from talentsphere.runtime.wiring import running
from talentsphere.services.companies.contract import NewCompany
from talentsphere.services.jobs.contract import JobDraft, Location, Pay

# What a client may send again after, with the same Idempotency-Key.
_AGAIN = frozenset({500, 502, 503, 504})
_TOLD_OF_A_REPEAT = frozenset({"already_applied", "already_carried_out"})


async def people(site, pdf, *, candidates, jobs, churned):
    """A company with postings and candidates with a CV, made by the services themselves. Returns a Stage."""
    settings = load_settings(site.environment)
    async with running(settings, Home(site.home)) as services:

        async def account(email, name, role):
            await services.auth.add_user(email=email, name=name, password=PASSWORD, roles=(role,))
            tokens = await services.auth.login(email=email, password=PASSWORD, user_agent="", client="")
            actor = await services.auth.authenticate(session=None, bearer=tokens.access_token)
            return actor, tokens.access_token

        recruiter, recruiter_token = await account("rita@example.com", "Rita Recruiter", "recruiter")
        company = await services.companies.create(recruiter, company=NewCompany(name="Coast Lights"))
        published = []
        for number in range(jobs + churned):
            draft = await services.jobs.create(
                recruiter,
                draft=JobDraft(
                    company_id=company.id,
                    title=f"Keeper of light {number}",
                    description_html="<p>Keep the <b>light</b> on.</p>",
                    locations=(Location(city="Bergen", country="NO"),),
                    pay=Pay(min=41000, max=52000, currency="EUR"),
                    valid_through=date(2099, 1, 1),
                ),
            )
            await services.jobs.publish(recruiter, job_id=draft.id)
            published.append(str(draft.id))

        async def candidate(number):
            email = f"candidate{number}@example.com"
            actor, token = await account(email, f"Carla Candidate {number}", "candidate")
            cv = await services.cvs.upload(actor, data=pdf, name="cv.pdf")
            return Candidate(email=email, token=token, cv_id=str(cv.id))

        found = await asyncio.gather(*(candidate(number) for number in range(candidates)))
    return Stage(
        recruiter_token=recruiter_token,
        candidates=found,
        jobs=published[:jobs],
        churned=published[jobs:],
    )


class Candidate:
    def __init__(self, *, email, token, cv_id):
        self.email, self.token, self.cv_id = email, token, cv_id


class Stage:
    """Who plays: applications go to `jobs`, while `churned` are closed and opened."""

    def __init__(self, *, recruiter_token, candidates, jobs, churned):
        self.recruiter_token = recruiter_token
        self.candidates, self.jobs, self.churned = candidates, jobs, churned

    def pairs(self):
        return [(candidate, job) for job in self.jobs for candidate in self.candidates]


class Load:
    """Sends each application until it is answered for good. `acknowledged` maps (e-mail, job) to its id."""

    def __init__(self, url, stage, *, each_second):
        self._client = httpx.AsyncClient(
            base_url=url, timeout=15, limits=httpx.Limits(max_connections=40, max_keepalive_connections=10)
        )
        self._stage = stage
        self._pause = 1 / each_second
        self.acknowledged = {}
        self.told_of_a_repeat = []
        self.outcomes = Counter()
        self.toggles = 0
        self.hurry = asyncio.Event()

    async def apply_all(self):
        """Every candidate applies for every job once, at the given pace, or at once after `hurry`."""
        under_way = set()
        for candidate, job in self._stage.pairs():
            while len(under_way) >= 12:
                _, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            under_way.add(asyncio.create_task(self._apply(candidate, job)))
            if not self.hurry.is_set():
                await asyncio.sleep(self._pause)
        await asyncio.gather(*under_way)

    async def _apply(self, candidate, job):
        key = uuid.uuid4().hex
        answer = await self._until_answered(
            "POST",
            "/api/v1/applications",
            token=candidate.token,
            key=key,
            json={"job_id": job, "cv_id": candidate.cv_id, "cover_letter": "I like storms."},
        )
        if answer.status_code == 201:
            assert (candidate.email, job) not in self.acknowledged
            self.acknowledged[candidate.email, job] = answer.json()["id"]
            return
        assert answer.status_code == 409, answer.text
        assert answer.json()["code"] in _TOLD_OF_A_REPEAT, answer.text
        self.told_of_a_repeat.append((candidate.email, job))

    async def churn(self, stop):
        """Closes and opens postings in turn until told to stop."""
        action = dict.fromkeys(self._stage.churned, "close")
        while not stop.is_set():
            for job in self._stage.churned:
                if stop.is_set():
                    return
                answer = await self._until_answered(
                    "POST", f"/api/v1/jobs/{job}/{action[job]}", token=self._stage.recruiter_token, key=None
                )
                # A repeat of what the lost answer was about: the posting is already so.
                assert answer.status_code in {200, 409, 422}, answer.text
                action[job] = "publish" if action[job] == "close" else "close"
                self.toggles += 1
                await asyncio.sleep(0.4)

    async def _until_answered(self, method, path, *, token, key, json=None):
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
        for attempt in range(400):
            try:
                answer = await self._client.request(method, path, headers=headers, json=json)
            except httpx.TransportError as error:
                self.outcomes[type(error).__name__] += 1
            else:
                self.outcomes[answer.status_code] += 1
                if answer.status_code not in _AGAIN:
                    return answer
                assert answer.status_code != 500, answer.text
            await asyncio.sleep(min(0.1 * 1.3**attempt, 0.5))
        raise AssertionError(f"{method} {path} was never answered: {self.outcomes}")

    async def close(self):
        await self._client.aclose()
