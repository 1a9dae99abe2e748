// search-loader.js: brings the search when somebody wants it. Part of app.js; the markup is in search.js.
// The first focus of the field, "/", Ctrl+K or Cmd+K, or "?q=" in the address adds two scripts: data-reader, then data-index.
// Without this file the form leads to the A-Z list.
(() => {
  "use strict";
  const form = document.querySelector("form[data-search]");
  if (!form) return;
  const input = form.querySelector("input");
  const status = document.getElementById("search-status");
  const say = text => {
    status.textContent = document.querySelector("[data-search-said]").textContent = text;
    document.getElementById("search-panel").hidden = !text;
  };
  let loading = false;
  let back; // what had the focus before the field
  const load = () => {
    if (loading) return;
    loading = true;
    for (const src of [form.dataset.reader, form.dataset.index]) {
      const script = document.createElement("script");
      script.src = src;
      script.async = false; // the reader runs first
      script.onerror = () => say("Search did not load. Enter opens the A-Z list.");
      document.head.append(script);
    }
  };
  form.addEventListener("focusin", e => {
    back = e.relatedTarget;
    load();
  });
  input.addEventListener("input", () => {
    if (!("ready" in form.dataset)) say(input.value && "Loading");
  });
  input.addEventListener("keydown", e => {
    if (e.key != "Escape") return;
    e.preventDefault(); // keeps what was typed
    input.blur();
    back?.focus();
  });
  document.addEventListener("keydown", e => {
    const typing = e.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = e.key == "/" && !typing && !e.ctrlKey && !e.metaKey && !e.altKey;
    if (!slash && !((e.ctrlKey || e.metaKey) && e.key.toLowerCase() == "k")) return;
    e.preventDefault();
    input.focus();
    input.select();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    load();
    input.dispatchEvent(new Event("input"));
  }
})();
