// The page of the book beside a form: fetched when it is opened, and again after each save.
const holder = document.querySelector("[data-book-page]");
let asked = 0;

async function load() {
  if (!holder.open) return;
  const place = holder.querySelector("[data-shown]");
  const mine = ++asked;
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(holder.dataset.bookPage, { headers: { "HX-Request": "true" } });
    if (mine !== asked) return;
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  } catch { /* No line: what is shown stays, the link beside it leads on. */ }
  if (mine === asked) place.removeAttribute("aria-busy");
}

if (holder) {
  let waiting = 0;
  holder.addEventListener("toggle", load);
  document.addEventListener("selaras:saved", () => {
    clearTimeout(waiting);
    waiting = setTimeout(load, 400);
  });
}
