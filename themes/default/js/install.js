// install.js: names the web manifest, so that a phone can keep the handbook as
// an app. Only over http(s): from a file, browsers log an error instead.
// <form data-search data-root="../">   manifest.json lies at the root
(() => {
  "use strict";
  const search = document.querySelector("[data-search]");
  if (!search || !location.protocol.startsWith("http")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = search.dataset.root + "manifest.json";
  document.head.append(link);
})();
