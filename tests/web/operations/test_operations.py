from typing import get_args
from uuid import UUID

import pytest

from talentsphere.services.jobs.contract import ReportReason
from talentsphere.web.operations.words import REPORT_REASONS
from web.hiring import stage
from web.hiring.stage import GRACE, JOAN, NOBODY, document, get_page, post_form, report, said, went, words
from web.hiring.troupe import Finder, Ledger, Outbox, Pulse


def cast(**replaced):
    return stage.Cast(actor=JOAN, **replaced)


def part(page, name):
    return words(page.xpath(f"//section[@id='{name}']")[0])


@pytest.mark.parametrize("path", ["/operations", "/operations/reports"])
async def test_operators_alone_may_look(path):
    assert (await get_page(stage.Cast(actor=GRACE), path)).status_code == 403
    assert went(await get_page(stage.Cast(actor=NOBODY), path)).startswith("/sign-in?next=")
    assert (await get_page(cast(), path)).status_code == 200


async def test_operators_alone_may_act():
    for path in ("/operations/mail/retry", f"/operations/reports/{UUID(int=801)}"):
        assert (await post_form(stage.Cast(actor=GRACE), path)).status_code == 403


async def test_the_page_says_what_needs_somebody():
    acting = cast()
    acting.jobs.waiting = [report(1), report(2)]
    page = document(await get_page(acting, "/operations"))
    (state,) = page.xpath("//section[contains(@class, 'ops-state')]")
    assert "Something waits for you." in words(state)
    assert "2 reported jobs wait for a decision" in words(state)
    anchors = [href for href in state.xpath(".//a/@href") if href.startswith("#")]
    assert {anchor.removeprefix("#") for anchor in anchors} <= set(page.xpath("//@id"))


async def test_all_is_well_in_one_sentence():
    page = document(await get_page(cast(email=Outbox(failed=0), overview=Ledger(held=0)), "/operations"))
    assert "All is well, and nothing waits for you." in words(page)
    assert "Try the failed again" not in words(page)


async def test_a_failing_check_is_named():
    page = document(await get_page(cast(probe=Pulse(disk="almost full")), "/operations"))
    assert "Not well: Disk" in words(page)
    assert "almost full" in part(page, "health")


async def test_without_an_index_the_page_says_what_answers_instead():
    page = document(await get_page(cast(search=Finder(away=True)), "/operations"))
    assert "the database answers searches" in part(page, "search")


async def test_figures_are_shown():
    page = document(await get_page(cast(), "/operations"))
    assert "16,430" in part(page, "search")
    assert "2 held" in part(page, "queue")
    assert "550 No such mailbox" in part(page, "mail")
    assert "Applications today 37" in words(page)


async def test_failed_mails_are_tried_again():
    acting = cast()
    answer = await post_form(acting, "/operations/mail/retry")
    assert (went(answer), said(answer)[0]) == ("/operations#mail", "Mails queued again: 1.")
    assert acting.email.retried == 1


async def test_a_report_is_settled_with_or_without_closing_the_job():
    acting = cast()
    acting.jobs.waiting = [report(1), report(2)]
    kept = await post_form(acting, f"/operations/reports/{report(1).id}", {"do": "keep"})
    closed = await post_form(acting, f"/operations/reports/{report(2).id}", {"do": "close"})
    assert acting.jobs.settled == [(report(1).id, False), (report(2).id, True)]
    assert said(kept)[0] == "Settled. The job stays open."
    assert said(closed)[0] == "The job is closed and the report settled."
    gone = await post_form(acting, f"/operations/reports/{UUID(int=1)}", {"do": "close"})
    assert said(gone)[0] == "This report is already settled."


async def test_reports_say_what_is_wrong():
    acting = cast()
    acting.jobs.waiting = [report(1, "scam"), report(2, "spam", details="")]
    page = document(await get_page(acting, "/operations/reports"))
    assert "A scam" in words(page)
    assert "They ask for a fee" in words(page)
    assert "Nothing else was written." in words(page)


async def test_an_empty_queue_says_so():
    assert "No report waits" in words(document(await get_page(cast(), "/operations/reports")))


def test_every_reason_has_its_words():
    assert set(REPORT_REASONS) == set(get_args(ReportReason))
