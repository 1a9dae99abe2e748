// search.js: answers the search field from the index in search/index.js (its format: generator/search/doc.go).
// Brought by search-loader.js when somebody wants it; needs no server, so it works from a folder and offline.
//
// <form class="search" role="search" action="{root}a-z.html" method="get"
//     data-search data-root="{root}" data-index="{root}search/index.js" data-reader="{root}assets/search.HASH.js">
//   <label class="visually-hidden" for="q">Search</label>
//   <input class="search__field" id="q" type="search" name="q" placeholder="Search"
//     autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search">
// </form>
// <div class="search__panel" id="search-panel" hidden>
//   <p class="search__status" id="search-status" role="status" aria-live="polite"></p>
//   <div class="search__help" data-search-help hidden>the first help contact</div>
//   <div class="search__kinds" data-search-kinds></div>
//   <div id="search-results" class="search__results" role="listbox" aria-label="Search results"></div>
// </div>
//
// Other languages set data-loading, data-failed, data-one ("1 result"), data-many ("{n} results") and data-none on the form.
// A result: <a class="search__result" role="option" id="search-result-1" href="..."> <span class="search__title">,
// <span class="search__kind">, <span class="search__section">, <span class="search__line"> </a>, matched words in <mark>.
// A chip: <button type="button" class="search__chip" aria-pressed="false">. What is typed is kept nowhere.
(() => {
  "use strict";
  const WEIGHTS = [1, 5, 3.5, 1.5, 2.6, 9, 7, 6.5, 3]; // of the levels in the index: once, phrase, summary, often, heading, both, title, alone, quiet
  const SHOWN = 10;
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/gu;
  const fold = text => /^[\0-\x7f]*$/.test(text) ? text.toLowerCase().replaceAll("'", "") : text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f'\u2019\u02bc\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g, "").replace(/\u03c2/g, "\u03c3").normalize("NFC");
  const cut = word => word.length > 24 ? [...word].slice(0, 24).join("") : word;
  // wordsOf lists the folded words of text; parts of a hyphenated word stand for themselves.
  const wordsOf = text => (fold(text).match(WORD) || []).flatMap(run => run.split(/[-\u2010]/)).map(cut);

  // The alphabet of numbers: the common letters first, then the rest of ASCII but `, \ and $.
  const NUMBERS = [];
  [...new Set(" etaoinsrlhdcupmgyfbwvk" + String.fromCharCode(...Array.from({ length: 94 }, (_, i) => i + 33)))]
    .filter(c => !"`\\$".includes(c)).forEach((c, n) => { NUMBERS[c.charCodeAt()] = n; });
  const number = (text, i) => {
    const c = text.charCodeAt(i);
    return c < 127 ? NUMBERS[c] : c - 69;
  };

  // readWords undoes the front coding: words in order, and the group of each.
  const readWords = text => {
    const words = [], groups = [];
    let word = "", group = -1, count = 0;
    for (let i = 0; i < text.length;) {
      let head = text.charCodeAt(i++), drop = head - 33;
      if (head > 47) {
        let back = -1;
        if (head == 91) {
          back = number(text, i++);
          head = text.charCodeAt(i++);
        }
        drop = head - 65;
        group = back < 0 ? count++ : count - 1 - back;
      }
      const from = i;
      for (let c; (c = text.charCodeAt(i)) > 96 || c > 47 && c < 58;) i++;
      words.push(word = word.slice(0, word.length - drop) + text.slice(from, i));
      groups.push(group);
    }
    return { words, groups };
  };

  // readURLs gives each page its address; one that is left out is the slug of the title.
  const slug = text => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\-_ ]/gu, "").replaceAll(" ", "-");
  const readURLs = (text, titles) => {
    let folder = "";
    return text.split("\n").map((line, i) => {
      const [, dir, name] = /^([^#]*\/)?(.*)$/.exec(line);
      if (dir) folder = dir == "/" ? "" : dir;
      return (folder + (name || slug(titles[i]))).replace(/#|$/, ".html$&");
    });
  };

  // distance counts the edits (letters changed, added, left out, or two swapped) from a to b, and to the nearest beginning of b.
  const distance = (a, b) => {
    let before, last, row = [...b, 0].map((_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      before = last;
      last = row;
      row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    return [row[b.length], Math.min(...row)];
  };
  const mask = word => {
    let m = 0;
    for (let i = 0; i < word.length; i++) m |= 1 << word.charCodeAt(i);
    return m;
  };
  const bits = m => {
    let n = 0;
    for (; m; m &= m - 1) n++;
    return n;
  };

  // engine holds one index and answers queries: rank(query) -> { hits, matched, pinned }.
  const engine = index => {
    const { words, groups } = readWords(index.words);
    const starts = [0]; // of each group in index.pages; two levels stand in one character
    for (let g = 0; g < index.sizes.length; g++) starts.push(starts[g] + number(index.sizes, g));
    const suffixes = index.suffixes.split(" ");
    const titles = index.titles.split("\n"), urls = readURLs(index.urls, titles);
    const summaries = index.summaries.split("\n"), heads = index.heads.split("\n");
    const kinds = index.kinds.split("\n");
    const names = titles.map(title => wordsOf(title).join(" "));
    const urgents = titles.map((_, page) => number(index.kind, page) % 2);
    const kind = page => kinds[number(index.kind, page) >> 1];
    const known = g => starts[g + 1] > starts[g]; // false: function words
    let masks;

    // seek finds the place of the first word that is not below text.
    const seek = text => {
      let low = 0, high = words.length;
      while (low < high) {
        const middle = low + high >> 1;
        if (words[middle] < text) low = middle + 1; else high = middle;
      }
      return low;
    };
    const find = word => {
      const i = seek(word);
      return words[i] == word ? groups[i] : -1;
    };
    // base takes the ending off a word, the same way for a word typed and a word known.
    const bare = word => word.replace(/(.)\1$/, "$1").replace(/y$/, "i");
    const base = word => {
      const end = suffixes.find(s => word.endsWith(s) && word.length - s.length > 2) || "";
      return bare(word.slice(0, word.length - end.length));
    };

    // match finds the groups that a typed word may mean, and how surely: 1 the word itself. Each step is for words that
    // the ones before do not know, but that the last word may still be growing. It returns null for a function word.
    const match = (word, growing, alone) => {
      const found = new Map();
      const add = (i, sure) => {
        if (known(groups[i]) && !(found.get(groups[i]) >= sure)) found.set(groups[i], sure);
      };
      const at = seek(word), exact = words[at] == word;
      if (exact && !known(groups[at]) && !alone) return null;
      if (exact) add(at, 1);
      else if (suffixes[0] && word.length > 3) {
        const stem = base(word), start = stem.replace(/i$/, "");
        for (let i = seek(start); words[i]?.startsWith(start); i++) if (base(words[i]) == stem || bare(words[i]) == stem) add(i, .9);
      }
      if (growing && (alone || word.length > 2) || !found.size && word.length > 2) {
        for (let i = at; words[i]?.startsWith(word); i++) add(i, (exact ? .4 : .8) * Math.sqrt(word.length / words[i].length));
      }
      if (!found.size && !exact && word.length > 2) near(word, growing, add);
      return found;
    };
    // near adds the words that are a slip of the thumb away, only the nearest.
    const near = (word, growing, add) => {
      masks ||= words.map(mask);
      const own = mask(word), most = word.length < 8 ? 1 : 2;
      let best = [], least = most + 1;
      words.forEach((other, i) => {
        if (other.length < word.length - most || !known(groups[i]) || bits(own & ~masks[i]) > most) return;
        if (word.length < 4 && other[0] != word[0]) return;
        const [whole, start] = distance(word, other.slice(0, word.length + most));
        const d = other.length > word.length + most ? 9 : whole;
        const cost = d <= most ? d : growing && word.length > 3 && start <= 1 ? start + .5 : 9;
        if (cost > least) return;
        if (cost < least) best = [];
        least = cost;
        best.push(i);
      });
      for (const i of best) add(i, (words[i][0] == word[0] ? .5 : .4) / least);
    };

    const rank = query => {
      const typed = wordsOf(query.slice(0, 200)).slice(0, 16);
      const growing = !/\s$/.test(query), name = typed.join(" ");
      const ask = alone => typed.map((word, i) => match(word, growing && i == typed.length - 1, alone));
      let terms = ask(typed.length < 2);
      if (terms.every(t => !t)) terms = ask(true);
      typed.forEach((_, i) => { // "check in" is "check-in", "not breathing" one word
        for (let n = 2; n < 5 && i + n <= typed.length; n++) {
          const g = find(cut(typed.slice(i, i + n).join("")));
          if (g >= 0) terms.push(new Map([[g, 1]]));
        }
      });
      const pages = titles.length, sums = new Float64Array(pages), covered = new Float64Array(pages);
      const matched = new Map(), pins = new Map();
      let total = 0;
      for (const found of terms) {
        if (!found?.size) continue;
        const best = new Float64Array(pages), strong = [0, 0], called = new Set();
        let quiet = 0, held = 0;
        for (const [g, sure] of found) {
          for (let i = starts[g], page = -1; i < starts[g + 1]; i++) {
            page += number(index.pages, i) + 1;
            const pair = number(index.levels, i >> 1), level = i % 2 ? pair % 9 : pair / 9 | 0;
            const weight = sure * WEIGHTS[level];
            if (!best[page]) held++;
            if (weight > best[page]) best[page] = weight;
            if (level == 8) quiet = 1;
            else if (weight >= 3) {
              strong[urgents[page]]++;
              if (urgents[page]) called.add(page);
            }
          }
        }
        const rare = Math.log(1 + pages / held) * (quiet ? .3 : 1);
        total += rare;
        for (const g of found.keys()) matched.set(g, Math.max(rare, matched.get(g) || 0));
        best.forEach((weight, page) => {
          if (!weight) return;
          sums[page] += rare * weight;
          covered[page] += rare;
        });
        // An urgent page is pinned for a word that is its own, or nearly: the less it is, the better the page must do.
        const share = strong[1] / (strong[0] + strong[1]);
        if (share > .25) called.forEach(page => pins.set(page, Math.max(share, pins.get(page) || 0)));
      }
      const hits = [];
      sums.forEach((sum, page) => {
        if (!sum) return;
        let score = sum * covered[page] / total;
        score *= { "!": 1.2, "?": .6 }[kind(page)[0]] || 1;
        if (name.length > 2 && names[page].startsWith(name)) score *= 1.5;
        hits.push({ page, score, tier: 0 });
      });
      const any = hits.length;
      names.forEach((n, page) => {
        if (!name || n != name && (any || !n.includes(name))) return;
        const hit = hits.find(h => h.page == page) || hits[hits.push({ page, score: 1 }) - 1];
        hit.tier = n == name && kind(page)[0] != "?" ? 2 : 0;
      });
      const most = Math.max(...hits.map(h => h.score));
      let pinned = false;
      for (const hit of hits) if (hit.score > most * (1 - .6 * pins.get(hit.page))) pinned = hit.tier = hit.tier || 1;
      hits.sort((a, b) => b.tier - a.tier || b.score - a.score || a.page - b.page);
      return { hits: hits.filter(h => h.tier || h.score > most * .08), matched, pinned };
    };

    // section picks the section of a page whose heading holds matched words that the title does not: { text, id } or null.
    const groupsOf = text => [...new Set(wordsOf(text).map(find))];
    const readSections = page => {
      const inTitle = groupsOf(titles[page]);
      return heads[page].split("\t").map(head => {
        const [text, id] = head.split("\v");
        return { text, id: id ?? slug(text), groups: groupsOf(text).filter(g => !inTitle.includes(g)) };
      });
    };
    const sections = [];
    const section = (page, matched) => {
      sections[page] ||= readSections(page);
      let best = null, most = 0;
      for (const part of sections[page]) {
        let score = 0;
        for (const g of part.groups) score += matched.get(g) || 0;
        if (score > most) [best, most] = [part, score];
      }
      return best;
    };
    const help = () => {
      const links = [...titles.keys()].filter(page => urgents[page]).map(page => ({ page }));
      return links.concat(index.topics.split("\n").filter(Boolean).map(line => ({ topic: line.split("\t") })));
    };
    return { rank, section, help, find, titles, urls, summaries, kind: page => kind(page).replace(/^[!?]/, "") };
  };

  // start joins an engine to the field. It runs once, when the index has arrived.
  const start = search => {
    const form = document.querySelector("form[data-search]"), { root, one, many, none } = form.dataset;
    const input = form.querySelector("input"), panel = document.getElementById("search-panel");
    const status = document.getElementById("search-status"), list = document.getElementById("search-results");
    const chips = panel.querySelector("[data-search-kinds]"), contact = panel.querySelector("[data-search-help]");
    let active = -1, only = "", drawn = "";

    const set = (e, attributes) => {
      for (const name in attributes) e.setAttribute(name, attributes[name]);
    };
    const element = (tag, name, ...content) => {
      const e = document.createElement(tag);
      e.className = name;
      e.append(...content);
      return e;
    };
    // marked adds text to parent with the matched words in <mark>.
    const marked = (parent, text, matched) => {
      let from = 0;
      for (const { 0: word, index: at } of text.matchAll(/[\p{L}\p{M}\p{N}'\u2019]+/gu)) {
        if (!matched.has(search.find(cut(fold(word))))) continue;
        parent.append(text.slice(from, at), element("mark", "", word));
        from = at + word.length;
      }
      parent.append(text.slice(from));
      return parent;
    };
    const link = (i, url, ...content) => {
      const a = element("a", "search__result", ...content);
      set(a, { href: root + url, id: "search-result-" + i, role: "option", "aria-selected": false });
      return a;
    };
    const result = ({ page, tier, topic }, i, matched) => {
      if (topic) return link(i, topic[1], element("span", "search__title", topic[0]));
      const part = tier ? null : search.section(page, matched);
      const content = [
        marked(element("span", "search__title"), search.titles[page], matched),
        element("span", "search__kind", search.kind(page)),
        marked(element("span", "search__line"), search.summaries[page], matched),
      ];
      if (part) content.splice(2, 0, marked(element("span", "search__section"), part.text, matched));
      return link(i, search.urls[page] + (part?.id ? "#" + part.id : ""), ...content);
    };
    const choose = i => {
      const last = list.children[active], option = list.children[active = i];
      if (last) set(last, { "aria-selected": false });
      if (option) set(option, { "aria-selected": true });
      option?.scrollIntoView({ block: "nearest" });
      set(input, { "aria-activedescendant": option?.id || "" });
    };
    const show = open => {
      panel.hidden = !open;
      set(input, { "aria-expanded": open });
      if (!open) choose(-1);
    };
    const filters = hits => {
      const kinds = [...new Set(hits.map(h => search.kind(h.page)))];
      if (!kinds.includes(only)) only = "";
      if (drawn == (drawn = kinds + "|" + only)) return;
      chips.replaceChildren(...(kinds.length > 1 ? kinds : []).map(kind => {
        const chip = element("button", "search__chip", kind);
        set(chip, { type: "button", "aria-pressed": kind == only });
        chip.onclick = () => {
          only = kind == only ? "" : kind;
          update();
          chips.querySelector("[aria-pressed=true]")?.focus();
        };
        return chip;
      }));
    };
    const update = () => {
      const query = input.value;
      if (!query.trim()) return show(false);
      let { hits, matched, pinned } = search.rank(query);
      filters(hits);
      if (only) hits = hits.filter(h => search.kind(h.page) == only);
      const n = hits.length;
      status.textContent = !n ? none || "No page has these words. These may help:" : n == 1 ? one || "1 result" : (many || "{n} results").replace("{n}", n);
      contact.hidden = n && !pinned;
      list.replaceChildren(...(n ? hits.slice(0, SHOWN) : search.help()).map((hit, i) => result(hit, i, matched)));
      choose(-1);
      show(true);
    };

    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": false });
    input.addEventListener("input", () => {
      only = ""; // a filter must not hide the answer to the next question
      update();
    });
    input.addEventListener("focus", () => panel.hidden && update());
    input.addEventListener("keydown", e => {
      const count = list.children.length, step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (!step || e.isComposing || panel.hidden || !count) return;
      choose(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
      e.preventDefault();
    });
    form.addEventListener("submit", e => { // Enter, and the search key of a phone
      if (!input.value.trim()) return;
      e.preventDefault();
      if (panel.hidden) update();
      else list.children[Math.max(active, 0)]?.click();
    });
    const close = e => {
      if (e.key != "Escape" || panel.hidden) return;
      e.preventDefault(); // keeps what was typed
      if (e.currentTarget == panel) input.focus(); // while the panel shows, or the focus opens it again
      show(false);
    };
    input.addEventListener("keydown", close);
    panel.addEventListener("keydown", close);
    list.addEventListener("click", () => show(false));
    for (const type of ["pointerdown", "focusin"]) {
      document.addEventListener(type, e => panel.contains(e.target) || form.contains(e.target) || show(false));
    }
    form.dataset.ready = "";
    update();
  };

  window.handrailIndex = index => {
    if (index.version == 1) start(engine(index));
  };
})();
