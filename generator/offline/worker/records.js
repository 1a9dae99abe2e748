// The worker (sw.js): keeps a handbook on the phone and answers from there first, so that a network that is gone, or
// connects and never answers, makes no difference. A build puts "const BUILD = {...}" in front, and joins the
// parts: records.js (what is known), files.js (how a file is fetched and kept), keeping.js (how a version is),
// answers.js (what browsers are answered), talk.js (what pages are told). See offline.go.
//
// Two caches, named after the folder that this file lies in, so that handbooks on one origin never meet:
//   files   every kept file under its address and the hash of its bytes; an entry never changes its meaning
//   state   small records: current, version/ID, client/ID, hold, all, fault
// A version is a list of files. Its record is written when all its files are there, and "current" after that, so
// a download that breaks off changes nothing, and files that two versions share are fetched once.
// What a page is made of comes from the one version that its navigation was answered from (client/ID); that
// version stays until no page of it is open.
//
// Pages say, with by, their own path: "hello" when they are opened; or "hold", and "hello" at its end: while
// anything holds, every navigation is answered from the version of the page that asked first (a session that runs
// must not change under people's hands; 12 hours at most); "all": keep everything, though it is large; "forget":
// keep nothing; "again": nothing but a wish to be told.
// They are told what status() returns; {found: true} when the server has, after all, a page that was missing
// here; {forgotten: true}. Every message has scope: a page listens to its own handbook only.
const scope = registration.scope;
const FILES = `handrail ${scope} files`;
const STATE = `handrail ${scope} state`;
const SMALL = 2e6; // bytes: what may be fetched unasked
const AT_ONCE = 6; // files fetched side by side
const PATIENT = 10_000; // milliseconds to wait for what only the server has
const IMPATIENT = 900; // and for what perhaps nobody has
const HELD = 12 * 3600_000;
const NEWS = 7 * 24 * 3600_000; // how long a changed number is told of
const FRESH = 24 * 3600_000; // how long a fault is told of, unless it comes again
const YOUNG = 60_000; // a page that is being opened is not listed yet

let forgotten = false; // then nothing may be made again
const open = name => forgotten ? Promise.reject({ why: "forgotten" }) : caches.open(name);

// Records.
const stateKey = name => scope + "?" + encodeURIComponent(name);
const state = () => open(STATE);
const read = async name => {
  try {
    return await (await caches.match(stateKey(name), { cacheName: STATE })).json(); // makes no cache
  } catch {
    return null; // never written, or damaged
  }
};
const write = async (name, value) => (await state()).put(stateKey(name), new Response(JSON.stringify(value)));
const erase = async name => (await state()).delete(stateKey(name));

// Versions.
const linesOf = build => build.files.split("\n").filter(Boolean).map(line => [line.slice(8), line.slice(0, 8)]);
const opened = (build, record) => ({
  ...record, id: build.id, build, lines: linesOf(build), files: new Map(linesOf(build)), moved: new Map(build.moved), away: new Set(build.away),
});
const known = new Map(); // versions that were read before
const version = async id => {
  if (!id) return null;
  if (!known.has(id)) {
    const record = await read("version/" + id);
    if (!record) return null;
    known.set(id, opened(record.build, record));
  }
  return known.get(id);
};
const keepVersion = async (build, record) => {
  await write("version/" + build.id, { ...record, build });
  known.set(build.id, opened(build, record));
};
const current = async () => version((await read("current"))?.id);
const held = async () => {
  const hold = await read("hold");
  return hold && Date.now() - hold.at < HELD ? version(hold.version) : null;
};

// Pins: which version a page is made of; "" for a page that the server answered.
const pins = new Map();
const pin = async (client, id) => {
  if (!client) return;
  pins.set(client, id);
  await write("client/" + client, { version: id, at: Date.now() }).catch(() => {}); // no room; this worker knows it by heart
};
const pinOf = async client => {
  if (client && !pins.has(client)) {
    const record = await read("client/" + client);
    if (record) pins.set(client, record.version);
  }
  return pins.get(client);
};
