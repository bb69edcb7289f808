/* What a report gains by scripts, and its page need not carry: a permanent link at each heading, result and task, which
   copies the citation where the browser allows it; other forms of the citation of the whole report, or of a task; and, where there
   is no room for it at the side, the table of contents above the text. */

(() => {
  "use strict";

  /* `i-2-4` as people quote it. */
  function quoted(id) {
    const [, section, area, item] = /^([ivx]+)-(\d+)-(\d+)$/.exec(id) || [];
    if (!section) return "nội dung này";
    return `phần ${section.toUpperCase()}, ${area === "0" ? "" : `mục ${area}, `}nội dung ${item}`;
  }

  function made(tag, text, css = "") {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = css;
    return element;
  }

  function permalinks(text, report) {
    for (const item of text.querySelectorAll("span[id], tr[id], :is(h2, h3, h4)[id]")) {
      const link = made("a", "¶", "headerlink");
      const isHeading = item.matches("h2, h3, h4");
      link.href = `#${item.id}`;
      link.title = isHeading ? "Liên kết đến chỗ này" : `Liên kết đến ${quoted(item.id)}`;
      link.ariaLabel = link.title;
      const named = isHeading ? `“${item.textContent}”` : quoted(item.id);
      link.addEventListener("click", () => copy(`${report}, ${named}: ${link.href}`));
      (item.matches("tr") ? item.lastElementChild : item).append(link);
    }
  }

  /* The report as LaTeX's bibliographies have it, from what the page says of it for programs. */
  function bibtex(data, address) {
    const report = JSON.parse(data.textContent)["@graph"].find((part) => part["@type"] === "Report");
    const plain = (words) => words.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&");
    const days = (report.temporalCoverage || "").split("/")[1] || "";
    const [year, month] = (report.datePublished || days).split("-");
    const fields = {
      author: `{${plain(report.publisher.name)}}`,
      title: plain(report.headline || report.name),
      institution: plain(report.publisher.name),
      type: "Báo cáo",
      number: report.reportNumber && plain(report.reportNumber),
      year,
      month: month && String(Number(month)),
      note: report.creativeWorkStatus === "Draft" && "Dự thảo",
      url: address,
    };
    const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
    const key = new URL(address).pathname.split("/").filter(Boolean).slice(-2).join("-");
    return `@techreport{${key.replace(/[^\w-]/g, "") || "baocao"},\n${lines.join(",\n")}\n}`;
  }

  function citations(fold) {
    const canonical = document.querySelector("link[rel=canonical]");
    const address = canonical ? canonical.href : location.href.replace(/[?#].*/, "");
    const official = fold.querySelector("p");
    const data = document.querySelector("script[type='application/ld+json']");
    const link = made("p", address);
    const forms = [["Theo thể thức văn bản", official], ["Đường dẫn", link]];
    if (data) forms.push(["BibTeX", made("pre", bibtex(data, address))]);
    for (const [name, form] of forms) {
      const head = made("div", name, "bc-cite__form");
      const button = made("button", "Chép");
      button.type = "button";
      button.ariaLabel = `Chép ${name}`;
      button.addEventListener("click", () => copy(form.textContent));
      head.append(button);
      fold.append(head, form);
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

  /* Where there is no room for the contents at the side, they stand folded above what they lead to. */
  function contents(place) {
    const lines = document.querySelectorAll("[data-md-type=toc] .md-nav__link");
    if (!lines.length) return;
    const fold = made("details", "", "bc-contents");
    const list = document.createElement("ul");
    for (const line of lines) {
      const entry = document.createElement("li");
      const link = made("a", line.textContent.trim());
      link.href = line.getAttribute("href");
      if (line.closest("ul").parentElement.matches("li")) entry.className = "bc-contents__inner";
      entry.append(link);
      list.append(entry);
    }
    fold.append(made("summary", "Mục lục"), list);
    place(fold);
  }

  function extend() {
    const fold = document.querySelector(".bc-cite");
    if (fold) citations(fold);
    const text = document.querySelector(".bc-report .bc-text");
    const title = document.querySelector("article > h1");
    if (!text && title) contents((fold) => title.after(fold));
    if (!text) return;
    const said = (css) => document.querySelector(`.bc-report ${css}`).textContent;
    permalinks(text, `${said("h1")} của ${said(".bc-organ strong")}`);
    contents((fold) => text.before(fold));
  }

  // Material says when a page has been swapped in place.
  document$.subscribe(extend);
})();
