"""The country in which a publisher sits, by its name or the end of its internet address."""

from __future__ import annotations

from functools import cache

from .countries import countries, country_by_code
from .outlets import find_outlet

#: Codes of countries that the whole world uses as if they meant something else: television, companies, "input/output".
_WORLDWIDE = frozenset("tv co io me ai cc ws fm am ly to gl sh la nu info".split())
#: ISO 3166 has GB, the internet uk.
_OTHER_CODES = {"uk": "GB"}


@cache
def home_of(source: str) -> str | None:
    """ISO 3166 code (two letters) of the country where this publisher sits; None where nothing says so.

    A newspaper of the shipped list says it by its name. A domain does by its end: "lfpress.ca".
    """
    outlet = find_outlet(source) if source else None
    if outlet is not None:
        country = country_by_code(outlet.iso3) if outlet.iso3 else None
        return country.iso2 if country else None
    end = source.strip().rstrip("/").rpartition(".")[2].lower()
    if "." not in source or len(end) != 2 or end in _WORLDWIDE:
        return None
    code = _OTHER_CODES.get(end, end.upper())
    return code if any(country.iso2 == code for country in countries()) else None
