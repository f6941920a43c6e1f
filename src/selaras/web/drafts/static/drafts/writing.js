// Saves each field of a form as one leaves it. What was typed is first kept in this browser, under
// the person's number, and goes from there only when the site has said that it holds it.
const queue = document.querySelector("[data-queue]");
const form = document.querySelector("form[data-writing]:not([data-posted])");
const words = queue ? queue.dataset : {};
const everybody = "selaras.waiting.";
const prefix = `${everybody}${words.person}.`;
const unstored = new Map();
const seen = new Map();
const known = new Map();
let token = words.token;
let stop = "";
let delay = 1000;
let timer = 0;
let busy = false;
let count = 0;
let lastSaid = "";

// --- what waits in this browser ---------------------------------------------------------------

function entries() {
  const found = [...unstored.values()];
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix)) found.push(JSON.parse(localStorage.getItem(name)));
    }
  } catch { /* No storage: what is kept in memory is all there is. */ }
  return found.sort((a, b) => (a.order < b.order ? -1 : 1));
}

function othersWait() {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(everybody) && !name.startsWith(prefix));
  } catch {
    return false;
  }
}

function keep(entry) {
  try {
    localStorage.setItem(prefix + entry.order, JSON.stringify(entry));
    unstored.delete(entry.order);
  } catch {
    unstored.set(entry.order, entry);
  }
}

function forget(entry) {
  unstored.delete(entry.order);
  try { localStorage.removeItem(prefix + entry.order); } catch { /* It was never stored. */ }
}

const place = (each) => `${each.plan}/${each.part}/${each.key}`;
const isHere = (entry) => form !== null && place(entry) === place(form.dataset);
const ofField = (name) => entries().filter((each) => isHere(each) && each.fields.includes(name));

// --- fields -----------------------------------------------------------------------------------

const fieldOf = (element) => element.closest("[data-field]");
const fieldNamed = (name) => form && form.querySelector(`[data-field="${CSS.escape(name)}"]`);
const controls = (field) => [...field.querySelectorAll("[name]")].filter(
  (each) => !each.closest(".clash") && (each.type !== "checkbox" || each.checked),
);

function inputsOf(field) {
  const found = {};
  for (const each of controls(field)) (found[each.name] ??= []).push(each.value);
  return found;
}

function signature(field) {
  return JSON.stringify(Object.entries(inputsOf(field)).map(([name, texts]) => [name, texts.filter(Boolean)]).filter(([, texts]) => texts.length));
}

function commit(field) {
  const name = field.dataset.field;
  settle(field);
  const now = signature(field);
  if (now === known.get(name)) return;
  known.set(name, now);
  const old = ofField(name).filter((each) => !each.sent || each.state === "attention");
  const base = old.length ? Math.min(...old.map((each) => each.seen)) : seen.get(name);
  const { plan, part, key, person, save, pulse } = form.dataset;
  const label = field.querySelector("label, legend").firstChild.textContent.trim();
  keep({
    order: `${String(Date.now()).padStart(15, "0")}.${String(count++).padStart(6, "0")}`,
    entry: crypto.randomUUID(), state: "waiting", plan, part, key, save, pulse, label,
    person: Number(person), fields: [name], inputs: inputsOf(field), seen: base,
    page: location.pathname, item: form.dataset.name,
  });
  old.forEach(forget);
  mark(field, "waiting", words.waiting);
  show();
  send();
}

function commitAll() {
  if (form) form.querySelectorAll("[data-field]").forEach(commit);
}

function mark(field, state, text, undo = "") {
  if (!field) return;
  let line = field.querySelector(":scope > .receipt");
  if (!line) {
    line = document.createElement("p");
    line.className = "receipt";
    field.append(line);
  }
  field.dataset.state = line.dataset.state = state;
  line.textContent = text;
  if (undo) line.append(" ", undoButton(field, undo));
  if (state !== "attention") {
    field.querySelectorAll(":scope > .clash, :scope > ul.fault").forEach((each) => each.remove());
    field.classList.remove("wrong");
    field.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  }
}

// --- sending ----------------------------------------------------------------------------------

async function send() {
  if (busy || stop === "stranger") return;
  busy = true;
  clearTimeout(timer);
  try {
    // One tab at a time; without locks a doubled entry still counts once.
    if (navigator.locks) await navigator.locks.request(prefix, drain);
    else await drain();
  } finally {
    busy = false;
    show();
  }
}

