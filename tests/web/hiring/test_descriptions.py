import pytest

from talentsphere.services.jobs.rules.descriptions import sanitise
from talentsphere.web.hiring.descriptions import preview, to_html, to_text

TYPED = "You fly.\nEvery day.\n\n## Needs\n- a licence & calm\n- 5 < 6\n\nSend it."
MADE = "<p>You fly.<br>Every day.</p><h2>Needs</h2><ul><li>a licence &amp; calm</li><li>5 &lt; 6</li></ul><p>Send it.</p>"
HTML = (
    '<p onclick="x()">One <strong>two</strong></p><h1>Title</h1><script>alert(1)</script><a href="javascript:x">a</a>',
    '<a href="https://example.org">here</a> <a href="/relative">there</a><img src=x onerror=alert(1)>',
    "<table><tr><td colspan=2>x</td></tr></table><style>p{}</style><svg><p>x</p></svg>",
    "plain",
    MADE,
)


def test_text_becomes_paragraphs_headings_and_lists():
    assert to_html(TYPED) == MADE


def test_what_was_stored_from_text_is_edited_as_text():
    stored = sanitise(to_html(TYPED))
    assert to_html(to_text(stored)) == stored
    assert "<" not in to_text(stored).replace("5 < 6", "")


@pytest.mark.parametrize("html", ["<p>One <strong>two</strong></p>", "<table><tr><td>x</td></tr></table>", "<p>- no list</p>"])  # fmt: skip
def test_what_no_text_makes_is_edited_as_html(html):
    assert to_text(html) == html


def test_html_is_taken_as_it_is():
    assert to_html("<p>One</p>\n\n<p>Two</p>") == "<p>One</p>\n\n<p>Two</p>"


def test_signs_that_are_no_tags_stay_text():
    assert to_html("I <3 maps <unknown>") == "<p>I &lt;3 maps &lt;unknown&gt;</p>"
    assert to_html("1 < 2 > 0") == "<p>1 &lt; 2 &gt; 0</p>"


@pytest.mark.parametrize("text", [*HTML, TYPED])
def test_the_preview_is_what_is_kept(text):
    assert str(preview(text)) == sanitise(to_html(text))


def test_nothing_stays_nothing():
    assert to_html("  \n\n ") == to_text("") == str(preview("")) == ""
