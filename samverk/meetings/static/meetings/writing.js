// Saves what is written soon after the writer rests, and loses nothing of it: until the server has
// said that it is saved, it is kept on this device too. Without this script Save does it all.
//
// The page is made of pieces (models/writing.py), each with the mark of what it was made from.

const form = document.querySelector("[data-autosave]");
const texts = form.dataset;
texts.fault += ` ${texts.kept}`;
const drafts = new Drafts(texts.person, texts.meeting);
const REST = 3_000; // milliseconds without a keystroke
const AT_LEAST = 20_000; // and so often where there is no rest
const AGAIN = [5_000, 10_000, 20_000, 40_000, 60_000]; // after the first fault, the second …
const APART = new Set(["row_id", "seen", "keep_theirs"]); // what is not words

// Why nothing was saved: `kind` names the sentence in the form's data.
class Trouble extends Error {
  constructor(kind, text = texts[kind]) {
    super(text);
    this.kind = kind;
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
// The server takes away blanks at the ends.
const alike = (one, other) => same(trimmed(one), trimmed(other));

function trimmed(words) {
  return words && Object.entries(words).map(([name, word]) => [name, String(word).trim()]);
}

class Piece {
  constructor(box) {
    this.box = box;
    this.place = box.dataset.piece;
    this.base = this.read(original);
    this.tried = null; // the words of an attempt of which we don't know how it ended
    this.wrong = null; // words that the server cannot take
  }

  get fields() {
    return [...this.box.querySelectorAll("[name]")].filter(
      (field) => field.name.startsWith(`${this.place}-`) && !APART.has(this.suffix(field)),
    );
  }

  suffix(field) {
    return field.name.slice(this.place.length + 1);
  }

  read(how) {
    const words = this.fields.map((field) => [this.suffix(field), how(field)]);
    return Object.fromEntries(words.filter(([, word]) => word !== false)); // no tick is no word
  }

  get words() {
    return this.read(current);
  }

  // An editor on top of a field hears `change`, and shows what the field has got.
  set words(words) {
    for (const field of this.fields) {
      const value = words[this.suffix(field)];
      if (value === undefined || current(field) === value) continue;
      if (field.type === "checkbox") field.checked = value;
      else field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  hidden(name) {
    return this.box.querySelector(`[name="${this.place}-${name}"]`);
  }

  get row() {
    return this.hidden("row_id")?.value ?? "";
  }

  get seen() {
    return this.hidden("seen")?.value ?? "";
  }

  stands(row, seen) {
    this.hidden("row_id").value = row;
    this.hidden("seen").value = seen;
  }

  // Where it lies among its like: "d-12" for a decision under item 12.
  get list() {
    return /^[da]-/.test(this.place) ? this.place.replace(/-\d+$/, "") : this.place;
  }

  get name() {
    return this.list !== this.place && this.row ? `${this.list}=${this.row}` : this.place;
  }

  get isChanged() {
    return !same(this.words, this.base);
  }

  get isBlank() {
    return this.list !== this.place && !this.row && !this.isChanged;
  }

  // Both texts are shown, and the writer has not chosen yet.
  get isMet() {
    return this.box.querySelector(".theirs") !== null;
  }

  get waitsForSave() {
    return this.isMet || this.place === "new";
  }

  // Whether the page may save it by itself.
  get isReady() {
    return this.isChanged && !this.waitsForSave && !same(this.words, this.wrong);
  }

  keep() {
    return drafts.keep(this.name, { words: this.words, seen: this.seen, tried: this.tried });
  }
}

// Until its editor has come, a field for prose holds as plain text what it will hold as HTML.
function current(field) {
  if (field.type === "checkbox") return field.checked;
  return field.value === field.defaultValue ? (field.dataset.html ?? field.value) : field.value;
}

// What the server put in the field, whatever the browser has put there since.
function original(field) {
  if (field.type === "checkbox") return field.defaultChecked;
  if (!field.options) return field.dataset.html ?? field.defaultValue;
  return ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value ?? "";
}

function piecesOf(page) {
  return [...page.querySelectorAll("[data-piece]")].map((box) => new Piece(box));
}

let pieces = piecesOf(form);
const pieceOf = (place) => pieces.find((piece) => piece.place === place);

// How it stands: seen at all times, and said aloud when it turns from one thing to another.

const state = form.querySelector("[data-state]");
const aloud = form.querySelector("[data-aloud]");
const signIn = form.querySelector("[data-sign-in]");
const choose = form.querySelector("[data-choose]");
const QUIET = new Set(["waiting", "saving"]);
let lastKind = "";

function say(kind, text = texts[kind], { again = false } = {}) {
  state.textContent = text;
  state.parentElement.dataset.kind = kind;
  signIn.hidden = kind !== "out";
  const met = pieces.find((piece) => piece.isMet);
  choose.hidden = !met;
  if (met) choose.href = `#theirs-${met.place}`;
  if (QUIET.has(kind)) return;
  if (again || kind !== lastKind) aloud.textContent = text;
  lastKind = kind;
}

// What the server has, held against what stands here.

// Words whose saving we did not hear of, but that are there: they are saved, and no news to us.
function adopt(fresh) {
  const rows = new Set(pieces.map((piece) => `${piece.list}=${piece.row}`));
  for (const piece of pieces) {
    if (!piece.tried) continue;
    const twin = fresh.find(
      (other) =>
        other.list === piece.list &&
        (piece.row ? other.row === piece.row : other.row && !rows.has(other.name)) &&
        alike(other.base, piece.tried),
    );
    if (twin && twin !== piece) {
      drafts.drop(piece.name);
      piece.stands(twin.row, twin.box.dataset.seen);
      piece.base = piece.tried;
      if (piece.isChanged) piece.keep();
    }
    piece.tried = null;
  }
}

// After an attempt that ended in the dark: what does the server have, and who are we to it?
let inTheDark = false;
async function look() {
  const answer = await ask(form.action, { headers: { Accept: "text/html" } });
  if (answer.status >= 500) throw new Trouble("fault");
  if (!answer.ok) throw new Trouble("shut");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-autosave]");
  if (!fresh) throw new Trouble("fault");
  if (fresh.dataset.person !== texts.person) throw new Trouble("other");
  form.elements.csrfmiddlewaretoken.value = fresh.elements.csrfmiddlewaretoken.value;
  adopt(piecesOf(fresh));
  inTheDark = false;
}

async function ask(url, wish) {
  let answer;
  try {
    answer = await fetch(url, { redirect: "manual", ...wish });
  } catch {
    throw new Trouble("offline");
  }
  if (answer.type === "opaqueredirect") throw new Trouble("out");
  return answer;
}

async function post(data, leaving) {
  inTheDark = true;
  const headers = { Accept: "application/json" };
  const answer = await ask(form.action, { method: "POST", body: data, headers, keepalive: leaving });
  if (answer.status === 403) throw new Trouble("shut"); // or a token from an earlier sign-in
  if (!answer.headers.get("Content-Type")?.includes("json")) throw new Trouble("fault");
  const told = await answer.json();
  if (answer.status >= 500) throw new Trouble("fault", `${told.state} ${texts.kept}`);
  inTheDark = false;
  if (!told.fields && answer.status !== 422) throw new Trouble("shut", told.state);
  return { ...told, status: answer.status };
}

// What the server is sent: everything when Save is pressed. By itself the page sends the items in
// which something is changed, not what waits for a choice, and no new item.
function written(button) {
  const data = new FormData(form, button);
  if (button !== undefined) return data;
  const changed = new Set(sendable().map((piece) => piece.box.closest("[data-item]").dataset.item));
  for (const name of [...data.keys()]) {
    const item = name.match(/^[nda]-(\d+)-/)?.[1];
    if (name.startsWith("new-") || (item && !changed.has(item))) data.delete(name);
  }
  for (const piece of pieces) if (piece.isMet) data.set(`${piece.place}-keep_theirs`, "on");
  data.set("autosave", "1");
  return data;
}

const sendable = () => pieces.filter((piece) => piece.isReady);

let saving = null;
let faults = 0;

// `button` is the one that was pressed; null where Enter was. None: the page saves by itself.
async function save({ button, leaving = false } = {}) {
  if (saving) {
    if (leaving) return;
    await saving;
  }
  if (button === undefined && !sendable().length) return;
  if (leaving && inTheDark) return;
  saving = attempt(button, leaving);
  try {
    await saving;
    faults = 0;
  } catch (trouble) {
    if (!(trouble instanceof Trouble)) throw trouble;
    faults += 1;
    say(trouble.kind, trouble.message, { again: button !== undefined });
  } finally {
    saving = null;
    schedule();
  }
}

async function attempt(button, leaving) {
  clearTimeout(timer);
  since = 0;
  if (!faults) say("saving");
  if (inTheDark) await look();
  let told, sent;
  const send = () => {
    sent = new Map(pieces.map((piece) => [piece, piece.words]));
    for (const piece of button === undefined ? sendable() : pieces.filter((one) => one.isChanged)) {
      piece.tried = piece.words;
      piece.keep();
    }
    return post(written(button), leaving);
  };
  try {
    told = await send();
  } catch (trouble) {
    if (trouble.kind !== "shut" || !inTheDark) throw trouble;
    await look(); // gets a fresh token, or says why we may not write here
    told = await send();
  }
  for (const piece of pieces) piece.tried = null;
  heed(told, sent, button);
}

// What the server told, put in place.
function heed(told, sent, button) {
  const byItself = button === undefined;
  if (told.status === 422 && !byItself) return showMistakes();
  const names = new Map(pieces.map((piece) => [piece, piece.name]));
  const fields = told.fields ?? {};
  for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
  for (const [piece, words] of sent) {
    const isKept = told.status === 200 && !(byItself && piece.waitsForSave);
    if (isKept || `${piece.place}-seen` in fields) settle(piece, words, names.get(piece));
    else if (told.status === 422) piece.wrong = words;
  }
  if ("new-title" in fields) settle(pieceOf("new"), pieceOf("new").words, "new");
  for (const other of told.elsewhere ?? []) take(other, told.hint);
  for (const met of told.conflicts ?? []) show(met);
  if (told.gone?.length) house(told);
  if (told.next) return location.assign(told.next);
  const kind = { 200: "saved", 409: "met", 422: "mistake" }[told.status];
  const more = [found, pieceOf("new").isChanged ? texts.new : ""];
  say(kind, [told.state, ...more].filter(Boolean).join(" "), { again: !byItself });
  found = "";
  if (!byItself && told.conflicts?.length) form.querySelector(".theirs").focus();
}

function showMistakes() {
  pieces = []; // this page has nothing more to save; the next one says what is wrong
  form.submit();
}

// These words are the server's now; what has been written since is not.
function settle(piece, words, name) {
  piece.base = words;
  drafts.drop(name);
  if (piece.isChanged) piece.keep();
}

// Somebody else has written where we have not.
function take({ place, seen, words }, hint) {
  const piece = pieceOf(place);
  if (!piece || piece.isChanged || piece.box.contains(document.activeElement)) return;
  piece.words = words;
  piece.base = piece.words;
  piece.stands(piece.row, seen);
  piece.box.querySelector(".hint.just-now")?.remove();
  const note = Object.assign(document.createElement("p"), { className: "hint just-now" });
  note.textContent = hint;
  piece.box.append(note);
}

function show({ place, row_id, seen, html }) {
  const piece = pieceOf(place);
  piece.keep(); // with the old mark: if the page is closed now, both are shown again
  piece.stands(row_id, seen);
  piece.box.querySelector(".theirs")?.remove();
  piece.box.insertAdjacentHTML("beforeend", html);
}

// Text whose item is gone moves to a new item, which the writer gives a title.
function house({ gone, homeless }) {
  const fresh = pieceOf("new");
  for (const item of gone) {
    for (const piece of pieces.filter((one) => one.box.closest(`[data-item="${item}"]`))) {
      drafts.drop(piece.name);
    }
    form.querySelector(`[data-item="${item}"]`)?.remove();
  }
  pieces = pieces.filter((piece) => piece.box.isConnected);
  if (homeless) bringIn(fresh, homeless);
}

function bringIn(piece, text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  piece.words = { notes: piece.words.notes + (/^</.test(text) ? text : paragraph.outerHTML) };
  piece.box.open = true;
  piece.keep();
}

// When.

let timer = 0;
let since = 0; // when the first of what waits was written

function schedule() {
  if (!sendable().length) {
    since = 0;
    return;
  }
  since ||= Date.now();
  const rest = Math.max(0, Math.min(REST, since + AT_LEAST - Date.now()));
  clearTimeout(timer);
  timer = setTimeout(save, faults ? AGAIN[Math.min(faults, AGAIN.length) - 1] : rest);
}

let isKept = true;
form.addEventListener("input", (event) => {
  const piece = pieces.find((one) => one.box.contains(event.target));
  if (!piece) return;
  if (piece.isChanged || piece.isMet) isKept = piece.keep();
  else drafts.drop(piece.name);
  if (faults) return; // what is wrong is still said, and the next attempt has its time
  if (piece.isChanged && !saving) say("waiting");
  schedule();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  save({ button: event.submitter });
});
const atOnce = () => save();
window.addEventListener("online", atOnce);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) inTheDark = true;
});
window.addEventListener("pagehide", () => save({ leaving: true }));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") save({ leaving: true });
  else atOnce();
});
// Whoever signs out leaves nothing behind on the device: so it is saved first.
window.addEventListener("submit", async (event) => {
  const out = document.querySelector("[data-sign-out]");
  if (event.target !== out || !pieces.some((piece) => piece.isChanged)) return;
  event.preventDefault();
  await save();
  if (pieces.some((piece) => piece.isChanged) && !confirm(texts.unsaved)) return;
  Drafts.forget(texts.person);
  pieces = [];
  out.submit();
}, true);
// Elsewhere than on this page it would be lost only where the device keeps nothing.
window.addEventListener("beforeunload", (event) => {
  if (!isKept && sendable().length) event.preventDefault();
});

