// plan-draft.js: what the plan of a code (plan-code.js) is in this handbook. Part of the bundles builder and plan-open, in
// whose scopes it stands. The library script leaves handrailLibrary = {steps, handouts, plans}: pairs of a name and what it names, of
// all activities, handouts, and codes of plans; without it, own steps and breaks still work.
let library; // activities by what one writes in `use`
let handouts; // by id
let plans; // codes, by id
// stock takes in what the library script left, if it is there.
const stock = () => {
  const data = globalThis.handrailLibrary || {};
  library = new Map(data.steps);
  handouts = new Map(data.handouts);
  plans = new Map(data.plans);
};

// toStep is a step as plan.js takes it: what the library says of its activity, and over it what the code says.
const toStep = s => {
  const use = library.get(s.use) || {};
  const [fixed, each = 0] = (s.time || s.break || "").split("+");
  return {
    ...use, ...s, ref: s.use, kind: s.use ? "activity" : s.break && "break", title: use.title || s.title || s.use || "Break",
    time: fixed ? { fixed: +fixed, per_person: +each } : use.time || { fixed: 10 }, time_min: +s.time_min || use.time_min, phase: s.phase || use.phase,
    materials: [...s.materials, ...(use.materials || [])], copies: handouts.get(s.handout)?.copies,
  };
};
const toPlan = plan => ({ ...plan, title: plan.title || "Our session", length: +plan.length || 0, group: +plan.group, steps: plan.steps.map(toStep) });

// settle turns activities that the handbook no longer has into steps of their own, and gives what to say of that: the name of the words,
// and titles. Without the library nobody can tell.
const settle = plan => {
  if (!globalThis.handrailLibrary) return ["unloaded"];
  const gone = plan.steps.filter(s => s.use && !library.has(s.use));
  for (const s of gone) {
    s.title = s.use[0].toUpperCase() + s.use.slice(1).replace(/[-_]+/g, " ");
    s.time ||= "10";
    delete s.use;
  }
  return gone[0] ? ["gone", gone.map(s => s.title).join(", ")] : [];
};
