/* Editors of places and dates: a place is picked on a map, a date entered in its calendar. */

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

export function prepare(root) {
  root.querySelectorAll("form.edit").forEach((form) => { if (form.dataset.part === "place") picker(form); calendars(form); });
}

/* Maps of editors that go: a browser keeps only so many. */
export function release(root) {
  root.querySelectorAll && root.querySelectorAll("form.edit").forEach((form) => form.pickerMap && form.pickerMap.remove());
}
