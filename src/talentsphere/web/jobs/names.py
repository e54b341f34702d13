"""What the companies and countries of an address are called."""

from talentsphere.services.companies.contract import Companies, CompanyNotFound
from talentsphere.services.search.contract import JobResults
from talentsphere.web.jobs.asked import Asked
from talentsphere.web.jobs.filters import Name
from talentsphere.web.shell.formats import place
from talentsphere.web.shell.texts import Texts


async def names(asked: Asked, found: JobResults, *, companies: Companies, texts: Texts) -> Name:
    """A look-up by field and value. Companies are asked only for those that the results don't name."""
    known = {item.job.company_slug: item.job.company_name for item in found.items}
    known |= {value.value: value.label for value in found.facets.company} if found.facets else {}
    for slug in asked.company:
        if slug not in known:
            known[slug] = await _name(companies, slug)
    countries = {value.value: value.label for value in found.facets.country} if found.facets else {}

    def name(field: str, value: str) -> str:
        if field == "company":
            return known.get(value, value)
        country = {"city": None, "region": None, "country": value}
        return countries.get(value) or place(country, texts=texts)

    return name


async def _name(companies: Companies, slug: str) -> str:
    try:
        return (await companies.by_slug(slug=slug)).name
    except CompanyNotFound:
        # An old link: the filter stays visible, so that it can be removed.
        return slug
