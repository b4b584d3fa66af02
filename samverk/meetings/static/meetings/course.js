// Keeps the minutes that are left true while the page stands open, and the wall at the right item.
// Without it the pages tell what held when they were opened.
const MINUTE = 60_000;
const LOOK = 10_000;

function count() {
  for (const line of document.querySelectorAll("[data-until]")) {
    const left = Math.ceil((new Date(line.dataset.until) - Date.now()) / MINUTE);
    const said = left < 0 ? line.dataset.over : line.dataset.left;
    line.classList.toggle("over", left < 0);
    line.textContent = said.replace("#", Math.abs(left));
  }
}

async function look() {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [now, then] = [document, page].map((one) => one.querySelector("main"));
    if (now.textContent !== then.textContent) now.replaceChildren(...then.childNodes);
    count();
  } catch {
    // No connection: what was shown stays, and it looks again in a while.
  }
}

setInterval(count, LOOK);
if (document.querySelector("[data-wall]")) setInterval(look, LOOK);
