"use strict";
// The table is whole without this script, which adds search, filters, sorting and the evidence of each entity.
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const page = 200;
  const $ = (id) => document.getElementById(id);
  const body = $("table").tBodies[0];
  const heads = [...$("table").tHead.rows[0].cells];
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const firstSeen = heads.length - 2;
  const rows = [...body.rows].map((line) => ({ line, text: line.textContent.toLowerCase(), number: Number(line.dataset.e) }));
  const cell = (row, index) => row.line.cells[index];
  const word = (row, index) => cell(row, index).textContent;
  let evidence = null;
  let shown = page;
  let matching = rows;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  const sources = (addresses) => addresses.flatMap((address) => {
    const link = element("a", new URL(address).host.replace(/^www\./, ""));
    link.href = address;
    link.rel = "noopener nofollow";
    return [document.createTextNode(" "), link];
  });
  const verdict = (answer) => [answer.m === undefined ? "" : answer.m ? "holds" : "does not hold", answer.m === undefined ? answer.v : "", answer.c && `${answer.c} confidence`].filter(Boolean).join(", ");

  const detail = (row) => {
    evidence ??= JSON.parse($("evidence").textContent);
    const facts = evidence[row.number];
    const line = element("tr", "", "evidence");
    const place = line.insertCell();
    place.colSpan = heads.length;
    if (facts.d) place.append(element("p", facts.d));
    for (const doubt of facts.x) place.append(element("p", `⚠ ${doubt}`, "doubt"));
    const list = element("dl");
    for (const answer of facts.a) {
      list.append(element("dt", `${answer.n}: ${verdict(answer) || "—"}`));
      const reason = element("dd", answer.r ?? "");
      reason.append(...sources(answer.s));
      if (reason.textContent) list.append(reason);
    }
    list.append(element("dt", "History"));
    const history = [[word(row, firstSeen), "first seen", []], ...facts.t.map((change) => [change.d, `${change.f}: ${change.b ?? "—"} → ${change.a ?? "—"}`, change.s]), [word(row, firstSeen + 1), "last seen", []], ["now", word(row, 2), []]];
    for (const [day, what, pages] of history) {
      const entry = element("dd", `${day}: ${what}`);
      entry.append(...sources(pages));
      list.append(entry);
    }
    place.append(list);
    return line;
  };

  const toggle = (row, button) => {
    const isOpen = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) row.line.nextElementSibling.remove();
    else row.line.after(detail(row));
  };
  const dress = (row) => {
    if (row.dressed) return;
    row.dressed = true;
    const name = cell(row, 0).firstChild;
    const button = element("button", name?.nodeType === Node.TEXT_NODE ? name.textContent.trim() : "evidence", "name");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => toggle(row, button));
    if (name?.nodeType === Node.TEXT_NODE) name.replaceWith(button, " ");
    else cell(row, 0).prepend(button, " ");
  };
  const draw = () => {
    const visible = matching.slice(0, shown);
    visible.forEach(dress);
    for (const button of body.querySelectorAll("[aria-expanded=true]")) button.setAttribute("aria-expanded", "false");
    body.replaceChildren(...visible.map((row) => row.line));
    $("more").hidden = matching.length <= shown;
    $("count").textContent = matching.length === rows.length ? `${rows.length} entities` : `${matching.length} of ${rows.length} entities`;
  };
  const filter = () => {
    const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const [watch, status, match, from, until] = ["watch", "status", "match", "from", "until"].map((id) => $(id).value);
    matching = rows.filter((row) =>
      words.every((one) => row.text.includes(one)) &&
      (!watch || word(row, 1) === watch) && (!status || word(row, 2).split(" ")[0] === status) && (!match || word(row, 3).split(" ")[0] === match) &&
      (!from || cell(row, firstSeen).dataset.s >= from) && (!until || cell(row, firstSeen).dataset.s <= until));
    shown = page;
    draw();
  };
  const sort = (index) => {
    const descending = heads[index].getAttribute("aria-sort") === "ascending";
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[index].setAttribute("aria-sort", descending ? "descending" : "ascending");
    const key = (row) => cell(row, index).dataset.s ?? word(row, index);
    const keys = new Map(rows.map((row) => [row, key(row)]));
    const isEmpty = (text) => text === "" || text === "—";
    rows.sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      if (isEmpty(a) || isEmpty(b)) return isEmpty(a) - isEmpty(b);
      const [x, y] = [Number(a), Number(b)];
      const order = Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
      return descending ? -order : order;
    });
    filter();
  };

  heads.forEach((head, index) => {
    const button = element("button", head.textContent);
    button.type = "button";
    button.addEventListener("click", () => sort(index));
    head.replaceChildren(button);
  });
  $("filters").hidden = false;
  $("filters").addEventListener("input", filter);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  // Not the form's own event "reset", which comes while the fields still hold what they held.
  $("filters").querySelector("[type=reset]").addEventListener("click", (event) => {
    event.preventDefault();
    $("filters").reset();
    filter();
  });
  $("more").addEventListener("click", () => { shown += page; draw(); });
  document.documentElement.classList.add("ready");
  draw();
  document.documentElement.dataset.ready = "yes";
});
