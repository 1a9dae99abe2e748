// run.js: leads through a plan while the session runs. plan-page.js brings it, on its page. Part of the run bundle, whose files share a scope.
// The markup is in templates/partials/run.html and timeline.html: data-run-panel and what it holds, data-run-set, data-run-bar, rows with data-step.
// It needs the plan bundle and handrailPage = {plan(), choose(n, start, length), show(), here() -> page, isHere(page)},
// and gives handrailRun = {start(), resume()}.
// Time is kept as moments, never counted: localStorage["handrail:SITE"].run = {page, title, stamp, n, start, length,
//   base: when the plan's clock starts, at: [when each step began, the current one last], min: {step: minutes}, skip: [steps], set: {wake, buzz, sound, auto}, quiet, was}
// Steps count from 0 here. The session's end clears it. <html data-run="now|list|help"> is what the styles go by.
const root = document.documentElement;
const one = name => document.querySelector(`[data-${name}]`);
const part = name => one("run-" + name);
const all = name => document.querySelectorAll(`[data-run-${name}]`);
const list = one("plan-rows");
const steps = () => [...list.querySelectorAll("[data-step]")];
const parts = on => {
  for (const name of ["panel", "set", "bar"]) part(name).hidden = !on;
  document.dispatchEvent(new CustomEvent("handrail:hold", { detail: on })); // for offline.js
};

let stored = false; // without storage the session lives as long as its page
const save = () => (stored = handrailPlan.keep({ run }));
const stamp = () => JSON.stringify(plan.steps);

// Words.
const hour = ms => new Date(ms).toTimeString().slice(0, 5);
const title = i => plan.steps[i].title;
const leftWords = left => (left > 0 ? `${Math.ceil(left / minute)} min left` : whole(-left) ? `${whole(-left)} min over` : "Time is up");
const paceWords = (late, end) => {
  const over = plan.length ? whole(end - run.base - plan.length * minute) : 0;
  return `${late ? `${Math.abs(late)} min ${late > 0 ? "behind" : "ahead"}` : "On time"}. Ends ${hour(end)}${over > 0 ? `, ${over} min over the booked time` : ""}.`;
};
const stateWords = i => {
  if (i == step()) return "Now";
  if (i < step()) return cut(i) || run.skip.includes(i) ? "Skipped" : "Done";
  return cut(i) ? "Left out" : i == next(step()) ? "Next" : "";
};

// ask puts a question over the step; one at a time. An answer gives the focus back.
let yes, asker;
const ask = (text, label, no, then) => {
  if (part("ask").hidden) asker = document.activeElement;
  yes = then;
  part("ask").hidden = !text;
  part("question").textContent = text;
  part("yes").textContent = label;
  part("no").textContent = no;
  if (text) part("question").focus();
  else asker?.focus();
};
const hush = () => part("ask").hidden || ask("");

let last = {}; // the step and the time left when the page was drawn before
const notice = left => {
  const i = step();
  const say = text => (part("say").textContent = text);
  if (last.step !== i) {
    say("");
    const how = steps()[i].querySelector("details");
    if (how) how.open = true;
    scrollTo(0, 0);
  } else if (last.left > 0) {
    const at = [1, 5].find(n => last.left > n * minute && left <= n * minute && left > 0);
    if (at) say(handrailPlan.minutes(at) + " left");
    if (left > 5 * minute) say("");
    if (left <= 0 && !document.hidden) {
      if (run.set.buzz) buzz();
      if (run.set.sound) beep();
    }
  }
  last = { step: i, left };
};

