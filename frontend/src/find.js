// The key / leads to the search field, as on many pages; not while somebody types.

export function findBySlash(root) {
  const field = root.querySelector("[data-find], #words");
  if (!field) return;
  root.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
}
