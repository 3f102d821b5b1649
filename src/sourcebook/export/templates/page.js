/* Records as they are packed into the page: JSON, gzip, base 64. */
function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/* The page: filters, list, the chosen event, and the light between a value and its words. */
(async () => {
  const byId = (id) => document.getElementById(id);
  const events = await unpacked(byId("events").textContent);
  const HEADED = { code: "Codes", record: "Record" };
  const words = (code) => { const text = code.replaceAll("-", " "); return text.charAt(0).toUpperCase() + text.slice(1); };
  const state = { chosen: null, shown: [], spot: null, opened: new Set() };
  const list = byId("list"), detail = byId("detail");
  const controls = ["search", "type", "order", "from", "to"].map(byId);
  const [search, type, order, from, to] = controls;

  events.forEach((event, index) => {
    event.kind = words(event.type);
    event.index = index;
    const fields = event.fields.flatMap((field) => [field.value, field.words, field.note]);
    const quoted = event.quotes.map((quote) => quote.runs.map((run) => run[0]).join(""));
    event.haystack = [event.kind, event.where, event.when, event.source, event.report.title, event.report.id, event.incident, ...fields, ...quoted].filter(Boolean).join("\n").toLowerCase();
  });

  /* ---- filters ---- */

  function passes(event) {
    if (type.value && event.type !== type.value) return false;
    if (from.value && !(event.to && event.to >= from.value)) return false;
    if (to.value && !(event.from && event.from <= to.value)) return false;
    return search.value.toLowerCase().split(/\s+/).every((word) => event.haystack.includes(word));
  }

  function ordered(found) {
    if (order.value === "given") return found;
    const sign = order.value === "newest" ? -1 : 1;
    return found.sort((a, b) => {
      if (!a.from || !b.from) return (a.from ? 0 : 1) - (b.from ? 0 : 1) || a.index - b.index;
      return sign * (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) || a.index - b.index;
    });
  }

  function refresh() {
    const found = events.filter(passes);
    state.shown = ordered(state.spot ? found.filter((event) => state.spot.includes(event)) : found.slice());
    if (!state.shown.includes(state.chosen)) state.chosen = state.shown[0] || null;
    drawList();
    drawDetail();
    map.show(found); // the other places stay in view when one of them is chosen
    map.choose(state.chosen);
    timeline.show(state.shown, from.value || to.value);
  }

  function drawChips() {
    const chips = [];
    const chip = (text, undo) => {
      const button = make("button", { type: "button", class: "chip", "aria-label": `Remove filter: ${text}` }, `${text} ×`);
      button.addEventListener("click", () => { undo(); refresh(); search.focus(); });
      chips.push(button);
    };
    if (state.spot) chip(state.spot[0].where, () => { state.spot = null; });
    if (from.value || to.value) chip(`${from.value || "…"} – ${to.value || "…"}`, () => { from.value = to.value = ""; });
    byId("chips").replaceChildren(...chips);
  }

  /* ---- list ---- */

  function drawList() {
    const total = events.length.toLocaleString("en");
    const count = state.shown.length === events.length ? total : `${state.shown.length.toLocaleString("en")} of ${total}`;
    byId("tally").textContent = `${count} ${events.length === 1 ? "event" : "events"}`;
    drawChips();
    const rows = state.shown.map((event) => {
      const row = make("li", { class: "row", role: "option", id: `row-${event.index}`, "aria-selected": String(event === state.chosen) },
        make("div", { class: "top" }, make("span", { class: "kind" }, event.kind), make("span", { class: "day" }, event.when)),
        make("div", { class: "spot", dir: "auto" }, event.where),
        make("div", { class: "toll", dir: "auto" }, [event.status === "accomplished" ? "" : words(event.status), event.toll, event.source].filter(Boolean).join(" · ")));
      row.addEventListener("click", () => choose(event));
      return row;
    });
    const nothing = events.length ? "No event matches." : "There are no events in this file.";
    list.replaceChildren(...(rows.length ? rows : [make("li", { class: "nothing", role: "option", "aria-disabled": "true" }, nothing)]));
    const row = state.chosen && byId(`row-${state.chosen.index}`);
    if (row) row.scrollIntoView({ block: "nearest" });
    point();
  }

  function point() {
    if (state.chosen) list.setAttribute("aria-activedescendant", `row-${state.chosen.index}`);
    else list.removeAttribute("aria-activedescendant");
  }

  function choose(event) {
    for (const row of list.querySelectorAll("[aria-selected=true]")) row.setAttribute("aria-selected", "false");
    state.chosen = event;
    const row = byId(`row-${event.index}`);
    if (row) { row.setAttribute("aria-selected", "true"); row.scrollIntoView({ block: "nearest" }); }
    point();
    drawDetail();
    map.choose(event);
  }

  list.addEventListener("keydown", (press) => {
    const here = state.shown.indexOf(state.chosen);
    const target = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: state.shown.length - 1, PageDown: here + 8, PageUp: here - 8 }[press.key];
    if (target === undefined || !state.shown.length) return;
    press.preventDefault();
    choose(state.shown[Math.max(0, Math.min(state.shown.length - 1, target))]);
  });

  /* ---- the chosen event ---- */

  function drawDetail() {
    const event = state.chosen;
    if (!event) { detail.replaceChildren(make("p", { class: "nothing" }, "No event chosen.")); return; }
    const open = !event.guarded || state.opened.has(event.id);
    const tags = [make("span", { class: "tag", title: "Estimated chance that a person would code such an event too" }, `confidence ${event.confidence.toFixed(2)}`)];
    if (event.status !== "accomplished") tags.unshift(make("span", { class: "tag" }, event.status));
    for (const reason of event.review) tags.push(make("span", { class: "tag look", dir: "auto" }, reason));
    detail.replaceChildren(
      make("div", { class: "lead" }, make("h2", { dir: "auto" }, event.kind), make("p", { class: "sub", dir: "auto" }, `${event.where} · ${event.when}`), make("div", { class: "tags" }, ...tags)),
      make("div", { class: "words" }, ...(open ? drawQuotes(event) : [drawGuard(event)])),
      make("div", { class: "fields" }, ...drawFields(event, open), ...drawFellows(event), ...drawReport(event, open)));
  }

  /* The other accounts of the same occurrence, each with its own toll. */
  function drawFellows(event) {
    const fellows = event.incident ? events.filter((other) => other.incident === event.incident && other !== event) : [];
    if (!fellows.length) return [];
    const rows = fellows.map((other) => {
      const row = make("button", { type: "button", class: "field has what" }, make("span", { class: "label" }, other.report.published || other.when),
        make("span", { class: "body" }, make("span", { class: "value", dir: "auto" }, other.source), make("span", { class: "note", dir: "auto" }, [other.kind, other.toll].filter(Boolean).join(" · "))));
      row.addEventListener("click", () => { if (!state.shown.includes(other)) { for (const box of controls) if (box !== order) box.value = ""; state.spot = null; refresh(); } choose(other); detail.focus(); });
      return row;
    });
    return [make("h3", { class: "group" }, `Also told by (incident ${event.incident})`), ...rows];
  }

  function drawGuard(event) {
    const button = make("button", { type: "button", class: "guard" }, "Text published by an armed group: show");
    button.addEventListener("click", () => { state.opened.add(event.id); drawDetail(); detail.focus(); });
    return button;
  }

  function drawQuotes(event) {
    if (!event.quotes.length) return [make("p", { class: "gap" }, "The text is not at hand.")];
    return event.quotes.map((quote) => make("p", { dir: "auto" }, quote.cut[0] ? make("span", { class: "gap" }, "… ") : null,
      ...quote.runs.map(([text, fields]) => (fields ? drawRun(event, text, fields) : text)),
      quote.cut[1] ? make("span", { class: "gap" }, " …") : null));
  }

  /* A run may carry several values; its colour is that of the narrowest, which the evidence never is. */
  function drawRun(event, text, fields) {
    const named = fields.filter((number) => event.fields[number].family !== "what");
    const width = (number) => Math.min(...event.fields[number].spans.map((span) => span[1] - span[0]));
    const main = named.length ? named.reduce((best, number) => (width(number) < width(best) ? number : best)) : fields[0];
    const field = event.fields[main];
    const run = make("span", { class: `w ${field.family}${named.length ? "" : " bare"}${text.includes("[name withheld]") ? " masked" : ""}`, "data-fields": fields.join(" "), title: fields.map((number) => event.fields[number].label).join(", ") }, text);
    if (named.length) for (const [key, value] of [["role", "button"], ["tabindex", "0"], ["aria-label", `${text}: ${field.label}`]]) run.setAttribute(key, value);
    const press = () => { const node = fieldNode(main); hold(main); if (node) node.scrollIntoView({ block: "nearest" }); };
    run.addEventListener("click", press);
    run.addEventListener("keydown", (key) => { if (key.key === "Enter" || key.key === " ") { key.preventDefault(); press(); } });
    wake(run, main);
    return run;
  }

  function drawFields(event, open) {
    const nodes = [];
    let family = null;
    event.fields.forEach((field, number) => {
      if (!open && field.label === "Evidence") return;
      if (field.family !== family && nodes.length) nodes.push(HEADED[field.family] ? make("h3", { class: "group" }, HEADED[field.family]) : make("hr"));
      family = field.family;
      const has = open && event.quotes.some((quote) => quote.runs.some((run) => run[1] && run[1].includes(number)));
      const quoted = open && field.words ? make("span", { class: "quoted", dir: "auto" }, field.words) : null;
      const body = make("span", { class: "body" }, field.value ? make("span", { class: "value", dir: "auto" }, field.value) : null, quoted,
        field.note ? make("span", { class: "note", dir: "auto" }, field.note) : null);
      const node = make(has ? "button" : "div", { class: `field ${field.family}${has ? " has" : ""}`, type: has ? "button" : null, "data-field": number, "aria-pressed": has ? "false" : null,
        title: field.spans ? `characters ${field.spans.map((span) => span.join("–")).join(", ")} of the report` : null },
        make("span", { class: "label" }, field.label), body);
      if (has) { node.addEventListener("click", () => hold(number)); wake(node, number); }
      nodes.push(node);
    });
    return nodes;
  }

  function drawReport(event, open) {
    const { report } = event;
    const kind = report.kind ? ` (${words(report.kind).toLowerCase()})` : "";
    const title = report.kind === "armed-group" && !open ? null : report.title;
    const lines = [title ? make("span", { class: "title", dir: "auto" }, title) : null, make("span", { dir: "auto" }, `${report.source || "Source not named"}${kind}`),
      report.published ? make("span", {}, `Published ${report.published}`) : null, report.url ? make("span", { dir: "ltr" }, report.url) : null];
    return [make("h3", { class: "group" }, "Report"), make("div", { class: "report" }, ...lines)];
  }

  /* ---- light ---- */

  let held = null;
  const fieldNode = (number) => detail.querySelector(`[data-field="${number}"]`);

  function light(number) {
    for (const node of detail.querySelectorAll(".lit")) node.classList.remove("lit");
    if (number === null) return;
    const node = fieldNode(number);
    if (node) node.classList.add("lit");
    let first = null;
    for (const run of detail.querySelectorAll(".w")) {
      if (!run.dataset.fields.split(" ").includes(String(number))) continue;
      run.classList.add("lit");
      first = first || run;
    }
    if (first) first.scrollIntoView({ block: "nearest" });
  }

  function hold(number) {
    held = held && held.event === state.chosen && held.number === number ? null : { event: state.chosen, number };
    for (const node of detail.querySelectorAll("[aria-pressed]")) node.setAttribute("aria-pressed", String(held !== null && node.dataset.field === String(number)));
    light(held ? number : null);
  }

  const rest = () => light(held && held.event === state.chosen ? held.number : null);
  function wake(node, number) {
    node.addEventListener("mouseenter", () => light(number));
    node.addEventListener("focus", () => light(number));
    node.addEventListener("mouseleave", rest);
    node.addEventListener("blur", rest);
  }

  /* ---- start ---- */

  for (const name of [...new Set(events.map((event) => event.type))].sort()) {
    const number = events.filter((event) => event.type === name).length;
    type.append(make("option", { value: name }, `${words(name)} (${number})`));
  }
  const map = createMap(byId("map"), JSON.parse(byId("basemap").textContent), (event, spot) => {
    state.spot = spot.length > 1 ? spot : null;
    state.chosen = event;
    refresh();
    choose(event);
  }, (number) => { byId("unplaced").textContent = number ? `${number} not on the map` : ""; });
  const timeline = createTimeline(byId("time"), events, (range) => { [from.value, to.value] = range || ["", ""]; refresh(); });
  byId("undated").textContent = timeline.undated ? `${timeline.undated} without a full date` : "";
  for (const control of controls) control.addEventListener("input", refresh);
  document.addEventListener("keydown", (press) => {
    if (press.key === "/" && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) { press.preventDefault(); search.focus(); }
  });
  refresh();
  document.body.dataset.ready = "1";
})();
