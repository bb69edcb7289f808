/* Search as Vietnamese people type: with diacritics or without, the exact phrase first.

   The index lies in small files below tim/ (made by baocao.site.search, which says what is in them).
   A query loads the file of each typed syllable, chooses the ten pages with the rarest syllables and
   pairs of syllables, loads the text of those, and shows the passages that match best. All files are
   scripts, so that the site can be searched from a folder, without a server. Nothing that is shown is
   taken for markup. */

(() => {
  "use strict";

  const root = new URL("../", document.currentScript.src);
  const BATCH = 10, PER_PAGE = 3, WAIT = 120, MOST_PREFIXES = 6, AROUND = [70, 170];
  let table = null;
  const files = new Map(), texts = new Map(), loading = new Map();

  window.BaocaoSearch = {
    table: (value) => { table = value; table.names = new Set(value.words.split(" ")); },
    words: (name, heads) => files.set(name, heads),
    text: (number, rows) => texts.set(number, rows),
  };

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((done) => {
        const script = document.createElement("script");
        script.src = new URL(`tim/${name}.js`, root).href;
        script.onload = done;
        script.onerror = () => { loading.delete(name); done(); };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  // ------------------------------------------------------------------ words, as in baocao/language/letters.py

  const WORD = /[\p{L}\p{N}]+/gu;

  function folded(word) {
    return [...word].map((one) => (one === "đ" || one === "Đ" ? "d" : [...[...one.normalize("NFD")][0].toLowerCase()][0])).join("");
  }

  function spelled(word) {
    return word.toLowerCase().normalize("NFC").replace(/([òóỏõọ])([ae])|([ùúủũụ])(y)/g, (_, o, ae, u, y) => {
      const apart = (o || u).normalize("NFD");
      return apart[0] + ((ae || y) + apart.slice(1)).normalize("NFC");
    });
  }

  function wordsIn(text) {
    return [...text.matchAll(WORD)].map((match) => ({
      head: folded(match[0]), written: spelled(match[0]), start: match.index, end: match.index + match[0].length,
    }));
  }

  const isNumber = (head) => /^\d/.test(head);
  const fileOf = (head) => (/^[\x00-\x7f]*$/.test(head) ? (isNumber(head) ? head.slice(0, 2) : head) : "khac");

  // ------------------------------------------------------------------ pages that may have it

  function numbers(differences) {
    const found = [];
    let at = -1;
    for (const step of differences) {
      if (step > 0) found.push(at += step);
      for (let rest = step; rest < 0; rest++) found.push(++at);
    }
    return found;
  }

  /* Best weight of each page over the written forms; those that equal what was typed count double. */
  function weighed(forms, typed, isPrefix, factor) {
    const best = new Map();
    for (const [written, differences] of forms) {
      const same = written === typed || (isPrefix && written.startsWith(typed));
      for (const page of numbers(differences)) best.set(page, Math.max(best.get(page) || 0, same ? 2 : 1));
    }
    const rarity = factor * Math.log(1 + table.docs.length / Math.max(best.size, 1));
    for (const [page, weight] of best) best.set(page, weight * rarity);
    return best;
  }

  function startsOf(prefix) {
    if (isNumber(prefix)) return [...table.names].filter((name) => name.startsWith(prefix.slice(0, 2)));
    const longer = [...table.names].filter((name) => name.startsWith(prefix) && name !== prefix);
    longer.sort((a, b) => a.length - b.length);
    return [prefix, ...longer.slice(0, MOST_PREFIXES)].filter((name) => table.names.has(name));
  }

  async function pagesWith(typed) {
    const last = typed.length - 1;
    const names = typed.flatMap(({ head }, at) => (at === last && (at === 0 || isNumber(head)) ? startsOf(fileOf(head)) : [fileOf(head)]));
    await Promise.all(names.filter((name) => table.names.has(name)).map((name) => load(`w-${name}`)));
    const scores = new Map(), hits = new Map();
    const add = (weights, at) => {
      for (const [page, weight] of weights) {
        scores.set(page, (scores.get(page) || 0) + weight);
        hits.set(page, (hits.get(page) || new Set()).add(at));
      }
    };
    const headsFor = (word, at) => {
      const heads = [];
      const names = at === last ? startsOf(fileOf(word.head)) : [fileOf(word.head)];
      for (const name of names) {
        for (const [head, tails] of Object.entries(files.get(name) || {})) {
          if (head === word.head || (at === last && head.startsWith(word.head))) heads.push([head, tails]);
        }
      }
      return heads;
    };
    typed.forEach((word, at) => {
      const alone = headsFor(word, at).flatMap(([, tails]) => Object.entries(tails[""] || {}));
      add(weighed(alone, word.written, at === last, 1), at);
      if (at === 0) return;
      const before = typed[at - 1];
      let forms = [];
      if (isNumber(word.head)) {
        forms = headsFor(word, at).flatMap(([, tails]) => Object.entries(tails[`<${before.head}`] || {}));
      } else {
        const tails = (files.get(fileOf(before.head)) || {})[before.head] || {};
        for (const [tail, written] of Object.entries(tails)) {
          if (tail === word.head || (at === last && tail.startsWith(word.head))) forms.push(...Object.entries(written));
        }
      }
      add(weighed(forms, `${before.written} ${word.written}`, at === last, 4), at);
    });
    const most = Math.max(0, ...[...hits.values()].map((one) => one.size));
    const kept = [...scores].filter(([page]) => hits.get(page).size === most);
    kept.sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    return { pages: kept.map(([page]) => page), isWhole: most === typed.length };
  }

  // ------------------------------------------------------------------ passages that match

  function phraseAt(words, typed, key) {
    const last = typed.length - 1;
    let prefix = null;
    for (let at = 0; at + last < words.length; at++) {
      let equal = true;
      for (let i = 0; equal && i < last; i++) equal = words[at + i][key] === typed[i][key];
      if (!equal || !words[at + last][key].startsWith(typed[last][key])) continue;
      if (words[at + last][key] === typed[last][key]) return { at, isWhole: true };
      prefix = prefix || { at, isWhole: false };
    }
    return prefix;
  }

  /* How well a passage matches, and the stretches to mark. From 4: the exact phrase; from 1: all words. */
  function match(text, typed) {
    const words = wordsIn(text);
    const asTyped = phraseAt(words, typed, "written"), asFolded = phraseAt(words, typed, "head");
    const phrase = [[4, asTyped && asTyped.isWhole && asTyped], [3, asFolded && asFolded.isWhole && asFolded],
      [2.5, asTyped], [2, asFolded]].find(([, found]) => found);
    if (phrase) {
      const end = words[phrase[1].at + typed.length - 1].end;
      return { rank: phrase[0], marks: [[words[phrase[1].at].start, end]] };
    }
    const marks = [];
    let count = 0, same = 0;
    typed.forEach((one, i) => {
      const fits = (word) => word.head === one.head || (i === typed.length - 1 && word.head.startsWith(one.head));
      const found = words.filter(fits);
      if (found.length === 0) return;
      count += 1;
      same += found.some((word) => word.written === one.written) ? 1 : 0;
      marks.push(...found.map((word) => [word.start, word.end]));
    });
    if (count === 0) return null;
    marks.sort((a, b) => a[0] - b[0]);
    return { rank: count === typed.length ? 1 + same / typed.length / 2 : (count / typed.length) * 0.9, marks };
  }

  /* An item says more than a heading of the same words, which stands in every report; a report more than a guide. */
  const kindOf = (page, anchor) => (table.docs[page][2] ? 1 : 0) + (/-\d+-\d+$/.test(anchor) ? 1 : 0);

  async function passages(pages, typed, filter) {
    await Promise.all(pages.map((page) => load(`t-${page}`)));
    const found = [];
    pages.forEach((page, place) => {
      const own = [];
      for (const [anchor, text, area, state] of texts.get(page) || []) {
        if ((filter.area && area !== filter.area) || (filter.state && state !== filter.state)) continue;
        const one = match(text, typed);
        if (one) own.push({ ...one, page, anchor, text, area, state, place, kind: kindOf(page, anchor) });
      }
      own.sort((a, b) => b.rank - a.rank || b.kind - a.kind);
      found.push(...own.slice(0, own.length && own[0].rank >= 1 ? PER_PAGE : 1));
    });
    return found.sort((a, b) => b.rank - a.rank || b.kind - a.kind || a.place - b.place);
  }

  // ------------------------------------------------------------------ what is shown

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  }

  function excerpt(text, marks) {
    const from = Math.max(0, marks[0][0] - AROUND[0]), to = Math.min(text.length, marks[0][1] + AROUND[1]);
    const start = from ? text.indexOf(" ", from) + 1 || from : 0;
    const end = to < text.length ? Math.max(text.lastIndexOf(" ", to), marks[0][1]) : to;
    const parts = [start ? "… " : ""];
    let at = start;
    for (const [first, last] of marks) {
      if (first < at || last > end) continue;
      parts.push(text.slice(at, first), element("mark", "", text.slice(first, last)));
      at = last;
    }
    return [...parts, text.slice(at, end), end < text.length ? " …" : ""];
  }

  function shown({ page, anchor, text, area, state, marks }) {
    const [address, title, , office] = table.docs[page];
    const link = element("a", "md-search-result__link bc-found");
    const index = location.protocol === "file:" ? "index.html" : "";
    link.href = new URL(`${address ? `${address}/` : ""}${index}${anchor ? `#${anchor}` : ""}`, root).href;
    const where = [title, table.offices[office], table.areas[area]].filter(Boolean).join(" · ");
    link.append(element("span", "bc-found__where", where), element("span", "bc-found__text", ...excerpt(text, marks)));
    if (state) link.append(element("span", `bc-found__state bc-state bc-state--${state}`, table.states[state] || state));
    return element("li", "md-search-result__item", link);
  }

  // ------------------------------------------------------------------ the search box

  const box = document.querySelector(".bc-search");
  if (!box) return;
  const toggle = document.getElementById("__search");
  const input = box.querySelector("input"), status = box.querySelector("[role=status]");
  const list = box.querySelector("ol"), more = box.querySelector(".bc-search__more"), filters = box.querySelector(".bc-search__filters");
  const say = status.dataset;
  let turn = 0, pending = [], found = 0;

  function option(value, name) {
    const made = element("option", "", name);
    made.value = value;
    return made;
  }

  function fillFilters() {
    const years = [...new Set(table.docs.map((one) => one[2]).filter(Boolean))].sort((a, b) => b - a);
    const choices = {
      year: years.map((year) => [year, year]),
      area: table.areas.map((name, i) => [i, name]).slice(1),
      office: table.offices.map((name, i) => [i, name]).slice(1),
      state: Object.entries(table.states),
    };
    for (const select of filters.querySelectorAll("select")) {
      if (select.options.length > 1) continue;
      select.append(...choices[select.name].map(([value, name]) => option(value, name)));
      select.parentElement.hidden = choices[select.name].length < (select.name === "state" ? 1 : 2);
    }
    filters.hidden = false;
  }

  const chosen = () => Object.fromEntries([...filters.querySelectorAll("select")].map((one) => [one.name, one.name === "state" ? one.value : Number(one.value)]));

  async function search() {
    const own = ++turn, asked = input.value;
    await load("table");
    if (!table || own !== turn) {
      if (!table) status.textContent = say.broken;
      return;
    }
    fillFilters();
    const typed = wordsIn(asked.normalize("NFC")).slice(0, 12);
    if (typed.length === 0) {
      list.replaceChildren();
      list.dataset.query = asked;
      more.hidden = true;
      status.textContent = say.ready;
      return;
    }
    const { pages, isWhole } = await pagesWith(typed);
    if (own !== turn) return;
    const filter = chosen();
    pending = pages.filter((page) => (!filter.year || table.docs[page][2] === filter.year) && (!filter.office || table.docs[page][3] === filter.office));
    found = 0;
    const rows = await next(own, typed, filter);
    if (rows === null) return;
    list.replaceChildren(...rows.map(shown));
    list.dataset.query = asked;
    box.querySelector(".md-search__scrollwrap").scrollTop = 0;
    report(rows.length, isWhole);
  }

  /* The passages of the next pages; where filters leave none of ten pages, of the ten after them, a few times. */
  async function next(own, typed, filter) {
    let rows = [];
    for (let tries = 0; rows.length < 1 && pending.length && tries < 6; tries++) {
      rows = await passages(pending.splice(0, BATCH), typed, filter);
      if (own !== turn) return null;
    }
    const whole = rows.filter((one) => one.rank >= 1);
    return whole.length ? whole : rows;
  }

  function report(count, isWhole) {
    found += count;
    more.hidden = pending.length === 0;
    const said = found === 0 ? say.none : pending.length ? say.some : say.all;
    status.textContent = said.replace("{n}", found.toLocaleString("vi")) + (found && !isWhole ? ` ${say.part}` : "");
  }

  more.addEventListener("click", async () => {
    const own = turn, typed = wordsIn(input.value.normalize("NFC")).slice(0, 12);
    const rows = await next(own, typed, chosen());
    if (rows === null) return;
    const items = rows.map(shown);
    list.append(...items);
    report(rows.length, true);
    if (items.length) items[0].firstChild.focus();
  });

  function open() {
    toggle.checked = true;
    toggle.dispatchEvent(new Event("change"));
  }

  function close() {
    toggle.checked = false;
    toggle.dispatchEvent(new Event("change"));
    if (box.contains(document.activeElement)) document.activeElement.blur();
  }

  let timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(search, WAIT); };
  input.addEventListener("input", () => {
    if (!toggle.checked) open();
    later();
  });
  input.addEventListener("focus", () => {
    if (!toggle.checked) open();
    if (input.value !== (list.dataset.query || "")) later();
    else if (!table) load("table").then(() => table && fillFilters());
  });
  filters.addEventListener("change", search);
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
    const first = list.querySelector("a");
    if (first) first.click();
  });
  box.querySelector("form").addEventListener("reset", () => { setTimeout(() => { input.focus(); search(); }); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return close();
    }
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.target.tagName === "SELECT") return;
    const stops = [input, ...list.querySelectorAll("a")];
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
    input.focus();
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
