// Tables sort by a click, or by Enter or Space, on a column's name.

const sortedTables = new Map();

function orderOf(row, column) {
  const cell = row.cells[column];
  if (cell.dataset.order !== undefined) return Number(cell.dataset.order);
  return cell.classList.contains("number") || cell.classList.contains("missing") ? undefined : cell.textContent;
}

/** Cells without a value stand last whichever way the table is sorted. */
function compareRows(a, b, column, direction) {
  const [one, two] = [orderOf(a, column), orderOf(b, column)];
  if (one === undefined || two === undefined) return (one === undefined) - (two === undefined);
  const order = typeof one === "number" && typeof two === "number"
    ? one - two
    : String(one).localeCompare(String(two), "en", { numeric: true });
  return direction === "ascending" ? order : -order;
}

function sortTable(table, column, direction) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, k) => head.setAttribute("aria-sort", k === column ? direction : "none"));
  const body = table.tBodies[0];
  body.append(...[...body.rows].sort((a, b) => compareRows(a, b, column, direction)));
  sortedTables.set(table.dataset.table, { column, direction });
}

function clickSort(head) {
  const first = head.classList.contains("number") ? "descending" : "ascending";
  const other = first === "ascending" ? "descending" : "ascending";
  sortTable(head.closest("table"), head.cellIndex, head.getAttribute("aria-sort") === first ? other : first);
}

/** Once for all tables, as live pages get new ones. */
document.addEventListener("click", (event) => {
  const head = event.target.closest?.("th[aria-sort] button")?.closest("th");
  if (head) clickSort(head);
});

/** Sorts new tables as their forerunners were. */
function sortAgain(root) {
  for (const table of root.querySelectorAll("table[data-table]")) {
    const sorted = sortedTables.get(table.dataset.table);
    if (sorted) sortTable(table, sorted.column, sorted.direction);
  }
}
