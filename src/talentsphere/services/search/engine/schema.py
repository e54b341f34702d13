"""The fields of the index. A change here raises VERSION: each release opens only indexes of its own form."""

from functools import cache, lru_cache

from tantivy import Filter, Schema, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from talentsphere.services.search.rules.text import fold

VERSION = 1
FACETS = ("workplace", "employment_type", "level", "company_facet", "country")
STEMMED = ("title_stem", "text")
_LONGEST_WORD = 40


@cache
def schema() -> Schema:
    """Texts are folded before they come here, so that the tokenizers only split and stem."""
    builder = SchemaBuilder()
    builder.add_bytes_field("card", stored=True)
    for name in ("title", "skills", "company"):
        builder.add_text_field(name)
    for name in STEMMED:
        builder.add_text_field(name, tokenizer_name="en_stem")
    builder.add_text_field("words", index_option="basic")
    for name in ("id", "company_key", "department", "currency", "place", "suggest"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("recency", "valid_until", "pay"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


@cache
def _stemmer() -> TextAnalyzer:
    splitter = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(_LONGEST_WORD))
    return splitter.filter(Filter.lowercase()).filter(Filter.stemmer("english")).build()


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem under which the field `text` holds a folded word."""
    found = _stemmer().analyze(word)
    return found[0] if found else word


@lru_cache(maxsize=65_536)
def stem_as_shown(word: str) -> str:
    """The stem of a word as it stands in a text. Texts repeat their words, so most are known already."""
    return stem(fold(word).strip())
