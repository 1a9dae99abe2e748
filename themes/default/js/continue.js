// continue.js: among the lessons of a list, shows the one to go on with: the one that was answered last, or the next that is
// not done. Nothing changes before a question was answered, and nothing without scripts.
// <li data-continue="lessons/second" hidden>   the last may be data-continue="": all lessons are done
// On the device: localStorage["handrail:NAME"].path, as lesson.js says.
(() => {
  "use strict";
  const items = [...document.querySelectorAll("[data-continue]")];
  if (!items.length) return;
  try {
    const { last, lessons } = JSON.parse(localStorage["handrail:" + document.documentElement.dataset.site]).path;
    const at = items.findIndex((item) => item.dataset.continue === last);
    const open = ({ dataset }) => dataset.continue && !lessons[dataset.continue]?.done;
    const next = items.slice(Math.max(at, 0)).find(open) ?? items.find(open) ?? items.find((item) => !item.dataset.continue);
    for (const item of items) item.hidden = item !== next;
  } catch {}
})();
