"""Lists with parentheses: "AWS (EC2, S3), Python" has two items."""

import re
from bisect import bisect

_PARENTHESIS = re.compile(r"[()]")


def split_outside(separator: re.Pattern[str], text: str) -> list[str]:
    """The text cut at a separator, but not between parentheses. Takes time linear in the text's length."""
    places = [found.start() for found in _PARENTHESIS.finditer(text)]
    parts, begin = [], 0
    for found in separator.finditer(text):
        following = bisect(places, found.start())
        if following == len(places) or text[places[following]] == "(":
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]
