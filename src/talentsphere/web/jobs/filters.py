"""The filters of the job list as the page shows them: what may be chosen, what is, and how to take it away."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import msgspec

from talentsphere.services.jobs.contract import EMPLOYMENT_TYPES, LEVELS, WORKPLACES
from talentsphere.services.search.contract import Facets, FacetValue
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.shell.formats import number
from talentsphere.web.shell.labels import label
from talentsphere.web.shell.texts import N_, Texts

Kind = Literal["many", "one", "amount"]

POSTED = {
    1: N_("Last 24 hours"),
    3: N_("Last 3 days"),
    7: N_("Last 7 days"),
    14: N_("Last 14 days"),
    30: N_("Last 30 days"),
}
# The field of a chip in the address, its words, the kind of its labels (which is its facet too), what may be chosen.
_FIXED: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("workplace", N_("Workplace"), "workplace", WORKPLACES),
    ("type", N_("Employment"), "employment_type", EMPLOYMENT_TYPES),
    ("level", N_("Level"), "level", LEVELS),
)

Name = Callable[[str, str], str]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a filter; `count` is how many jobs it would leave, if known."""

    value: str
    label: str
    chosen: bool
    count: int | None = None


class Chip(msgspec.Struct, frozen=True, kw_only=True):
    """A filter of the row. `value` is the amount of one that takes an amount."""

    name: str
    label: str
    kind: Kind
    choices: tuple[Choice, ...] = ()
    value: int | None = None


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A value that is chosen, and the question without it."""

    label: str
    without: Asked
    remove_href: str


def chips(asked: Asked, facets: Facets | None, *, name: Name, texts: Texts) -> tuple[Chip, ...]:
    """The row of filters. `name(field, value)` is how a company or country is called.

    Where nobody counted, every fixed value is offered, and of companies and countries those already chosen.
    """
    fixed = [
        Chip(
            name=field,
            label=texts.gettext(words),
            kind="many",
            choices=_fixed(getattr(asked, field), values, _counts(facets, kind), kind=kind, texts=texts),
        )
        for field, words, kind, values in _FIXED
    ]
    return tuple(
        chip
        for chip in (
            *fixed,
            Chip(name="pay_min", label=texts.gettext("Pay"), kind="amount", value=asked.pay_min),
            Chip(name="posted", label=texts.gettext("Posted"), kind="one", choices=_posted(asked, texts)),
            Chip(
                name="company",
                label=texts.gettext("Company"),
                kind="many",
                choices=_open(asked.company, facets.company if facets else (), field="company", name=name),
            ),
            Chip(
                name="country",
                label=texts.gettext("Country"),
                kind="one",
                choices=_open(
                    (asked.country,) if asked.country else (),
                    facets.country if facets else (),
                    field="country",
                    name=name,
                ),
            ),
        )
        if chip.choices or chip.kind == "amount"
    )


def chosen(asked: Asked, *, name: Name, texts: Texts) -> tuple[Chosen, ...]:
    """What narrows the list, in the order of the chips."""
    found: list[tuple[str, dict[str, Any]]] = []
    for field, _, kind, _ in _FIXED:
        values: tuple[str, ...] = getattr(asked, field)
        found += [
            (texts.gettext(label(kind, value)), {field: tuple(other for other in values if other != value)})
            for value in values
        ]
    if asked.pay_min is not None:
        amount = number(asked.pay_min, texts=texts)
        found.append((texts.gettext("Pay from {amount} a year", amount=amount), {"pay_min": None}))
    if asked.posted is not None:
        found.append((_days(asked.posted, texts), {"posted": None}))
    found += [
        (name("company", slug), {"company": tuple(other for other in asked.company if other != slug)})
        for slug in asked.company
    ]
    if asked.country:
        found.append((name("country", asked.country), {"country": None}))
    return tuple(_chosen(words, asked.but(**changes)) for words, changes in found)


def _chosen(words: str, without: Asked) -> Chosen:
    return Chosen(label=words, without=without, remove_href=without.address())


def _counts(facets: Facets | None, kind: str) -> Mapping[str, int] | None:
    return {value.value: value.count for value in getattr(facets, kind)} if facets else None


def _fixed(
    chosen: tuple[str, ...],
    values: tuple[str, ...],
    counts: Mapping[str, int] | None,
    *,
    kind: str,
    texts: Texts,
) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value=value,
            label=texts.gettext(label(kind, value)),
            chosen=value in chosen,
            count=None if counts is None else counts.get(value, 0),
        )
        for value in values
        # What would leave nothing is not worth a line, unless it is what was chosen.
        if counts is None or counts.get(value) or value in chosen
    )


def _open(
    chosen: tuple[str, ...], counted: Iterable[FacetValue], *, field: str, name: Name
) -> tuple[Choice, ...]:
    offered = {
        found.value: Choice(
            value=found.value, label=found.label, chosen=found.value in chosen, count=found.count
        )
        for found in counted
    }
    missing = (
        Choice(value=value, label=name(field, value), chosen=True) for value in chosen if value not in offered
    )
    return (*missing, *offered.values())


def _posted(asked: Asked, texts: Texts) -> tuple[Choice, ...]:
    days = sorted({*POSTED, *((asked.posted,) if asked.posted else ())})
    return tuple(Choice(value=str(day), label=_days(day, texts), chosen=day == asked.posted) for day in days)


def _days(days: int, texts: Texts) -> str:
    return (
        texts.gettext(POSTED[days])
        if days in POSTED
        else texts.ngettext("Last {n} day", "Last {n} days", days)
    )
