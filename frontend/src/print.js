// What is folded away on the screen belongs on paper: unfold it for printing, and fold it after.

export function unfoldForPrint(root) {
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...root.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
}
