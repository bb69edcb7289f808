/* The index of the search as it lies in small files below tim/ (baocao/site/search/index.py says what is in them).
   All files are scripts that call BaocaoSearch, so that the site can be searched from a folder, without a server. */

(() => {
  "use strict";
  if (window.BaocaoSearch) return;

  const { folded, fileOf, isNumber, wordsIn } = window.BaocaoWords;
  const root = new URL("../", document.currentScript.src);
  const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const STEPS = "0123456789!#$%&()*+,-./:=?@[]^_{|}";
  const MOST_PREFIXES = 6, MOST_PARTS = 2;
  /* `cuts`: where the files of words are cut; `sizes`: how long those are that tell the passages of words in many. */
  const index = { table: null, classes: new Map(), texts: new Map(), cuts: new Map(), sizes: new Map() };
  const exact = new Map(), parts = new Map(), loading = new Map();

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

  const nameOf = (key) => fileOf(key.slice(0, key.indexOf(" ")));

  /* Load what is to be known before anything that begins with the same letters as `heads` is looked for. */
  function loadBeginnings(heads) {
    const some = new Set(heads.map((head) => fileOf(head).slice(0, 2)).filter((name) => index.table.beginnings.has(name)));
    return Promise.all([...some].map((name) => load(`s-${name}`)));
  }

  /* The parts that have `key`, and, if `isPrefix`, what else begins with it. */
  function partsOf(key, isPrefix) {
    const name = nameOf(key);
    if (!index.table.names.has(name)) return [];
    const cuts = index.cuts.get(name) || [], upTo = (last) => cuts.filter((cut) => cut <= last).length;
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
  async function loadForms(words, pairs, most) {
    const alone = words.flatMap(keysOf), two = pairs.map(([before, word]) => [pairKey(before, word), word.isPrefix]);
    await loadBeginnings([...alone, ...two.map(([key]) => key)].map(nameOf));
    const names = [...alone.flatMap((key) => partsOf(key)), ...two.flatMap(([key, isPrefix]) => partsOf(key, isPrefix))];
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

  /* How long the file is that tells in which passages a word is where these are many; loaded once it is asked for. */
  const sizeOf = (word) => (word.ids ? 0 : index.sizes.get(fileOf(word.head)) || 0);
  const loadPassages = (words) => Promise.all(words.map((word) => load(`p-${fileOf(word.head)}`)));

  function passagesIn(steps) {
    const passages = [];
    let at = -1;
    for (const step of steps) {
      if (step === "~") at += STEPS.length;
      else passages.push((at += STEPS.indexOf(step) + 1));
    }
    return passages;
  }

  /* The pages of one form, each with the passages that have it; null where it may be any. */
  function pagesIn(places, written) {
    const known = exact.get(written);
    return known ? [...new Map([...placesIn(places), ...placesIn(known)])] : placesIn(places);
  }

  function placesIn(places) {
    return places.split(" ").flatMap((block) => {
      const number = parseInt(block, 10), first = index.table.blocks[number];
      return [...block.matchAll(/([A-Za-z])([^A-Za-z]*)/g)].map(([, letter, steps]) => [
        first + LETTERS.indexOf(letter), steps ? passagesIn(steps) : null,
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
    const [names, beginnings] = [value.words, value.beginnings].map((all) => new Set(all.split(" ")));
    index.table = { ...value, ...unpacked(value), blocks, names, beginnings, facts: [] };
  }

  /* What is to be known of the words that begin with two letters: short forms, and how their files are cut. */
  function takeBeginning(short, files) {
    for (const [id, ways] of Object.entries(short)) index.classes.set(id, ways.map(wordsIn));
    for (const [name, [keys, size]] of Object.entries(files)) {
      if (keys) index.cuts.set(name, keys.split(";").map((key) => key.replace("=", `${name} `)));
      if (size) index.sizes.set(name, size);
    }
  }

  async function ready() {
    await load("table");
    return index.table;
  }

  window.BaocaoSearch = {
    table: takeTable,
    beginning: takeBeginning,
    words: take,
    exact: (found) => Object.entries(found).forEach((one) => exact.set(...one)),
    text: (number, rows) => index.texts.set(number, rows),
    root, ready, index, load, loadBeginnings, loadForms, formsOf, formsAfter, pagesIn, sizeOf, loadPassages, isKnown,
  };
})();
