"""Which country a two-letter region after a city belongs to."""

from talentsphere.services.jobs.rules.countries import NAMES
from talentsphere.services.jobs.rules.folding import fold

_STATES = """
AK Alaska; AL Alabama; AR Arkansas; AZ Arizona; CA California; CO Colorado; CT Connecticut;
DC District of Columbia; DE Delaware; FL Florida; GA Georgia; HI Hawaii; IA Iowa; ID Idaho; IL Illinois;
IN Indiana; KS Kansas; KY Kentucky; LA Louisiana; MA Massachusetts; MD Maryland; ME Maine; MI Michigan;
MN Minnesota; MO Missouri; MS Mississippi; MT Montana; NC North Carolina; ND North Dakota; NE Nebraska;
NH New Hampshire; NJ New Jersey; NM New Mexico; NV Nevada; NY New York; OH Ohio; OK Oklahoma; OR Oregon;
PA Pennsylvania; RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah;
VA Virginia; VT Vermont; WA Washington; WI Wisconsin; WV West Virginia; WY Wyoming
"""
_PROVINCES = """
AB Alberta; BC British Columbia; MB Manitoba; NB New Brunswick; NL Newfoundland and Labrador; NS Nova Scotia;
NT Northwest Territories; NU Nunavut; ON Ontario; PE Prince Edward Island; QC Quebec; SK Saskatchewan; YT Yukon
"""
# Some codes of states are those of countries too. After these cities the country is meant.
_ABROAD = """
GEORGIA tbilisi, batumi; AL tirana; AR buenos aires, cordoba, rosario, mendoza; AZ baku;
CA toronto, montreal, calgary, ottawa, edmonton,
winnipeg, mississauga, vancouver, brampton, hamilton, quebec, quebec city, halifax, waterloo, kitchener,
victoria, burnaby, markham; CO bogota, cali, medellin, barranquilla, cartagena; DE berlin, hamburg, munich,
munchen, koln, cologne, frankfurt, frankfurt am main, dusseldorf, stuttgart, essen, dortmund, dresden, bremen,
nuremberg, hannover, leipzig, karlsruhe, bonn, mannheim; ID jakarta, surabaya, bandung, bali, denpasar;
IL jerusalem, tel aviv, tel aviv yafo, haifa, herzliya; IN mumbai, delhi, new delhi, bengaluru, bangalore,
hyderabad, ahmedabad, chennai, kolkata, pune, jaipur, noida, gurgaon, gurugram, kochi, indore;
MA casablanca, rabat, fes, tangier, marrakesh, marrakech; MD chisinau; MN ulan bator, ulaanbaatar; MO macau;
MT valletta, sliema, st julians; PA panama city, panama; SD khartoum; TN tunis; VA vatican city
"""


def _table(text: str) -> dict[str, str]:
    return dict(entry.strip().split(" ", 1) for entry in text.replace("\n", " ").split(";"))


_COUNTRY_OF = {fold(word): "US" for entry in _table(_STATES).items() for word in entry} | {"d c": "US"}
for _code, _name in _table(_PROVINCES).items():
    _COUNTRY_OF[fold(_name)] = "CA"
    # “Amsterdam, NL” and “Lima, PE” are met far more often than the provinces of these codes.
    if _code not in NAMES:
        _COUNTRY_OF[fold(_code)] = "CA"
_CITIES_ABROAD = {
    code: frozenset(c.strip() for c in cities.split(",")) for code, cities in _table(_ABROAD).items()
}


def country_of_region(region: str, *, city: str) -> str | None:
    """US or CA when `region` is a state or province by code or name, else None.

    A code that is also a country's means the region, unless `city` is a great city of that country.
    """
    if fold(city) in _CITIES_ABROAD.get(region.upper(), ()):
        return None
    return _COUNTRY_OF.get(fold(region))