const write = (el, words) => {
  if (el.textContent != words) el.textContent = words;
};
const draw = () => {
  const i = step();
  const { rows, end } = times();
  const left = rows[i].end - now();
  const then = next(i);
  const late = behind(end);
  part("panel").dataset.time = left <= 0 ? "over" : left <= minute ? "soon" : "";
  const saved = cuts(late).reduce((n, c) => n + c.saves, 0);
  for (const [name, words] of Object.entries({
    place: `Step ${i + 1} of ${plan.steps.length}`,
    now: hour(now()),
    title: title(i),
    left: leftWords(left),
    pace: paceWords(late, end),
    next: (pin(i) > now() ? `Free until ${hour(pin(i))}. ` : "") + (then < 0 ? "This is the last step." : `Next at ${hour(rows[then].start)}: ${title(then)}`),
    recover: run.was ? "Undo the cuts" : `Recover ${saved < late ? saved + " of " : ""}${late} min`,
    back: i ? "Back" : "Restart",
    "next-step": then < 0 ? "End" : "Next",
  })) {
    write(part(name), words);
  }
  part("recover").hidden = !run.was && !saved;
  // With large letters on a small screen, what stays in sight would hide the rest.
  for (const el of document.querySelectorAll(".help, [data-run-bar]")) el.toggleAttribute("data-tall", el.offsetHeight > innerHeight / 3);
  part("skip").disabled = then < 0;
  part("quiet").hidden = !run.quiet;
  for (const box of all("switch")) box.checked = run.set[box.dataset.runSwitch];
  steps().forEach((row, j) => {
    for (const [name, words] of Object.entries({
      clock: hour(rows[j].start), "clock-end": "–" + hour(rows[j].end), min: whole(rows[j].end - rows[j].start), state: stateWords(j),
    })) {
      write(row.querySelector(`[data-${name}]`), words);
    }
    row.setAttribute("aria-current", i == j && "step");
  });
  notice(left);
};

const view = name => {
  root.dataset.run = name;
  for (const b of all("view")) b.setAttribute("aria-expanded", b.dataset.runView == name);
  scrollTo(0, 0);
};

// go begins the next step that is not left out, at a moment.
const go = at => {
  for (const to = next(step()); step() < to; ) run.at.push(at);
  delete run.was;
  delete run.quiet;
};
// gone moves on by itself, when told to and the step's time is over.
const gone = () => {
  const at = run.set.auto && next(step()) > 0 && due(step(), run.at[step()]);
  return at && at <= now() && at;
};
const tick = () => {
  if (!run) return;
  for (let at; (at = gone()); save()) go(at);
  draw();
};
// change is what a tap does. A step that begins by it takes the focus, so that it is read out.
const change = act => () => {
  const i = step();
  hush();
  act();
  save();
  draw();
  if (step() != i) part("title").focus({ preventScroll: true });
};

let clockwork;
const open = () => {
  handrailPage.choose(run.n, run.start, run.length);
  plan = handrailPage.plan();
  for (const free of list.querySelectorAll("[data-free]")) free.remove();
  parts(true);
  part("can").hidden = !navigator.vibrate;
  part("ended").hidden = true;
  run.at.length = Math.min(run.at.length, plan.steps.length);
  if (!clockwork) {
    view("now");
    clockwork = setInterval(tick, 1000);
  }
  wake();
  tick();
};
const shut = words => {
  run = undefined;
  last = {};
  clearInterval(clockwork);
  clockwork = 0;
  wake();
  hush();
  delete root.dataset.run;
  parts(false);
  for (const row of steps()) row.setAttribute("aria-current", false);
  handrailPage.show();
  write(part("ended"), words);
  part("ended").hidden = false;
  part("ended").focus();
  scrollTo(0, 0);
};
const end = () => {
  shut(`The session ended at ${hour(now())}. Nothing about it is kept on this device.`);
  save();
};
const askEnd = () => ask("End the session? Its times are then cleared from this device.", "End the session", "Go on", end);

// pull takes what another window did.
const pull = () => {
  const other = kept().run;
  if (!run || !stored || JSON.stringify(other) == JSON.stringify(run)) return;
  if (!other || !handrailPage.isHere(other.page)) return shut("The session ended in another window.");
  run = other;
  tick();
};

