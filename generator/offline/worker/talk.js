// talk.js: tells pages how things stand, hears what they wish, and listens to the browser.
// status is what pages are told. Times are milliseconds since 1970, sizes bytes.
const status = async client => {
  const now = await current(), own = await version(await pinOf(client));
  const newer = !!own && own.id != now?.id, found = fault || await read("fault");
  const recent = now && Date.now() - now.since < NEWS ? now.numbers : [];
  return {
    scope, progress, fault: found && Date.now() - found.at < FRESH ? found : null,
    since: now?.since, // when the current version was kept; undefined when there is none
    whole: !!now?.whole,
    newer, held: newer && !!await held(), // the page is of an older version than the next one will be, and why
    numbers: newer ? changes(own.build.numbers, now?.build.numbers) : recent,
    ask: now && !await wholeWanted(now.build, now) ? now.build.size[1] - now.build.size[0] : 0, // what is left out until the reader asks
  };
};
const tell = async () => {
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (client.url.startsWith(scope)) client.postMessage(await status(client.id));
  }
};
const forget = async () => {
  forgotten = true;
  for (const name of [FILES, STATE]) await caches.delete(name);
  known.clear();
  pins.clear();
  await registration.unregister();
};
const hear = async ({ data, source }) => {
  if (forgotten) return;
  const hold = await read("hold"), by = hold?.by || [];
  switch (data.say) {
    case "forget":
      await forget();
      return source.postMessage({ scope, forgotten: true });
    case "hold":
      await write("hold", {
        version: (await held())?.id || await pinOf(source.id) || (await current())?.id, at: Date.now(), by: [...new Set([...by, data.by])],
      });
      break;
    case "hello":
      if (!by.includes(data.by)) break;
      if (by.length < 2) await erase("hold");
      else await write("hold", { ...hold, by: by.filter(name => name != data.by) });
      break;
    case "all":
      await write("all", true);
  }
  if (registration.active && !forgotten) {
    const work = fill();
    source.postMessage(await status(source.id));
    await work;
    await tidy();
  }
  source.postMessage(await status(source.id));
};

addEventListener("install", event => event.waitUntil(install()));
addEventListener("activate", event => event.waitUntil((async () => {
  // Pages that came from the server: on the first visit they are of this build, later nobody knows.
  const first = (await (await state()).keys()).filter(request => request.url.includes("?version")).length < 2;
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (client.url.startsWith(scope) && await pinOf(client.id) == null) await pin(client.id, first ? BUILD.id : "");
  }
  await clients.claim();
  await tidy();
  await tell();
})()));
addEventListener("message", event => event.waitUntil(hear(event)));
addEventListener("fetch", event => {
  const { request } = event;
  if (request.method != "GET" || !request.url.startsWith(scope) || request.headers.has("range")) return;
  event.respondWith((request.mode == "navigate" ? navigate : part)(event));
});
