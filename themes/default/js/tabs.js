// tabs.js: brings the tab of the library that is open into sight, where the row of tabs is wider than the screen.
// <ul class="tabs"> <li><a aria-current="page"> </ul>     Without this file the row can be scrolled by hand.
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
