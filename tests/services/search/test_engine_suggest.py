import pytest

from talentsphere.services.jobs.contract import Location
from talentsphere.services.search.contract import Suggestion
from talentsphere.services.search.engine.reader import IndexReader
from talentsphere.services.search.engine.suggest import Suggester
from talentsphere.services.search.engine.writer import IndexWriter


@pytest.fixture
def reader(board):
    berlin = Location(city="Berlin", region="Berlin", country="DE")
    return board.build(
        board.job(
            "Java Developer (m/f/d)",
            skills=("Java", "Machine Learning"),
            company="Bear Labs",
            places=(berlin,),
        ),
        board.job("Senior Java Developer", skills=("Java",), company="Bear Labs", places=(berlin,)),
        board.job("java developer", places=(Location(city="Bern", country="CH"),)),
        board.job("Beekeeper", valid_through=board.now),
        board.job("Beer Brewer"),
    )


def found(reader, board, text: str, **fields) -> list[tuple[str, str, int | None]]:
    suggestions = reader.suggest(text, now=board.now, **fields)
    return [(suggestion.kind, suggestion.text, suggestion.count) for suggestion in suggestions]


def test_every_kind_is_completed_with_its_open_jobs(reader, board) -> None:
    assert found(reader, board, "be") == [
        ("title", "Beer Brewer", 1),
        ("company", "Bear Labs", 2),
        ("place", "Berlin, Germany", 2),
        ("place", "Bern, Switzerland", 1),
    ]


def test_spellings_of_one_title_are_one_suggestion(reader, board) -> None:
    assert found(reader, board, "java d", kinds=("title",)) == [
        ("title", "java developer", 2),
        ("title", "Senior Java Developer", 1),
    ]


def test_later_words_are_completed_too(reader, board) -> None:
    assert ("skill", "Machine Learning", 1) in found(reader, board, "lear")


@pytest.mark.parametrize("text", ["", "b", "-", "zzzz", "\x1f"])
def test_nothing_is_suggested_for_too_little(reader, board, text: str) -> None:
    assert found(reader, board, text) == []


def test_case_accents_and_spaces_do_not_matter(reader, board) -> None:
    assert found(reader, board, "  JÁVA  D", kinds=("title",)) == found(
        reader, board, "java d", kinds=("title",)
    )


def test_there_are_never_more_than_asked_for(board) -> None:
    reader = board.build(*[board.job(f"Baker {n}", skills=(f"Baking {n}",)) for n in range(30)])
    suggestions = reader.suggest("bak", now=board.now, limit=7)
    assert [suggestion.kind for suggestion in suggestions] == ["title"] * 4 + ["skill"] * 3


def test_a_closed_job_is_not_suggested_although_the_candidates_are_kept(board) -> None:
    board.build(board.job("Baker"), board.job("Barber"))
    reader = IndexReader(board.root, check_every=0)
    assert len(reader.suggest("ba", now=board.now)) == 2
    with IndexWriter(board.root) as writer:
        writer.delete(["00000000-0000-0000-0000-000000000001"])
        writer.upsert([board.job("Baritone")])
        writer.commit()
    assert found(reader, board, "ba") == [("title", "Barber", 1)]
    assert found(reader, board, "barito") == [("title", "Baritone", 1)]


def test_kept_candidates_are_looked_up_anew_after_a_while(board) -> None:
    reader = board.build(board.job("Baker"))
    time = 0.0
    suggester = Suggester(elapsed=lambda: time)

    def texts() -> list[str]:
        suggestions = suggester.suggest(reader.snapshot(), "ba", now=board.now, kinds=("title",), limit=10)
        return [suggestion.text for suggestion in suggestions]

    assert texts() == ["Baker"]
    with IndexWriter(board.root) as writer:
        writer.upsert([board.job("Barber")])
        writer.commit()
    assert texts() == ["Baker"]
    time = 301.0
    assert texts() == ["Baker", "Barber"]


def test_counts_follow_what_the_suggestion_finds(reader, board) -> None:
    suggestions = reader.suggest("berlin", now=board.now, kinds=("place",))
    assert suggestions == (Suggestion(kind="place", text="Berlin, Germany", count=2),)
    assert len(board.titles(reader, place=suggestions[0].text)) == 2
