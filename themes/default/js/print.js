// print.js: <button data-print> prints the page, also one that came later. Without scripts the button is
// not shown, and the browser's own menu does the same.
document.addEventListener("click", e => e.target.closest("[data-print]") && print());
