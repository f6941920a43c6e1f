// Before one leaves: what one typed that waits in this browser and has not reached the site.
const note = document.querySelector("[data-leaving]");
const told = note.querySelector("[data-told]");
const count = note.querySelector("[data-many]");
// What one typed into a plan, and ticks of a list at the door.
const prefixes = ["waiting", "present"].map((each) => `selaras.${each}.${note.dataset.person}.`);

function waiting() {
  try {
    return Object.keys(localStorage).filter((name) => prefixes.some((each) => name.startsWith(each)));
  } catch {
    return [];
  }
}

function show() {
  const many = waiting().length;
  count.textContent = many;
  if (many) note.hidden = false;
}

note.querySelector("button").addEventListener("click", () => {
  waiting().forEach((name) => localStorage.removeItem(name));
  told.textContent = note.dataset.deleted;
  told.focus();
});
addEventListener("storage", show);
show();
