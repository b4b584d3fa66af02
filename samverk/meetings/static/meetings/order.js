// Lets rows be dragged into a new order, by mouse, pen or finger. The buttons up and down do the
// same for those who use the keyboard, or have no script.
for (const list of document.querySelectorAll("[data-order]")) {
  let held = null;
  let before = [];

  const ids = () => [...list.children].map((row) => row.dataset.item).join(",");

  // The first of the others whose middle is below the pointer.
  function below(y) {
    return [...list.children].find((row) => {
      const box = row.getBoundingClientRect();
      return row !== held && y < box.top + box.height / 2;
    });
  }

  // The page is made anew after it: times and buttons follow the order.
  async function send() {
    const token = list.querySelector("[name=csrfmiddlewaretoken]").value;
    const body = new URLSearchParams({ order: ids(), csrfmiddlewaretoken: token });
    try {
      const answer = await fetch(list.dataset.order, { method: "POST", body });
      if (!answer.ok) throw new Error(answer.status);
      location.reload();
    } catch {
      list.append(...before);
    }
  }

  function letGo() {
    held.classList.remove("held");
    held = null;
  }

  for (const row of list.children) {
    const handle = document.createElement("span");
    handle.className = "handle";
    handle.setAttribute("aria-hidden", "true");
    handle.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      held = row;
      before = [...list.children];
      row.classList.add("held");
      list.setPointerCapture(event.pointerId);
    });
    row.prepend(handle);
  }
  list.addEventListener("pointermove", (event) => {
    if (!held) return;
    const next = below(event.clientY) ?? null;
    if (next !== held.nextElementSibling) list.insertBefore(held, next);
  });
  list.addEventListener("pointerup", () => {
    if (!held) return;
    letGo();
    if (before.some((row, place) => row !== list.children[place])) send();
  });
  list.addEventListener("pointercancel", () => {
    if (!held) return;
    letGo();
    list.append(...before);
  });
}