// What this device has and the server lacks is put back.

let found = ""; // said until it is saved

function restore() {
  const kept = drafts.all();
  for (const piece of pieces) {
    const { row, seen } = piece.box.dataset;
    if (piece.hidden("seen")) piece.stands(row, seen);
  }
  for (const [name, draft] of kept) {
    drafts.drop(name);
    if (draft.words) putBack(name, draft);
  }
  return pieces.some((piece) => piece.isChanged);
}

function putBack(name, { words, seen, tried }) {
  const list = name.replace(/=\d+$/, "").replace(/^([da]-\d+)-\d+$/, "$1");
  const likes = pieces.filter((piece) => piece.list === list);
  const piece =
    likes.find((one) => one.name === name && !one.isBlank) ??
    likes.find((one) => one.row && (alike(one.base, words) || alike(one.base, tried))) ??
    likes.find((one) => one.isBlank);
  if (!piece) {
    const text = words.notes ?? words.text;
    if (text) bringIn(pieceOf("new"), text);
    return;
  }
  if (alike(piece.base, words)) {
    if ("saved" in texts) return; // the server has it
    piece.base = null; // the page was sent back with a mistake in it
  }
  if (piece.row && !alike(piece.base, tried)) piece.stands(piece.row, seen);
  piece.words = words;
  piece.box.closest("details")?.setAttribute("open", "");
  piece.keep();
}

if (restore()) {
  found = texts.restored;
  say("restored");
  save();
}
