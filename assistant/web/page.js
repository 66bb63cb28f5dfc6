// Before anything is painted: the document's language, and the brightness the reader chose last time.
document.documentElement.lang = LANGUAGE;

function applyBrightness() {
  const chosen = localStorage.getItem("brightness");
  if (chosen && document.body) document.body.classList.toggle("dark", chosen === "dark");
}

function switchBrightness() {
  const dark = !document.body.classList.contains("dark");
  localStorage.setItem("brightness", dark ? "dark" : "light");
  applyBrightness();
}

document.addEventListener("DOMContentLoaded", applyBrightness);

// Gradio sets the system's brightness and its own language once it has mounted; what was chosen here stands.
new MutationObserver(() => {
  if (document.documentElement.lang !== LANGUAGE) document.documentElement.lang = LANGUAGE;
}).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-brightness]")) switchBrightness();
});
