// search.js: joins the engine (search-engine.js) to the search field, and brings the parts of a large index as they are needed.
// Brought by search-loader.js when somebody wants it; needs no server, so it works from a folder and offline.
//
// <form class="search" role="search" action="{root}a-z.html" method="get"
//     data-search data-root="{root}" data-index="{root}search/index.js" data-reader="{root}assets/search.HASH.js">
//   <label class="visually-hidden" for="q">Search</label>
//   <input class="search__field" id="q" type="search" name="q" placeholder="Search"
//     autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search">
// </form>
// <p class="visually-hidden" id="search-status" role="status" aria-live="polite"></p>   outside the panel, since what appears with its words is not read out
// <div class="search__panel" id="search-panel" hidden>
//   <p class="search__status" data-search-said aria-hidden="true"></p>   the same for the eye
//   <div class="search__help" data-search-help hidden>the first help contact</div>
//   <div class="search__kinds" data-search-kinds></div>
//   <div id="search-results" class="search__results" role="listbox" aria-label="Search results"></div>
// </div>
//
// Other languages set data-loading, data-failed, data-one ("1 result"), data-many ("{n} results"),
// data-none and data-broken on the form.
// A result: <a class="search__result" role="option" id="search-result-1" href="..."> <span class="search__title">,
// <span class="search__kind">, <span class="search__section">, <span class="search__line"> </a>, matched words in <mark>.
// A chip: <button type="button" class="search__chip" aria-pressed="false">. What is typed is kept nowhere.
(() => {
  "use strict";
  // start joins an engine to the field. It runs once, when the index has arrived.
  const start = search => {
    const form = document.querySelector("form[data-search]"), { root, one, many, none } = form.dataset;
    const input = form.querySelector("input"), panel = document.getElementById("search-panel");
    const status = document.getElementById("search-status"), shownStatus = panel.querySelector("[data-search-said]"), list = document.getElementById("search-results");
    const chips = panel.querySelector("[data-search-kinds]"), contact = panel.querySelector("[data-search-help]");
    const FIRST = search.source ? 4 : 10; // rows; of a large index those above a phone's keyboard come first, the others with a scroll
    let active = -1, only = "", drawn = "", most = FIRST;

    const set = (e, attributes) => {
      for (const name in attributes) e.setAttribute(name, attributes[name]);
    };
    const element = (tag, name, ...content) => {
      const e = document.createElement(tag);
      e.className = name;
      e.append(...content);
      return e;
    };
    const marked = (name, text, found) => {
      const e = element("span", name);
      let from = 0;
      for (const { 0: word, index } of found) {
        e.append(text.slice(from, index), element("mark", "", word));
        from = index + word.length;
      }
      e.append(text.slice(from));
      return e;
    };
    const link = (url, ...content) => {
      const a = element("a", "search__result", ...content);
      set(a, { href: root + url, role: "option", "aria-selected": false });
      return a;
    };
    // result makes the row of a hit, or takes it from the answers before when it looks the same.
    const rows = new Map();
    const result = ({ page, tier, topic }, matched) => {
      if (topic) return link(topic[1], element("span", "search__title", topic[0]));
      const { title, summary, url, kind } = search.page(page), part = tier ? undefined : search.section(page, matched);
      const found = [title, summary, part?.text || ""].map(text => search.marks(text, matched)), key = page + " " + part?.id + found.join("|");
      if (!rows.has(key)) {
        const section = part ? [marked("search__section", part.text, found[2])] : [];
        rows.set(key, link(url + (part?.id ? "#" + part.id : ""),
          marked("search__title", title, found[0]), element("span", "search__kind", kind), ...section, marked("search__line", summary, found[1])));
      }
      return rows.get(key);
    };
    const choose = i => {
      const last = list.children[active], option = list.children[active = i];
      if (last) set(last, { "aria-selected": false });
      if (option) set(option, { "aria-selected": true });
      option?.scrollIntoView({ block: "nearest" });
      set(input, { "aria-activedescendant": option?.id || "" });
    };
    const show = open => {
      if (panel.hidden != open && input.getAttribute("aria-expanded") == open + "") return;
      panel.hidden = !open;
      set(input, { "aria-expanded": open });
      if (open) return;
      choose(-1);
      rows.clear();
      status.textContent = ""; // so that the same words are heard when it opens again
    };
    const filters = kinds => {
      if (drawn == (drawn = kinds + "|" + only)) return;
      chips.replaceChildren(...(kinds.length > 1 ? kinds : []).map((kind, i) => {
        const chip = element("button", "search__chip", search.label(kind));
        set(chip, { type: "button", "aria-pressed": kind == only });
        chip.onclick = () => {
          only = kind == only ? "" : kind;
          update();
          chips.children[i]?.focus();
        };
        return chip;
      }));
    };
    const update = () => {
      const query = input.value;
      if (!query.trim()) return show(false);
      const { top, count, kinds, matched, pinned } = search.rank(query, only, search.source ? Math.min(most, query.length) : most), hits = count ? top : search.help();
      if (search.source && !search.source.complete(hits, list, update)) return;
      filters(kinds);
      const told = search.source?.broken || (!count ? none || "Nothing found. Try:" : (count == 1 ? one || "1 result" : (many || "{n} results").replace("{n}", count)) + (count > top.length ? ", " + top.length + " shown" : ""));
      if (status.textContent != told) status.textContent = shownStatus.textContent = told;
      contact.hidden = count && !pinned;
      if (active >= 0) choose(-1);
      const shown = hits.map(hit => result(hit, matched));
      shown.forEach((row, i) => { row.id = "search-result-" + i; });
      if (shown.length != list.children.length || shown.some((row, i) => row != list.children[i])) list.replaceChildren(...shown);
      show(true);
    };
    const more = () => {
      if (most > 9) return;
      most = 10;
      update();
    };

    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": false });
    input.addEventListener("input", () => {
      only = ""; // a filter must not hide the answer to the next question
      most = FIRST;
      update();
    });
    input.addEventListener("focus", () => panel.hidden && update());
    input.addEventListener("keydown", e => {
      const count = list.children.length, step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (!step || e.isComposing || panel.hidden || !count) return;
      if (active == count - 1) more();
      choose(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
      e.preventDefault();
    });
    form.addEventListener("submit", e => { // Enter, and the search key of a phone
      if (!input.value.trim()) return;
      e.preventDefault();
      if (panel.hidden) update();
      else list.children[Math.max(active, 0)]?.click();
    });
    document.addEventListener("keydown", e => {
      if (e.key != "Escape" || panel.hidden) return;
      if (panel.contains(e.target)) input.focus(); // while the panel shows, or the focus opens it again
      show(false);
    });
    panel.addEventListener("scroll", more);
    list.addEventListener("click", () => show(false));
    for (const type of ["pointerdown", "focusin"]) {
      document.addEventListener(type, e => panel.contains(e.target) || form.contains(e.target) || show(false));
    }
    form.dataset.ready = "";
    update();
  };

  window.handrailIndex = index => {
    const begin = () => index.version == 4 && start(handrailEngine(index));
    if (!index.parts) return begin();
    const script = document.createElement("script");
    script.src = document.querySelector("form[data-search]").dataset.root + index.parts;
    script.onload = begin;
    document.head.append(script);
  };
})();
