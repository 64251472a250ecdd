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
  request.send(new FormData(form));
}

// The answer is a page: the next one, or the form again with what was wrong.
function show(request) {
  if (request.status < 300) {
    location.assign(request.responseURL);
    return;
  }
  document.open();
  document.write(request.responseText);
  document.close();
}
