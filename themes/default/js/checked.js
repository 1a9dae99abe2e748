// checked.js: says that a number was due to be checked, from the day after.
// <p data-check-by="2027-04-30">Checked 1 Nov 2026. Check again by 30 Apr 2027</p>     Without this file these words tell the same.
(() => {
  "use strict";
  const now = new Date();
  const day = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  for (const line of document.querySelectorAll("[data-check-by]")) {
    const by = line.dataset.checkBy;
    if (by >= day) continue;
    const words = new Date(by + "T12:00").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
    const told = document.createElement("strong");
    told.className = "overdue";
    told.textContent = " This number was due to be checked on " + words + ". Ask your program lead.";
    line.append(told);
  }
})();
