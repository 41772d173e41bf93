/* Switches for text size and colour scheme. Without script the size switch is a plain link to ?size=large. */
const root = document.documentElement;

function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { /* nothing is remembered, the page still changes */ }
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function showSize(link) {
  const large = root.dataset.size === "large";
  link.querySelector("[data-label]").textContent = large ? link.dataset.normal : link.dataset.large;
}

for (const link of document.querySelectorAll("[data-size-switch]")) {
  showSize(link);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const large = root.dataset.size !== "large";
    if (large) root.dataset.size = "large";
    else delete root.dataset.size;
    remember("size", large ? "large" : "normal");
    showSize(link);
  });
}

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  const label = button.querySelector("[data-label]");
  const show = () => { label.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("theme", root.dataset.theme);
    show();
  });
}
