// plan-words.js: says what plan.js has worked out, in the words of generator/theme/timeline.go. Part of the plan bundle; one global, handrailWords.
(() => {
  "use strict";
  const count = (n, unit) => `${n} ${unit}${n == 1 ? "" : "s"}`;
  const minutes = n => count(n, "minute");
  // clock shows a later day: "00:15+1d" is "00:15 +1 day".
  const clock = at => at.replace(/\+(\d+)d$/, (all, n) => " +" + count(n, "day"));
  const sum = (r, start) =>
    [handrailPlan.parse(start) >= 0 && `${clock(r.start)} to ${clock(r.end)}`, minutes(r.total), r.group > 1 ? `${r.group} people` : r.group && "1 person"].filter(Boolean).join(" · ");
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
  globalThis.handrailWords = { count, minutes, clock, sum, slack, late };
})();
