"""Filters, totals, facets and paging against a plain count over all postings."""

import tempfile
from collections import Counter
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentsphere.services.jobs.contract import EMPLOYMENT_TYPES, LEVELS, WORKPLACES, Location
from talentsphere.services.search.contract import JobQuery
from talentsphere.services.search.engine.document import JobDocument
from talentsphere.services.search.engine.reader import IndexReader
from talentsphere.services.search.engine.writer import IndexWriter

NOW = 1_760_000_000
DAY = 86_400
COMPANIES = [(str(UUID(int=n)), f"co-{n}", f"Company {n}") for n in range(1, 5)]
PLACES = [
    Location(city="Berlin", region="Berlin", country="DE"),
    Location(city="Zürich", region=None, country="CH"),
    Location(city="Austin", region="TX", country="US"),
    Location(city="Paris", region="TX", country="US"),
    Location(city="Paris", region=None, country="FR"),
    Location(country="Atlantis"),
]
ASKED_PLACES = {
    "": lambda p: True,
    "berlin": lambda p: p.city == "Berlin",
    "ZURICH, Switzerland": lambda p: p.city == "Zürich",
    "Paris": lambda p: p.city == "Paris",
    "paris texas": lambda p: p.city == "Paris" and p.region == "TX",
    "Texas, USA": lambda p: p.region == "TX",
    "germany": lambda p: p.country == "DE",
    "atlantis": lambda p: p.country == "Atlantis",
    "nowhere": lambda p: False,
}


@st.composite
def job(draw, number: int) -> JobDocument:
    company_id, slug, name = draw(st.sampled_from(COMPANIES))
    return JobDocument(
        id=str(UUID(int=number + 1)),
        title=draw(st.sampled_from(["Baker", "Java Developer", "Developer", "Night Baker", "Nurse"])),
        company_id=company_id,
        company_slug=slug,
        company_name=name,
        department=draw(st.sampled_from([None, "Sales", "R&D"])),
        level=draw(st.sampled_from([None, *LEVELS[:3]])),
        workplace=draw(st.sampled_from(WORKPLACES)),
        employment_type=draw(st.sampled_from(EMPLOYMENT_TYPES[:3])),
        places=tuple(draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True))),
        pay_min_year=draw(st.sampled_from([None, 30_000, 60_000])),
        pay_max_year=draw(st.sampled_from([None, 65_000, 90_000])),
        currency=draw(st.sampled_from(["EUR", "USD"])),
        published_at=NOW - draw(st.sampled_from([0, 0, DAY, 5 * DAY, 40 * DAY])),
        valid_through=draw(st.sampled_from([None, NOW - 1, NOW, NOW + 1])),
    )


JOBS = st.integers(0, 45).flatmap(lambda count: st.tuples(*[job(number) for number in range(count)]))


def some(values) -> st.SearchStrategy:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


QUERIES = st.builds(
    JobQuery,
    q=st.sampled_from(["", "", "baker", "java", "-nurse"]),
    place=st.sampled_from(list(ASKED_PLACES)),
    workplace=some(WORKPLACES),
    employment_type=some(EMPLOYMENT_TYPES[:3]),
    level=some(LEVELS[:3]),
    department=st.sampled_from([None, "sales", "R & D"]),
    company=some(["co-1", "co-2", COMPANIES[2][0], "none"]),
    country=st.sampled_from([None, None, "US", "france"]),
    pay_min=st.sampled_from([None, None, 50_000, 70_000]),
    currency=st.sampled_from([None, "eur"]),
    posted_within=st.sampled_from([None, None, 3]),
    sort=st.sampled_from(["relevance", "newest"]),
    limit=st.sampled_from([1, 3, 20]),
)
FACETS = ("workplace", "employment_type", "level", "company", "country")


def holds(job: JobDocument, query: JobQuery, *, without: str = "") -> bool:
    words = job.title.lower().split()
    pay = job.pay_max_year if job.pay_max_year is not None else job.pay_min_year
    country = {"france": "FR"}.get(query.country or "", query.country)
    checks = {
        "open": job.valid_through is None or job.valid_through > NOW,
        "q": "nurse" not in words if query.q == "-nurse" else not query.q or query.q in words,
        "place": not query.place or any(map(ASKED_PLACES[query.place], job.places)),
        "workplace": not query.workplace or job.workplace in query.workplace,
        "employment_type": not query.employment_type or job.employment_type in query.employment_type,
        "level": not query.level or job.level in query.level,
        "department": not query.department
        or job.department == {"sales": "Sales", "R & D": "R&D"}[query.department],
        "company": not query.company or {job.company_slug, job.company_id} & set(query.company),
        "country": not country or country in {place.country for place in job.places},
        "pay": query.pay_min is None
        or (pay is not None and pay >= query.pay_min and (not query.currency or job.currency == "EUR")),
        "age": query.posted_within is None or job.published_at >= NOW - query.posted_within * DAY,
    }
    return all(bool(held) for name, held in checks.items() if name != without)


def values(job: JobDocument, facet: str) -> set[str]:
    if facet == "company":
        return {job.company_slug}
    if facet == "country":
        return {place.country if len(place.country) == 2 else place.country.lower() for place in job.places}
    return {getattr(job, facet)} - {None}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(JOBS, st.lists(QUERIES, min_size=1, max_size=8))
def test_the_index_counts_what_a_plain_loop_counts(
    jobs: tuple[JobDocument, ...], queries: list[JobQuery]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with IndexWriter(root, memory=15_000_000) as writer, writer.rebuild() as rebuild:
            rebuild.add(jobs)
        reader = IndexReader(root)
        for query in queries:
            check(reader, jobs, query)


def check(reader: IndexReader, jobs: tuple[JobDocument, ...], query: JobQuery) -> None:
    page = reader.find(query, now=NOW).page
    expected = {job.id for job in jobs if holds(job, query)}
    assert page.total == page.exact == len(expected)
    for facet in FACETS:
        counts = Counter(
            value for job in jobs if holds(job, query, without=facet) for value in values(job, facet)
        )
        assert {value.value: value.count for value in getattr(page.facets, facet)} == dict(counts)
    found = [str(hit.id) for hit in page.hits]
    while page.next:
        assert len(page.hits) == query.limit
        page = reader.find(
            JobQuery(
                **{name: getattr(query, name) for name in query.__struct_fields__} | {"cursor": page.next}
            ),
            now=NOW,
        ).page
        found += [str(hit.id) for hit in page.hits]
    assert len(found) == len(set(found))
    assert set(found) == expected
    if query.sort == "newest" or query.q in {"", "-nurse"}:
        published = {job.id: job.published_at for job in jobs}
        times = [published[job_id] for job_id in found]
        assert times == sorted(times, reverse=True)
