// run-clock.js: when each step of a running session began or will, and how its end stands to the plan. Part of the run bundle, in whose scope it
// stands: it reads the session, run, and its plan, which run.js keeps. Steps count from 0, moments are milliseconds.
const minute = 60000;
const { minutesOf, pinOf, parse, kept } = handrailPlan;
let run; // the session, undefined when none runs
let plan; // the plan as it was chosen

const now = () => Date.now();
const step = () => run.at.length - 1;
const minutes = i => run.min[i] ?? minutesOf(plan.steps[i], plan.group);
const cut = i => run.min[i] === 0;
const next = i => plan.steps.findIndex((_, j) => j > i && !cut(j));
const pin = i => {
  const at = pinOf(plan, plan.steps[i]);
  return at < 0 ? 0 : run.base + (at - parse(plan.start)) * minute;
};
const due = (i, from) => (cut(i) ? from : Math.max(from, pin(i)) + minutes(i) * minute);
const times = () => {
  let at;
  const rows = plan.steps.map((_, i) => {
    const start = i <= step() ? run.at[i] : cut(i) ? at : Math.max(at, pin(i));
    const end = i < step() ? run.at[i + 1] : due(i, start);
    at = i == step() ? Math.max(end, now()) : end;
    return { start, end };
  });
  return { rows, end: at };
};
const whole = ms => Math.trunc(ms / minute);
const behind = end => whole(end - run.base - handrailPlan.compute(plan).total * minute);
const cuts = need => handrailPlan.cutsAfter({ ...plan, steps: plan.steps.map((s, i) => ({ ...s, time: { fixed: minutes(i) } })) }, step() + 2, need);
