// The page works without this: it only sorts and filters what stands there already.
(() => {
  const words = document.querySelector("main").dataset;
  const order = new Intl.Collator(document.documentElement.lang);
  const value = (row, place) => {
    const cell = row.cells[place];
    return "v" in cell.dataset ? Number(cell.dataset.v) : cell.textContent.trim();
  };
  // Numbers before words, and what is missing last, whichever way the rest is sorted.
  const compare = (a, b, way) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return way * (typeof a === "number" ? a - b : order.compare(a, b));
  };
  const sort = (table, heading, place) => {
    const way = heading.ariaSort === "ascending" ? -1 : 1;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [value(row, place), row]);
    rows.sort((a, b) => compare(a[0], b[0], way));
    body.append(...rows.map(([, row]) => row));
  };
  const filter = (table, wanted, told) => {
    const rows = [...table.tBodies[0].rows];
    const parts = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !parts.every((part) => text.includes(part));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    told.textContent = parts.length ? words.shown.replace("{n}", shown).replace("{all}", rows.length) : "";
  };
  for (const table of document.querySelectorAll(".table table")) {
    // What is to be written by hand has no order.
    if (table.tBodies[0].rows.length > 1 && !table.querySelector("td.w")) {
      [...table.tHead.rows[0].cells].forEach((heading, place) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        button.addEventListener("click", () => sort(table, heading, place));
        heading.append(button);
      });
    }
    if ("long" in table.dataset) {
      const box = document.createElement("p");
      const label = document.createElement("label");
      const input = document.createElement("input");
      const told = document.createElement("span");
      box.className = "filter";
      input.type = "search";
      told.setAttribute("role", "status");
      label.append(words.filter + " ", input);
      box.append(label, " ", told);
      input.addEventListener("input", () => filter(table, input.value, told));
      table.caption.append(box);
    }
  }
})();
