// plan-file.js: writes a plan as a page for content/plans and hands it to the reader as a download. Brought by builder.js on tap; one global,
// handrailFile. All texts are in double quotes with JSON's escapes, which YAML reads back as they were.
(() => {
  "use strict";
  const q = JSON.stringify;
  const plain = v => v; // numbers, and words of a list
  const material = m => `{name: ${q(m.name)}, per: ${m.per}, qty: ${m.qty}${m.consumable ? ", consumable: true" : ""}${m.print ? `, print: ${q(m.print)}` : ""}}`;
  const list = write => all => (all.length ? `[${all.map(write).join(", ")}]` : "");
  const time = v => (v.includes("+") ? v.replace(/(.*)\+(.*)/, "{fixed: $1, per_person: $2}") : v);
  const head = { title: q, summary: q, start: q, length: plain, group: plain, first: () => "true", roles: list(q), materials: list(material) };
  const step = {
    use: q, title: q, break: plain, time, time_min: plain, who: q, phase: plain, at: q, if_short: plain, say: q, note: q,
    handout: q, backup: q, materials: list(material),
  };
  const keys = { first: "first_meeting" };
  const lines = (fields, from) =>
    Object.entries(fields)
      .map(([name, write]) => [keys[name] || name, from[name] && write(from[name])])
      .filter(([, v]) => v)
      .map(([name, v]) => `${name}: ${v}`);

  // text is the page; code opens the plan again.
  const text = (plan, summary, code) => {
    const all = { ...plan, title: plan.title || "Our session", summary: summary + ". Made with the plan builder." };
    const steps = plan.steps.map(s => "  - " + lines(step, s).join("\n    "));
    return `---\n${lines(head, all).join("\n")}\nsteps:${steps.length ? "" : " []"}\n${steps.join("\n")}\n---\n` +
      `<!-- Choose this file in the plan builder to open the plan again, as it was before any change made here by hand. #p=${code} -->\n`;
  };
  // name is a file name from a title: letters without accents, digits and dashes. Names that a system or the handbook keeps for itself are not used.
  const name = title => {
    const slug = title.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
    return (/^(index|con|prn|aux|nul|(com|lpt)\d)?$/.test(slug) ? "our-session" : slug) + ".md";
  };
  const save = (plan, summary, code) => {
    const href = URL.createObjectURL(new Blob([text(plan, summary, code)], { type: "text/markdown" }));
    Object.assign(document.createElement("a"), { href, download: name(plan.title || "") }).click();
  };
  globalThis.handrailFile = { save };
})();
