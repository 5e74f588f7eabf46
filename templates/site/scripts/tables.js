/* Lists that can be sorted and narrowed; without this script the whole list stands. */
{
  const language = document.documentElement.lang || "en";
  const order = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);
  const told = (cell) => cell.dataset.value ?? (cell.textContent === "–" ? "" : cell.textContent);

  /* what stands behind the number sign of the address: kind=…&sort=-since */
  const readState = () => {
    const text = decodeURI(location.hash).slice(1);
    return text === "" || text.includes("=") ? new URLSearchParams(text) : null;
  };

  const improve = (table) => {
    const form = document.querySelector(`form[data-for="${table.id}"]`);
    const heads = [...table.tHead.rows[0].cells];
    const keys = heads.map((head) => head.dataset.key);
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({
      row,
      values: [...row.cells].map(told),
      text: plain(`${row.cells[0].textContent} ${row.cells[1].textContent}`),
      /* what a row may be chosen by: a column, or a part of a cell that names itself */
      value(key) {
        const column = keys.indexOf(key);
        return column < 0 ? row.querySelector(`[data-key="${key}"]`).textContent : this.values[column];
      },
    }));
    let sorted = "";

    const sort = (key) => {
      const column = keys.indexOf(key.replace("-", ""));
      const sign = key.startsWith("-") ? -1 : 1;
      /* what says nothing stands last, whichever way the list runs */
      const compare = (one, other) => {
        const [a, b] = [one.values[column], other.values[column]];
        if (!a || !b) return a ? -1 : b ? 1 : 0;
        return sign * order.compare(a, b);
      };
      sorted = column < 0 ? "" : key;
      body.replaceChildren(...(column < 0 ? rows : [...rows].sort(compare)).map((each) => each.row));
      heads.forEach((head, index) => {
        if (index === column) head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    };

    const fields = form ? [...form.elements].filter((field) => field.name) : [];

    const narrow = () => {
      const words = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
      const chosen = fields
        .filter((field) => field.name !== "text" && field.value)
        .map((field) => [field.name, field.value]);
      let shown = 0;
      for (const each of rows) {
        const fits =
          words.every((word) => each.text.includes(word)) &&
          chosen.every(([key, value]) => each.value(key) === value || each.value(key).split(", ").includes(value));
        each.row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      const result = form.querySelector("[role=status]");
      const sentence = shown ? result.dataset.some : result.dataset.none;
      result.textContent = sentence.replace("{shown}", shown).replace("{all}", rows.length);
    };

    const keep = () => {
      const state = new URLSearchParams();
      for (const field of fields) if (field.value) state.set(field.name, field.value);
      if (sorted) state.set("sort", sorted);
      const text = state.toString();
      if (text || location.hash.includes("=")) history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
    };

    const restore = () => {
      const state = readState();
      if (!state) return;
      for (const field of fields) field.value = state.get(field.name) ?? "";
      const key = state.get("sort") ?? "";
      if (key !== sorted) sort(key);
      if (form) narrow();
    };

    heads.forEach((head) => {
      if (!head.dataset.key) return;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        sort(head.getAttribute("aria-sort") === "ascending" ? `-${head.dataset.key}` : head.dataset.key);
        keep();
      });
    });
    if (form) {
      form.hidden = false;
      form.addEventListener("submit", (event) => event.preventDefault());
      let waiting;
      form.addEventListener("input", (event) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => { narrow(); keep(); }, event.target.type === "search" ? 120 : 0);
      });
      form.addEventListener("reset", () => setTimeout(() => { narrow(); keep(); }));
    }
    addEventListener("hashchange", restore);
    restore();
  };

  for (const table of document.querySelectorAll("table[data-sort]")) improve(table);
}
