// path.js: says which lessons are done, from what lesson.js keeps on the device, and forgets it when asked to.
//
// <section data-path> <span data-path-sum>   a training path
//   <li data-path-row="lessons/second"> <span data-path-mark hidden> <span data-path-done>            in the list of lessons
//   <tr data-path-row="lessons/second"> <td data-path-date> <td data-path-score="{n} of {all}">       on the completion sheet
// <section data-path-words data-done="Done {date}" data-score data-started data-sum data-gone>   words
//   <details data-path-kept hidden> <button data-path-forget> </details> <p data-path-said role="status" tabindex="-1">
(() => {
  "use strict";
  const words = document.querySelector("[data-path-words]")?.dataset;
  if (!words) return;
  const part = (name, within = document) => within.querySelector(`[data-path-${name}]`);
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
  const key = "handrail:" + document.documentElement.dataset.site;
  const stored = () => {
    try {
      return JSON.parse(localStorage[key]) ?? {};
    } catch {
      return {};
    }
  };
  const day = (iso) => {
    const date = new Date(iso + "T12:00");
    return isNaN(date) ? "" : `${date.getDate()} ${date.toLocaleString(document.documentElement.lang, { month: "short" })} ${date.getFullYear()}`;
  };
  const write = (row, name, text) => {
    const el = part(name, row);
    if (el) el.textContent = text;
  };

  const show = () => {
    const lessons = stored().path?.lessons ?? {};
    for (const path of document.querySelectorAll("[data-path]")) {
      const rows = [...path.querySelectorAll("[data-path-row]")];
      let done = 0;
      for (const row of rows) {
        const { a, n, done: on, right, of } = lessons[row.dataset.pathRow] ?? {};
        const score = (text) => (on && of ? fill(text, { n: right, all: of }) : "");
        const begun = Array.isArray(a) ? a.filter(Boolean).length : 0;
        const line = [on && fill(words.done, { date: day(on) }), score(words.score)].filter(Boolean).join(" · ");
        done += on ? 1 : 0;
        write(row, "done", line || (begun ? fill(words.started, { n: begun, all: n }) : ""));
        write(row, "date", on ? day(on) : "");
        write(row, "score", score(part("score", row)?.dataset.pathScore ?? ""));
        const mark = part("mark", row);
        if (mark) mark.hidden = !on;
      }
      write(path, "sum", Object.keys(lessons).length ? fill(words.sum, { n: done, all: rows.length }) : "");
    }
    part("kept").hidden = !Object.keys(lessons).length;
  };

  part("forget").addEventListener("click", () => {
    const { path, ...rest } = stored();
    try {
      localStorage[key] = JSON.stringify(rest);
    } catch {}
    [...document.querySelectorAll("[data-continue]")].forEach((item, i) => (item.hidden = i > 0));
    part("said").textContent = words.gone;
    part("kept").open = false;
    show();
    part("said").focus();
  });
  show();
})();
