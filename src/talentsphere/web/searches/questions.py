"""A saved search as the pages of jobs know it, and back."""

from talentsphere.kernel.errors import Invalid
from talentsphere.services.alerts.contract import FREQUENCIES, Frequency, Question
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.kit.answers import AnyRequest, Pages
from talentsphere.web.kit.forms import Form
from talentsphere.web.shell.texts import N_

WORDS: dict[Frequency, tuple[str, str]] = {
    "instant": (N_("At once"), N_("Between 8 in the morning and 9 in the evening.")),
    "daily": (N_("Every morning"), N_("One mail with what is new since the day before.")),
    "weekly": (N_("Every Monday"), ""),
    "off": (N_("Not by mail"), N_("Keep the search without mails.")),
}


def question_of(asked: Asked) -> Question:
    """What is kept of the list's address."""
    return Question(
        q=asked.q,
        place=asked.place,
        workplace=asked.workplace,
        employment_type=asked.type,
        level=asked.level,
        company=asked.company,
        country=asked.country,
        pay_min=asked.pay_min,
        posted_within=asked.posted,
    )


def asked_of(question: Question) -> Asked:
    """The list that shows all a saved search finds, newest first."""
    return Asked(
        q=question.q,
        place=question.place,
        workplace=question.workplace,
        type=question.employment_type,
        level=question.level,
        company=question.company,
        country=question.country,
        pay_min=question.pay_min,
        posted=question.posted_within,
        sort="newest",
    )


def frequency_of(form: Form) -> Frequency:
    """The choice of a form. Raises Invalid."""
    value = form.get("frequency")
    if value not in FREQUENCIES:
        raise Invalid.field("frequency", "Choose how often you want to hear of new jobs.")
    return value


def options(request: AnyRequest, pages: Pages) -> list[list[str]]:
    """The choices of how often, as `ui.choices` takes them."""
    return [
        [value, pages.text(request, words), pages.text(request, hint) if hint else ""]
        for value, (words, hint) in WORDS.items()
    ]
