// live.js: keeps an open page up to date while its handbook is being written.
// The dev server adds <script src="/_handrail/live.js" defer></script> to every page; a built handbook never holds it.
// A page is loaded again only when its own text changed; a change of styles alone swaps the style sheet.
(() => {
  "use strict";
  let stream, build, seen, chain = Promise.resolve();

  const page = async () => (await fetch(location.pathname, {cache: "no-store"})).text();

  const swapStyles = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector('link[rel="stylesheet"]');
    const old = document.querySelector('link[rel="stylesheet"]');
    if (!fresh || !old) return false;
    const link = old.cloneNode();
    link.href = fresh.getAttribute("href");
    link.addEventListener("load", () => old.remove());
    old.after(link);
    return true;
  };

  const overlay = (faults) => {
    document.getElementById("handrail-faults")?.remove();
    if (!faults.length) return;
    const box = document.createElement("div");
    box.id = "handrail-faults";
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/_handrail/live.css";
    const root = box.attachShadow({mode: "open"});
    const panel = document.createElement("div");
    panel.className = "panel";
    panel.setAttribute("role", "alert");
    const title = document.createElement("h2");
    title.textContent = faults.length === 1 ? "One mistake to mend" : `${faults.length} mistakes to mend`;
    const note = document.createElement("p");
    note.textContent = "The page below is the last one without mistakes. This goes away when they are mended.";
    panel.append(title, note);
    for (const text of faults) {
      const item = document.createElement("pre");
      item.textContent = text;
      panel.append(item);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Hide";
    close.addEventListener("click", () => box.remove());
    panel.append(close);
    root.append(style, panel);
    document.body.append(box);
  };

  const update = async (message) => {
    const first = build === undefined;
    const changed = message.build !== build;
    build = message.build;
    overlay(message.faults);
    if (first) seen ??= await page();
    if (first || !changed || message.faults.length) return;
    const text = await page();
    if (text === seen) return;
    seen = text;
    if (!(message.styles && swapStyles(text))) location.reload();
  };

  const listen = () => {
    if (document.hidden) {
      stream?.close(); // a browser has six connections to one server
      stream = undefined;
    } else if (!stream) {
      stream = new EventSource("/_handrail/events");
      stream.addEventListener("build", (e) => {
        const message = JSON.parse(e.data);
        chain = chain.then(() => update(message)).catch(() => {}); // a server that stopped is no fault of the page
      });
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
