import csv
import io
from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest

from talentsphere.kernel.errors import Invalid
from talentsphere.kernel.ids import new_id
from talentsphere.services.applications.contract import Dossier
from talentsphere.services.cvs.contract import CvSnapshot
from talentsphere.services.jobs.contract import Question
from talentsphere.services.recruitment.contract import BadStages, Card, Stage, StageNotFound
from talentsphere.services.recruitment.rules import order, stages, table, words

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
DEFAULTS = stages.defaults(new_id)
WITHDRAWN = Stage(id=new_id(), name="Withdrawn", kind="withdrawn", position=6)


def wanted(*changed, of=DEFAULTS):
    return tuple((stage.id, stage.name, stage.kind) for stage in of) + changed


def replaced(rows, *, current=DEFAULTS, occupied=()):
    return stages.replaced(current, rows, occupied=frozenset(occupied), make_id=new_id)


def test_a_place_between_two_is_between_them():
    assert 1.0 < order.between(1.0, 2.0) < 2.0
    assert order.between(None, 5.0) < 5.0
    assert order.at_end(None, places=2) == [1024.0, 2048.0]
    assert order.at_end(10.0) == [1034.0]


def test_numbers_without_room_are_noticed():
    assert order.between(1.0, 1.0) is None
    room, steps = 2.0, 0
    while (room := order.between(1.0, room)) is not None:
        steps += 1
    assert steps > 40


@pytest.mark.parametrize(
    ("asked", "kind"), [("interview", "interview"), (" SCREENING ", "screening"), ("Hired", "hired")]
)
def test_a_stage_is_found_by_kind_and_name(asked, kind):
    assert stages.choose(DEFAULTS, asked).kind == kind


def test_an_id_beats_a_kind_and_a_kind_beats_a_name():
    odd = (
        Stage(id=new_id(), name="offer", kind="screening", position=0),
        Stage(id=new_id(), name="Proposal", kind="offer", position=1),
    )
    assert stages.choose(odd, "offer") == odd[1]
    assert stages.choose(odd, str(odd[0].id).upper()) == odd[0]


@pytest.mark.parametrize("asked", ["", "nowhere", str(UUID(int=1)), "withdrawn", "Withdrawn"])
def test_a_stage_that_is_not_there_or_not_a_recruiters_is_not_found(asked):
    with pytest.raises(StageNotFound):
        stages.choose((*DEFAULTS, WITHDRAWN), asked)


def test_a_pipeline_may_be_renamed_reordered_and_extended():
    rows = wanted((None, "  Take-home   task ", "interview"))
    rows = (rows[0], rows[2], rows[1], *rows[3:])
    new = replaced(rows, occupied=[DEFAULTS[2].id])
    assert [stage.position for stage in new] == list(range(7))
    assert (new[1].id, new[-1].name) == (DEFAULTS[2].id, "Take-home task")


def test_the_stage_of_the_withdrawn_stays_last_whatever_is_asked():
    current = (*DEFAULTS, WITHDRAWN)
    for rows in (wanted(), wanted(of=current), (wanted(of=current)[-1], *wanted())):
        assert replaced(rows, current=current)[-1] == WITHDRAWN


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ((), "stages"),
        (wanted()[1:], "stages"),
        (wanted()[:4] + wanted()[5:], "stages"),
        (wanted((None, "Also hired", "hired")), "stages"),
        (wanted(wanted()[1]), "stages.6.name"),
        (wanted((None, " ", "offer")), "stages.6.name"),
        (wanted((None, "x" * 61, "offer")), "stages.6.name"),
        (wanted((None, "a\x00b", "offer")), "stages.6.name"),
        (wanted((None, "OFFER", "offer")), "stages.6.name"),
        (wanted((None, "withdrawn", "offer")), "stages.6.name"),
        (wanted((None, "Gone", "withdrawn")), "stages.6.kind"),
        (wanted(*((None, f"Round {n}", "interview") for n in range(25))), "stages"),
    ],
)
def test_a_pipeline_that_can_not_work_is_refused(rows, field):
    with pytest.raises(BadStages) as refused:
        replaced(rows)
    assert field in {problem.field for problem in refused.value.fields}


def test_a_stage_with_applicants_can_neither_go_nor_change_its_kind():
    interview = DEFAULTS[2]
    for rows in (
        tuple(row for row in wanted() if row[0] != interview.id),
        tuple((i, n, "screening" if i == interview.id else k) for i, n, k in wanted()),
    ):
        with pytest.raises(BadStages):
            replaced(rows, occupied=[interview.id])
        assert replaced(rows)


def test_a_stage_of_another_pipeline_is_not_found():
    with pytest.raises(StageNotFound):
        replaced(wanted((new_id(), "Theirs", "offer")))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Python ", "python"), ("#Senior\tDev", "senior dev"), ("ﬁx", "fix"), ("ÉTÉ", "été")],
)
def test_tags_are_kept_in_one_form(typed, kept):
    assert words.tag(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "#", "x" * 41, "\x00"])
def test_what_is_no_tag_is_refused(typed):
    with pytest.raises(Invalid):
        words.tag(typed)


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_ratings_go_from_one_to_five(rating):
    with pytest.raises(Invalid):
        words.check_rating(rating)


def test_a_subject_stays_on_one_line():
    assert words.subject("Hello\r\nBcc: everybody@example.com") == "Hello Bcc: everybody@example.com"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "＝1", "＠x"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell):
    assert table.defused(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["Ada", "a=b", "", -3, 2.5, None])
def test_other_cells_stay_as_they_are(cell):
    assert table.defused(cell) == cell


CARD = Card(
    id=new_id(), job_id=new_id(), stage_id=new_id(), candidate_name='=HYPERLINK("http://evil")', headline="a, b",
    tags=("python", "sql"), rating=4, notes=2, submitted_at=NOW, stage_since=NOW, position=1.0,
)  # fmt: skip
DOSSIER = Dossier(
    id=CARD.id, job_id=CARD.job_id, company_id=new_id(), candidate_id=new_id(), candidate_name="x",
    candidate_email="ada@example.com", headline="", status="submitted", submitted_at=NOW, cover_letter="",
    answers={"shift": ["Day", "Night"], "car": True, "pay": -1},
    questions=(
        Question(id="shift", label="=Shift?", kind="multi_select"),
        Question(id="car", label="Car?"), Question(id="pay", label="Pay?"),
    ),
    cv=CvSnapshot(cv_id=new_id(), title="", file_id=None, file_name=None, media_type=None, resume={}, text=""),
)  # fmt: skip


def test_the_table_has_a_column_for_every_question_anybody_was_asked():
    kept = table.Table()
    kept.add(CARD, stage="Rejected", reason="pay", dossier=DOSSIER)
    other = msgspec.structs.replace(
        DOSSIER, questions=(Question(id="new", label="New?"),), answers={"new": "Ж"}
    )
    kept.add(CARD, stage="New", reason=None, dossier=other)
    kept.add(CARD, stage="New", reason=None, dossier=None)
    content = kept.content()
    assert content.startswith(b"\xef\xbb\xbf")
    head, first, second, third = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head[10:] == ["'=Shift?", "Car?", "Pay?", "New?"]
    assert first[:6] == [
        '\'=HYPERLINK("http://evil")',
        "ada@example.com",
        "a, b",
        "Rejected",
        "4",
        "python; sql",
    ]
    assert first[9:] == ["pay", "Day; Night", "Yes", "-1", ""]
    assert second[9:] == ["", "", "", "", "Ж"]
    assert third[1] == ""
