"""Content to look at components with: nothing, what is usual, and more than anybody planned for."""

from datetime import UTC, date, datetime, timedelta

NOW = datetime(2026, 3, 12, 14, 5, tzinfo=UTC)

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_TITLE = (
    "Principal Staff Engineer for Distributed Transaction Processing, Reconciliation and Ledger "
    "Infrastructure (Payments, Treasury and Risk), EMEA and Americas, Reports to the VP of Platform"
)


def job(title, company, **fields):
    base = {
        "slug": title.lower().replace(" ", "-")[:60],
        "title": title,
        "company_name": company,
        "company_slug": company.lower().replace(" ", "-"),
        "company_logo_url": None,
        "locations": ({"city": "Lisbon", "region": None, "country": "PT"},),
        "workplace": "hybrid",
        "employment_type": "full_time",
        "level": "mid",
        "pay": None,
        "skills": (),
        "published_at": NOW - timedelta(days=3),
        "valid_through": None,
    }
    return base | fields


def pay(low, high, currency="EUR", interval="year"):
    return {"min": low, "max": high, "currency": currency, "interval": interval}


JOBS = [
    job(
        "Backend engineer, search",
        "Northwind Maps",
        pay=pay(58000, 72000),
        skills=("Python", "PostgreSQL", "Elasticsearch", "Go", "Kafka"),
        published_at=NOW - timedelta(hours=5),
        level="senior",
        valid_through=date(2026, 4, 2),
    ),
    job(
        "Registered nurse, night shift",
        "Saint Olave Hospital",
        workplace="onsite",
        employment_type="part_time",
        locations=({"city": "Leeds", "region": "England", "country": "GB"},),
        pay=pay(19.5, 24, "GBP", "hour"),
        skills=("Triage", "Intensive care"),
        published_at=NOW - timedelta(days=1),
    ),
    job(
        "Product designer",
        "Fennel",
        workplace="remote",
        locations=(
            {"city": None, "region": None, "country": "DE"},
            {"city": None, "region": None, "country": "PL"},
            {"city": None, "region": None, "country": "ES"},
        ),
        pay=pay(52000, None),
        skills=("Figma", "Research", "Prototyping"),
        published_at=NOW - timedelta(days=9),
    ),
    job(
        "Supervisory park ranger",
        "National Park Service",
        workplace="onsite",
        locations=({"city": "Moab", "region": "Utah", "country": "US"},),
        pay=pay(64015, 83223, "USD"),
        skills=("Conservation", "First aid", "Public speaking"),
        published_at=NOW - timedelta(days=20),
    ),
    job("Kitchen assistant", "Lemon & Thyme", locations=(), published_at=NOW - timedelta(days=45)),
]

LONG_JOB = job(
    LONG_TITLE,
    "The Worshipful Company of International Data Carriers, Ledger Keepers and Associated Trades Ltd",
    locations=tuple(
        {
            "city": f"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch {n}",
            "region": None,
            "country": "GB",
        }
        for n in range(12)
    ),
    pay=pay(1250000, 98765432, "IDR", "month"),
    skills=(LONG_WORD, "Distributed consensus protocols and their formal verification in TLA+", "Rust", "C"),
    published_at=NOW - timedelta(days=800),
    workplace="remote",
    employment_type="per_diem",
    level="executive",
    valid_through=date(2031, 12, 31),
)

DESCRIPTION = """
<p>You will own how people find places: from what they type to the ten results they see. The team is five
engineers and one researcher; you will pair most days and ship most weeks.</p>
<h2>What you will do</h2>
<ul><li>Design and run the indexing pipeline for 40 million places in 60 languages.</li>
<li>Measure relevance with people, not only with clicks, and make it better.</li>
<li>Keep the 95th percentile below 100 ms while the index doubles.</li></ul>
<h2>What we look for</h2>
<ul><li>You have run a search or storage system that people relied on.</li>
<li>You write plainly: code, and the page that explains it.</li></ul>
<p>You do not need to have worked with maps. Interviews take three conversations, all within two weeks.</p>
"""

