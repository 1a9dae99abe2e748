// builder.js: the plan builder. The draft stays on the device, in localStorage["handrail:SITE"].builder = {draft, kept}: two codes (plan-code.js),
// of the plan on the page and of the one before it; nothing is sent. Part of the builder bundle, with plan-code.js, plan-draft.js and
// builder-rows.js, which share its scope. Needs the plan bundle and the library script.
// The markup is templates/builder.html:
// <div data-builder> with parts [data-b=NAME], buttons [data-do=NAME], and <template data-b="row|offer|hit|words">.
// builder.html#p=CODE opens a plan, and #from=ID one of the handbook, for others with ?n=14&start=18:30&length=75; #add=ID adds an activity
// to the draft.
// <a data-b="run"> leads to the page that runs a plan; <button data-do="save" data-src="plan-file.js"> brings what writes the file.
const root = document.querySelector("[data-builder]");
const at = name => root.querySelector(`[data-b=${name}]`);
const button = name => root.querySelector(`[data-do=${name}]`);
const words = (name, what) => at("words").content.querySelector(`[data-w="${name}"]`)?.textContent.replace("%", () => what);
const rows = keeper(at("rows"), at("row"));
const facts = [...root.querySelectorAll(".builder__facts [name]")]; // of the whole plan; those of rows are in their template yet
let plan, offer;
let kept = ""; // the code of the plan before this one

const say = text => (at("say").textContent = text);
const tell = (...all) => {
  at("told").hidden = !(at("told").textContent = all.filter(Boolean).join(" "));
};
const blank = () => ({ ...Object.fromEntries(facts.map(i => [i.name, i.defaultValue])), roles: [], materials: [], steps: [] });
const list = (name, texts) => {
  at(name).replaceChildren(...texts.map(t => Object.assign(document.createElement("li"), { textContent: t })));
  (at(name).closest(".facts__row") || at(name)).hidden = !texts[0];
};
const show = () => {
  const data = toPlan(plan);
  const { steps } = data;
  const result = compute(data);
  const set = (name, text) => (at(name).textContent = text);
  rows.show(plan, steps, result, offer);
  for (const input of facts) if (input != document.activeElement) input.value = plan[input.name] || "";
  set("heading", data.title);
  set("sum", sum(result, plan.start));
  set("slack", slack(result));
  at("slack").className = result.slack < 0 ? "plan__over" : "";
  at("empty").hidden = steps[0];
  at("use").hidden = at("sum").parentNode.hidden = !steps[0];
  list("warn", result.warnings.filter(w => w.step).map(w => {
    const { title, size } = steps[w.step - 1];
    return `Step ${w.step}, ${title}: ${words(w.code, size?.min + (size?.max ? "–" + size.max : "+"))}`;
  }));
  at("late").parentNode.hidden = !set("late", late(result, n => steps[n - 1].title, "That saves"));
  list("materials", result.materials.map(m => m.name + (m.qty > 1 ? ` (${m.qty})` : "")));
  list("handouts", result.handouts.map(h => `${handouts.get(h.id)?.title || h.id} (${h.copies})`));
  at("materials").closest("dl").hidden = !result.materials[0] && !result.handouts[0];
  const { href } = document.querySelector("[rel=canonical]") || location;
  at("link").value = href.split("#")[0] + (at("run").hash = "#p=" + write(plan));
  at("local").hidden = !href.startsWith("file:");
  button("copy").textContent = button("copy").value;
};
const changed = () => {
  show();
  keep({ builder: plan.steps[0] || plan.title || kept ? { draft: write(plan), kept } : undefined }); // without storage the draft lasts as long as the page
};

// propose shows, at a place among the rows, a line with a button that takes the last change back. step is the one that is then there again.
const propose = (text, label, place, undo, step) => {
  offer = { el: clone(at("offer"), { words: text, undo: words(label) }), at: place, undo, step };
};
const lay = old => {
  kept = old ? write(old) : "";
  offer = undefined;
  if (old) propose(words("kept", old.title || "Our session"), "back", 0, () => replace(old));
};
const replace = next => {
  lay((plan.steps[0] || plan.title) && write(plan) != write(next) && plan);
  plan = next;
  changed();
  scrollTo(0, 0);
  say(at("sum").textContent);
};
// enter takes a plan that came, with the people, start and length that a plan's page puts into addresses; read leaves out what makes no
// sense. It says what the handbook no longer has.
const enter = (came, search) => {
  const q = new URLSearchParams(search);
  for (const { name, dataset } of facts) came[name] = q.get(dataset.q) ?? came[name];
  const { plan: next } = read(write(came));
  const gone = settle(next);
  replace(next);
  return words(...gone);
};
const open = (from, search) => {
  const code = /#p=([\w.~:/%-]+)/.exec(from)?.[1];
  const { plan: came, fault } = code ? read(code) : { fault: "none" };
  tell(words(fault), came && enter(came, search));
};

