import pytest

from web.hiring import stage
from web.hiring.stage import (
    ADA,
    GRACE,
    NORTHWIND,
    company,
    document,
    get_page,
    member,
    post_form,
    said,
    went,
    words,
)
from web.hiring.troupe import Firms

TOKEN = "abcDEF-_0123456789abcDEF-_012345"


def firms(*companies, actor=GRACE):
    return Firms(companies, {one.id: [member(actor)] for one in companies}, [stage.invitation()])


async def test_the_one_company_is_opened_at_once():
    assert went(await get_page(stage.Cast(), "/hiring")) == f"/hiring/{NORTHWIND}"


async def test_several_companies_are_a_choice():
    cast = stage.Cast(companies=firms(company(100), company(101, name="Fennel")))
    page = document(await get_page(cast, "/hiring"))
    assert [link.text for link in page.xpath("//main//ul//a")] == ["Northwind Maps", "Fennel"]


async def test_without_a_company_the_ways_in_are_shown():
    page = document(await get_page(stage.Cast(companies=firms()), "/hiring"))
    assert page.xpath("//a[@href='/hiring/companies/new']")
    assert "Accept an invitation" in words(page)


async def test_somebody_who_looks_for_work_is_told_how_to_hire():
    page = document(await get_page(stage.Cast(actor=ADA, companies=firms()), "/hiring"))
    assert "Hiring is for recruiters" in words(page)
    assert not page.xpath("//a[@href='/hiring/companies/new']")


async def test_who_is_not_signed_in_is_sent_to_sign_in_and_back():
    answer = await get_page(stage.Cast(actor=stage.NOBODY), "/hiring/companies/new")
    assert went(answer) == "/sign-in?next=/hiring/companies/new"


@pytest.mark.parametrize(
    "pasted", [f"http://site.example/invitations/{TOKEN}", f" {TOKEN} ", f"/invitations/{TOKEN}/"]
)
async def test_a_pasted_invitation_is_opened(pasted):
    answer = await post_form(stage.Cast(), "/hiring/invitation", {"invitation": pasted})
    assert went(answer) == f"/invitations/{TOKEN}"


@pytest.mark.parametrize("pasted", ["", "hello", "https://evil.example/x", f"//evil.example/{TOKEN}?a=1"])
async def test_what_is_no_invitation_is_asked_for_again(pasted):
    answer = await post_form(stage.Cast(companies=firms()), "/hiring/invitation", {"invitation": pasted})
    assert answer.status_code == 422
    assert "Paste the whole link" in answer.text


async def test_a_company_is_added_and_opened():
    cast = stage.Cast(companies=firms(company(1)))
    answer = await post_form(cast, "/hiring/companies/new", {"name": "Fennel", "website": ""})
    made = list(cast.companies.known.values())[-1]
    assert went(answer) == f"/hiring/{made.id}"
    assert said(answer)[0].startswith("Fennel is here.")


async def test_what_was_typed_stays_beside_its_error():
    answer = await post_form(stage.Cast(), "/hiring/companies/new", {"name": "Fennel", "website": "fennel"})
    page = document(answer)
    assert answer.status_code == 422
    assert page.xpath("//input[@name='name']/@value") == ["Fennel"]
    assert "Enter a full address" in words(page.xpath("//*[@id='field-website-error']")[0])


async def test_a_form_of_another_site_is_refused():
    answer = await post_form(stage.Cast(), "/hiring/companies/new", {"name": "x"}, headers={"sec-fetch-site": "cross-site"})  # fmt: skip
    assert answer.status_code == 403
