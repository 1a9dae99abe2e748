// kill.js: answers /sw.js under the dev server, so that a copy of a handbook that was saved at this address goes away and the author sees what was just written.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({type: "window"})) client.navigate(client.url).catch(() => {}); // a page that is going away
})()));
