// Puts an editor (Tiptap, as django-prose-editor packs it) in the place of each textarea[data-prose].
//
// For other scripts, which save and keep what is written; this one does not:
// - The textarea stays in the form, hidden. At first its value is plain text (`defaultValue`), with
//   the same words as HTML in `data-html`. When the editor takes over, the value becomes that HTML
//   and "samverk:ready" bubbles from the textarea: nothing has been changed then.
// - After that its value always is what the editor holds, as HTML, and "" where there are no words.
//   Each change by the writer is an "input" event that bubbles from the textarea.
// - To put other words there, HTML or plain: set its value and dispatch "change" on it, or dispatch
//   new CustomEvent("samverk:set", { detail: words }). The editor shows them and fires no "input".
// The server takes the value in either form, and cleans it (documents/prose).

const frame = document.querySelector("[data-prose-frame]");
const tools = frame.content.querySelector("[role=toolbar]");
const asker = document.querySelector("[data-prose-link]");
const IS_HTML = /^\s*<(p|h[1-6]|ul|ol|table|blockquote)[ >]/;
const EMPTY = /^<(\w+)(\s[^>]*)?><\/\1>$/;
const TABLE_ONLY = new Set(["row", "column", "less-row", "less-column", "no-table"]);

const DOES = {
  heading: (chain) => chain.toggleHeading({ level: 3 }),
  smaller: (chain) => chain.toggleHeading({ level: 4 }),
  bold: (chain) => chain.toggleBold(),
  italic: (chain) => chain.toggleItalic(),
  list: (chain) => chain.toggleBulletList(),
  numbers: (chain) => chain.toggleOrderedList(),
  table: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  undo: (chain) => chain.undo(),
  redo: (chain) => chain.redo(),
  row: (chain) => chain.addRowAfter(),
  column: (chain) => chain.addColumnAfter(),
  "less-row": (chain) => chain.deleteRow(),
  "less-column": (chain) => chain.deleteColumn(),
  "no-table": (chain) => chain.deleteTable(),
};
const IS_ON = {
  heading: (editor) => editor.isActive("heading", { level: 3 }),
  smaller: (editor) => editor.isActive("heading", { level: 4 }),
  bold: (editor) => editor.isActive("bold"),
  italic: (editor) => editor.isActive("italic"),
  list: (editor) => editor.isActive("bulletList"),
  numbers: (editor) => editor.isActive("orderedList"),
  link: (editor) => editor.isActive("link"),
};

function asHtml(words) {
  if (IS_HTML.test(words)) return words;
  const paragraph = document.createElement("p");
  const escaped = (text) => {
    paragraph.textContent = text;
    return paragraph.innerHTML;
  };
  const parts = words.split(/\n\s*\n/).filter((part) => part.trim());
  return parts.map((part) => `<p>${part.trim().split("\n").map(escaped).join("<br>")}</p>`).join("");
}

function extensionsOf(kit) {
  return [
    kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.Bold, kit.Italic, kit.Blockquote,
    kit.BulletList, kit.OrderedList, kit.ListItem, kit.TableRow, kit.TableHeader, kit.TableCell,
    kit.History, kit.Dropcursor, kit.Gapcursor,
    kit.Heading.configure({ levels: [3, 4] }),
    kit.Link.configure({ openOnClick: false, defaultProtocol: "https" }),
    // In the last cell Tab leads out of the table; one more row has its button.
    kit.Table.extend({
      addKeyboardShortcuts() {
        return { ...this.parent(), Tab: () => this.editor.commands.goToNextCell() };
      },
    }),
  ];
}

// Tab moves within lists and tables, so there is a way past them: Escape, then Tab.
function keys(toToolbar) {
  let leaves = false;
  return (view, event) => {
    const wasLeaving = leaves;
    leaves = event.key === "Escape";
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      toToolbar();
      return true;
    }
    return wasLeaving && event.key === "Tab";
  };
}

