import base64
import hashlib
import re

import gallery
import pytest
from lxml import html as lxml_html

from talentsphere.web.shell.error_pages import ADVICE, error_page, gateway_pages
from talentsphere.web.shell.page import Viewer


def shown(renderer, status, **fields):
    detail = fields.pop("detail", None)
    return lxml_html.document_fromstring(
        error_page(renderer, page=gallery.page(**fields), status=status, detail=detail)
    )


@pytest.mark.parametrize("status", [*ADVICE, None])
def test_every_error_says_what_to_do_and_leads_back(renderer, status):
    document = shown(renderer, status)
    main = document.get_element_by_id("main")
    assert main.xpath(".//h1")[0].text_content()
    assert main.xpath(".//a[contains(@class, 'button--primary')]/@href")
    assert "01957f0e-3b7a-7c1e-9d55-2f7c1f6a8b10" in main.text_content()
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize(("status", "like"), [(418, 400), (504, 500)])
def test_other_statuses_share_the_words_of_their_class(renderer, status, like):
    assert ADVICE[like].title in shown(renderer, status).text_content()


def test_the_detail_of_the_error_is_shown_once(renderer):
    assert "Only operators" in shown(renderer, 403, detail="Only operators can do this.").text_content()
    again = shown(renderer, 404, detail=ADVICE[404].title).get_element_by_id("main").text_content()
    assert again.count(ADVICE[404].title) == 1


def test_who_is_not_signed_in_is_offered_to(renderer):
    assert "/sign-in" in shown(renderer, 403).xpath("//main//a/@href")
    assert "/sign-in" not in shown(renderer, 403, actor=Viewer(name="Ada")).xpath("//main//a/@href")


def test_gateway_pages_stand_alone(renderer):
    pages = gateway_pages(renderer)
    assert [page.status for page in pages] == [429, 502, 503]
    for page in pages:
        assert not re.search(r"src=|<script|/static/|url\(", page.html)
        (style,) = re.findall(r"<style>(.*?)</style>", page.html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.content_security_policy
        assert 'echo var="request_id"' in page.html


def test_a_gateway_page_without_a_request_id_leaves_the_line_out(renderer):
    assert "give this number" not in gateway_pages(renderer, request_id="")[0].html
