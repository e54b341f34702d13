"""The companies, and how many postings each has."""

import re
import unicodedata
from random import Random

from talentsphere.ops.demo.model import Company
from talentsphere.ops.demo.places import cities, city
from talentsphere.ops.demo.source_types import CompanySource
from talentsphere.ops.demo.sources import companies as sources

# The upper ends of the bands of staff; what is larger is "10001+".
_BANDS = (10, 50, 200, 500, 1_000, 5_000, 10_000)
# Postings grow with staff, but more slowly.
_GROWTH = 0.6
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "ß": "ss", "æ": "ae", "đ": "d"})


def make_companies(seed: int) -> tuple[Company, ...]:
    """All companies of companies.toml, in their order."""
    return tuple(_company(Random(f"{seed}:company:{source.name}"), source) for source in sources())


def ascii_letters(text: str) -> str:
    """The text in the letters of e-mail addresses and domains."""
    return unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", ascii_letters(name).lower().replace("'", "")).strip("-")


def posting_counts(total: int) -> list[int]:
    """How many of `total` postings each company has; those with set openings come first and have just these."""
    counts = [len(source.openings) for source in sources()]
    weights = [0.0 if source.openings else source.employees**_GROWTH for source in sources()]
    rest = max(0, total - sum(counts))
    shares = [rest * weight / sum(weights) for weight in weights]
    counts = [count + int(share) for count, share in zip(counts, shares, strict=True)]
    by_remainder = sorted(range(len(shares)), key=lambda at: (int(shares[at]) - shares[at], at))
    for at in by_remainder[: rest - sum(int(share) for share in shares)]:
        counts[at] += 1
    return counts


def _company(rng: Random, source: CompanySource) -> Company:
    home = city(source.city)
    words = [word for word in re.split(r"[^\w]+", source.name) if word[:1].isupper() or word[:1].isdigit()]
    key = slug(source.name)
    return Company(
        key=key,
        name=source.name,
        website=f"https://www.{key}.example",
        description=source.about,
        industry=source.industry,
        employees=source.employees,
        size=_band(source.employees),
        founded=source.founded,
        headquarters=home,
        sites=tuple(cities()[home.country, name] for name in source.sites),
        initials="".join(word[0] for word in words[:2]).upper(),
        logo_hue=rng.randrange(360),
    )


def _band(employees: int) -> str:
    least = 1
    for most in _BANDS:
        if employees <= most:
            return f"{least}-{most}"
        least = most + 1
    return f"{least}+"
