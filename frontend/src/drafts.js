// What is typed into a form stays in this browser until it is sent: a lost connection loses nothing.

const FOR = 14 * 24 * 60 * 60 * 1000;

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) keepDraft(form);
}

function keepDraft(form) {
  const key = `draft:${form.dataset.draft}`;
  const held = read(key);
  if (held && !form.querySelector(".fault")) offer(form, held, key);
  form.addEventListener("input", () => {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), typed: typedIn(form) }));
  });
  form.addEventListener("submit", () => sessionStorage.setItem("sent", key));
}

// Whoever leaves leaves nothing behind in a browser that others may use.
export function dropDraftsOnLeaving(root) {
  for (const form of root.querySelectorAll('form[action$="/sign-out/"]')) {
    form.addEventListener("submit", () => {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("draft:")) localStorage.removeItem(key);
      }
    });
  }
}

// A page that is not the form again shows that it was taken.
export function forgetSent(root) {
  const key = sessionStorage.getItem("sent");
  if (!key || root.querySelector("form[data-draft]") || root.querySelector("form.sign-in")) return;
  sessionStorage.removeItem("sent");
  localStorage.removeItem(key);
}

function read(key) {
  const held = JSON.parse(localStorage.getItem(key) ?? "null");
  if (held && Date.now() - held.at < FOR) return held.typed;
  localStorage.removeItem(key);
  return null;
}

function typedIn(form) {
  return [...new FormData(form)].filter(
    ([name, value]) => value && typeof value === "string" && !HIDDEN.has(name),
  );
}

const HIDDEN = new Set(["csrfmiddlewaretoken", "once", "seen", "under"]);

function offer(form, typed, key) {
  if (JSON.stringify(typed) === JSON.stringify(typedIn(form))) return;
  const place = form.querySelector("[data-draft-offer]");
  place.hidden = false;
  place.querySelector("[data-take]").addEventListener("click", () => {
    for (const [name, value] of typed) fill(form, name, value);
    place.hidden = true;
  });
  place.querySelector("[data-drop]").addEventListener("click", () => {
    localStorage.removeItem(key);
    place.hidden = true;
  });
}

function fill(form, name, value) {
  const fields = form.elements.namedItem(name);
  for (const field of fields instanceof RadioNodeList ? fields : [fields]) {
    if (!field) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked ||= field.value === value;
    else field.value = value;
  }
}
