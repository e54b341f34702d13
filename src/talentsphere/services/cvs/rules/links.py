"""Targets of links, written into the text where they say more than the text does."""

import re

_MAX_URI = 300
_SAFE_URI = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"\x00-\x20\x7f]+", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)


def safe_uri(uri: str) -> str | None:
    """The address when it is a web, mail or telephone address of sensible length; None otherwise."""
    uri = uri.strip()
    return uri if len(uri) <= _MAX_URI and _SAFE_URI.fullmatch(uri) else None


def with_target(text: str, uri: str) -> str:
    """What to print for a link: the text, the address for a bare user name, or `text <address>`.

    "rendercv" that links to https://github.com/rendercv becomes github.com/rendercv; an address that
    is already readable in the text is not repeated.
    """
    label = text.strip()
    address = _SCHEME.sub("", uri).rstrip("/")
    address = address.split("?", 1)[0] if uri.lower().startswith("mailto:") else address
    if not label or not address:
        return text
    if address.lower() in label.lower() or _SCHEME.sub("", label).rstrip("/").lower() == address.lower():
        return text
    if uri.lower().startswith("tel:"):
        return text
    if " " not in label and address.lower().endswith("/" + label.lower().lstrip("@")):
        return text.replace(label, address)
    return text.replace(
        label, f"{label} <{_SCHEME.sub('', uri) if uri.lower().startswith('mailto:') else uri}>"
    )
