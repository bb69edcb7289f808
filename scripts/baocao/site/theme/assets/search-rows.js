/* How what is found is shown, a row for each; nothing of it is taken for markup. */

(() => {
  "use strict";
  const search = window.BaocaoSearch;
  if (search.shown) return;
  const AROUND = [70, 170];

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  }

  function excerpt(text, marks, first = 0) {
    const [begin, close] = marks[first] || [0, 0];
    const from = Math.max(0, begin - AROUND[0]), to = Math.min(text.length, close + AROUND[1]);
    const start = from ? text.indexOf(" ", from) + 1 || from : 0;
    const end = to < text.length ? Math.max(text.lastIndexOf(" ", to), close) : to;
    const parts = [start ? "… " : ""];
    let at = start;
    for (const [left, right] of marks) {
      if (left < at || right > end) continue;
      parts.push(text.slice(at, left), element("mark", "", text.slice(left, right)));
      at = right;
    }
    return [...parts, text.slice(at, end), end < text.length ? " …" : ""];
  }

  function shown({ page, anchor, text, area, state, title, marks, first, missing }, textOf) {
    const { table } = search.index, [address, name, , office] = table.docs[page];
    const link = element("a", "bc-found"), file = location.protocol === "file:" ? "index.html" : "";
    const [folder, hash] = anchor[0] === "/" ? [anchor.slice(1), ""] : [address, anchor];
    link.href = new URL(`${folder ? `${folder}/` : ""}${file}${hash ? `#${hash}` : ""}`, search.root).href;
    const where = [title || name, table.offices[office], table.areas[area]];
    link.append(element("span", "bc-found__where", [...new Set(where)].filter(Boolean).join(" · ")));
    if (text) link.append(element("span", "bc-found__text", ...excerpt(text, marks, first)));
    if (missing.length) link.append(element("span", "bc-found__missing", `Không có: ${missing.map(textOf).join(", ")}`));
    if (state) link.append(element("span", `bc-found__state bc-state bc-state--${state}`, table.states[state] || state));
    return element("li", "", link);
  }

  Object.assign(search, { element, shown });
})();
