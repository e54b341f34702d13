from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentsphere.kernel.paging import BadCursor, check_limit, cut, decode_cursor, encode_cursor, link_header


@given(st.tuples(st.text(), st.uuids()))
def test_a_cursor_carries_its_key(key):
    assert decode_cursor(encode_cursor(key), tuple[str, UUID]) == key


@given(st.text())
def test_any_other_text_is_refused_as_a_cursor(text):
    with pytest.raises(BadCursor):
        decode_cursor(text, tuple[str, UUID])


def test_the_last_page_has_no_next():
    assert cut([1, 2], limit=2, key=str).next is None
    assert cut([1, 2, 3], limit=2, key=str).items == [1, 2]
    assert link_header("/x", {}, None) == {}


def test_a_link_keeps_the_query():
    assert (
        link_header("/x", {"q": "a b", "type": ["y", "z"]}, "c")["Link"]
        == '</x?q=a+b&type=y&type=z&cursor=c>; rel="next"'
    )


@pytest.mark.parametrize("limit", [0, -1, 101])
def test_a_limit_outside_its_range_is_refused(limit):
    with pytest.raises(Exception, match="Ask for"):
        check_limit(limit)
