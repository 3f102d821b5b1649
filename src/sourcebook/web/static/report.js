/* The page of a report: its sentences are chosen by key or with the mouse, and an event that was missed is added. */
import { offering } from "/static/selection.js";
import { prepare, release } from "/static/editors.js";

const root = document.getElementById("report");
const sentences = () => [...document.querySelectorAll("#text .sentence")];
const form = () => document.querySelector("#added form.add");
const ends = (node) => node.dataset.span.split("-").map(Number);
let anchor = null;

function choosing() {
  const all = sentences();
  document.getElementById("choosing").hidden = false;
  if (all.length) mark(all[0], false);
}

/* The sentence that is at hand, and with Shift all from where it began. */
function mark(node, together) {
  if (!together || !anchor || !anchor.isConnected) anchor = node;
  const all = sentences(), [from, to] = [all.indexOf(anchor), all.indexOf(node)].sort((a, b) => a - b);
  all.forEach((one, place) => one.classList.toggle("chosen", place >= from && place <= to));
  node.focus();
  node.scrollIntoView({ block: "nearest" });
}

function begin(start, end) {
  htmx.ajax("GET", `/reports/${root.dataset.report}/add?span=${start}-${end}`, { target: "#added", swap: "innerHTML" });
}

root.addEventListener("keydown", (press) => {
  const here = press.target.closest(".sentence");
  if (!here || press.ctrlKey || press.metaKey || press.altKey) return;
  const by = { ArrowDown: 1, ArrowRight: 1, j: 1, J: 1, ArrowUp: -1, ArrowLeft: -1, k: -1, K: -1 }[press.key];
  const all = sentences();
  if (by) {
    mark(all[Math.max(0, Math.min(all.length - 1, all.indexOf(here) + by))], press.shiftKey);
  } else if (press.key === "Enter" || press.key === " ") {
    const spans = all.filter((one) => one.classList.contains("chosen") || one === here).map(ends);
    begin(Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end)));
  } else if (press.key === "Escape") {
    all.forEach((one) => one.classList.remove("chosen"));
    document.querySelector("[data-does=choose-sentence]").focus();
  } else return;
  press.preventDefault();
  press.stopPropagation();
});

document.addEventListener("click", (touch) => { if (touch.target.closest("[data-does=choose-sentence]")) choosing(); });

/* Selected words: what tells of an event, or, while one is being added, the words of a field. */
const FIELDS = [["Date", ["date_words"]], ["Place", ["name"]], ["Actor", ["actor_0", "actor_1", "actor_2"]], ["Toll", ["toll_0", "toll_1", "toll_2", "toll_3"]], ["Means", ["means_0"]], ["Says so", ["speaker_0", "speaker_1"]]];

function fill(names, words) {
  const boxes = names.map((name) => form().elements[name]).filter(Boolean);
  const box = boxes.find((one) => !one.value) || boxes[boxes.length - 1];
  box.value = words.text.replace(/\s+/g, " ").trim();
  box.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

offering(() => (form()
  ? FIELDS.map(([label, names]) => [label, (words) => fill(names, words)])
  : [["Tells of an event that was missed", ({ start, end }) => begin(start, end)]]));

document.addEventListener("htmx:afterSwap", (swap) => {
  prepare(swap.target);
  if (swap.target.id === "report") { const made = document.querySelector("[data-new]"); if (made) made.focus(); }
});
document.addEventListener("htmx:beforeSwap", (swap) => release(swap.target));
