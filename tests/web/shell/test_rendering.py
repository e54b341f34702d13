import re
from datetime import UTC, datetime

import gallery
import gallery_samples
import msgspec
import pytest
from lxml import html as lxml_html
from minijinja import TemplateError

from talentsphere.web.shell.assets import UnknownAsset
from talentsphere.web.shell.markup import safe
from talentsphere.web.shell.page import Flash, Viewer
from talentsphere.web.shell.rendering import Renderer

BRACKETED = re.compile(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]")
WORD = re.compile(r"[^\W\d_]{2,}")


@pytest.fixture
def render(assets, tmp_path):
    """Renders a template given as text within a folder of its own."""

    def run(source, name="x.html", **context):
        (tmp_path / name).write_text(source)
        renderer = Renderer(assets=assets, extra_folders={"t": [tmp_path]})
        return renderer.render(f"t/{name}", **{"page": gallery.page(), **context})

    return run


def parsed(html):
    return lxml_html.document_fromstring(html)


class Person(msgspec.Struct):
    name: str
    born: datetime


def test_structs_become_plain_data_and_dates_stay_dates(render):
    ada = Person(name="<Ada>", born=datetime(2026, 3, 11, tzinfo=UTC))
    assert (
        render("{{ p.name }} {{ p.born|date }} {{ p.born|ago }}", p=ada)
        == "&lt;Ada&gt; 11 March 2026 1 day ago"
    )


def test_markup_stays_markup_and_text_is_escaped(render):
    assert render("{{ a }}{{ b }}", a=safe("<b>"), b="<b>") == "<b>&lt;b&gt;"


def test_plain_text_templates_are_not_escaped(render):
    assert render("{{ a }}", name="x.txt", a="R&D") == "R&D"


def test_what_is_missing_is_an_error_with_its_place(render):
    with pytest.raises(TemplateError, match=r"x\.html:1"):
        render("{{ nothing.there }}")
    with pytest.raises(TemplateError):
        render("{{ page.nothing }}")


def test_an_unknown_icon_is_an_error(render):
    with pytest.raises(UnknownAsset, match="no icon 'nothing'"):
        render('{{ icon("nothing") }}')


def test_an_icon_with_a_title_is_read_out(render):
    assert 'role="img" aria-label="A &lt;b&gt;"' in render('{{ icon("star", title="A <b>") }}')
    assert 'aria-hidden="true"' in render('{{ icon("star") }}')


def test_an_unknown_language_falls_back_to_english(render):
    assert render('{{ _("Save") }}', page=gallery.page(locale="tlh")) == "Save"


def test_mail_needs_no_page(assets, tmp_path):
    (tmp_path / "hello.txt").write_text('{{ _("Sent") }} {{ at|date }} ({{ at|ago }})')
    mail = Renderer(assets=assets, mail_folders=[tmp_path])
    context = {"at": datetime(2026, 3, 1, tzinfo=UTC), "now": gallery_samples.NOW, "timezone": "UTC"}
    assert mail.render("mail/hello.txt", locale="en", **context) == "Sent 1 March 2026 (11 days ago)"


def test_reload_shows_changed_templates(assets, tmp_path):
    (tmp_path / "x.html").write_text("one")
    renderer = Renderer(assets=assets, extra_folders={"t": [tmp_path]}, reload=True)
    assert renderer.render("t/x.html") == "one"
    (tmp_path / "x.html").write_text("two")
    assert renderer.render("t/x.html") == "two"


def test_names_never_leave_their_folder(assets, tmp_path):
    renderer = Renderer(assets=assets, extra_folders={"t": [tmp_path / "t"]}, reload=True)
    (tmp_path / "secret").write_text("no")
    with pytest.raises(TemplateError, match="not exist"):
        renderer.render("t/../secret")


def test_every_template_parses(renderer):
    environment = renderer._environment("en")
    for name in renderer.templates():
        assert environment.undeclared_variables_in_template(name) is not None


