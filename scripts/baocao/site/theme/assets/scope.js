/* What a page needs before all else: where the site begins, what the reader chose (both under the names that
   Material's script asks for), and in a folder without a server, links to the pages and not to their folders. */

var __md_scope = new URL("../", document.currentScript.src);

function __md_hash(text) {
  return [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
}

function __md_get(key, storage = localStorage, scope = __md_scope) {
  try {
    return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
  } catch {
    return null; // a browser may keep nothing
  }
}

function __md_set(key, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // a browser may keep nothing
  }
}

// Material's script takes what is `[rel=alternate]` to the letter for this site in another language, and asks beside it for
// a map of all pages. A feed is none.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.relList.add("feed");

if (location.protocol === "file:") {
  document.addEventListener("DOMContentLoaded", () => {
    for (const link of document.querySelectorAll("a[href], link[rel=prev], link[rel=next]")) {
      link.href = link.href.replace(/^(file:[^?#]*\/)(?=$|[?#])/, "$1index.html");
    }
  });
}
