"""The operator's page and the queue of reported jobs. For operators alone."""

from datetime import timedelta
from uuid import UUID

from litestar import get, post
from litestar.types import ControllerRouterHandler

from talentsphere.kernel import clock
from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import NotFound
from talentsphere.kernel.health import Probe
from talentsphere.kernel.http import Injected
from talentsphere.services.email.contract import Email
from talentsphere.services.jobs.contract import Jobs
from talentsphere.services.search.contract import IndexStatus, Search, SearchUnavailable
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.facts import SiteFacts
from talentsphere.web.kit.forms import Form
from talentsphere.web.kit.overview import Overview
from talentsphere.web.operations.state import state_of
from talentsphere.web.operations.words import CHECKS, COUNTS, REPORT_REASONS, RESULTS
from talentsphere.web.shell.texts import N_

_MAILS_SHOWN = 8


@get("/operations", include_in_schema=False)
async def operations(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    probe: Injected[Probe],
    overview: Injected[Overview],
    jobs: Injected[Jobs],
    email: Injected[Email],
    search: Injected[Search],
    site: Injected[SiteFacts],
) -> Answer:
    """Is it well, what needs me, how much is there."""
    actor.require_operator()
    health = await probe.report()
    gathered = await overview.gather()
    reports = await jobs.reports(actor)
    mails = (await email.mailbox(actor)).items
    index = await _index(actor, search)
    failed = [mail for mail in mails if mail.status == "failed"]
    state = state_of(
        health, gathered, reports=len(reports), failed_mails=len(failed), search_is_away=index is None
    )
    return pages.show(
        request, actor, "operations/overview.html", title=N_("Operations"),
        state=state, health=health, checks=CHECKS, results=RESULTS, index=index, site=site,
        since=clock.now() - timedelta(seconds=health.uptime),
        queue=[queue for queue in gathered.queue if queue.waiting or queue.held],
        waiting=sum(queue.waiting for queue in gathered.queue), held=sum(queue.held for queue in gathered.queue),
        figures=[(words, gathered.counts[name]) for name, words in COUNTS if name in gathered.counts],
        mail_waiting=gathered.mail_waiting, failed=failed[:_MAILS_SHOWN], failed_count=len(failed),
        latest=mails[:_MAILS_SHOWN],
    )  # fmt: skip


@post("/operations/mail/retry", include_in_schema=False)
async def retry_mail(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], email: Injected[Email]
) -> Answer:
    """Queues every failed mail again."""
    actor.require_operator()
    queued = await email.retry(actor)
    return pages.go("/operations#mail", say=pages.text(request, N_("Mails queued again: {n}."), n=queued))


@get("/operations/reports", include_in_schema=False)
async def reports(
    request: AnyRequest, actor: Injected[Actor], pages: Injected[Pages], jobs: Injected[Jobs]
) -> Answer:
    """Reported jobs, the oldest report first."""
    actor.require_operator()
    return pages.show(
        request, actor, "operations/reports.html", title=N_("Reported jobs"),
        reports=await jobs.reports(actor), reasons=REPORT_REASONS,
    )  # fmt: skip


@post("/operations/reports/{report_id:uuid}", include_in_schema=False)
async def settle(
    request: AnyRequest,
    actor: Injected[Actor],
    pages: Injected[Pages],
    jobs: Injected[Jobs],
    report_id: UUID,
) -> Answer:
    """The report is settled; with `do` close its job is closed too."""
    actor.require_operator()
    closing = (await Form.of(request)).get("do") == "close"
    try:
        await jobs.settle_report(actor, report_id=report_id, close_job=closing)
    except NotFound as error:
        return pages.go("/operations/reports", say=error.detail, tone="caution")
    say = N_("The job is closed and the report settled.") if closing else N_("Settled. The job stays open.")
    return pages.go("/operations/reports", say=pages.text(request, say))


async def _index(actor: Actor, search: Search) -> IndexStatus | None:
    """The state of the search index, None while it is away."""
    try:
        return await search.status(actor)
    except SearchUnavailable:
        return None


ROUTES: tuple[ControllerRouterHandler, ...] = (operations, retry_mail, reports, settle)
