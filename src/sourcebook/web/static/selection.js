/* Words that are selected in a report's text, and a small bar of what they can be used for. */

/* Offsets are counted in characters, not in JavaScript's halves of them. */
const characters = (text) => [...text].length;

/* An address is shown longer than it stands in the report. */
const within = (run, count) => Math.min(count, Number(run.dataset.length || Infinity));

function offsetOf(node, at) {
  const run = (node.nodeType === 3 ? node.parentElement : node).closest("[data-start]");
  if (run) return Number(run.dataset.start) + within(run, node.nodeType === 3 ? characters(node.data.slice(0, at)) : 0);
  // Between runs, as after three clicks, which select up to the next paragraph: where the last run before it ends.
  const point = document.createRange();
  point.setStart(node, at);
  const before = [...document.querySelectorAll("#text [data-start]")].filter((one) => point.comparePoint(one, 0) < 0);
  const last = before[before.length - 1];
  return last ? Number(last.dataset.start) + within(last, characters(last.textContent)) : 0;
}

export function selected() {
  const told = getSelection();
  const text = document.getElementById("text");
  if (!told || told.isCollapsed || !text || !text.contains(told.anchorNode)) return null;
  const range = told.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset), end = offsetOf(range.endContainer, range.endOffset);
  return end <= start ? null : { start, end, text: told.toString(), box: range.getBoundingClientRect() };
}

export const dismiss = () => document.querySelectorAll(".pop").forEach((node) => node.remove());

/* Offers `uses`, pairs of a label and what to do with the words, where words are selected. */
function offer(uses) {
  dismiss();
  const words = selected(), choices = words ? uses() : [];
  if (!choices.length) return;
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.setAttribute("role", "toolbar");
  pop.setAttribute("aria-label", "Use these words as");
  for (const [label, act] of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => { dismiss(); getSelection().removeAllRanges(); act(words); });
    pop.append(button);
  }
  document.body.append(pop);
  pop.style.left = `${Math.max(8, Math.min(words.box.left + scrollX, innerWidth - pop.offsetWidth - 8))}px`;
  pop.style.top = `${words.box.bottom + scrollY + 6}px`;
}

export function offering(uses) {
  document.addEventListener("mouseup", (touch) => { if (!touch.target.closest(".pop")) setTimeout(() => offer(uses), 0); });
  document.addEventListener("keyup", (press) => { if (press.shiftKey || press.key === "Shift") offer(uses); });
  document.addEventListener("mousedown", (touch) => { if (!touch.target.closest(".pop")) dismiss(); });
}
