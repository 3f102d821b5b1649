/* MapLibre with the desk's own basemap: no tiles, no glyphs, no sprites, nothing from elsewhere. */
import { Map as GlMap, NavigationControl, Marker } from "/static/maplibre-gl.mjs";

export { Marker };

const RAD = Math.PI / 180;

/* The basemap's SVG paths, which are in Mercator units, back into degrees. */
function linesOf(path, units) {
  return path.split("M").filter(Boolean).map((part) => {
    const numbers = part.match(/-?\d+/g).map(Number);
    let x = 0, y = 0;
    const points = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      x += numbers[i]; y += numbers[i + 1];
      points.push([x / units - 180, Math.atan(Math.sinh((-y / units) * RAD)) / RAD]);
    }
    return points;
  });
}

const area = (ring) => ring.reduce((sum, [x, y], i) => { const [u, v] = ring[(i + 1) % ring.length]; return sum + x * v - u * y; }, 0);
const feature = (type, coordinates, properties = {}) => ({ type: "Feature", properties, geometry: { type, coordinates } });
const collection = (features) => ({ type: "FeatureCollection", features });

/* Names of countries by size (the root of the area in the map's units), and the zoom from which they are shown. */
const NAMED = [["names-large", 900, 1e9, 0], ["names-middle", 350, 900, 2.2], ["names-small", 60, 350, 4], ["names-least", 0, 60, 6]];

let loaded = null;
async function basemap() {
  if (!loaded) {
    const told = await (await fetch("/static/basemap.json")).json();
    const rings = linesOf(told.land, told.units).filter((ring) => ring.length > 3);
    // Outlines run one way round, inland seas the other: they are laid over the land in the colour of the sea.
    const sign = Math.sign(rings.map(area).reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0));
    const closed = (ring) => [[...ring, ring[0]]];
    loaded = {
      land: collection(rings.filter((ring) => Math.sign(area(ring)) === sign).map((ring) => feature("Polygon", closed(ring)))),
      lakes: collection(rings.filter((ring) => Math.sign(area(ring)) !== sign).map((ring) => feature("Polygon", closed(ring)))),
      borders: feature("MultiLineString", linesOf(told.borders, told.units)),
      disputed: feature("MultiLineString", linesOf(told.disputed, told.units)),
      names: collection(told.labels.map(([name, x, y, size]) => feature("Point", [x / told.units - 180, Math.atan(Math.sinh((-y / told.units) * RAD)) / RAD], { name, size }))),
    };
  }
  return loaded;
}

export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

export async function createMap(container, options = {}) {
  const base = await basemap();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new GlMap({
    container, attributionControl: false, fadeDuration: 0, maxZoom: 12, renderWorldCopies: true, dragRotate: false, pitchWithRotate: false, touchPitch: false,
    ...options,
    style: {
      version: 8,
      sources: Object.fromEntries(Object.entries(base).map(([name, data]) => [name, { type: "geojson", data }])),
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
        { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": colour("sea") } },
        { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("border"), "line-width": 1 } },
        { id: "disputed", type: "line", source: "disputed", paint: { "line-color": colour("border"), "line-width": 1.3, "line-dasharray": [3, 3] } },
        ...NAMED.map(([id, least, most, minzoom]) => ({
          id, type: "symbol", source: "names", minzoom, filter: ["all", [">=", ["get", "size"], least], ["<", ["get", "size"], most]],
          layout: { "text-field": ["get", "name"], "text-size": 11, "text-transform": "uppercase", "text-letter-spacing": 0.08, "symbol-sort-key": ["-", 0, ["get", "size"]] },
          paint: { "text-color": colour("name"), "text-halo-color": colour("land"), "text-halo-width": 1.4 },
        })),
      ],
    },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.touchZoomRotate.disableRotation();
  if (still) map.easeTo = (to) => map.jumpTo(to);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    const paints = [["sea", "background-color", "sea"], ["land", "fill-color", "land"], ["lakes", "fill-color", "sea"], ["borders", "line-color", "border"], ["disputed", "line-color", "border"], ...NAMED.flatMap(([id]) => [[id, "text-color", "name"], [id, "text-halo-color", "land"]])];
    for (const [layer, property, name] of paints) map.setPaintProperty(layer, property, colour(name));
  });
  return map;
}