@pytest.mark.parametrize(
    "name", ["components.html", "home.html", "search.html", "job.html", "error-404.html"]
)
def test_pages_are_sound(renderer, name):
    document = parsed(gallery.pages(renderer)[name])
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    for reference in document.xpath("//@for | //@aria-labelledby"):
        assert reference in ids, reference
    for described in document.xpath("//@aria-describedby"):
        assert set(described.split()) <= set(ids)
    for button in document.xpath("//button | //a[@href]"):
        assert button.text_content().strip() or button.get("aria-label"), lxml_html.tostring(button)
    assert len(document.xpath("//main")) == 1


@pytest.mark.parametrize("name", ["home.html", "search.html", "job.html", "error-404.html", "error-500.html"])
def test_pages_have_one_first_heading(renderer, name):
    assert len(parsed(gallery.pages(renderer)[name]).xpath("//h1")) == 1


def test_forms_that_post_carry_the_token_when_there_is_one(renderer):
    with_token = parsed(gallery.components(renderer))
    forms = with_token.xpath("//form[@method='post']")
    assert forms
    assert all(form.xpath(".//input[@name='csrf_token']/@value") == ["t0ken"] for form in forms)
    assert not parsed(gallery.home(renderer)).xpath("//input[@name='csrf_token']")


def test_the_theme_of_the_cookie_is_in_the_first_byte(renderer):
    assert '<html lang="en" data-theme="dark">' in gallery.home(renderer, theme="dark")
    assert '<html lang="en">' in gallery.home(renderer)


def test_structured_data_can_not_end_its_script(renderer):
    html = gallery.home(renderer, json_ld={"title": "</script><script>alert(1)"})
    assert "</script><script>alert" not in html


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (None, ["/jobs", "/companies"]),
        ({"candidate"}, ["/jobs", "/companies", "/applications", "/cvs", "/searches"]),
        ({"recruiter"}, ["/jobs", "/companies", "/hiring"]),
        ({"operator"}, ["/jobs", "/companies", "/operations"]),
    ],
)
def test_navigation_follows_the_roles(renderer, roles, expected):
    actor = None if roles is None else Viewer(name="Ada", roles=frozenset(roles))
    document = parsed(gallery.home(renderer, actor=actor))
    assert document.xpath("//nav[@class='header__links']/a/@href") == expected
    assert bool(document.xpath("//a[@href='/sign-in']")) is (roles is None)


def test_flashes_say_what_happened_and_offer_to_undo_it(renderer):
    flash = Flash(message="Moved <b>", undo="/undo/1")
    document = parsed(gallery.home(renderer, flashes=(flash,)))
    (notice,) = document.xpath("//div[contains(@class, 'flashes')]/div")
    assert notice.get("role") == "status"
    assert "Moved <b>" in notice.text_content()
    assert notice.xpath(".//form/@action") == ["/undo/1"]


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from strings(part)


# What the gallery writes itself, countries as babel names them, and the brand.
OWN = """TalentSphere Ada Lovelace Portugal Germany United Kingdom States ada-lovelace.pdf code Python PostgreSQL
Northwind Maps Fennel The job was published. The mail to Grace Hopper came back. Check the address. ms IDR"""
DATA = set(WORD.findall(" ".join([OWN, *strings(gallery_samples.SAMPLES)])))


@pytest.mark.parametrize(
    "name", ["components.html", "home.html", "search.html", "job.html", "error-403.html"]
)
def test_every_word_comes_from_the_catalogue(renderer, name):
    document = parsed(gallery.pages(renderer, locale="en-XA")[name])
    for skipped in document.xpath(
        "//script | //time | //*[contains(@class, 'tile')] | //*[@class='prose'] | //code | //head | //kbd"
    ):
        skipped.drop_tree()
    for mark in document.xpath("//mark"):
        mark.drop_tag()
    attributes = document.xpath("//@aria-label | //@title | //@placeholder")
    for text in [*document.itertext(), *map(str, attributes)]:
        assert set(WORD.findall(BRACKETED.sub("", text))) - DATA == set(), text.strip()
