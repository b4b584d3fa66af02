// A field for a whole folder, where the browser can choose one.
for (const place of document.querySelectorAll("[data-folder]")) {
  const input = place.querySelector("input");
  if (!("webkitdirectory" in input)) continue;
  input.webkitdirectory = true;
  place.hidden = false;
}
