// files.js: fetches files, checks them, and finds them again.
const address = path => scope + path.split("/").map(encodeURIComponent).join("/");
const fileKey = (path, hash) => `${address(path)}?${hash}`;
const right = async (body, hash) => {
  if (!globalThis.crypto?.subtle) return true;
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, 6);
  return btoa(String.fromCharCode(...sum)).replaceAll("+", "-").replaceAll("/", "_") == hash;
};
// rebuilt makes a response anew: browsers refuse a redirected one as the answer to a navigation.
const rebuilt = (response, body, status = 200) => {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  return new Response(body, { status, headers });
};
// bring fetches a file. It throws when the server has other bytes than the build: then a newer build is there, or half there.
const bring = async (path, hash) => {
  for (const cache of [path.startsWith("assets/") ? "default" : "no-cache", "reload"]) {
    const response = await fetch(address(path), { cache, mode: "same-origin", credentials: "same-origin" });
    const body = response.ok && await response.arrayBuffer();
    if (body && await right(body, hash)) return rebuilt(response, body);
  }
  throw { why: "changed", path };
};
// stored is a kept file, or null: one that is damaged counts as missing.
const stored = async (path, hash) => {
  try {
    const hit = await caches.match(fileKey(path, hash), { cacheName: FILES }), body = await hit.arrayBuffer();
    if (await right(body, hash)) return rebuilt(hit, body);
    await (await open(FILES)).delete(fileKey(path, hash));
  } catch {}
  return null;
};
const within = (time, promise) => Promise.race([promise, new Promise((_, no) => setTimeout(no, time, { why: "slow" }))]);
const heal = async (path, hash) => {
  const response = await within(PATIENT, bring(path, hash));
  const copy = response.clone();
  await (await open(FILES)).put(fileKey(path, hash), copy).catch(() => {}); // no room; it is answered all the same
  return response;
};
const missing = async lines => {
  const keys = new Set((await (await open(FILES)).keys()).map(request => request.url));
  return lines.filter(([path, hash]) => !keys.has(new URL(fileKey(path, hash)).href));
};
let progress = null; // {done, total} while files are being fetched
const fetchAll = async (lines, total) => {
  const cache = await open(FILES);
  for (let rounds = 3; rounds--;) { // somebody may tidy meanwhile
    const want = await missing(lines);
    if (!want.length) return;
    const now = progress = { done: lines.length - want.length, total };
    let failed = null;
    const work = async () => {
      for (let line; !failed && !forgotten && (line = want.pop());) {
        try {
          await cache.put(fileKey(...line), await bring(...line));
        } catch (error) {
          failed ||= error;
        }
        if (++now.done % 5 == 1) tell().catch(() => {});
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (failed || forgotten) throw failed || {};
  }
  if ((await missing(lines)).length) throw { why: "network" };
};
