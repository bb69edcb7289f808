/* Search as Vietnamese people type, for the box of every page (search.js) and the page tim/ (search-page.js).

   A query loads what the index has of each word: pages, and in them the passages. It keeps the pages of which one
   passage may have all words, or else the most; where these are many, it loads what it has of each two words, and
   takes first what has rare words and pairs of words. The texts of the best few are loaded and judged item by item. If
   none of them has all words in one, it asks in which passages the words are that many have, before it loads others. */

(() => {
  "use strict";
  const search = window.BaocaoSearch;
  if (search.find) return;

  const { folded, wordsIn, joined, runAt, fit } = window.BaocaoWords;
  const { index, load, loadForms, formsOf, formsAfter, pagesIn, sizeOf, loadPassages } = search;
  const PER_PAGE = 3, ROWS = 20, FEW = 4, MANY = 6, GUIDE = 3, MOST_LETTERS = 30000, TRIES = 3;
  const BATCHES = { "bao-cao": 4, "nhiem-vu": 2, "so-lieu": 1, "huong-dan": 2 };

  // ------------------------------------------------------------------ pages that may have it

  const union = (some, others) => (some && others ? [...some, ...others] : null);

  /* The pages of `forms`, each with its passages, and with those where it is written as typed; null for any. */
  function pagesOf(forms, isSame) {
    const found = new Map();
    for (const [written, places] of forms) {
      const same = isSame(written);
      for (const [page, passages] of pagesIn(places, written)) {
        const before = found.get(page) || { any: [], same: [] };
        found.set(page, { any: union(before.any, passages), same: same ? union(before.same, passages) : before.same });
      }
    }
    return found;
  }

  const isThere = (passages) => !passages || passages.length > 0;

  /* Of a way of several words, the pairs that tell where it is: the first and the last. */
  const pairsOf = (way) => [...new Set([1, way.length - 1])].map((at) => [way[at - 1], way[at]]);
  const waysOf = (word) => (word.ids || []).flatMap((id) => index.classes.get(id));

  function pagesOfClass(ids) {
    const found = new Map();
    for (const id of ids) {
      index.classes.get(id).forEach((way, at) => {
        const parts = way.length === 1 ? [formsOf(way[0])] : pairsOf(way).map((pair) => formsAfter(...pair));
        const wanted = way.length === 1 ? [way[0].written] : pairsOf(way).map((pair) => pair.map(({ written }) => written).join(" "));
        const each = parts.map((forms, i) => pagesOf(forms, (written) => at > 0 || written === wanted[i]));
        for (const [page, own] of each[0]) {
          if (!each.every((pages) => pages.has(page))) continue;
          const same = each.every((pages) => isThere(pages.get(page).same)) ? own.same : [];
          const before = found.get(page) || { any: [], same: [] };
          found.set(page, { any: union(before.any, own.any), same: union(before.same, same) });
        }
      });
    }
    return found;
  }

  const fitsAs = (isMarked, word, typed) => (written) => !isMarked || written === typed || (word.isPrefix && written.startsWith(typed));
  const rarity = (pages) => Math.log(1 + index.table.docs.length / Math.max(pages.size, 1));

  /* Of the passages of a page, how many words the best may have, of how many that is not known, and what these weigh. */
  function best(lists, weights) {
    const passages = new Map([[-1, [0, 0]]]), anywhere = [0, 0];
    lists.forEach((passage, at) => {
      const own = passage ? [...new Set(passage)].map((one) => passages.get(one) || passages.set(one, [0, 0]).get(one)) : [anywhere];
      for (const sum of own) {
        sum[0] += 1;
        sum[1] += weights[at];
      }
    });
    const [count, weight] = [...passages.values()].reduce((a, b) => (b[0] > a[0] || (b[0] === a[0] && b[1] > a[1]) ? b : a));
    return { count: count + anywhere[0], loose: anywhere[0], weight: weight + anywhere[1] };
  }

  /* Every page that has one of the words: which it has, and of these the most that one passage may have, at all and
     as typed, with what they weigh. */
  async function weighed({ words, isMarked }) {
    const ways = words.flatMap(waysOf);
    await loadForms([...words.filter((word) => !word.ids), ...ways.filter((way) => way.length === 1).flat()],
      ways.filter((way) => way.length > 1).flatMap(pairsOf));
    return judged(words, isMarked);
  }

  function judged(words, isMarked, only) {
    const found = words.map((word) => (word.ids ? pagesOfClass(word.ids) : pagesOf(formsOf(word), fitsAs(isMarked, word, word.written))));
    const weights = found.map((pages, at) => rarity(pages) * (words[at].ids ? 2 : 1)), hits = new Map();
    for (const page of only || new Set(found.flatMap((pages) => [...pages.keys()]))) {
      const own = found.map((pages) => pages.get(page) || { any: [], same: [] });
      const { count, loose, weight } = best(own.map(({ any }) => any), weights), same = best(own.map((one) => one.same), weights);
      hits.set(page, { has: own.map(({ any }) => isThere(any)), count, loose, same: same.count, score: weight + same.weight });
    }
    return hits;
  }

  /* Judges pages again, in whose passages the words are that many have; as many of them as is not too long to load. */
  function judgedAgain({ words, isMarked }) {
    let left = MOST_LETTERS, loaded = null;
    const some = words.filter(sizeOf).sort((a, b) => sizeOf(a) - sizeOf(b)).filter((word) => (left -= sizeOf(word)) >= 0);
    return async (pages) => {
      await (loaded ||= loadPassages(some));
      return judged(words, isMarked, pages);
    };
  }

  /* Weigh what stands side by side; what is quoted must. */
  async function weighPairs({ words, isMarked, phrases }, hits, kept) {
    const size = (at) => kept.filter(([, { has }]) => has[at]).length;
    const isQuoted = (pair) => phrases.some((phrase) => pair.every((word) => phrase.includes(word)));
    const pairs = words.slice(1).map((word, at) => [words[at], word]).filter((pair) => pair.every((word) => !word.ids))
      .map((pair, at) => [pair, isQuoted(pair) ? -1 : Math.min(size(at), size(at + 1))]).sort((a, b) => a[1] - b[1]).slice(0, words.length > MANY ? MANY / 2 : MANY);
    await loadForms([], pairs.map(([pair]) => pair));
    let left = kept;
    for (const [[before, word], order] of pairs) {
      const pages = pagesOf(formsAfter(before, word), fitsAs(isMarked, word, `${before.written} ${word.written}`));
      for (const [page, { same }] of pages) if (hits.has(page)) hits.get(page).score += 4 * rarity(pages) * (isThere(same) ? 2 : 1);
      if (order < 0) left = left.filter(([page]) => pages.has(page));
    }
    return left;
  }

  // ------------------------------------------------------------------ reports that are named

  const PERIOD = /(?:^|\/)(\d{4})(?:-(\d\d|Q\d|H\d|9M))?$/;
  const ENDS = { H1: 6, H2: 12, "9M": 9 };

  function periodOf(page) {
    const [, year, part = ""] = PERIOD.exec(index.table.docs[page][0]) || [];
    if (!year) return { when: 0, names: [] };
    const end = part ? ENDS[part] || (part[0] === "Q" ? part[1] * 3 : Number(part)) : 12;
    const names = [part ? `${year}-${part}` : ""];
    if (part[0] === "Q") names.push(`quý ${part[1]}/${year}`, `quý ${part[1]} năm ${year}`, `${part}/${year}`);
    if (/^\d\d$/.test(part)) names.push(`tháng ${end} năm ${year}`, `T${end}/${year}`, `th${end}/${year}`);
    return { when: year * 100 + end, names: names.filter(Boolean).map(wordsIn) };
  }

  function factsOf(page) {
    const { table } = index, known = table.facts;
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

  function match(text, { words: typed, ways, isMarked, phrases }) {
    if (typed.length === 0) return { rank: 1, marks: [], missing: [], isFolded: false };
    const words = joined(wordsIn(text), ways, false);
    if (!phrases.every((phrase) => runAt(words, phrase, "head"))) return null;
    const bare = fit(words, typed, "head"), asTyped = isMarked ? fit(words, typed, "written") : bare;
    const isFolded = asTyped.missing.length > bare.missing.length;
    return bare.rank ? { ...(isFolded ? bare : asTyped), isFolded } : null;
  }

  /* An item says more than a heading of the same words, which stands in every report. */
  const isItem = (anchor) => (/-\d+-\d+$|^\//.test(anchor) ? 1 : 0);
  const inOrder = (a, b) => a.missing.length - b.missing.length || a.isFolded - b.isFolded || b.rank - a.rank
    || isItem(b.anchor) - isItem(a.anchor) || factsOf(b.page).when - factsOf(a.page).when || a.place - b.place;

  /* What is found of one kind, a few pages at a time. `mayBeWhole`: one passage of each may have all words. */
  class List {
    constructor(kind, named, pages, query, filter, mayBeWhole, again) {
      Object.assign(this, { kind, named, pages, query, filter, mayBeWhole, again, hasWhole: false, isInVain: false });
    }

    get isOver() { return this.named.length + this.pages.length === 0; }

    async next(size = BATCHES[this.kind]) {
      if (this.named.length) {
        this.hasWhole = true;
        const rows = this.named.splice(0, this.query.words.length ? 5 : ROWS);
        if (this.query.words.length === 0) return rows;
        return [...rows, ...(await this.further(Math.max(size - rows.length, 1)))];
      }
      return this.further(size);
    }

    async further(size) {
      const some = [], tries = this.mayBeWhole && size > 1 && this.query.words.length <= MANY ? TRIES : 1;
      for (let tried = 0; this.pages.length && tried < tries; tried++) {
        if (this.isInVain) await this.narrow();
        const pages = this.pages.splice(0, size);
        await Promise.all(pages.map((page) => load(`t-${page}`)));
        const rows = pages.flatMap((page, place) => this.rowsOf(page, place)).sort(inOrder);
        const whole = rows.filter((row) => row.missing.length === 0);
        if (whole.length) {
          this.hasWhole = true;
          return whole;
        }
        this.isInVain = true;
        some.push(...rows);
      }
      return this.hasWhole ? [] : some.sort(inOrder).slice(0, ROWS / 2);
    }

    /* Leave out the pages of which no passage can have all words, and put first those of which one must. */
    async narrow() {
      const { words } = this.query, hits = await this.again(this.pages);
      const isSame = (page) => hits.get(page).same === words.length;
      this.pages = this.pages.filter((page) => hits.get(page).count === words.length)
        .sort((a, b) => isSame(b) - isSame(a) || hits.get(a).loose - hits.get(b).loose);
    }

    rowsOf(page, place) {
      const { filter, query } = this, own = [];
      const { docs, facets } = index.table, areas = [0, ...facets[docs[page][5]][0]];
      for (const [anchor, text, at = 0, state = "", title = ""] of index.texts.get(page) || []) {
        const area = areas[at];
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
    const { table } = index, [, , year, office, kind, facet] = table.docs[page], [areas, states] = table.facets[facet];
    return (!filter.kind || table.kinds[kind] === filter.kind) && (!filter.year || year === filter.year)
      && (!filter.office || office === filter.office) && (!filter.area || areas.includes(filter.area))
      && (!filter.state || states.includes(filter.state));
  }

  /* What is found for what was typed: a list for each kind; `nowhere`: the words that no page
     has, guides not counted, of which only those are kept that have all words. */
  async function find(asked, filter = {}) {
    const { table } = index, query = await search.understood(asked), { words } = query;
    const hits = words.length ? await weighed(query) : new Map(table.docs.map((_, page) => [page, { has: [], count: 0, loose: 0, same: 0, score: 0 }]));
    const isGuide = (page) => table.docs[page][4] === GUIDE;
    const own = [...hits].filter(([page]) => !isGuide(page) || filter.kind === table.kinds[GUIDE]);
    const right = [...hits].filter(([page]) => fits(page, filter));
    const most = right.reduce((found, [page, { count }]) => (isGuide(page) ? found : Math.max(found, count)), 0);
    let kept = right.filter(([page, { count }]) => count === (isGuide(page) ? words.length : most));
    if (words.length > 1 && (kept.length > FEW || query.phrases.length)) kept = await weighPairs(query, hits, kept);
    kept.sort(([a, one], [b, other]) => (other.same === words.length) - (one.same === words.length) || other.score - one.score
      || factsOf(b).when - factsOf(a).when || b - a);
    const isNarrow = filter.area || filter.state;
    const named = [];
    table.docs.forEach(([, , , , kind], page) => {
      if (kind || isNarrow || !fits(page, filter)) return;
      const rank = words.length ? namedRank(page, query) : 1;
      if (rank) named.push({ rank, page, anchor: "", text: "", area: 0, state: "", title: "", marks: [], missing: [], isFolded: false, place: 0 });
    });
    named.sort(inOrder);
    const nowhere = named.length ? [] : words.filter((_, at) => !own.some(([, { has }]) => has[at]));
    const lists = {}, again = judgedAgain(query);
    table.kinds.forEach((kind, at) => {
      const isListed = !words.length && !isNarrow && at === 0;
      const pages = isListed ? [] : kept.map(([page]) => page).filter((page) => table.docs[page][4] === at);
      const isLess = isNarrow || filter.year || filter.office;
      lists[kind] = new List(kind, at ? [] : named, at === GUIDE && (isLess || !words.length) ? [] : pages, query, filter, most === words.length, again);
    });
    return { query, lists, nowhere, mayBeWhole: most === words.length, textOf: (word) => query.text.slice(word.start, word.end) };
  }

  Object.assign(search, { find, folded });
})();
