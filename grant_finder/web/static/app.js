// All pages work without this file. With it: fields save themselves, limits count down, long work shows its progress.
document.documentElement.classList.add("js");

function countdown(field) {
  const said = document.getElementById(field.dataset.counter);
  if (!said) return;
  const left = Number(field.dataset.limit) - [...field.value.replace(/\r\n/g, "\n")].length;
  said.textContent = (left < 0 ? field.dataset.over : field.dataset.left).replace("{n}", Math.abs(left));
  said.classList.toggle("over", left < 0);
}

document.addEventListener("input", (event) => {
  if (event.target.dataset && event.target.dataset.limit) countdown(event.target);
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && form.dataset.submits === "change") form.requestSubmit();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-print]");
  if (button) window.print();
});

// a link to a field in a folded part opens the part, also where the browser does not do so itself
function unfold() {
  const folded = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  folded.querySelector(":target")?.scrollIntoView();
}
window.addEventListener("hashchange", unfold);

document.addEventListener("DOMContentLoaded", () => {
  unfold();
  document.querySelectorAll("[data-limit]").forEach(countdown);
  // on a phone the menus are wider than the screen: show the entry where one is
  for (const here of document.querySelectorAll("nav [aria-current]")) {
    const menu = here.closest("nav ul") || here.closest("nav");
    menu.scrollLeft += here.getBoundingClientRect().left - menu.getBoundingClientRect().left - (menu.clientWidth - here.offsetWidth) / 2;
  }
});

// Names of gminas while one types into a field of place; without this file the server finds the one that was typed.
let waiting;
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.dataset.places === undefined || /^\d/.test(field.value)) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await fetch("/miejsca?szukaj=" + encodeURIComponent(field.value));
    if (answer.ok) document.getElementById(field.getAttribute("list")).innerHTML = await answer.text();
  }, 250);
});

// Fields save themselves one after another. A save that waited carries the mark which the one before it brought (one
// person typing fast is not two), and a link waits for the last save; what could not be saved stays on the page.
const saves = new Map();
let leaving = "";
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (ctx.request.form && ctx.request.form.elements.namedItem("seen")) saves.set(ctx.request.form, ctx);
});
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (saves.has(ctx.request.form)) ctx.request.body.set("seen", ctx.request.form.elements.namedItem("seen").value);
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (saves.get(ctx.request.form) === ctx) saves.delete(ctx.request.form);
  if (!leaving || saves.size) return;
  if (ctx.response && ctx.response.status < 400 && !document.querySelector(".saved .over")) location.href = leaving;
  leaving = "";
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || link.target || link.hasAttribute("download") || !saves.size || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  leaving = link.href;
});
window.addEventListener("beforeunload", (event) => {
  if (saves.size) event.preventDefault();
});