const name = step => toStep(step).title;
const place = step => `step ${plan.steps.indexOf(step) + 1} of ${plan.steps.length}`;
const add = added => {
  plan.steps.push(Object.assign(added, { materials: [] }));
  changed();
  say(`${name(added)} is ${place(added)}`);
};
const move = (step, by) => {
  const i = plan.steps.indexOf(step);
  const focus = document.activeElement;
  if (plan.steps[i + by]) plan.steps.splice(i + by, 0, ...plan.steps.splice(i, 1));
  changed();
  focus.focus(); // a row that is put elsewhere loses it
  say(`${name(step)} is now ${place(step)}`);
};

const fold = s => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const find = () => {
  const asked = fold(at("find").value).split(/\s+/);
  const hits = [...library].filter(([, s]) => asked.every(w => fold(` ${s.title} ${s.label}`).includes(" " + w)));
  at("found").replaceChildren(...hits.map(([ref, s]) => {
    const el = clone(at("hit"), { title: s.title, facts: `${s.label} · ${minutesOf(s, plan.group)} min · Energy: ${s.energy}` });
    el.firstElementChild.value = ref;
    return el;
  }));
  return hits.length;
};

const actions = {
  up: step => move(step, -1),
  down: step => move(step, 1),
  remove(step) {
    const i = plan.steps.indexOf(step);
    plan.steps.splice(i, 1);
    propose(words("removed", name(step)), "undo", i, () => plan.steps.splice(i, 0, step), step);
    changed();
    button("undo").focus();
    say(words("removed", name(step)));
  },
  more(step, b) {
    const box = rows.row(step).querySelector("[data-f=more]");
    box.hidden = !box.hidden;
    b.setAttribute("aria-expanded", !box.hidden);
  },
  undo() {
    const { undo, step } = offer;
    offer = undefined;
    undo();
    changed();
    (rows.row(step) || facts[0]).focus();
  },
  add: (_, b) => add({ use: b.value }),
  again() {
    replace(blank());
    tell();
    facts[0].focus();
  },
  copy(_, b) {
    const mark = () => {
      at("link").focus();
      say(words("mark"));
    };
    navigator.clipboard?.writeText(at("link").value).then(() => say(b.textContent = words("copied")), mark) ?? mark();
  },
  save(_, b) {
    const load = () => handrailFile.save(plan, at("sum").textContent, write(plan));
    if (globalThis.handrailFile) load();
    else document.head.append(Object.assign(document.createElement("script"), { src: b.dataset.src, onload: load }));
  },
};
root.addEventListener("click", e => {
  const b = e.target.closest("[data-do]");
  if (b) actions[b.dataset.do](b.closest("li")?.step, b);
});
root.addEventListener("keydown", e => {
  const step = e.target.closest("li")?.step;
  const by = { ArrowUp: -1, ArrowDown: 1 }[e.key];
  if (!step || !by || !e.altKey || e.target.matches("select")) return; // there the keys open the list
  e.preventDefault();
  move(step, by);
});

// A value counts as soon as it can be used; what cannot be goes back to what counts when the field is left.
root.addEventListener("input", e => {
  const { name, form, validity } = e.target;
  if (e.target == at("find")) return say(`${find()} found`);
  const step = e.target.closest("li")?.step;
  const value = clean(e.target.value);
  const needed = step && (name == "title" || name == "time" && !step.use);
  if (!name || form || !validity.valid || needed && !(step.break ? +value : value)) return;
  (step || plan)[step?.break && name == "time" ? "break" : name] = value;
  changed();
  if (name == "group") find();
});
const own = then => e => e.target.name && !e.target.form && then();
root.addEventListener("change", own(() => say(at("sum").textContent + ". " + at("slack").textContent)));
root.addEventListener("focusout", own(() => setTimeout(show)));
root.addEventListener("submit", e => {
  e.preventDefault();
  const { link, ...step } = Object.fromEntries(new FormData(e.target));
  if (link) open(link);
  else if (step.break || (step.title = clean(step.title))) add(step);
  e.target.reset();
});
at("file").addEventListener("change", async e => {
  open(await e.target.files[0]?.text());
  e.target.value = "";
});
at("link").addEventListener("focus", () => at("link").select());

// take does what the address asks for, once. A plan that is not in the library script stays in the address, for the next try.
const take = () => {
  const { hash, search } = location;
  const [, what, name = ""] = /^#(p|add|from)=(.+)/.exec(hash) || [];
  const id = unescape(name);
  if (!what || what == "from" && !plans.has(id)) return;
  try {
    history.replaceState(null, "", location.pathname);
  } catch {} // some browsers refuse for files
  if (what != "add") return open(what == "p" ? hash : "#p=" + plans.get(id), search);
  const use = library.get(id);
  if (!use) return tell(words("unknown"));
  const step = { use: id };
  propose(words("added", use.title), "undo", plan.steps.length + 1, () => plan.steps.splice(plan.steps.indexOf(step), 1));
  add(step);
  rows.row(step).focus();
};
const load = () => {
  const { draft = "", kept: before = "" } = stored().builder || {};
  plan = read(draft).plan || blank();
  lay(read(before).plan);
  tell(words(...settle(plan)));
  show();
  find();
};
stock();
load();
take();
addEventListener("handrail-later", () => { // the library may have come with a second try
  stock();
  show();
  find();
});
addEventListener("hashchange", take);
addEventListener("storage", e => e.key == key && load()); // another tab changed the draft
addEventListener("pageshow", e => e.persisted && load());
