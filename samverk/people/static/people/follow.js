// Shows how far a file has come, without taking the page away from whoever reads it; when it is
// done, the page is loaded anew. Without this the page loads itself every now and then.
const EVERY = 1500;

async function follow() {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("#standing[data-going]")) return location.reload();
    document.getElementById("standing").textContent = page.getElementById("standing").textContent;
    const bar = page.getElementById("bar");
    if (bar) document.getElementById("bar")?.replaceWith(document.adoptNode(bar));
  } catch {
    // no contact: it is tried again
  }
  setTimeout(follow, EVERY);
}
setTimeout(follow, EVERY);
