"""A browser's long name in a few words, so that people recognise their own sessions."""

from talentsphere.web.shell.texts import N_

# The first that is contained wins: browsers also claim to be the ones they descend from.
_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)

ON = N_("{browser} on {system}")
UNKNOWN = N_("A browser that does not say what it is")


def browser_of(user_agent: str) -> str:
    """`Firefox`, or nothing when it is none that is known."""
    return next((name for mark, name in _BROWSERS if mark in user_agent), "")


def system_of(user_agent: str) -> str:
    """`Android`, or nothing when it is none that is known."""
    return next((name for mark, name in _SYSTEMS if mark in user_agent), "")
