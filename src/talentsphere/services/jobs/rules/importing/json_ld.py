"""Where the JobPostings of JSON-LD and of pages are."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec

from talentsphere.services.jobs.rules.importing.errors import MalformedImport, RowProblem

# The properties under which pages put a posting beside other things.
_HOLDERS = ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage")
_SCRIPT = re.compile(r"<script\b([^<>]{0,1000})>", re.IGNORECASE)
_WRAPPER = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_CONTROL = re.compile(r"[\x00-\x1f]")


def postings_in(value: Any) -> Iterator[dict[str, Any]]:
    """The JobPosting objects in decoded JSON-LD, in their order."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, list):
            waiting.extend(reversed(found))
        elif isinstance(found, dict):
            kinds = found.get("@type")
            if "JobPosting" in (kinds if isinstance(kinds, list) else [str(kinds).rpartition("/")[2]]):
                yield found
            else:
                waiting.extend(found[holder] for holder in reversed(_HOLDERS) if holder in found)


def postings_in_html(page: str) -> Iterator[dict[str, Any] | RowProblem]:
    """The JobPostings in the ld+json scripts of a page; a RowProblem for a script that is no JSON.

    Raises MalformedImport when the page has none.
    """
    found = False
    for number, script in enumerate(_scripts(page), 1):
        try:
            postings = list(postings_in(_decode(script)))
        except (msgspec.DecodeError, RecursionError) as broken:
            found = True
            yield RowProblem.field(None, f"The JSON-LD script {number} of the page is no JSON: {broken}.")
            continue
        found = found or bool(postings)
        yield from postings
    if not found:
        raise MalformedImport("The page has no JSON-LD script with a JobPosting.")


def _scripts(page: str) -> Iterator[str]:
    lower = page.lower()
    at = 0
    while opening := _SCRIPT.search(page, at):
        end = lower.find("</script", opening.end())
        if end < 0:
            return
        if "ld+json" in opening[1].lower():
            yield page[opening.end() : end]
        at = end


def _decode(script: str) -> Any:
    """The value of a script. Pages often leave line breaks in texts, and some escape the whole as HTML."""
    content = _CONTROL.sub(" ", _WRAPPER.sub("", script))
    try:
        return msgspec.json.decode(content)
    except msgspec.DecodeError:
        if "&quot;" not in content:
            raise
        return msgspec.json.decode(unescape(content))
