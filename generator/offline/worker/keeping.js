// keeping.js: makes a version whole, and lets go of old ones.
const wholeWanted = async (build, before) =>
  before?.whole || await read("all") || build.size[1] <= SMALL && !navigator.connection?.saveData;
const changes = (before, after) => {
  const old = new Map(before), now = new Map(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(label => old.get(label) != now.get(label));
};
let fault = null;
const explain = async error => {
  if (forgotten) return;
  progress = null;
  const why = error.name == "QuotaExceededError" ? "room" : error.why || "network";
  fault = { why, path: error.path, at: Date.now() };
  if (why == "room") await tidy(true).catch(() => {}); // gives back what was fetched for nothing
  await write("fault", fault).catch(() => {});
  await tell();
};
const solved = async () => {
  progress = fault = null;
  await erase("fault");
};
// install fetches what is new. The first version counts when the core is there, so that it is there soon; a
// later one when it is as whole as the one before.
const install = async () => {
  const before = await current(), lines = linesOf(BUILD), whole = !!before?.whole;
  try {
    await fetchAll(whole ? lines : lines.slice(0, BUILD.core), whole || await wholeWanted(BUILD) ? lines.length : BUILD.core);
    await keepVersion(BUILD, {
      whole: whole || BUILD.core == lines.length, since: Date.now(), numbers: before && before.id != BUILD.id ? changes(before.build.numbers, BUILD.numbers) : [],
    });
    await write("current", { id: BUILD.id });
    await solved();
  } catch (error) {
    await explain(error);
    throw error;
  }
  skipWaiting(); // safe: open pages keep their version
};
// fill brings what the current version still lacks.
let filling = null, looked = 0;
const fill = () => filling ??= (async () => {
  const now = await current();
  if (!now || now.whole && Date.now() - looked < YOUNG) return;
  looked = Date.now();
  const whole = await wholeWanted(now.build, now), lines = whole ? now.lines : now.lines.slice(0, now.build.core);
  const complete = !(await missing(lines)).length;
  if (complete && (now.whole || !whole)) return;
  const { since, numbers } = now;
  if (now.whole) await keepVersion(now.build, { whole: false, since, numbers });
  await fetchAll(lines, lines.length);
  await keepVersion(now.build, { whole: !!whole, since: complete ? since : Date.now(), numbers });
  await solved();
  await tell();
})().catch(async error => {
  await explain(error);
  if (error.why == "changed") registration.update().catch(() => {}); // the server has a newer build
}).finally(() => { filling = progress = null; });
// tidy drops versions that no page is made of, and files that no version names.
const tidy = async mine => {
  if (!mine && registration.installing) return; // its files are not named yet
  const records = (await (await state()).keys()).map(request => decodeURIComponent(request.url.slice(scope.length + 1)));
  const seen = new Set((await clients.matchAll({ type: "window", includeUncontrolled: true })).map(client => client.id));
  const keep = new Set([(await current())?.id, (await held())?.id]);
  for (const name of records.filter(name => name.startsWith("client/"))) {
    const record = await read(name), client = name.slice(7);
    if (record && (seen.has(client) || Date.now() - record.at < YOUNG)) keep.add(record.version);
    else {
      pins.delete(client);
      await erase(name);
    }
  }
  const named = new Set();
  let dropped = mine;
  for (const name of records.filter(name => name.startsWith("version/"))) {
    const one = keep.has(name.slice(8)) ? await version(name.slice(8)) : null;
    for (const [path, hash] of one?.lines || []) named.add(new URL(fileKey(path, hash)).href);
    if (!one) {
      dropped = true;
      known.delete(name.slice(8));
      await erase(name);
    }
  }
  if (!dropped) return;
  const cache = await open(FILES);
  for (const request of await cache.keys()) if (!named.has(request.url)) await cache.delete(request);
};
