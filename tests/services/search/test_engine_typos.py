import gzip
import json
import random
from datetime import UTC, datetime
from uuid import UUID

import pytest

from talentsphere.services.search.contract import Correction, JobQuery
from talentsphere.services.search.engine.document import JobDocument


@pytest.fixture
def reader(board):
    names = ("Software Engineer", "Registered Nurse", "Truck Driver", "Bank Manager")
    return board.build(
        *[board.job(f"{name} {n}", skills=("Kubernetes",)) for name in names for n in range(15)]
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("softwre engineer", "software engineer"),
        ("sofwtare engineer", "software engineer"),
        ("software enginere", "software engineer"),
        ("softwae enginer", "software engineer"),
        ("regsitered nurse", "registered nurse"),
        ("kuberntes", "kubernetes"),
        ("trick driver", "truck driver"),
    ],
)
def test_a_slip_keeps_the_right_results(reader, board, typed: str, meant: str) -> None:
    right = reader.find(JobQuery(q=meant, limit=15), now=board.now).page
    found = reader.find(JobQuery(q=typed, limit=15), now=board.now).page
    assert [hit.id for hit in found.hits] == [hit.id for hit in right.hits]
    assert found.matched == "corrected"
    assert found.hits[0].why[-1].kind in {"corrected", "title"}


def test_corrections_are_told(reader, board) -> None:
    page = reader.find(JobQuery(q="softwre engineer"), now=board.now).page
    assert page.corrections == (Correction(typed="softwre", used="software"),)
    assert (page.exact, page.total) == (0, 15)


def test_a_slip_with_the_stem_of_another_word_is_corrected(board) -> None:
    welding = [board.job("Helper", description="knows welding") for _ in range(30)]
    reader = board.build(*welding, board.job("Welder"), board.job("Welding Inspector"))
    page = reader.find(JobQuery(q="welde"), now=board.now).page
    assert page.hits[0].title == (("Welder", True),)
    assert page.total == 32


def test_short_words_are_taken_as_typed(reader, board) -> None:
    assert board.titles(reader, "bnk") == []


def test_three_slips_are_too_many(reader, board) -> None:
    assert board.titles(reader, "xegistexex") == []


def test_what_is_spelt_as_typed_comes_first(board) -> None:
    reader = board.build(
        board.job("Purse Maker", published_at=board.now - 400 * 86_400),
        *[board.job(f"Nurse {n}", published_at=board.now) for n in range(30)],
    )
    page = reader.find(JobQuery(q="purse"), now=board.now).page
    assert page.matched == "corrected"
    assert page.hits[0].title[0] == ("Purse", True)
    assert page.total == 31


def test_known_words_are_not_corrected(reader, board) -> None:
    page = reader.find(JobQuery(q="driver"), now=board.now).page
    assert (page.matched, page.corrections) == ("all", ())


def test_pages_of_a_corrected_query_follow_on(reader, board) -> None:
    seen, cursor = [], None
    for _ in range(5):
        page = reader.find(JobQuery(q="softwre engineer", limit=4, cursor=cursor), now=board.now).page
        seen += [hit.id for hit in page.hits]
        cursor = page.next
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 15


def test_one_slip_keeps_95_of_100_of_real_results(board, shared_data) -> None:
    with gzip.open(shared_data / "postings" / "usajobs.jsonl.gz") as lines:
        rows = [json.loads(line) for line in lines][::3]
    jobs = [
        JobDocument(
            id=str(UUID(int=row["control_number"])),
            title=row["position_title"],
            company_id=row["department"],
            company_slug=row["department"],
            company_name=row["agency"] or row["department"],
            description=" ".join(row["occupation_series"] or ()),
            published_at=int(datetime.fromisoformat(row["open_date"]).replace(tzinfo=UTC).timestamp()),
        )
        for row in rows
    ]
    reader = board.build(*jobs)
    chance = random.Random(7)
    kept = asked = 0
    while asked < 100:
        words = [word for word in chance.choice(jobs).title.lower().split() if word.isalpha()][:3]
        long = [word for word in words if len(word) >= 5]
        right = reader.find(JobQuery(q=" ".join(words), limit=10), now=board.now).page
        if not long or len(right.hits) < 10 or right.matched != "all":
            continue
        word = chance.choice(long)
        at = chance.randrange(1, len(word) - 1)
        slips = (word[:at] + word[at + 1 :], word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
        slip = chance.choice([*slips, f"{word[:at]}z{word[at:]}", f"{word[:at]}z{word[at + 1 :]}"])
        typed = " ".join(slip if other == word else other for other in words)
        found = reader.find(JobQuery(q=typed, limit=10), now=board.now).page
        kept += len({hit.id for hit in right.hits} & {hit.id for hit in found.hits})
        asked += 1
    assert kept / (asked * 10) >= 0.95
