"""Where somebody goes once they are signed in: to what they wanted, else to what their role does first."""

from collections.abc import Collection
from urllib.parse import quote, unquote

from litestar.datastructures import Cookie

from talentsphere.kernel.actor import Role
from talentsphere.web.kit.answers import Answer, AnyRequest, local
from talentsphere.web.kit.facts import SiteFacts

NEXT_COOKIE = "ts_next"
# As long as the mailed link that leads back here.
_KEPT_FOR = 24 * 60 * 60
_LONGEST = 1_000


def wanted(address: str) -> str:
    """The address when it lies on this site and says more than the start page, else nothing."""
    if not address.startswith("/") or address.startswith("//") or len(address) > _LONGEST:
        return ""
    inside = local(address)
    return "" if inside == "/" else inside


def with_next(path: str, next_address: str) -> str:
    """The path, carrying where to go afterwards."""
    return f"{path}?next={quote(next_address, safe='/')}" if next_address else path


def remember(answer: Answer, next_address: str, site: SiteFacts) -> Answer:
    """Keeps the address while the person is away reading their mail."""
    if next_address:
        answer.set_cookie(
            Cookie(
                key=NEXT_COOKIE,
                value=quote(next_address, safe="/"),
                max_age=_KEPT_FOR,
                httponly=True,
                secure=site.base_url.startswith("https://"),
                samesite="lax",
            )
        )
    return answer


def kept(request: AnyRequest) -> str:
    """The address that was remembered, or nothing."""
    return wanted(unquote(request.cookies.get(NEXT_COOKIE, "")))


def forget(answer: Answer) -> Answer:
    """The kept address has been used."""
    answer.delete_cookie(NEXT_COOKIE)
    return answer


def after_sign_in(roles: Collection[Role]) -> str:
    """The page somebody comes back to."""
    if "recruiter" in roles:
        return "/hiring"
    return "/operations" if "operator" in roles else "/"


def first_step(roles: Collection[Role]) -> str:
    """The page that gets somebody new going."""
    return "/hiring/companies/new" if "recruiter" in roles else "/cvs/new"


def client_of(request: AnyRequest) -> str:
    """The caller's network address as the gateway saw it, for limits per address."""
    return request.headers.get("x-real-ip", "")


def agent_of(request: AnyRequest) -> str:
    """What the browser calls itself, for the list of sessions."""
    return request.headers.get("user-agent", "")
