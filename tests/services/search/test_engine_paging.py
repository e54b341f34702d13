import pytest

from talentsphere.kernel.errors import Invalid
from talentsphere.services.search.contract import BadCursor, JobQuery
from talentsphere.services.search.engine.ranking import WINDOW


def walk(board, reader, **fields) -> list[int]:
    seen, cursor = [], None
    while True:
        page = reader.find(JobQuery(**fields, cursor=cursor, facets=False), now=board.now).page
        seen += [hit.id.int for hit in page.hits]
        cursor = page.next
        if cursor is None:
            return seen


@pytest.mark.parametrize("sort", ["relevance", "newest"])
@pytest.mark.parametrize("q", ["", "baker", "baker nothing"])
def test_each_job_comes_once_past_the_first_window(board, sort: str, q: str) -> None:
    count = WINDOW * 2 + 30
    jobs = [board.job("Baker", published_at=board.now - number % 7) for number in range(count)]
    reader = board.build(*jobs)
    seen = walk(board, reader, q=q, sort=sort, limit=97)
    assert sorted(seen) == list(range(1, count + 1))


def test_jobs_of_one_second_whose_ids_end_alike_are_not_lost(board) -> None:
    from uuid import UUID

    ids = [UUID(int=(number << 64) + 5) for number in range(1, 6)]
    reader = board.build(*[board.job("Baker", id=str(number)) for number in ids])
    for sort in ("relevance", "newest"):
        assert walk(board, reader, q="baker", sort=sort, limit=1) == [number.int for number in ids]


def test_page_sizes_agree_on_the_order(board) -> None:
    reader = board.build(
        *[
            board.job(
                f"Baker {'night ' * (number % 5)}",
                description="bread " * (number % 9),
                published_at=number * 1000,
            )
            for number in range(60)
        ]
    )
    orders = [walk(board, reader, q="baker night", limit=limit) for limit in (1, 7, 60)]
    assert orders[0] == orders[1] == orders[2]


def test_newer_jobs_do_not_shift_later_pages(board) -> None:
    from talentsphere.services.search.engine.writer import IndexWriter

    reader = board.build(*[board.job("Baker", published_at=board.now - 100 - n) for n in range(10)])
    first = reader.find(JobQuery(sort="newest", limit=5), now=board.now).page
    with IndexWriter(board.root) as writer:
        writer.upsert([board.job("Baker", published_at=board.now - n) for n in range(5)])
        writer.commit()
    second = reader.find(JobQuery(sort="newest", limit=5, cursor=first.next), now=board.now).page
    assert [hit.id.int for hit in second.hits] == [6, 7, 8, 9, 10]
    assert second.next is None


def test_the_order_stays_while_time_passes(board) -> None:
    day = 86_400
    reader = board.build(*[board.job("Baker", published_at=board.now - n * 5 * day) for n in range(20)])
    first = reader.find(JobQuery(q="baker", limit=10), now=board.now).page
    later = reader.find(JobQuery(q="baker", limit=10, cursor=first.next), now=board.now + 40 * day).page
    assert [hit.id.int for hit in (*first.hits, *later.hits)] == list(range(1, 21))


def test_jobs_that_end_leave_the_list(board) -> None:
    reader = board.build(board.job("Baker", valid_through=board.now + 10), board.job("Baker"))
    assert len(board.titles(reader)) == 2
    assert reader.find(JobQuery(), now=board.now + 10).page.total == 1


@pytest.mark.parametrize("cursor", ["", "x", "bnVsbA", "W10", "e30", "é", "WzEsMiwzXQ=="])
def test_a_broken_cursor_is_refused(board, cursor: str) -> None:
    reader = board.build(board.job("Baker"))
    with pytest.raises(BadCursor):
        reader.find(JobQuery(cursor=cursor), now=board.now)


@pytest.mark.parametrize("limit", [0, 101, -1])
def test_a_page_has_1_to_100_jobs(board, limit: int) -> None:
    reader = board.build(board.job("Baker"))
    with pytest.raises(Invalid, match="100"):
        reader.find(JobQuery(limit=limit), now=board.now)


def test_facets_are_left_out_when_nobody_wants_them(board) -> None:
    reader = board.build(board.job("Baker"))
    page = reader.find(JobQuery(facets=False), now=board.now).page
    assert (page.facets, page.total) == (None, 1)


def test_facets_carry_labels_and_the_commonest_first(board) -> None:
    from talentsphere.services.jobs.contract import Location

    place = (Location(city="Berlin", country="DE"),)
    reader = board.build(
        board.job("Baker", company="Blue Oven", places=place),
        board.job("Baker", company="Blue Oven"),
        *[board.job("Baker", company=f"Firm {n:02}") for n in range(30)],
    )
    facets = reader.find(JobQuery(), now=board.now).page.facets
    assert (facets.company[0].value, facets.company[0].label, facets.company[0].count) == (
        "blue-oven",
        "Blue Oven",
        2,
    )
    assert len(facets.company) == 20
    assert [(value.value, value.label) for value in facets.country] == [("DE", "Germany")]
