"""Who may read the local mailbox: operators, and whoever sits at the machine while it is not in production."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from talentsphere.kernel.actor import Actor
from talentsphere.web.kit.answers import AnyRequest
from talentsphere.web.kit.facts import SiteFacts

_NAMES_OF_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def may_read(request: AnyRequest, actor: Actor, site: SiteFacts) -> bool:
    """Whether this reader sees the mailbox. Never where mail is really sent."""
    if not site.local_mailbox:
        return False
    return actor.is_operator or (site.environment != "production" and is_at_this_machine(request, site))


def is_at_this_machine(request: AnyRequest, site: SiteFacts) -> bool:
    """Whether every hop of the request was this machine, and the browser asked for it by its own name.

    The gateway sets X-Real-IP and adds to X-Forwarded-For, so a proxy in front of it shows in the latter. The
    name keeps out pages of other sites whose name was made to lead here.
    """
    hops = [request.headers.get("x-real-ip", "")]
    hops += [hop for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    if not all(_is_loopback(hop.strip()) for hop in hops):
        return False
    names = _NAMES_OF_THIS_MACHINE | {urlsplit(site.base_url).hostname}
    return urlsplit(f"//{request.headers.get('host', '')}").hostname in names


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
