/* A permanent link at the end of each result and each task of a report. Who follows it finds the address in the
   browser's own bar, and where the browser allows it, the citation is copied: report, section, area, item.

   The links are made here and not in the page, whose text they would lengthen by a tenth. */

(() => {
  "use strict";

  /* `i-2-4` as people quote it. */
  function quoted(id) {
    const [, section, area, item] = /^([ivx]+)-(\d+)-(\d+)$/.exec(id) || [];
    if (!section) return "nội dung này";
    return `phần ${section.toUpperCase()}, ${area === "0" ? "" : `mục ${area}, `}nội dung ${item}`;
  }

  function cite() {
    const text = document.querySelector(".bc-report .bc-text");
    if (!text) return;
    const said = (css) => document.querySelector(`.bc-report ${css}`).textContent;
    const report = `${said("h1")} của ${said(".bc-organ strong")}`;
    for (const item of text.querySelectorAll("span[id], tr[id]")) {
      const link = document.createElement("a");
      link.className = "headerlink";
      link.href = `#${item.id}`;
      link.textContent = "¶";
      link.title = `Liên kết đến ${quoted(item.id)}`;
      link.ariaLabel = link.title;
      link.addEventListener("click", () => copy(`${report}, ${quoted(item.id)}: ${link.href}`));
      (item.matches("tr") ? item.lastElementChild : item).append(link);
    }
  }

  async function copy(citation) {
    try {
      await navigator.clipboard.writeText(citation);
      alert$.next("Đã chép trích dẫn cùng đường dẫn");
    } catch {
      // Only a page from https or from this machine may copy; the address is in the browser's bar all the same.
    }
  }

  // Material says when a page has been swapped in place.
  document$.subscribe(cite);
})();
