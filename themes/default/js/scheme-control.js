// scheme-control.js: lets the reader choose light, dark or dim, and keeps it.
// <select data-scheme-control> <option value="">, light, dark, dim </select>
// "" follows the system. Without storage the choice holds for this page.
(() => {
  "use strict";
  const control = document.querySelector("[data-scheme-control]");
  if (!control) return;
  const root = document.documentElement;
  const key = "handrail:" + root.dataset.site;
  control.value = root.dataset.scheme ?? "";
  control.addEventListener("change", () => {
    if (control.value) root.dataset.scheme = control.value;
    else delete root.dataset.scheme;
    try {
      const state = JSON.parse(localStorage[key] ?? "{}");
      state.scheme = control.value || undefined;
      localStorage[key] = JSON.stringify(state);
    } catch {}
  });
})();
