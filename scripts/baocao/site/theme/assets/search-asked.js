/* What is asked: its words, short forms with what they mean, what must stand together; and what may have been meant. */

(() => {
  "use strict";
  const search = window.BaocaoSearch;
  if (search.understood) return;
  const { folded, wordsIn, isNumber, joined, distance } = window.BaocaoWords;
  const { index, isKnown, loadBeginnings, loadForms, formsOf, formsAfter, pagesIn } = search;
  const MOST_WORDS = 12, MOST_SPLITS = 3, NEAR = 12, OFFERED = 3;

  // ------------------------------------------------------------------ short forms

  /* Ways to write the same, by the first word of each, the longest first. `put`: what a way is taken for. */
  function waysBy(ids, put, isTyped) {
    const ways = new Map(), { classes } = index;
    for (const id of ids) {
      const isShortened = classes.get(id).slice(1).some((words) => words.every(isKnown));
      classes.get(id).forEach((words, at) => {
        const [first] = words;
        if (at === 0 && !isShortened && isTyped) return; // nobody writes it short, so its words are found as words
        if (!ways.has(first.head)) ways.set(first.head, []);
        ways.get(first.head).push({ words, id, put: put(id), isFull: at === 0 });
      });
    }
    for (const found of ways.values()) found.sort((a, b) => b.words.length - a.words.length);
    return ways;
  }

  // ------------------------------------------------------------------ words that are typed as no report has them

  const TONES = { f: "\u0300", s: "\u0301", r: "\u0309", x: "\u0303", j: "\u0323" };
  const SHAPES = { dd: "đ", aa: "â", ee: "ê", oo: "ô", aw: "ă", ow: "ơ", uw: "ư" };

  /* A word as Telex would have written it, had it been on: `luowngf` is `lường`; null where it would not. */
  function telexed(typed) {
    const [, letters, tone = ""] = /^([a-z]+?)([fsrxj])?$/.exec(typed) || [];
    if (!letters) return null;
    const shaped = letters.replace(/dd|aa|ee|oo|uow|aw|ow|uw/g, (keys) => (keys === "uow" ? "ươ" : SHAPES[keys]));
    if (shaped === typed) return null;
    const vowels = [...shaped.matchAll(/[aeiouyâêôăơư]/g)].map((one) => one.index).filter((at) => !/^(?:qu|gi)[aeoâêôăơư]/.test(shaped) || at > 1);
    if (vowels.length === 0) return null;
    const strong = vowels.filter((at) => /[âêôăơư]/.test(shaped[at])), isClosed = vowels.at(-1) < shaped.length - 1;
    const at = strong.at(-1) ?? (vowels.length > 1 && (isClosed || vowels.length > 2) ? vowels[1] : vowels[0]);
    return wordsIn((shaped.slice(0, at + 1) + (TONES[tone] || "") + shaped.slice(at + 1)).normalize("NFC"))[0];
  }

  /* The two words that were typed as one, if the index has them one after the other: `covid19`. */
  async function split({ written, start, end }) {
    const ways = [];
    for (let at = 1; at < written.length; at++) {
      const two = [written.slice(0, at), written.slice(at)].map((half) => ({ ...wordsIn(half)[0], start, end }));
      if (two.every(({ head }, i) => head && head === folded([written.slice(0, at), written.slice(at)][i])) && two.every(isKnown)) ways.push(two);
    }
    ways.sort((a, b) => Math.min(...b.map(({ head }) => head.length)) - Math.min(...a.map(({ head }) => head.length)));
    const some = ways.slice(0, MOST_SPLITS);
    await loadForms([], some);
    return some.find((two) => formsAfter(...two).length);
  }

  /* Numbers with the point of other languages where Vietnamese has a comma: `52.2%`. */
  const DECIMAL = /(?<![0-9.,])([0-9]{1,3})\.([0-9]{1,2})(?=\s*(?:%|phần trăm|phan tram|tỷ|tỉ|triệu|trieu|tấn|tan|ha|km)(?![\p{L}\p{N}]))/gu;
  const QUOTED = /["“”]([^"“”]+)["“”]/g;

  async function understood(asked) {
    const text = asked.normalize("NFC"), typed = [];
    let isOther = false;
    const all = wordsIn(text.replace(DECIMAL, "$1,$2")).slice(0, MOST_WORDS);
    for (const word of all) {
      const isBegun = word === all.at(-1) && [...index.table.names].some((name) => name.startsWith(word.head));
      const isOdd = !isNumber(word.head) && !isKnown(word) && !isBegun;
      const meant = isOdd && telexed(word.written);
      if (meant && isKnown(meant)) typed.push({ ...meant, start: word.start, end: word.end });
      else typed.push(...((isOdd && await split(word)) || [word]));
      isOther = isOther || typed.at(-1) !== word;
    }
    await loadBeginnings(typed.map(({ head }) => head));
    const isMarked = typed.some((word) => word.written !== word.head);
    const words = joined(typed, waysBy(index.classes.keys(), (id) => `=${id}=`, true), isMarked);
    words.forEach((word) => { if (word.ids) word.written = word.head; });
    const phrases = [...text.matchAll(QUOTED)].map(({ index: from, 0: { length } }) => words.filter(({ start }) => start >= from && start < from + length));
    const last = words.at(-1);
    if (last) last.isPrefix = !last.ids && !isNumber(last.head) && (words.length > 1 || !isKnown(last)) && !phrases.flat().includes(last);
    const puts = new Map(words.flatMap((word) => (word.ids || []).map((id) => [id, word.head])));
    return {
      text, words, isMarked, ways: waysBy(puts.keys(), (id) => puts.get(id)), phrases: phrases.filter((one) => one.length > 1),
      instead: isOther ? typed.map(({ written }) => written).join(" ") : "",
    };
  }

  // ------------------------------------------------------------------ words that are near those typed

  const often = (forms) => forms.map(([written, places]) => [written, pagesIn(places).length]).sort((a, b) => b[1] - a[1])[0];

  /* What may have been meant, at most three: each word that stands nowhere by one that does, the fewest wrong letters
     first, and among those what follows the word before it. */
  async function hints({ query: { words, text }, nowhere }) {
    const found = [];
    for (const word of nowhere.filter((one) => !one.ids && !isNumber(one.head))) {
      const before = words[words.indexOf(word) - 1], most = word.head.length > 3 ? 2 : 1;
      const put = ([written, count], wrong) => {
        found.push({ text: text.slice(0, word.start) + written.split(" ").at(-1) + text.slice(word.end), wrong, count });
      };
      const near = [...index.table.names].filter((name) => !isNumber(name)).map((head) => ({ head, wrong: distance(head, word.head, most) }))
        .filter(({ head, wrong }) => wrong <= most && head !== word.head)
        .sort((a, b) => a.wrong - b.wrong || (b.head[0] === word.head[0]) - (a.head[0] === word.head[0])).slice(0, NEAR);
      const isTold = before && !before.ids;
      if (isTold) await loadForms([], near.map((one) => [before, one]), OFFERED);
      const follow = isTold ? near.map((one) => [formsAfter(before, one), one.wrong]).filter(([forms]) => forms.length) : [];
      follow.forEach(([forms, wrong]) => put(often(forms), wrong - 0.5));
      const alone = near.slice(0, Math.max(OFFERED - follow.length, 1));
      await loadForms(alone, []);
      alone.map((one) => [formsOf(one), one.wrong]).filter(([forms]) => forms.length).forEach(([forms, wrong]) => put(often(forms), wrong));
    }
    found.sort((a, b) => a.wrong - b.wrong || b.count - a.count);
    return [...new Set(found.map((one) => one.text))].slice(0, OFFERED);
  }

  Object.assign(search, { understood, hints });
})();
