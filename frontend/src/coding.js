// Coding with the keyboard: q quotes the words selected in the original, 0 to 7 and x choose a code.

export function codeByKey(root) {
  const original = root.querySelector("[data-original]");
  if (!original) return;
  let last = root.querySelector("form.coding");
  root.addEventListener("focusin", (event) => {
    last = event.target.closest("form.coding") ?? last;
  });
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "q") quote(original, last);
    else if (/^[0-7x]$/.test(event.key)) choose(last, `B${event.key.toUpperCase()}`);
    else return;
    event.preventDefault();
  });
}

const isTyping = (place) => place.matches("textarea, select, input:not([type=radio], [type=checkbox])");

function quote(original, form) {
  const selected = getSelection();
  if (!selected.rangeCount || !original.contains(selected.anchorNode)) return;
  const field = form.querySelector("[data-quote]");
  field.value = selected.toString();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function choose(form, code) {
  const choice = form.querySelector(`input[name="directness"][value="${code}"]`);
  if (!choice) return;
  choice.checked = true;
  choice.focus();
}
