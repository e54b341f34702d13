"""Generated postings as lines of JSON, the same ones for the same seed, of about the size real ones have."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

_ROLES = (
    "Software Engineer", "Data Engineer", "Site Reliability Engineer", "Mechanical Engineer", "Registered Nurse",
    "Accountant", "Product Designer", "Data Scientist", "Sales Manager", "Warehouse Operator", "Teacher",
    "Project Manager", "Customer Support Specialist", "Electrician", "Research Scientist", "Recruiter",
)  # fmt: skip
_LEVELS = ("", "Junior ", "Senior ", "Lead ", "Principal ")
_PLACES = (
    ("Berlin", "Berlin", "DE"), ("London", "England", "GB"), ("Boston", "Massachusetts", "US"),
    ("Austin", "Texas", "US"), ("Toronto", "Ontario", "CA"), ("Pune", "Maharashtra", "IN"),
    ("Lyon", "Auvergne-Rhône-Alpes", "FR"), ("Nairobi", "Nairobi County", "KE"),
)  # fmt: skip
_SKILLS = (
    "Python", "SQL", "Kubernetes", "Excel", "Patient care", "Negotiation", "Figma", "Statistics", "Forklift",
    "Scheduling", "Go", "Linux", "Writing", "Public speaking", "Budgeting", "First aid",
)  # fmt: skip
_NAMES = ("Harbour", "Juniper", "Northwind", "Granite", "Lantern", "Meridian", "Orchard", "Quarry", "Saffron")
_KINDS = ("Systems", "Health", "Logistics", "Works", "Labs", "Foods", "Energy", "Schools")
_WORDS = (
    "team", "customers", "plan", "build", "improve", "measure", "together", "every", "week", "quality", "safety",
    "service", "design", "review", "support", "deliver", "train", "report", "clear", "daily", "shared", "new",
    "process", "equipment", "budget", "schedule", "learn", "lead", "write", "check", "across", "sites", "with",
    "for", "and", "the", "our", "your", "in", "of", "to", "from", "at",
)  # fmt: skip


def postings(count: int, *, today: date, seed: int = 1) -> Iterator[dict[str, object]]:
    """Open postings of some seventy companies, published within the last 90 days."""
    draw = random.Random(seed)
    companies = [f"{name} {kind}" for name in _NAMES for kind in _KINDS]
    for number in range(count):
        role, (city, region, country) = draw.choice(_ROLES), draw.choice(_PLACES)
        minimum = draw.randrange(30, 120) * 1000
        yield {
            "reference": f"bench-{number:06}",
            "title": f"{draw.choice(_LEVELS)}{role}",
            "company": draw.choice(companies),
            "department": draw.choice(("Engineering", "Operations", "Care", "Sales", "Finance")),
            "city": city,
            "region": region,
            "country": country,
            "workplace": draw.choice(("onsite", "hybrid", "remote")),
            "employment_type": draw.choice(("full_time", "part_time", "contract")),
            "salary_min": minimum,
            "salary_max": minimum + draw.randrange(5, 40) * 1000,
            "currency": "EUR",
            "interval": "year",
            "skills": draw.sample(_SKILLS, 5),
            "published_at": (today - timedelta(days=draw.randrange(90))).isoformat(),
            "valid_through": (today + timedelta(days=draw.randrange(30, 120))).isoformat(),
            "description": _description(draw, role),
        }


def write(path: Path, count: int, *, today: date, seed: int = 1) -> None:
    """The postings as a file that `talentsphere import jobs` reads."""
    path.write_bytes(b"\n".join(map(msgspec.json.encode, postings(count, today=today, seed=seed))) + b"\n")


def _description(draw: random.Random, role: str) -> str:
    """About 2 kB of HTML: paragraphs, headings and a list."""
    duties = "".join(f"<li>{_sentence(draw, 9)}</li>" for _ in range(7))
    paragraphs = "".join(f"<p>{' '.join(_sentence(draw, 13) for _ in range(4))}</p>" for _ in range(4))
    return f"<p>We are looking for a {role}.</p>{paragraphs}<h2>What you will do</h2><ul>{duties}</ul>"


def _sentence(draw: random.Random, words: int) -> str:
    return " ".join(draw.choices(_WORDS, k=words)).capitalize() + "."
