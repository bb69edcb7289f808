/* The table of many offices: found by name, filtered, sorted, a screenful at a time. What was chosen stands in the
   address, so that it can be sent on. Without scripts the whole table is there. */

(() => {
  const table = document.querySelector("[data-bc-offices]");
  const rows = [...table.tBodies[0].rows];
  const most = Number(table.dataset.bcOffices);
  const asked = new URLSearchParams(location.search);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const title = (row) => (row.querySelector("th a") || row.cells[0]).textContent;
  const names = new Map(rows.map((row) => [row, ` ${fold(title(row))}`]));
  const compare = new Intl.Collator("vi", { numeric: true }).compare;
  let page = Math.max(1, Number(asked.get("trang")) || 1);
  let [sorted, falling] = (asked.get("xep") || "").split(".");

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const choice = (key, label, options) => {
    const select = make("select", {}, ...options.map(([value, text]) => new Option(text, value)));
    select.value = options.some(([value]) => value === asked.get(key)) ? asked.get(key) : "";
    return [select, make("label", {}, make("span", { textContent: label }), select)];
  };

  const name = make("input", { type: "search", value: asked.get("ten") || "", autocomplete: "off" });
  const groups = [...new Set(rows.map((row) => row.dataset.group))].filter(Boolean).sort(compare);
  const [group, groupLabel] = choice("nhom", "Cơ quan chủ quản", [["", "Tất cả"], ...groups.map((each) => [each, each])]);
  const [state, stateLabel] = choice("loc", "Tình trạng", !rows[0]?.dataset.reported ? [["", "Tất cả"]] : [
    ["", "Tất cả"], ["chua-co", "Chưa có báo cáo mới nhất"], ["da-co", "Đã có báo cáo mới nhất"], ["chu-y", "Có việc cần chú ý"],
  ]);
  const controls = make("div", { className: "bc-offices__controls" },
    make("label", {}, make("span", { textContent: "Tên cơ quan" }), name), ...(groups.length > 1 ? [groupLabel] : []), ...(state.length > 1 ? [stateLabel] : []));
  const count = make("span", { className: "bc-offices__count" });
  count.setAttribute("role", "status");
  const turn = (words, step) => make("button", { type: "button", textContent: words, onclick: () => { page += step; show(); } });
  const back = turn("‹ Trước", -1), forth = turn("Sau ›", 1);
  table.before(controls);
  table.after(make("p", { className: "bc-offices__pages" }, back, count, forth));

  const holds = {
    "": () => true,
    "chua-co": (row) => row.dataset.reported === "0",
    "da-co": (row) => row.dataset.reported === "1",
    "chu-y": (row) => row.dataset.attention !== "0",
  };

  function show() {
    const words = fold(name.value).split(/\s+/).filter(Boolean);
    const found = rows.filter((row) => words.every((word) => names.get(row).includes(` ${word}`))
      && (!group.value || row.dataset.group === group.value) && holds[state.value](row));
    if (heads.has(sorted)) {
      const way = falling ? -1 : 1;
      const order = sorted === "name"
        ? (one, other) => compare(title(one), title(other))
        : (one, other) => one.dataset[sorted] - other.dataset[sorted];
      found.sort((one, other) => way * order(one, other));
    }
    const pages = Math.max(1, Math.ceil(found.length / most));
    page = Math.min(Math.max(page, 1), pages);
    const shown = found.slice((page - 1) * most, page * most);
    table.tBodies[0].replaceChildren(...shown);
    back.hidden = forth.hidden = pages === 1;
    back.disabled = page === 1;
    forth.disabled = page === pages;
    const first = (page - 1) * most + 1;
    count.textContent = !found.length ? "Không có cơ quan nào như vậy."
      : pages === 1 ? `${found.length} cơ quan` : `${first}–${first + shown.length - 1} trong ${found.length} cơ quan`;
    for (const [key, head] of heads) {
      if (key === sorted) head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    const now = new URLSearchParams();
    for (const [key, value] of [["ten", name.value], ["nhom", group.value], ["loc", state.value],
      ["xep", sorted && sorted + (falling ? ".giam" : "")], ["trang", page > 1 ? String(page) : ""]]) {
      if (value) now.set(key, value);
    }
    try {
      history.replaceState(history.state, "", `${location.pathname}${String(now) && `?${now}`}${location.hash}`);
    } catch {
      // some browsers keep the address of a file as it is
    }
  }

  const again = () => { page = 1; show(); };
  for (const control of [name, group, state]) control.addEventListener("input", again);
  const heads = new Map([...table.tHead.rows[0].cells].map((head) => {
    const key = head.dataset.bcSort;
    const sort = () => {
      // Names begin with A, all else with the most.
      [sorted, falling] = key === sorted ? [key, falling ? "" : "giam"] : [key, key === "name" ? "" : "giam"];
      again();
    };
    head.replaceChildren(make("button", { type: "button", textContent: head.textContent, onclick: sort }));
    return [key, head];
  }));
  show();
})();
