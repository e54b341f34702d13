"""Plain texts laid out in the ways people lay out CVs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.services.cvs.rules.document import checked, fitted
from talentsphere.services.cvs.rules.reader import read_resume

ENGINEER_AT_ACME = [
    {"name": "Acme Ltd", "position": "Senior Engineer", "location": "Leeds, UK", "startDate": "2020-01"},
    {
        "name": "Initech",
        "position": "Developer",
        "location": "Austin, TX",
        "startDate": "2016-03",
        "endDate": "2019-12",
    },
]
# Two jobs each, in the layout that the key names.
WORK = {
    "employer, then title": (
        "Acme Ltd – Leeds, UK\tJan 2020 – Present\nSenior Engineer",
        "Initech – Austin, TX\tMar 2016 – Dec 2019\nDeveloper",
    ),
    "employer and place, then title and dates": (
        "Acme Ltd\tLeeds, UK\nSenior Engineer\tJan 2020 – Present",
        "Initech\tAustin, TX\nDeveloper\tMar 2016 – Dec 2019",
    ),
    "title at employer": (
        "Senior Engineer at Acme Ltd, Leeds, UK (Jan 2020 – Present)",
        "Developer at Initech, Austin, TX (Mar 2016 – Dec 2019)",
    ),
    "title, employer – place": (
        "Senior Engineer, Acme Ltd – Leeds, UK\tJan 2020 – Present",
        "Developer, Initech – Austin, TX\tMar 2016 – Dec 2019",
    ),
    "dates, employer, title – place": (
        "01/2020 – present\tAcme Ltd, Senior Engineer – Leeds, UK",
        "03/2016 – 12/2019\tInitech, Developer – Austin, TX",
    ),
    "bars": (
        "Senior Engineer | Acme Ltd | Leeds, UK | 2020-01 – now",
        "Developer | Initech | Austin, TX | 2016-03 – 2019-12",
    ),
    "a line each, dates first": (
        "January 2020 - Present\nSenior Engineer\nAcme Ltd\nLeeds, UK",
        "March 2016 - December 2019\nDeveloper\nInitech\nAustin, TX",
    ),
    "a line each, as LinkedIn exports": (
        "Acme Ltd\nSenior Engineer\nJanuary 2020 - Present (4 years 2 months)\nLeeds, UK",
        "Initech\nDeveloper\nMarch 2016 - December 2019 (3 years 10 months)\nAustin, TX",
    ),
}
LISTED = "• Senior Engineer, Acme Ltd, Leeds, UK, Jan 2020 – present\n• Developer, Initech, Austin, TX, Mar 2016 – Dec 2019"


def read(text):
    return read_resume("\n".join(line.strip() for line in text.strip().split("\n")))


@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("layout", WORK)
def test_jobs_are_read_in_every_layout(layout, apart):
    assert read("Ann Lee\n\nWORK EXPERIENCE\n" + apart.join(WORK[layout]))["work"] == ENGINEER_AT_ACME


def test_jobs_are_read_from_a_list():
    assert read("Employment\n" + LISTED)["work"] == ENGINEER_AT_ACME


@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("layout", WORK)
def test_list_items_and_prose_stay_with_their_job(layout, apart):
    first, second = WORK[layout]
    first += "\n- Built the billing\n- Led four people"
    second += "\nPrinted reports for managers, whole days long."
    assert read("Experience\n" + apart.join((first, second)))["work"] == [
        ENGINEER_AT_ACME[0] | {"highlights": ["Built the billing", "Led four people"]},
        ENGINEER_AT_ACME[1] | {"summary": "Printed reports for managers, whole days long."},
    ]


def test_several_jobs_at_one_employer_have_its_name():
    jobs = read("""
        Experience
        Acme Ltd
        Lead Engineer\t2020 – present
        • Led
        Engineer\t2017 – 2020
        • Built

        Freelance Designer\t2015 – 2017
    """)["work"]
    assert [(job.get("name"), job["position"]) for job in jobs] == [
        ("Acme Ltd", "Lead Engineer"), ("Acme Ltd", "Engineer"), (None, "Freelance Designer"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "school"),
    [
        (
            "BSc Computer Science, University of Bristol, 2013 - 2016",
            {"institution": "University of Bristol", "studyType": "BSc", "area": "Computer Science", "startDate": "2013", "endDate": "2016"},
        ),
        (
            "University of California, Berkeley\tBerkeley, CA\nB.S. Mechanical Engineering; GPA: 3.9/4.0\tAug. 2011 – May 2015",
            {
                "institution": "University of California, Berkeley", "studyType": "B.S.", "area": "Mechanical Engineering",
                "location": "Berkeley, CA", "score": "3.9/4.0", "startDate": "2011-08", "endDate": "2015-05",
            },
        ),
        (
            "University of Texas at Austin\nBachelor of Business Administration (BBA), Marketing · (2011 - 2015)",
            {
                "institution": "University of Texas at Austin", "studyType": "Bachelor of Business Administration",
                "area": "Marketing", "startDate": "2011", "endDate": "2015",
            },
        ),
        (
            "2014 – 2018\nUniversidade de São Paulo\nBachelor's degree in Statistics\nRelevant coursework: Algebra, Games (I, II)",
            {
                "institution": "Universidade de São Paulo", "studyType": "Bachelor's degree", "area": "Statistics",
                "startDate": "2014", "endDate": "2018", "courses": ["Algebra", "Games (I, II)"],
            },
        ),
        (
            "PhD\tPrinceton University, Computer Science – Princeton, NJ\tSept 2018 – May 2023",
            {
                "institution": "Princeton University", "studyType": "PhD", "area": "Computer Science",
                "location": "Princeton, NJ", "startDate": "2018-09", "endDate": "2023-05",
            },
        ),
        (
            "Higher Secondary Certificate, St. Mary's School\t2015",
            {"institution": "St. Mary's School", "studyType": "Higher Secondary Certificate", "endDate": "2015"},
        ),
        ("Lincoln High School, 2010", {"institution": "Lincoln High School", "endDate": "2010"}),
    ],
)  # fmt: skip
def test_schools_are_read(text, school):
    assert read_resume(f"Education\n{text}")["education"] == [school]


@pytest.mark.parametrize(
    ("head", "basics"),
    [
        (
            "MARY O’NEIL\nmary@oneil.io | +1 (555) 010-9999 | linkedin.com/in/mary-o",
            {
                "name": "MARY O’NEIL", "email": "mary@oneil.io", "phone": "+1 (555) 010-9999",
                "profiles": [{"network": "LinkedIn", "username": "mary-o", "url": "https://linkedin.com/in/mary-o"}],
            },
        ),
        (
            "Curriculum Vitae\nName: Petra Nováková\nAddress: Dlouhá 12, 110 00 Prague, Czech Republic\nTel: +420 601 234 567",
            {
                "name": "Petra Nováková", "phone": "+420 601 234 567",
                "location": {"address": "Dlouhá 12", "postalCode": "110 00", "city": "Prague", "countryCode": "CZ"},
            },
        ),
        (
            "Dr. Liu Wei\nHead of Data Science\nSan Francisco, CA 94105 · liuwei.dev · GitHub: liuwei",
            {
                "name": "Dr. Liu Wei", "label": "Head of Data Science", "url": "https://liuwei.dev",
                "location": {"city": "San Francisco", "region": "CA", "postalCode": "94105"},
                "profiles": [{"network": "GitHub", "username": "liuwei", "url": "https://github.com/liuwei"}],
            },
        ),
        ("Ann Lee\tann@example.com\nI plan and run kitchens for large hotels.", {
            "name": "Ann Lee", "email": "ann@example.com", "summary": "I plan and run kitchens for large hotels.",
        }),
    ],
)  # fmt: skip
def test_the_person_is_read(head, basics):
    assert read_resume(head)["basics"] == basics


def test_employers_that_are_called_like_addresses_stay():
    assert read_resume("Experience\nAnalyst, Booking.com\t2019 – 2020")["work"][0]["name"] == "Booking.com"


def test_lists_are_read():
    resume = read("""
        Ann Lee

        SKILLS
        Programming: Python, Go (Gin, Echo), SQL
        Excel (advanced), Word

        LANGUAGES
        English (native), French – B2
        Dutch: basic

        CERTIFICATIONS
        AWS Certified Solutions Architect - Professional – Amazon Web Services, Mar 2019
        Scrum Master (PSM I), Scrum.org, 2020

        AWARDS
        • Best Paper Award (2014)

        PUBLICATIONS
        • A. Lee. On kitchens. Journal of Food, 2016. doi:10.1234/food.2016.5

        INTERESTS
        Climbing, chess

        REFERENCES
        Available upon request.

        PATENTS
        1. A spoon
    """)
    assert resume["skills"] == [
        {"name": "Programming", "keywords": ["Python", "Go (Gin, Echo)", "SQL"]},
        {"name": "Excel", "level": "advanced"},
        {"name": "Word"},
    ]
    assert resume["languages"] == [
        {"language": "English", "fluency": "native"},
        {"language": "French", "fluency": "B2"},
        {"language": "Dutch", "fluency": "basic"},
    ]
    assert resume["certificates"] == [
        {
            "name": "AWS Certified Solutions Architect - Professional",
            "issuer": "Amazon Web Services",
            "date": "2019-03",
        },
        {"name": "Scrum Master (PSM I)", "issuer": "Scrum.org", "date": "2020"},
    ]
    assert resume["awards"] == [{"title": "Best Paper Award", "date": "2014"}]
    assert resume["publications"][0]["url"] == "https://doi.org/10.1234/food.2016.5"
    assert resume["interests"] == [{"name": "Climbing"}, {"name": "chess"}]
    assert resume["customSections"] == [{"name": "PATENTS", "items": ["A spoon"]}]
    assert "references" not in resume


def test_programming_languages_under_a_heading_of_languages_are_skills():
    assert read_resume("Languages\nPython, C++, Rust")["skills"] == [
        {"name": "Languages", "keywords": ["Python", "C++", "Rust"]}
    ]


def test_nothing_is_made_up():
    assert read_resume("") == {}
    assert read_resume("\n\n\t \x00") == {}
    assert read_resume("Experience\nEngineer\t2019 – 2020")["work"] == [
        {"position": "Engineer", "startDate": "2019", "endDate": "2020"}
    ]


PIECES = st.sampled_from([
    "Experience", "EDUCATION", "Skills:", "Languages", "Projects", "References", "Summary", "• ", "- ", "1. ", "\t", "\n",
    "\n\n", " – ", " | ", ", ", "(", ")", "<", ">", "Jan 2020", "2019-06", "Present", "2018–20", "Acme Ltd", "Engineer",
    "University of Leeds", "BSc in Physics", "Berlin, Germany", "ann@example.com", "+44 20 7946 0958", "github.com/ann",
    "https://example.com/x", "GPA: 3.9/4", "doi:10.1234/x", "English (native)", "Built it.", "Page 1 of 2", "\uf08c", "\x02",
])  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join) | st.text(max_size=300))
def test_any_text_gives_a_document_that_can_be_kept(text):
    resume = read_resume(text)
    assert checked(fitted(resume)) is not None


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "a@" * 100_000, "1 " * 100_000, "(" * 200_000, "2020-" * 40_000, "www." * 50_000, "\t" * 200_000,
     "a.b," * 50_000, "Jan " * 50_000, "\n- x" * 50_000, "Skills: " * 20_000, "x <" * 60_000, "https://a/" * 20_000],
    ids=lambda text: text[:6].strip(),
)  # fmt: skip
def test_long_and_odd_texts_take_bounded_time(text):
    started = time.process_time()
    read_resume(text)
    read_resume("Ann Lee\nExperience\n" + text)
    read_resume("Education\n" + text)
    read_resume("Publications\n" + text)
    assert time.process_time() - started < 20
