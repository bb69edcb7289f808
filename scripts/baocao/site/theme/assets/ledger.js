/* Shows of a list only what its filters ask for: `?loc=qua-han&linh-vuc=bao-tang`. The address says what is shown, so
   that it can be sent on and the way back works; without scripts the list is whole and the filters are not there.
   On a small screen routine and finished work is folded to its heading, until it is opened, asked for or led to. */

(() => {
  "use strict";

  const nav = document.querySelector(".bc-filters");
  if (!nav) return;
  const rows = [...document.querySelectorAll("[data-bc]")];
  const links = [...nav.querySelectorAll("a")];
  const count = document.querySelector("[data-bc-count]");
  const whole = count.textContent;
  const ways = document.querySelector(".bc-ledger__ways");
  const asked = () => [...new URLSearchParams(location.search)].map((pair) => pair.join("="));
  const groups = [...document.querySelectorAll(".bc-ledger tbody")];
  const folds = new Map();
  const own = new Set(links.map((link) => link.search.slice(1)));

  function show() {
    const wanted = asked().filter((one) => own.has(one));
    let shown = 0;
    for (const row of rows) {
      const answers = row.dataset.bc.split(" ");
      row.hidden = !wanted.every((one) => answers.includes(one));
      shown += row.hidden ? 0 : 1;
    }
    for (const group of groups) {
      const all = [...group.querySelectorAll("[data-bc]")];
      const left = all.filter((row) => !row.hidden).length;
      group.hidden = !left;
      const said = group.querySelector(".bc-ledger__group span");
      if (said) said.textContent = left === all.length ? left : `${left} trong ${all.length}`;
    }
    for (const link of links) {
      if (wanted.includes(link.dataset.bcAsks)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      link.search = address(link.dataset.bcAsks);
    }
    if (wanted.length) groups.forEach(unfold);
    if (ways) ways.hidden = wanted.length > 0;
    count.textContent = wanted.length ? count.dataset.bcCount.replace("{n}", shown) : whole;
    for (const group of nav.querySelectorAll("details")) {
      if (group.querySelector("[aria-current]")) group.open = true;
    }
  }

  function fold(group) {
    const heading = group.querySelector(".bc-ledger__group th"), button = document.createElement("button");
    button.type = "button";
    button.className = "bc-ledger__fold";
    button.append(...heading.childNodes);
    heading.append(button);
    folds.set(group, button);
    setFolded(group, true);
    button.addEventListener("click", () => setFolded(group, button.getAttribute("aria-expanded") === "true"));
  }

  function setFolded(group, isFolded) {
    folds.get(group).setAttribute("aria-expanded", String(!isFolded));
    group.classList.toggle("bc-ledger__folded", isFolded);
  }

  const unfold = (group) => { if (folds.has(group)) setFolded(group, false); };

  /* Open what the address leads to. */
  function follow() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const group = target && groups.find((one) => one.contains(target));
    if (!group || !folds.has(group)) return;
    unfold(group);
    target.scrollIntoView();
  }

  /* Where a choice leads: it is taken, in the place of another of its filter, or, where it was, given up. */
  function address(choice) {
    const [name, value] = choice.split("=");
    const query = new URLSearchParams(location.search);
    if (query.get(name) === value) query.delete(name);
    else query.set(name, value);
    return query.size ? `?${query}` : "";
  }

  for (const link of links) {
    link.dataset.bcAsks = link.search.slice(1);
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", link.href);
      show();
    });
  }
  if (matchMedia("(min-width: 60em)").matches) {
    for (const group of nav.querySelectorAll("details")) group.open = true;
  } else {
    groups.slice(1).forEach(fold);
  }
  addEventListener("popstate", show);
  addEventListener("hashchange", follow);
  show();
  follow();
})();