FILTERS = {
    "workplace": [
        {"value": "onsite", "label": "On site", "count": 812, "chosen": False},
        {"value": "hybrid", "label": "Hybrid", "count": 1204, "chosen": True},
        {"value": "remote", "label": "Remote", "count": 396, "chosen": True},
    ],
    "level": [
        {"value": "entry", "label": "Entry level", "count": 210, "chosen": False},
        {"value": "senior", "label": "Senior", "count": 98, "chosen": True},
    ],
    "pay": [{"value": "40000", "label": "From €40,000", "count": None, "chosen": False}],
    "long": [
        {"value": str(n), "label": f"{LONG_WORD} {n}", "count": 10**n, "chosen": n == 3} for n in range(12)
    ],
    "none": [],
}

CHOSEN = [
    {"label": "Hybrid", "remove_href": "?workplace=remote"},
    {"label": "Remote", "remove_href": "?workplace=hybrid"},
    {"label": "Senior", "remove_href": "?"},
]

PEOPLE = ["Ada Lovelace", "Grace Hopper", "Katherine Johnson", "Mary Jackson", "Hedy Lamarr", "Joan Clarke"]


def card(n, name, **fields):
    return {"id": f"c{n}", "name": name, "href": f"#c{n}", "since": NOW - timedelta(days=n + 1)} | fields


BOARD = [
    {
        "id": "new",
        "name": "New",
        "cards": [
            card(0, "Ada Lovelace", next="Read the CV"),
            card(1, "Grace Hopper", rating=4),
            card(2, "Joan Clarke"),
        ],
    },
    {
        "id": "talk",
        "name": "First talk",
        "cards": [card(3, "Katherine Johnson", rating=5, next="Call on 14 March, 10:00")],
    },
    {"id": "task", "name": "Work sample", "cards": []},
    {
        "id": "final",
        "name": f"Final conversation with {LONG_WORD}",
        "cards": [
            card(5, f"María de los Ángeles {LONG_WORD} Hernández-Villavicencio", rating=3, next=LONG_TITLE)
        ],
    },
    {
        "id": "offer",
        "name": "Offer",
        "cards": [card(8, "Mary Jackson", rating=5, next="Waiting for her answer until 20 March")],
    },
]

TIMELINE = [
    {"title": "Sent", "at": NOW - timedelta(days=6), "text": "With the CV ada-lovelace.pdf"},
    {"title": "Read by Northwind Maps", "at": NOW - timedelta(days=5)},
    {"title": "First talk", "at": NOW - timedelta(hours=3), "text": "With Grace Hopper, 40 minutes"},
    {"title": "Answer due by 26 March 2026", "state": "next"},
]

TABLE_COLUMNS = [
    {"label": "Job", "sort_href": "?sort=job", "sorted": "ascending"},
    {"label": "State"},
    {"label": "Applications", "number": True, "sort_href": "?sort=n"},
    {"label": "Median answer", "number": True},
]
TABLE_ROWS = [
    ["Backend engineer, search", "Published", "1,204", "3 days"],
    ["Registered nurse, night shift", "Draft", "0", "–"],
    [LONG_TITLE, "Closed", "1,000,000", "120 days"],
]

REQUESTS = [3, 4, 8, 6, 9, 12, 10, 15, 14, 18, 13, 9, 7, 8, 11, 16, 22, 19]

SAMPLES = {
    "jobs": JOBS,
    "long_job": LONG_JOB,
    "long_word": LONG_WORD,
    "long_title": LONG_TITLE,
    "filters": FILTERS,
    "chosen": CHOSEN,
    "people": PEOPLE,
    "board": BOARD,
    "timeline": TIMELINE,
    "columns": TABLE_COLUMNS,
    "rows": TABLE_ROWS,
    "requests": REQUESTS,
    "now": NOW,
}
