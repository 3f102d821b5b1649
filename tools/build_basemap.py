"""Build the basemap of the exported page from the npm package world-atlas (ISC; data Natural Earth, public domain).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_basemap.py package/countries-50m.json src/sourcebook/export/templates/basemap.json

Writes SVG path data in Mercator units of a hundredth of a degree of longitude: `land` to be filled, `borders`
(arcs that two countries share) to be drawn as lines, `disputed`, the stretches of them that are drawn dashed because
one of the sides, or the United Nations, does not take them for a border, and `labels`, the countries' names at their
largest part.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

UNITS = 100  # per degree of longitude: about 1.1 km at the equator, finer than the 1:50 million source
SOUTH, NORTH = -80.0, 84.0  # the Mercator projection has no poles
# Units that a line may be moved by straightening it. Borders are looked at closely, coasts are long.
BORDER_TOLERANCE, COAST_TOLERANCE = 1.2, 4.0
ROUND = 360 * UNITS  # once round the globe
SMALLEST = 25.0  # square units; islets under it are left out of the fill

Point = tuple[float, float]

#: Borders that are shown as disputed: two names as world-atlas has them and, where only a stretch of their border is,
#: the box that it lies in (west, south, east, north, in degrees). Those that recent United Nations maps dash or
#: dot, or that lie along a country which few states recognise; the list claims nothing about who is right.
DISPUTED: tuple[tuple[str, str, tuple[float, float, float, float] | None], ...] = (
    ("India", "Pakistan", (73.0, 32.4, 78.0, 37.2)),  # the Line of Control
    ("Siachen Glacier", "India", None),
    ("Siachen Glacier", "Pakistan", None),
    ("Siachen Glacier", "China", None),
    ("China", "Pakistan", None),
    ("India", "China", (77.0, 32.0, 80.5, 36.0)),  # Aksai Chin
    ("India", "China", (91.5, 26.5, 97.5, 29.6)),  # the McMahon Line
    ("Israel", "Palestine", None),
    ("Israel", "Syria", None),  # the Golan
    ("Russia", "Ukraine", (32.5, 45.5, 36.0, 46.4)),  # Crimea
    ("Kosovo", "Serbia", None),
    ("Cyprus", "N. Cyprus", None),
    ("Morocco", "W. Sahara", None),
    ("Somalia", "Somaliland", None),
    ("North Korea", "South Korea", None),
    ("Sudan", "S. Sudan", (24.0, 8.5, 30.5, 10.6)),  # Abyei, Kafia Kingi
    ("Sudan", "Egypt", (31.0, 21.5, 37.0, 23.5)),  # Halaib, Bir Tawil
    ("Kenya", "S. Sudan", None),  # Ilemi
    ("Guyana", "Venezuela", None),
)


def project(lon: float, lat: float) -> Point:
    """Mercator, y downwards, origin at longitude -180 and the equator."""
    lat = max(SOUTH, min(NORTH, lat))
    y = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))
    return (lon + 180) * UNITS, -y * UNITS


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a quantised topology as projected points, running on past the antimeridian rather than jumping."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append(_beside(points, project(x * kx + dx, y * ky + dy)))
        arcs.append(points)
    return arcs


def _beside(points: list[Point], point: Point) -> Point:
    """The point, or its twin once round the globe, whichever is next to the last of `points`."""
    turns = round((point[0] - points[-1][0]) / ROUND) if points else 0
    return point[0] - turns * ROUND, point[1]


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's line simplification, which keeps the ends; a ring is halved first."""
    if len(points) < 3:
        return points
    if points[0] == points[-1]:
        middle = max(range(len(points)), key=lambda index: math.dist(points[0], points[index]))
        return _halves(points, middle, tolerance) if middle else points
    distances = [_distance(point, points[0], points[-1]) for point in points]
    furthest = max(range(len(points)), key=distances.__getitem__)
    if distances[furthest] <= tolerance:
        return [points[0], points[-1]]
    return _halves(points, furthest, tolerance)


def _halves(points: list[Point], middle: int, tolerance: float) -> list[Point]:
    return simplified(points[: middle + 1], tolerance)[:-1] + simplified(points[middle:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line through two others."""
    length = math.dist(start, end)
    cross = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(cross) / length


def rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a polygon, of several, or of a collection, as lists of arc numbers."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings(part)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def stitched(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring; a negative number is an arc walked backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for point in arc[1:] if points else arc:
            points.append(_beside(points, point))
    return points


def filled(ring: list[Point]) -> list[list[Point]]:
    """The outlines to fill for one ring: closed over the pole if it goes round it, twice if it crosses the seam."""
    if abs(ring[0][0] - ring[-1][0]) > ROUND / 2:
        bottom = project(0, SOUTH)[1]
        ring = [*ring, (ring[-1][0], bottom), (ring[0][0], bottom)]
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    turns = [turn for turn in (-1, 0, 1) if left + turn * ROUND < ROUND and right + turn * ROUND > 0]
    return [[(x + turn * ROUND, y) for x, y in ring] for turn in turns]


def area(points: list[Point]) -> float:
    """Signed area of a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True)) / 2


