import pytest

from talentsphere.web.hiring.rows import filled, rearranged, rows_of
from talentsphere.web.kit.forms import Form

BLANK = {"name": ""}
ABC = [{"name": "a"}, {"name": "b"}, {"name": "c"}]


def names(rows):
    return "".join(row["name"] or "_" for row in rows)


def test_rows_are_read_in_the_order_of_their_positions():
    form = Form.showing(**{"x.10.name": "j", "x.2.name": "b", "x.0.name": "a", "x.oops.name": "n", "x.1": "n", "y.0.name": "n", "x.99999.name": "n"})  # fmt: skip
    assert names(rows_of(form, "x", fields=BLANK)) == "abj"


@pytest.mark.parametrize(
    ("step", "order"),
    [
        ("add", "abc_"), ("remove.1", "ac"), ("up.2", "acb"), ("up.0", "abc"), ("down.0", "bac"), ("down.2", "abc"),
        ("remove.9", "abc"), ("remove.x", "abc"), ("remove.-1", "abc"), ("fly.1", "abc"), ("", "abc"), ("remove.²", "abc"),
    ],
)  # fmt: skip
def test_a_button_rearranges_the_rows(step, order):
    assert names(rearranged(ABC, step, blank=BLANK)) == order


def test_rows_that_say_nothing_are_left_out():
    assert names(filled([*ABC, dict(BLANK)], by=("name",))) == "abc"