// near is when the plan's clock starts, when that is within an hour of now; else the session starts its own.
const near = () => {
  for (const days of plan.start ? [0, 1, -1] : []) {
    const d = new Date(now());
    d.setHours(24 * days, parse(plan.start), 0, 0);
    if (Math.abs(d - now()) <= 60 * minute) return +d;
  }
};
const begin = () => {
  run = {
    page: handrailPage.here(), title: plan.title, stamp: stamp(), n: plan.group, start: plan.start, length: plan.length,
    base: near() ?? now(), at: [now()], min: {}, skip: [], set: { wake: true, buzz: !!navigator.vibrate, sound: false, auto: false },
  };
  save();
  hush();
  open();
  part("title").focus();
};
// start asks before it takes over from another plan, and where times that were fixed would move along with a clock of the session's own.
const start = sure => {
  const other = kept().run;
  plan = handrailPage.plan();
  const moved = plan.steps.filter(s => pinOf(plan, s) >= 0 && !near()).map(s => `${s.title} at ${hour(now() + (pinOf(plan, s) - parse(plan.start)) * minute)}, not ${s.at}`);
  if (other && handrailPage.isHere(other.page)) resume();
  else if (other && !sure) ask(`“${other.title}” is running on this device.`, "End it and run this plan", "Not now", () => start(true));
  else if (!moved[0]) begin();
  else ask(`This plan starts at ${plan.start}. Started now, its fixed times move: ${moved.join("; ")}. To keep them, change “starting at” first.`, "Start now", "Not now", begin);
};
const resume = () => {
  run = kept().run;
  stored = true;
  open();
  if (run.stamp != stamp()) ask("This plan was changed since the session started. The times may not fit.", "End the session", "Go on", end);
};
const on = (name, act) => part(name).addEventListener("click", act);
on("next-step", () => (next(step()) < 0 ? askEnd() : change(() => go(now()))()));
on("skip", change(() => {
  run.skip.push(step());
  go(now());
}));
const back = change(() => {
  if (!step()) run.at = [now()];
  else do run.at.pop(); while (cut(step()) && step());
  run.skip = run.skip.filter(i => i < step());
  delete run.was;
});
on("back", () => (step() ? back() : ask(`Restart the clock that began at ${hour(run.at[0])}?`, "Restart", "Go on", back)));
on("recover", () => {
  if (run.was) return change(() => {
    Object.assign(run.min, run.was); // what was added since stays in the other steps
    delete run.was;
  })();
  const found = cuts(behind(times().end));
  ask(handrailPlan.late({ cuts: found }, n => title(n - 1), "That saves"), "Do it", "Not now", change(() => {
    run.was = Object.fromEntries(found.map(c => [c.step - 1, run.min[c.step - 1] ?? null]));
    for (const c of found) run.min[c.step - 1] = c.to;
  }));
});
on("end", askEnd);
on("yes", () => yes());
on("no", () => {
  hush();
  if (run) change(() => (run.stamp = stamp()))(); // a plan that changed was looked at
});
const touched = () => {
  if (!run) return;
  if (run.set.sound) listen();
  wake();
};
for (const box of all("switch")) box.addEventListener("change", change(() => {
  const name = box.dataset.runSwitch;
  run.set[name] = box.checked;
  delete run.quiet;
  touched();
  if (box.checked) ({ sound: beep, buzz })[name]?.();
  if (name == "auto" && gone()) go(now());
}));
addEventListener("click", e => {
  const { runAdd, runView } = e.target.dataset;
  if (runAdd) change(() => (run.min[step()] = Math.max(1, minutes(step()) + +runAdd)))();
  if (runView) view(root.dataset.run == runView ? "now" : runView);
  touched();
});
const again = () => {
  pull();
  tick();
  wake();
};
addEventListener("storage", e => e.key == handrailPlan.key && pull());
addEventListener("pageshow", again);
document.addEventListener("visibilitychange", again);

globalThis.handrailRun = { start: () => start(), resume };
