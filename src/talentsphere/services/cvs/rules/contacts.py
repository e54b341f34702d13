"""E-mail addresses, telephone numbers, links and network profiles in a line of text."""

import re
from typing import NamedTuple

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w@])")
_URL = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s<>|,;\"'()\[\]]{3,300}"
    r"|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|dev|me|ai|app|co|edu|gov|info|eu|uk|de|fr|nl|ch|at|es|"
    r"it|ca|us|in|tech|page|site|name|blog|tr|se|no|dk|fi|pl|be|br|au|nz|jp|social|xyz|so|gg|sh|example)"
    r"(?:/[^\s<>|,;\"'()\[\]]{0,200})?(?![\w@])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/.@-])(?:\+|00)?\(?\d[\d\s().\u2010-\u2013/-]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w/@])"
)
_NO_PHONE = re.compile(
    r"^(?:(?:19|20)\d{2}\s*[-–/.]\s*(?:19|20)?\d{2}(?:[-./]\d{2})?|\d{1,2}[./-]\d{1,2}[./-]\d{4})"
)
_SOFTWARE = frozenset({"asp.net", "vb.net", "ado.net", "socket.io", "node.js", "draw.io"})
_USER = r"(?P<user>[\w.%@~+-]{1,80})"
_PROFILES = (
    ("LinkedIn", rf"linkedin\.com/(?:in|pub)/{_USER}"),
    ("GitHub", rf"github\.com/{_USER}/?$"),
    ("GitLab", rf"gitlab\.com/{_USER}/?$"),
    ("Bitbucket", rf"bitbucket\.org/{_USER}/?$"),
    ("Twitter", rf"twitter\.com/{_USER}"),
    ("X", rf"(?<![\w.-])x\.com/{_USER}"),
    ("Stack Overflow", rf"stackoverflow\.com/users/{_USER}"),
    ("ORCID", rf"orcid\.org/{_USER}"),
    ("Google Scholar", r"scholar\.google\.[a-z.]{2,6}/citations\?(?:[^#\s]*&)?user=(?P<user>[\w-]{1,40})"),
    ("Medium", rf"medium\.com/{_USER}"),
    ("Dribbble", rf"dribbble\.com/{_USER}"),
    ("Behance", rf"behance\.net/{_USER}"),
    ("Kaggle", rf"kaggle\.com/{_USER}"),
    ("Hugging Face", rf"huggingface\.co/{_USER}/?$"),
    ("LeetCode", rf"leetcode\.com/(?:u/)?{_USER}"),
    ("XING", rf"xing\.com/profile/{_USER}"),
    ("ResearchGate", rf"researchgate\.net/profile/{_USER}"),
    ("Facebook", rf"facebook\.com/{_USER}"),
    ("Instagram", rf"instagram\.com/{_USER}"),
    ("YouTube", rf"youtube\.com/(?:@|c/|channel/|user/){_USER}"),
)
_PROFILE_PATTERNS = tuple((network, re.compile(pattern, re.IGNORECASE)) for network, pattern in _PROFILES)
_LABELLED = re.compile(
    r"(?:^|[\s|·•,])(?P<network>linkedin|github|gitlab|twitter|stack overflow|orcid|mastodon|kaggle|xing|medium)"
    r"\s?:\s{0,3}"
    r"(?P<user>@?[\w.-]{2,60}(?:@[\w.-]{3,60})?)(?![\w/])",
    re.IGNORECASE,
)
_ADDRESS_OF = {
    "linkedin": ("LinkedIn", "https://linkedin.com/in/"),
    "github": ("GitHub", "https://github.com/"),
    "gitlab": ("GitLab", "https://gitlab.com/"),
    "kaggle": ("Kaggle", "https://kaggle.com/"),
    "orcid": ("ORCID", "https://orcid.org/"),
    "twitter": ("Twitter", "https://twitter.com/"),
    "xing": ("XING", ""),
    "medium": ("Medium", ""),
    "mastodon": ("Mastodon", ""),
    "stack overflow": ("Stack Overflow", ""),
}
_MIN_DIGITS, _MAX_DIGITS = 7, 15  # ITU-T E.164 allows fifteen
_MAX_LINE = 1_000


