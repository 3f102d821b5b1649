/* The page of an event: selected words set a field, places are picked on a map, dates in their calendar. */
const PARTS = [["date", "Date"], ["place", "Place"], ["harm", "Toll"], ["actors", "Actor"], ["weapons", "Means"], ["attribution", "Says so"]];

/* Offsets are counted in characters, not in JavaScript's halves of them. */
const characters = (text) => [...text].length;

function offsetOf(node, at) {
  const run = (node.nodeType === 3 ? node.parentElement : node).closest("[data-start]");
  return run ? Number(run.dataset.start) + (node.nodeType === 3 ? characters(node.data.slice(0, at)) : 0) : null;
}

function selected() {
  const told = getSelection();
  const text = document.getElementById("text");
  if (!told || told.isCollapsed || !text || !text.contains(told.anchorNode) || !text.contains(told.focusNode)) return null;
  const range = told.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset), end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : { start, end, box: range.getBoundingClientRect() };
}

function offer() {
  document.querySelectorAll(".pop").forEach((node) => node.remove());
  const words = selected();
  const event = document.querySelector("[data-event]");
  if (!words || !event || document.querySelector("form.blind")) return;
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.setAttribute("role", "toolbar");
  pop.setAttribute("aria-label", "Use these words as");
  for (const [part, label] of PARTS) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => use(event.dataset.event, part, words));
    pop.append(button);
  }
  document.body.append(pop);
  pop.style.left = `${Math.max(8, Math.min(words.box.left + scrollX, innerWidth - pop.offsetWidth - 8))}px`;
  pop.style.top = `${words.box.bottom + scrollY + 6}px`;
}

/* Into the field that is active, where it is of that part; else into its first, or a new row. */
function use(event, part, { start, end }) {
  document.querySelectorAll(".pop").forEach((node) => node.remove());
  const active = document.querySelector(`.field.active[data-path^="${part}"]`);
  const single = part === "date" || part === "place";
  const field = active || (single ? document.querySelector(`.field[data-path="${part}"]`) : null);
  const add = [...document.querySelectorAll(".add button")].find((node) => node.getAttribute("hx-get").includes(`/edit/${part}.`));
  const path = field ? field.dataset.path : add.getAttribute("hx-get").split("/edit/")[1];
  htmx.ajax("GET", `/events/${event}/edit/${path}?span=${start}-${end}`, { target: field ? field.querySelector(".editor") : "#added", swap: "innerHTML" });
}

document.addEventListener("mouseup", () => setTimeout(offer, 0));
document.addEventListener("keyup", (press) => { if (press.shiftKey || press.key === "Shift") offer(); });
document.addEventListener("mousedown", (touch) => { if (!touch.target.closest(".pop")) document.querySelectorAll(".pop").forEach((node) => node.remove()); });

/* The editor of a place. */
async function picker(form) {
  const root = form.querySelector(".picker");
  if (!root || root.dataset.ready) return;
  root.dataset.ready = "1";
  const lat = form.elements.lat, lon = form.elements.lon;
  const at = () => (lat.value && lon.value && Number.isFinite(+lat.value) && Number.isFinite(+lon.value) ? [+lon.value, +lat.value] : null);
  let map, Marker, colour;
  try {
    const { createMap, ...rest } = await import("/static/basemap.js"); // a megabyte that most visits do without
    ({ Marker, colour } = rest);
    map = await createMap(root, { center: at() || [20, 15], zoom: at() ? 5 : 1 });
  } catch (error) {
    root.textContent = "This browser cannot draw the map. Candidates and coordinates work without it.";
    return;
  }
  const marker = new Marker({ color: colour("select"), draggable: true });
  const show = (move) => {
    const point = at();
    if (!point) { marker.remove(); return; }
    marker.setLngLat(point).addTo(map);
    if (move) map.jumpTo({ center: point, zoom: Math.max(map.getZoom(), 5) });
  };
  const set = ([x, y]) => { lon.value = x.toFixed(4); lat.value = y.toFixed(4); show(false); };
  marker.on("dragend", () => { const { lng, lat: north } = marker.getLngLat(); set([lng, north]); });
  map.on("click", (touch) => set([touch.lngLat.lng, touch.lngLat.lat]));
  root.addEventListener("keydown", (press) => { if (press.key === "Enter") { press.preventDefault(); const { lng, lat: north } = map.getCenter(); set([lng, north]); } });
  form.addEventListener("change", (change) => {
    if (change.target.name === "choice") choose(form, change.target);
    if (["choice", "lat", "lon"].includes(change.target.name)) show(true);
  });
  map.on("load", () => { root.dataset.ready = "drawn"; });
  form.pickerMap = map;
  show(false);
}

function choose(form, radio) {
  form.elements.lat.value = radio.dataset.lat;
  form.elements.lon.value = radio.dataset.lon;
  if (radio.dataset.precision) form.elements.precision.value = radio.dataset.precision;
}

/* The editor of a date: the boxes of its calendar. */
function calendars(form) {
  const choice = form.elements.calendar;
  if (!choice) return;
  const show = () => {
    const other = choice.value !== "gregorian";
    form.querySelector(".gregorian").hidden = other;
    form.querySelector(".other").hidden = !other;
  };
  choice.addEventListener("change", show);
  show();
}

function prepare(root) {
  root.querySelectorAll("form.edit").forEach((form) => { if (form.dataset.part === "place") picker(form); calendars(form); });
}
document.addEventListener("htmx:afterSwap", (swap) => prepare(swap.target));
document.addEventListener("htmx:beforeSwap", (swap) => {
  swap.target.querySelectorAll && swap.target.querySelectorAll("form.edit").forEach((form) => form.pickerMap && form.pickerMap.remove());
});
prepare(document);
