"""What a query is about: one concept per thing that was named, with all the forms it may take in a posting."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import msgspec

from talentsphere.services.search.contract import Reason, ReasonKind
from talentsphere.services.search.rules.synonyms import concepts

FormKind = Literal["typed", "synonym", "prefix", "corrected"]


class Form(msgspec.Struct, frozen=True):
    """Words that stand for a concept. More than one of a synonym must stand together."""

    words: tuple[str, ...]
    kind: FormKind = "typed"


class Concept(msgspec.Struct, frozen=True):
    """The form as typed first, then the others."""

    forms: tuple[Form, ...]

    @property
    def word(self) -> str | None:
        """The typed word when it is a single one."""
        typed = self.forms[0].words
        return typed[0] if len(typed) == 1 else None

    def with_forms(self, kind: FormKind, others: Iterable[str]) -> "Concept":
        """The concept with further words that stand for it."""
        known = {form.words for form in self.forms}
        added = [Form((other,), kind) for other in others if (other,) not in known]
        return Concept((*self.forms, *added))


def understood(typed: tuple[str, ...]) -> tuple[Concept, ...]:
    """The concepts of the typed words, with the other names that postings use for them."""
    return tuple(
        Concept((Form(name), *(Form(other, "synonym") for other in others)))
        for name, others in concepts(typed)
    )


def stems(parts: Iterable[Concept], stem: Callable[[str], str]) -> frozenset[str]:
    """The stems of every word that may have made a posting match."""
    return frozenset(stem(word) for part in parts for form in part.forms for word in form.words)


def reasons(
    parts: Iterable[Concept],
    *,
    seen: Mapping[ReasonKind, frozenset[str]],
    stem: Callable[[str], str],
    certain: bool,
) -> tuple[Reason, ...]:
    """Why a posting matched. `seen` maps title, skills, company and place to the stems of their words.

    `certain` says that the posting holds every concept somewhere, so that what is not seen in those
    fields must stand in its text.
    """
    found: dict[ReasonKind, dict[str, None]] = {}
    for part in parts:
        kind, words = _reason(part, seen, stem)
        if certain or any(known.issuperset(map(stem, words)) for known in seen.values()):
            found.setdefault(kind, {}).update(dict.fromkeys(words))
    return tuple(Reason(kind=kind, words=tuple(words)) for kind, words in found.items())


def _reason(
    part: Concept, seen: Mapping[ReasonKind, frozenset[str]], stem: Callable[[str], str]
) -> tuple[ReasonKind, tuple[str, ...]]:
    for form in part.forms:
        for field, known in seen.items():
            if known.issuperset(map(stem, form.words)):
                return (field if form.kind == "typed" else form.kind), form.words
    # The text is not kept, so which form it holds is not known; a slip is hardly ever repeated there.
    corrected = next((form.words for form in part.forms if form.kind == "corrected"), None)
    return ("corrected", corrected) if corrected else ("text", part.forms[0].words)
