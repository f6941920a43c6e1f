// Bars of the roadmap: dragged with a pointer, moved with the arrow keys. Each change is saved at
// once; the inputs beside the bar show the same years and work without this script.
"use strict";

const table = document.querySelector("table.roadmap.typed");
const form = document.getElementById("years");
const receipt = document.querySelector("[data-receipt]");
const first = Number(table?.dataset.first);
const count = Number(table?.dataset.years);
const EDGE = 10;
const PAUSE = 600;

if (table) {
  for (const row of table.querySelectorAll("tr[data-key]")) {
    if (field(row, "start")) begin(row);
  }
  document.querySelector("[data-dragging]").hidden = false;
}

function field(row, name) {
  return row.querySelector(`[name="${name}.${row.dataset.key}"]`);
}

function years(row) {
  const start = Number(field(row, "start").value);
  const end = Number(field(row, "end").value);
  return start >= first && end >= start && end < first + count ? [start, end] : null;
}

function begin(row) {
  const bar = row.querySelector(".span");
  if (bar) wake(row, bar);
  for (const name of ["start", "end"]) {
    field(row, name).addEventListener("change", () => draw(row));
  }
}

function wake(row, bar) {
  bar.tabIndex = 0;
  bar.setAttribute("role", "slider");
  bar.setAttribute("aria-labelledby", `n-${row.dataset.key}`);
  bar.setAttribute("aria-valuemin", first);
  bar.setAttribute("aria-valuemax", first + count - 1);
  tell(row, bar);
  bar.addEventListener("keydown", (event) => press(event, row));
  bar.addEventListener("pointerdown", (event) => drag(event, row, bar));
}

function tell(row, bar) {
  const span = years(row);
  if (!span) return;
  bar.textContent = span[0] === span[1] ? span[0] : `${span[0]}–${span[1]}`;
  bar.setAttribute("aria-valuenow", span[0]);
  bar.setAttribute("aria-valuetext", bar.textContent);
}

// The cells of the years anew; the bar itself stays, so that it keeps the focus.
function draw(row) {
  const span = years(row);
  if (!span) return;
  const cells = [...row.children].slice(3);
  let bar = row.querySelector(".span");
  let cell = bar?.closest("td");
  for (const each of cells) if (each !== cell) each.remove();
  if (!bar) {
    bar = Object.assign(document.createElement("span"), { className: "span" });
    cell = document.createElement("td");
    cell.append(bar);
    row.append(cell);
    wake(row, bar);
  }
  const [start, end] = span;
  cell.colSpan = end - start + 1;
  if (start > first) cell.before(blank(start - first));
  if (end < first + count - 1) cell.after(blank(first + count - 1 - end));
  tell(row, bar);
}

function blank(length) {
  const cell = document.createElement("td");
  cell.colSpan = length;
  return cell;
}

function put(row, start, end) {
  const last = first + count - 1;
  if (start < first || end > last || end < start) return false;
  field(row, "start").value = start;
  field(row, "end").value = end;
  draw(row);
  return true;
}

function press(event, row) {
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  const span = years(row);
  if (!step || !span) return;
  event.preventDefault();
  const [start, end] = span;
  if (put(row, event.shiftKey ? start : start + step, end + step)) later(row);
}

function drag(event, row, bar) {
  const span = years(row);
  if (!span || event.button) return;
  event.preventDefault();
  bar.focus();
  bar.setPointerCapture(event.pointerId);
  const [start, end] = span;
  const box = bar.getBoundingClientRect();
  const width = bar.closest("td").getBoundingClientRect().width / (end - start + 1);
  const edge = Math.min(EDGE, box.width / 4);
  const left = event.clientX < box.left + edge;
  const right = event.clientX > box.right - edge;
  const follow = (move) => {
    const by = Math.round((move.clientX - event.clientX) / width);
    if (left) put(row, Math.min(start + by, end), end);
    else if (right) put(row, start, Math.max(end + by, start));
    else put(row, start + by, end + by);
  };
  const finish = () => {
    bar.removeEventListener("pointermove", follow);
    bar.removeEventListener("pointerup", finish);
    bar.removeEventListener("pointercancel", finish);
    const now = years(row);
    if (now && (now[0] !== start || now[1] !== end)) save(row);
  };
  bar.addEventListener("pointermove", follow);
  bar.addEventListener("pointerup", finish);
  bar.addEventListener("pointercancel", finish);
}

const waiting = new Map();
function later(row) {
  clearTimeout(waiting.get(row));
  waiting.set(row, setTimeout(() => save(row), PAUSE));
}

// One row at a time, each with a number of its own, so that nothing counts twice.
let before = Promise.resolve();
function save(row) {
  before = before.then(() => send(row));
}

async function send(row) {
  const key = row.dataset.key;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("entry", crypto.randomUUID());
  for (const name of ["seen", "start", "end"]) body.append(`${name}.${key}`, field(row, name).value);
  const sent = `${field(row, "start").value}-${field(row, "end").value}`;
  try {
    const answer = await fetch(location.href, {
      method: "POST", body, headers: { Accept: "application/json" },
    });
    const { saved, text } = await answer.json();
    if (saved) field(row, "seen").value = sent;
    receipt.textContent = `· ${text}`;
  } catch {
    // The inputs keep what was dragged; the button below sends it.
    receipt.textContent = `· ${form.dataset.failed}`;
  }
}
