// filter.js: narrows a library to the pages that pass every filter, and keeps
// the choice in the address, so that it can be shared and comes back.
// <form data-filter> <select name="energy" data-op="is"> <input name="size" data-op="size"> ...
//   <p data-filter-count role="status"> <button type="button" data-filter-clear hidden> </form>
// <p data-filter-none hidden>   said when nothing passes; may hold another button data-filter-clear
// <section data-group> <li data-facts="energy=low time=2+1 size=3-12 needs=hearing"> </section>
// Without this file every page is listed and the form stays hidden.
(() => {
  "use strict";
  const form = document.querySelector("form[data-filter]");
  if (!form) return;
  const rows = [...document.querySelectorAll("[data-facts]")].map((el) => {
    const facts = {};
    for (const token of el.dataset.facts.split(" ")) {
      const [key, value] = token.split("=");
      (facts[key] ??= []).push(value);
    }
    return { el, facts };
  });
  const count = form.querySelector("[data-filter-count]");
  const clear = form.querySelector("[data-filter-clear]");
  const none = document.querySelector("[data-filter-none]");
  const controls = [...form.querySelectorAll("[name]")];
  const people = () => Number(form.querySelector("[data-op=size]")?.value) || 10;

  // What each data-op asks of a page: its values (perhaps none), what was chosen.
  const tests = {
    is: (has, want) => !has || has.includes(want),
    not: (has, want) => !has?.includes(want),
    max: (has, want) => !has || Number(has[0]) <= Number(want),
    time: (has, want) => {
      if (!has) return true;
      const [fixed, each] = has[0].split("+").map(Number);
      return fixed + each * people() <= Number(want);
    },
    size: (has, want) => {
      if (!has) return true;
      const [min, max] = has[0].split("-").map(Number);
      return min <= want && (!max || want <= max);
    },
  };

  const apply = () => {
    const wants = controls
      .filter((c) => (c.type === "checkbox" ? c.checked : c.value))
      .map((c) => ({ name: c.name, op: c.dataset.op, value: c.value }));
    let shown = 0;
    for (const { el, facts } of rows) {
      const hit = wants.every((w) => tests[w.op](facts[w.name], w.value));
      el.hidden = !hit;
      shown += hit;
    }
    for (const group of document.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-facts]:not([hidden])");
    }
    count.textContent = wants.length ? `${shown} of ${rows.length} fit` : `${rows.length} in all`;
    none.hidden = shown > 0;
    clear.hidden = !wants.length;
    const query = new URLSearchParams(wants.map((w) => [w.name, w.value]));
    try {
      history.replaceState(null, "", wants.length ? `?${query}` : location.pathname);
    } catch {} // some browsers refuse for files
  };

  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const c of controls) {
      const values = query.getAll(c.name);
      if (c.type === "checkbox") c.checked = values.includes(c.value);
      else if (values.length) c.value = values[0];
      if (c.type === "checkbox" ? c.checked : c.value) c.closest("details")?.setAttribute("open", "");
    }
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("[data-filter-clear]")) {
    button.addEventListener("click", () => {
      form.reset();
      apply();
    });
  }
  restore();
  apply();
})();
