"""The HTML of a posting, from three to six sections."""

from html import escape
from random import Random

from talentsphere.ops.demo import contents
from talentsphere.ops.demo.contents import Brief
from talentsphere.ops.demo.sources import phrases
from talentsphere.ops.demo.words import say

_WITH_HOURS, _WITH_OFFERS, _WITH_HIRING = 0.8, 0.88, 0.7


def write(rng: Random, brief: Brief) -> str:
    """The description as HTML: headings, paragraphs and lists only."""
    sections = [
        ("team", "".join(_paragraph(rng, brief, line) for line in contents.team(rng, brief))),
        ("do", _list(rng, brief, contents.tasks(rng, brief))),
        ("bring", _list(rng, brief, contents.requirements(rng, brief))),
    ]
    if brief.workplace == "remote" or rng.random() < _WITH_HOURS:
        sections.append(("hours", _paragraph(rng, brief, " ".join(contents.hours(rng, brief)))))
    if rng.random() < _WITH_OFFERS:
        sections.append(("offer", _offers(rng, brief)))
    if rng.random() < _WITH_HIRING:
        sections.append(("hire", _paragraph(rng, brief, " ".join(contents.hiring(rng, brief)))))
    headings = phrases().headings
    return "".join(f"<h2>{escape(rng.choice(headings[name]))}</h2>{body}" for name, body in sections)


def _offers(rng: Random, brief: Brief) -> str:
    body = _list(rng, brief, contents.offers(rng, brief))
    if brief.employment_type == "part_time" and brief.pay and brief.pay.interval != "hour":
        body += _paragraph(rng, brief, phrases().part_time_pay)
    return body


def _paragraph(rng: Random, brief: Brief, text: str) -> str:
    return f"<p>{escape(say(rng, text, brief.slots), quote=False)}</p>" if text else ""


def _list(rng: Random, brief: Brief, lines: list[str]) -> str:
    items = "".join(f"<li>{escape(say(rng, line, brief.slots), quote=False)}</li>" for line in lines)
    return f"<ul>{items}</ul>"
