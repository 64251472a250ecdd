// In the chain picture, pointing at or focusing one node lights every path that runs through it.

export function lightChains(root) {
  for (const picture of root.querySelectorAll("svg.chain-picture")) {
    for (const node of picture.querySelectorAll("[data-node]")) {
      const light = () => show(picture, node.dataset.node);
      node.addEventListener("pointerenter", light);
      node.addEventListener("focusin", light);
      node.addEventListener("pointerleave", () => clear(picture));
      node.addEventListener("focusout", () => clear(picture));
    }
  }
}

function show(picture, key) {
  picture.classList.add("lit");
  for (const thing of picture.querySelectorAll("[data-via]")) {
    thing.classList.toggle("on-path", thing.dataset.via.split(" ").includes(key));
  }
}

function clear(picture) {
  picture.classList.remove("lit");
  for (const thing of picture.querySelectorAll(".on-path")) thing.classList.remove("on-path");
}
