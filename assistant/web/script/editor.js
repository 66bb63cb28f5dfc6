// The editor. Every key goes to Python as the event "input", which puts the text on disk; until it says so, the browser
// keeps the text as well. Saving is the event "submit", discarding what was typed "clear".
const box = () => element.querySelector("textarea[data-text]");
const stash = (field) => `text:${field.dataset.text}`;
let count = 0;
let shown = "";

const tell = (field) => {
  field.dataset.n = String(++count);
  localStorage.setItem(stash(field), field.value);
  trigger("input", { at: field.dataset.at, text: field.value, n: count });
};
element.addEventListener("input", (event) => {
  if (event.target === box()) tell(event.target);
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  trigger("submit", { at: box().dataset.at, text: box().value });
});
element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-away]")) return;
  localStorage.removeItem(stash(box()));
  trigger("clear", { at: box().dataset.at });
});
element.addEventListener("keydown", (event) => {
  if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
});

// A text that was shown is what Python knows of it, unless the browser was told more and the machine went away before
// it was heard. A new version has taken up what was typed of the one before.
const lay = () => {
  const field = box();
  if (!field) return;
  if (shown && shown !== stash(field) && element.querySelector("[data-kept]")) localStorage.removeItem(shown);
  shown = stash(field);
  const unheard = localStorage.getItem(shown);
  field.value = unheard ?? field.defaultValue;
  if (unheard !== null) tell(field);
  const at = Number(field.dataset.caret ?? 0);
  if (at) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(at, at);
    field.scrollTop = (at / Math.max(1, field.value.length)) * field.scrollHeight - field.clientHeight / 3;
  }
};
watch("value", lay);
lay();
