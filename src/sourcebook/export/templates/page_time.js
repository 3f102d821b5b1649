/* The timeline: a bar a day, week, month or year; drag, click or arrow keys choose a stretch of time. */
function createTimeline(root, all, onRange) {
  const DAY = 86400000;
  const HEIGHT = { top: 8, bottom: 20 };
  const dated = all.filter((event) => event.from && event.to);
  const svg = make("svg", { tabindex: "0", role: "group", "aria-label": "Timeline. Arrow keys move, Shift and arrow keys widen, Enter filters, Escape clears." });
  const said = make("span", { class: "unseen", role: "status" });
  root.append(svg, said);
  const day = (text) => Date.parse(`${text}T00:00:00Z`);
  const text = (time) => new Date(time).toISOString().slice(0, 10);
  // Days as they are written sort as they follow each other.
  const first = dated.length ? day(dated.reduce((least, event) => (event.from < least ? event.from : least), dated[0].from)) : Infinity;
  const last = dated.length ? day(dated.reduce((most, event) => (event.to > most ? event.to : most), dated[0].to)) : -Infinity;
  const unit = unitFor((last - first) / DAY);
  const bins = dated.length ? makeBins() : [];
  let range = null, cursor = -1, anchor = -1;
  tally(new Set(all));

  /* How many events of each bar are shown, of those how many are vague, and how many are filtered out. */
  function tally(shown) {
    for (const bin of bins) {
      bin.counts = [0, 0, 0];
      for (const event of bin.events) bin.counts[!shown.has(event) ? 2 : event.vague ? 1 : 0]++;
    }
  }

  function unitFor(days) {
    if (days <= 70) return "day";
    if (days <= 500) return "week";
    return days <= 366 * 12 ? "month" : "year";
  }

  function opening(time) {
    const at = new Date(time);
    if (unit === "week") return time - ((at.getUTCDay() + 6) % 7) * DAY;
    if (unit === "month") return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1);
    return unit === "year" ? Date.UTC(at.getUTCFullYear(), 0, 1) : time;
  }

  function next(time) {
    const at = new Date(time);
    if (unit === "month") return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
    if (unit === "year") return Date.UTC(at.getUTCFullYear() + 1, 0, 1);
    return time + (unit === "week" ? 7 : 1) * DAY;
  }

  function makeBins() {
    const made = [];
    // A date from a damaged record must not make a page of a million bars.
    for (let time = opening(first); time <= last && made.length < 3000; time = next(time)) {
      made.push({ start: time, end: next(time) - DAY, events: [] });
    }
    const found = new Map(); // by day: many events share one
    for (const event of dated) {
      if (!found.has(event.from)) { const time = day(event.from); found.set(event.from, made.findLast((one) => one.start <= time)); }
      const bin = found.get(event.from);
      if (bin) bin.events.push(event);
    }
    return made;
  }

  function label(bin) {
    const at = new Date(bin.start);
    const month = at.toLocaleString("en", { month: "short", timeZone: "UTC" });
    if (unit === "year") return String(at.getUTCFullYear());
    if (unit === "month") return `${month} ${at.getUTCFullYear()}`;
    return `${at.getUTCDate()} ${month}${at.getTime() === bins[0].start || at.getUTCMonth() === 0 ? ` ${at.getUTCFullYear()}` : ""}`;
  }

  function place() {
    const [w, h] = [svg.clientWidth || 500, svg.clientHeight || 100];
    const step = Math.min(46, (w - 56) / Math.max(bins.length, 1));
    return { w, h, step, left: 34, base: h - HEIGHT.bottom };
  }

  function draw() {
    const { w, base, step, left } = place();
    const most = Math.max(1, ...bins.map((bin) => bin.events.length));
    const tall = (number) => (number / most) * (base - HEIGHT.top);
    svg.replaceChildren(make("line", { class: "axis", x1: left, x2: w - 14, y1: base + 0.5, y2: base + 0.5 }));
    if (!bins.length) { svg.append(make("text", { class: "tick", x: w / 2, y: base / 2, "text-anchor": "middle" }, "No event has a full date.")); return; }
    svg.append(make("text", { class: "tick", x: left - 6, y: HEIGHT.top + 9, "text-anchor": "end" }, String(most)));
    svg.append(make("text", { class: "tick", x: left - 6, y: base, "text-anchor": "end" }, "0"));
    let edge = -Infinity;
    bins.forEach((bin, index) => {
      const x = left + index * step, width = Math.max(1, step - (step > 5 ? 2 : step > 2 ? 0.7 : 0));
      let y = base;
      for (const [part, name] of ["bar", "bar vague", "bar off"].entries()) {
        const height = tall(bin.counts[part]);
        if (height) { y -= height; svg.append(make("rect", { class: name, x, y, width, height, rx: Math.min(1.5, width / 2) })); }
      }
      const words = label(bin);
      if (x > edge && x + words.length * 6.2 < w) {
        svg.append(make("line", { class: "axis", x1: x + 0.5, x2: x + 0.5, y1: base, y2: base + 4 }), make("text", { class: "tick", x, y: base + 15 }, words));
        edge = x + words.length * 6.2 + 22;
      }
    });
    if (range) svg.append(make("rect", { class: "brush", x: left + range[0] * step - 1, y: 2, width: (range[1] - range[0] + 1) * step, height: base - 1 }));
    if (cursor >= 0 && document.activeElement === svg) svg.append(make("rect", { class: "here", x: left + cursor * step - 1, y: 3, width: step, height: base - 3 }));
  }

  function pick(a, b) {
    range = a < 0 ? null : [Math.min(a, b), Math.max(a, b)];
    onRange(range ? [text(bins[range[0]].start), text(bins[range[1]].end)] : null);
  }

  function at(touch) {
    const { step, left } = place();
    return Math.max(0, Math.min(bins.length - 1, Math.floor((touch.clientX - svg.getBoundingClientRect().left - left) / step)));
  }

  let start = -1, was = null;
  svg.addEventListener("pointerdown", (touch) => {
    if (!bins.length) return;
    svg.setPointerCapture(touch.pointerId);
    was = range;
    start = at(touch);
    range = [start, start];
    draw();
  });
  svg.addEventListener("pointermove", (touch) => {
    if (start < 0) return;
    const here = at(touch);
    range = [Math.min(start, here), Math.max(start, here)];
    draw();
  });
  svg.addEventListener("pointerup", (touch) => {
    if (start < 0) return;
    const here = at(touch), again = was && was[0] === start && was[1] === start && here === start;
    pick(again ? -1 : start, here);
    start = -1;
  });
  svg.addEventListener("keydown", (press) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[press.key];
    if (!bins.length || (!step && !["Enter", " ", "Escape"].includes(press.key))) return;
    press.preventDefault();
    if (step) {
      cursor = Math.max(0, Math.min(bins.length - 1, cursor + step));
      if (!press.shiftKey) anchor = cursor;
      said.textContent = `${label(bins[cursor])}: ${bins[cursor].events.length}`;
      if (press.shiftKey) pick(Math.max(0, anchor), cursor); else draw();
    } else if (press.key === "Escape") pick(-1, -1);
    else if (cursor >= 0) pick(cursor, cursor);
  });
  svg.addEventListener("focus", draw);
  svg.addEventListener("blur", draw);
  new ResizeObserver(draw).observe(root);

  return {
    show(events, bounds) {
      tally(new Set(events));
      if (!bounds) range = null;
      draw();
    },
    undated: all.length - dated.length,
  };
}
