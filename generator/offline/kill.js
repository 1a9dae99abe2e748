// kill.js: the kill switch. Published as sw.js, it takes back what the worker before it kept of this
// handbook, and of no other, and then itself. Open pages stay as they are; the next ones come from the server.
addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(`handrail ${registration.scope} `)) await caches.delete(name);
  }
  await registration.unregister();
})()));
