/* One stop for the tabulator on a map of 514 links; arrows lead from region to region. */
"use strict";

(() => {
  const map = document.querySelector("svg.map");
  const links = map ? [...map.querySelectorAll("a")] : [];
  if (!links.length) return;

  const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  const middle = (link) => {
    const box = link.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };

  const next = (from, [right, down]) => {
    const [x, y] = middle(from);
    let nearest = null;
    let least = Infinity;
    for (const link of links) {
      const [a, b] = middle(link);
      const along = (a - x) * right + (b - y) * down;
      const aside = Math.abs((a - x) * down) + Math.abs((b - y) * right);
      /* What lies rather aside than ahead is reached by another arrow. */
      if (along > 1 && aside <= along && along + 2 * aside < least) {
        least = along + 2 * aside;
        nearest = link;
      }
    }
    return nearest;
  };

  const stop = (link) => {
    for (const each of links) each.setAttribute("tabindex", each === link ? "0" : "-1");
  };

  stop(links[0]);
  map.addEventListener("focusin", (event) => {
    const link = event.target.closest("a");
    if (link) stop(link);
  });
  map.addEventListener("keydown", (event) => {
    const link = event.target.closest("a");
    const way = ways[event.key];
    if (!link || !way || event.altKey || event.ctrlKey || event.metaKey) return;
    const found = next(link, way);
    if (!found) return;
    event.preventDefault();
    found.focus();
  });
})();
