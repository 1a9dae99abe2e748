// offline.js: keeps the handbook on this phone, and says in one line how far that is. The work is done by
// sw.js at the root; what it tells is all that is said here. Only over http(s): files need no keeping.
// <form data-search data-root="../">                   where sw.js and manifest.json lie
// <p class="saved"><span data-saved aria-live="polite"></span>   the line; without it nothing is kept. There may be more of them
// <button data-keep="again|all|forget">                 look for an update; keep all, though it is large; keep nothing
// While a session runs nothing may change under people's hands. The page that runs it says
//   document.dispatchEvent(new CustomEvent("handrail:hold", { detail: true }))
// when it begins, and again before its load event whenever it is opened until the end, and the same with false at the end.
// Till then every page comes from the version that this page came from. A page that is opened and says nothing holds nothing.
(() => {
  "use strict";
  const root = document.querySelector("[data-search]")?.dataset.root;
  if (root == null || !location.protocol.startsWith("http")) return;
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = root + "manifest.json";
  document.head.append(manifest);

  const lines = document.querySelectorAll("[data-saved]"), keeper = navigator.serviceWorker;
  if (!lines.length) return;
  const say = (text, quiet) => {
    for (const line of lines) {
      if (line.textContent == text) continue;
      if (line.hasAttribute("aria-live")) line.setAttribute("aria-live", quiet ? "off" : "polite");
      line.textContent = text;
    }
  };
  if (!keeper) return say("Not saved: that needs an address with https.", true);
  const scope = new URL(root || "./", location).href, page = document.documentElement.dataset;
  let registration, holds, told, forgotten;
  const post = message => (registration?.active || registration?.waiting || registration?.installing)?.postMessage({ by: location.pathname, ...message });
  const ask = document.createElement("button");
  ask.className = "saved__all";
  ask.dataset.keep = "all";

  const day = time => new Date(time).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short" });
  const words = s => {
    const saved = s.since && (s.whole ? "Saved" : "Main pages saved") + " on this phone, " + day(s.since);
    if (s.fault?.why == "room") return "This phone has no room left for the handbook. " + (saved ? saved + ", and that copy stays." : "Nothing is saved.") + " Make room, then open it again.";
    if (s.newer) return s.held ? "Update saved; it shows when your session ends." : "Update saved; it shows on the next page.";
    if (s.progress && !s.whole) return `Saving ${s.progress.done} of ${s.progress.total}`;
    if (!s.since && !s.fault) return "Saving";
    if (s.fault?.why == "changed" && !s.whole) return (s.since ? "Not all is saved" : "Not saved") + `: the web server does not send what was published (${s.fault.path}).`;
    return saved || "Not saved: open once with a connection.";
  };
  const show = s => {
    const text = (s.numbers.length ? `Phone number changed: ${s.numbers.join(", ")}. ` : "") + words(s);
    say(text, !told && s.whole && !s.numbers.length && !s.fault || s.progress);
    told = true;
    ask.textContent = `Save everything (${(s.ask / 1e6).toFixed(1)} MB)`;
    if (s.ask) lines[0].after(ask);
    else ask.remove();
  };
  keeper.addEventListener("message", ({ data }) => {
    if (data.scope != scope || forgotten) return;
    if (data.found) location.reload(); // a page that was missing is there after all
    else if (!data.forgotten) show(data);
    else {
      forgotten = true;
      say("Removed from this phone. The next page that you open saves it again.");
    }
  });
  keeper.startMessages();
  const greet = () => post({ say: holds ? "hold" : "hello" });
  keeper.addEventListener("controllerchange", greet);
  document.addEventListener("handrail:hold", (event) => {
    holds = event.detail;
    greet();
  });
  document.addEventListener("click", (event) => {
    const wish = event.target.closest?.("[data-keep]")?.dataset.keep;
    if (!wish) return;
    try {
      if (wish == "forget") localStorage.removeItem("handrail:" + page.site);
    } catch {} // no storage, nothing to remove
    if (wish != "again" || !registration) return post({ say: wish });
    say("Looking for an update");
    registration.update().catch(() => {}).finally(() => post({ say: wish }));
  });
  const begin = async () => {
    try {
      registration = await keeper.register(root + "sw.js", { updateViaCache: "none" });
      greet();
    } catch {
      say("Not saved: open once with a connection.");
    }
  };
  let looked = Date.now(); // an app may stay open for days; browsers look when a page is opened
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < 3600_000) return;
    looked = Date.now();
    registration?.update().catch(() => {});
  });
  // A first visit is for reading: the keeping, which takes the processor and the line, waits for two seconds, and while somebody searches.
  const idle = () => document.activeElement?.type == "search" ? addEventListener("focusout", begin, { once: true }) : begin();
  const soon = () => keeper.controller ? begin() : setTimeout(idle, 2000);
  if (document.readyState == "complete") soon();
  else addEventListener("load", soon);
  // Asked only where somebody wants it kept, since some browsers ask the reader.
  if (document.querySelector("[data-keep]") || matchMedia("(display-mode: standalone)").matches) navigator.storage?.persist?.();
})();
