// What is written but not yet saved, kept on this device until the server has it:
// docs/decisions/0032. The key says whose it is, so that nobody else is shown it; it goes when its
// writer signs out, and after a week in any case. Every page for those signed in loads this.
class Drafts {
  static BEGINNING = "samverk.draft.";
  static WEEK = 7 * 24 * 60 * 60 * 1000;

  // `place` is a page; each draft on it has a name.
  constructor(person, place) {
    this.beginning = `${Drafts.BEGINNING}${person}.${place}.`;
  }

  // Whether it could be kept: the device may be full, or keep nothing.
  keep(name, draft) {
    try {
      localStorage.setItem(this.beginning + name, JSON.stringify({ ...draft, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  drop(name) {
    Drafts.remove((key) => key === this.beginning + name);
  }

  all() {
    const mine = Drafts.keys().filter((key) => key.startsWith(this.beginning));
    return new Map(mine.map((key) => [key.slice(this.beginning.length), Drafts.read(key)]));
  }

  static keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(Drafts.BEGINNING));
    } catch {
      return []; // the browser keeps nothing for us
    }
  }

  static read(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  }

  static remove(which) {
    for (const key of Drafts.keys()) if (which(key)) localStorage.removeItem(key);
  }

  static sweep() {
    Drafts.remove((key) => !(Drafts.read(key).at > Date.now() - Drafts.WEEK));
  }

  static forget(person) {
    Drafts.remove((key) => key.startsWith(`${Drafts.BEGINNING}${person}.`));
  }
}

Drafts.sweep();
const signingOut = document.querySelector("[data-sign-out]");
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.action !== signingOut?.action) return;
  Drafts.forget(signingOut.dataset.signOut);
});
