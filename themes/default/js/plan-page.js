// plan-page.js: works a plan out for other people and times, on its page, and keeps the choice in the address.
// <div data-plan data-run="run.js" data-run-style="run.css"> <script type="application/json" data-plan-data> (the plan as plan.js takes it)
//   <form data-plan-choice> <input name="n"> <input name="start"> <input name="length"> <button data-plan-reset> </form>
//   data-plan-sum, -slack, -bar, -parts, -rows, -free, -late, -thing, -copies: what is written anew; templates/partials/timeline.html has them
//   <button data-plan-run> brings both, as does a session that runs already
// <a data-plan-view>   links to other views of the plan: they get the choice too
// Without this file the page shows the plan as written. For run.js: handrailPage. Needs the plan bundle.
(() => {
  "use strict";
  const page = document.querySelector("[data-plan]");
  if (!page) return;
  const all = (name, within = page) => [...within.querySelectorAll(`[data-${name}]`)];
  const one = (name, within) => all(name, within)[0];
  const written = JSON.parse(one("plan-data").textContent);
  const form = one("plan-choice");
  const field = name => form.querySelector(`[name=${name}]`);
  let plan = written;

  const { count, when, sum, slack, late, short, kept } = handrailPlan;
  const quantity = m => (m.qty > 1 ? m.qty + (m.steps.length ? `, for step ${m.steps.join(", ")}` : "") : "");
  const warning = (r, row, step) => {
    const has = code => r.warnings.some(w => w.step == row.step && w.code == code);
    const { min = 0, max = 0 } = step.size || {};
    return [
      row.late && `Meant for ${step.at}, ${count(row.late, "minute")} late.`,
      has("plan-size") && `Made for ${!max ? `${min} people or more` : min == max ? `${min} people` : `${min} to ${max} people`}.`,
      has("plan-no-break") && "More than 90 minutes without a break by now.",
    ].filter(Boolean).join(" ");
  };

  // fill writes the rows; what is free before a step stands in a row of its own.
  const fill = r => {
    for (const free of all("free", one("plan-rows"))) free.remove();
    for (const row of r.steps) {
      let li = one(`step="${row.step}"`);
      if (row.kind == "free") {
        const free = one("plan-free").content.firstElementChild.cloneNode(true);
        li.before(free);
        li = free;
      } else {
        const warn = one("warn", li);
        warn.textContent = warning(r, row, plan.steps[row.step - 1]);
        warn.hidden = !warn.textContent;
        one("short", li).textContent = short(r, row.step);
      }
      one("clock", li).textContent = when(row.start);
      one("clock-end", li).textContent = "–" + when(row.end);
      one("min", li).textContent = row.minutes;
    }
  };

  // draw makes the bar of parts anew.
  const draw = r => {
    const bar = one("plan-bar");
    const minutes = {};
    for (const rect of bar.querySelectorAll("rect")) rect.remove();
    let at = 0;
    for (const row of r.steps) {
      const part = row.kind != "step" && row.kind != "activity" ? row.kind : plan.steps[row.step - 1].phase || "other";
      minutes[part] = (minutes[part] || 0) + row.minutes;
      const rect = document.createElementNS(bar.namespaceURI, "rect");
      const share = n => `${Math.round((n / r.total) * 1e4) / 100 || 0}%`;
      for (const [key, value] of Object.entries({ class: "parts__bar parts__bar--" + part, x: share(at), width: share(row.minutes), height: "100%" })) rect.setAttribute(key, value);
      bar.append(rect);
      at += row.minutes;
    }
    for (const li of all("part")) {
      li.hidden = !minutes[li.dataset.part];
      one("part-min", li).textContent = minutes[li.dataset.part] || 0;
    }
  };

  const show = () => {
    const r = handrailPlan.compute(plan);
    one("plan-sum").textContent = sum(r, plan.start);
    one("plan-slack").textContent = slack(r);
    one("plan-slack").classList.toggle("plan__over", r.length > 0 && r.slack < 0);
    one("plan-late").textContent = r.cuts.length ? "Running late? " + late(r, n => plan.steps[n - 1].title, "That saves") : "";
    fill(r);
    draw(r);
    all("plan-thing").forEach((el, i) => (el.textContent = quantity(r.materials[i])));
    all("plan-copies").forEach((el, i) => (el.textContent = r.handouts[i].copies == 1 ? "1 copy" : r.handouts[i].copies + " copies"));
  };

  // keep puts what differs from the written plan into the address, and into links to the plan's other views.
  const query = () => {
    const q = [];
    if (plan.group != written.group) q.push("n=" + plan.group);
    if ((plan.start || "") != (written.start || "")) q.push("start=" + plan.start);
    if ((plan.length || 0) != (written.length || 0)) q.push("length=" + plan.length);
    return q.length ? "?" + q.join("&") : "";
  };
  const keep = () => {
    one("plan-reset").hidden = !query();
    try {
      history.replaceState(null, "", location.pathname + query() + location.hash);
    } catch {} // some browsers refuse for files
    for (const a of document.querySelectorAll("a[data-plan-view]")) a.search = query();
  };

  // choose takes people, start and length; what makes no sense stays as it was.
  const whole = (text, least, most, other) => (/^\d+$/.test(text) && +text >= least && +text <= most ? +text : other);
  const choose = (n, start, length) => {
    plan = {
      ...plan,
      group: whole(n, 1, 500, plan.group),
      start: start === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(start) ? start : plan.start,
      length: length === "" ? 0 : whole(length, 0, 1440, plan.length),
    };
    show();
    keep();
  };
  const take = (n, start, length) => {
    plan = written;
    choose(n, start, length);
    field("n").value = plan.group || "";
    field("start").value = plan.start || "";
    field("length").value = plan.length || "";
  };
  const restore = search => {
    const q = new URLSearchParams(search);
    take(q.get("n"), q.get("start"), q.get("length"));
  };
  form.addEventListener("input", () => choose(field("n").value, field("start").value, field("length").value));
  form.addEventListener("submit", event => event.preventDefault());
  one("plan-reset").addEventListener("click", () => restore(""));
  // here is this page as a session keeps it, from the handbook's top; isHere tells whether such a page is this one. Of two plans that stand
  // in their addresses, the fragment tells.
  const root = document.querySelector("[data-search]").dataset.root || "./";
  const here = () => location.href.slice(new URL(root, location).href.length);
  const place = ({ pathname, hash }) => pathname + (hash.startsWith("#p=") ? hash : "");
  const isHere = kept => place(new URL(root + kept, location)) == place(location);
  globalThis.handrailPage = { plan: () => plan, choose: (n, start, length) => take(`${n}`, start, `${length}`), show, here, isHere };
  // Without a question in the address, what was typed before this file came counts.
  const [n, start, length] = ["n", "start", "length"].map(field);
  if (!location.search && [n, start, length].some(f => f.value != f.defaultValue)) choose(n.value, start.value, length.value);
  else restore(location.search);

  // run.js is brought when somebody runs the plan, or runs it already.
  const bring = then => {
    if (globalThis.handrailRun) return then();
    const style = document.createElement("link");
    const script = document.createElement("script");
    style.rel = "stylesheet";
    style.href = page.dataset.runStyle;
    script.src = page.dataset.run;
    style.onload = () => document.head.append(script); // a running session must not be seen without it
    script.onload = then;
    style.onerror = script.onerror = () => (one("plan-run").textContent = "This did not load. Reload the page, or print the run sheet.");
    document.head.append(style);
  };
  one("plan-run").addEventListener("click", () => bring(() => handrailRun.start()));
  try {
    if (isHere(kept().run.page)) {
      document.dispatchEvent(new CustomEvent("handrail:hold", { detail: true })); // the edition that the session began with stays
      bring(() => handrailRun.resume());
    }
  } catch {} // nothing runs
})();
