/* Small comforts of both sites; every one of them also works without script.
   data-copy="#id"      a button that copies the text of another element (hidden without script)
   tr[data-href]        a click anywhere on the row follows its own link
   .error-summary       takes the focus when the page opens with errors */

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.textContent.replace(/\s+/g, ""));
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = before; }, 2000);
    return;
  }
  const row = event.target.closest("tr[data-href]");
  const chosen = String(getSelection());
  if (row && !chosen && !event.target.closest("a, button, input, label, select, summary")) {
    if (event.ctrlKey || event.metaKey) open(row.dataset.href, "_blank", "noopener");
    else location.assign(row.dataset.href);
  }
});

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

document.querySelector(".error-summary")?.focus();
