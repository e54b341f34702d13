"""Text as XML."""

import re
from html import escape

# Characters that XML 1.0 forbids even when they are escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, text: str) -> str:
    """`<name>text</name>` with the text escaped."""
    return f"<{name}>{xml_text(text)}</{name}>"


def xml_text(text: str) -> str:
    """`text` for an element or for an attribute in double quotes."""
    return escape(_FORBIDDEN.sub("", text))