class Profile(NamedTuple):
    """An account at a network; `url` is empty where only the name was written."""

    network: str
    username: str
    url: str


def find_emails(text: str) -> list[str]:
    """E-mail addresses in the order they are written."""
    return [match.group().rstrip(".") for match in _EMAIL.finditer(text[:_MAX_LINE])]


def find_phones(text: str) -> list[str]:
    """Telephone numbers as written: 7 to 15 digits that are no dates."""
    found = []
    for match in _PHONE.finditer(_EMAIL.sub(" ", text[:_MAX_LINE])):
        number = match.group().strip(" .,-/")
        digits = sum(character.isdigit() for character in number)
        is_whole = number.count("(") == number.count(")") and not _NO_PHONE.match(number)
        if is_whole and _MIN_DIGITS <= digits <= _MAX_DIGITS:
            found.append(number)
    return found


def find_urls(text: str) -> list[str]:
    """Web addresses, each with its scheme; names of software such as ASP.NET are none."""
    found = []
    for match in _URL.finditer(_EMAIL.sub(" ", text[:_MAX_LINE])):
        address = match.group().rstrip(".:/")
        if address.lower() not in _SOFTWARE:
            found.append(address if address.lower().startswith("http") else f"https://{address}")
    return found


def find_links(text: str) -> list[str]:
    """As find_urls, but bare domains only where they fill the text: Booking.com is an employer."""
    return find_urls(text) if is_url(text) else [url for url in find_urls(text) if _is_explicit(url, text)]


def is_url(text: str) -> bool:
    """Whether the text is one web address and nothing else."""
    return _URL.fullmatch(text.strip(" <>")) is not None


def _is_explicit(url: str, text: str) -> bool:
    return url in text or "/" in url.removeprefix("https://") or url.startswith("https://www.")


def find_profiles(text: str) -> list[Profile]:
    """Accounts at networks, by their addresses and by labels ("GitHub: octocat")."""
    found = [profile for url in find_urls(text) if (profile := profile_of(url))]
    known = {profile.network for profile in found}
    for match in _LABELLED.finditer(_URL.sub(" ", text[:_MAX_LINE])):
        network, address = _ADDRESS_OF[match["network"].lower()]
        user = match["user"].rstrip(".-")
        if network not in known:
            found.append(Profile(network, user, address + user.lstrip("@") if address else ""))
    return found


def profile_of(url: str) -> Profile | None:
    """The account that a web address belongs to, None for any other address."""
    for network, pattern in _PROFILE_PATTERNS:
        if found := pattern.search(url):
            return Profile(network, found["user"].lstrip("@"), url)
    return None


def without_links(text: str) -> str:
    """The text less the addresses that find_links finds."""
    text = _EMAIL.sub(" ", text[:_MAX_LINE])
    text = _URL.sub(
        lambda found: " " if find_links(found.group()) and not _is_name(found.group()) else found.group(),
        text,
    )
    return re.sub(r"[ ]{2,}", " ", re.sub(r"<\s*>", " ", text)).strip(" ")


def _is_name(address: str) -> bool:
    return "/" not in address and not address.lower().startswith("www.")


def without_contacts(text: str) -> str:
    """The text less its e-mail and web addresses, labelled accounts and telephone numbers."""
    text = _LABELLED.sub(" ", _URL.sub(" ", _EMAIL.sub(" ", text[:_MAX_LINE])))
    text = re.sub(r"<\s*>", " ", text)
    for number in find_phones(text):
        text = text.replace(number, " ")
    return re.sub(r"[ ]{2,}", " ", text)
