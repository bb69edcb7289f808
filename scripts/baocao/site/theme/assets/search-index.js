/* The index of the search as it lies in small files below tim/ (baocao/site/search_index.py says what is in them).
   All files are scripts that call BaocaoSearch, so that the site can be searched from a folder, without a server. */

(() => {
  "use strict";
  if (window.BaocaoSearch) return;

  const { folded, fileOf, isNumber, wordsIn } = window.BaocaoWords;
  const root = new URL("../", document.currentScript.src);
  const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const MOST_PREFIXES = 6, MOST_PARTS = 2;
  const index = { table: null, classes: new Map(), texts: new Map() };
  const parts = new Map(), loading = new Map();

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

  // ------------------------------------------------------------------ keys: `do ` for a word, `do luong` for two

  const keyOf = (word) => `${word.head} `;
  const pairKey = (before, word) => (isNumber(word.head) ? `${word.head} <${before.head}` : `${before.head} ${word.head}`);

  /* The parts that have `key`, and, if `isPrefix`, what else begins with it. */
  function partsOf(key, isPrefix) {
    const name = fileOf(key.slice(0, key.indexOf(" ")));
    if (!index.table.names.has(name)) return [];
    const cuts = index.table.cuts.get(name) || [], upTo = (last) => cuts.filter((cut) => cut <= last).length;
    const first = upTo(key), last = isPrefix ? Math.min(upTo(`${key}\uffff`), first + MOST_PARTS - 1) : first;
    return [...Array(last - first + 1).keys()].map((at) => (at + first ? `w-${name}-${at + first}` : `w-${name}`));
  }

  const isKnown = (word) => index.table.names.has(fileOf(word.head));

  /* The keys that a word alone has: those that begin with it if it is but a beginning. */
  function keysOf(word) {
    if (!word.isPrefix || isKnown(word)) return [keyOf(word)];
    const longer = [...index.table.names].filter((name) => name.startsWith(word.head)).sort((a, b) => a.length - b.length);
    return longer.slice(0, MOST_PREFIXES).map((name) => `${name} `);
  }

  /* Load what the index has of words alone, and of twos; of no more files than `most`. */
  function loadForms(words, pairs, most) {
    const names = [...words.flatMap(keysOf).flatMap((key) => partsOf(key)),
      ...pairs.flatMap(([before, word]) => partsOf(pairKey(before, word), word.isPrefix))];
    return Promise.all([...new Set(names)].slice(0, most).map(load));
  }

  /* The forms of a word, and of what follows another: [as it is written, where it is]. */
  const formsOf = (word) => keysOf(word).flatMap((key) => partsOf(key).flatMap((name) => (parts.get(name) || new Map()).get(key) || []));

  function formsAfter(before, word) {
    const key = pairKey(before, word), fits = (own) => own === key || (word.isPrefix && own.startsWith(key));
    return partsOf(key, word.isPrefix).flatMap((name) => [...(parts.get(name) || [])].filter(([own]) => fits(own))).flatMap(([, forms]) => forms);
  }

  function take(name, forms) {
    const keyed = new Map();
    for (const [written, places] of Object.entries(forms)) {
      const [first, second = ""] = written.split(" ").map(folded);
      const key = isNumber(second) ? `${second} <${first}` : `${first} ${second}`;
      keyed.set(key, [...(keyed.get(key) || []), [written, places]]);
    }
    parts.set(name, keyed);
  }

  /* The pages of one form, each with the passages that have it; null for any. */
  function pagesIn(places) {
    return places.split(" ").flatMap((block) => {
      const number = parseInt(block, 10), first = index.table.blocks[number];
      return [...block.matchAll(/([A-Za-z])([0-9.]*)/g)].map(([, letter, passages]) => [
        first + LETTERS.indexOf(letter), passages ? passages.split(".").map(Number) : null,
      ]);
    });
  }

  // ------------------------------------------------------------------ the table

  /* Each page's address, title, year, office, kind and facet. */
  function unpacked({ offices, shapes, rows: [owners, forms, facets] }) {
    const docs = owners.map((office, at) => {
      const [path, title, year, kind] = shapes[forms[at]], [name, folder] = offices[office];
      return [[folder, path].filter(Boolean).join("/"), title || name, year, office, kind, facets[at]];
    });
    return { docs, offices: offices.map(([name]) => name) };
  }

  function takeTable(value) {
    let at = 0;
    const blocks = value.blocks.map((step) => (at += step));
    const cuts = new Map(Object.entries(value.cuts).map(([name, keys]) => [name, keys.split(";").map((key) => key.replace("=", `${name} `))]));
    index.table = { ...value, ...unpacked(value), blocks, cuts, names: new Set(value.words.split(" ")), facts: [] };
  }

  async function ready() {
    await load("table");
    return index.table;
  }

  window.BaocaoSearch = {
    table: takeTable,
    short: (found) => Object.entries(found).forEach(([id, ways]) => index.classes.set(id, ways.map(wordsIn))),
    words: take,
    text: (number, rows) => index.texts.set(number, rows),
    root, ready, index, load, loadForms, formsOf, formsAfter, pagesIn, isKnown,
  };
})();
