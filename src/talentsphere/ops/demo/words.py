"""Turning the sentences of the word lists into text: choices, slots, articles and small letters."""

import re
from collections.abc import Sequence
from random import Random

# {a|b|c}: one of the three. Slots such as {company} hold no bar.
_CHOICE = re.compile(r"\{([^{}|]*(?:\|[^{}|]*)+)\}")
_TWO_CAPITALS = 2


def say(rng: Random, sentence: str, slots: dict[str, str]) -> str:
    """The sentence with its choices made and its slots filled in. Raises KeyError for an unknown slot."""
    if "{" not in sentence:
        return sentence
    text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), sentence)
    return text.format_map(slots) if "{" in text else text


def some(rng: Random, sentences: Sequence[str], least: int, most: int) -> list[str]:
    """Between `least` and `most` different ones, in the order of the list's own shuffling."""
    most = min(most, len(sentences))
    return rng.sample(sentences, rng.randint(min(least, most), most))


def listed(items: Sequence[str], *, last: str = "and") -> str:
    """“A, B and C”."""
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else items[0]


def inside(name: str, proper: frozenset[str]) -> str:
    """A skill or title as it is written inside a sentence: small, unless it is a name or an abbreviation."""
    if name in proper:
        return name
    return " ".join(_small(word, proper) for word in name.split(" "))


def with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def article(noun: str) -> str:
    """“a” or “an”, by sound as far as spelling shows it."""
    first = noun.split(" ", maxsplit=1)[0]
    if first.isupper():
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    if noun.lower().startswith(("uni", "use", "ux", "euro")):
        return "a"
    return "an" if noun[0].lower() in "aeiou" else "a"


def _small(word: str, proper: frozenset[str]) -> str:
    capitals = sum(letter.isupper() for letter in word.split("-", maxsplit=1)[0])
    if word in proper or capitals >= _TWO_CAPITALS or any(letter.isdigit() for letter in word):
        return word
    return word.lower()
