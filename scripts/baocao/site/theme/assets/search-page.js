/* The page tim/: answers what its address asks, ?q=…&loai=…&nam=…&linh-vuc=…&tinh-trang=…&co-quan=…, and keeps the
   address true to its form, so that a search can be sent to others and Back leads to it. */

(() => {
  "use strict";
  const engine = window.BaocaoSearch, box = document.querySelector(".bc-find");
  if (!engine?.find || !box) return;

  const { element } = engine, WAIT = 250, GUIDE = "huong-dan";
  const form = box.querySelector("form"), input = form.elements.q, status = box.querySelector("[role=status]");
  const selects = [...form.querySelectorAll("select")];
  const sections = new Map([...box.querySelectorAll("section")].map((one) => [one.dataset.kind, one]));
  const usual = document.title;
  let table = null, turn = 0, isSettled = true, timer = 0;
  /* What the filters stand for, by the name of each and what the address calls it. */
  const meant = { nam: new Map(), "linh-vuc": new Map(), "tinh-trang": new Map(), "co-quan": new Map() };

  const slug = (name) => engine.folded(name.normalize("NFC")).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  function fillFilters() {
    const years = [...new Set(table.docs.map((one) => one[2]).filter(Boolean))].sort((a, b) => b - a);
    const choices = {
      nam: years.map((year) => [String(year), year]),
      "linh-vuc": table.areas.map((name, at) => [name, at]).slice(1),
      "tinh-trang": Object.entries(table.states).map(([state, name]) => [name, state]),
      "co-quan": table.offices.map((name, at) => [name, at]).slice(1),
    };
    for (const [name, found] of Object.entries(choices)) {
      const select = form.elements[name];
      for (const [words, value] of found) {
        const option = element("option", "", words);
        option.value = slug(words);
        if (meant[name].has(option.value)) continue;
        meant[name].set(option.value, value);
        select.append(option);
      }
      select.parentElement.hidden = meant[name].size < 2;
    }
  }

  const chosen = (name) => meant[name].get(form.elements[name].value);
  const filter = () => ({
    kind: form.elements.loai.value, year: chosen("nam"), area: chosen("linh-vuc"), state: chosen("tinh-trang"), office: chosen("co-quan"),
  });

  // ------------------------------------------------------------------ the address

  function read() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    for (const select of selects) {
      select.value = asked.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  function addressOf(query) {
    const asked = new URLSearchParams();
    if (query.trim()) asked.set("q", query.trim());
    for (const { name, value } of selects) if (value) asked.set(name, value);
    const all = asked.toString();
    return location.pathname + (all ? `?${all}` : "");
  }

  /* What is being typed takes one step of the browser's history, and so does each choice. */
  function note(isTyping) {
    const address = addressOf(input.value);
    if (address !== location.pathname + location.search) {
      try {
        history[isSettled ? "pushState" : "replaceState"](null, "", address);
      } catch {
        // a folder without a server: some browsers keep no address there
      }
    }
    isSettled = !isTyping;
  }

  // ------------------------------------------------------------------ what is shown

  /* `lines`: the rows that match as typed, and those that only match without diacritics. */
  function add(section, rows, textOf) {
    const [exact, folded] = section.querySelectorAll("ol"), line = section.querySelector(".bc-find__line");
    const made = rows.map((row) => [row, engine.shown(row, textOf)]);
    exact.append(...made.filter(([row]) => !row.isFolded).map(([, item]) => item));
    folded.append(...made.filter(([row]) => row.isFolded).map(([, item]) => item));
    line.hidden = folded.children.length === 0;
    line.textContent = exact.children.length ? "Kết quả không dấu: cùng chữ, khác dấu" : "Kết quả không dấu: không nội dung nào có đúng dấu đã gõ";
    section.hidden = false;
    return made.map(([, item]) => item.querySelector("a"));
  }

  function offerMore(section, list, textOf, words) {
    const more = section.querySelector("button");
    more.hidden = list.isOver;
    more.textContent = words;
    more.onclick = async () => {
      const own = turn, rows = await list.next();
      if (own !== turn) return;
      const [first] = add(section, rows, textOf);
      offerMore(section, list, textOf, "Xem thêm");
      (first || input).focus();
    };
  }

  function clear() {
    for (const section of sections.values()) {
      section.hidden = true;
      section.querySelectorAll("ol").forEach((list) => list.replaceChildren());
      section.querySelector(".bc-find__line").hidden = true;
      section.querySelector("button").hidden = true;
    }
  }

  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

  function say(sentences, meantInstead = []) {
    status.replaceChildren(sentences.join(" "));
    meantInstead.forEach((query, at) => {
      const link = element("a", "", query);
      link.href = addressOf(query);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        input.value = query;
        answer(false);
      });
      status.append(at ? ", " : " Có phải ý bạn là: ", link);
    });
    if (meantInstead.length) status.append("?");
  }

  /* Answer what the form holds. */
  async function answer(isTyping) {
    clearTimeout(timer);
    note(isTyping);
    await show();
  }

  async function show() {
    const own = ++turn, asked = input.value.trim(), narrowed = selects.some((select) => select.value);
    document.title = asked ? `${asked} - ${usual}` : usual;
    box.dataset.query = "";
    if (!asked && !narrowed) {
      clear();
      say(["Gõ có dấu hay không dấu đều được. Để trống ô trên mà chọn năm, lĩnh vực, tình trạng thì xem được cả danh sách."]);
      return;
    }
    const found = await engine.find(asked, filter());
    const { lists, nowhere, textOf, query: { instead } } = found, only = form.elements.loai.value;
    const rows = new Map();
    for (const [kind, list] of Object.entries(lists)) {
      if (kind !== GUIDE || only === GUIDE) rows.set(kind, only && only !== kind ? [] : await list.next());
    }
    const isTold = [...rows.keys()].some((kind) => lists[kind].hasWhole);
    if (!only && !isTold && !lists[GUIDE].isOver) {
      const some = await lists[GUIDE].next();
      rows.set(GUIDE, lists[GUIDE].hasWhole ? some : []);
    }
    const isWhole = isTold || lists[GUIDE].hasWhole;
    const others = await engine.hints(found);
    if (own !== turn) return;

    clear();
    const counts = [];
    for (const [kind, section] of sections) {
      const list = lists[kind], name = section.querySelector("h2").textContent, own = rows.get(kind);
      if (own && own.length && (list.hasWhole || !isWhole)) {
        add(section, own, textOf);
        offerMore(section, list, textOf, "Xem thêm");
        counts.push(`${name.toLowerCase()} ${own.length}${list.isOver ? "" : ", còn nữa"}`);
      } else if (!own && !list.isOver && !only) {
        section.hidden = false;
        const count = new Set(list.pages.map((page) => table.docs[page][0])).size;
        offerMore(section, list, textOf, `Xem ${count} trang hướng dẫn có những từ này`);
      }
    }
    const said = instead ? [`Đã hiểu là “${instead}”.`] : [];
    if (nowhere.length) said.push(`Không báo cáo nào có ${quoted(nowhere.map(textOf))}.`);
    if (isWhole) said.push(`Tìm thấy: ${counts.join("; ")}.`);
    else if (counts.length && (!found.mayBeWhole || Object.values(lists).every((list) => list.isOver || list.kind === GUIDE))) {
      said.push("Không nội dung nào có đủ các từ; dưới đây là những nội dung có nhiều từ nhất.");
    } else if (counts.length) said.push("Chưa thấy nội dung nào có đủ các từ; dưới đây là những nội dung có nhiều từ nhất, bấm “Xem thêm” để tìm tiếp.");
    else said.push("Không tìm thấy nội dung nào.");
    if (!counts.length && narrowed) said.push("Thử bỏ bớt mục lọc.");
    say(said, others);
    box.dataset.query = addressOf(asked);
  }

  // ------------------------------------------------------------------ what readers do

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(false);
  });
  form.addEventListener("change", (event) => { if (event.target !== input) answer(false); });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => answer(true), WAIT);
  });
  window.addEventListener("popstate", () => {
    isSettled = true;
    read();
    show();
  });
  box.addEventListener("keydown", (event) => {
    const stops = [input, ...box.querySelectorAll("section:not([hidden]) a")], at = stops.indexOf(event.target);
    if (at < 0 || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
    if (event.key === "Escape" && at === 0) return; // the browser empties the box
    event.preventDefault();
    event.stopPropagation();
    const to = event.key === "Escape" ? 0 : at + (event.key === "ArrowDown" ? 1 : -1);
    stops[Math.min(Math.max(to, 0), stops.length - 1)].focus();
  });

  box.hidden = false;
  engine.ready().then((loaded) => {
    if (!loaded) {
      status.textContent = "Chưa tải được chỉ mục tìm kiếm. Kiểm tra đường truyền rồi tải lại trang.";
      return;
    }
    table = loaded;
    fillFilters();
    read();
    show();
    if (!input.value) input.focus();
  });
})();
