"""Whether a request wants a piece of a page for HTMX, and marking answers as depending on that."""

from urllib.parse import parse_qs, urlsplit

from talentsphere.web.jobs.asked import Asked
from talentsphere.web.kit.answers import Answer, AnyRequest

# A piece and the page it is of share one address, so caches have to keep them apart.
VARY = {"Vary": "HX-Request, HX-Target"}
# Ids of what is replaced: the results, the list that grows, and the pane beside it.
RESULTS = "results"
LIST = "job-list"
PANE = "job-pane"


def wants_piece(request: AnyRequest, *targets: str) -> bool:
    """Whether one of these elements is to be filled, rather than a page shown."""
    return "hx-request" in request.headers and request.headers.get("hx-target") in targets


def varying(answer: Answer) -> Answer:
    answer.headers.update(VARY)
    return answer


def is_typing(request: AnyRequest, asked: Asked) -> bool:
    """Whether the last word may be unfinished: live results for other words than those on show."""
    shown = request.headers.get("hx-current-url")
    if shown is None:
        return False
    before = parse_qs(urlsplit(shown).query).get("q", [""])
    return before[-1].strip() != asked.q
