"""Five layouts of one CV (one and two columns) have to give the same fields.

The CV prints no telephone number, so that field is tested elsewhere.
"""

import pytest

from talentsphere.services.cvs.rules.document import checked
from talentsphere.services.cvs.rules.pdf import pdf_text
from talentsphere.services.cvs.rules.reader import read_resume

LAYOUTS = ("Ember", "Engineeringclassic", "Ink", "Moderncv", "Opal")
FLOOR = 1.0  # Measured: 91 of 91 fields in each of the five layouts.

JOBS = (
    ("Nexus AI", "Co-Founder & CTO", "San Francisco, CA", "2023-06", None, 4),
    ("NVIDIA Research", "Research Intern", "Santa Clara, CA", "2022-05", "2022-08", 2),
    ("Google DeepMind", "Research Intern", "London, UK", "2021-05", "2021-08", 5),
    ("Apple ML Research", "Research Intern", "Cupertino, CA", "2020-05", "2020-08", 2),
    ("Microsoft Research", "Research Intern", "Redmond, WA", "2019-05", "2019-08", 2),
)
SCHOOLS = (
    ("Princeton University", "PhD", "Computer Science", "2018-09", "2023-05"),
    ("Boğaziçi University", "BS", "Computer Engineering", "2014-09", "2018-06"),
)
PROJECTS = (
    ("FlashInfer", "2023-01", None, "Open-source library for high-performance LLM inference kernels"),
    (
        "NeuralPrune",
        "2021-01",
        "2021-01",
        "Automated neural network pruning toolkit with differentiable masks",
    ),
)
PUBLICATIONS = (
    (
        "Sparse Mixture-of-Experts at Scale: Efficient Routing for Trillion-Parameter Models",
        "2023-07",
        "neurips.2023.1234",
    ),
    ("Neural Architecture Search via Differentiable Pruning", "2022-12", "neurips.2022.5678"),
    ("Multi-Agent Reinforcement Learning with Emergent Communication", "2022-07", "icml.2022.9012"),
    ("On-Device Model Compression via Learned Quantization", "2021-05", "iclr.2021.3456"),
)
AWARDS = (
    ("MIT Technology Review 35 Under 35 Innovators", "2024"),
    ("Forbes 30 Under 30 in Enterprise Technology", "2024"),
    ("ACM Doctoral Dissertation Award Honorable Mention", "2023"),
    ("Google PhD Fellowship in Machine Learning (2020 – 2023)", None),
    ("Fulbright Scholarship for Graduate Studies", "2018"),
)
SKILLS = (("Languages", 5), ("ML Frameworks", 5), ("Infrastructure", 5), ("Research Areas", 4))


def expected():
    """Path and value of each field; a path ends in a key, an index or a count ("#")."""
    fields = {
        "basics.name": "John Doe",
        "basics.email": "john.doe@email.com",
        "basics.url": "https://rendercv.com",
        "basics.location.city": "San Francisco",
        "basics.location.region": "CA",
        "basics.profiles.0.url": "https://linkedin.com/in/rendercv",
        "basics.profiles.1.url": "https://github.com/rendercv",
    }
    keys = ("name", "position", "location", "startDate", "endDate", "highlights.#")
    tables = (
        ("work", keys, JOBS),
        ("education", ("institution", "studyType", "area", "startDate", "endDate"), SCHOOLS),
        ("projects", ("name", "startDate", "endDate", "description"), PROJECTS),
        ("awards", ("title", "date"), AWARDS),
        ("skills", ("name", "keywords.#"), SKILLS),
    )
    for section, names, rows in tables:
        for index, row in enumerate(rows):
            fields |= {f"{section}.{index}.{name}": value for name, value in zip(names, row, strict=True)}
    for index, (name, date, doi) in enumerate(PUBLICATIONS):
        fields[f"publications.{index}.name"] = name
        fields[f"publications.{index}.releaseDate"] = date
        fields[f"publications.{index}.url"] = f"https://doi.org/10.1234/{doi}"
    fields |= {
        "work.#": 5,
        "education.#": 2,
        "projects.#": 2,
        "publications.#": 4,
        "awards.#": 5,
        "skills.#": 4,
    }
    return fields


def value_at(document, path):
    for key in path.split("."):
        if key == "#":
            return len(document)
        if isinstance(document, list):
            document = document[int(key)] if int(key) < len(document) else {}
        else:
            document = document.get(
                key, [] if path.endswith("#") and path.rsplit(".", 2)[-2] == key else None
            )
        if document is None:
            return None
    return document


@pytest.fixture(params=LAYOUTS)
def read(request, shared_data):
    file = shared_data / "resumes" / f"John_Doe_{request.param}Theme_CV.pdf"
    return read_resume(pdf_text(file.read_bytes()))


def test_every_field_is_found(read):
    fields = expected()
    wrong = {path: value_at(read, path) for path, value in fields.items() if value_at(read, path) != value}
    assert (len(fields) - len(wrong)) / len(fields) >= FLOOR, wrong


def test_every_list_item_of_a_job_is_whole(read):
    highlights = [highlight for job in read["work"] for highlight in job["highlights"]]
    assert (
        highlights[0]
        == "Built foundation model infrastructure serving 2M+ monthly API requests with 99.97% uptime"
    )
    assert highlights[5].endswith("(spotlight presentation, top 5% of submissions)")
    assert highlights[-1].endswith("reducing training data requirements by 60%")


def test_sections_of_their_own_are_kept(read):
    assert [(section["name"], len(section["items"])) for section in read["customSections"]] == [
        ("Patents", 3),
        ("Invited Talks", 4),
    ]


def test_page_numbers_and_dates_of_printing_are_no_content(read):
    assert not [text for text in texts(read) if "– 1/" in text or "Last updated" in text or text.isdigit()]


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from (text for text in texts(item) if not (text.isdigit() and len(text) == 4))


def test_the_document_can_be_kept(read):
    assert checked(read)
