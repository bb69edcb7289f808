/* What a search knows of words: those of a text, how they compare, and how well a text has those that were typed.
   As in baocao/site/search/words.py; a test holds the two together. */

(() => {
  "use strict";

  const GROUPED = "[1-9][0-9]{0,2}(?:(?:\\.[0-9]{3})+|(?:,[0-9]{3})+)";
  const WORD = new RegExp(`(?:${GROUPED}|[0-9]{1,3},[0-9]{1,2})(?![\\p{L}\\p{N}_])|[\\p{L}\\p{N}]+`, "gu");
  const IS_GROUPED = new RegExp(`^${GROUPED}$`);

  const EITHER_I = /^(?:[hklmst][yỳýỷỹỵ]|qu[iìíỉĩị])$/, ALL_I = "iìíỉĩịyỳýỷỹỵ";

  function folded(word) {
    return [...word].map((one) => (one === "đ" || one === "Đ" ? "d" : [...[...one.normalize("NFD")][0].toLowerCase()][0])).join("");
  }

  function spelled(word) {
    const digits = IS_GROUPED.test(word) ? word.replace(/[.,]/g, "") : word;
    if (/^[0-9]+$/.test(digits)) return digits.replace(/^0+(?=[0-9])/, "");
    const written = word.toLowerCase().normalize("NFC").replace(/([òóỏõọ])([ae])|([ùúủũụ])(y)/g, (_, o, ae, u, y) => {
      const apart = (o || u).normalize("NFD");
      return apart[0] + ((ae || y) + apart.slice(1)).normalize("NFC");
    });
    return EITHER_I.test(written) ? written.slice(0, -1) + ALL_I[(ALL_I.indexOf(written.at(-1)) + 6) % 12] : written;
  }

  function wordsIn(text) {
    return [...text.matchAll(WORD)].map((match) => {
      const written = spelled(match[0]);
      return { head: folded(written), written, start: match.index, end: match.index + match[0].length };
    });
  }

  const isNumber = (head) => /^[0-9]/.test(head);
  const fileOf = (head) => (/^[\x00-\x7f]*$/.test(head) ? (/^[0-9]{1,2}/.exec(head) || [head])[0] : "khac");

  /* `words` with each run that `ways` knows as one word; `isMarked`: diacritics count. A way: its `words`, what it is
     `put` for, the `id` of its meaning, and whether it is that in full. */
  function joined(words, ways, isMarked) {
    if (ways.size === 0) return words;
    const made = [];
    for (let at = 0; at < words.length; at++) {
      const fits = ({ words: way }) => way.every(({ head }, i) => at + i < words.length && words[at + i].head === head);
      const isSame = (way) => !way.isFull || way.words.every(({ written }, i) => words[at + i].written === written);
      const found = (ways.get(words[at].head) || []).filter((way) => fits(way) && (!isMarked || isSame(way)));
      if (found.length === 0) {
        made.push(words[at]);
        continue;
      }
      const [way] = found, end = at + way.words.length - 1;
      const ids = found.filter((one) => one.words.length === way.words.length).map((one) => one.id);
      made.push({ head: way.put, written: isSame(way) ? way.put : "", start: words[at].start, end: words[end].end, ids });
      at = end;
    }
    return made;
  }

  function runAt(words, run, key) {
    for (let at = 0; at + run.length <= words.length; at++) {
      if (run.every((one, i) => words[at + i][key] === one[key])) return true;
    }
    return false;
  }

  const equals = (word, typed, key) => word[key] === typed[key] || (typed.isPrefix && word[key].startsWith(typed[key]));

  /* How well words match by `key`, the first place to show, and what to mark. 6: the phrase; from 3: all words, the
     nearer the better; below 1: some. */
  function fit(words, typed, key) {
    for (const isWhole of [true, false]) {
      for (let at = 0; at + typed.length <= words.length; at++) {
        const same = (one, i) => (isWhole ? words[at + i][key] === one[key] : equals(words[at + i], one, key));
        if (typed.every(same)) return { rank: isWhole ? 6 : 5, marks: [[words[at].start, words[at + typed.length - 1].end]], missing: [] };
      }
    }
    const places = typed.map((one) => words.flatMap((word, at) => (equals(word, one, key) ? [at] : [])));
    const missing = typed.filter((_, i) => places[i].length === 0);
    const found = places.filter((at) => at.length);
    if (found.length === 0) return { rank: 0, marks: [], missing };
    // The shortest stretch that has each: from every place of one, the nearest place of each of the others.
    let best = [0, words.length];
    for (const start of found.flat()) {
      const stretch = found.map((own) => own.find((at) => at >= start));
      const end = Math.max(...stretch);
      if (!stretch.includes(undefined) && end - start < best[1] - best[0]) best = [start, end];
    }
    const near = typed.length / (best[1] - best[0] + 1 || 1);
    const marks = [...new Set(found.flat())].sort((a, b) => a - b).map((at) => [words[at].start, words[at].end]);
    const first = marks.findIndex(([start]) => start === words[best[0]].start);
    const rank = missing.length ? (found.length / typed.length) * 0.9 : 3 + Math.min(near, 1);
    return { rank, marks, missing, first: Math.max(first, 0) };
  }

  /* How many letters are wrong, two that changed places counted once; more than `most` may be said for far more. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  window.BaocaoWords = { folded, wordsIn, isNumber, fileOf, joined, runAt, fit, distance };
})();
