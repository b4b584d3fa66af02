// Saves what is written every twenty seconds, and says so. Without it the button does the same.
const form = document.querySelector("[data-autosave]");
const state = form.querySelector("[data-state]");
const EVERY = 20_000;
let changed = false;
let saving = false;

function say(text) {
  if (state.textContent !== text) state.textContent = text;
}

// What came up during the meeting becomes an item of its own, so that waits for the button.
function written() {
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (name.startsWith("new-")) data.delete(name);
  return data;
}

// What is typed while the answer is on its way has not been saved.
async function save() {
  if (!changed || saving) return;
  saving = true;
  changed = false;
  say(form.dataset.saving);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: written(),
      headers: { Accept: "application/json" },
    });
    if (!answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.status);
    const told = await answer.json();
    for (const [name, value] of Object.entries(told.fields ?? {})) form.elements[name].value = value;
    if (!answer.ok) changed = true;
    say(told.state);
  } catch {
    changed = true;
    say(form.dataset.offline);
  }
  saving = false;
}

form.addEventListener("input", () => {
  if (!changed) say(form.dataset.waiting);
  changed = true;
});
form.addEventListener("submit", () => {
  changed = false;
});
window.addEventListener("online", save);
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});
setInterval(save, EVERY);
