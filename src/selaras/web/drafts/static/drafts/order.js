// Rows of a list can be dragged to another place under their heading. Arrow buttons and the page
// "Atur" do the same, so the handle is for pointers only.
"use strict";

for (const row of document.querySelectorAll("table.order tr[data-key]")) {
  const button = row.querySelector("button[formaction]");
  if (!button) continue;
  const handle = document.createElement("span");
  handle.className = "handle";
  handle.setAttribute("aria-hidden", "true");
  handle.textContent = "⠿";
  button.parentElement.prepend(handle, " ");
  handle.addEventListener("pointerdown", (event) => drag(event, row, button));
}

function drag(event, row, button) {
  event.preventDefault();
  const begun = row.nextElementSibling;
  row.classList.add("dragged");
  const follow = (move) => {
    const over = document.elementFromPoint(move.clientX, move.clientY)?.closest("tr[data-key]");
    if (!over || over === row || over.parentElement !== row.parentElement) return;
    const box = over.getBoundingClientRect();
    if (move.clientY > box.top + box.height / 2) over.after(row);
    else over.before(row);
  };
  const end = (drop) => {
    document.removeEventListener("pointermove", follow);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    row.classList.remove("dragged");
    if (drop.type === "pointercancel") begun ? begun.before(row) : row.parentElement.append(row);
    else if (row.nextElementSibling !== begun) send(row, button);
  };
  // On the document: a handle that moves within the page with its row loses what it captured.
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}

function send(row, button) {
  const place = (other) => Number(other?.dataset.place ?? 0);
  const own = place(row);
  const above = place(row.previousElementSibling);
  const to = above > own ? above : place(row.nextElementSibling);
  const form = button.form;
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name: "to", value: String(to) });
  form.append(input);
  form.action = button.formAction;
  form.submit();
}
