"use strict";

/* Keys, notices, and lighting words and fields up together: what every page of the desk does. */
(() => {
  const KEEP = "sourcebook-keys";
  const on = () => localStorage.getItem(KEEP) !== "off";
  const visible = (node) => node.getClientRects().length > 0 && !node.disabled;
  const writing = (node) => node && (node.matches("textarea, select, input:not([type=radio]):not([type=checkbox])") || node.isContentEditable);
  const byKey = (key) => [...document.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key && visible(node));

  document.addEventListener("keydown", (press) => {
    const editor = document.activeElement && document.activeElement.closest("form.edit");
    if (press.key === "Escape") {
      if (document.querySelector("dialog[open]:not(.merge)")) return;
      if (editor) { close(editor); press.preventDefault(); } else if (writing(document.activeElement)) document.activeElement.blur();
      return;
    }
    if (press.ctrlKey || press.metaKey || press.altKey || writing(document.activeElement) || !on()) return;
    if (document.querySelector("dialog[open]")) return;
    const moves = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
    if (moves[press.key] && step(moves[press.key])) { press.preventDefault(); return; }
    if (!document.body.dataset.ready) { early.push(press.key); return; }
    const node = byKey(press.key);
    if (!node || (editor && !/^[1-9]$/.test(press.key))) return;
    press.preventDefault();
    if ("focus" in node.dataset) { node.focus(); if (node.select) node.select(); } else node.click();
  });

  /* Keys pressed before the page answers to them are kept until it does. */
  const early = [];
  document.addEventListener("DOMContentLoaded", () => setTimeout(() => {
    document.body.dataset.ready = "1";
    for (const key of early.splice(0)) document.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }, 0));

  /* Up and down: through the fields of an event, else through the rows of a list. */
  function step(by) {
    const active = document.activeElement;
    if (active && active.closest("#map, #time, .picker, dialog")) return false;
    const stops = [...document.querySelectorAll(".fields .line, table.events a.row")].filter(visible);
    if (!stops.length) return false;
    const here = stops.indexOf(active);
    const next = stops[here < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.max(0, Math.min(stops.length - 1, here + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  function close(editor) {
    const line = editor.closest(".field") && editor.closest(".field").querySelector(".line");
    editor.remove();
    if (line) line.focus();
  }

  document.addEventListener("click", (touch) => {
    const node = touch.target.closest("[data-does], [data-clicks], [data-opens], .line, .w");
    if (!node) return;
    if (node.dataset.does === "close") close(node.closest("form"));
    else if (node.dataset.does === "correct") correct();
    else if (node.dataset.clicks) { const other = document.querySelector(node.dataset.clicks); if (other) other.click(); }
    else if (node.dataset.opens) openHelp();
    else if (node.matches(".line[hx-get]")) edit(node);
    else if (node.matches(".w")) {
      const field = document.querySelector(`.field[data-field="${node.dataset.fields.split(" ")[0]}"] .line`);
      if (field) { field.focus(); field.scrollIntoView({ block: "nearest" }); }
    }
  });

  const edit = (line) => htmx.trigger(line, "edit");
  function correct() {
    const lines = [...document.querySelectorAll(".field[data-editable] .line")];
    const active = document.querySelector(".field.active[data-editable] .line");
    if (active || lines.length) edit(active || lines[0]);
  }

  /* Lighting: the words of a field, and the fields of words. */
  function light(fields) {
    document.querySelectorAll(".lit").forEach((node) => node.classList.remove("lit"));
    if (!fields) return;
    for (const number of fields) {
      document.querySelectorAll(`.field[data-field="${number}"]`).forEach((node) => node.classList.add("lit"));
      document.querySelectorAll(`.w[data-fields~="${number}"]`).forEach((node) => node.classList.add("lit"));
    }
  }
  const fieldsAt = (node) => {
    const words = node.closest && node.closest(".w"), field = node.closest && node.closest(".field");
    return words ? words.dataset.fields.split(" ") : field ? [field.dataset.field] : null;
  };
  document.addEventListener("mouseover", (touch) => { const found = fieldsAt(touch.target); if (found) light(found); });
  document.addEventListener("mouseout", (touch) => { if (fieldsAt(touch.target)) light(activeField()); });
  const activeField = () => { const field = document.querySelector(".field.active"); return field && [field.dataset.field]; };
  document.addEventListener("focusin", (touch) => {
    const field = touch.target.closest(".field");
    if (!field) return;
    document.querySelectorAll(".field.active").forEach((node) => node.classList.remove("active"));
    field.classList.add("active");
    light([field.dataset.field]);
    const words = document.querySelector(`.w[data-fields~="${field.dataset.field}"]`);
    if (words) words.scrollIntoView({ block: "nearest" });
  });

  /* After an answer: the new filter's address in the forms, focus into editors, notices that go away. */
  document.addEventListener("htmx:afterSwap", (swap) => {
    const query = document.querySelector("#rows > .query");
    if (query) document.querySelectorAll("input.query").forEach((box) => { box.value = query.value; });
    const editor = swap.target.matches && swap.target.matches(".editor") && swap.target.querySelector("input:not([type=hidden]), select");
    if (editor) { editor.focus(); if (editor.select) editor.select(); swap.target.scrollIntoView({ block: "nearest" }); }
    if (swap.target.id === "event") { const merge = document.getElementById("merge"); if (merge) merge.replaceChildren(); }
    if (swap.target.id === "merge") { const first = swap.target.querySelector("button"); if (first) first.focus(); }
    document.querySelectorAll(".editor > form.edit").forEach((form) => { if (!swap.target.contains(form) && swap.target.matches(".editor")) form.remove(); });
    fade();
  });
  let going = 0;
  function fade() {
    const notice = document.getElementById("notice");
    clearTimeout(going);
    if (!notice.textContent.trim() || notice.querySelector(".error")) return; // what went wrong stays to be read
    going = setTimeout(() => notice.replaceChildren(), 6000);
  }
  document.addEventListener("htmx:sendError", () => {
    const told = document.createElement("p");
    told.className = "notice error";
    told.textContent = "The desk does not answer. Is `sourcebook review` still running? Nothing was written.";
    document.getElementById("notice").replaceChildren(told);
  });
  document.addEventListener("htmx:configRequest", (asked) => {
    // Empty boxes of a filter ask for nothing, and keep addresses short.
    if (asked.detail.verb !== "get" || !asked.target.matches("#filters, #filters *")) return;
    for (const [name, value] of [...asked.detail.formData.entries()]) if (value === "") asked.detail.formData.delete(name);
  });

  function openHelp() {
    const keys = document.getElementById("help-keys");
    const rows = [["j k ↑ ↓", "Down and up: fields, or rows"], ["Enter", "Open; edit the field"], ["Esc", "Leave a box or an editor"]];
    document.querySelectorAll("[data-key]").forEach((node) => {
      if (visible(node) && node.dataset.key !== "?") rows.push([node.dataset.key, node.getAttribute("aria-label") || node.textContent.replace(node.dataset.key, "").trim() || node.title || node.name]);
    });
    keys.replaceChildren(...rows.flatMap(([key, words]) => {
      const term = document.createElement("dt"), told = document.createElement("dd"), box = document.createElement("kbd");
      box.textContent = key; term.append(box); told.textContent = words;
      return [term, told];
    }));
    document.getElementById("help").showModal();
  }
  const toggle = document.getElementById("keys-on");
  toggle.checked = on();
  toggle.addEventListener("change", () => localStorage.setItem(KEEP, toggle.checked ? "on" : "off"));
})();