def centre(points: list[Point]) -> Point:
    """Centroid of a ring."""
    size, x, y = area(points), 0.0, 0.0
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        x, y = x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return x / (6 * size), y / (6 * size)


def path(points: list[Point], *, closed: bool) -> str:
    """Relative SVG path data in whole units."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(whole) if a != b]
    numbers = "".join(f"{' ' if number >= 0 else ''}{number}" for step in steps for number in step).strip()
    return f"M{whole[0][0]} {whole[0][1]}l{numbers}{'z' if closed else ''}" if steps else ""


def labels(countries: dict[str, Any], arcs: list[list[Point]]) -> list[list[Any]]:
    """Name, place and size (square root of the area) of each country, the largest first."""
    found = []
    for country in countries["geometries"]:
        outlines = [stitched(ring, arcs) for ring in rings(country)]
        largest = max(outlines, key=lambda points: abs(area(points)))
        if abs(area(largest)) >= SMALLEST:
            x, y = centre(largest)
            found.append([country["properties"]["name"], round(x), round(y), round(math.sqrt(abs(area(largest))))])
    return sorted(found, key=lambda label: (-label[3], label[0]))


def stretches(points: list[Point], box: tuple[float, float, float, float] | None) -> tuple[list[list[Point]], ...]:
    """The stretches of a line outside a box, and those inside; all of it is inside where there is no box."""
    if box is None:
        return [], [points]
    (left, bottom), (right, top) = project(*box[:2]), project(*box[2:])
    outside: list[list[Point]] = []
    inside: list[list[Point]] = []
    for a, b in itertools.pairwise(points):
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        kept = inside if left <= x <= right and top <= y <= bottom else outside
        if kept and kept[-1][-1] == a:
            kept[-1].append(b)
        else:
            kept.append([a, b])
    return outside, inside


def lines(countries: dict[str, Any], arcs: list[list[Point]], shared: list[int]) -> tuple[str, str]:
    """The path of the borders, and that of the disputed ones."""
    owners: dict[int, set[str]] = {}
    for country in countries["geometries"]:
        for number in {n if n >= 0 else ~n for ring in rings(country) for n in ring}:
            owners.setdefault(number, set()).add(country["properties"]["name"])
    settled: list[list[Point]] = []
    disputed: list[list[Point]] = []
    for number in shared:
        left = [arcs[number]]
        for first, second, box in DISPUTED:
            if owners[number] == {first, second}:
                cut = [stretches(line, box) for line in left]
                left = [line for outside, _ in cut for line in outside]
                disputed += [line for _, inside in cut for line in inside]
        settled += left
    return "".join(path(line, closed=False) for line in settled), "".join(path(line, closed=False) for line in disputed)


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The basemap as plain JSON values."""
    countries = topology["objects"]["countries"]
    uses = Counter(
        number
        for country in countries["geometries"]
        for number in {n if n >= 0 else ~n for ring in rings(country) for n in ring}
    )
    tolerances = {number: BORDER_TOLERANCE for number in uses if uses[number] > 1}
    arcs = [simplified(arc, tolerances.get(n, COAST_TOLERANCE)) for n, arc in enumerate(decoded(topology))]
    lands = rings(topology["objects"]["land"])
    outlines = [outline for ring in lands for outline in filled(stitched(ring, arcs))]
    land = "".join(path(points, closed=True) for points in outlines if abs(area(points)) >= SMALLEST)
    borders, disputed = lines(countries, arcs, sorted(number for number in uses if uses[number] > 1))
    return {
        "source": "Natural Earth 1:50m, public domain, through world-atlas 2.0.2 (ISC)",
        "units": UNITS,
        "land": land,
        "borders": borders,
        "disputed": disputed,
        "labels": labels(countries, arcs),
    }


if __name__ == "__main__":
    basemap = build(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    packed = json.dumps(basemap, ensure_ascii=False, separators=(",", ":"))
    Path(sys.argv[2]).write_text(packed + "\n", encoding="utf-8")
    print(f"{len(packed.encode()) // 1000} kB")
