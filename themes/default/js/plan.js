// plan.js: the arithmetic of session plans in the browser, the twin of generator/plan. Part of the plan bundle, whose
// files share a scope; its one global, handrailPlan, is given by plan-words.js. No page is touched.
// It takes a plan as data (title, start, length, group, materials, steps) and gives what generator/plan gives for it,
// number by number: both are held to the same vectors.
const day = 24 * 60;
const pad = n => String(n).padStart(2, "0");

// tame takes a number that no plan can have (negative, or past the minutes of a week) as the nearest that one can.
const tame = n => Math.min(Math.max(n || 0, 0), 7 * day);

// parse reads "18:05" as minutes after midnight, or gives -1.
const parse = text => {
  const m = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text || "");
  return m ? m[1] * 60 + +m[2] : -1;
};
// clock writes minutes after midnight as "18:05"; a later day is told: "00:15+1d".
const clock = at => {
  const late = Math.trunc(at / day);
  return pad(Math.trunc(at % day / 60)) + ":" + pad(at % 60) + (late ? `+${late}d` : "");
};
// elapsed writes minutes since the start as "0:05".
const elapsed = at => Math.trunc(at / 60) + ":" + pad(at % 60);

// minutesOf is how long a step takes with so many people, rounded up.
const minutesOf = (step, group) => {
  const { fixed = 0, per_person: each = 0 } = step.time || {};
  return tame(Math.ceil(fixed + each * group));
};

// pinOf is the clock time to which a step is pinned, -1 for none. A time before the start means the next day.
const pinOf = (plan, step) => {
  const start = parse(plan.start);
  let pin = start < 0 ? -1 : parse(step.at);
  while (pin >= 0 && pin < start) pin += day;
  return pin;
};

// layout puts the steps end to end. A pinned step that is reached early waits for its time.
const layout = (plan, minutes) => {
  const begin = Math.max(parse(plan.start), 0);
  const rows = [];
  let at = begin;
  plan.steps.forEach((step, i) => {
    const pin = pinOf(plan, step);
    const row = (kind, minutes, late, { title = "", ref = "", who = "" }) =>
      rows.push({ step: i + 1, start: at, end: at += minutes, minutes, title, ref, kind, who, late });
    if (at < pin) row("free", pin - at, 0, { title: "Free" });
    row(step.kind || "step", minutes[i], pin < 0 ? 0 : at - pin, step);
  });
  return { rows, begin, end: at };
};

// cutsOf lists what can be cut, in the order in which to cut: shorten first, where most is saved and then the later step; then skip from the end.
const cutsOf = (steps, minutes) => {
  const cuts = { shorten: [], skip: [] };
  steps.forEach((step, i) => {
    const from = minutes[i];
    const to = step.if_short == "skip" ? 0 : tame(step.time_min) || from;
    if (cuts[step.if_short] && from > to) cuts[step.if_short].unshift({ step: i + 1, from, to, saves: from - to });
  });
  return cuts.shorten.sort((a, b) => b.saves - a.saves).concat(cuts.skip);
};

// each is how many of a thing one session, person, pair or small group of so many people makes.
const sizes = { solo: 1, pairs: 2, triads: 3, fours: 4 };
const each = (per, group, groups) =>
  ({ person: group, pair: Math.ceil(group / 2), group: sizes[groups] ? Math.ceil(group / sizes[groups]) : 1 })[per] ?? 1;

// bring merges materials by their names, and lists the handouts to print. What one step lists twice it needs twice;
// of what is used again the step that needs most decides, and what is used up adds up.
const bring = (plan, group) => {
  const things = new Map();
  const handouts = new Map();
  const print = (id, copies) => {
    if (id) handouts.set(id, Math.max(handouts.get(id) || 0, copies));
  };
  const add = (list, groups, step) => {
    const here = new Map();
    for (const { name = "", per, qty, consumable, print: id } of list || []) {
      const need = tame(qty) * each(per, group, groups);
      const key = name.toLowerCase().replaceAll("\u03c2", "\u03c3");
      const thing = things.get(key) || { name, most: 0, sum: 0, steps: [] };
      things.set(key, thing);
      here.set(key, (here.get(key) || 0) + need);
      thing.most = Math.max(thing.most, here.get(key));
      thing.sum += need;
      thing.used ||= consumable;
      if (step && !thing.steps.includes(step)) thing.steps.push(step);
      print(id, need);
    }
  };
  add(plan.materials, "", 0);
  plan.steps.forEach((s, i) => {
    print(s.handout, each(s.copies, group, s.groups));
    add(s.materials, s.groups, i + 1);
  });
  return {
    materials: [...things.values()].map(({ name, most, sum, used, steps }) => ({ name, qty: used ? sum : most, steps })),
    handouts: [...handouts].map(([id, copies]) => ({ id, copies })),
  };
};

// warn says what is likely to go wrong, by step; what is about the whole plan comes last.
const enough = 5; // minutes that make a break
const longest = 90; // minutes without one
const warn = (plan, rows, group, over) => {
  const warnings = [];
  let agreed = false, run = 0, told = false;
  for (const row of rows) {
    const step = plan.steps[row.step - 1];
    const { min, max } = step.size || {};
    const free = row.kind == "free";
    const rest = (free || row.kind == "break") && row.minutes >= enough;
    run = rest ? 0 : run + row.minutes;
    told &&= !rest;
    const tired = run > longest && !told;
    told ||= tired;
    for (const [code, when] of [
      ["pin-late", row.late],
      ["size", !free && (group < tame(min) || (max > 0 && group > max))],
      ["comfort", !free && step.comfort == 3 && (plan.first || !agreed)],
      ["no-break", tired],
      ["shorten", !free && step.if_short == "shorten" && !tame(step.time_min)],
    ]) {
      if (when) warnings.push({ code: "plan-" + code, step: row.step });
    }
    agreed ||= !free && step.phase == "agree";
  }
  if (over) warnings.push({ code: "plan-overrun", step: 0 });
  return warnings;
};

// compute works a plan out: clocks, what is left of the booked time, what to cut, what to bring.
const compute = plan => {
  plan = { title: "", steps: [], ...plan };
  const { title, steps } = plan;
  const length = tame(plan.length), group = tame(plan.group);
  const minutes = steps.map(s => minutesOf(s, group));
  const { rows, begin, end } = layout(plan, minutes);
  const cuts = cutsOf(steps, minutes);
  const fewest = minutes.slice();
  for (const cut of cuts) fewest[cut.step - 1] = cut.to;
  const short = layout(plan, fewest);
  const total = end - begin;
  const write = parse(plan.start) < 0 ? elapsed : clock;
  return {
    title, start: write(begin), end: write(end), length, group, total,
    slack: length && length - total,
    shortest: short.end - short.begin,
    steps: rows.map(row => ({ ...row, start: write(row.start), end: write(row.end) })),
    cuts,
    ...bring(plan, group),
    prep: steps.flatMap((s, i) => (s.prep > 0 ? [{ step: i + 1, title: s.title || "", minutes: tame(s.prep) }] : [])),
    warnings: warn(plan, rows, group, length && total > length),
  };
};

// cutsAfter is what to cut, from a step on, to save so many minutes: no more than that takes, or all there is.
const cutsAfter = (plan, step, need) => {
  const out = [];
  for (const cut of compute(plan).cuts) {
    if (cut.step >= step && need > 0) need -= out.push(cut) && cut.saves;
  }
  return out;
};
