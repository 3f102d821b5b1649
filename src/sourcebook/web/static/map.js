/* The map of the whole set: points as columns of numbers, gathered by MapLibre, filtered by the timeline. */
import { createMap as draw, colour } from "/static/basemap.js";

const NO_DAY = -(2 ** 31), DAY = 86400000;
/* Events that the list has at most. */
const MOST = 30;
const root = document.querySelector(".mapping");
const query = root.dataset.query;
/* How wide an area is drawn, in kilometres: about the size of such units, and of what "near" may mean. */
const REACH = { near: 10, adm2: 25, adm1: 80, area: 60, sea: 60, country: 250 };

const [form, bytes] = await Promise.all([
  fetch("/api/points/form").then((told) => told.json()),
  fetch(`/api/points${query ? `?${query}` : ""}`).then((told) => told.arrayBuffer()),
]);
const all = new Int32Array(bytes);
const size = all.length / form.columns.length;
const column = (name) => { const at = form.columns.indexOf(name); return all.subarray(at * size, (at + 1) * size); };
const numbers = column("number"), lats = column("lat"), lons = column("lon"), starts = column("from"), ends = column("to"), codes = column("codes");
const precisionOf = (i) => form.codes.precisions[(codes[i] >> 5) & 31] || "area";

const days = new Map();
function iso(day) {
  if (day === NO_DAY) return null;
  if (!days.has(day)) days.set(day, new Date(day * DAY).toISOString().slice(0, 10));
  return days.get(day);
}
const events = Array.from({ length: size }, (_, i) => ({ i, from: iso(starts[i]), to: iso(ends[i]), vague: ends[i] - starts[i] > 27 }));

const said = document.getElementById("shown"), cards = document.getElementById("cards");
let range = null;

const inTime = (i) => !range || (starts[i] !== NO_DAY && starts[i] <= range[1] && ends[i] >= range[0]);

/* Events at one point are one feature, with their number: towns and districts are told of again and again. */
let groups = { true: [], false: [] };
function data(exact) {
  const found = new Map();
  for (let i = 0; i < size; i++) {
    if ((precisionOf(i) === "settlement") !== exact || !inTime(i)) continue;
    const km = exact ? 0 : REACH[precisionOf(i)] || 60, key = `${lats[i]},${lons[i]},${km}`;
    const group = found.get(key);
    if (group) group.events.push(i); else found.set(key, { km, at: [lons[i] / 1e4, lats[i] / 1e4], events: [i] });
  }
  groups[exact] = [...found.values()];
  const features = groups[exact].map(({ km, at, events: here }, g) => ({ type: "Feature", id: g, properties: { g, km, n: here.length }, geometry: { type: "Point", coordinates: at } }));
  return { type: "FeatureCollection", features };
}

/* Kilometres as pixels: at zoom 0 a degree of the equator is 512/360 pixels. */
const pixels = (zoom) => ["*", ["get", "km"], (512 / 40075) * 2 ** zoom];

let map = null;
try {
  map = await draw(document.getElementById("map"), { center: [20, 12], zoom: 1.2 });
  map.getCanvas().setAttribute("aria-label", "Map of events");
  root.map = map; // to be looked at from outside
  map.on("load", fill);
} catch (error) {
  document.getElementById("map").prepend(Object.assign(document.createElement("p"), { className: "nothing", textContent: "This browser cannot draw the map (it needs WebGL). The timeline and the lists work without it." }));
  count();
}

