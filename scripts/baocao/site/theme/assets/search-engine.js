/* Search as Vietnamese people type, for the box of every page (search.js) and the page tim/ (search-page.js).

   The index lies in small files below tim/ (baocao/site/search_index.py says what is in them). A query loads the
   file of each typed syllable, orders the pages by their rarest syllables and pairs of syllables, and loads the
   texts of the best few; what matches is judged item by item. All files are scripts, so that the site can be
   searched from a folder, without a server. */

(() => {
  "use strict";
  if (window.BaocaoSearch) return;

  const { folded, wordsIn, isNumber, fileOf, joined, runAt, fit, distance } = window.BaocaoWords;
  const root = new URL("../", document.currentScript.src);
  const MOST_WORDS = 12, MOST_PREFIXES = 6, PER_PAGE = 3, TRIES = 3, ROWS = 20;
  const GUIDE = 3;
  const BATCHES = { "bao-cao": 4, "nhiem-vu": 2, "so-lieu": 1, "huong-dan": 2 };
  let table = null, classes = [];
  const files = new Map(), texts = new Map(), loading = new Map();

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

  // ------------------------------------------------------------------ what is asked: words, and short forms with what they mean

  /* Ways to write the same, by the first word of each, the longest first. `put`: what a way is taken for. */
  function waysBy(ids, put, isTyped) {
    const ways = new Map();
    for (const id of ids) {
      const isShortened = classes[id].slice(1).some((words) => words.every(({ head }) => table.names.has(fileOf(head))));
      classes[id].forEach((words, at) => {
        const [first] = words;
        if (at === 0 && !isShortened && isTyped) return; // nobody writes it short, so its words are found as words
        if (!ways.has(first.head)) ways.set(first.head, []);
        ways.get(first.head).push({ words, id, put: put(id), isFull: at === 0 });
      });
    }
    for (const found of ways.values()) found.sort((a, b) => b.words.length - a.words.length);
    return ways;
  }

  function understood(asked) {
    const text = asked.normalize("NFC"), typed = wordsIn(text).slice(0, MOST_WORDS);
    const isMarked = typed.some((word) => word.written !== word.head);
    const words = joined(typed, waysBy(classes.keys(), (id) => `=${id}=`, true), isMarked);
    words.forEach((word) => { if (word.ids) word.written = word.head; });
    const last = words[words.length - 1];
    if (last) last.isPrefix = !last.ids && !isNumber(last.head) && (words.length > 1 || !table.names.has(fileOf(last.head)));
    const puts = new Map(words.flatMap((word) => (word.ids || []).map((id) => [id, word.head])));
    return { text, words, isMarked, ways: waysBy(puts.keys(), (id) => puts.get(id)) };
  }

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

  function startsOf(prefix) {
    const longer = [...table.names].filter((name) => name.startsWith(prefix) && name !== prefix);
    longer.sort((a, b) => a.length - b.length);
    return longer.slice(0, MOST_PREFIXES);
  }

  /* Of a way of several words, the pairs that tell where it is: the first and the last. */
  const pairsOf = (way) => [...new Set([1, way.length - 1])].map((at) => [way[at - 1], way[at]]);
  const filesOf = (word) => {
    if (word.ids) {
      const ways = word.ids.flatMap((id) => classes[id]);
      return ways.flatMap((way) => (way.length === 1 ? [way[0]] : pairsOf(way).map((pair) => pair[0]))).map(({ head }) => fileOf(head));
    }
    return word.isPrefix && !table.names.has(fileOf(word.head)) ? startsOf(word.head) : [fileOf(word.head)];
  };

  /* The forms of a word, and of what follows another: [as it is written, numbers of pages]. */
  function formsOf(word) {
    return filesOf(word).flatMap((name) => Object.entries(files.get(name) || {}))
      .filter(([head]) => head === word.head || (word.isPrefix && head.startsWith(word.head)))
      .flatMap(([, tails]) => Object.entries(tails[""] || {}));
  }

  function formsAfter(before, word) {
    const headed = (head) => (files.get(fileOf(head)) || {})[head] || {};
    if (isNumber(word.head)) return Object.entries(headed(word.head)[`<${before.head}`] || {});
    return Object.entries(headed(before.head))
      .filter(([tail]) => tail === word.head || (word.isPrefix && tail.startsWith(word.head)))
      .flatMap(([, written]) => Object.entries(written));
  }

  /* The pages of `forms`, each with whether one of them is written as typed. */
  function pagesOf(forms, isSame) {
    const found = new Map();
    for (const [written, differences] of forms) {
      const same = isSame(written);
      for (const page of numbers(differences)) found.set(page, same || found.get(page) || false);
    }
    return found;
  }

  function pagesOfClass(ids) {
    const found = new Map();
    for (const id of ids) {
      classes[id].forEach((way, at) => {
        const parts = way.length === 1 ? [formsOf(way[0])] : pairsOf(way).map((pair) => formsAfter(...pair));
        const wanted = way.length === 1 ? [way[0].written] : pairsOf(way).map((pair) => pair.map(({ written }) => written).join(" "));
        const each = parts.map((forms, i) => pagesOf(forms, (written) => at > 0 || written === wanted[i]));
        for (const [page, same] of each[0]) {
          if (each.every((pages) => pages.has(page))) found.set(page, found.get(page) || (same && each.every((pages) => pages.get(page))));
        }
      });
    }
    return found;
  }

  /* Every page that has one of the words: which, which as typed, and its weight. */
  async function weighed({ words, isMarked }) {
    await Promise.all([...new Set(words.flatMap(filesOf))].filter((name) => table.names.has(name)).map((name) => load(`w-${name}`)));
    const hits = new Map();
    const add = (pages, at, factor) => {
      const rarity = factor * Math.log(1 + table.docs.length / Math.max(pages.size, 1));
      for (const [page, same] of pages) {
        const hit = hits.get(page) || { score: 0, all: 0, same: 0 };
        hit.score += rarity * (same ? 2 : 1);
        hit.all |= 1 << at;
        if (same) hit.same |= 1 << at;
        hits.set(page, hit);
      }
    };
    words.forEach((word, at) => {
      if (word.ids) {
        add(pagesOfClass(word.ids), at, 2);
        return;
      }
      const fits = (typed) => (written) => !isMarked || written === typed || (word.isPrefix && written.startsWith(typed));
      add(pagesOf(formsOf(word), fits(word.written)), at, 1);
      const before = words[at - 1];
      if (before && !before.ids) add(pagesOf(formsAfter(before, word), fits(`${before.written} ${word.written}`)), at, 4);
    });
    return hits;
  }

  // ------------------------------------------------------------------ reports that are named

  const PERIOD = /(?:^|\/)(\d{4})(?:-(\d\d|Q\d|H\d|9M))?$/;
  const ENDS = { H1: 6, H2: 12, "9M": 9 };

  function periodOf(page) {
    const [, year, part = ""] = PERIOD.exec(table.docs[page][0]) || [];
    if (!year) return { when: 0, names: [] };
    const end = part ? ENDS[part] || (part[0] === "Q" ? part[1] * 3 : Number(part)) : 12;
    const names = [part ? `${year}-${part}` : "", part[0] === "Q" ? `quý ${part[1]}/${year}` : ""];
    return { when: year * 100 + end, names: names.filter(Boolean).map(wordsIn) };
  }

  function factsOf(page) {
    const known = table.facts;
    if (!known[page]) {
      const [, title, , office] = table.docs[page];
      known[page] = { ...periodOf(page), title: wordsIn(title), office: wordsIn(table.offices[office]) };
    }
    return known[page];
  }

  /* How well a report is named: its period as files are called; words of its title; title and office together. */
  function namedRank(page, { words, ways, isMarked }) {
    const { names, title, office } = factsOf(page), key = isMarked ? "written" : "head";
    if (names.some((name) => name.length === words.length && runAt(name, words, key))) return 12;
    const own = joined(title, ways, isMarked), theirs = joined(office, ways, isMarked);
    if (runAt(own, words, key) || names.some((name) => runAt(name, words, key))) return own.length === words.length ? 11 : 10;
    const has = (group) => (word) => group.some((one) => one[key] === word[key]);
    return words.every(has([...own, ...theirs])) && words.some(has(theirs)) ? 9 : 0;
  }

  // ------------------------------------------------------------------ passages that match

  function match(text, { words: typed, ways, isMarked }) {
    if (typed.length === 0) return { rank: 1, marks: [], missing: [], isFolded: false };
    const words = joined(wordsIn(text), ways, false);
    const bare = fit(words, typed, "head"), asTyped = isMarked ? fit(words, typed, "written") : bare;
    const isFolded = asTyped.missing.length > bare.missing.length;
    return bare.rank ? { ...(isFolded ? bare : asTyped), isFolded } : null;
  }

  /* An item says more than a heading of the same words, which stands in every report. */
  const isItem = (anchor) => (/-\d+-\d+$|^\//.test(anchor) ? 1 : 0);
  const inOrder = (a, b) => a.isFolded - b.isFolded || b.rank - a.rank || isItem(b.anchor) - isItem(a.anchor)
    || factsOf(b.page).when - factsOf(a.page).when || a.place - b.place;

  /* What is found of one kind, a few pages at a time. */
  class List {
    constructor(kind, named, pages, query, filter) {
      Object.assign(this, { kind, named, pages, query, filter, hasWhole: false });
    }

    get isOver() { return this.named.length + this.pages.length === 0; }

    async next(size = BATCHES[this.kind]) {
      if (this.named.length) {
        this.hasWhole = true;
        const rows = this.named.splice(0, this.query.words.length ? 5 : ROWS);
        if (this.query.words.length === 0) return rows;
        return [...rows, ...(await this.further(size))];
      }
      return this.further(size);
    }

    async further(size) {
      const some = [];
      for (let tries = 0; this.pages.length && tries < TRIES; tries++) {
        const pages = this.pages.splice(0, size);
        await Promise.all(pages.map((page) => load(`t-${page}`)));
        const rows = pages.flatMap((page, place) => this.rowsOf(page, place)).sort(inOrder);
        const whole = rows.filter((row) => row.missing.length === 0);
        if (whole.length) {
          this.hasWhole = true;
          return whole;
        }
        some.push(...rows);
      }
      return this.hasWhole ? [] : some.sort(inOrder).slice(0, ROWS / 2);
    }

    rowsOf(page, place) {
      const { filter, query } = this, own = [];
      for (const [anchor, text, area = 0, state = "", title = ""] of texts.get(page) || []) {
        if ((filter.area && area !== filter.area) || (filter.state && state !== filter.state)) continue;
        const found = text && match(text, query);
        if (found) own.push({ ...found, page, anchor, text, area, state, title, place });
      }
      if (query.words.length === 0) return own;
      own.sort(inOrder);
      return own.slice(0, own.length && own[0].missing.length === 0 ? PER_PAGE : 1);
    }
  }

  function fits(page, filter) {
    const [, , year, office, kind, facet] = table.docs[page], [areas, states] = table.facets[facet];
    return (!filter.kind || table.kinds[kind] === filter.kind) && (!filter.year || year === filter.year)
      && (!filter.office || office === filter.office) && (!filter.area || areas.includes(filter.area))
      && (!filter.state || states.includes(filter.state));
  }

  /* What is found for what was typed: a list for each kind; `nowhere`: the words that no page
     has, guides not counted, whose every page is left out that has not all words. */
  async function find(asked, filter = {}) {
    const query = understood(asked), { words } = query;
    const hits = words.length ? await weighed(query) : new Map(table.docs.map((_, page) => [page, { score: 0, all: 0, same: 0 }]));
    const isGuide = (page) => table.docs[page][4] === GUIDE;
    const own = [...hits].filter(([page]) => !isGuide(page) || filter.kind === table.kinds[GUIDE]);
    const nowhere = words.filter((_, at) => !own.some(([, { all }]) => all & (1 << at)));
    const wanted = (1 << words.length) - 1;
    const ones = (mask) => mask.toString(2).replaceAll("0", "").length;
    const right = [...hits].filter(([page]) => fits(page, filter));
    const most = right.reduce((found, [page, { all }]) => (isGuide(page) ? found : Math.max(found, ones(all))), 0);
    const kept = right.filter(([page, { all }]) => ones(all) === (isGuide(page) ? words.length : most));
    kept.sort(([a, one], [b, other]) => (other.same === wanted) - (one.same === wanted) || other.score - one.score
      || factsOf(b).when - factsOf(a).when || b - a);
    const isNarrow = filter.area || filter.state;
    const named = [];
    table.docs.forEach(([, , , , kind], page) => {
      if (kind || isNarrow || !fits(page, filter)) return;
      const rank = words.length ? namedRank(page, query) : 1;
      if (rank) named.push({ rank, page, anchor: "", text: "", area: 0, state: "", title: "", marks: [], missing: [], isFolded: false, place: 0 });
    });
    named.sort(inOrder);
    const lists = {};
    table.kinds.forEach((kind, at) => {
      const isListed = !words.length && !isNarrow && at === 0;
      const pages = isListed ? [] : kept.map(([page]) => page).filter((page) => table.docs[page][4] === at);
      const isLess = isNarrow || filter.year || filter.office;
      lists[kind] = new List(kind, at ? [] : named, at === GUIDE && (isLess || !words.length) ? [] : pages, query, filter);
    });
    return { query, lists, nowhere, textOf: (word) => query.text.slice(word.start, word.end) };
  }

  // ------------------------------------------------------------------ words that are near those typed

  const often = (forms) => Object.entries(forms).map(([written, steps]) => [written, numbers(steps).length]).sort((a, b) => b[1] - a[1]);

  /* What may have been meant, at most three: each word that stands nowhere by one that does, the fewest wrong letters
     first, and among those what follows the word before it. */
  async function hints({ query: { words, text }, nowhere }) {
    const found = [];
    for (const word of nowhere.filter((one) => !one.ids && !isNumber(one.head))) {
      const before = words[words.indexOf(word) - 1], most = word.head.length > 3 ? 2 : 1;
      const put = (written, wrong, count) => {
        found.push({ text: text.slice(0, word.start) + written + text.slice(word.end), wrong, count });
      };
      const tails = before && !before.ids ? (files.get(fileOf(before.head)) || {})[before.head] : {};
      for (const [tail, forms] of Object.entries(tails || {})) {
        const wrong = /^[a-z]/.test(tail) ? distance(tail, word.head, most) : most + 1;
        const [[pair, count]] = often(forms);
        if (wrong <= most) put(pair.split(" ")[1], wrong - 0.5, count);
      }
      const near = [...table.names].filter((name) => !isNumber(name)).map((name) => [name, distance(name, word.head, most)])
        .filter(([name, wrong]) => wrong <= most && name !== word.head).sort((a, b) => a[1] - b[1]).slice(0, 4);
      await Promise.all(near.map(([name]) => load(`w-${name}`)));
      for (const [name, wrong] of near) {
        const forms = ((files.get(name) || {})[name] || {})[""];
        if (forms) put(...(([written, count]) => [written, wrong, count])(often(forms)[0]));
      }
    }
    found.sort((a, b) => a.wrong - b.wrong || b.count - a.count);
    return [...new Set(found.map((one) => one.text))].slice(0, 3);
  }

  // ------------------------------------------------------------------ how a row is shown; nothing of it is taken for markup

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
    const [address, name, , office] = table.docs[page];
    const link = element("a", "bc-found"), index = location.protocol === "file:" ? "index.html" : "";
    const [folder, hash] = anchor[0] === "/" ? [anchor.slice(1), ""] : [address, anchor];
    link.href = new URL(`${folder ? `${folder}/` : ""}${index}${hash ? `#${hash}` : ""}`, root).href;
    const where = [title || name, table.offices[office], table.areas[area]];
    link.append(element("span", "bc-found__where", [...new Set(where)].filter(Boolean).join(" · ")));
    if (text) link.append(element("span", "bc-found__text", ...excerpt(text, marks, first)));
    if (missing.length) link.append(element("span", "bc-found__missing", `Không có: ${missing.map(textOf).join(", ")}`));
    if (state) link.append(element("span", `bc-found__state bc-state bc-state--${state}`, table.states[state] || state));
    return element("li", "", link);
  }

  /* The table as it is used: each page's address, title, year, office, kind and facet. */
  function unpacked({ offices, shapes, rows: [owners, forms, facets] }) {
    const docs = owners.map((office, at) => {
      const [path, title, year, kind] = shapes[forms[at]], [name, folder] = offices[office];
      return [[folder, path].filter(Boolean).join("/"), title || name, year, office, kind, facets[at]];
    });
    return { docs, offices: offices.map(([name]) => name) };
  }

  async function ready() {
    await Promise.all([load("table"), load("short")]);
    return table;
  }

  window.BaocaoSearch = {
    table: (value) => { table = { ...value, ...unpacked(value), names: new Set(value.words.split(" ")), facts: [] }; },
    short: (rows) => { classes = rows.map((ways) => ways.map(wordsIn)); },
    words: (name, heads) => files.set(name, heads),
    text: (number, rows) => texts.set(number, rows),
    root, ready, find, hints, shown, folded, element,
  };
})();
