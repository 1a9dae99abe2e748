// kill.js: answers /sw.js under the dev server, so that a copy of a handbook that was saved at this address goes away and the author sees
// what was just written. Pages are loaded again only when there was a copy: each of them asks for /sw.js, and it must not go round for ever.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  let kept = false;
  for (const name of await caches.keys()) {
    if (name.startsWith(`handrail ${self.registration.scope} `)) kept = await caches.delete(name);
  }
  await self.registration.unregister();
  if (!kept) return;
  for (const client of await self.clients.matchAll({type: "window"})) client.navigate(client.url).catch(() => {}); // a page that is going away
})()));
