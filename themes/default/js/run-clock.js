// run-clock.js: when each step of a running session began or will, and how its end stands to the plan. Part of the run bundle.
// handrailClock(run, plan, now) takes functions that give the session (described in run.js), its plan and the moment; steps count from 0.
globalThis.handrailClock = (run, plan, now) => {
  "use strict";
  const minute = 60000;
  const { compute, apply, cutsAfter, minutesOf, pinOf, parse } = handrailPlan;
  const step = () => run().at.length - 1;
  const minutes = i => run().min[i] ?? minutesOf(plan().steps[i], plan().group);
  const cut = i => run().min[i] === 0;
  const next = i => plan().steps.findIndex((_, j) => j > i && !cut(j));
  const pin = i => {
    const at = pinOf(plan(), plan().steps[i]);
    return at < 0 ? 0 : run().base + (at - parse(plan().start)) * minute;
  };
  const due = (i, from) => (cut(i) ? from : Math.max(from, pin(i)) + minutes(i) * minute);
  const times = () => {
    const rows = [];
    let at;
    plan().steps.forEach((_, i) => {
      const start = i <= step() ? run().at[i] : cut(i) ? at : Math.max(at, pin(i));
      const end = i < step() ? run().at[i + 1] : due(i, start);
      if (i >= step()) at = i == step() ? Math.max(end, now()) : end;
      rows.push({ start, end });
    });
    return { rows, end: at };
  };
  const whole = ms => Math.trunc(ms / minute);
  const behind = end => whole(end - run().base - compute(plan()).total * minute);
  const cuts = need => {
    const made = plan().steps.map((_, i) => ({ step: i + 1, to: minutes(i) }));
    return cutsAfter(apply(plan(), made), step() + 2, need);
  };
  return { minute, whole, step, minutes, cut, next, pin, due, times, behind, cuts };
};
