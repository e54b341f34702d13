import io

from babel.messages.extract import extract

from talentsphere.web.shell.extraction import minijinja

SOURCE = """{# _("a comment") #}
{{ _("Save") }} {{ _('It\\'s {n}', n=1) }}
{{ ngettext("{n} job", "{n} jobs", total) }} {{ n|plural("{n} day", "{n} days") }}
{{ other_("no") }} {{ page._("no") }}
"""


def found(source):
    return list(minijinja(io.BytesIO(source.encode()), (), (), options={}))


def test_messages_are_found_with_their_lines():
    assert found(SOURCE) == [
        (2, "_", "Save", []),
        (2, "_", "It's {n}", []),
        (3, "ngettext", ("{n} job", "{n} jobs"), []),
        (3, "ngettext", ("{n} day", "{n} days"), []),
    ]


def test_babel_takes_the_extractor():
    messages = [message for _, message, _, _ in extract(minijinja, io.BytesIO(SOURCE.encode()))]
    assert "Save" in messages
    assert ("{n} job", "{n} jobs") in messages


def test_every_call_in_the_templates_has_a_literal_message(shell):
    for path in (shell / "templates").rglob("*.html"):
        calls = [part[:12] for part in path.read_text().split("_(")[1:]]
        # Labels of links are marked with N_ where they are written.
        assert all(part.startswith(('"', "link.label")) for part in calls), path.name
