// The list at the door. Each tick is first kept in this browser, with a number of its own and the
// moment, and goes from there only when the site has said what became of it.
const place = document.querySelector("[data-door]");
const list = document.querySelector("[data-list]");
const words = place.dataset;
const everybody = "selaras.present.";
const prefix = `${everybody}${words.person}.`;
const unstored = new Map();
let token = words.token;
let stop = "";
let delay = 1000;
let timer = 0;
let busy = false;
let receipt = place.querySelector("[data-line]").textContent;

// --- what waits in this browser ---------------------------------------------------------------

function ticks() {
  const found = [...unstored.values()];
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix)) found.push(JSON.parse(localStorage.getItem(name)));
    }
  } catch { /* No storage: what is kept in memory is all there is. */ }
  return found.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function keep(tick) {
  try {
    localStorage.setItem(prefix + tick.entry, JSON.stringify(tick));
    unstored.delete(tick.entry);
  } catch {
    unstored.set(tick.entry, tick);
  }
}

function forget(tick) {
  unstored.delete(tick.entry);
  try { localStorage.removeItem(prefix + tick.entry); } catch { /* It was never stored. */ }
}

const isHere = (tick) => tick.meeting === words.meeting && tick.day === words.day;
const boxOf = (attendee) => list?.querySelector(`input[value="${CSS.escape(attendee)}"]`);

// --- the list ---------------------------------------------------------------------------------

function mark(box, state, said) {
  if (!box) return;
  const line = box.closest("li");
  line.dataset.state = state;
  line.querySelector("[data-said]").textContent = said;
  box.checked = state === "waiting" || state === "there";
  box.disabled = state === "there";
}

function change(event) {
  const box = event.target;
  if (box.name !== "present") return;
  const mine = ticks().filter((each) => isHere(each) && each.attendee === box.value);
  mine.forEach(forget);
  if (box.checked) {
    keep({
      entry: crypto.randomUUID(), attendee: box.value, day: words.day, at: new Date().toISOString(),
      meeting: words.meeting, title: words.title, save: words.save, pulse: words.pulse,
      name: box.closest("li").querySelector("[data-name]").textContent, refused: "",
    });
    mark(box, "waiting", words.mark);
  } else {
    mark(box, "", "");
  }
  show();
  send();
}

// --- sending ----------------------------------------------------------------------------------

async function send() {
  if (busy || stop === "stranger") return;
  busy = true;
  clearTimeout(timer);
  try {
    // One tab at a time; without locks a doubled tick still counts once.
    if (navigator.locks) await navigator.locks.request(prefix, drain);
    else await drain();
  } finally {
    busy = false;
    show();
  }
}

async function drain() {
  for (;;) {
    const waiting = ticks().filter((each) => !each.refused);
    if (!waiting.length) return;
    const some = waiting.filter((each) => each.save === waiting[0].save && each.day === waiting[0].day);
    if (!(await deliver(some.slice(0, 200)))) return;
  }
}

async function deliver(some, again = false) {
  const { save, pulse, day } = some[0];
  let answer, data = null;
  try {
    answer = await fetch(save, {
      method: "POST", redirect: "manual", credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
      body: JSON.stringify({
        person: Number(words.person), day,
        ticks: some.map(({ entry, attendee, day: on, at }) => ({ entry, attendee, day: on, at })),
      }),
      signal: AbortSignal.timeout(30000),
    });
    if ((answer.headers.get("Content-Type") || "").includes("json")) data = await answer.json();
  } catch {
    return later("offline");
  }
  if (answer.ok && data) return received(some, data);
  if (answer.status === 403 && data) return later(data.why === "person" ? "stranger" : "session");
  // A token that grew old: the pulse brings a fresh one.
  if (answer.status === 403 && !again && (await renewed(pulse))) return deliver(some, true);
  if (answer.status === 403 || answer.type === "opaqueredirect") return later(stop === "stranger" ? stop : "session");
  return later("unknown");
}

