// exit.js: leaves the handbook at once, for a page that says nothing about its reader. Only where handbook.yaml has quick_exit:.
// <a data-exit href="https://...">   without this file it is an ordinary link
// The page is blank before the other one comes, and is not in the tab's history. Three times Shift does the same. Without signal
// the tab stays blank. What the browser keeps of other visits is not erased.
(() => {
  "use strict";
  const link = document.querySelector("[data-exit]");
  if (!link) return;
  const leave = () => {
    document.title = "";
    document.body.hidden = true;
    location.replace(navigator.onLine ? link.href : "about:blank");
  };
  let presses = [];
  link.addEventListener("click", event => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", event => {
    presses = event.key == "Shift" ? [...presses, event.timeStamp].filter(at => event.timeStamp - at < 3000) : [];
    if (presses.length > 2) leave();
  });
  addEventListener("pageshow", event => event.persisted && location.reload()); // back from there: not blank
})();
