// search.js: joins the engine (search-engine.js) to the search field.
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
// A result: <a class="search__result" role="option" id="search-result-1" href="..."> <span class="search__title">,
// <span class="search__kind">, <span class="search__section">, <span class="search__line"> </a>, matched words in <mark>.
// A chip: <button class="search__chip" aria-pressed="false">. What is typed is kept nowhere.
(() => {
  "use strict";
  // start joins an engine to the field. It runs once, when the index has arrived.
  const start = search => {
    const form = document.querySelector("form[data-search]"), { root } = form.dataset;
    const input = form.querySelector("input"), panel = document.getElementById("search-panel");
    const status = document.getElementById("search-status"), shownStatus = panel.querySelector("[data-search-said]"), list = document.getElementById("search-results");
    const chips = panel.querySelector("[data-search-kinds]"), contact = panel.querySelector("[data-search-help]");
    // most is how many rows show: those above a phone's keyboard; the others come with a scroll, of a small index also when the typing rests.
    let active = -1, only = "", most = 4, rest, chosen;

    const set = (e, attributes) => {
      for (const name in attributes) e.setAttribute(name, attributes[name]);
    };
    const element = (tag, name, ...content) => {
      const e = document.createElement(tag);
      e.className = name;
      e.append(...content);
      return e;
    };
    const model = element("a", "search__result", ...["title", "kind", "section", "line"].map(name => element("span", "search__" + name)));
    set(model, { role: "option", "aria-selected": false });
    const marked = (e, text, found) => {
      let from = 0;
      for (const { word, index } of found) {
        e.append(text.slice(from, index), element("mark", "", word));
        from = index + word.length;
      }
      e.append(text.slice(from));
    };
    // result makes the row of a hit, or takes it from the answers before when it looks the same.
    const rows = new Map();
    const result = ({ page, tier, topic }, matched) => {
      const { title, summary, url, kind } = topic || search.page(page), part = !topic && !tier && search.section(page, matched) || { text: "" };
      const texts = [title, kind, part.text, summary], marks = texts.map(text => search.marks(text, matched));
      const key = url + part.id + marks.map(found => found.map(mark => mark.index)).join("|");
      let row = rows.get(key);
      if (!row) {
        rows.set(key, row = model.cloneNode(true));
        row.href = root + url + (part.id ? "#" + part.id : "");
        [...row.children].forEach((span, i) => marked(span, texts[i], marks[i]));
      }
      return row;
    };
    const choose = i => {
      const last = list.children[active], option = list.children[active = i];
      if (last) set(last, { "aria-selected": false });
      if (option) set(option, { "aria-selected": true, id: "search-result-" + i });
      option?.scrollIntoView({ block: "nearest" });
      set(input, { "aria-activedescendant": option?.id || "" });
    };
    const show = open => {
      if (panel.hidden != open && input.ariaExpanded == open + "") return;
      panel.hidden = !open;
      set(input, { "aria-expanded": open });
      if (open) return;
      choose(-1);
      rows.clear();
      status.textContent = ""; // so that the same words are heard when it opens again
    };
    // Every kind has a chip; those show whose kind was found.
    const made = search.kinds.map(kind => {
      const chip = element("button", "search__chip", search.label(kind));
      chip.onclick = () => {
        only = kind == only ? "" : kind;
        update();
      };
      chips.append(chip);
      return kinds => {
        chip.hidden = !kinds[1] || !kinds.includes(kind);
        set(chip, { "aria-pressed": kind == only });
      };
    });
    const update = () => {
      const query = input.value;
      clearTimeout(rest);
      if (!query.trim()) return show(false);
      const { top, count, kinds, matched, pinned } = search.rank(query, only, search.source ? Math.min(most, query.length) : most), hits = count ? top : search.help();
      if (search.source && !search.source.complete(hits, list, update)) return;
      if (chosen != (chosen = only + kinds)) for (const filter of made) filter(kinds);
      const told = search.source?.broken || (count ? (count == 1 ? "1 result" : "{n} results".replace("{n}", count)) + (count > 10 ? ", 10 shown" : "") : "Nothing found. Try:");
      if (status.textContent != told) status.textContent = shownStatus.textContent = told;
      contact.hidden = count && !pinned;
      if (active >= 0) choose(-1);
      const old = list.children, shown = hits.map(hit => result(hit, matched));
      if ([...old].some((row, i) => row != shown[i])) list.replaceChildren(...shown);
      else list.append(...shown.slice(old.length));
      show(true);
      if (!search.source) rest = setTimeout(more, 250);
    };
    const more = () => {
      if (most == 4) update(most = 10);
    };

    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": false });
    input.addEventListener("input", () => {
      only = ""; // a filter must not hide the answer to the next question
      most = 4;
      update();
    });
    input.addEventListener("focus", update);
    input.addEventListener("keydown", e => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (!step || e.isComposing || panel.hidden) return;
      if (!search.source || active == list.children.length - 1) more();
      const count = list.children.length;
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
    self.requestIdleCallback?.(() => search.rank("a pro"));
  };

  window.handrailIndex = index => index.version == 5 && start(handrailEngine(index));
})();
