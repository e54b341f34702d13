"""Characters as readers expect them: no ligatures, icon fonts, invisible or control characters."""

import re
import unicodedata

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WIDE_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_SPACES = dict.fromkeys(_WIDE_SPACES, " ")
_LINE_BREAKS = dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
# Zero-width, bidirectional and tag characters can hide or reorder text, so none of them stays.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)
_TABLE = str.maketrans(_LIGATURES | _SPACES | _LINE_BREAKS)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LEADING_PRIVATE = re.compile("^([ \t]*)[\ue000-\uf8ff][ \t]+", re.MULTILINE)

# Font Awesome keeps these code points across its versions; CV templates print them in front of user names.
_NETWORK_ICONS = {
    "\uf08c": "LinkedIn", "\uf0e1": "LinkedIn",
    "\uf09b": "GitHub", "\uf113": "GitHub", "\uf092": "GitHub",
    "\uf296": "GitLab", "\uf171": "Bitbucket",
    "\uf099": "Twitter", "\uf081": "Twitter", "\ue61b": "X",
    "\uf16c": "Stack Overflow", "\uf8d2": "ORCID", "\uf4f6": "Mastodon",
    "\uf23a": "Medium", "\uf5fa": "Kaggle", "\uf1b4": "Behance", "\uf17d": "Dribbble",
    "\uf168": "XING", "\uf4f8": "ResearchGate", "\uf167": "YouTube", "\uf16d": "Instagram", "\uf09a": "Facebook",
}  # fmt: skip
# Markers of places, envelopes, chains, globes, telephones, houses and people: what follows them speaks for itself.
_CONTACT_ICONS = (
    "\uf3c5\uf041\uf0e0\uf2b6\uf199\uf0c1\uf0ac\uf095\uf098\uf879\uf2a0\uf10b\uf3cd\uf3cf\uf015\uf007"
)

BULLETS = "•◦▪▫‣⁃·∙●○■□◆◇❖➢➤➔►▶▸✓✔★☆✦"


def is_icon(character: str) -> bool:
    """Whether the character is of the private use area, where icon and symbol fonts live."""
    return "\ue000" <= character <= "\uf8ff"


def clean_text(text: str) -> str:
    """The text with ligatures spelt out, icons named or dropped, odd spaces plain and the rest in NFC.

    Icons of networks become their names ("LinkedIn: "), an unknown symbol that opens a line becomes a
    bullet, everything else that can't be read is left out. Line feeds and tabs stay.
    """
    text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _INVISIBLE.sub("", text)
    if _PRIVATE.search(text):
        text = _name_icons(text)
    return unicodedata.normalize("NFC", text)


def _name_icons(text: str) -> str:
    for icon, network in _NETWORK_ICONS.items():
        text = re.sub(f"{icon}[ ]*", f"{network}: ", text)
    for icon in _CONTACT_ICONS:
        text = text.replace(icon, "")
    text = _LEADING_PRIVATE.sub(r"\1• ", text)
    return _PRIVATE.sub("", text)
