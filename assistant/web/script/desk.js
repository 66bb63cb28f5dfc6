// What our own HTML can do on the desk of the draft. An element says with `data-act` what it does and with `data-at`
// where; Python hears of it as an event: "edit" and "retry" for what is edited and written again, "submit" for all
// else.
const EVENTS = { edit: "edit", rewrite: "retry" };
const lately = { act: "", at: "", kept: [] };
const tell = (of, given = {}) => {
  Object.assign(lately, { act: of.dataset.act, at: of.dataset.at ?? "" });
  trigger(EVENTS[of.dataset.act] ?? "submit", { act: of.dataset.act, at: of.dataset.at ?? "", text: "", texts: {}, ...given });
};

// --- Where a paragraph comes from: shown by pointing, by the keyboard, by a tap --------------------------------------
const wide = matchMedia("(min-width: 1100px) and (hover: hover)");
let waiting = 0;
const show = (paragraph, pin = false) => {
  for (const other of element.querySelectorAll(".sources[open]")) {
    if (!paragraph?.contains(other) && (pin || !("pinned" in other.dataset))) {
      other.open = false;
      delete other.dataset.pinned;
    }
  }
  const sources = paragraph?.querySelector(".sources");
  if (!sources) return;
  sources.open = true;
  if (pin) sources.dataset.pinned = "";
};
const toggle = (sources) => {
  if (!("pinned" in sources.dataset)) return show(sources.closest(".paragraph"), true);
  sources.open = false;
  delete sources.dataset.pinned;
};
element.addEventListener("mouseover", (event) => {
  clearTimeout(waiting);
  const paragraph = event.target.closest(".paragraph");
  if (wide.matches) waiting = setTimeout(() => show(paragraph), 150);
});
element.addEventListener("mouseleave", () => {
  clearTimeout(waiting);
  show(null);
});
element.addEventListener("focusin", (event) => {
  if (event.target.matches(".sources > summary:focus-visible")) show(event.target.closest(".paragraph"));
});

// --- Buttons, forms, fields -------------------------------------------------------------------------------------------
element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-act]");
  if (button) return tell(button);
  const summary = event.target.closest(".sources > summary");
  if (summary) {
    event.preventDefault();
    return toggle(summary.parentElement);
  }
  const text = event.target.closest(".paragraph > .text");
  const sources = text?.parentElement.querySelector(".sources");
  if (sources && !wide.matches && !event.target.closest("a") && getSelection().isCollapsed) toggle(sources);
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.dataset.act !== "fill") {
    lately.kept = [...form.querySelectorAll("[data-keeps]")].map((field) => field.dataset.keeps);
    return tell(form, { text: form.elements.text.value });
  }
  // Every question that has an answer by now is answered at once.
  const answered = [...element.querySelectorAll("form[data-act=fill] textarea")].filter((field) => field.value.trim());
  lately.kept = answered.map((field) => field.dataset.keeps);
  if (answered.length) tell(form, { texts: Object.fromEntries(answered.map((f) => [f.dataset.at, f.value])) });
  else form.elements.text.focus();
});
element.addEventListener("change", (event) => {
  if (event.target.matches("input[data-act], select[data-act]")) tell(event.target, { text: event.target.value });
});
element.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing && event.target.matches("input[data-act]")) event.target.blur();
});

// --- What is typed stays until it is saved ------------------------------------------------------------------------------
const place = (field) => `kept:${field.dataset.keeps}`;
element.addEventListener("input", (event) => {
  const field = event.target.closest("[data-keeps]");
  if (field?.value) localStorage.setItem(place(field), field.value);
  else if (field) localStorage.removeItem(place(field));
});
const restore = () => {
  const fields = [...element.querySelectorAll("[data-keeps]")];
  const there = new Set(fields.map((field) => field.dataset.keeps));
  for (const key of lately.kept.filter((one) => !there.has(one))) localStorage.removeItem(`kept:${key}`);
  for (const field of fields) {
    const kept = localStorage.getItem(place(field)) ?? field.defaultValue;
    if (field.value !== kept) field.value = kept;
  }
};

// --- After every redraw: what was typed, and the focus on what was just used, wherever it has moved -------------------
watch("value", () => {
  restore();
  for (const field of element.querySelectorAll("input[data-act]")) {
    if (field !== document.activeElement) field.value = field.getAttribute("value") ?? "";
  }
  for (const field of element.querySelectorAll("select[data-act]")) {
    field.value = field.querySelector("option[selected]")?.value ?? field.value;
  }
  if (!lately.act || !(element.contains(document.activeElement) || document.activeElement === document.body)) return;
  const here = [...element.querySelectorAll("button[data-act], select[data-act]")].filter(
    (one) => one.dataset.at === lately.at && !one.disabled,
  );
  (here.find((one) => one.dataset.act === lately.act) ?? here[0])?.focus({ preventScroll: true });
  lately.act = "";
});
restore();
