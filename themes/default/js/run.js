// run.js: leads through a plan while the session runs. plan-page.js brings it, on its page.
// The markup is in templates/partials/run.html and timeline.html: data-run-panel and what it holds, data-run-set, data-run-bar, rows with data-step.
// It needs handrailPlan (plan.js) and handrailPage = {plan(), choose(n, start, length), show(), isHere(page)}, and gives handrailRun = {start(), resume()}.
// Time is kept as moments, never counted: localStorage["handrail:SITE"].run = {page, title, stamp, n, start, length,
//   base: when the plan's clock starts, at: [when each step began, the current one last], min: {step: minutes}, skip: [steps], set: {wake, buzz, sound, auto}, quiet, was}
// Steps count from 0 here. The session's end clears it. <html data-run="now|list|help"> is what the styles go by.
(() => {
  "use strict";
  const root = document.documentElement;
  const key = "handrail:" + root.dataset.site;
  const { parse, clock } = handrailPlan;
  const one = name => document.querySelector(`[data-${name}]`);
  const all = name => [...document.querySelectorAll(`[data-${name}]`)];
  const steps = () => [...one("plan-rows").querySelectorAll("[data-step]")];
  const now = () => Date.now();

  let run; // the session, undefined when none runs
  let plan; // the plan as it was chosen
  const { minute, whole, step, minutes, cut, next, pin, due, times, behind, cuts } = handrailClock(() => run, () => plan, now);
  const { wake, beep, buzz, listen } = handrailAlarm(() => run, dark => (one("run-dark").hidden = !dark));

  // What the device keeps. Without storage the session lives as long as its page.
  const kept = () => {
    try {
      return JSON.parse(localStorage[key] ?? "{}");
    } catch {
      return {};
    }
  };
  let stored = false;
  const save = () => {
    try {
      localStorage[key] = JSON.stringify({ ...kept(), run });
      stored = true;
    } catch {}
  };
  const top = new URL(one("search").dataset.root || "./", location).pathname;
  const here = location.pathname.slice(top.length);
  const stamp = () => [...JSON.stringify(plan.steps)].reduce((h, c) => (h * 31 + c.charCodeAt()) | 0, 7);

  // Words.
  const hour = ms => {
    const d = new Date(ms);
    return clock(d.getHours() * 60 + d.getMinutes());
  };
  const title = i => plan.steps[i].title;
  const leftWords = left => (left > 0 ? `${Math.ceil(left / minute)} min left` : whole(-left) ? `${whole(-left)} min over` : "Time is up");
  const paceWords = end => {
    const late = behind(end);
    const over = plan.length ? whole(end - run.base - plan.length * minute) : 0;
    return `${late ? `${Math.abs(late)} min ${late > 0 ? "behind" : "ahead"}` : "On time"}. Ends ${hour(end)}${over > 0 ? `, ${over} min over the booked time` : ""}.`;
  };
  const cutWords = list => list.map(c => (c.to ? `Shorten ${title(c.step - 1)} from ${c.from} to ${c.to} min.` : `Skip ${title(c.step - 1)} (${c.from} min).`)).join(" ");
  const stateWords = i => {
    if (i == step()) return "Now";
    if (i < step()) return cut(i) || run.skip.includes(i) ? "Skipped" : "Done";
    return cut(i) ? "Left out" : i == next(step()) ? "Next" : "";
  };

  const touched = () => {
    if (!run) return;
    if (run.set.sound) listen();
    wake();
  };

  // ask puts a question over the step; one at a time.
  const answers = {};
  const ask = (text, yes, no, onYes, onNo) => {
    one("run-ask").hidden = !text;
    one("run-question").textContent = text;
    Object.assign(answers, { yes: onYes, no: onNo });
    for (const [name, label] of Object.entries({ yes, no })) one("run-" + name).textContent = label;
    if (text) one("run-question").focus();
  };
  const hush = () => ask("", "", "");

  let last = {}; // the step and the time left when the page was drawn before
  const notice = left => {
    const i = step();
    const before = last.step === i ? last.left : undefined;
    if (last.step !== i) {
      if (last.step !== undefined) one("run-say").textContent = `Step ${i + 1}: ${title(i)}. ${minutes(i)} minutes.`;
      const how = steps()[i].querySelector("details");
      if (how) how.open = true;
      scrollTo(0, 0);
    } else if (before > 0) {
      const at = [1, 5].find(n => before > n * minute && left <= n * minute && left > 0);
      if (at) one("run-say").textContent = at > 1 ? `${at} minutes left` : "1 minute left";
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
    const panel = one("run-panel");
    panel.dataset.time = left <= 0 ? "over" : left <= minute ? "soon" : "";
    const saved = cuts(late).reduce((n, c) => n + c.saves, 0);
    const wait = pin(i) - now();
    for (const [name, words] of Object.entries({
      place: `Step ${i + 1} of ${plan.steps.length}`,
      now: hour(now()),
      title: title(i),
      left: leftWords(left),
      pace: paceWords(end),
      next: (wait > 0 ? `Free until ${hour(pin(i))}. ` : "") + (then < 0 ? "This is the last step." : `Next at ${hour(rows[then].start)}: ${title(then)}`),
      recover: run.was ? "Undo the cuts" : saved < late ? `Recover ${saved} of ${late} min` : `Recover ${late} min`,
      back: i ? "Back" : "Restart",
      "next-step": then < 0 ? "End" : "Next",
    })) {
      write(one("run-" + name), words);
    }
    one("run-recover").hidden = !run.was && !saved;
    // With large letters on a small screen, what stays in sight would hide the rest.
    for (const [el, share] of [[one("run-bar"), 2], [document.querySelector(".help"), 5]]) el?.toggleAttribute("data-tall", el.offsetHeight > innerHeight / share);
    one("run-skip").disabled = then < 0;
    one("run-quiet").hidden = !run.quiet;
    for (const box of all("run-switch")) box.checked = run.set[box.dataset.runSwitch];
    steps().forEach((row, j) => {
      const put = (name, words) => write(row.querySelector(`[data-${name}]`), words);
      put("clock", hour(rows[j].start));
      put("clock-end", "–" + hour(rows[j].end));
      put("min", whole(rows[j].end - rows[j].start));
      put("state", stateWords(j));
      if (i == j) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    });
    notice(left);
  };

  const view = name => {
    root.dataset.run = name;
    for (const b of all("run-view")) b.setAttribute("aria-expanded", b.dataset.runView == name);
    scrollTo(0, 0);
  };

  // go begins the next step that is not left out, at a moment.
  const go = at => {
    for (const to = next(step()); step() < to; ) run.at.push(at);
    delete run.was;
    delete run.quiet;
  };
  const tick = () => {
    if (!run) return;
    while (run.set.auto && next(step()) > 0 && due(step(), run.at[step()]) <= now()) {
      go(due(step(), run.at[step()]));
      save();
    }
    draw();
  };
  const change = act => () => {
    hush();
    act();
    save();
    draw();
  };

  let clockwork;
  const hold = on => document.dispatchEvent(new CustomEvent("handrail:hold", { detail: on })); // for offline.js
  const open = () => {
    hold(true);
    handrailPage.choose(run.n, run.start, run.length);
    plan = handrailPage.plan();
    for (const free of one("plan-rows").querySelectorAll("[data-free]")) free.remove();
    for (const name of ["panel", "set", "bar"]) one("run-" + name).hidden = false;
    one("run-can").hidden = !navigator.vibrate;
    one("run-ended").hidden = true;
    run.at.length = Math.min(run.at.length, plan.steps.length);
    if (!clockwork) {
      view("now");
      clockwork = setInterval(tick, 1000);
    }
    wake();
    tick();
  };
  const shut = words => {
    hold(false);
    run = undefined;
    last = {};
    clearInterval(clockwork);
    clockwork = 0;
    wake();
    hush();
    delete root.dataset.run;
    for (const name of ["panel", "set", "bar"]) one("run-" + name).hidden = true;
    for (const row of steps()) {
      row.removeAttribute("aria-current");
      row.querySelector("[data-state]").textContent = "";
    }
    handrailPage.show();
    const ended = one("run-ended");
    ended.textContent = words;
    ended.hidden = false;
    ended.focus();
    scrollTo(0, 0);
  };
  const end = () => {
    const words = `The session ended at ${hour(now())}. Nothing about it is kept on this device.`;
    shut(words);
    save();
  };
  const askEnd = () => ask("End the session? Its times are then cleared from this device.", "End the session", "Go on", end, hush);

  // pull takes what another window did.
  const pull = () => {
    const other = kept().run;
    if (!run || !stored || JSON.stringify(other) == JSON.stringify(run)) return;
    if (!other || !handrailPage.isHere(other.page)) return shut("The session ended in another window.");
    run = other;
    tick();
  };

  // nearest is when the plan's clock starts, when that is within an hour of now; else the session starts its own.
  const nearest = () => {
    const start = parse(plan.start);
    for (const days of [0, 1, -1]) {
      const d = new Date(now());
      d.setDate(d.getDate() + days);
      if (start >= 0 && Math.abs(d.setHours(0, start, 0, 0) - now()) <= 60 * minute) return d.getTime();
    }
    return now();
  };
  const begin = () => {
    plan = handrailPage.plan();
    run = {
      page: here + location.search + location.hash, title: plan.title, stamp: stamp(), n: plan.group, start: plan.start || "", length: plan.length || 0,
      base: nearest(), at: [now()], min: {}, skip: [], set: { wake: true, buzz: !!navigator.vibrate, sound: false, auto: false },
    };
    save();
    hush();
    open();
  };
  const resume = () => {
    run = kept().run;
    stored = true;
    open();
    if (run.stamp == stamp()) return;
    ask("This plan was changed since the session started. The times may not fit any more.", "End the session", "Go on", end, change(() => (run.stamp = stamp())));
  };
  const start = () => {
    const other = kept().run;
    if (!other) begin();
    else if (handrailPage.isHere(other.page)) resume();
    else ask(`“${other.title}” is running on this device.`, "End it and run this plan", "Not now", begin, hush);
  };

  const on = (name, act) => one("run-" + name).addEventListener("click", act);
  on("next-step", () => (next(step()) < 0 ? askEnd() : change(() => go(now()))()));
  on("skip", change(() => {
    run.skip.push(step());
    go(now());
  }));
  on("back", change(() => {
    if (!step()) run.at = [now()];
    else do run.at.pop(); while (cut(step()) && step());
    run.skip = run.skip.filter(i => i < step());
    delete run.was;
  }));
  on("recover", () => {
    if (run.was) return change(() => {
      for (const [i, min] of Object.entries(run.was)) { // what was added since stays in the other steps
        if (min) run.min[i] = min; else delete run.min[i];
      }
      delete run.was;
    })();
    const list = cuts(behind(times().end));
    ask(`${cutWords(list)} That saves ${list.reduce((n, c) => n + c.saves, 0)} min.`, "Do it", "Not now", change(() => {
      run.was = Object.fromEntries(list.map(c => [c.step - 1, run.min[c.step - 1] || 0]));
      for (const c of list) run.min[c.step - 1] = c.to;
    }), hush);
  });
  on("end", askEnd);
  on("yes", () => answers.yes());
  on("no", () => answers.no());
  for (const b of all("run-add")) b.addEventListener("click", change(() => (run.min[step()] = Math.max(1, minutes(step()) + +b.dataset.runAdd))));
  for (const b of all("run-view")) b.addEventListener("click", () => view(root.dataset.run == b.dataset.runView ? "now" : b.dataset.runView));
  for (const box of all("run-switch")) box.addEventListener("change", change(() => {
    const name = box.dataset.runSwitch;
    run.set[name] = box.checked;
    delete run.quiet;
    touched();
    if (box.checked && name == "sound") beep();
    if (box.checked && name == "buzz") buzz();
    if (box.checked && name == "auto" && due(step(), run.at[step()]) <= now() && next(step()) > 0) go(now());
  }));
  addEventListener("click", touched);
  const again = () => {
    pull();
    tick();
    wake();
  };
  addEventListener("storage", e => e.key == key && pull());
  addEventListener("pageshow", again);
  document.addEventListener("visibilitychange", again);

  globalThis.handrailRun = { start, resume };
})();
