// search-engine.js: reads the index (its format: generator/search/doc.go) and ranks pages for what is typed. Touches no page.
// window.handrailEngine(index) gives { rank, page, section, marks, help, label, kinds, source }. Nothing is read before it is asked for. The
// index of a large handbook comes in parts: rank and page then answer as well as they can, and source (search-parts.js) brings the rest.
window.handrailEngine = index => {
  "use strict";
  const WEIGHTS = [1, 4, 2.8, 1.5, 2.6, 9, 6.5, 6.5, 3]; // of the levels in the index: once, phrase, summary, often, heading, both, title, alone, quiet
  // Most text is plain; tables of all letters of the world take a while to make.
  const plain = text => /^[\0-\x7f\u2012-\u2027]*$/.test(text);
  const fold = text => (plain(text) ? text : text.normalize("NFKD")).toLowerCase()
    .replace(/[\u0300-\u036f'\u2019\u02bc\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g, "").replace(/\u03c2/g, "\u03c3").normalize("NFC");
  const cut = word => word.length > 24 ? [...word].slice(0, 24).join("") : word;
  const runs = text => plain(text) ? /[a-z\d'\u2019]+/gi : /[\p{L}\p{M}\p{N}'\u2019]+/gu;
  // wordsOf lists the folded words of text; parts of a hyphenated word stand for themselves.
  const wordsOf = text => ((text = fold(text)).match(runs(text)) || []).map(cut);

  // The alphabet of numbers: the common letters first, then the rest of ASCII but `, \ and $.
  const NUMBERS = new Uint8Array(127);
  let count = 0;
  for (const c of " etaoinsrlhdcupmgyfbwvk") NUMBERS[c.charCodeAt()] = count++;
  for (let c = 33; c < 127; c++) if (!NUMBERS[c] && c != 36 && c != 92 && c != 96) NUMBERS[c] = count++;
  const number = (text, i) => {
    const c = text.charCodeAt(i);
    return c < 127 ? NUMBERS[c] : c - 69;
  };
  // lazy makes a thing when it is first asked for, of each key one.
  const lazy = (make, made = Object.create(null)) => key => made[key] ??= make(key);

  // readRange reads one range of the dictionary. A group is known everywhere by base, the range times 65,536, and its number there.
  // Each shelf is { start: its first word, group: how many groups are before it, and when opened words and groups, in order }.
  const readRange = (part, base) => {
    let before = 0;
    const shelves = part.words.split("\n").map(line => {
      const group = before;
      before += number(line, 0);
      const open = lazy(() => { // undoes the front coding
        const words = [], groups = [];
        let word = "", at = base + group - 1, next = at + 1;
        for (let i = 1; i < line.length;) {
          let head = line.charCodeAt(i++), drop = head - 33;
          if (head > 47) {
            at = head == 91 ? next - 1 - number(line, i++) : next++;
            drop = word.length + 65 - (head == 91 ? line.charCodeAt(i++) : head);
          }
          const from = i;
          for (let c; (c = line.charCodeAt(i)) > 96 || c > 47 && c < 58;) i++;
          words.push(word = word.slice(0, word.length - drop) + line.slice(from, i));
          groups.push(at);
        }
        return { words, groups };
      });
      return { start: /^.?(?:\[.)?A?([^!-\/A-Z[]*)/s.exec(line)[1], group, open };
    });
    const last = fits => { // the place of the last shelf that fits
      let n = shelves.length;
      while (--n && !fits(shelves[n]));
      return n;
    };
    const size = g => number(part.sizes, g & 65535);
    // starts says where the postings of each group begin: the largest group comes first, of two as large the first.
    const starts = lazy(() => {
      const bySize = [], at = [];
      for (let g = 0; g < part.sizes.length; g++) (bySize[size(g)] ||= []).push(g);
      for (let n = bySize.length, sum = 0; --n > 0;) for (const g of bySize[n] || []) {
        at[g] = sum;
        sum += n;
      }
      return at;
    });
    const levels = lazy(() => {
      const all = new Uint8Array(part.pages.length);
      for (let i = 0, at = 0; i < part.levels.length; i++) {
        const n = number(part.levels, i);
        at += n >> 3;
        if (n < 4e4) all[at++] = n % 8 + 1;
      }
      return all;
    });
    // pairs gives the pages of each pair of words that stand side by side: [page, [page before, ...]]
    const pairs = lazy(() => {
      const all = Array(8464), { pairs: list = "" } = part;
      for (let i = 0, page = -1; i < list.length;) {
        page += number(list, i++) + 1;
        for (let n = number(list, i++); n--;) {
          const pair = number(list, i++) * 92 + number(list, i++);
          all[pair] = [page, all[pair]];
        }
      }
      return all;
    });
    return {
      part, size, starts, levels, pairs,
      // visit shows the words that begin with start
      visit(start, see) {
        for (let i = last(shelf => shelf.start <= start); shelves[i]?.start < start + "\uffff"; i++) {
          const { words, groups } = shelves[i].open();
          for (let k = 0; k < words.length; k++) if (words[k].startsWith(start)) see(words[k], groups[k]);
        }
      },
      find(word) {
        const { words, groups } = shelves[last(shelf => shelf.start <= word)].open();
        return groups[words.indexOf(word)] ?? -1;
      },
      // first is the first word of a group
      first(g) {
        const { words, groups } = shelves[last(shelf => shelf.group <= g - base)].open();
        return words[groups.indexOf(g)];
      },
    };
  };

  // readBlock reads what is shown of some pages. Of an address only what the slug of the title does not say is there.
  const slug = text => text.toLowerCase().replace(plain(text) ? /[^\w\- ]/g : /[^\p{L}\p{M}\p{N}\-_ ]/gu, "").replaceAll(" ", "-");
  const readBlock = part => {
    const [titles, summaries, urls] = [part.titles, part.summaries, part.urls].map(text => text.split("\n"));
    let folder = "";
    const folders = lazy(() => urls.map(line => folder = /^[^#]*[#\/]/.exec(line)?.[0] || folder));
    return i => ({
      title: titles[i],
      summary: summaries[i],
      url() {
        const own = slug(titles[i]), name = urls[i].replace(/^[^#]*[#\/]/, "");
        return (folders()[i] + (name ? own.slice(0, number(name, 0)) + name.slice(1) : own)).replace(/^\//, "").replace(/#|$/, ".html$&");
      },
    });
  };

  // slips counts the edits (letters changed, added, left out, or two swapped) from word, of which i letters are done, to other, of which
  // j are; or, when it may go on, to the nearest beginning of it. More than most are 9.
  const slips = (word, i, other, j, most, open) => {
    while (i < word.length && word[i] == other[j]) i++, j++;
    if (i == word.length && (open || !other[j])) return 0;
    if (!most--) return 9;
    return 1 + Math.min(slips(word, i + 1, other, j + 1, most, open), slips(word, i + 1, other, j, most, open), slips(word, i, other, j + 1, most, open),
      i + 1 < word.length && word[i] == other[j + 1] && word[i + 1] == other[j] ? slips(word, i + 2, other, j + 2, most, open) : 9);
  };

  const suffixes = index.suffixes.split(" "), kinds = index.kinds.split("\n"), pages = index.kind.length;
  const urgent = page => number(index.kind, page) % 2;
  const kind = page => kinds[number(index.kind, page) >> 1];
  const label = kind => kind.replace(/^[!?]/, "");

  // The source of the index: ranges of the dictionary by number, 0 for that of the index itself, and what is shown of pages. Of one
  // file all is there; search-parts.js has the same functions for many, which give undefined for what has not come yet.
  const ranges = [readRange(index, 0)], known = g => g >= 0 && ranges[g >> 16].size(g) > 0; // false: function words
  const block = lazy(() => readBlock(index)), headings = lazy(() => index.heads.split("\n"));
  // named are the ranges in which a word would stand, begun those in which words stand that begin so, alike those of words like it.
  const { shown = page => block()(page), heads = page => headings()[page], named = () => ranges, begun = named, alike = named, held: source } =
    index.borders ? handrailParts(index, ranges, readRange, readBlock) : {};
  // find gives the group of a word: -1 for none.
  const finder = () => lazy(word => named(word).reduce((g, range) => g < 0 ? range.find(word) : g, -1));
  let find = finder();
  // scan visits the words that begin with start.
  const scan = (start, see) => begun(start).forEach(range => range.visit(start, see));
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
    const add = (g, sure) => {
      known(g) && (found.get(g) >= sure || found.set(g, sure));
    };
    const group = find(word), exact = group >= 0, long = word.length > 2;
    if (exact && !known(group) && !alone) return null;
    if (exact) add(group, 1);
    else if (suffixes[0] && word[3]) {
      const stem = base(word);
      scan(stem.replace(/i$/, ""), (other, g) => (base(other) == stem || bare(other) == stem) && add(g, .9));
    }
    if (growing && (alone || long) || !found.size && long) {
      scan(word, (other, g) => add(g, (exact ? .4 : .8) * Math.sqrt(word.length / other.length)));
    }
    if (!found.size && !exact) {
      if (long) near(word, growing, add);
      // the words with the longest beginning in common, which must be most of the word
      for (let n = word.length; !found.size && --n > 3 && n >= word.length * .6;) scan(word.slice(0, n), (_, g) => add(g, .5));
    }
    return found;
  };
  // near adds the words that are a slip of the thumb away, only the nearest.
  const near = (word, growing, add) => {
    const { length } = word, most = length < 8 ? 1 : 2;
    let best = [], least = most + 1, own = 0;
    for (let i = length; i--;) own |= 1 << word.charCodeAt(i);
    const see = other => {
      const longer = other.length > length + most; // then only its beginning counts, and one slip
      if (other.length < length - most || longer && !growing || length < 4 && (longer || other[0] != word[0])) return;
      let extra = own; // letters that the other word has not
      for (let i = other.length; i--;) extra &= ~(1 << other.charCodeAt(i));
      extra &= extra - 1;
      if (longer || most < 2 ? extra : extra & extra - 1) return;
      let cost = longer ? 9 : slips(word, 0, other, 0, most);
      if (cost > most) cost = growing && word[3] ? slips(word, 0, other, 0, 1, true) + .5 : 9;
      if (cost > least) return;
      if (cost < least) best = [];
      least = cost;
      best.push(other);
    };
    for (const range of alike(word)) range.visit("", (other, g) => range.size(g) && see(other));
    for (const other of best) add(find(other), (other[0] == word[0] ? .5 : .4) / least);
  };

  // weigh reads the postings of what a word may mean: the pages and how much it speaks for each, how rare it is, the pages that have
  // it in their titles and headings, and the urgent pages that it calls: a word that is its own, or nearly, and how nearly.
  const weigh = found => {
    const held = new Map(), called = new Set(), titled = new Set(), headed = new Set(), strong = [0, 0];
    let quiet;
    for (const [g, sure] of found) {
      const { starts, size, part, levels } = ranges[g >> 16];
      for (let i = starts()[g & 65535], end = i + size(g), page = -1; i < end; i++) {
        page += number(part.pages, i) + 1;
        const level = levels()[i], weight = sure * WEIGHTS[level];
        if (!(held.get(page) >= weight)) held.set(page, weight);
        if (level == 8) quiet = 1;
        else if (weight >= 3) {
          strong[urgent(page)]++;
          if (urgent(page)) called.add(page);
        }
        if (level == 4 && sure >= .9) headed.add(page);
        if ((level == 5 || level == 6) && sure >= .25) titled.add(page);
      }
    }
    // likely are words that the typed one may mean, the first of their groups, with how surely
    const likely = lazy(() => [...found].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([g, sure]) => [ranges[g >> 16].first(g), sure]));
    return { found, likely, held, quiet, called, titled, headed, share: strong[1] / (strong[0] + strong[1]), rare: Math.log(1 + pages / (held.size || pages)) * (quiet ? .3 : 1) };
  };
  // term is what a typed word means: null for a function word. What was typed before is kept, since most of it stays.
  const terms = new Map();
  const term = (word, growing, alone) => {
    const key = word + " " + growing + alone;
    if (!terms.has(key)) {
      if (terms.size > 200) terms.clear();
      const found = match(word, growing, alone);
      terms.set(key, found && weigh(found));
    }
    return terms.get(key);
  };
  const sum = word => {
    let h = 0;
    for (const c of word) h = Math.imul(h, 31) + c.codePointAt() | 0;
    return h;
  };
  const nameOf = lazy(page => shown(page) && wordsOf(shown(page).title).join(" "));
  // rank orders the pages for a query, those of one kind if only names one that is among them:
  // { top: [{ page, score, tier, headed }], count, kinds, matched, pinned }; top holds at most most pages.
  const rank = (query, only, most) => {
    if (source?.fresh()) terms.clear(find = finder()); // more words are known now
    const typed = wordsOf(query.slice(0, 200)).slice(0, 16), name = typed.join(" "), growing = !/\s$/.test(query);
    const ask = alone => typed.map((word, i) => term(word, growing && i == typed.length - 1, alone));
    let meant = ask(typed.length < 2);
    if (!meant.some(t => t)) meant = ask(true);
    const asked = meant.filter(t => t?.found.size), used = [...asked];
    typed.forEach((_, i) => { // "check in" is "check-in", "on my own" one word
      for (let n = 1, word = typed[i]; n < 4 && typed[i + n]; n++) {
        word = cut(word + typed[i + n]);
        if (known(find(word))) used.push(term(word, false, false));
      }
    });
    const hits = Array(pages);
    const score = (page, more, cover) => {
      const hit = hits[page] ||= { page, score: 0, cover: 0, tier: 0, pin: 0 };
      hit.score += more;
      hit.cover += cover;
      return hit;
    };
    const pin = (hit, share) => {
      if (urgent(hit.page)) hit.pin = Math.max(share, hit.pin);
    };
    let total = 0;
    used.forEach((t, n) => {
      const cover = t.quiet || n >= asked.length ? 0 : t.rare;
      total += cover;
      t.held.forEach((weight, page) => score(page, t.rare * weight, cover));
      if (t.share > .2) for (const page of t.called) pin(hits[page], t.share);
    });
    // Words side by side, with or without the function words between them, as in an everyday phrase.
    const pairs = new Map();
    const row = typed.length < 2 ? [] : typed.map((word, i) => ({ names: (meant[i]?.found.size ? meant[i].likely() : [[word, 1]]).map(([word, sure]) => [sum(word), sure]), rare: Math.max(meant[i]?.rare || 0, 2) }));
    for (const words of [row, row.filter((_, i) => meant[i])]) for (let i = 1; i < words.length; i++) {
      for (const [a, sureA] of words[i - 1].names) for (const [b, sureB] of words[i].names) {
        const pair = (a + b >>> 0) % 8464;
        if (!pairs.has(pair)) pairs.set(pair, (words[i - 1].rare + words[i].rare) * sureA * sureB);
      }
    }
    for (const range of Object.values(ranges)) for (const [pair, weight] of pairs) for (let at = range.pairs()[pair]; at; at = at[1]) {
      if (hits[at[0]]) pin(score(at[0], weight * 1.3, weight * .8), 1);
    }
    if (!used[0] && name && !source) for (let page = pages; page--;) if (nameOf(page).includes(name)) score(page, 1, 0);

    let high = 0;
    hits.forEach(hit => {
      hit.score *= Math.sqrt(total ? Math.min(1, hit.cover / total) : 1) * (kind(hit.page)[0] == "!" ? 1.2 : 1);
      high = Math.max(high, hit.score);
    });
    let kept = hits.filter(hit => hit.score > high * .08);
    const kinds = [...new Set(kept.map(hit => kind(hit.page)))];
    if (only) kept = kept.filter(hit => kind(hit.page) == only);
    const least = Float64Array.from(kept, hit => hit.score).sort().at(-50) || 0, top = kept.filter(hit => hit.score >= least);
    // The score grows with how much of a title the words make, and of the words the title.
    for (const hit of top) {
      const { page } = hit;
      let count = 0, shared = 0;
      for (const t of asked) if (!t.quiet && t.titled.has(page)) {
        count++;
        shared += t.rare;
      }
      hit.named = count || !total;
      const like = shared && Math.min(1, count / number(index.lengths, page)) * shared / total;
      hit.score *= 1 + like ** 2;
      hit.headed = used.some(t => t.headed.has(page));
    }
    source?.gather(top, most);
    for (const hit of top) {
      const own = hit.named && nameOf(hit.page) || ""; // only a title that has the words can begin with them
      if (name[2] && own.startsWith(name)) hit.score *= 1.2;
      if (own == name && kind(hit.page)[0] != "?") hit.tier = 2;
    }
    high = Math.max(...top.map(hit => hit.score));
    for (const hit of top) if (hit.score > high * (1 - .6 * hit.pin)) hit.tier ||= 1;
    top.sort((a, b) => b.tier - a.tier || b.score - a.score || a.page - b.page);
    // matched says how much a group was asked for; letters are those that words of the likeliest begin with.
    const matched = new Map();
    for (const t of used) for (const g of t.found.keys()) matched.set(g, Math.max(matched.get(g) || 0, t.rare));
    matched.letters = new Set([...typed, ...used.flatMap(t => t.likely().map(([word]) => word))].map(word => word[0]));
    return { top: top.slice(0, most), count: kept.length, kinds, matched, pinned: top.some(hit => hit.tier % 2) || top[0] && urgent(top[0].page) };
  };

  // page gives what is shown of a page whose block is there.
  const page = lazy(n => ({ ...shown(n), url: shown(n).url(), kind: label(kind(n)) }));
  const tokens = lazy(text => {
    const all = [];
    text.replace(runs(text), (word, index) => all.push({ word, index, own: cut(/[^a-z]/.test(word) ? fold(word) : word) }));
    return all;
  });
  // marks lists the matched words of text, each with its index and its group.
  const marks = (text, matched) => tokens(text).filter(token => matched.letters.has(token.own[0]) && matched.has(token.group = find(token.own)));
  // section picks the section of a page whose heading holds matched words that the title does not: { text, id } or undefined.
  const section = (n, matched) => {
    let best, most = 0;
    if (kind(n)[0] == "!") return best; // a playbook opens at its first minute
    const inTitle = marks(shown(n).title, matched).map(token => token.group);
    for (const head of heads(n)?.split("\t") || []) {
      const [text, id] = head.split("\v");
      let score = 0;
      for (const { group } of marks(text, matched)) if (!inTitle.includes(group)) score += matched.get(group);
      if (score > most) [best, most] = [{ text, id: id ?? slug(text) }, score];
    }
    return best;
  };
  const help = () => [...index.kind].map((_, page) => ({ page })).filter(({ page }) => urgent(page))
    .concat(index.topics?.split("\n").map(line => {
      const [title, url] = line.split("\t");
      return { topic: { title, url, kind: "", summary: "" } };
    }) || []);
  return { rank, page, section, marks, help, label, kinds, source };
};
