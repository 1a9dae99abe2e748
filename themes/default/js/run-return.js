// run-return.js: while a session runs on this device, every other page leads back to it in one tap. Part of app.js.
// An urgent playbook turns the session's sound and vibration off; its clock goes on. A session that began a day ago is forgotten.
// <nav class="links">   gets the line; the session is described in run.js
(() => {
  "use strict";
  const key = "handrail:" + document.documentElement.dataset.site;
  const search = document.querySelector("[data-search]");
  const links = document.querySelector(".links");
  let state, run;
  try {
    state = JSON.parse(localStorage[key]);
    run = state.run;
  } catch {}
  if (!run || !search || !links) return;
  const save = () => {
    try {
      localStorage[key] = JSON.stringify(state);
    } catch {}
  };
  const forget = () => {
    delete state.run;
    save();
  };
  if (Date.now() - run.at[0] > 24 * 60 * 60000) return forget();
  const page = new URL((search.dataset.root || "./") + run.page, location);
  const held = page.hash.startsWith("#p="); // in its address, the plan
  if (page.pathname == location.pathname && (!held || page.hash == location.hash)) return;
  if (document.querySelector(".urgency--now") && (run.set.sound || run.set.buzz)) {
    run.set.sound = run.set.buzz = false;
    run.quiet = true;
    save();
  }

  const line = document.createElement("p");
  const back = document.createElement("a");
  const end = document.createElement("button");
  line.className = "back";
  back.href = page;
  back.textContent = `Back to the session, step ${run.at.length}`;
  end.type = "button";
  end.textContent = "End";
  end.setAttribute("aria-label", "End the session");
  end.addEventListener("click", () => {
    if ("sure" in end.dataset) {
      forget();
      line.remove();
    }
    end.dataset.sure = "";
    end.textContent = "Tap again to end";
    end.removeAttribute("aria-label");
  });
  // The list of plans knows when the session's plan is gone.
  const folder = path => path.replace(/[^/]*$/, "");
  const isList = /\/(index\.html)?$/.test(location.pathname) && folder(page.pathname) == folder(location.pathname);
  const gone = isList && !held && ![...document.links].some(a => a.pathname == page.pathname);
  line.append(gone ? "The plan of your session is no longer in this handbook." : back, end);
  links.prepend(line);
})();
