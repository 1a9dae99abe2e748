// plan-words.js: says what plan.js has worked out, in the words of generator/theme/timeline.go. Part of the plan bundle, in whose scope it stands; it gives
// the bundle's one global, handrailPlan.
const count = (n, unit) => `${n} ${unit}${n == 1 ? "" : "s"}`;
const minutes = n => count(n, "minute");
// when shows a later day: "00:15+1d" is "00:15 +1 day".
const when = at => at.replace(/\+(\d+)d$/, (all, n) => " +" + count(n, "day"));
const sum = (r, start) =>
  [parse(start) >= 0 && `${when(r.start)} to ${when(r.end)}`, minutes(r.total), r.group > 1 ? `${r.group} people` : r.group && "1 person"].filter(Boolean).join(" · ");
const slack = r => {
  if (!r.length) return "";
  if (r.slack < 0) return `Over by ${minutes(-r.slack)} of the booked ${r.length}`;
  return r.slack ? `${minutes(r.slack)} spare of the booked ${r.length}` : `Fills the booked ${minutes(r.length)}`;
};
// late says what to shorten and what to skip, by what name gives for a step's number, and what that saves; saves begins its last sentence.
const late = (r, name, saves, verbs = ["Shorten", "Skip"]) => {
  const say = (verb, cuts) => (cuts[0] ? `${verb} ${cuts.map(c => `${name(c.step)} (${c.from}${c.to ? " to " + c.to : ""})`).join(", ")}. ` : "");
  const saved = r.cuts.reduce((n, c) => n + c.saves, 0);
  return saved ? `${say(verbs[0], r.cuts.filter(c => c.to))}${say(verbs[1], r.cuts.filter(c => !c.to))}${saves} up to ${minutes(saved)}.` : "";
};
// short says what to do with a step when time runs short.
const short = (r, step) => {
  const cut = r.cuts.find(c => c.step == step);
  return cut ? `If late: ${cut.to ? "shorten to " + cut.to : "skip"}` : "";
};
globalThis.handrailPlan = { compute, cutsAfter, minutesOf, pinOf, parse, count, minutes, when, sum, slack, late, short, key, kept, keep };
