/* input[data-day] takes a day as officials write it. With script there is also the browser's own calendar. */

const ICON = '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/></svg>';

function offer(input) {
  const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
  calendar.setAttribute("aria-hidden", "true");
  const button = Object.assign(document.createElement("button"), { type: "button", title: "打开日历", innerHTML: ICON });
  button.setAttribute("aria-label", "打开日历");
  button.addEventListener("click", () => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(input.value)) calendar.value = input.value;
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    input.value = calendar.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  const box = document.createElement("span");
  box.className = "day";
  input.replaceWith(box);
  box.append(input, calendar, button);
}

if ("showPicker" in HTMLInputElement.prototype) {
  for (const input of document.querySelectorAll("input[data-day]")) offer(input);
}
