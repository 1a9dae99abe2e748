// search-engine.js: reads the index (its format: generator/search/doc.go) and ranks pages for what is typed. Touches no page.
// window.handrailEngine(index) gives { rank, page, section, help, find, label, source }. The index of a large handbook comes in
// parts: rank and page then answer as well as they can, and source (search-parts.js) brings what would make it right.
window.handrailEngine = index => {
  "use strict";
  const WEIGHTS = [1, 4, 2.8, 1.5, 2.6, 9, 6.5, 6.5, 3]; // of the levels in the index: once, phrase, summary, often, heading, both, title, alone, quiet
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[-\u2010][\p{L}\p{M}\p{N}]+)*/gu;
  const fold = text => /^[\0-\x7f]*$/.test(text) ? text.toLowerCase().replaceAll("'", "") : text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f'\u2019\u02bc\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g, "").replace(/\u03c2/g, "\u03c3").normalize("NFC");
  const cut = word => word.length > 24 ? [...word].slice(0, 24).join("") : word;
  // wordsOf lists the folded words of text; parts of a hyphenated word stand for themselves.
  const wordsOf = text => (fold(text).match(WORD) || []).flatMap(run => run.split(/[-\u2010]/)).map(cut);

  // The alphabet of numbers: the common letters first, then the rest of ASCII but `, \ and $.
  const NUMBERS = new Uint8Array(127);
  let count = 0;
  for (const c of " etaoinsrlhdcupmgyfbwvk") NUMBERS[c.charCodeAt()] = count++;
  for (let c = 33; c < 127; c++) if (!NUMBERS[c] && c != 36 && c != 92 && c != 96) NUMBERS[c] = count++;
  const number = (text, i) => {
    const c = text.charCodeAt(i);
    return c < 127 ? NUMBERS[c] : c - 69;
  };
  const lazy = make => {
    let made;
    return () => made ||= make();
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
  const mask = word => {
    let m = 0;
    for (let i = 0; i < word.length; i++) m |= 1 << word.charCodeAt(i);
    return m;
  };

  // readRange reads one range of the dictionary. A group is known everywhere by base, the range times 65,536, and its number there.
  const readRange = (part, base) => {
    const { words, groups, first } = dictionary(part.words), sizes = new Uint32Array(first.length);
    for (let g = 0; g < sizes.length; g++) sizes[g] = number(part.sizes, g);
    // starts says where the postings of each group begin: the largest group comes first, of two as large the first.
    const starts = lazy(() => {
      const count = [], at = new Uint32Array(sizes.length);
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
    // pairs lists for each pair of neighbours in everyday phrases the pages that have it.
    const pairs = lazy(() => {
      const all = new Map();
      for (let i = 0, page = -1; i < part.pairs.length;) {
        page += number(part.pairs, i++) + 1;
        for (let n = number(part.pairs, i++); n--; i += 2) {
          const pair = number(part.pairs, i) * 92 + number(part.pairs, i + 1);
          all.has(pair) ? all.get(pair).push(page) : all.set(pair, [page]);
        }
      }
      return all;
    });
    // masks is the set of letters of each word.
    return { part, base, words, groups, first, sizes, starts, pairs, masks: lazy(() => words.map(mask)) };
  };

  // readBlock reads what is shown of some pages. An address that is left out is the slug of the title.
  const slug = text => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\-_ ]/gu, "").replaceAll(" ", "-");
  const readBlock = part => {
    const titles = part.titles.split("\n"), summaries = part.summaries.split("\n");
    let folder = "";
    const urls = lazy(() => part.urls.split("\n").map((line, i) => {
      const [, dir, name] = /^([^#]*\/)?(.*)$/.exec(line);
      if (dir) folder = dir == "/" ? "" : dir;
      return (folder + (name || slug(titles[i]))).replace(/#|$/, ".html$&");
    }));
    return { titles, summaries, urls, heads: lazy(() => part.heads.split("\n")) };
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

  const suffixes = index.suffixes.split(" "), kinds = index.kinds.split("\n"), pages = index.kind.length;
  const urgent = page => number(index.kind, page) % 2;
  const kind = page => kinds[number(index.kind, page) >> 1];
  const label = kind => kind.replace(/^[!?]/, "");

  // The source of the index: ranges of the dictionary by number, 0 for that of the index itself, and blocks of size pages. Of one
  // file all is there; search-parts.js has the same functions for many, which give undefined for what has not come yet.
  const ranges = [readRange(index, 0)], all = () => ranges, known = g => g >= 0 && ranges[g >> 16].sizes[g & 65535] > 0; // false: function words
  const { block, size, named, begun, alike, held: source } = index.parts ? handrailParts(index, ranges, readRange, readBlock) : {
    block: lazy(() => readBlock(index)), // of a page
    size: pages,
    named: all, // the ranges in which a word would stand,
    begun: all, // in which words stand that begin so,
    alike: all, // and in which words like it may stand
  };
  // seek finds the place of the first word that is not below text.
  const seek = (words, text) => {
    let low = 0, high = words.length;
    while (low < high) {
      const middle = low + high >> 1;
      if (words[middle] < text) low = middle + 1; else high = middle;
    }
    return low;
  };
  // find gives the group of a word: -1 for none.
  const find = word => {
    for (const { words, groups, base } of named(word)) {
      const i = seek(words, word);
      if (words[i] == word) return base + groups[i];
    }
    return -1;
  };
  // scan visits the words that begin with start.
  const scan = (start, visit) => {
    for (const { words, groups, base } of begun(start)) {
      for (let i = seek(words, start); words[i]?.startsWith(start); i++) visit(words[i], base + groups[i]);
    }
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
    const add = (g, sure) => {
      if (known(g) && !(found.get(g) >= sure)) found.set(g, sure);
    };
    const group = find(word), exact = group >= 0;
    if (exact && !known(group) && !alone) return null;
    if (exact) add(group, 1);
    else if (suffixes[0] && word.length > 3) {
      const stem = base(word);
      scan(stem.replace(/i$/, ""), (other, g) => (base(other) == stem || bare(other) == stem) && add(g, .9));
    }
    if (growing && (alone || word.length > 2) || !found.size && word.length > 2) {
      scan(word, (other, g) => add(g, (exact ? .4 : .8) * Math.sqrt(word.length / other.length)));
    }
    if (!found.size && !exact && word.length > 2) near(word, growing, add);
    if (!found.size && !exact) akin(word, add);
    return found;
  };
  // near adds the words that are a slip of the thumb away, only the nearest.
  const near = (word, growing, add) => {
    const own = mask(word), most = word.length < 8 ? 1 : 2;
    let best = [], least = most + 1;
    for (const { words, groups, masks, sizes } of alike(word)) {
      const sets = masks();
      for (let i = 0; i < words.length; i++) {
        const other = words[i], longer = other.length > word.length + most; // then only its beginning counts, and one slip
        if (other.length < word.length - most || longer && (!growing || word.length < 4)) continue;
        let extra = own & ~sets[i]; // letters that the other word has not
        extra &= extra - 1;
        if ((longer || most < 2 ? extra : extra & extra - 1) || !sizes[groups[i]]) continue;
        if (word.length < 4 && other[0] != word[0]) continue;
        const { whole, start } = slips(word, other, Math.min(other.length, word.length + most), most);
        const cost = !longer && whole <= most ? whole : growing && word.length > 3 && start <= 1 ? start + .5 : 9;
        if (cost > least) continue;
        if (cost < least) best = [];
        least = cost;
        best.push(other);
      }
    }
    for (const other of best) add(find(other), (other[0] == word[0] ? .5 : .4) / least);
  };
  // akin adds the words with the longest beginning in common, which must be most of the word.
  const akin = (word, add) => {
    for (let n = word.length - 1, any; !any && n > 3 && n >= word.length * .6; n--) {
      scan(word.slice(0, n), (_, g) => any = !add(g, .5));
    }
  };

  // weigh reads the postings of what a word may mean: the pages, how much it speaks for each, how rare it is, the pages that have
  // it in their titles, and the urgent pages that it calls: a word that is its own, or nearly, and how nearly.
  const best = new Float64Array(pages);
  const weigh = found => {
    const held = [], called = new Set(), titled = new Set(), strong = [0, 0];
    let quiet = false;
    for (const [g, sure] of found) {
      const { starts, sizes, part } = ranges[g >> 16], local = g & 65535;
      for (let i = starts()[local], end = i + sizes[local], page = -1; i < end; i++) {
        page += number(part.pages, i) + 1;
        const pair = number(part.levels, i >> 1), level = i % 2 ? pair % 9 : pair / 9 | 0;
        const weight = sure * WEIGHTS[level];
        if (!best[page]) held.push(page);
        if (weight > best[page]) best[page] = weight;
        if (level == 8) quiet = true;
        else if (weight >= 3) {
          strong[urgent(page)]++;
          if (urgent(page)) called.add(page);
        }
        if ((level == 5 || level == 6) && sure >= .25) titled.add(page);
      }
    }
    const weights = held.map(page => best[page]);
    for (const page of held) best[page] = 0;
    return { found, held, weights, quiet, called, titled, share: strong[1] / (strong[0] + strong[1]), rare: Math.log(1 + pages / held.length) * (quiet ? .3 : 1) };
  };
  // term is what a typed word means: null for a function word. What was typed before is kept, since most of it stays.
  const terms = new Map(), nothing = { found: new Map(), held: [], weights: [], rare: 0, called: [], titled: new Set() };
  const term = (word, growing, alone) => {
    const key = word + " " + growing + alone;
    if (!terms.has(key)) {
      if (terms.size > 200) terms.clear();
      const found = match(word, growing, alone);
      terms.set(key, found && (found.size ? weigh(found) : nothing));
    }
    return terms.get(key);
  };
  const sum = word => {
    let h = 0;
    for (let i = 0; i < word.length; i++) h = Math.imul(h, 31) + word.charCodeAt(i) | 0;
    return h;
  };
  // called gives what a typed word may mean the names that the pairs of the index have: the first word of each group; the
  // likeliest only. Each with how sure it is and the ranges that would hold the pair.
  const called = (word, t) => {
    if (!t?.found.size) return [[sum(word), 1, named(word)]];
    return [...t.found].slice(0, 50).sort((a, b) => b[1] - a[1]).slice(0, 6).map(([g, sure]) => [sum(ranges[g >> 16].first[g & 65535]), sure, [ranges[g >> 16]]]);
  };

  const sums = new Float64Array(pages), covered = new Float64Array(pages), folded = [], sections = [];
  const nameOf = page => block(page) ? folded[page] ??= wordsOf(block(page).titles[page % size]).join(" ") : "";
  // rank orders the pages for a query, those of one kind if only names one that is among them:
  // { top: [{ page, score, tier }], count, kinds, matched, pinned }; top holds at most shown pages.
  const rank = (query, only, shown) => {
    if (source?.changed) { // more words are known now
      terms.clear();
      sections.length = 0;
      source.changed = false;
    }
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
    const row = typed.length < 2 ? [] : typed.map((word, i) => ({ names: called(word, meant[i]), rare: Math.max(meant[i]?.rare || 0, 2) }));
    const seen = new Set();
    const neighbours = (one, two) => {
      for (const [a, sureA, inA] of one.names) for (const [b, sureB, inB] of two.names) {
        const pair = (a + b >>> 0) % 8464, weight = (one.rare + two.rare) * sureA * sureB;
        if (seen.has(pair)) continue;
        seen.add(pair);
        for (const r of new Set([...inA, ...inB])) for (const page of r.pairs().get(pair) || []) {
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
    if (!kept.length && name && !source) kept = block().titles.map((_, page) => page).filter(page => nameOf(page).includes(name));
    const found = [...new Set(kept.map(kind))];
    if (only && found.includes(only)) kept = kept.filter(page => kind(page) == only);
    const least = kept.length > 50 ? Float64Array.from(kept, page => sums[page]).sort().at(-50) : 0;
    // The score grows with how much of a title the words make, and of the words the title.
    const top = kept.filter(page => sums[page] >= least).map(page => {
      let hits = 0, shared = 0;
      for (const t of asked) {
        if (t.quiet || !t.titled.has(page)) continue;
        hits++;
        shared += t.rare;
      }
      const like = shared && Math.min(1, hits / number(index.lengths, page)) * Math.min(1, shared / (total || shared));
      return { page, score: sums[page] * (1 + like ** 2), tier: 0 };
    });
    for (const page of touched) sums[page] = covered[page] = 0;
    const sort = () => top.sort((a, b) => b.tier - a.tier || b.score - a.score || a.page - b.page);
    source?.gather(top, shown);
    for (const hit of top) {
      const own = nameOf(hit.page);
      if (own == name && kind(hit.page)[0] != "?") hit.tier = 2;
      if (name.length > 2 && own.startsWith(name)) hit.score *= 1.2;
    }
    most = Math.max(...top.map(hit => hit.score));
    for (const hit of top) if (hit.score > most * (1 - .6 * pins.get(hit.page))) hit.tier ||= 1;
    // matched says how much a group was asked for: 0 for not at all.
    const matched = g => used.reduce((most, t) => t.found.has(g) && t.rare > most ? t.rare : most, 0);
    const pinned = sort().some(hit => hit.tier % 2) || top[0] && urgent(top[0].page);
    return { top: top.slice(0, shown), count: kept.length, kinds: found, matched, pinned };
  };

  // page gives what is shown of a page, undefined while its block has not come.
  const page = n => {
    const b = block(n), i = n % size;
    return b && { title: b.titles[i], summary: b.summaries[i], url: b.urls()[i], heads: b.heads()[i], kind: label(kind(n)) };
  };
  // section picks the section of a page whose heading holds matched words that the title does not: { text, id } or null.
  const groupsOf = text => [...new Set(wordsOf(text).map(find))];
    const readSections = n => {
    const { title, heads } = page(n), inTitle = groupsOf(title);
    return heads.split("\t").map(head => {
      const [text, id] = head.split("\v");
      return { text, id: id ?? slug(text), groups: groupsOf(text).filter(g => !inTitle.includes(g)) };
    });
  };
  const section = (n, matched) => {
    if (kind(n)[0] == "!") return null; // a playbook opens at its first minute
    const parts = sections[n] ||= readSections(n);
    let best = null, most = 0;
    for (const part of parts) {
      let score = 0;
      for (const g of part.groups) score += matched(g);
      if (score > most) [best, most] = [part, score];
    }
    return best;
  };
  const help = () => {
    const links = [...index.kind].map((_, page) => page).filter(urgent).map(page => ({ page }));
    return links.concat(index.topics.split("\n").filter(Boolean).map(line => ({ topic: line.split("\t") })));
  };
  return { rank, page, section, help, find: word => find(cut(fold(word))), label, source };
};
