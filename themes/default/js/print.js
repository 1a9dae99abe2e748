// print.js: <button data-print> prints the page. Without scripts the button is
// not shown, and the browser's own menu does the same.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print());
  }
})();
