from uuid import UUID

import msgspec
import pytest

from web.hiring import stage
from web.hiring.stage import GRACE, NORTHWIND, document, get_page, member, post_form, said, went, words

PATH = f"/hiring/{NORTHWIND}/settings"
COLLEAGUE = f"/hiring/{NORTHWIND}/members/{UUID(int=9)}"


async def test_an_admin_sees_everything_and_a_recruiter_the_people():
    cast = stage.Cast()
    assert len(document(await get_page(cast, PATH)).xpath("//main//section")) == 4
    cast.companies.people[NORTHWIND][0] = member(GRACE, "recruiter")
    page = document(await get_page(cast, PATH))
    assert [words(heading) for heading in page.xpath("//main//h2")] == ["Members"]
    assert "Leave the company" in words(page)
    assert "Make admin" not in words(page)


async def test_the_last_admin_is_offered_no_way_out():
    page = document(await get_page(stage.Cast(), PATH))
    me, colleague = page.xpath("//*[@id='members']//li")
    assert not me.xpath(".//form")
    assert "Make admin" in words(colleague)


async def test_the_page_is_saved():
    cast = stage.Cast()
    answer = await post_form(cast, PATH, {"name": "North", "website": "", "description": "New"})
    assert (went(answer), said(answer)) == (PATH, ("Saved.", None))
    company = cast.companies.known[NORTHWIND]
    assert (company.name, company.website, company.description) == ("North", None, "New")


async def test_a_refused_change_keeps_what_was_typed():
    answer = await post_form(stage.Cast(), PATH, {"name": "", "website": "nowhere", "description": "Kept"})
    page = document(answer)
    assert answer.status_code == 422
    assert page.xpath("//input[@name='website']/@value") == ["nowhere"]
    assert page.xpath("//textarea[@name='description']")[0].text.strip() == "Kept"
    assert len(page.xpath("//*[@data-error-summary]//li")) == 2


async def test_a_logo_is_uploaded():
    cast = stage.Cast()
    answer = await post_form(cast, f"{PATH}/logo", files={"logo": ("n.png", b"\x89PNG..", "image/png")})
    assert went(answer) == PATH
    assert cast.companies.known[NORTHWIND].logo_url == "/logo/n.png"


@pytest.mark.parametrize(
    "files", [{"logo": ("n.txt", b"text", "image/png")}, {"other": ("n.png", b"", "image/png")}]
)
async def test_what_is_no_picture_is_said_at_the_field(files):
    answer = await post_form(stage.Cast(), f"{PATH}/logo", files=files)
    assert answer.status_code == 422
    assert document(answer).xpath("//*[@id='field-logo-error']")


async def test_roles_change_and_people_leave():
    cast = stage.Cast()
    assert went(await post_form(cast, f"{COLLEAGUE}/role", {"role": "admin"})) == PATH
    assert went(await post_form(cast, f"{COLLEAGUE}/remove")) == PATH
    assert cast.companies.said == [("role", UUID(int=9), "admin"), ("remove", UUID(int=9))]


async def test_the_last_admin_is_told_why_they_must_stay():
    answer = await post_form(stage.Cast(), f"/hiring/{NORTHWIND}/members/{GRACE.user_id}/remove")
    assert said(answer)[0].startswith("A company needs an admin.")


async def test_who_leaves_is_led_to_their_companies():
    cast = stage.Cast()
    cast.companies.people[NORTHWIND].append(msgspec.structs.replace(member(GRACE), user_id=UUID(int=77)))
    answer = await post_form(cast, f"/hiring/{NORTHWIND}/members/{GRACE.user_id}/remove")
    assert went(answer) == "/hiring"


async def test_colleagues_are_invited_and_invitations_withdrawn():
    cast = stage.Cast()
    answer = await post_form(
        cast, f"/hiring/{NORTHWIND}/invitations", {"email": "hedy@example.org", "role": "admin"}
    )
    assert went(answer) == f"{PATH}#invitations"
    assert "hedy@example.org" in said(answer)[0]
    await post_form(cast, f"/hiring/{NORTHWIND}/invitations/{UUID(int=700)}/withdraw")
    assert cast.companies.said == [("invite", "hedy@example.org", "admin"), ("withdraw", UUID(int=700))]


async def test_a_wrong_address_is_asked_for_again():
    answer = await post_form(
        stage.Cast(), f"/hiring/{NORTHWIND}/invitations", {"email": "hedy", "role": "admin"}
    )
    page = document(answer)
    assert answer.status_code == 422
    assert page.xpath("//input[@name='email']/@value") == ["hedy"]
    assert page.xpath("//input[@name='role'][@checked]/@value") == ["admin"]
