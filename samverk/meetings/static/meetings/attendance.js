// Saves each mark as it is made, and lets the keys 1, 2 and 3 make it. Without it the button saves.
const form = document.querySelector("[data-taps]");
const state = form.querySelector("[data-state]");
const AGAIN = 15_000;
let waiting = false;
let saving = false;

// A guest becomes a row of its own, so that waits for the button.
function marks() {
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (/^g-\d/.test(name)) data.delete(name);
  data.set("g-TOTAL_FORMS", "0");
  data.set("g-INITIAL_FORMS", "0");
  return data;
}

async function save() {
  waiting = true;
  if (saving) return;
  saving = true;
  while (waiting) {
    waiting = false;
    state.textContent = form.dataset.saving;
    try {
      const answer = await fetch(form.action, { method: "POST", body: marks(), headers: { Accept: "application/json" } });
      if (!answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.status);
      const told = await answer.json();
      for (const [name, value] of Object.entries(told.fields ?? {})) {
        if (form.elements[name]) form.elements[name].value = value;
      }
      state.textContent = told.state;
    } catch {
      state.textContent = form.dataset.offline;
      setTimeout(save, AGAIN);
      break;
    }
  }
  saving = false;
}

form.addEventListener("change", (event) => {
  if (event.target.closest(".came")) save();
});
window.addEventListener("online", save);

form.addEventListener("keydown", (event) => {
  const group = event.target.closest("[data-keys]");
  const choice = group?.querySelectorAll("input")[Number(event.key) - 1];
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  choice.focus();
  save();
});
