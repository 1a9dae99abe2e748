// scheme.js: sets the stored colours before anything is painted, and tells the
// styles that scripts run. In the head, not deferred, so it must stay tiny.
// <html data-site="NAME">   device state: localStorage["handrail:NAME"] = {"scheme": "dim", ...}
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  try {
    const { scheme } = JSON.parse(localStorage["handrail:" + root.dataset.site]);
    if (scheme) root.dataset.scheme = scheme;
  } catch {}
})();
