// live.js: keeps an open page up to date while its handbook is being written.
// The dev server adds <script src="/_handrail/live.js" defer data-page="TEXT-WHOLE" data-told='{"build": 7, "faults": []}'></script>
// to every page; a built handbook never holds it. TEXT is a hash of the page without the names of its style sheets, WHOLE of all of it.
// The page is loaded again only when its own text changed; when only styles did, the style sheets are swapped.
(() => {
  "use strict";
  const given = document.currentScript.dataset;
  const textOf = (mark) => mark.split("-")[0];
  let shown = given.page, listed = "[]", stream, chain = Promise.resolve();

  const ask = async (method) => {
    const answer = await fetch(location.pathname, {method, cache: "no-store"});
    return {mark: answer.headers.get("Handrail-Page"), text: await answer.text()};
  };

  const swap = (old, href) => new Promise((done) => {
    const link = old.cloneNode();
    link.href = href;
    link.addEventListener("load", () => { old.remove(); done(true); });
    link.addEventListener("error", () => { link.remove(); done(false); });
    old.after(link);
  });

  // swapStyles returns the mark that the page has now, or "" when it must be loaded again.
  const swapStyles = async () => {
    const {mark, text} = await ask("GET");
    if (!mark || textOf(mark) !== textOf(shown)) return "";
    const sheets = (of) => [...of.querySelectorAll('link[rel="stylesheet"]')];
    const olds = sheets(document), hrefs = sheets(new DOMParser().parseFromString(text, "text/html")).map((link) => link.getAttribute("href"));
    if (olds.length !== hrefs.length) return "";
    const swaps = olds.map((old, i) => old.getAttribute("href") === hrefs[i] || swap(old, hrefs[i]));
    return (await Promise.all(swaps)).every(Boolean) ? mark : "";
  };

  const check = async () => {
    const {mark} = await ask("HEAD");
    if (!mark || mark === shown) return; // no mark: another server answers here now
    const now = textOf(mark) === textOf(shown) ? await swapStyles() : "";
    if (now) shown = now;
    else location.reload();
  };

  const element = (name, text) => Object.assign(document.createElement(name), {textContent: text});

  const list = (faults) => {
    const next = JSON.stringify(faults);
    if (next === listed) return; // and if it was hidden, it stays so
    listed = next;
    document.getElementById("handrail-faults")?.remove();
    if (!faults.length) return;
    const box = Object.assign(document.createElement("div"), {id: "handrail-faults"});
    const style = Object.assign(document.createElement("link"), {rel: "stylesheet", href: "/_handrail/live.css"});
    const panel = Object.assign(document.createElement("div"), {className: "panel"});
    panel.setAttribute("role", "alert");
    const hide = Object.assign(element("button", "Hide"), {type: "button"});
    hide.addEventListener("click", () => box.remove());
    panel.append(
      element("h2", faults.length === 1 ? "One mistake to mend" : "Mistakes to mend"),
      element("p", "This list goes away when they are mended. Until then you see the last version without mistakes, where there is one."),
      ...faults.map((text) => element("pre", text)),
      hide,
    );
    box.attachShadow({mode: "open"}).append(style, panel);
    document.body.append(box);
  };

  const close = () => {
    stream?.close();
    stream = undefined;
  };

  // listen keeps a stream open while the page is seen, and only then: a browser has six connections to one server.
  // Every stream begins with the present state, so nothing is missed.
  const listen = () => {
    if (document.hidden) return close();
    if (stream) return;
    stream = new EventSource("/_handrail/events");
    stream.addEventListener("build", (event) => {
      list(JSON.parse(event.data).faults);
      chain = chain.then(check).catch(() => {}); // the server stopped meanwhile; the next stream asks again
    });
    stream.addEventListener("error", () => {
      if (stream?.readyState !== EventSource.CLOSED) return; // else the browser tries again by itself
      close();
      setTimeout(listen, 1000);
    });
  };

  list(JSON.parse(given.told).faults);
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", close); // so that the page may be kept for the back button
  window.addEventListener("pageshow", listen);
  listen();
})();
