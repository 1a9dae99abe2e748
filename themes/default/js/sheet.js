// sheet.js: works a plan's sheets out for what the address asks: ?n=14&start=18:30&length=75. Needs the plan bundle.
// <script type="application/json" data-plan-data>   the plan as plan.js takes it
// <section data-sheet> <p data-sum> <p data-slack> <p data-shortest> <p data-cuts> <span data-thing>, one for each material
//   <tbody> <tr data-step="1"> <td data-start> <td data-minutes> <p data-late> ... <tr data-free> for minutes before a step
// <p data-step="1"> <b data-start> <b data-minutes>   the same anywhere in data-sheet
// <a data-plan-view>   leads to another sheet of the plan, which gets the same question
// Without this file, and without a question, the sheets show the plan as written.
(() => {
  "use strict";
  const data = document.querySelector("script[data-plan-data], script[data-plan]");
  const sheets = document.querySelectorAll("[data-sheet]");
  const views = [...document.querySelectorAll("a[data-plan-view]")];
  for (const a of views) a.search ||= location.search;
  if (!data || !sheets.length) return;
  const written = JSON.parse(data.textContent);

  const { count, when, minutes, sum, slack, late } = handrailPlan;
  const words = {
    sum: (r, plan) => sum(r, plan.start),
    slack: r => slack(r) && slack(r) + ".",
    shortest: r => (r.shortest < r.total ? `Shortest: ${minutes(r.shortest)}.` : ""),
    cuts: r => late(r, n => n, "Saves", ["Shorten step", "Skip step"]),
  };

  // asked is the plan with the people, start and length of the address, as far as they make sense.
  const asked = (search) => {
    const q = new URLSearchParams(search);
    const whole = (key, least, most, other) => (/^\d{1,4}$/.test(q.get(key)) && +q.get(key) >= least && +q.get(key) <= most ? +q.get(key) : other);
    const start = q.get("start");
    return {
      ...written,
      group: whole("n", 1, 500, written.group),
      start: start === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(start) ? start : written.start,
      length: whole("length", 0, 1440, written.length),
    };
  };

  // fill writes a row of the result into every place of a sheet that shows it.
  const fill = (place, row, plan) => {
    for (const el of place.querySelectorAll("[data-start]")) el.textContent = when(row.start);
    for (const el of place.querySelectorAll("[data-minutes]")) el.textContent = row.minutes;
    for (const el of place.querySelectorAll("[data-late]")) {
      el.textContent = row.late ? `Meant for ${plan.steps[row.step - 1].at}, ${count(row.late, "minute")} late.` : "";
    }
  };

  // wait puts a row for free minutes before the row of the step that waits.
  const wait = (sheet, row) => {
    const next = sheet.querySelector(`tr[data-step="${row.step}"]`);
    const free = next.cloneNode(true);
    for (const cell of free.cells) cell.textContent = "";
    free.removeAttribute("data-step");
    free.dataset.free = "";
    free.className = "runsheet__break";
    free.cells[0].textContent = when(row.start);
    free.cells[1].textContent = row.minutes;
    free.cells[2].textContent = row.title;
    next.before(free);
  };

  const work = () => {
    const plan = asked(views[0]?.search || location.search);
    const r = handrailPlan.compute(plan);
    for (const sheet of sheets) {
      for (const [name, write] of Object.entries(words)) {
        for (const el of sheet.querySelectorAll(`[data-${name}]`)) el.textContent = write(r, plan);
      }
      sheet.classList.toggle("runsheet--over", r.length > 0 && r.slack < 0);
      sheet.querySelectorAll("[data-thing]").forEach((el, i) => (el.textContent = r.materials[i].qty > 1 ? r.materials[i].qty : ""));
      for (const free of sheet.querySelectorAll("[data-free]")) free.remove();
      for (const row of r.steps) {
        if (row.kind == "free") wait(sheet, row);
        else for (const place of sheet.querySelectorAll(`[data-step="${row.step}"]`)) fill(place, row, plan);
      }
    }
  };

  work();
  addEventListener("beforeprint", work); // the page's own controls may have changed the question
})();
