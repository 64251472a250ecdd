// A form with files shows how far they have got; without this script it is sent as any other.

export function showUploads(root) {
  for (const form of root.querySelectorAll("form[data-upload]")) {
    form.addEventListener("submit", (event) => {
      if (event.submitter?.name) return;
      event.preventDefault();
      send(form);
    });
  }
}

function send(form) {
  const state = form.querySelector("[data-upload-state]");
  const bar = state.querySelector("progress");
  const words = state.querySelector("span");
  const button = form.querySelector("button:not([type], [name])");
  const request = new XMLHttpRequest();
  state.hidden = false;
  button.disabled = true;
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.value = (100 * event.loaded) / event.total;
    words.textContent = `${Math.round(bar.value)} %`;
  });
  request.addEventListener("load", () => show(request));
  request.addEventListener("error", () => {
    button.disabled = false;
    words.textContent = form.dataset.lost;
  });
  request.open("POST", form.action || location.href);
  request.setRequestHeader("X-Upload", "1");
  request.send(new FormData(form));
}

// The answer says where to go next, or is the form again with what was wrong.
function show(request) {
  const next = request.getResponseHeader("X-Next");
  if (next) {
    const before = location.pathname + location.search;
    location.assign(next);
    if (next.split("#")[0] === before) location.reload();
    return;
  }
  document.open();
  document.write(request.responseText);
  document.close();
}
