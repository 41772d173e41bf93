/* Runs before the first paint where it can: applies the reader's remembered text size and colour scheme. */
(() => {
  const root = document.documentElement;
  const read = (name) => {
    try { return localStorage.getItem(name); } catch { return null; }
  };
  const asked = new URLSearchParams(location.search).get("size");
  if (asked === "large" || asked === "normal") {
    try { localStorage.setItem("size", asked); } catch { /* storage is closed: the address still works */ }
  }
  const size = asked || read("size");
  if (size === "large") root.dataset.size = "large";
  if (size === "normal") delete root.dataset.size;
  const theme = read("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
})();
