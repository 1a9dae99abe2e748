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
  const WEIGHTS = [1, 4, 2.8, 1.5, 2.6, 9, 6.5, 6.5, 3]; // of the levels in the index: once, phrase, summary, often, heading, both, title, alone, quiet
  const SHOWN = 10;
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/gu;
  const fold = text => /^[\0-\x7f]*$/.test(text) ? text.toLowerCase().replaceAll("'", "") : text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f'\u2019\u02bc\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g, "").replace(/\u03c2/g, "\u03c3").normalize("NFC");
  const cut = word => word.length > 24 ? [...word].slice(0, 24).join("") : word;
  // wordsOf lists the folded words of text; parts of a hyphenated word stand for themselves.
  const wordsOf = text => (fold(text).match(WORD) || []).flatMap(run => run.split(/[-\u2010]/)).map(cut);

  // The alphabet of numbers: the common letters first, then the rest of ASCII but `, \ and $.
  const NUMBERS = new Uint8Array(127);
  [..." etaoinsrlhdcupmgyfbwvk!\"#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_jqxz{|}~"].forEach((c, n) => { NUMBERS[c.charCodeAt()] = n; });
  const number = (text, i) => {
    const c = text.charCodeAt(i);
    return c < 127 ? NUMBERS[c] : c - 69;
  };

  // dictionary undoes the front coding: words in order, the group of each, and the first word of each group.
  const dictionary = text => {
    const words = [], groups = [], first = [];
    let word = "", group = -1;
    for (let i = 0; i < text.length;) {
      let head = text.charCodeAt(i++), drop = head - 33;
      if (head > 47) {
        const back = head == 91 ? number(text, i++) : -1;
        if (back >= 0) head = text.charCodeAt(i++);
        drop = head - 65;
        group = back < 0 ? first.length : first.length - 1 - back;
      }
      const from = i;
      for (let c; (c = text.charCodeAt(i)) > 96 || c > 47 && c < 58;) i++;
      word = word.slice(0, word.length - drop) + text.slice(from, i);
      if (group == first.length) first.push(word);
      words.push(word);
      groups.push(group);
    }
    return { words, groups, first };
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

  // slips counts the edits (letters changed, added, left out, or two swapped) from word to the first n letters of other, and to
  // the nearest beginning of it: whole, start. More than most edits are 9. Of the table only what lies near the diagonal is made.
  const table = [0, 1, 2].map(() => new Uint8Array(64));
  const slips = (word, other, n, most) => {
    let [before, last, row] = table, start = 9;
    row.fill(9);
    for (let j = 0; j <= most; j++) row[j] = j;
    for (let i = 1; i <= word.length; i++) {
      [before, last, row] = [last, row, before];
      const low = Math.max(1, i - most), high = Math.min(n, i + most), c = word.charCodeAt(i - 1), b = word.charCodeAt(i - 2);
      start = row[low - 1] = low > 1 ? 9 : i;
      for (let j = low; j <= high; j++) {
        const d = other.charCodeAt(j - 1);
        let least = Math.min(last[j], row[j - 1], last[j - 1] - (c == d)) + 1;
        if (i > 1 && j > 1 && c == other.charCodeAt(j - 2) && b == d) least = Math.min(least, before[j - 2] + 1);
        row[j] = least;
        if (least < start) start = least;
      }
      row[high + 1] = 9;
      if (start > most) return { whole: 9, start };
    }
    return { whole: Math.abs(n - word.length) > most ? 9 : row[n], start };
  };

  // engine holds one index and answers queries: rank(query, kind) -> { top, count, kinds, matched, pinned }.
  const engine = index => {
    const { words, groups, first } = dictionary(index.words);
    const sizes = new Uint32Array(first.length);
    for (let g = 0; g < sizes.length; g++) sizes[g] = number(index.sizes, g);
    const suffixes = index.suffixes.split(" "), kinds = index.kinds.split("\n");
    const pages = index.kind.length;
    const lazy = make => {
      let made;
      return () => made ||= make();
    };
    const titles = lazy(() => index.titles.split("\n")), summaries = lazy(() => index.summaries.split("\n"));
    const urls = lazy(() => readURLs(index.urls, titles())), heads = lazy(() => index.heads.split("\n"));
    const urgent = page => number(index.kind, page) % 2;
    const kind = page => kinds[number(index.kind, page) >> 1];
    const known = g => sizes[g] > 0; // false: function words

    // starts says where the postings of each group begin: the largest group comes first, of two as large the first.
    const starts = lazy(() => {
      const count = [], at = new Uint32Array(first.length);
      for (const n of sizes) count[n] = (count[n] || 0) + 1;
      let sum = 0;
      for (let n = count.length; n--;) {
        const c = count[n] || 0;
        count[n] = sum;
        sum += c * n;
      }
      for (let g = 0; g < at.length; g++) {
        at[g] = count[sizes[g]];
        count[sizes[g]] += sizes[g];
      }
      return at;
    });
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
      if (!found.size && !exact) akin(word, add);
      return found;
    };
    const mask = word => {
      let m = 0;
      for (let i = 0; i < word.length; i++) m |= 1 << word.charCodeAt(i);
      return m;
    };
    const masks = lazy(() => words.map(mask)); // the set of letters of each word
    // near adds the words that are a slip of the thumb away, only the nearest.
    const near = (word, growing, add) => {
      const sets = masks(), own = mask(word), most = word.length < 8 ? 1 : 2;
      let best = [], least = most + 1;
      for (let i = 0; i < words.length; i++) {
        const other = words[i], longer = other.length > word.length + most; // then only its beginning counts, and one slip
        if (other.length < word.length - most || longer && (!growing || word.length < 4)) continue;
        let extra = own & ~sets[i]; // letters that the other word has not
        extra &= extra - 1;
        if ((longer || most < 2 ? extra : extra & extra - 1) || !known(groups[i])) continue;
        if (word.length < 4 && other[0] != word[0]) continue;
        const { whole, start } = slips(word, other, Math.min(other.length, word.length + most), most);
        const cost = !longer && whole <= most ? whole : growing && word.length > 3 && start <= 1 ? start + .5 : 9;
        if (cost > least) continue;
        if (cost < least) best = [];
        least = cost;
        best.push(i);
      }
      for (const i of best) add(i, (words[i][0] == word[0] ? .5 : .4) / least);
    };
    // akin adds the words with the longest beginning in common, which must be most of the word.
    const akin = (word, add) => {
      for (let n = word.length - 1, any; !any && n > 3 && n >= word.length * .6; n--) {
        for (let i = seek(word.slice(0, n)); words[i]?.startsWith(word.slice(0, n)); i++) any = !add(i, .5);
      }
    };

    // weigh reads the postings of what a word may mean: the pages, how much it speaks for each, how rare it is, and the urgent
    // pages that it calls: a word that is its own, or nearly, and how nearly.
    const best = new Float64Array(pages);
    const weigh = found => {
      const held = [], called = new Set(), strong = [0, 0];
      let quiet = false;
      for (const [g, sure] of found) {
        for (let i = starts()[g], end = i + sizes[g], page = -1; i < end; i++) {
          page += number(index.pages, i) + 1;
          const pair = number(index.levels, i >> 1), level = i % 2 ? pair % 9 : pair / 9 | 0;
          const weight = sure * WEIGHTS[level];
          if (!best[page]) held.push(page);
          if (weight > best[page]) best[page] = weight;
          if (level == 8) quiet = true;
          else if (weight >= 3) {
            strong[urgent(page)]++;
            if (urgent(page)) called.add(page);
          }
        }
      }
      const weights = held.map(page => best[page]);
      for (const page of held) best[page] = 0;
      return { found, held, weights, quiet, called, share: strong[1] / (strong[0] + strong[1]), rare: Math.log(1 + pages / held.length) * (quiet ? .3 : 1) };
    };
    // term is what a typed word means: null for a function word. What was typed before is kept, since most of it stays.
    const terms = new Map();
    const term = (word, growing, alone) => {
      const key = word + " " + growing + alone;
      if (!terms.has(key)) {
        if (terms.size > 200) terms.clear();
        const found = match(word, growing, alone);
        terms.set(key, found && (found.size ? weigh(found) : { found, held: [], weights: [], rare: 0, called: [] }));
      }
      return terms.get(key);
    };
    const sum = word => {
      let h = 0;
      for (let i = 0; i < word.length; i++) h = Math.imul(h, 31) + word.charCodeAt(i) | 0;
      return h;
    };
    // names gives what a typed word may mean the names that the pairs of the index have: the first word of each group; the
    // likeliest only.
    const names = (word, t) => {
      if (!t?.found.size) return [[sum(word), 1]];
      return [...t.found].slice(0, 50).sort((a, b) => b[1] - a[1]).slice(0, 6).map(([g, sure]) => [sum(first[g]), sure]);
    };
    // pairs lists for each pair of neighbours in everyday phrases the pages that have it.
    const pairs = lazy(() => {
      const all = new Map();
      for (let i = 0, page = 0; i < index.pairs.length; page++) {
        for (let n = number(index.pairs, i++); n--; i += 2) {
          const pair = number(index.pairs, i) * 92 + number(index.pairs, i + 1);
          all.has(pair) ? all.get(pair).push(page) : all.set(pair, [page]);
        }
      }
      return all;
    });

    const sums = new Float64Array(pages), covered = new Float64Array(pages), ours = [];
    const titleOf = page => ours[page] ||= {
      name: wordsOf(titles()[page]).join(" "),
      groups: [...new Set(wordsOf(titles()[page]).map(find).filter(known))],
    };
    // likeness says how much of a title the words make, and of the words the title: 0 to 1.
    const likeness = (own, asked, total) => {
      const rest = new Set(own);
      let shared = 0;
      for (const t of asked) {
        for (const g of rest) {
          if (!(t.found.get(g) >= .25)) continue;
          rest.delete(g);
          shared += t.rare;
          break;
        }
      }
      return shared && ((1 - rest.size / own.length) * Math.min(1, shared / (total || shared))) ** 2;
    };
    const rank = (query, only) => {
      const typed = wordsOf(query.slice(0, 200)).slice(0, 16), name = typed.join(" "), growing = !/\s$/.test(query);
      const ask = alone => typed.map((word, i) => term(word, growing && i == typed.length - 1, alone));
      let meant = ask(typed.length < 2);
      if (meant.every(t => !t)) meant = ask(true);
      const asked = meant.filter(t => t?.found.size), used = [...asked];
      typed.forEach((_, i) => { // "check in" is "check-in", "on my own" one word
        for (let n = 1, word = typed[i]; n < 4 && i + n < typed.length; n++) {
          word += typed[i + n];
          if (known(find(cut(word)))) used.push(term(cut(word), false, false));
        }
      });
      const touched = [], pins = new Map();
      const score = (page, sum, cover) => {
        if (!sums[page]) touched.push(page);
        sums[page] += sum;
        covered[page] += cover;
      };
      const pin = (page, share) => urgent(page) && pins.set(page, Math.max(share, pins.get(page) || 0));
      let total = 0;
      used.forEach((t, n) => {
        const cover = t.quiet || n >= asked.length ? 0 : t.rare;
        total += cover;
        for (let i = 0; i < t.held.length; i++) score(t.held[i], t.rare * t.weights[i], cover);
        if (t.share > .2) for (const page of t.called) pin(page, t.share);
      });
      // Words side by side, with or without the function words between them, as in an everyday phrase.
      const row = typed.length < 2 ? [] : typed.map((word, i) => ({ names: names(word, meant[i]), rare: Math.max(meant[i]?.rare || 0, 2) }));
      const seen = new Set();
      const neighbours = (one, two) => {
        for (const [a, sureA] of one.names) for (const [b, sureB] of two.names) {
          const pair = (a + b >>> 0) % 8464, weight = (one.rare + two.rare) * sureA * sureB;
          if (seen.has(pair)) continue;
          seen.add(pair);
          for (const page of pairs().get(pair) || []) {
            if (!sums[page]) continue;
            score(page, weight * 1.3, weight * .8);
            pin(page, 1);
          }
        }
      };
      for (const words of [row, row.filter((_, i) => meant[i])]) for (let i = 1; i < words.length; i++) neighbours(words[i - 1], words[i]);

      let most = 0;
      for (const page of touched) {
        sums[page] *= Math.sqrt(total ? Math.min(1, covered[page] / total) : 1) * (kind(page)[0] == "!" ? 1.2 : 1);
        if (sums[page] > most) most = sums[page];
      }
      let kept = touched.filter(page => sums[page] > most * .08);
      if (!kept.length && name) kept = titles().map((_, page) => page).filter(page => titleOf(page).name.includes(name));
      const found = [...new Set(kept.map(kind))];
      if (only && found.includes(only)) kept = kept.filter(page => kind(page) == only);
      const least = kept.length > 50 ? Float64Array.from(kept, page => sums[page]).sort().at(-50) : 0;
      const top = kept.filter(page => sums[page] >= least).map(page => {
        const own = titleOf(page), exact = own.name == name && kind(page)[0] != "?";
        let score = sums[page] * (1 + likeness(own.groups, asked, total));
        if (name.length > 2 && own.name.startsWith(name)) score *= 1.2;
        return { page, score, tier: exact ? 2 : 0 };
      });
      for (const page of touched) sums[page] = covered[page] = 0;
      most = Math.max(...top.map(hit => hit.score));
      let pinned = false;
      for (const hit of top) if (hit.score > most * (1 - .6 * pins.get(hit.page))) pinned = hit.tier = hit.tier || 1;
      top.sort((a, b) => b.tier - a.tier || b.score - a.score || a.page - b.page);
      // matched says how much a group was asked for: 0 for not at all.
      const matched = g => used.reduce((most, t) => t.found.has(g) && t.rare > most ? t.rare : most, 0);
      return { top: top.slice(0, SHOWN), count: kept.length, kinds: found, matched, pinned };
    };

    // section picks the section of a page whose heading holds matched words that the title does not: { text, id } or null.
    const groupsOf = text => [...new Set(wordsOf(text).map(find))];
    const readSections = page => {
      const inTitle = groupsOf(titles()[page]);
      return heads()[page].split("\t").map(head => {
        const [text, id] = head.split("\v");
        return { text, id: id ?? slug(text), groups: groupsOf(text).filter(g => !inTitle.includes(g)) };
      });
    };
    const sections = [];
    const section = (page, matched) => {
      if (kind(page)[0] == "!") return null; // a playbook opens at its first minute
      sections[page] ||= readSections(page);
      let best = null, most = 0;
      for (const part of sections[page]) {
        let score = 0;
        for (const g of part.groups) score += matched(g);
        if (score > most) [best, most] = [part, score];
      }
      return best;
    };
    const help = () => {
      const links = [...titles().keys()].filter(urgent).map(page => ({ page }));
      return links.concat(index.topics.split("\n").filter(Boolean).map(line => ({ topic: line.split("\t") })));
    };
    const label = kind => kind.replace(/^[!?]/, "");
    return { rank, section, help, find, titles, urls, summaries, label, kind: page => label(kind(page)) };
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
    // parts cuts text into words and what stands between them, each word with its group; once a text.
    const cuts = new Map();
    const parts = text => {
      if (!cuts.has(text)) {
        const list = [];
        for (const { 0: word, index: at } of text.matchAll(/[\p{L}\p{M}\p{N}'\u2019]+/gu)) list.push({ at, to: at + word.length, group: search.find(cut(fold(word))) });
        if (cuts.size > 999) cuts.clear();
        cuts.set(text, list);
      }
      return cuts.get(text);
    };
    // marks lists the matched words of text.
    const marks = (text, matched) => parts(text).filter(part => part.group >= 0 && matched(part.group));
    const marked = (name, text, found) => {
      const e = element("span", name);
      let from = 0;
      for (const { at, to } of found) {
        e.append(text.slice(from, at), element("mark", "", text.slice(at, to)));
        from = to;
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
      const part = tier || !matched ? null : search.section(page, matched), title = search.titles()[page], line = search.summaries()[page];
      const found = [title, part?.text || "", line].map(text => matched ? marks(text, matched) : []);
      const key = page + " " + part?.id + " " + found.map(list => list.map(m => m.at)).join("|");
      if (!rows.has(key)) {
        if (rows.size > 500) rows.clear();
        const section = part ? [marked("search__section", part.text, found[1])] : [];
        rows.set(key, link(search.urls()[page] + (part?.id ? "#" + part.id : ""),
          marked("search__title", title, found[0]), element("span", "search__kind", search.kind(page)), ...section, marked("search__line", line, found[2])));
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
      if (!open) choose(-1);
    };
    const filters = kinds => {
      if (drawn == (drawn = kinds + "|" + only)) return;
      chips.replaceChildren(...(kinds.length > 1 ? kinds : []).map(kind => {
        const chip = element("button", "search__chip", search.label(kind));
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
      const { top, count, kinds, matched, pinned } = search.rank(query, only);
      filters(kinds);
      const told = !count ? none || "Nothing found. Try:" : count == 1 ? one || "1 result" : (many || "{n} results").replace("{n}", count) + (count > SHOWN ? ", " + SHOWN + " shown" : "");
      if (status.textContent != told) status.textContent = told;
      contact.hidden = count && !pinned;
      if (active >= 0) choose(-1);
      const shown = count ? top.map(hit => result(hit, matched)) : search.help().map(hit => result(hit));
      shown.forEach((row, i) => { row.id = "search-result-" + i; });
      if (shown.length != list.children.length || shown.some((row, i) => row != list.children[i])) list.replaceChildren(...shown);
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
    // While nobody waits, rows are made ahead for the beginnings of titles, so that the first letters typed are quick too.
    let ahead = 0;
    const warm = idle => {
      while (ahead < 40 && idle.timeRemaining() > 3) {
        const title = search.titles()[ahead++];
        if (!title) return;
        const { top, matched } = search.rank(title.slice(0, 1 + ahead % 4));
        for (const hit of top) result(hit, matched);
      }
      if (ahead < 40) requestIdleCallback(warm);
    };
    window.requestIdleCallback?.(warm);
  };

  window.handrailIndex = index => {
    if (index.version == 2) start(engine(index));
  };
})();