function received(some, data) {
  stop = "";
  delay = 1000;
  receipt = data.said;
  const told = new Map(data.results.map((each) => [each.entry, each.refused]));
  for (const tick of some) {
    const refused = told.get(tick.entry);
    if (refused === undefined) continue;
    if (refused) keep({ ...tick, refused });
    else forget(tick);
    if (isHere(tick)) mark(boxOf(tick.attendee), refused ? "refused" : "there", refused ? "" : words.there);
  }
  if (some[0].meeting === words.meeting && some[0].day === words.day) {
    data.there.forEach((each) => mark(boxOf(each), "there", words.there));
  }
  return told.size > 0;
}

function later(why) {
  stop = why;
  clearTimeout(timer);
  timer = setTimeout(why === "session" || why === "stranger" ? renew : send, delay);
  delay = Math.min(delay * 2, 60000);
  return false;
}

async function renewed(pulse) {
  try {
    const answer = await fetch(pulse, { headers: { Accept: "application/json" }, redirect: "manual" });
    const data = answer.ok ? await answer.json() : {};
    if (data.person && data.person !== Number(words.person)) stop = "stranger";
    if (data.person !== Number(words.person)) return false;
    token = data.token;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((each) => { each.value = token; });
    return true;
  } catch {
    return false;
  }
}

async function renew() {
  if (await renewed(words.pulse)) {
    stop = "";
    delay = 1000;
    send();
  } else {
    later(stop);
    show();
  }
}

// --- what is told -----------------------------------------------------------------------------

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function show() {
  const all = ticks();
  const refused = all.filter((each) => each.refused);
  const waiting = all.length - refused.length;
  const parts = [];
  if (waiting) parts.push(`${waiting} ${words.waiting}`);
  if (waiting && stop) parts.push(words[stop]);
  if (unstored.size) parts.push(words.full);
  parts.push(receipt);
  place.dataset.state = refused.length ? "refused" : waiting ? "waiting" : "saved";
  const line = place.querySelector("[data-line]");
  if (line.textContent !== parts.join(" ")) line.textContent = parts.join(" ");
  const more = place.querySelector("[data-more]");
  more.replaceChildren();
  if (waiting && (stop === "session" || stop === "stranger")) {
    more.append(element("a", { href: words.signIn, target: "_blank", rel: "noopener" }, words.again));
  }
  if (refused.length) {
    more.append(
      element("p", {}, `${refused.length} ${words.refused}`),
      element("ul", { className: "plain" }, ...refused.map(refusedLine)),
    );
  }
  more.hidden = !more.childNodes.length;
}

function refusedLine(tick) {
  const drop = element("button", { type: "button", className: "plain-button" }, words.drop);
  drop.setAttribute("aria-label", `${words.drop}: ${tick.name}`);
  drop.addEventListener("click", () => {
    forget(tick);
    if (isHere(tick)) mark(boxOf(tick.attendee), "", "");
    show();
  });
  return element("li", {}, element("strong", {}, tick.name), ` (${tick.title}, ${tick.day}): ${tick.refused} `, drop);
}

// --- beginning --------------------------------------------------------------------------------

if (list) {
  list.addEventListener("change", change);
  list.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  list.querySelector("[data-plain]").hidden = true;
}
for (const tick of ticks()) {
  // Whatever was refused may count by now; the site is asked once more.
  if (tick.refused) keep({ ...tick, refused: "" });
  const box = isHere(tick) ? boxOf(tick.attendee) : null;
  if (box && !box.disabled) mark(box, "waiting", words.mark);
}
addEventListener("storage", show);
addEventListener("online", () => { delay = 1000; send(); });
addEventListener("focus", () => { if (stop === "session" || stop === "stranger") renew(); });
addEventListener("beforeunload", (event) => { if (unstored.size) event.preventDefault(); });
show();
send();
