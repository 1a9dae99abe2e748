// builder-rows.js: shows the steps of a plan as rows to change. Part of the builder bundle, in whose scope it stands.
// <template data-b="row"> <li> <span data-f="title"> <input name="time"> <select name="who"> ...   data-f: a text, name: a value
const { compute, minutesOf, when, minutes, sum, slack, late, short, key, kept: stored, keep } = handrailPlan;
const fill = (el, texts) => {
  for (const f in texts) {
    for (const e of el.querySelectorAll(`[data-f=${f}]`)) e.textContent = texts[f];
  }
  return el;
};
const clone = (template, texts) => fill(template.content.firstElementChild.cloneNode(true), texts);

// keeper shows rows in list, each made of template once and kept as long as its step is; a row's step is the step of the draft.
const keeper = (list, template) => {
  const rows = new WeakMap(); // by step of the draft
  const make = own => {
    const el = clone(template);
    el.step = own;
    rows.set(own, el);
    return el;
  };
  const update = (el, own, step, row, late, free, roles) => {
    fill(el, {
      clock: when(row.start), title: step.title, say: step.say, note: step.note,
      facts: [step.label, step.who, late].filter(Boolean).join(" · "),
      warn: row.late ? `Meant for ${own.at}, ${minutes(row.late)} late` : free ? minutes(free) + " free before it" : "",
    });
    if (step.url) el.querySelector("a").href = step.url;
    const who = el.querySelector("[name=who]");
    for (const role of [...roles, own.who]) {
      if (role && ![...who.options].some(o => o.value == role)) who.add(new Option(role));
    }
    const values = { ...step, time: row.minutes };
    for (const input of el.querySelectorAll("[name]")) {
      if (input != document.activeElement) input.value = values[input.name] ?? "";
    }
    el.querySelector("[data-f=name]").hidden = !own.title;
    return el;
  };
  // show puts the plan's steps on the page. steps are as plan.js was given them, result is what it made of them; offer is an element and its place, if any.
  // A row that stays is not taken out, so that it keeps the focus.
  const show = (plan, steps, result, offer) => {
    let free = 0;
    const want = [];
    for (const line of result.steps) {
      const own = plan.steps[line.step - 1];
      if (line.kind != "free") {
        want.push(update(rows.get(own) || make(own), own, steps[line.step - 1], line, short(result, line.step), free, plan.roles));
      }
      free = line.kind == "free" && line.minutes;
    }
    if (offer) want.splice(offer.at, 0, offer.el);
    for (const el of [...list.children]) if (!want.includes(el)) el.remove();
    want.forEach((el, i) => list.children[i] == el || list.insertBefore(el, list.children[i] || null));
  };
  return { show, row: step => rows.get(step) };
};
