import pytest

from talentsphere.services.search.contract import JobQuery

NAMES = ("Software Engineer", "Data Engineer", "Nurse", "Truck Driver", "Baker", "Plumber", "Chef", "Tailor")


def filler(board, count=12):
    return [board.job(f"{NAMES[n % len(NAMES)]} {n}", skills=("Patience",)) for n in range(count)]


def test_title_beats_skills_beats_company_beats_text(board) -> None:
    reader = board.build(
        board.job("Clerk in text", description="Some rust here, and many other words about this work."),
        board.job("Clerk of company", company="Rust"),
        board.job("Clerk with skill", skills=("Rust",)),
        board.job("Rust clerk"),
        *filler(board),
    )
    assert board.titles(reader, "rust") == [
        "Rust clerk",
        "Clerk with skill",
        "Clerk of company",
        "Clerk in text",
    ]


def test_the_form_typed_comes_before_other_forms(board) -> None:
    reader = board.build(board.job("Engineering Manager"), board.job("Engineer Manager"), *filler(board))
    assert board.titles(reader, "engineer manager")[:2] == ["Engineer Manager", "Engineering Manager"]
    assert "Nurse 2" in board.titles(reader, "nurses")


def test_all_words_have_to_be_there_when_that_finds_enough(board) -> None:
    reader = board.build(*[board.job(f"Java Developer {n}") for n in range(12)], board.job("Java Trainer"))
    page = reader.find(JobQuery(q="java developer", limit=50), now=board.now).page
    assert (page.matched, page.total, page.exact) == ("all", 12, 12)


def test_any_word_will_do_when_all_find_too_few(board) -> None:
    reader = board.build(
        board.job("Haskell Developer"), board.job("Haskell Poet"), board.job("Cobol Developer")
    )
    page = reader.find(JobQuery(q="haskell developer"), now=board.now).page
    assert (page.matched, page.total, page.exact) == ("any", 3, 1)
    assert page.hits[0].title == (("Haskell", True), (" ", False), ("Developer", True))


def test_a_phrase_must_stand_together(board) -> None:
    reader = board.build(
        board.job("Manager of the Project"),
        board.job("Project Manager"),
        board.job("Clerk", description="helps the project manager"),
        board.job("Planner", skills=("Project", "Manager")),
    )
    assert board.titles(reader, '"project manager"') == ["Project Manager", "Clerk"]
    hits = reader.find(JobQuery(q='"project manager"'), now=board.now).page.hits
    assert [hit.why[0].kind for hit in hits] == ["title", "text"]
    assert len(board.titles(reader, "project manager")) == 4


def test_excluded_words_are_left_out(board) -> None:
    reader = board.build(
        board.job("Java Developer"),
        board.job("Senior Java Developer"),
        board.job("Java Architect", description="a senior position"),
        board.job("Java Night Shift"),
    )
    assert set(board.titles(reader, "java -senior")) == {"Java Developer", "Java Night Shift"}
    assert "Java Night Shift" not in board.titles(reader, 'java -"night shift"')
    assert set(board.titles(reader, "-java")) == set()
    assert len(board.titles(reader, "-senior")) == 2


def test_signs_and_accents_are_understood(board) -> None:
    reader = board.build(
        board.job("C++ Developer"),
        board.job("C Developer"),
        board.job("C# / .NET Developer"),
        board.job("Développeur à Zürich"),
    )
    assert board.titles(reader, '"c++"') == ["C++ Developer"]
    assert board.titles(reader, '"C#" ".net"') == ["C# / .NET Developer"]
    assert board.titles(reader, "developpeur zurich")[0] == "Développeur à Zürich"


def test_synonyms_find_each_other_and_say_so(board) -> None:
    reader = board.build(board.job("HR Manager"), board.job("Human Resources Manager"), *filler(board))
    page = reader.find(JobQuery(q="manager hr"), now=board.now).page
    assert [hit.why[-1].kind for hit in page.hits[:2]] == ["title", "synonym"]
    assert page.hits[1].why[-1].words == ("human", "resources")
    assert set(board.titles(reader, "human resources")) >= {"HR Manager", "Human Resources Manager"}


def test_the_last_word_may_be_unfinished_while_typing(board) -> None:
    reader = board.build(board.job("Welder"), board.job("Welding Inspector"), board.job("Wet Nurse"))
    assert set(board.titles(reader, "weld", typing=True)) == {"Welder", "Welding Inspector"}
    assert board.titles(reader, "wel") == []
    page = reader.find(JobQuery(q="inspector wel", typing=True), now=board.now).page
    assert page.hits[0].title == (("Welding", True), (" ", False), ("Inspector", True))


def test_place_names_may_be_among_the_words(board) -> None:
    from talentsphere.services.jobs.contract import Location

    berlin = (Location(city="Berlin", country="DE"),)
    reader = board.build(
        board.job("Nurse", places=berlin), board.job("Nurse"), board.job("Baker", places=berlin)
    )
    page = reader.find(JobQuery(q="nurse in berlin"), now=board.now).page
    assert [reason.kind for reason in page.hits[0].why] == ["title", "place"]


def test_fresh_jobs_come_first_among_equals(board) -> None:
    day = 86_400
    reader = board.build(
        board.job("Baker", published_at=board.now - 90 * day),
        board.job("Baker", published_at=board.now - 2 * day),
        board.job("Baker", published_at=board.now - 30 * day),
    )
    hits = reader.find(JobQuery(q="baker"), now=board.now).page.hits
    assert [hit.id.int for hit in hits] == [2, 3, 1]
    assert hits[0].score > hits[1].score > hits[2].score


def test_a_perfect_old_job_beats_a_fresh_mention(board) -> None:
    reader = board.build(
        board.job("Zookeeper", published_at=board.now - 300 * 86_400),
        board.job("Cleaner", description="cleans for the zookeeper", published_at=board.now),
        *filler(board),
    )
    assert board.titles(reader, "zookeeper")[0] == "Zookeeper"


def test_snippets_come_from_the_text_that_is_passed(board) -> None:
    text = "We bake bread. " * 40 + "You know sourdough and rye."
    reader = board.build(board.job("Baker", description=text))
    found = reader.find(JobQuery(q="sourdough"), now=board.now)
    assert [piece for piece, marked in found.marker.snippet(text) if marked] == ["sourdough"]
    assert found.page.hits[0].why[0].kind == "text"


@pytest.mark.parametrize("q", ["", "  ", "-", '""', "!!!"])
def test_without_words_the_newest_come_first(board, q: str) -> None:
    reader = board.build(
        board.job("Old", published_at=board.now - 900),
        board.job("New", published_at=board.now - 100),
        board.job("Middle", published_at=board.now - 500),
    )
    assert board.titles(reader, q) == ["New", "Middle", "Old"]


def test_strange_words_find_nothing_and_fail_nothing(board) -> None:
    reader = board.build(*filler(board))
    for q in ("x" * 200, "\x00\ufffd", "title:nurse AND (", "*", "'); --", "नर्स", "🦀", "a" * 39 + " nurse"):
        reader.find(JobQuery(q=q, place=q, department=q, company=(q,), country=q), now=board.now)