function fill() {
  map.addSource("areas", { type: "geojson", data: data(false) });
  map.addSource("spots", { type: "geojson", data: data(true), cluster: true, clusterRadius: 42, clusterMaxZoom: 10, clusterProperties: { n: ["+", ["get", "n"]] } });
  const n = ["get", "n"], several = [">", n, 1];
  const short = ["case", ["<", n, 1000], ["to-string", n], ["concat", ["to-string", ["/", ["round", ["/", n, 100]], 10]], "k"]];
  map.addLayer({ id: "areas", type: "circle", source: "areas", paint: { "circle-opacity": 0.1, "circle-stroke-width": 1.2, "circle-stroke-opacity": 0.7, "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 0, ["max", 5, pixels(0)], 12, ["max", 5, pixels(12)]] } });
  map.addLayer({ id: "many", type: "circle", source: "spots", filter: several, paint: { "circle-stroke-width": 1.5, "circle-radius": ["interpolate", ["linear"], ["log10", n], 0.3, 10, 2, 17, 5, 34] } });
  map.addLayer({ id: "counts", type: "symbol", source: "spots", filter: several, layout: { "text-field": short, "text-size": 12, "text-allow-overlap": true } });
  map.addLayer({ id: "one", type: "circle", source: "spots", filter: ["==", n, 1], paint: { "circle-stroke-width": 1.5, "circle-radius": 6 } });
  paint();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  for (const layer of ["areas", "many", "one"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.on("click", touched);
  map.on("moveend", list);
  if (size) fit();
  count();
  list();
  map.once("idle", () => { document.body.dataset.map = "ready"; });
}

/* The colours of the marks, which are others in the dark. */
function paint() {
  const ink = colour("accent"), paper = colour("panel");
  for (const layer of ["areas", "many", "one"]) {
    map.setPaintProperty(layer, "circle-color", ink);
    map.setPaintProperty(layer, "circle-stroke-color", layer === "areas" ? ink : paper);
  }
  map.setPaintProperty("counts", "text-color", paper);
}

function fit() {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let i = 0; i < size; i++) {
    west = Math.min(west, lons[i] / 1e4); east = Math.max(east, lons[i] / 1e4);
    south = Math.min(south, lats[i] / 1e4); north = Math.max(north, lats[i] / 1e4);
  }
  map.fitBounds([[west, south], [east, north]], { padding: 60, maxZoom: 6, animate: false });
}

async function touched(touch) {
  const [x, y] = [touch.point.x, touch.point.y];
  const found = map.queryRenderedFeatures([[x - 4, y - 4], [x + 4, y + 4]], { layers: ["one", "many", "areas"] });
  if (!found.length) return;
  const first = found.find((one) => one.layer.id !== "areas") || found[0];
  if (first.properties.cluster) {
    const source = map.getSource("spots");
    const zoom = await source.getClusterExpansionZoom(first.properties.cluster_id);
    if (zoom <= 10) { map.easeTo({ center: first.geometry.coordinates, zoom: zoom + 0.2 }); return; }
    const leaves = await source.getClusterLeaves(first.properties.cluster_id, MOST, 0);
    show(leaves.flatMap((leaf) => groups.true[leaf.properties.g].events));
  } else show(found.filter((one) => !one.properties.cluster).flatMap((one) => groups[one.layer.id !== "areas"][one.properties.g].events));
}

/* What is in sight, where it is few enough to read. */
let waiting = 0;
function list() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const box = map.getBounds();
    const [west, south, east, north] = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((degree) => degree * 1e4);
    const inside = [];
    for (let i = 0; i < size && inside.length <= MOST; i++) {
      if (lats[i] < south || lats[i] > north || !inTime(i)) continue;
      const lon = lons[i] + Math.ceil((west - lons[i]) / 36e5) * 36e5; // the world goes round
      if (lon <= east) inside.push(i);
    }
    if (inside.length <= MOST) show(inside); else hint();
  }, 250);
}

/* Too many to list: what to do instead. */
function hint() {
  asked++;
  const item = document.createElement("li");
  item.className = "hint";
  item.textContent = "Click a mark, or zoom in until thirty events or fewer are in sight.";
  cards.replaceChildren(item);
}

let asked = 0;
async function show(indices) {
  const mine = ++asked;
  const told = await Promise.all([...new Set(indices)].slice(0, MOST).map((i) => fetch(`/api/points/${numbers[i]}`).then((got) => got.json())));
  if (mine !== asked) return;
  cards.replaceChildren(...told.filter((row) => row.id).map((row) => {
    const item = document.createElement("li"), link = document.createElement("a"), sub = document.createElement("span");
    link.href = `/events/${encodeURIComponent(row.id)}`;
    link.textContent = row.what;
    sub.className = "sub"; sub.dir = "auto";
    sub.textContent = [row.when, row.where, row.toll, row.source].filter(Boolean).join(" · ");
    item.append(link, sub);
    return item;
  }));
}

function count() {
  let shown = 0;
  for (let i = 0; i < size; i++) if (inTime(i)) shown++;
  said.textContent = `${shown.toLocaleString("en")} event${shown === 1 ? "" : "s"} on the map${range ? ", in the chosen time" : ""}`;
}

const timeline = createTimeline(document.getElementById("time"), events, (bounds) => {
  range = bounds ? bounds.map((day) => Date.parse(`${day}T00:00:00Z`) / DAY) : null;
  if (map && map.getSource("spots")) { map.getSource("spots").setData(data(true)); map.getSource("areas").setData(data(false)); list(); }
  timeline.show(range ? events.filter((event) => inTime(event.i)) : events, bounds);
  count();
});
timeline.show(events, null);
