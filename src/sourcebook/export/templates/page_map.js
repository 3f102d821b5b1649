"use strict";

/* Builds an element; texts become text nodes, never markup. */
function make(name, attributes, ...children) {
  const svg = /^(svg|g|path|circle|rect|line|text)$/.test(name);
  const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/* The map: Mercator, in the basemap's units; `view` is the middle in units and the pixels a unit takes. */
function createMap(root, basemap, onChoose, onUnplaced) {
  const UNITS = basemap.units;
  const NEAREST = 6; // pixels a unit: about 1 km to 6 pixels, beyond which the borders are too coarse
  const MERGE = 20; // pixels; closer marks become one with a count
  const world = make("g", {}, make("path", { class: "land", d: basemap.land }), make("path", { class: "borders", d: basemap.borders }), make("path", { class: "borders disputed", d: basemap.disputed }));
  const names = make("g", { "aria-hidden": "true" });
  const marks = make("g", {});
  const svg = make("svg", { tabindex: "0", role: "group", "aria-label": "Map. Plus and minus zoom, arrow keys move, 0 shows all events." }, world, names, marks);
  root.prepend(svg);
  const view = { x: 18000, y: 0, k: 0.02 };
  const scale = root.querySelector(".scale span");
  let placed = [], chosen = null, waiting = false, touched = false;

  const project = ([lat, lon]) => [
    (lon + 180) * UNITS,
    (-Math.log(Math.tan(Math.PI / 4 + (Math.max(-80, Math.min(84, lat)) * Math.PI) / 360)) * 180 * UNITS) / Math.PI,
  ];
  const size = () => [svg.clientWidth || 600, svg.clientHeight || 400];
  const screen = ([x, y]) => { const [w, h] = size(); return [(x - view.x) * view.k + w / 2, (y - view.y) * view.k + h / 2]; };

  function fit(points) {
    const [w, h] = size();
    if (!points.length) { Object.assign(view, { x: 18000, y: -1500, k: Math.max(w / 36000, h / 25000) }); draw(); return; }
    const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    // At least eight degrees across, so that a single place is seen in its country.
    const k = Math.min((w - 110) / Math.max(right - left, 8 * UNITS), (h - 110) / Math.max(bottom - top, 8 * UNITS));
    Object.assign(view, { x: (left + right) / 2, y: (top + bottom) / 2, k: Math.max(0.008, Math.min(NEAREST, k)) });
    draw();
  }

  function zoom(factor, at) {
    const [w, h] = size();
    const [px, py] = at || [w / 2, h / 2];
    const k = Math.max(Math.min(w / 36000, h / 20000), Math.min(NEAREST, view.k * factor));
    view.x += (px - w / 2) * (1 / view.k - 1 / k);
    view.y += (py - h / 2) * (1 / view.k - 1 / k);
    view.k = k;
    touched = true;
    later();
  }

  function pan(dx, dy) { view.x -= dx / view.k; view.y -= dy / view.k; touched = true; later(); }

  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  }

  function draw() {
    const [w, h] = size();
    view.x = Math.max(0, Math.min(36000, view.x));
    view.y = Math.max(-17000, Math.min(14000, view.y));
    world.setAttribute("transform", `translate(${w / 2 - view.x * view.k} ${h / 2 - view.y * view.k}) scale(${view.k})`);
    const taken = drawMarks(w, h);
    drawNames(w, h, taken);
    drawScale();
  }

  /* Marks that would cover each other become one; a settlement never joins a wider area. */
  function gathered(w, h) {
    const spots = [];
    for (const event of placed) {
      const [x, y] = screen(event.point);
      if (x < -30 || y < -30 || x > w + 30 || y > h + 30) continue;
      const near = spots.find((s) => s.exact === event.exact && Math.hypot(s.x - x, s.y - y) < MERGE);
      if (near) near.events.push(event); else spots.push({ x, y, exact: event.exact, events: [event] });
    }
    return spots.sort((a, b) => a.exact - b.exact || b.events.length - a.events.length);
  }

  function drawMarks(w, h) {
    const taken = [[0, 0, 130, 36], [w - 50, 0, w, 110]]; // the scale and the buttons
    const towns = [], counts = [];
    marks.replaceChildren();
    for (const spot of gathered(w, h)) {
      const count = spot.events.length;
      const r = (spot.exact ? 5.5 : 13) + (count > 1 ? Math.min(11, 2.5 + 2 * Math.log2(count)) : 0);
      const here = chosen && spot.events.includes(chosen);
      const title = count === 1 ? `${spot.events[0].kind}, ${spot.events[0].where}` : `${count} events, ${spot.events[0].where}`;
      const mark = make("g", { class: `spot-mark${spot.exact ? "" : " wide"}${here ? " chosen" : ""}`, transform: `translate(${spot.x} ${spot.y})`, role: "button", "aria-label": title },
        make("circle", { r }), count > 1 && spot.exact ? make("text", { y: 4 }, String(count)) : null);
      if (count > 1 && !spot.exact) counts.push(make("text", { class: `area-count${here ? " chosen" : ""}`, x: spot.x, y: spot.y - r - 3 }, String(count)));
      mark.addEventListener("click", (touch) => { touch.stopPropagation(); if (!drag.moved) choose(spot); });
      marks.append(mark);
      taken.push([spot.x - r, spot.y - r, spot.x + r, spot.y + r]);
      const label = spot.events[0].where.split(",")[0];
      if (spot.events.every((event) => event.where === spot.events[0].where)) towns.push({ x: spot.x, y: spot.y + 4, r, label });
    }
    marks.append(...counts); // over the dots, which lie on the areas
    for (const town of towns) {
      const wide = town.label.length * 6.8;
      const left = town.x + town.r + 4 + wide > w ? town.x - town.r - 4 - wide : town.x + town.r + 4;
      const box = [left, town.y - 11, left + wide, town.y + 3];
      if (free(box, taken)) { taken.push(box); marks.append(make("text", { class: "town halo", x: left, y: town.y }, town.label)); }
    }
    return taken;
  }

  function drawNames(w, h, taken) {
    names.replaceChildren();
    for (const [name, x, y, extent] of basemap.labels) {
      const [sx, sy] = screen([x, y]);
      const half = name.length * 4.3;
      if (extent * view.k < half * 1.4 || sx < half || sx > w - half || sy < 20 || sy > h - 56) continue;
      const box = [sx - half, sy - 10, sx + half, sy + 4];
      if (free(box, taken)) { taken.push(box); names.append(make("text", { class: "country halo", x: sx, y: sy }, name)); }
    }
  }

  function free(box, taken) {
    return !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
  }

  function drawScale() {
    const latitude = (Math.atan(Math.exp((-view.y / UNITS) * (Math.PI / 180))) * 2 - Math.PI / 2);
    const pixel = (111.32 / UNITS / view.k) * Math.cos(latitude); // kilometres; 111.32 a degree at the equator
    const round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].findLast((km) => km / pixel <= 110) || 1;
    scale.textContent = `${round} km`;
    scale.style.width = `${round / pixel}px`;
  }

  /* A mark of several places is entered; one of a single place is gone through, event by event. */
  function choose(spot) {
    const points = spot.events.map((event) => event.point);
    const apart = Math.max(...points.map((p) => Math.hypot(p[0] - points[0][0], p[1] - points[0][1])));
    if (apart * NEAREST > MERGE && view.k < NEAREST) { touched = true; fit(points); return; }
    onChoose(spot.events[(spot.events.indexOf(chosen) + 1) % spot.events.length], spot.events);
  }

  const drag = { on: false, moved: false, x: 0, y: 0 };
  svg.addEventListener("pointerdown", (touch) => { Object.assign(drag, { on: true, moved: false, x: touch.clientX, y: touch.clientY }); });
  window.addEventListener("pointermove", (touch) => {
    if (!drag.on) return;
    const [dx, dy] = [touch.clientX - drag.x, touch.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < 4) return;
    Object.assign(drag, { moved: true, x: touch.clientX, y: touch.clientY });
    svg.classList.add("held");
    pan(dx, dy);
  });
  window.addEventListener("pointerup", () => { drag.on = false; svg.classList.remove("held"); });
  svg.addEventListener("wheel", (turn) => {
    turn.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(Math.exp(-turn.deltaY * (turn.deltaMode ? 0.05 : 0.0016)), [turn.clientX - box.left, turn.clientY - box.top]);
  }, { passive: false });
  const fitAll = () => { touched = false; fit(placed.map((event) => event.point)); };
  const KEYS = {
    "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), 0: fitAll,
    ArrowLeft: () => pan(70, 0), ArrowRight: () => pan(-70, 0), ArrowUp: () => pan(0, 70), ArrowDown: () => pan(0, -70),
  };
  svg.addEventListener("keydown", (press) => {
    if (!KEYS[press.key] || press.ctrlKey || press.metaKey || press.altKey) return;
    press.preventDefault();
    KEYS[press.key]();
  });
  const actions = { in: () => zoom(1.6), out: () => zoom(1 / 1.6), fit: fitAll };
  root.querySelectorAll("[data-do]").forEach((button) => button.addEventListener("click", actions[button.dataset.do]));
  new ResizeObserver(() => (touched ? draw() : fitAll())).observe(root);

  return {
    show(events) {
      placed = events.filter((event) => event.at);
      placed.forEach((event) => { event.point = event.point || project(event.at); });
      onUnplaced(events.length - placed.length);
      if (touched) draw(); else fitAll();
    },
    choose(event) {
      chosen = event;
      if (event && event.at) {
        const [w, h] = size();
        const [x, y] = screen(project(event.at));
        if (x < 20 || y < 20 || x > w - 20 || y > h - 20) { [view.x, view.y] = project(event.at); touched = true; }
      }
      draw();
    },
  };
}
