/* Switches for text size and colour scheme. Without script the size switch is a plain link to ?size=large.
   boot.js may come later than this module, so the labels follow the attributes of the root element. */
const root = document.documentElement;
const sizeLinks = document.querySelectorAll("[data-size-switch]");
const themeButtons = document.querySelectorAll("[data-theme-switch]");

function remember(name, value) {
  try { localStorage.setItem(name, value); } catch { /* nothing is remembered, the page still changes */ }
}

const isLarge = () => root.dataset.size === "large";

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function label() {
  for (const link of sizeLinks) {
    link.querySelector("[data-label]").textContent = isLarge() ? link.dataset.normal : link.dataset.large;
  }
  for (const button of themeButtons) {
    button.hidden = false;
    button.querySelector("[data-label]").textContent = isDark() ? button.dataset.light : button.dataset.dark;
  }
}

for (const link of sizeLinks) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    remember("size", isLarge() ? "normal" : "large");
    if (isLarge()) delete root.dataset.size;
    else root.dataset.size = "large";
  });
}

for (const button of themeButtons) {
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember("theme", root.dataset.theme);
  });
}

new MutationObserver(label).observe(root, { attributeFilter: ["data-size", "data-theme"] });
label();