function start(textarea, kit) {
  const label = textarea.labels[0];
  label.id ||= `${textarea.id}-label`;
  const heading = textarea.closest("[aria-labelledby]")?.getAttribute("aria-labelledby") ?? "";
  const bar = tools.cloneNode(true);
  const box = document.createElement("div");
  box.className = "prose-box";
  const typed = textarea.value === textarea.defaultValue ? textarea.dataset.html : textarea.value;
  const hadFocus = document.activeElement === textarea;
  const editor = new kit.Editor({
    element: box,
    extensions: extensionsOf(kit),
    content: asHtml(typed),
    injectCSS: false,
    editorProps: {
      attributes: {
        id: `${textarea.id}-editor`,
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": `${heading} ${label.id}`.trim(),
        "aria-describedby": `prose-keys ${textarea.getAttribute("aria-describedby") ?? ""}`.trim(),
      },
      handleDOMEvents: { keydown: keys(() => bar.querySelector("[tabindex='0']").focus()) },
    },
    onUpdate: ({ editor }) => {
      const html = editor.getHTML();
      textarea.value = EMPTY.test(html) ? "" : html;
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onTransaction: ({ editor }) => show(bar, editor),
  });
  const put = (words) => {
    textarea.value = words;
    editor.commands.setContent(asHtml(words), { emitUpdate: false });
  };
  textarea.value = asHtml(typed);
  textarea.hidden = true;
  textarea.before(bar, box);
  textarea.addEventListener("change", () => put(textarea.value));
  textarea.addEventListener("samverk:set", (event) => put(event.detail));
  label.addEventListener("click", () => editor.commands.focus());
  bar.setAttribute("aria-controls", `${textarea.id}-editor`);
  bar.addEventListener("click", (event) => act(event.target.closest("button"), editor));
  bar.addEventListener("keydown", (event) => walk(event, bar, editor));
  show(bar, editor);
  if (hadFocus) editor.commands.focus("end");
  textarea.dispatchEvent(new CustomEvent("samverk:ready", { bubbles: true }));
}

function act(button, editor) {
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const what = button.dataset.do;
  if (what === "link") askForLink(editor);
  else DOES[what](editor.chain().focus()).run();
}

// What is on where the writer stands, and what cannot be done there.
function show(bar, editor) {
  const inTable = editor.isActive("table");
  for (const button of bar.querySelectorAll("button")) {
    const what = button.dataset.do;
    if (IS_ON[what]) button.setAttribute("aria-pressed", String(IS_ON[what](editor)));
    if (TABLE_ONLY.has(what)) button.hidden = !inTable;
    else if (what === "table") button.hidden = inTable;
    else if (what !== "link") {
      button.setAttribute("aria-disabled", String(!DOES[what](editor.can().chain()).run()));
    }
  }
  if (bar.querySelector("[tabindex='0']").hidden) stop(bar, bar.querySelector("button"));
}

// A toolbar is one stop for Tab; the arrows move within it.
function stop(bar, button) {
  for (const other of bar.querySelectorAll("button")) other.tabIndex = other === button ? 0 : -1;
}

function walk(event, bar, editor) {
  if (event.key === "Escape") {
    event.preventDefault();
    editor.commands.focus();
    return;
  }
  const shown = [...bar.querySelectorAll("button:not([hidden])")];
  const here = shown.indexOf(document.activeElement);
  const there = {
    ArrowRight: (here + 1) % shown.length,
    ArrowLeft: (here - 1 + shown.length) % shown.length,
    Home: 0,
    End: shown.length - 1,
  }[event.key];
  if (there === undefined) return;
  event.preventDefault();
  stop(bar, shown[there]);
  shown[there].focus();
}

// A link's address: with a name of its own where no words are chosen.
function askForLink(editor) {
  const form = asker.querySelector("form");
  const { address } = form.elements;
  address.value = editor.getAttributes("link").href ?? "";
  form.elements.remove.hidden = !editor.isActive("link");
  asker.returnValue = "";
  asker.addEventListener("close", () => link(editor, asker.returnValue, address.value.trim()), { once: true });
  asker.showModal();
}

function link(editor, answer, said) {
  const chain = editor.chain().focus().extendMarkRange("link");
  if (answer === "remove") chain.unsetMark("link").run();
  else if (answer === "link" && said) {
    const href = /^(https?:\/\/|mailto:)/i.test(said) ? said : `${said.includes("@") ? "mailto:" : "https://"}${said}`;
    const { empty } = editor.state.selection;
    if (empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: said, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setMark("link", { href }).run();
  } else editor.commands.focus();
}

// Where the editor cannot be had, the plain text stays and is as good.
const kit = await import(frame.dataset.editor);
for (const textarea of document.querySelectorAll("textarea[data-prose]")) start(textarea, kit);
