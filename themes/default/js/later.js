// later.js: brings a page's own scripts when somebody first touches the page, so that the first view is small. Part of app.js.
// <body data-later="a.js b.js">   these run in their order; then the attribute goes, or is empty when one did not come, and the
// window gets "handrail-later"
// They come at once for a question in the address ("?n=14", "#p=..."), for a session that runs on this page, and for a draft in the
// builder. What is typed or pressed before they are there is not lost: it happens again when they are. When one does not come, the page
// says so, the others do what they can, and the next tap tries again.
(() => {
  "use strict";
  const { body, documentElement: root } = document;
  if (!body.dataset.later) return;
  let missing = body.dataset.later.split(" ");
  const seen = ["pointerdown", "keydown", "focusin", "input", "click"];
  const again = new Map(); // by element, the last thing that happened to it too early
  const said = Object.assign(document.createElement("p"), { className: "later notice__full" });
  said.role = "status";
  let coming = false;
  let tried = false;

  const ready = () => {
    for (const type of seen) removeEventListener(type, touched, true);
    said.remove();
    body.removeAttribute("data-later");
    dispatchEvent(new Event("handrail-later"));
    for (const [el, type] of again) type == "click" ? el.click() : el.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const failed = (sources, by) => {
    coming = false;
    tried = true;
    missing = sources;
    again.clear();
    (by || document.querySelector("h1")).after(said);
    setTimeout(() => (said.textContent = "Part of this page did not load. Try again when there is signal."), 100); // heard, since it changes
    body.dataset.later = "";
    dispatchEvent(new Event("handrail-later"));
  };
  const bring = by => {
    if (coming) return;
    coming = true;
    const lost = [];
    let left = missing.length;
    const done = () => --left || (lost.length ? failed(lost, by) : ready());
    for (const src of missing) {
      const script = Object.assign(document.createElement("script"), { src, async: false, onload: done });
      script.onerror = () => done(lost.push(src));
      document.head.append(script);
    }
  };
  const touched = event => {
    const control = event.target.closest?.("main button:not([data-print]), main input, main select");
    if (tried) return bring(control);
    if (control && event.type == "click" && control.matches("button")) {
      event.stopPropagation();
      event.preventDefault();
      again.set(control, "click");
    } else if (control && event.type == "input") again.set(control, "input");
    bring(control);
  };

  const wanted = () => {
    if (location.search || /^#\w+=/.test(location.hash)) return true;
    try {
      const { run, builder } = JSON.parse(localStorage["handrail:" + root.dataset.site]);
      const at = document.querySelector("[data-search]").dataset.root || "./";
      return (builder && body.matches(".on-builder")) || new URL(at + run.page, location).pathname == location.pathname;
    } catch {} // nothing is stored
  };
  for (const type of seen) addEventListener(type, touched, true);
  addEventListener("hashchange", () => wanted() && bring());
  if (wanted()) bring();
})();
