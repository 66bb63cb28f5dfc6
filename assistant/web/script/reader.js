// The reader lies over the page; a click beside it, its cross and Escape put it away.
const away = () => { if (props.value) props.value = ""; };
element.addEventListener("click", (event) => {
  if (!event.target.closest(".reader") || event.target.closest("[data-close]")) away();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });
// The words a post was opened for are lit and brought into view, whatever Markdown made of the text around them.
const PIECE = 20;
const light = (article) => {
  const wanted = (article?.dataset.quote ?? "").replace(/\s+/g, "");
  globalThis.CSS?.highlights?.delete("called-up");
  if (!wanted) return;
  const letters = [];
  for (const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT); walk.nextNode(); ) {
    [...walk.currentNode.data].forEach((letter, at) => { if (/\S/.test(letter)) letters.push([letter, walk.currentNode, at]); });
  }
  const text = letters.map(([letter]) => letter).join("");
  let length = wanted.length, start = text.indexOf(wanted);
  // Where the words were marked up in a way of their own, a part of them is found.
  for (let skip = 0; start < 0 && skip < wanted.length; skip += PIECE) {
    [length, start] = [Math.min(PIECE, wanted.length - skip), text.indexOf(wanted.slice(skip, skip + PIECE))];
  }
  if (start < 0) return;
  const [, from, at] = letters[start], [, to, end] = letters[start + length - 1];
  const range = new Range();
  range.setStart(from, at);
  range.setEnd(to, end + 1);
  globalThis.CSS?.highlights?.set("called-up", new Highlight(range));
  from.parentElement.scrollIntoView({ block: "center" });
};
watch("value", () => requestAnimationFrame(() => {
  element.querySelector("[data-close]")?.focus({ preventScroll: true });
  light(element.querySelector(".reader"));
}));
