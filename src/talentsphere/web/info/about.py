"""What this is, what it keeps of people, and who can use it."""

from urllib.parse import urlsplit

from litestar import get

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.http import Injected
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.shell.texts import N_


def security_address(base_url: str) -> str:
    """Where to write about a hole: RFC 2142 keeps this mailbox for it at every host."""
    return f"security@{urlsplit(base_url).hostname}"


@get("/about")
async def about(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], site: Injected[SiteFacts]
) -> Answer:
    return pages.show(
        request,
        actor,
        "info/about.html",
        title=N_("About TalentSphere"),
        canonical="/about",
        demo=site.demo,
        version=site.version,
        security=security_address(site.base_url),
    )


@get("/privacy")
async def privacy(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], site: Injected[SiteFacts]
) -> Answer:
    return pages.show(
        request,
        actor,
        "info/privacy.html",
        title=N_("Privacy"),
        canonical="/privacy",
        local_mailbox=site.local_mailbox,
    )


@get("/accessibility")
async def accessibility(request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages]) -> Answer:
    return pages.show(
        request, actor, "info/accessibility.html", title=N_("Accessibility"), canonical="/accessibility"
    )
