import pytest
from minijinja import TemplateError

from talentsphere.services.email.rendering import SERVICES, MailRenderer

CONTEXT = {
    "base_url": "https://jobs.example",
    "link": "https://jobs.example/verify?token=a&b=c",
    "sign_in": "https://jobs.example/sign-in",
    "forgotten": "https://jobs.example/reset-request",
    "new_address": "<b>new</b>@example.com",
}


@pytest.fixture
def renderer():
    return MailRenderer()


@pytest.mark.parametrize("template", sorted(path.stem for path in (SERVICES / "auth/mail").glob("*.html")))
def test_every_mail_of_auth_has_a_subject_a_text_and_a_page(renderer, template):
    rendered = renderer.render(f"auth/{template}", context=CONTEXT)
    assert rendered.subject
    assert "\n" not in rendered.subject
    assert rendered.text.count("\n") > 3
    assert "<" not in rendered.text.replace("<b>new</b>", "")
    assert rendered.html.startswith("<!doctype html>")
    assert 'name="color-scheme"' in rendered.html


def test_values_are_escaped_in_html_and_plain_in_text(renderer):
    rendered = renderer.render("auth/email_changed", context=CONTEXT)
    assert "<b>new</b>@example.com" in rendered.text
    assert "&lt;b&gt;new" in rendered.html
    assert "<b>" not in rendered.html


def test_links_stay_readable_in_attributes(renderer):
    rendered = renderer.render("auth/verify", context=CONTEXT)
    assert 'href="https://jobs.example/verify?token=a&amp;b=c"' in rendered.html
    assert CONTEXT["link"] in rendered.text


@pytest.mark.parametrize("link", ["javascript:alert(1)", "/relative", "data:text/html,x"])
def test_a_link_that_is_no_web_address_is_refused(renderer, link):
    with pytest.raises(ValueError, match="starts with https"):
        renderer.render("auth/verify", context=CONTEXT | {"link": link})


def test_a_missing_value_is_an_error_that_names_the_place(renderer):
    with pytest.raises(TemplateError, match=r"auth/verify\.txt"):
        renderer.render("auth/verify", context={"base_url": "https://jobs.example"})


@pytest.mark.parametrize("template", ["auth/nothing", "auth/../users/x", "../etc/passwd", "auth"])
def test_only_templates_of_services_are_found(renderer, template):
    with pytest.raises(TemplateError, match="does not exist"):
        renderer.render(template, context=CONTEXT)


def test_texts_go_through_the_catalogue_with_the_readers_locale():
    asked = set()

    def translate(text, locale):
        asked.add(locale)
        return f"→ {text}" if "{" in text else text.upper()

    rendered = MailRenderer(translate=translate).render("auth/email_changed", context=CONTEXT, locale="de")
    assert rendered.subject == "YOUR E-MAIL ADDRESS WAS CHANGED"
    assert "→ Your account now uses the address <b>new</b>@example.com" in rendered.text
    assert asked == {"de"}
    assert '<html lang="de">' in rendered.html
