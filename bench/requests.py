"""The requests that are measured, as the bytes that go over the wire."""

from urllib.parse import quote

import msgspec

from bench.people import Candidate

# What the responder answers too, and which of its statements does.
COMPARED = ("list", "job", "page")
APPLICATIONS_EACH = 5


class Posting(msgspec.Struct, frozen=True, kw_only=True):
    """What the list says of a posting; enough to ask for it."""

    id: str
    slug: str


class _List(msgspec.Struct, frozen=True):
    items: list[Posting]


def listed(body: bytes) -> list[Posting]:
    """The postings of an answer of the list."""
    return msgspec.json.decode(body, type=_List).items


def get(path: str, *, page: bool = False) -> str:
    """A GET without a body, as a browser or as a program asks."""
    accept = "text/html,application/xhtml+xml" if page else "application/json"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n\r\n"


def readings(jobs: list[Posting]) -> dict[str, list[str]]:
    """The requests of each measurement that only reads; several different ones where there are several things."""
    return {
        "list": [get("/api/v1/jobs?sort=newest&limit=20")],
        "job": [get(f"/api/v1/jobs/{job.id}") for job in jobs],
        "page": [get(f"/jobs/{quote(job.slug)}", page=True) for job in jobs],
        "search": [get("/api/v1/jobs?q=engineer")],
        "search-page": [get("/jobs?q=engineer", page=True)],
        "health": [get("/health")],
        "livez": [get("/livez")],
    }


def applications(people: list[Candidate], jobs: list[Posting], *, first: int = 0) -> list[str]:
    """Each candidate applies to so many jobs, beginning with the given one; neighbours are different people's."""
    return [
        _application(person, jobs[first + number]) for number in range(APPLICATIONS_EACH) for person in people
    ]


def _application(person: Candidate, job: Posting) -> str:
    body = msgspec.json.encode(
        {"job_id": job.id, "cv_id": person.cv_id, "cover_letter": "I would like to work with you."}
    ).decode()
    return (
        "POST /api/v1/applications HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body.encode())}\r\n"
        f"Authorization: Bearer {person.token}\r\n\r\n{body}"
    )
