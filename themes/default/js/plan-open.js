// plan-open.js: shows the plan that stands in the address of its page: run.html#p=CODE. Part of the plan-open bundle, with
// plan-code.js and plan-draft.js, which share its scope. Needs the plan bundle and the library script. It runs before plan-page.js and sheet.js, which then find what they find on the page of any plan; without a plan they find nothing.
// The markup is templates/run.html: parts [data-open=NAME]. The templates page and sheet have one of each thing: row, material, handout. In a row,
// <span data-f="title"> is where that text goes, <p data-f="backup"> ... <a> where a link goes.
const at = name => document.querySelector(`[data-open=${name}]`);
const words = (name, what) => at("words").content.querySelector(`[data-w="${name}"]`)?.textContent.replace("%", () => what);
stock();

// put writes texts, and {url, title} into links, where parts of el name them; true leaves a part as it is. What is left empty goes, but for cells.
const put = (el, texts) => {
  for (const part of el.querySelectorAll("[data-f]")) {
    const text = texts[part.dataset.f];
    part.removeAttribute("data-f");
    if (!text && part.localName != "td") part.remove();
    else if (text?.url) Object.assign(part.querySelector("a"), { href: text.url, ...(text.title && { textContent: text.title }) });
    else if (text !== true) part.textContent = text || "";
  }
};
// repeat puts copies of one element in its place, one for each item, with a text between them.
const repeat = (one, items, fill, between = "") =>
  one.replaceWith(...items.flatMap((item, i) => {
    const el = one.cloneNode(true);
    fill(el, item, i);
    return i ? [between, el] : el;
  }));

// rows makes the rows of the steps, in the timeline and on the run sheet.
const rows = (el, plan, texts) =>
  repeat(el.querySelector("[data-step]"), plan.steps, (row, step, i) => {
    const handout = handouts.get(step.handout);
    row.dataset.step = i + 1;
    if (step.kind == "break") row.classList.add(row.localName == "tr" ? "runsheet__break" : "timeline__break");
    put(row, {
      number: `${i + 1}. `, title: step.title, who: step.who, groups: words(step.groups), say: step.say?.replace(/^["“”]+|["“”]+$/g, ""), note: step.note,
      handout, backup: library.get(step.backup), way: step.url && { url: step.url },
      ...texts?.(step, handout),
    });
  });

const name = (li, text) => (li.querySelector("span").firstChild.data = text + " ");
const page = (el, plan, r) => {
  el.querySelector("[data-plan-data]").textContent = JSON.stringify(plan);
  rows(el, plan);
  const [bring, print, prepare] = el.querySelectorAll(".ready li");
  const list = (li, items, fill) => (items[0] ? repeat(li, items, fill) : li.closest("div").remove());
  list(bring, r.materials, (li, m) => name(li, m.name));
  list(print, r.handouts, (li, { id }) => {
    const { title = id, url } = handouts.get(id) || {};
    const link = li.querySelector("a");
    name(li, title);
    link.lastChild.textContent = " " + title;
    if (url) link.href = url;
    else link.remove();
  });
  list(prepare, r.prep, (li, p) => {
    name(li, p.title);
    li.querySelector(".muted").textContent = handrailPlan.minutes(p.minutes);
  });
  if (!el.querySelector(".ready li")) el.querySelector(".ready").remove();
  at("rest").before(el);
};
const sheet = (el, plan, r) => {
  const titles = r.handouts.map(h => handouts.get(h.id)?.title || h.id);
  rows(el, plan, (step, handout) => ({
    note: [step.note, library.has(step.backup) && `Or instead: ${library.get(step.backup).title}.`].filter(Boolean).join(" "),
    materials: [...step.materials.map(m => m.name), handout?.title].filter(Boolean).join(", "),
  }));
  repeat(el.querySelector(".runsheet__line + .runsheet__line"), plan.roles, (line, role) => (line.textContent = role));
  repeat(el.querySelector(".runsheet__thing"), r.materials, (thing, m) => (thing.firstChild.data = m.name + " "), " · ");
  el.querySelector("[data-f=print]").lastChild.data = " " + titles.join(" · ");
  put(el, { title: plan.title, late: !!r.cuts[0], bring: !!r.materials[0], print: !!titles[0] });
  at("sheet").after(el);
};

const { hash } = location;
const held = hash.startsWith("#p=");
const { plan: draft, fault } = held ? read(hash.slice(3)) : { fault: "none" };
const told = draft ? [...settle(draft)] : [];
const steps = draft?.steps[0];
const show = () => {
  const plan = toPlan(draft);
  const r = handrailPlan.compute(plan);
  const h1 = at("head").querySelector("h1");
  page(at("page").content.cloneNode(true), plan, r);
  sheet(at("sheet").content.cloneNode(true), plan, r);
  document.title = document.title.replace(h1.textContent, () => plan.title);
  h1.textContent = plan.title;
  at("head").classList.add("screen"); // the run sheet has its own
  at("change").hash = hash;
  at("rest").hidden = false;
};
at("off").remove();
at("told").textContent = [words(fault), words(...told), draft && !steps && words("empty")].filter(Boolean).join(" ");
at("told").hidden = !at("told").textContent;
at("none").hidden = !!steps;
if (steps) show();

// Another plan is another page; a link to a place on this one leaves the plan in the address.
addEventListener("hashchange", () => {
  if (location.hash == hash) return;
  if (location.hash.startsWith("#p=")) location.reload();
  else if (held) location.replace(hash);
});
