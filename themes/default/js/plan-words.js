// plan-words.js: says what plan.js has worked out. Part of builder.js; one global, handrailWords. The words are those of plan pages (generator/theme/timeline.go).
(() => {
  "use strict";
  const count = (n, unit) => `${n} ${unit}${n == 1 ? "" : "s"}`;
  const minutes = n => count(n, "minute");
  // clock shows a later day: "00:15+1d" is "00:15 +1 day".
  const clock = at => at.replace(/\+(\d+)d$/, (all, n) => " +" + count(n, "day"));
  const sum = (r, start) => `${start ? `${clock(r.start)} to ${clock(r.end)} · ` : ""}${minutes(r.total)} · ${r.group} people`;
  const slack = r => {
    if (!r.length) return "";
    if (r.slack < 0) return `Over by ${minutes(-r.slack)} of the booked ${r.length}`;
    return r.slack ? `${minutes(r.slack)} spare of the booked ${r.length}` : `Fills the booked ${minutes(r.length)}`;
  };
  // late says what to shorten and what to skip.
  const late = (r, steps) => {
    const say = (verb, cuts) => (cuts[0] ? `${verb} ${cuts.map(c => `${steps[c.step - 1].title} (${c.from}${c.to ? " to " + c.to : ""})`).join(", ")}. ` : "");
    const saves = r.cuts.reduce((n, c) => n + c.saves, 0);
    return saves ? `${say("Shorten", r.cuts.filter(c => c.to))}${say("Skip", r.cuts.filter(c => !c.to))}That saves up to ${minutes(saves)}.` : "";
  };
  globalThis.handrailWords = { clock, minutes, sum, slack, late };
})();
