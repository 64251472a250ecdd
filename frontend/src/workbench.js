// The workbench without this script works in full; with it, a path of the chain lights up as a
// whole when one of its ends is pointed at or reached by keyboard.

function lightUp(picture) {
  const paths = picture.querySelectorAll("[data-path]");
  const show = (ids) => {
    picture.classList.toggle("is-tracing", ids.size > 0);
    for (const path of paths) {
      const own = path.dataset.path.split(" ");
      path.classList.toggle("is-lit", own.some((id) => ids.has(id)));
    }
  };
  for (const path of paths) {
    const ids = new Set(path.dataset.path.split(" "));
    path.addEventListener("pointerenter", () => show(ids));
    path.addEventListener("pointerleave", () => show(new Set()));
    path.addEventListener("focusin", () => show(ids));
    path.addEventListener("focusout", () => show(new Set()));
  }
}

for (const picture of document.querySelectorAll("[data-chain-picture]")) lightUp(picture);
