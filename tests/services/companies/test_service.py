import pytest

from factories.doubles import Outbox, People, Shelf
from talentsphere.kernel.actor import SYSTEM, Actor
from talentsphere.kernel.errors import Conflict, Forbidden, Invalid
from talentsphere.services.companies.contract import BadInvitation, CompanyChanges, NewCompany, NotAMember
from talentsphere.services.companies.service import CompaniesService


class Scene:
    """Companies with the peers it talks to."""

    def __init__(self, database):
        self.people, self.outbox, self.shelf = People(), Outbox(), Shelf()
        self.companies = CompaniesService(
            database, users=self.people, email=self.outbox, files=self.shelf, base_url="http://site.example"
        )

    def actor(self, email, role="recruiter"):
        person = self.people.add(email, name=email.split("@")[0].title(), roles=(role,))
        return Actor(user_id=person.id, name=person.name, email=email, roles=frozenset({role}))

    async def founded(self, email="founder@example.com", name="Alder Bakery"):
        founder = self.actor(email)
        return founder, await self.companies.create(founder, company=NewCompany(name=name))

    async def invited(self, founder, company, email, role="recruiter"):
        await self.companies.invite(founder, company_id=company.id, email=email, role=role)
        link = self.outbox.to(email)[-1]["context"]["link"]
        return link.rsplit("/", 1)[1]


@pytest.fixture
def scene(database):
    return Scene(database)


async def test_the_founder_is_the_first_admin(scene):
    founder, company = await scene.founded()
    assert [m.role for m in await scene.companies.members(founder, company_id=company.id)] == ["admin"]
    assert company.slug.startswith("alder-bakery-")


async def test_a_candidate_can_not_found_a_company(scene):
    with pytest.raises(Forbidden):
        await scene.companies.create(scene.actor("c@example.com", "candidate"), company=NewCompany(name="X"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "  "), ("name", "x" * 201), ("website", "javascript:alert(1)"), ("website", "x.example")],
)
async def test_a_bad_field_is_named(scene, field, value):
    with pytest.raises(Invalid) as refused:
        await scene.companies.create(
            scene.actor("bad@example.com"), company=NewCompany(**({"name": "Good"} | {field: value}))
        )
    assert [problem.field for problem in refused.value.fields] == [field]


async def test_strangers_and_recruiters_can_not_manage(scene):
    founder, company = await scene.founded()
    member = scene.actor("member@example.com")
    await scene.companies.accept(member, token=await scene.invited(founder, company, "member@example.com"))
    for actor in (member, scene.actor("stranger@example.com")):
        with pytest.raises(NotAMember):
            await scene.companies.change(actor, company_id=company.id, changes=CompanyChanges(name="Mine"))
    await scene.companies.require(member, company_id=company.id, permission="recruit")


async def test_an_invitation_works_once_and_only_for_its_address(scene):
    founder, company = await scene.founded()
    token = await scene.invited(founder, company, "invited@example.com", "admin")
    with pytest.raises(BadInvitation):
        await scene.companies.accept(scene.actor("thief@example.com"), token=token)
    invited = scene.actor("invited@example.com")
    assert (await scene.companies.accept(invited, token=token)).id == company.id
    with pytest.raises(BadInvitation):
        await scene.companies.accept(invited, token=token)


async def test_inviting_again_ends_the_earlier_link(scene):
    founder, company = await scene.founded()
    first = await scene.invited(founder, company, "again@example.com")
    await scene.invited(founder, company, "again@example.com")
    with pytest.raises(BadInvitation):
        await scene.companies.accept(scene.actor("again@example.com"), token=first)
    assert len(await scene.companies.invitations(founder, company_id=company.id)) == 1


async def test_the_last_admin_can_not_leave(scene):
    founder, company = await scene.founded()
    with pytest.raises(Conflict):
        await scene.companies.remove_member(founder, company_id=company.id, user_id=founder.user_id)
    with pytest.raises(Conflict):
        await scene.companies.set_role(
            founder, company_id=company.id, user_id=founder.user_id, role="recruiter"
        )


async def test_imports_find_a_company_again_whatever_its_case(scene):
    first = await scene.companies.ensure_named(SYSTEM, names=("Forest Service", "Air Force"))
    again = await scene.companies.ensure_named(SYSTEM, names=("forest  service",))
    assert again["forest  service"] == first["Forest Service"]


async def test_the_list_pages_through_every_company_once(scene):
    names = tuple(f"Paged {number:03}" for number in range(120))
    await scene.companies.ensure_named(SYSTEM, names=names)
    seen, cursor = [], None
    while True:
        page = await scene.companies.all(q="paged", cursor=cursor)
        seen += [company.name for company in page.items]
        if (cursor := page.next) is None:
            break
    assert seen == list(names)


async def test_a_new_logo_replaces_the_old_file(scene):
    founder, company = await scene.founded()
    for data in (b"one", b"two"):
        company = await scene.companies.set_logo(founder, company_id=company.id, data=data, file_name="l.png")
    assert [data for _, data in scene.shelf.stored.values()] == [b"two"]
    assert company.logo_url.endswith(str(next(iter(scene.shelf.stored))))
