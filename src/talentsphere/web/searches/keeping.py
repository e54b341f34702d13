"""A person's saved searches: the list, saving one from the job list, changing and removing."""

from typing import Any
from uuid import UUID

from litestar import get, post

from talentsphere.kernel.actor import Actor
from talentsphere.kernel.errors import AppError
from talentsphere.kernel.http import Injected
from talentsphere.services.alerts.contract import Alerts
from talentsphere.services.companies.contract import Companies
from talentsphere.services.search.contract import JobResults, Total
from talentsphere.web.jobs.asked import Asked, asked
from talentsphere.web.jobs.filters import chosen
from talentsphere.web.jobs.names import names
from talentsphere.web.jobs.results import name_of
from talentsphere.web.jobs.words import texts_of
from talentsphere.web.kit.answers import Answer, AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.searches.questions import WORDS, asked_of, frequency_of, options, question_of
from talentsphere.web.shell.texts import N_

_UNSEEN = JobResults(items=(), total=Total(value=0))


@get("/searches")
async def listed(
    request: AnyRequest, actor: Injected[Actor], alerts: Injected[Alerts], pages: Injected[Pages]
) -> Answer:
    """The person's own, newest first."""
    found = [
        {
            "id": saved.id,
            "name": saved.name,
            "href": asked_of(saved.question).address(),
            "frequency": saved.frequency,
            "last_mailed_at": saved.last_mailed_at,
        }
        for saved in await alerts.mine(actor)
    ]
    how_often = [[value, pages.text(request, words)] for value, (words, _) in WORDS.items()]
    return pages.show(
        request, actor, "searches/list.html", title=N_("Saved searches"), searches=found, options=how_often
    )


@get("/searches/new")
async def offered(
    request: AnyRequest, actor: Injected[Actor], companies: Injected[Companies], pages: Injected[Pages]
) -> Answer:
    """The form for the question in the address, which is that of the job list."""
    actor.person()
    question = asked(request.query_params)
    title = name_of(question, texts=texts_of(request, pages)) if question.q or question.place else ""
    form = Form.showing(name=title or pages.text(request, N_("New jobs")), frequency="daily")
    return await _form(request, actor, companies, pages, question, form)


@post("/searches/new")
async def save(
    request: AnyRequest,
    actor: Injected[Actor],
    alerts: Injected[Alerts],
    companies: Injected[Companies],
    pages: Injected[Pages],
) -> Answer:
    """Keeps the question in the address under the name that was typed."""
    question = asked(request.query_params)
    form = await Form.of(request)
    try:
        saved = await alerts.save(
            actor, name=form.get("name"), question=question_of(question), frequency=frequency_of(form)
        )
    except AppError as error:
        actor.person()
        return await _form(
            request, actor, companies, pages, question, form.failed(error), status=error.status
        )
    return pages.go("/searches", say=pages.text(request, N_("“{name}” is saved."), name=saved.name))


@post("/searches/{search_id:uuid}")
async def change(
    request: AnyRequest,
    actor: Injected[Actor],
    alerts: Injected[Alerts],
    pages: Injected[Pages],
    search_id: UUID,
) -> Answer:
    """Sets how often it tells."""
    form = await Form.of(request)
    saved = await alerts.change(actor, search_id=search_id, frequency=frequency_of(form))
    return pages.go("/searches", say=pages.text(request, N_("“{name}” is saved."), name=saved.name))


@post("/searches/{search_id:uuid}/remove")
async def remove(
    request: AnyRequest,
    actor: Injected[Actor],
    alerts: Injected[Alerts],
    pages: Injected[Pages],
    search_id: UUID,
) -> Answer:
    """Forgets it."""
    await alerts.remove(actor, search_id=search_id)
    return pages.go("/searches", say=pages.text(request, N_("The search is removed.")))


async def _form(
    request: AnyRequest,
    actor: Actor,
    companies: Companies,
    pages: Pages,
    question: Asked,
    form: Form,
    *,
    status: int = 200,
) -> Answer:
    texts = texts_of(request, pages)
    name = await names(question, _UNSEEN, companies=companies, texts=texts)
    narrowed: list[str] = [entry.label for entry in chosen(question, name=name, texts=texts)]
    context: dict[str, Any] = {
        "criteria": [words for words in (question.q, question.place, *narrowed) if words],
        "options": options(request, pages),
        "back_href": question.address(),
    }
    return pages.show(
        request, actor, "searches/new.html", title=N_("Save this search"), form=form, status=status, **context
    )


ROUTES = (listed, offered, save, change, remove)