async function drain() {
  for (;;) {
    const entry = entries().find((each) => each.state === "waiting");
    if (!entry || !(await deliver(entry))) return;
  }
}

function later(why) {
  stop = why;
  clearTimeout(timer);
  timer = setTimeout(why === "session" || why === "stranger" ? renew : send, delay);
  delay = Math.min(delay * 2, 60000);
  return false;
}

async function deliver(entry, again = false) {
  entry.sent = true;
  keep(entry);
  if (isHere(entry)) entry.fields.forEach((name) => mark(fieldNamed(name), "sending", words.sending));
  const { person, part, key, fields, inputs } = entry;
  let answer, data = null;
  try {
    answer = await fetch(entry.save, {
      method: "POST", redirect: "manual", credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ entry: entry.entry, person, part, key, fields, inputs, seen: entry.seen }),
      signal: AbortSignal.timeout(30000),
    });
    if ((answer.headers.get("Content-Type") || "").includes("json")) data = await answer.json();
  } catch {
    waits(entry);
    return later("offline");
  }
  if (answer.status === 403 && data && data.why === "csrf" && !again && (await renewed(entry))) {
    return deliver(entry, true);
  }
  if (answer.type === "opaqueredirect" || (answer.status === 403 && data)) {
    waits(entry);
    return later(data && data.why === "person" ? "stranger" : "session");
  }
  if (answer.status === 200 && data) return received(entry, data);
  if (answer.status === 409 && data) return attention(entry, { clash: data.clashes[0], now: data.now, fragment: data.fragments[`field:${fields[0]}`] });
  if (data && data.problems) return attention(entry, { problems: data.problems });
  if (answer.status === 404) return attention(entry, { problems: [{ input: "", message: words.gone }], gone: true });
  waits(entry);
  return later("unknown");
}

function waits(entry) {
  if (isHere(entry)) entry.fields.forEach((name) => mark(fieldNamed(name), "waiting", words.waiting));
}

async function renewed(entry) {
  try {
    const answer = await fetch(entry.pulse, { headers: { Accept: "application/json" }, redirect: "manual" });
    const data = answer.ok ? await answer.json() : {};
    if (data.person) stop = data.person === entry.person ? "" : "stranger";
    if (data.person !== entry.person) return false;
    token = data.token;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((each) => { each.value = token; });
    return true;
  } catch {
    return false;
  }
}

async function renew() {
  const entry = entries().find((each) => each.state === "waiting");
  if (!entry) return;
  if (await renewed(entry)) {
    stop = "";
    delay = 1000;
    send();
  } else {
    later(stop);
    show();
  }
}

function received(entry, receipt, told = false) {
  forget(entry);
  stop = "";
  delay = 1000;
  lastSaid = receipt.said;
  for (const each of entries()) {
    const same = place(each) === place(entry);
    const shared = same && each.fields.some((name) => entry.fields.includes(name));
    // What waits behind was typed upon what was just saved, unless others' changes are in it too.
    if (shared && !receipt.merged.length) keep({ ...each, seen: receipt.fragments[`field:${each.fields[0]}`] ? receipt.revision : receipt.now });
    // What made no sense alone may make sense now.
    else if (same && each.problems && !told) keep({ ...each, state: "waiting", problems: undefined });
  }
  if (form && entry.plan === form.dataset.plan) replace("counts", receipt.fragments.counts);
  if (isHere(entry)) {
    replace("findings", receipt.fragments.findings);
    entry.fields.forEach((name) => settled(name, receipt));
  }
  show();
  if (isHere(entry)) document.dispatchEvent(new CustomEvent("selaras:saved"));
  if (!told) channel?.postMessage({ entry, receipt });
  return true;
}

function settled(name, receipt) {
  let field = fieldNamed(name);
  if (!field) return;
  const fresh = receipt.fragments[`field:${name}`];
  const touched = ofField(name).length || signature(field) !== known.get(name) || field.contains(document.activeElement);
  if (fresh && !touched) field = redraw(field, fresh);
  if (!fresh || !touched) seen.set(name, receipt.now);
  else if (!receipt.merged.includes(name)) seen.set(name, receipt.revision);
  if (!ofField(name).length) mark(field, "saved", receipt.said, receipt.undo);
}

// --- taking back ------------------------------------------------------------------------------

