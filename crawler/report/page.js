"use strict";
(() => {
  const root = document.documentElement;

  // The language: the one of the browser, until a button says otherwise.
  const speak = (language) => {
    root.lang = language;
    document.title = root.getAttribute(`data-title-${language}`);
    for (const option of document.querySelectorAll("option[data-de]")) {
      option.textContent = option.getAttribute(`data-${language}`);
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
  };
  const isBoth = root.hasAttribute("data-switch");
  if (isBoth) root.lang = (navigator.language || "").toLowerCase().startsWith("de") ? "de" : "en";

  const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss");

  const begin = () => {
    if (isBoth) {
      speak(root.lang);
      const choice = document.querySelector(".switch");
      choice.hidden = false;
      choice.addEventListener("click", (event) => {
        const button = event.target.closest("[data-language]");
        if (button) speak(button.dataset.language);
      });
    }
    const table = document.getElementById("jobs");
    if (table) list(table);
  };

  const FIRST = 25; // rows that are shown until all are asked for

  const list = (table) => {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => ({
      row,
      text: folded(`${row.cells[0].textContent} ${row.cells[1].textContent}`),
      values: Array.from(row.cells, (cell) => cell.dataset.v),
      km: Number(row.cells[2].dataset.v ?? Infinity),
      most: Number(row.cells[3].dataset.most ?? -Infinity),
      boards: row.dataset.boards.split(" "),
      status: row.dataset.status,
    }));

    let ordered = rows;
    let isAll = false;
    const more = document.getElementById("more");

    // Sorting: what is unknown stays last in both directions; equal rows keep their order.
    const collator = new Intl.Collator("de");
    const value = (entry, column, kind) => {
      if (kind === "text") return entry.row.cells[column].textContent.trim();
      const known = entry.values[column];
      return known === undefined ? null : kind === "n" ? Number(known) : known;
    };
    const heads = Array.from(table.tHead.rows[0].cells);
    const sort = (column) => {
      const head = heads[column];
      const kind = head.dataset.kind;
      const now = head.getAttribute("aria-sort");
      const isUp = now ? now === "descending" : kind !== "day";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const keyed = rows.map((entry) => [value(entry, column, kind), entry]);
      keyed.sort(([a], [b]) => {
        if (a === null || b === null) return (a === null) - (b === null);
        const order = kind === "text" ? collator.compare(a, b) : a < b ? -1 : a > b ? 1 : 0;
        return isUp ? order : -order;
      });
      ordered = keyed.map(([, entry]) => entry);
      body.append(...ordered.map((entry) => entry.row));
      filter();
    };
    heads.forEach((head, column) => {
      const name = head.querySelector(".name");
      const button = document.createElement("button");
      button.type = "button";
      button.append(...name.childNodes);
      name.replaceWith(button);
      button.addEventListener("click", () => sort(column));
    });

    // Filtering: everything that is filled in must hold.
    const form = document.getElementById("filters");
    const field = (name) => document.getElementById(`f-${name}`).value.trim();
    const filter = () => {
      const words = folded(field("text")).split(/\s+/);
      const pay = Number(field("pay")) || 0;
      const km = field("km") === "" ? Infinity : Number(field("km"));
      const board = field("board");
      const status = field("status");
      let shown = 0;
      for (const entry of ordered) {
        const fits =
          words.every((word) => entry.text.includes(word)) &&
          (pay === 0 || entry.most >= pay) &&
          (km === Infinity || entry.km <= km) &&
          (board === "" || entry.boards.includes(board)) &&
          (status === "" || entry.status === status);
        entry.row.hidden = !fits;
        shown += fits;
        entry.row.classList.toggle("beyond", fits && !isAll && shown > FIRST);
      }
      for (const count of document.querySelectorAll("#count .count, #more .count")) count.textContent = String(shown);
      document.getElementById("none").hidden = shown > 0;
      more.hidden = isAll || shown <= FIRST;
    };
    more.addEventListener("click", () => {
      const next = ordered.find((entry) => entry.row.classList.contains("beyond"));
      isAll = true;
      filter();
      next?.row.querySelector("a")?.focus();
    });
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter)); // the fields are emptied after the event
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    document.getElementById("count").hidden = false;
    filter();
  };

  document.addEventListener("DOMContentLoaded", begin);
})();
