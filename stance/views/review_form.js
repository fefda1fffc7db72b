// The form of one statement to check: radio buttons and keys, answered at once in the browser; only saving, skipping and
// undoing reach the server. Everything from the corpus is set as text, never as markup.

const WAIT_MS = 15000; // after which a lost connection is told and the form can be used again

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".review");
  root.send = (name, value) => setTriggerValue(name, value);
  if (root.dataset.nonce !== data.nonce) {
    const mine = root.contains(parentElement.activeElement) || root.answered || waiting(document.activeElement);
    draw(root, data);
    if (mine) root.querySelector(".sentence").focus({ preventScroll: true });
    root.answered = false;
  }
  const press = (event) => onKey(event, root, data);
  window.removeEventListener("keydown", root.press, true); // Streamlit calls this again without the clean-up below
  window.addEventListener("keydown", press, true);
  root.press = press;
  return () => window.removeEventListener("keydown", press, true);
}

// Where the focus is when someone has just come, or has just said who they are.
const waiting = (node) => node === document.body || node.closest(".st-key-review_annotator") !== null;

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

const cap = (key) => make("kbd", { "aria-hidden": "true" }, key);

function draw(root, data) {
  const { words } = data;
  const known = root.querySelector("[role=status]");
  const status = known || make("p", { role: "status", class: "status" });
  root.replaceChildren(
    make("p", { class: "sentence", tabindex: "-1" }, `${data.place} ${data.sentence}`),
    ...data.groups.map(group),
    speaker(data.speaker),
    choice("checkbox", "not_statement", { value: "1", label: words.not_statement, key: "N" }, data.not_statement),
    make("div", { class: "buttons" },
      button("save", words.save, "↵", () => save(root, data)),
      button("rest", words.rest, "H", () => rest(root, data)),
      button("skip", words.skip, "P", () => send(root, data, "skip", {})),
      button("undo", words.undo, "⌫", () => send(root, data, "undo", {}), !data.undo)),
    status,
    make("label", { class: "note" }, make("span", {}, cap("M"), words.note),
      make("textarea", { name: "note", rows: "2", maxlength: "2000" }, data.note)),
    choice("checkbox", "keys", { value: "1", label: words.keys }, keysOn()),
  );
  status.textContent = data.said;
  root.dataset.nonce = data.nonce;
  root.onsubmit = (event) => event.preventDefault();
  root.onchange = (event) => changed(event, root);
  busy(root, false);
}

function group({ name, legend, options, value }) {
  return make("fieldset", { "data-field": name }, make("legend", {}, legend),
    make("div", { class: "options" }, ...options.map((one) => choice("radio", name, one, one.value === value))));
}

function choice(type, name, { value, label, key }, checked) {
  const input = make("input", { type, name, value, "aria-keyshortcuts": key });
  input.checked = Boolean(checked);
  return make("label", { class: `choice ${value}` }, input, key ? cap(key) : null, make("span", {}, label));
}

function speaker({ legend, options, value, actor, known, named }) {
  const list = make("datalist", { id: "known" }, ...known.map((name) => make("option", { value: name })));
  const input = make("input", { type: "text", name: "actor", list: "known", maxlength: "200", "aria-label": named });
  input.value = actor || "";
  input.oninput = () => { input.form.elements.voice.value = "speech"; };
  const part = group({ name: "voice", legend, options, value });
  part.append(input, list);
  return make("details", { open: value !== "" }, make("summary", {}, legend), part);
}

function button(name, label, key, act, disabled) {
  const node = make("button", { type: "button", name, disabled }, cap(key), make("span", {}, label));
  node.onclick = act;
  return node;
}

function changed(event, root) {
  if (event.target.name === "keys") {
    try { localStorage.setItem("stance.review.keys", event.target.checked ? "1" : "0"); } catch { /* private window */ }
  }
  if (event.target.type === "radio") root.querySelector("[role=status]").textContent = "";
}

function keysOn() {
  try { return localStorage.getItem("stance.review.keys") !== "0"; } catch { return true; }
}

function chosen(root, name) {
  const input = root.querySelector(`input[type=radio][name="${name}"]:checked`);
  return input ? input.value : null;
}

function rest(root, data) {
  for (const name of data.targets) {
    if (!chosen(root, name)) root.querySelector(`input[name="${name}"][value="none"]`).checked = true;
  }
}

function save(root, data) {
  const missing = data.targets.find((name) => !chosen(root, name));
  const unfit = root.elements.not_statement.checked;
  if (missing && !unfit) {
    root.querySelector("[role=status]").textContent = data.words.missing;
    root.querySelector(`input[name="${missing}"]`).focus();
    return;
  }
  const stance = Object.fromEntries(data.targets.map((name) => [name, chosen(root, name)]));
  send(root, data, "save", {
    stance: unfit ? {} : stance, tone: unfit ? null : chosen(root, "tone"), is_statement: !unfit,
    voice: unfit ? null : chosen(root, "voice") || null, actor: root.elements.actor.value.trim() || null,
    note: root.elements.note.value.trim(),
  });
}

function send(root, data, name, value) {
  if (root.getAttribute("aria-busy") === "true") return;
  busy(root, true);
  root.answered = true;
  root.send(name, { ...value, statement: data.statement, nonce: data.nonce });
  const waiting = data.nonce;
  setTimeout(() => {
    if (root.dataset.nonce === waiting && root.getAttribute("aria-busy") === "true") {
      busy(root, false);
      root.querySelector("[role=status]").textContent = data.words.lost;
    }
  }, WAIT_MS);
}

function busy(root, state) {
  root.setAttribute("aria-busy", String(state));
}

function onKey(event, root, data) {
  const target = event.composedPath()[0];
  const typing = target.isContentEditable || target.tagName === "TEXTAREA" || target.tagName === "SELECT"
    || (target.tagName === "INPUT" && !["radio", "checkbox", "button"].includes(target.type));
  if (typing && event.key === "Escape" && root.contains(target)) return target.blur();
  if (typing || event.ctrlKey || event.altKey || event.metaKey || event.repeat || !root.isConnected) return;
  if (document.querySelector("[role=dialog], [data-testid=stPopoverBody]")) return;
  const act = root.elements.keys.checked ? action(event.key, target, root, data) : null;
  if (!act) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // Streamlit has keys of its own: R runs the page again
  if (root.getAttribute("aria-busy") !== "true") act();
}

function action(key, target, root, data) {
  const pressable = ["BUTTON", "A", "SUMMARY"].includes(target.tagName);
  if (key === "Enter") return pressable ? null : () => save(root, data);
  if (key === "Backspace") return data.undo ? () => send(root, data, "undo", {}) : null;
  const letter = key.toUpperCase();
  if (letter === "P") return () => send(root, data, "skip", {});
  if (letter === "H") return () => rest(root, data);
  if (letter === "M") return () => root.elements.note.focus();
  const input = root.querySelector(`input[aria-keyshortcuts="${CSS.escape(letter)}"]`);
  if (!input) return null;
  return () => { input.checked = input.type === "radio" || !input.checked; input.focus({ preventScroll: true }); };
}
