/* The search box of every page: a few suggestions while one types; Enter leads to all that is found, on the page tim/.

   What finds (search-engine.js, with those it is made of) is loaded when somebody turns to the box. */

(() => {
  "use strict";

  const root = new URL("../", document.currentScript.src);
  const WAIT = 120, OFFERED = { "bao-cao": 4, "nhiem-vu": 2, "so-lieu": 1 };
  const box = document.querySelector(".bc-search");
  if (!box) return;
  const toggle = document.getElementById("__search");
  const input = box.querySelector("input");
  const READY = "Gõ có dấu hay không dấu đều được; Enter để tìm.";
  const made = (tag, css, ...inner) => {
    const element = document.createElement(tag);
    element.className = css;
    element.append(...inner);
    return element;
  };
  const status = made("div", "md-search-result__meta", READY);
  status.setAttribute("role", "status");
  const list = made("ol", "md-search-result__list"), all = made("a", "bc-search__all", "Xem tất cả kết quả");
  all.hidden = true;
  const found = made("div", "md-search__scrollwrap", made("div", "md-search-result", status, list, all));
  box.querySelector(".md-search__inner").append(made("div", "md-search__output", found));
  let turn = 0, timer = 0, loading = null;

  /* The engine with its table, null where it cannot be had. */
  function engine() {
    loading ||= new Promise((done) => {
      if (window.BaocaoSearch?.find) return done();
      const script = document.createElement("script");
      script.src = new URL("assets/search-engine.js", root).href;
      script.onload = script.onerror = done;
      document.head.append(script);
    });
    return loading.then(async () => {
      const isThere = window.BaocaoSearch?.find && await window.BaocaoSearch.ready();
      return isThere ? window.BaocaoSearch : null;
    });
  }

  function pageOf(query) {
    const page = new URL(location.protocol === "file:" ? "tim/index.html" : "tim/", root);
    if (query.trim()) page.searchParams.set("q", query.trim());
    return page.href;
  }

  /* Of a report one place is enough here. */
  const isFirst = (row, at, rows) => row.anchor[0] === "/" || rows.findIndex(({ page }) => page === row.page) === at;

  async function suggest() {
    const own = ++turn, asked = input.value;
    const search = await engine();
    if (own !== turn) return;
    if (!search) {
      status.textContent = "Chưa tải được chỉ mục tìm kiếm.";
      return;
    }
    const rows = [];
    if (asked.trim()) {
      const { lists, textOf } = await search.find(asked);
      for (const [kind, most] of Object.entries(OFFERED)) {
        const some = await lists[kind].next(most);
        if (lists[kind].hasWhole) rows.push(...some.filter(isFirst).slice(0, most).map((row) => search.shown(row, textOf)));
      }
    }
    if (own !== turn) return;
    list.replaceChildren(...rows);
    list.dataset.query = asked;
    all.hidden = !asked.trim();
    all.href = pageOf(asked);
    if (!asked.trim()) status.textContent = READY;
    else status.textContent = rows.length ? `${rows.length} gợi ý; Enter để xem tất cả.` : "Chưa thấy nội dung nào có đủ các từ.";
  }

  function open() {
    toggle.checked = true;
    toggle.dispatchEvent(new Event("change"));
  }

  function close() {
    toggle.checked = false;
    toggle.dispatchEvent(new Event("change"));
    if (box.contains(document.activeElement)) document.activeElement.blur();
  }

  const later = () => { clearTimeout(timer); timer = setTimeout(suggest, WAIT); };
  input.addEventListener("input", () => {
    if (!toggle.checked) open();
    later();
  });
  input.addEventListener("focus", () => {
    if (!toggle.checked) open();
    if (input.value !== (list.dataset.query || "")) later();
    else engine();
  });
  // Who goes on by keyboard to what lies below sees where they are.
  box.addEventListener("focusout", (event) => {
    if (toggle.checked && event.relatedTarget && !box.contains(event.relatedTarget)) close();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked && document.activeElement !== input) input.focus();
    box.classList.toggle("bc-search--open", toggle.checked);
  });
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    all.href = pageOf(input.value);
    all.click();
  });
  box.querySelector("form").addEventListener("reset", () => { setTimeout(() => { input.focus(); suggest(); }); });
  box.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...box.querySelectorAll(".md-search__output a:not([hidden])")];
    const at = stops.indexOf(document.activeElement);
    const to = event.key === "ArrowDown" ? Math.min(at + 1, stops.length - 1) : Math.max(at - 1, 0);
    event.preventDefault();
    event.stopPropagation();
    stops[to].focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    (document.querySelector(".bc-find input") || input).focus();
  });

  // A button of a page that invites to search.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-bc-search]");
    if (button) {
      input.value = button.dataset.bcSearch;
      input.focus();
    }
  });
})();
