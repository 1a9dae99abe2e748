// builder-rows.js: shows the steps of a plan as rows to change. Part of builder.js; one global, handrailRows.
// <template data-b="row"> <li> <span data-f="title"> <input name="time"> <select name="who"> ...   data-f: a text, name: a value
(() => {
  "use strict";
  const fill = (el, texts) => {
    for (const f in texts) {
      for (const e of el.querySelectorAll(`[data-f=${f}]`)) e.textContent = texts[f];
    }
    return el;
  };
  const clone = (template, texts) => fill(template.content.firstElementChild.cloneNode(true), texts);
  const { clock, minutes } = handrailWords;

  // late is what to do with a step when time runs short, in a few words.
  const late = step => (step.if_short == "skip" ? "skip" : step.if_short == "shorten" && "shorten" + (step.time_min ? " to " + step.time_min : ""));

  // keeper shows rows in list, each made of template once and kept as long as its step is; a row's step is the step of the draft.
  const keeper = (list, template) => {
    const rows = new WeakMap(); // by step of the draft
    const make = own => {
      const el = clone(template);
      el.step = own;
      rows.set(own, el);
      return el;
    };
    const update = (el, own, step, row, free, roles) => {
      const short = late(step);
      fill(el, {
        clock: clock(row.start), title: step.title, say: step.say, note: step.note,
        facts: [step.label, step.who, short && "If late: " + short].filter(Boolean).join(" · "),
        warn: row.late ? `Meant for ${own.at}, ${minutes(row.late)} late` : free ? minutes(free) + " free before it" : "",
      });
      if (step.url) el.querySelector("a").href = step.url;
      const who = el.querySelector("[name=who]");
      for (const role of [...roles, own.who]) {
        if (role && ![...who.options].some(o => o.value == role)) who.add(new Option(role));
      }
      const values = { ...step, time: row.minutes };
      for (const input of el.querySelectorAll("[name]")) {
        if (input != document.activeElement) input.value = values[input.name] || "";
      }
      el.querySelector("[data-f=name]").hidden = !own.title;
      return el;
    };
    // show puts the plan's steps on the page. steps are as plan.js was given them, lines as it laid them out; offer is an element and its place, if any.
    // A row that stays is not taken out, so that it keeps the focus.
    const show = (plan, steps, lines, offer) => {
      let free = 0;
      const want = [];
      for (const line of lines) {
        const own = plan.steps[line.step - 1];
        if (line.kind != "free") {
          want.push(update(rows.get(own) || make(own), own, steps[line.step - 1], line, free, plan.roles));
        }
        free = line.kind == "free" && line.minutes;
      }
      if (offer) want.splice(offer.at, 0, offer.el);
      for (const el of [...list.children]) if (!want.includes(el)) el.remove();
      want.forEach((el, i) => list.children[i] == el || list.insertBefore(el, list.children[i] || null));
    };
    return { show, row: step => rows.get(step) };
  };
  globalThis.handrailRows = { clone, keeper };
})();
