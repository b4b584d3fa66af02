// Says once that a person has opened the page: at the first sign of a hand, which no scanner gives.
"use strict";
const form = document.querySelector("form[data-opened]");
const signs = ["pointerdown", "pointermove", "keydown", "touchstart", "wheel", "scroll"];
function tell() {
  for (const sign of signs) removeEventListener(sign, tell);
  fetch(form.dataset.opened, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    keepalive: true,
  }).catch(() => {});
}
if (form) for (const sign of signs) addEventListener(sign, tell, { passive: true });
