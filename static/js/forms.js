/* Forms of the office site.
   form[data-confirm]       asks before it is sent; data-confirm-label names the button. Without script the form
                            is sent at once, so a dangerous action also has its own confirmation page.
   form[data-autosave]      sends the form to that address a little after each change and says so in
                            [data-autosave-status]. The answer is JSON {saved_at, version}; 409 stops it.
   form[data-guard]         warns before a page with unsaved changes is left.
   form[data-once]          is sent only once. */

function ask(form, submitter) {
  const dialog = document.createElement("dialog");
  dialog.className = "confirm confirm-danger";
  dialog.setAttribute("aria-label", form.dataset.confirm);
  const text = document.createElement("p");
  text.textContent = form.dataset.confirm;
  const actions = document.createElement("div");
  actions.className = "actions";
  const yes = Object.assign(document.createElement("button"), { type: "button", className: "button button-danger" });
  yes.textContent = form.dataset.confirmLabel || "确定";
  const no = Object.assign(document.createElement("button"), { type: "button", className: "button" });
  no.textContent = "取消";
  actions.append(yes, no);
  dialog.append(text, actions);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", () => {
    form.dataset.confirmed = "yes";
    dialog.close();
    form.requestSubmit(submitter);
  });
  dialog.showModal();
  no.focus();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.confirm && form.dataset.confirmed !== "yes") {
    event.preventDefault();
    ask(form, event.submitter);
    return;
  }
  delete form.dataset.confirmed;
  if (form.hasAttribute("data-once")) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  }
  delete form.dataset.changed;
});

function autosave(form) {
  const status = form.querySelector("[data-autosave-status]");
  let timer = 0;
  const say = (text) => { if (status) status.textContent = text; };

  async function save() {
    say("正在保存草稿…");
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new FormData(form), headers: { "X-Requested-With": "autosave" }, redirect: "error",
      });
      if (answer.status === 409) {
        form.removeEventListener("input", later);
        return say("这条记录已被其他人修改，自动保存已停止。请打开最新版本核对。");
      }
      if (!answer.ok) return say("草稿尚未保存，请检查填写内容或点击“保存草稿”。");
      const { saved_at: savedAt, version } = await answer.json();
      if (version !== undefined && form.elements.version) form.elements.version.value = version;
      delete form.dataset.changed;
      say(`草稿已于 ${savedAt} 保存`);
    } catch {
      say("网络中断，草稿尚未保存。");
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(save, 3000);
  }
  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
}

for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
for (const form of document.querySelectorAll("form[data-guard]")) {
  form.addEventListener("input", () => { form.dataset.changed = "yes"; });
}
addEventListener("beforeunload", (event) => {
  if (document.querySelector("form[data-guard][data-changed]")) event.preventDefault();
});
