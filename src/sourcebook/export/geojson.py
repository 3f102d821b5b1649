"""GeoJSON (RFC 7946): a feature an event, a point where its place is resolved."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from sourcebook.records import PlaceRef

from .columns import coordinates, flat_header, flat_rows
from .edition import Edition
from .wording import encodable


def write_geojson(edition: Edition, handle: BinaryIO) -> None:
    """A FeatureCollection in WGS84, longitude first, one feature a line so that two exports can be compared.

    An event whose place is not resolved has a null geometry, as RFC 7946 section 3.2 provides: never a point at 0, 0.
    """
    header = flat_header(edition)
    handle.write(b'{"type": "FeatureCollection", "features": [')
    for number, (copy, row) in enumerate(zip(edition.copies, flat_rows(edition), strict=True)):
        feature = {
            "type": "Feature",
            "id": copy.event.id,
            "geometry": point(copy.event.place),
            "properties": dict(zip(header, row, strict=True)),
        }
        start = ",\n" if number else "\n"
        handle.write(f"{start}{encodable(json.dumps(feature, ensure_ascii=False, allow_nan=False))}".encode())
    handle.write(b"\n]}\n")


def point(place: PlaceRef | None) -> dict[str, Any] | None:
    """A Point, longitude first, or None where there are no coordinates on the globe."""
    found = coordinates(place)
    return None if found is None else {"type": "Point", "coordinates": [found[1], found[0]]}
