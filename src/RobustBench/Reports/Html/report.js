"use strict";
// The report is complete without this script; it adds the figures of a cell below the pointer or the focus, the arrow
// keys in the table, and the choice of models in the charts.
(() => {
  const table = document.querySelector(".matrix");
  const details = document.querySelector(".details");
  if (table && details) {
    const rows = [...table.rows].map(row => [...row.querySelectorAll("td[title]")]).filter(cells => cells.length > 0);
    const place = new Map();
    rows.forEach((cells, row) => cells.forEach((cell, column) => {
      place.set(cell, [row, column]);
      cell.tabIndex = -1;
    }));
    let current = rows[0] && rows[0][0];
    if (current) current.tabIndex = 0;
    details.hidden = false;

    const show = event => {
      const cell = event.target.closest("td[title]");
      if (cell) details.textContent = cell.title;
      return cell;
    };
    table.addEventListener("mouseover", show);
    table.addEventListener("focusin", event => {
      const cell = show(event);
      if (!cell) return;
      current.tabIndex = -1;
      cell.tabIndex = 0;
      current = cell;
    });
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    table.addEventListener("keydown", event => {
      const at = place.get(event.target);
      if (!at || event.ctrlKey || event.altKey || event.metaKey) return;
      let next;
      if (event.key in steps) next = rows[at[0] + steps[event.key][0]]?.[at[1] + steps[event.key][1]];
      else if (event.key === "Home") next = rows[at[0]][0];
      else if (event.key === "End") next = rows[at[0]].at(-1);
      else return;
      event.preventDefault();
      if (!next) return;
      next.focus({ preventScroll: true });
      reveal(next);
    });

    // The browser would leave a cell below the fixed heading or the fixed first column.
    const box = table.closest(".scroll");
    const reveal = cell => {
      const head = table.tHead.getBoundingClientRect().height;
      const side = cell.parentElement.cells[0].getBoundingClientRect().width;
      const [outer, inner] = [box.getBoundingClientRect(), cell.getBoundingClientRect()];
      box.scrollTop += Math.min(0, inner.top - outer.top - head) + Math.max(0, inner.bottom - outer.top - box.clientHeight);
      box.scrollLeft += Math.min(0, inner.left - outer.left - side) + Math.max(0, inner.right - outer.left - box.clientWidth);
      cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
  }

  for (const legend of document.querySelectorAll(".legend")) {
    const section = legend.closest("section");
    const chosen = new Set();
    const draw = hovered => {
      const shown = hovered === undefined ? chosen : new Set([...chosen, hovered]);
      section.classList.toggle("chosen", shown.size > 0);
      for (const series of section.querySelectorAll(".series")) series.classList.toggle("on", shown.has(series.dataset.model));
    };
    for (const button of legend.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        const model = button.dataset.model;
        if (!chosen.delete(model)) chosen.add(model);
        button.setAttribute("aria-pressed", String(chosen.has(model)));
        draw();
      });
      button.addEventListener("mouseenter", () => draw(button.dataset.model));
      button.addEventListener("mouseleave", () => draw());
    }
  }
})();
