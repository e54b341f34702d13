"""Every form of the router, sent empty and full of nonsense by the person it is for: a message, never a fault of ours."""

import re

import pytest

from factories.cast import cast_on
from factories.hostile import pdf as plain_pdf
from journeys.test_every_page import slugs, token, whose  # noqa: F401 - fixtures
from talentsphere.web.pages import ROUTES

pytestmark = [pytest.mark.slow]

NONSENSE = {
    name: "\u202e<b>{{7*7}}</b>\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") + "x" * 400
    for name in (
        "name", "email", "password", "role", "next", "title", "description", "stage", "reason", "note", "tag", "rating", "subject",
        "letter", "frequency", "timezone", "theme", "do", "cv_id", "links", "website", "pay_min", "valid_through", "add",
    )
}  # fmt: skip
# The person would be gone for the forms after it.
LAST = ("/sign-out", "/account/sessions/end-others")


def forms():
    found = sorted({route.path_format for route in ROUTES[0].routes if "POST" in route.methods})
    return [path for path in found if path not in LAST]


@pytest.fixture(scope="module")
async def cast(site):
    return await cast_on(site, plain_pdf())


@pytest.fixture(scope="module")
def senders(site, cast):
    """A browser of each person, by their address."""
    people = [None, *cast.players().values()]
    found = {player and player.email: site.browser(player and player.cookie) for player in people}
    yield found
    for client in found.values():
        client.close()


@pytest.mark.parametrize("fields", [{}, NONSENSE], ids=["empty", "nonsense"])
@pytest.mark.parametrize("path", forms())
def test_a_form_answers_with_what_is_wrong(path, fields, cast, senders, slugs, token):  # noqa: F811
    player = whose(path, cast)
    words = {"slug": slugs.get("/" + path.split("/")[1]), "token": token}
    address = re.sub(r"\{(\w+)\}", lambda found: words.get(found[1]) or player.owned[found[1]][-1], path)
    answer = senders[player and player.email].post(address, data=fields, follow_redirects=False)
    assert answer.status_code < 500, answer.text[-2000:]
    assert "<b>{{7*7}}</b>" not in answer.text