function undoButton(field, address) {
  const label = field.querySelector("label, legend").firstChild.textContent.trim();
  const button = element("button", { type: "button", className: "plain-button" }, words.undo);
  button.setAttribute("aria-label", `${words.undo}: ${label}`);
  button.addEventListener("click", () => takeBack(field.dataset.field, address));
  return button;
}

async function takeBack(name, address) {
  let answer, data;
  try {
    answer = await fetch(address, { method: "POST", redirect: "manual", headers: { Accept: "application/json", "X-CSRFToken": token } });
    data = answer.ok ? await answer.json() : null;
  } catch {
    mark(fieldNamed(name), "attention", words.notUndone);
    return;
  }
  // The page of the step says why, and what else can be done.
  if (!data) return location.assign(address);
  const field = redraw(fieldNamed(name), data.fragments[`field:${name}`]);
  seen.set(name, data.now);
  replace("findings", data.fragments.findings);
  replace("counts", data.fragments.counts);
  lastSaid = data.said;
  mark(field, "saved", data.said);
  field.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  show();
}

function redraw(field, html) {
  const name = field.dataset.field;
  const holder = document.createElement("template");
  holder.innerHTML = html.trim();
  const fresh = holder.content.firstElementChild;
  field.replaceWith(fresh);
  dress(fresh);
  known.set(name, signature(fresh));
  return fresh;
}

function replace(name, html) {
  const holder = document.querySelector(`[data-fragment="${name}"]`);
  if (holder && html) holder.innerHTML = html;
}

// --- what needs a person ----------------------------------------------------------------------

function attention(entry, more) {
  stop = "";
  delay = 1000;
  const kept = { ...entry, ...more, state: "attention" };
  keep(kept);
  if (isHere(entry)) tell(kept);
  return true;
}

function tell(entry) {
  const field = fieldNamed(entry.fields[0]);
  if (!field) return;
  mark(field, "waiting", "");
  mark(field, "attention", entry.clash ? words.attention : entry.problems.map((each) => each.message).join(" "));
  for (const each of entry.problems || []) {
    const input = field.querySelector(`[name="${CSS.escape(each.input)}"]`) || (each.input && field.querySelector("input, select, textarea"));
    if (input) input.setAttribute("aria-invalid", "true");
  }
  if (entry.clash) field.append(contest(field, entry));
}

