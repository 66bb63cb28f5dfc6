// Before anything is painted: the document's language, and the brightness the reader chose last time.
document.documentElement.lang = LANGUAGE;

function applyBrightness() {
  const chosen = localStorage.getItem("brightness");
  const dark = chosen === "dark";
  if (chosen && document.body.classList.contains("dark") !== dark) document.body.classList.toggle("dark", dark);
}

function switchBrightness() {
  const dark = !document.body.classList.contains("dark");
  localStorage.setItem("brightness", dark ? "dark" : "light");
  applyBrightness();
}

function keepBrightness() {
  applyBrightness();
  new MutationObserver(applyBrightness).observe(document.body, { attributes: true, attributeFilter: ["class"] });
}

// Gradio may put this script into the page before or after its body is there.
if (document.body) keepBrightness();
else document.addEventListener("DOMContentLoaded", keepBrightness);

// Gradio sets the system's brightness and its own language once it has mounted; what was chosen here stands.
new MutationObserver(() => {
  if (document.documentElement.lang !== LANGUAGE) document.documentElement.lang = LANGUAGE;
}).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-brightness]")) switchBrightness();
});
