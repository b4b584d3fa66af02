// Shows how the reading goes, without taking the page away from whoever reads it. Without this the
// page loads itself again every now and then.
const EVERY = 2000;
const PARTS = ["#standing", "#next", "#bar", ".documents tr[id]"];

const plain = (part) => part.outerHTML.replace(/name="csrfmiddlewaretoken" value="\w+"/, "");

// What somebody is just pointing at with the keyboard is left for the next time.
function renew(old, fresh) {
  if (plain(old) === plain(fresh) || old.contains(document.activeElement)) return;
  if (old.id === "standing") {
    old.textContent = fresh.textContent; // the same element: that is what makes it heard
  } else old.replaceWith(document.adoptNode(fresh));
}

async function follow() {
  let going = true;
  try {
    const answer = await fetch(location.href);
    if (answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      going = Boolean(page.querySelector("#standing[data-going]"));
      for (const part of PARTS.flatMap((which) => [...page.querySelectorAll(which)])) {
        const old = document.getElementById(part.id);
        if (old) renew(old, part);
      }
    }
  } catch {
    // no contact: it is tried again
  }
  if (going) setTimeout(follow, EVERY);
}
setTimeout(follow, EVERY);
