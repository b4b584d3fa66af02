/* Pointing at a sentence lights what was read in it, and the other way round. */
const light = ({ target }) => {
  const sentence = target.closest?.("[data-sentence]")?.dataset.sentence;
  for (const place of document.querySelectorAll("[data-sentence]")) {
    place.classList.toggle("lit", sentence !== undefined && place.dataset.sentence === sentence);
  }
};
document.addEventListener("pointerover", light);
document.addEventListener("focusin", light);
