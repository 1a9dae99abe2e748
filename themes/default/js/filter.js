// filter.js: narrows a library to the pages that pass every filter, works times out for the people who are there, and
// keeps the choice in the address, so that it can be shared and comes back. Without this file every page is listed.
//
// <form data-filter data-people="10" data-all="{n} in all" data-some data-one data-many data-none ...>   its words
//   <select name="energy" data-op="is" data-says="Energy: {}"> <input name="size" data-op="size" data-says="We are {} people">
//   <select data-filter-sort name="sort"> <option value="">, "time" </select> <button data-filter-surprise>
//   <p data-filter-count role="status" tabindex="-1"> <button data-filter-clear hidden>
// </form>
// <p data-filter-said role="status">   what to loosen when nothing passes; how the pick came about
// <div data-filter-ways hidden>        a button for each filter that is worth loosening
// <section data-filter-pick hidden> <div data-filter-picked> <button data-filter-surprise> </section>
// <section data-group> <ul data-filter-sorted> </section>   holds all rows while they are in order of time
// <section data-group> <ul> <li data-facts="energy=low time=2+1 size=3-12 needs=hearing">
//   <a href> <span data-minutes>12</span> min for <span data-for>10</span> </a> </li> </ul> </section>
// <p data-filter-also hidden> <a data-filter-keep href>   leads to a library with the same filters
//
// On the device: localStorage["handrail:NAME"].lately = ["icebreakers/name-round", ...], picks that were opened, newest first.
(() => {
  "use strict";
  const LATELY = 12;
  const form = document.querySelector("[data-filter]");
  const all = (name) => [...document.querySelectorAll(`[data-filter-${name}]`)];
  const one = (name) => all(name)[0];
  const fill = (words, values) => words.replace(/{(\w*)}/g, (_, key) => values[key]);
  const say = (key, values) => fill(form.dataset[key], values);
  const count = one("count"), clear = one("clear"), said = one("said"), ways = one("ways"), also = one("also");
  const sort = one("sort"), sorted = one("sorted"), pick = one("pick");
  const controls = [...form.querySelectorAll("[data-op]")];
  const by = (op) => controls.find((c) => c.dataset.op == op);
  const timeField = by("time")?.name;
  const rows = [...document.querySelectorAll("[data-facts]")].map((el) => {
    const facts = {};
    for (const token of el.dataset.facts.split(" ")) {
      const [key, value] = token.split("=");
      (facts[key] ??= []).push(value);
    }
    // In a list of all, and alone, a row says what it stands under.
    if (sort) el.querySelector(".row__facts").dataset.under = el.closest("section").querySelector("h2").textContent;
    return { el, facts, home: el.parentNode, link: el.querySelector("a") };
  });

  const on = (c) => (c.type == "checkbox" ? c.checked : c.value && c.validity.valid);
  const people = () => {
    const field = by("size");
    return +(field && on(field) ? field.value : form.dataset.people);
  };
  const minutes = ({ facts }) => {
    const [fixed, each] = (facts[timeField]?.[0] ?? "0+0").split("+").map(Number);
    return Math.ceil(fixed + each * people());
  };

  // What each data-op asks of a row: its values, and the control. A row without values passes all but has.
  const tests = {
    is: (has, c) => has.includes(c.value), // has, too
    not: (has, c) => !has.includes(c.value),
    max: (has, c) => [...c.options].slice(1, c.selectedIndex + 1).some((o) => has.includes(o.value)),
    time: (has, c, row) => minutes(row) <= c.value,
    size: (has, c) => {
      const [min, max] = has[0].split("-");
      return +min <= c.value && (max == 0 || +max >= c.value);
    },
  };
  const passes = (row, wants) => wants.every((c) => {
    const has = row.facts[c.name];
    return has ? (tests[c.dataset.op] ?? tests.is)(has, c, row) : c.dataset.op != "has";
  });

  const named = (c) => fill(c.dataset.says, { "": c.selectedOptions?.[0].text ?? (c.type == "checkbox" ? c.parentNode.textContent.trim() : c.value) });
  // The end of a button that takes itself away: what came of it is read, and Tab goes on from there.
  const settle = () => {
    apply();
    count.focus();
  };

  // Which filters are worth loosening, best first: one, or two at once where one is not enough. How many people there are
  // and what they cannot do comes last, since that is so.
  const loosen = (wants) => {
    const way = (drop) => ({
      drop,
      n: rows.filter((row) => passes(row, wants.filter((c) => !drop.includes(c)))).length,
      name: drop.map(named).join(form.dataset.and),
      last: drop.some((c) => ["size", "not"].includes(c.dataset.op)),
    });
    const best = (drops) => drops.map(way).filter((w) => w.n).sort((a, b) => a.last - b.last || b.n - a.n).slice(0, 3);
    let list = best(wants.map((c) => [c]));
    if (!list.length) list = best(wants.flatMap((c, i) => wants.slice(i + 1).map((d) => [c, d])));
    ways.replaceChildren(...list.map((w) => {
      const button = clear.cloneNode();
      button.hidden = false;
      button.textContent = say("loosen", w);
      button.addEventListener("click", () => {
        for (const c of w.drop) c.type == "checkbox" ? (c.checked = false) : (c.value = "");
        settle();
      });
      return button;
    }));
    return list.length ? say("without", list[0]) : "";
  };

  const arrange = () => {
    const byTime = sort.value && [...rows].sort((a, b) => minutes(a) - minutes(b));
    for (const row of byTime || rows) (byTime ? sorted : row.home).append(row.el);
  };

  let shown = [];
  const apply = () => {
    const wants = controls.filter(on);
    shown = rows.filter((row) => {
      for (const el of row.el.querySelectorAll("[data-minutes]")) el.textContent = minutes(row);
      return !(row.el.hidden = !passes(row, wants));
    });
    for (const el of document.querySelectorAll("[data-for]")) el.textContent = people();
    if (sort) arrange();
    for (const group of document.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-facts]:not([hidden])");
    }
    const n = wants.length;
    count.textContent = n ? say("some", { n: shown.length, all: rows.length }) + " · " + say(n > 1 ? "many" : "one", { n }) : say("all", { n: rows.length });
    ways.hidden = shown.length > 0;
    said.textContent = shown.length ? "" : `${form.dataset.none} ${loosen(wants)}`;
    clear.hidden = !n;
    if (also) also.hidden = !n;
    if (pick) pick.hidden = true;
    const query = new URLSearchParams([...wants, sort].filter((c) => c?.value).map((c) => [c.name, c.value])).toString();
    for (const a of all("keep")) a.search = query;
    try {
      history.replaceState(null, "", query ? "?" + query : location.pathname);
    } catch {} // some browsers refuse for files
  };

  const key = "handrail:" + document.documentElement.dataset.site;
  const stored = () => {
    try {
      return JSON.parse(localStorage[key]);
    } catch {
      return {};
    }
  };
  const lately = () => [].concat(stored().lately ?? []).slice(0, LATELY);
  const idOf = ({ link }) => /[^/]+\/[^/]+(?=\.html)/.exec(link.pathname)[0];

  // The pick is by chance among rows that were neither used lately nor seen just now; failing that, what is longest ago.
  const seen = new Set();
  let picked;
  const surprise = () => {
    if (!shown.length) return (said.textContent = `${form.dataset.empty} ${loosen(controls.filter(on))}`);
    const used = lately().reverse();
    const others = shown.filter((row) => row != picked || shown.length == 1);
    const cost = (row) => used.indexOf(idOf(row)) + seen.has(row) / 2 + Math.random() / 2;
    const [[, row]] = others.map((row) => [cost(row), row]).sort((a, b) => a[0] - b[0]);
    picked = row;
    seen.add(row);
    const link = row.link.cloneNode(true);
    link.addEventListener("click", () => {
      const id = idOf(row);
      try {
        localStorage[key] = JSON.stringify({ ...stored(), lately: [id, ...lately().filter((other) => other != id)].slice(0, LATELY) });
      } catch {}
    });
    one("picked").replaceChildren(link);
    pick.hidden = false;
    said.textContent = say(shown.length == 1 ? "only" : used.includes(idOf(row)) ? "lately" : "picked", { n: shown.length });
    link.focus();
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    form.reset();
    settle();
  });
  for (const el of all("surprise")) el.addEventListener("click", surprise);
  // Without a question in the address, what was chosen before this file came counts.
  const query = new URLSearchParams(location.search);
  if (location.search) for (const c of [...controls, sort]) {
    const values = query.getAll(c?.name);
    if (c?.type == "checkbox") c.checked = values.includes(c.value);
    else if (values.length) c.value = values[0];
  }
  apply();
})();
