// A promise opens beside the text where there is room for it. Without this script, or on a phone,
// the same link leads to the promise's own page.
(() => {
  "use strict";
  const book = document.querySelector(".book");
  const roomy = window.matchMedia("(min-width: 74rem)");
  if (!book || !window.fetch) return;
  let opened = null;
  let from = null;

  const close = () => {
    if (!opened) return;
    opened.remove();
    opened = null;
    book.classList.remove("opened");
    if (from) from.focus({ preventScroll: true });
  };

  const show = (html, link) => {
    close();
    const parsed = new DOMParser().parseFromString(html, "text/html").querySelector("aside");
    if (!parsed) { window.location.assign(link.href); return; }
    opened = document.importNode(parsed, true);
    from = link;
    const heading = opened.querySelector(".says");
    if (heading) heading.tabIndex = -1;
    opened.querySelectorAll(".close").forEach((each) => each.addEventListener("click", (event) => {
      event.preventDefault();
      close();
    }));
    book.classList.add("opened");
    book.append(opened);
    if (heading) heading.focus({ preventScroll: true });
  };

  book.addEventListener("click", (event) => {
    const link = event.target.closest(".text a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = new URL(link.href);
    if (!roomy.matches || !/\/p\/[^/]+\/$/.test(address.pathname)) return;
    event.preventDefault();
    fetch(`${address.pathname}beside/${address.search}`, { credentials: "omit" })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
      .then((html) => show(html, link))
      .catch(() => window.location.assign(link.href));
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
})();
