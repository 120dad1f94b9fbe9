// Gives names, for screen readers, to what Django's admin leaves without one: the search box, fields that stand in a
// table, and choices with a search box of their own. It changes nothing that can be seen.

"use strict";

(() => {
  const FIELD = "input:not([type=hidden]), select, textarea";

  function nameSearch() {
    document.querySelector("#searchbar")?.setAttribute("aria-label", "Search");
  }

  // Fields in a table are called as their column is.
  function nameCells() {
    for (const table of document.querySelectorAll(".tabular table")) {
      for (const title of table.querySelectorAll("thead th")) {
        if (!title.textContent.trim()) title.append(hidden("Row"));
      }
      for (const cell of table.querySelectorAll("tbody td")) {
        const title = cell.classList.contains("delete") ? "Delete" : columnTitle(table, cell);
        const field = cell.querySelector(FIELD);
        if (field && title) field.setAttribute("aria-label", title);
      }
    }
  }

  function columnTitle(table, cell) {
    const name = [...cell.classList].find((each) => each.startsWith("field-"));
    return name && table.querySelector(`th.column-${name.slice("field-".length)}`)?.textContent.trim();
  }

  // A choice with a search box is called by its field's name and by what is chosen.
  function nameChoices() {
    for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
      const choice = select.nextElementSibling?.querySelector("[role=combobox]");
      const chosen = choice?.querySelector(".select2-selection__rendered");
      const title = select.getAttribute("aria-label") || select.labels[0]?.textContent.replace(/:\s*$/, "").trim();
      if (!chosen || !title) continue;
      const words = `${title}: ${chosen.title || "nothing chosen"}`;
      choice.removeAttribute("aria-labelledby");
      choice.setAttribute("aria-label", words);
      chosen.setAttribute("aria-label", words);
    }
  }

  function hidden(words) {
    const span = document.createElement("span");
    span.className = "visually-hidden";
    span.textContent = words;
    return span;
  }

  function nameAll() {
    nameSearch();
    nameCells();
    nameChoices();
  }

  // jQuery calls in the order of asking: the admin's own scripts have made their choices by then.
  window.django?.jQuery?.(nameAll);
  window.addEventListener("load", nameAll);
  document.addEventListener("formset:added", () => requestAnimationFrame(nameAll));
  document.addEventListener("change", () => requestAnimationFrame(nameChoices));
})();
