// Review by keyboard, and words selected in the text. Without this script the page does all the same.
"use strict";
(() => {
  const typing = (where) => where.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
  const find = (key) => document.querySelector(`[data-key="${key}"]`);
  const go = (step) => {
    const all = [...document.querySelectorAll(".drafts > li")];
    const here = all.findIndex((each) => each.classList.contains("on"));
    const link = all[here + step] && all[here + step].querySelector(".hd a");
    if (link) location.assign(link.href);
  };
  const press = (key) => {
    const found = find(key);
    if (!found) return false;
    if (found.tagName === "DETAILS") {
      found.open = true;
      const field = found.querySelector("input[type=text], select");
      if (field) { field.focus(); if (field.select) field.select(); }
    } else {
      found.click();
    }
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && document.activeElement) { document.activeElement.blur(); return; }
    if (typing(event.target)) {
      if (event.key === "Enter" && event.target.closest("details.more") && event.target.tagName === "INPUT") {
        const save = event.target.closest("details.more").querySelector("button");
        if (save) { event.preventDefault(); save.click(); }
      }
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "j") go(1);
    else if (key === "k") go(-1);
    else if (key === "/") { const field = document.getElementById("words"); if (field) field.focus(); else return; }
    else if ("aexpzn".includes(key) && key.length === 1) { if (!press(key)) return; }
    else return;
    event.preventDefault();
  });

  // The words of the draft that is open come into view beside it.
  const source = document.querySelector(".src");
  const words = document.querySelector(".src mark.on");
  if (source && words && source.scrollHeight > source.clientHeight + 4) {
    source.scrollTop += words.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
  }

  // One act, one send: a second press while the first is under way does nothing.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });

  // The server counts code points: so does this.
  const add = document.getElementById("add");
  const text = document.querySelector(".src .text");
  const plain = (fragment) => {
    for (const mark of fragment.querySelectorAll("sup")) mark.remove();
    return fragment.textContent;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!add || !text || !chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const at = range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement;
    const paragraph = at.closest("[data-start]");
    const words = plain(range.cloneContents()).trim();
    if (!paragraph || !words) return;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(range.startContainer, range.startOffset);
    add.elements.words.value = words;
    add.elements.start.value = Number(paragraph.dataset.start) + [...plain(before.cloneContents())].length;
  });
  if (add) add.elements.words.addEventListener("input", () => { add.elements.start.value = ""; });
})();
