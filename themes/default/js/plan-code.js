// plan-code.js: writes a plan as a short text that fits into an address, and reads it back. Part of the bundles
// builder and plan-open, in whose scopes it stands: they use write, read and clean.
//
// A code is VERSION SUM "/" HEAD {"/" STEP}, such as 1k3f2/tTuesday_group.s1800.l90.g10/uweather-report.wLead.ish/b10/tTalk.n20
//   VERSION  1
//   SUM      four signs that tell whether the rest is whole: (7, then times 33 plus each byte) modulo 36^4, in base 36
//   rows     fields joined by ".", each a letter and a value; empty values are left out
//   HEAD     t title, s start (hhmm), l booked minutes, g people, f1 a first meeting, r role (again for each), m material (again for each)
//   STEP     u id of an activity, or t title, or b minutes of a break; then n minutes ("10", "2+1": 1 for each person), x shortest minutes,
//            i if short, w who, p phase, a not before (hhmm), s say, o note, h handout, k backup, m material
//   words    of a list (i, p, and what a material is counted for) are their first two letters: sh is shorten
//   material NAME:PER:QUANTITY:c:HANDOUT, what is usual left empty, trailing ":" left out; c is used up
//   texts    letters, digits and - as they are, blanks as _, any other sign as its number in base 36 between two ~
// So a code holds nothing that an address, a chat or a sentence would change. The same is written by generator/theme/code.go.
//
// In the browser a plan is {title, start, length, group, first, roles, materials, steps}, a step {use|title|break, time, time_min, if_short,
// who, phase, at, say, note, handout, backup, materials}: texts all, times as they are in a code, clocks as "18:00".
const clean = text => text.replace(/[\s\p{Cc}\p{Cs}\ufffe\uffff]+/gu, " ").trim();
const escape = text => clean(text).replace(/[^A-Za-z0-9-]/gu, c => (c == " " ? "_" : `~${c.codePointAt().toString(36)}~`));
const unescape = text => clean(text.replace(/_/g, " ").replace(/~([0-9a-z]{1,4})~/g, (all, n) => (parseInt(n, 36) < 0x110000 ? String.fromCodePoint(parseInt(n, 36)) : "")));

// How each sort of value is written, and read: reading gives nothing ("" or undefined) for what cannot be.
const text = { write: escape, read: unescape };
const number = most => ({ write: String, read: v => (/^\d+$/.test(v) && v > 0 && v <= most ? String(+v) : "") });
const hour = { write: v => v.replace(":", ""), read: v => (/^([01]\d|2[0-3])[0-5]\d$/.test(v) ? v.slice(0, 2) + ":" + v.slice(2) : "") };
const word = (...all) => ({ write: v => v.slice(0, 2), read: v => all.find(w => w.slice(0, 2) == v) });
const time = {
  write: escape,
  read: v => {
    const [, fixed, each = 0] = /^(\d+(?:\.5)?)(?:\+(\d+(?:\.5)?))?$/.exec(unescape(v)) || [];
    return fixed <= 600 && each <= 60 ? +fixed + (+each ? "+" + +each : "") : "";
  },
};
const per = word("person", "pair", "group");
const material = {
  write: m => [escape(m.name), per.write(m.per == "session" ? "" : m.per), m.qty == 1 ? "" : m.qty, m.consumable ? "c" : "", escape(m.print || "")].join(":").replace(/:+$/, ""),
  read: v => {
    const [name, each = "", qty, used, print = ""] = v.split(":");
    return unescape(name) && { name: unescape(name), per: per.read(each) || "session", qty: +number(9999).read(qty) || 1, consumable: used == "c", print: unescape(print) };
  },
};

const span = number(600); // as in generator/schema/kinds_session.go
const head = { t: ["title", text], s: ["start", hour], l: ["length", number(1440)], g: ["group", number(500)], f: ["first", number(1)], r: ["roles", text], m: ["materials", material] };
const step = {
  u: ["use", text], t: ["title", text], b: ["break", span], n: ["time", time], x: ["time_min", span], i: ["if_short", word("shorten", "skip")], w: ["who", text],
  p: ["phase", word("prepare", "open", "agree", "main", "share", "close", "after")], a: ["at", hour], s: ["say", text], o: ["note", text], h: ["handout", text], k: ["backup", text], m: ["materials", material],
};

const checksum = s => [...s].reduce((n, c) => (n * 33 + c.charCodeAt()) % 1679616, 7).toString(36).padStart(4, "0");
const row = (fields, from) =>
  Object.entries(fields)
    .flatMap(([letter, [name, sort]]) => [].concat(from[name] || []).map(v => letter + sort.write(v)))
    .filter(f => f.length > 1)
    .join(".");

// write gives the code of a plan.
const write = plan => {
  const rest = [row(head, plan), ...plan.steps.map(s => row(step, s))].join("/");
  return "1" + checksum(rest) + "/" + rest;
};

// read gives the plan of a code and, in fault, what is wrong with it: "" nothing, "newer" another version, "damaged" something is lost
// (what can be kept is kept), "lost" there is nothing to keep, and no plan.
const read = code => {
  try {
    code = decodeURIComponent(code); // it may have been escaped on its way
  } catch {}
  const [, version, check, rest] = /^(\d+?)([0-9a-z]{4})\/(.*)$/s.exec(code) || [];
  if (version && version != "1") return { fault: "newer" };
  let whole = !!rest && checksum(rest) == check;
  const fill = (fields, from) => {
    const into = { materials: [], roles: [] };
    for (const f of from.split(".")) {
      const [name, sort] = fields[f[0]] || [];
      const value = name && sort.read(f.slice(1));
      if (!value) whole &&= !f;
      else if (into[name]?.push) into[name].push(value);
      else into[name] = value;
    }
    return into;
  };
  const rows = (rest || "").split("/");
  const plan = fill(head, rows.shift());
  plan.steps = rows.slice(0, 100).map(r => fill(step, r)).filter(s => {
    if (s.title && !s.time) s.time = "10";
    if (s.break) delete s.title, delete s.time;
    return s.use || s.title || s.break;
  });
  plan.group ||= "10";
  if (!rest || !plan.steps[0] && !plan.title) return { fault: "lost" };
  return { plan, fault: whole ? "" : "damaged" };
};