function contest(field, entry) {
  const { theirs, mine, by, at } = entry.clash;
  const who = [by, at].filter(Boolean).join(", ");
  const box = element("div", { className: "clash" });
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", words.clash);
  box.append(element("p", {}, element("strong", {}, who ? `${words.clash} (${who})` : words.clash)));
  const choose = (text, value, then) => {
    const button = element("button", { type: "button", className: "quiet" }, text);
    button.addEventListener("click", () => { box.remove(); then(); show(); send(); });
    box.append(element("div", {}, element("div", { className: "value" }, value), button));
  };
  choose(words.theirs, theirs, () => {
    forget(entry);
    seen.set(entry.fields[0], entry.now);
    mark(entry.fragment ? redraw(field, entry.fragment) : field, "saved", words.theirs);
  });
  choose(words.mine, mine, () => {
    keep({ ...entry, entry: crypto.randomUUID(), seen: entry.now, state: "waiting", sent: false, clash: undefined });
    mark(field, "waiting", words.waiting);
  });
  return box;
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function show() {
  const all = entries();
  const waiting = all.filter((each) => each.state === "waiting").length;
  const troubled = all.filter((each) => each.state === "attention");
  const parts = [];
  if (waiting) parts.push(`${waiting} ${words.manyWaiting}.`);
  if (troubled.length) parts.push(`${troubled.length} ${words.manyAttention}.`);
  if (waiting && stop) parts.push(words[stop]);
  if (unstored.size) parts.push(words.full);
  queue.dataset.state = troubled.length ? "attention" : waiting ? "waiting" : "saved";
  const text = parts.join(" ") || lastSaid || words.idle;
  const line = queue.querySelector("[data-line]");
  if (line.textContent !== text) line.textContent = text;
  const more = queue.querySelector("[data-more]");
  more.replaceChildren();
  if (waiting && (stop === "session" || stop === "stranger")) {
    more.append(element("a", { href: words.signIn, target: "_blank", rel: "noopener" }, words.again));
  }
  const elsewhere = troubled.filter((each) => !isHere(each) || each.gone);
  if (elsewhere.length) more.append(element("ul", { className: "plain" }, ...elsewhere.map(troubledLine)));
  if (othersWait()) more.append(element("p", { className: "small soft" }, words.others));
  more.hidden = !more.childNodes.length;
}

function troubledLine(entry) {
  const drop = element("button", { type: "button", className: "plain-button" }, words.drop);
  drop.addEventListener("click", () => { forget(entry); show(); });
  const typed = Object.values(entry.inputs).flat().filter(Boolean).join(" · ");
  const link = element("a", { href: `${entry.page}#${entry.fields[0]}` }, words.open);
  return element("li", {}, element("span", {}, `${entry.item}, ${entry.label}: ${typed.slice(0, 300)}`), link, drop);
}

// --- rows, lists, choices that follow others --------------------------------------------------

function rowTools(holder) {
  const body = holder.querySelector("[data-body]");
  const add = element("button", { type: "button", className: "plain-button" }, words.addRow);
  add.addEventListener("click", () => addRow(holder).querySelector("input:not([type=hidden]), select, textarea").focus());
  const after = body.closest(".wide") || body;
  after.after(element("p", { className: "row-tools" }, add));
  for (const row of body.children) rowTool(holder, row, add);
}

function rowTool(holder, row, add) {
  const drop = element("button", { type: "button", className: "plain-button small", title: words.dropRow }, row.matches("tr, li") ? "×" : words.dropRow);
  drop.setAttribute("aria-label", words.dropRow);
  drop.addEventListener("click", () => { add.focus(); row.remove(); });
  row.append(row.matches("tr") ? element("td", { className: "drop" }, drop) : drop);
}

function addRow(holder) {
  const body = holder.querySelector("[data-body]");
  const number = holder.dataset.next++;
  const text = holder.querySelector(":scope > template").innerHTML.replaceAll("__n__.", `${number}.`).replaceAll("__n__", String(body.children.length + 1));
  const made = document.createElement("template");
  made.innerHTML = text;
  const row = made.content.firstElementChild;
  body.append(row);
  rowTool(holder, row, holder.querySelector(".row-tools button"));
  dress(row);
  return row;
}

function pick(picking, value) {
  const select = picking.querySelector("select");
  const option = [...select.options].find((each) => each.value === value);
  const box = element("input", { type: "checkbox", name: picking.dataset.pick, value, checked: true });
  const label = element("label", {}, box, ` ${option ? option.textContent : value}`);
  picking.previousElementSibling.append(element("li", {}, label));
  if (option) option.remove();
  select.value = "";
}

// A choice that was made but not yet added counts as added.
function settle(field) {
  for (const picking of field.querySelectorAll("[data-pick]")) {
    const { value } = picking.querySelector("select");
    if (value) pick(picking, value);
  }
}

function follow(select) {
  const leader = form.elements.namedItem(select.dataset.follows);
  if (!leader) return;
  const narrow = () => {
    for (const group of select.querySelectorAll("optgroup")) {
      const other = leader.value && group.dataset.of !== leader.value;
      group.hidden = group.disabled = other && !group.contains(select.selectedOptions[0]);
    }
  };
  leader.addEventListener("change", narrow);
  narrow();
}

function dress(part) {
  const all = (selector) => [...(part.matches(selector) ? [part] : []), ...part.querySelectorAll(selector)];
  all("[data-rows]").forEach(rowTools);
  all("[data-follows]").forEach(follow);
  for (const add of all("[data-add]")) {
    add.hidden = false;
    add.addEventListener("click", () => settle(add.closest("[data-field]")));
  }
}

// --- a table copied out of a spreadsheet ------------------------------------------------------

function valueFor(input, text) {
  if (input.tagName !== "SELECT" || !text) return text;
  const wanted = text.toLowerCase();
  const found = [...input.options].find((each) => [each.value, each.text].some((name) => name.trim().toLowerCase() === wanted));
  return found ? found.value : null;
}

function cellsOf(target, lines) {
  const years = target.closest("[data-years]");
  if (years && lines.length === 1) {
    const inputs = [...years.querySelectorAll("input.number")];
    return { width: inputs.length - inputs.indexOf(target), input: (_row, column) => inputs[inputs.indexOf(target) + column] };
  }
  const holder = target.closest("[data-rows]");
  if (!holder) return null;
  const columns = holder.dataset.columns ? holder.dataset.columns.split(" ") : ["id"];
  const inside = target.name.slice(holder.dataset.rows.length + 1);
  const start = columns.indexOf(inside.slice(inside.indexOf(".") + 1));
  const body = holder.querySelector("[data-body]");
  const first = [...body.children].findIndex((row) => row.contains(target));
  if (start < 0) return null;
  const input = (row, column) => {
    while (body.children.length <= first + row) addRow(holder);
    return [...body.children[first + row].querySelectorAll("[name]")].find((each) => each.name.endsWith(`.${columns[start + column]}`));
  };
  return { width: columns.length - start, input };
}

function paste(event) {
  const target = event.target;
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const prose = target.tagName === "TEXTAREA" && !text.includes("\t");
  if (!target.name || target.closest(".paste") || prose || !/[\t\n]/.test(text)) return;
  const lines = text.split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
  const cells = cellsOf(target, lines);
  if (!cells) return;
  event.preventDefault();
  const field = fieldOf(target);
  if (lines.some((line) => line.length > cells.width)) {
    mark(field, "attention", words.tooWide);
    return;
  }
  const filled = [];
  for (const [row, line] of lines.entries()) {
    for (const [column, cell] of line.entries()) {
      // Whether a choice is on the list is asked of a row that is there already.
      const input = cells.input(0, column);
      const value = input ? valueFor(input, cell) : null;
      if (value === null) {
        mark(field, "attention", `${words.row} ${row + 1}: “${cell}” ${words.noChoice}`);
        return;
      }
      filled.push([row, column, value]);
    }
  }
  for (const [row, column, value] of filled) cells.input(row, column).value = value;
}

// --- beginning --------------------------------------------------------------------------------

function putBack(entry) {
  const field = fieldNamed(entry.fields[0]);
  if (!field) return;
  const left = structuredClone(entry.inputs);
  for (const picking of field.querySelectorAll("[data-pick]")) {
    picking.previousElementSibling.replaceChildren();
    for (const value of (left[picking.dataset.pick] || []).filter(Boolean)) pick(picking, value);
    delete left[picking.dataset.pick];
  }
  for (const name of Object.keys(left)) {
    const holder = [...field.querySelectorAll("[data-rows]")].find((each) => name.startsWith(`${each.dataset.rows}.`));
    const row = holder ? Number(name.slice(holder.dataset.rows.length + 1).split(".")[0]) : NaN;
    while (holder && row >= Number(holder.dataset.next) && row < 5000) addRow(holder);
  }
  for (const each of controls(field)) {
    if (each.type !== "checkbox" && !each.closest("[data-pick]")) each.value = left[each.name]?.shift() ?? "";
  }
  known.set(entry.fields[0], signature(field));
  mark(field, "waiting", words.waiting);
}

const channel = queue && "BroadcastChannel" in window ? new BroadcastChannel(prefix) : null;

if (queue) {
  if (channel) channel.onmessage = ({ data }) => received(data.entry, data.receipt, true);
  if (form) {
    dress(form);
    for (const field of form.querySelectorAll("[data-field]")) {
      known.set(field.dataset.field, signature(field));
      seen.set(field.dataset.field, Number(form.dataset.seen));
    }
    form.addEventListener("focusout", (event) => {
      const field = fieldOf(event.target);
      if (field && !field.contains(event.relatedTarget)) commit(field);
    });
    // What is typed now is not what the button would take back.
    form.addEventListener("input", (event) => fieldOf(event.target)?.querySelector(":scope > .receipt button")?.remove());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      commitAll();
      send();
    });
    form.addEventListener("paste", paste);
  }
  for (const entry of entries()) {
    if (entry.state === "attention") keep({ ...entry, state: "waiting", clash: undefined, problems: undefined, gone: undefined });
    if (isHere(entry)) putBack(entry);
  }
  addEventListener("storage", show);
  addEventListener("online", () => { delay = 1000; send(); });
  addEventListener("focus", () => { if (stop === "session" || stop === "stranger") renew(); });
  addEventListener("pagehide", commitAll);
  document.addEventListener("visibilitychange", () => { if (document.hidden) commitAll(); });
  addEventListener("beforeunload", (event) => {
    commitAll();
    if (unstored.size) event.preventDefault();
  });
  show();
  send();
}
