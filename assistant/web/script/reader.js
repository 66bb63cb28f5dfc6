// The reader lies over the page; a click beside it, its cross and Escape put it away.
const away = () => { if (props.value) props.value = ""; };
element.addEventListener("click", (event) => {
  if (!event.target.closest(".reader") || event.target.closest("[data-close]")) away();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") away(); });
// The words a post was opened for are lit and brought into view, whatever Markdown made of the text around them.
const PIECE = 20;
const tight = (text) => text.replace(/\s+/g, "");
// Where words stand among the letters from a place on; where they were marked up in a way of their own, a part of them.
const place = (text, wanted, from) => {
  const whole = text.indexOf(wanted, from);
  if (whole >= 0) return [whole, wanted.length];
  for (let skip = 0; skip < wanted.length; skip += PIECE) {
    const piece = wanted.slice(skip, skip + PIECE), start = text.indexOf(piece, from);
    if (start >= 0 && piece.length > PIECE / 2) return [start, piece.length];
  }
  return [-1, 0];
};
const light = (article) => {
  const quote = article?.dataset.quote ?? "";
  globalThis.CSS?.highlights?.delete("called-up");
  if (!tight(quote)) return;
  const letters = [];
  for (const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT); walk.nextNode(); ) {
    const node = walk.currentNode;
    for (let at = 0; at < node.length; at++) if (/\S/.test(node.data[at])) letters.push([node, at]);
  }
  const text = letters.map(([node, at]) => node.data[at]).join("");
  const whole = text.includes(tight(quote));
  const ranges = [];
  let from = 0;
  for (const line of whole ? [quote] : quote.split("\n").filter((one) => tight(one).length > PIECE / 2)) {
    const [start, length] = place(text, tight(line), from);
    if (start < 0) continue;
    from = start + length;
    const range = new Range();
    range.setStart(letters[start][0], letters[start][1]);
    range.setEnd(letters[from - 1][0], letters[from - 1][1] + 1);
    ranges.push(range);
  }
  if (!ranges.length) return;
  globalThis.CSS?.highlights?.set("called-up", new Highlight(...ranges));
  ranges[0].startContainer.parentElement.scrollIntoView({ block: "center" });
};
watch("value", () => requestAnimationFrame(() => {
  element.querySelector("[data-close]")?.focus({ preventScroll: true });
  light(element.querySelector(".reader"));
}));
