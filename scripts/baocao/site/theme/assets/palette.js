/* The colours that the reader chose last, or those of the device, before anything is shown. */

(() => {
  const chosen = __md_get("__palette");
  const color = chosen && chosen.color ? chosen.color : null;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const scheme = color && color.scheme ? color.scheme : isDark ? "slate" : "default";
  document.body.setAttribute("data-md-color-scheme", scheme);
})();
