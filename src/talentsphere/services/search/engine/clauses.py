"""Words as index clauses: what must match, and what each field adds to the score.

Every posting's `text` holds the words of all its fields, so `text` alone decides what matches; title, skills
and company only raise the score.
"""

from collections.abc import Iterable

from tantivy import Occur, Query

from talentsphere.services.search.engine.schema import STEMMED, schema, stem
from talentsphere.services.search.rules.concepts import Concept, Form
from talentsphere.services.search.rules.syntax import Phrase, Typed

# A word in the title counts more in the form it was typed in ("engineer" before "engineering").
BOOSTS = {"title": 2.5, "title_stem": 2.5, "skills": 3.0, "company": 2.0}
NAMED = ("title", "skills")
PROXIMITY = 2.0
_SLOP = 2
_WEIGHTS = {"typed": 1.0, "synonym": 0.7, "prefix": 0.9, "corrected": 1.0}
# More than any word can add to a score: its rarest frequency in every field.
TIER_PER_CONCEPT = 1000.0


def term(field: str, word: str) -> Query:
    return Query.term_query(schema(), field, stem(word) if field in STEMMED else word)


def phrase(field: str, words: Phrase, *, slop: int = 0) -> Query:
    if len(words) == 1:
        return term(field, words[0])
    sought: list[str | tuple[int, str]] = [stem(word) if field in STEMMED else word for word in words]
    return Query.phrase_query(schema(), field, sought, slop)


def concept_clause(concept: Concept) -> Query:
    """Any form of a concept; the best one counts."""
    forms = [Query.boost_query(_form(form), _WEIGHTS[form.kind]) for form in concept.forms]
    return forms[0] if len(forms) == 1 else Query.disjunction_max_query(forms)


def all_of(concepts: Iterable[Concept], typed: Typed) -> Query:
    """Every concept, every phrase, nothing that is excluded; words that stand together in the title first."""
    clauses = [(Occur.Must, concept_clause(concept)) for concept in concepts]
    if len(typed.words) > 1:
        together = phrase("title_stem", typed.words, slop=_SLOP)
        clauses.append((Occur.Should, Query.boost_query(together, PROXIMITY)))
    return Query.boolean_query([*clauses, *_bounds(typed)])


def any_of(concepts: Iterable[Concept], typed: Typed) -> Query:
    """At least one concept, every phrase, nothing that is excluded."""
    loose = Query.boolean_query([(Occur.Should, concept_clause(concept)) for concept in concepts])
    return Query.boolean_query([(Occur.Must, loose), *_bounds(typed)])


def preferring(query: Query, better: Iterable[Query], *, tier: float) -> Query:
    """What `query` finds, a tier higher for each of `better` that a posting also satisfies."""
    raised = [(Occur.Should, Query.const_score_query(other, tier)) for other in better]
    return Query.boolean_query([(Occur.Must, query), *raised])


def only_bounds(typed: Typed) -> Query | None:
    """The clause of a query without loose words; None when it names nothing at all."""
    bounds = _bounds(typed)
    if not bounds:
        return None
    if not typed.phrases:
        bounds.append((Occur.Must, Query.const_score_query(Query.all_query(), 0.0)))
    return Query.boolean_query(bounds)


def _form(form: Form) -> Query:
    if len(form.words) == 1:
        return _raised(form.words)
    if form.kind == "synonym":
        # Names of several words are sought where they are names: their words are common in any text.
        return Query.boolean_query([(Occur.Should, _boosted(field, form.words)) for field in NAMED])
    return Query.boolean_query([(Occur.Must, _raised((word,))) for word in form.words])


def _raised(words: Phrase) -> Query:
    """The words side by side in the text, worth more where they are the title's, skills' or company's."""
    raised = [(Occur.Should, _boosted(field, words)) for field in BOOSTS]
    return Query.boolean_query([(Occur.Must, phrase("text", words)), *raised])


def _boosted(field: str, words: Phrase) -> Query:
    return Query.boost_query(phrase(field, words), BOOSTS[field])


def _bounds(typed: Typed) -> list[tuple[Occur, Query]]:
    return [
        *((Occur.Must, _raised(words)) for words in typed.phrases),
        *((Occur.MustNot, phrase("text", words)) for words in typed.excluded),
    ]
