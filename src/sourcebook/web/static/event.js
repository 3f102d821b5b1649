/* The page of an event: selected words set a field, places are picked on a map, dates in their calendar. */
import { offering } from "/static/selection.js";
import { prepare, release } from "/static/editors.js";

const PARTS = [["date", "Date"], ["place", "Place"], ["harm", "Toll"], ["actors", "Actor"], ["weapons", "Means"], ["attribution", "Says so"]];

/* Into the field that is active, where it is of that part; else into its first, or a new row. */
function use(event, part, { start, end }) {
  const active = document.querySelector(`.field.active[data-path^="${part}"]`);
  const single = part === "date" || part === "place";
  const field = active || (single ? document.querySelector(`.field[data-path="${part}"]`) : null);
  const add = [...document.querySelectorAll(".add button")].find((node) => node.getAttribute("hx-get").includes(`/edit/${part}.`));
  const path = field ? field.dataset.path : add.getAttribute("hx-get").split("/edit/")[1];
  htmx.ajax("GET", `/events/${event}/edit/${path}?span=${start}-${end}`, { target: field ? field.querySelector(".editor") : "#added", swap: "innerHTML" });
}

offering(() => {
  const event = document.querySelector("[data-event]");
  return event && !document.querySelector("form.blind") ? PARTS.map(([part, label]) => [label, (words) => use(event.dataset.event, part, words)]) : [];
});

document.addEventListener("htmx:afterSwap", (swap) => prepare(swap.target));
document.addEventListener("htmx:beforeSwap", (swap) => release(swap.target));
prepare(document);
