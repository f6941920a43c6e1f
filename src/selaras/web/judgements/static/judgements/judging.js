// Keys for marking, and evidence beside the question. Everything works without this, with more
// clicks.
const questions = [...document.querySelectorAll(".marking")];

function controlOf(form) {
  return form.querySelector("input[type=radio]:checked, input[type=number]") ??
    form.querySelector("input[type=radio]");
}

function go(form, step) {
  const next = questions[questions.indexOf(form) + step];
  const place = next ? controlOf(next) : step > 0 && document.querySelector("[data-next-section]");
  if (!place) return;
  place.closest("details")?.setAttribute("open", "");
  place.focus();
  place.closest("article, p").scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (press) => {
  const form = press.target.closest?.(".marking");
  if (!form || press.ctrlKey || press.altKey || press.metaKey) return;
  if (press.key === "Enter" && press.target.matches("input")) {
    press.preventDefault();
    // What was typed is told to have changed before one goes on.
    press.target.blur();
    go(form, press.shiftKey ? -1 : 1);
    return;
  }
  if (press.target.type === "radio" && /^[0-9]$/.test(press.key)) {
    const wanted = [...form.querySelectorAll("input[type=radio]")]
      .find((radio) => radio.value === press.key);
    if (!wanted) return;
    press.preventDefault();
    wanted.focus();
    if (!wanted.checked) wanted.click();
  }
});

const pane = document.querySelector(".pane");
const wide = matchMedia("(min-width: 1000px)");

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-beside]");
  if (!link || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pane.hidden = false;
  pane.querySelector("[data-pane-title]").textContent = link.textContent;
  pane.querySelector("iframe").src = link.href;
});

pane?.querySelector("[data-pane-close]").addEventListener("click", () => {
  pane.hidden = true;
  pane.querySelector("iframe").removeAttribute("src");
});

// The working stays open while the total beside it is written anew.
let opened = false;
document.addEventListener("htmx:beforeSwap", () => {
  opened = document.querySelector("#working")?.open ?? false;
});
document.addEventListener("htmx:afterSettle", () => {
  if (opened) document.querySelector("#working")?.setAttribute("open", "");
});
