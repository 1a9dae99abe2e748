// search-parts.js: brings the parts of a large index as the questions need them: ranges of the dictionary, blocks of pages, and the
// list of spellings. Stands before the index of a large handbook only, in its file; the format is in generator/search/doc.go.
window.handrailParts = (index, ranges, readRange, readBlock) => {
  "use strict";
  const form = document.querySelector("form[data-search]"), folder = form.dataset.index.replace(/[^/]*$/, "");
  // ms without a key before anything is brought while results show; what comes from this device need not wait
  const REST = location.protocol == "file:" || navigator.serviceWorker?.controller ? 0 : 300;
  const borders = index.borders.split("\n"), [size, many] = index.block.split(" "), sums = index.sums.split(" "), blocks = [], headings = [];
  const empty = { words: "", sizes: "", pages: "", levels: "" };
  const wanted = new Set(), coming = new Set();
  let spellings, again, timer, changed;

  // home is the number of the range that a word would stand in; they count from 1.
  const home = word => {
    let low = 1, high = borders.length;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (borders[middle - 1] <= word) low = middle; else high = middle - 1;
    }
    return low;
  };
  const there = (thing, name) => thing ? [thing] : wanted.add(name) && [];
  const range = n => there(ranges[n], "w" + n);
  const block = page => there(blocks[page / size | 0], "p" + (page / size | 0))[0];
  const shown = page => block(page)?.(page % size);
  const heads = page => there(headings[page / many | 0], "h" + (page / many | 0))[0]?.[page % many];
  const named = word => [ranges[0], ...word.length > 2 ? range(home(word)) : []];
  // Of a long range of words with the same beginning the first two count; of one or two letters the first.
  const begun = start => {
    const n = home(start), more = borders[n]?.startsWith(start);
    return start.length < 3 ? range(more ? n + 1 : n) : [...range(n), ...more ? range(n + 1) : []];
  };
  // A slip in the first letters leads to another range: that of the letters swapped, or of any word of a title.
  const alike = word => [...new Set([word, word[1] + word[0] + word.slice(2)].map(home))].flatMap(range).concat(there(spellings, "s"));

  const arrive = (name, part) => {
    const n = +name.slice(1);
    if (!part) held.broken = "Part of the search did not load. Reload the page.";
    if (name[0] == "w") ranges[n] = readRange(part || empty, n << 16);
    else if (name[0] == "s") {
      spellings = readRange({ ...empty, ...part, sizes: "e".repeat(65536) }, 0); // no postings here, but all of them are known
    } else if (name[0] == "h") headings[n] = part ? part.heads.split("\n") : [];
    else blocks[n] = part ? readBlock(part) : () => ({ title: "", summary: "", url: () => "404.html" });
    changed = true;
    coming.delete(name);
    if (!coming.size) again();
  };
  // A part of another day's index, from some cache, would tell of the wrong pages: its checksum is not the one that is listed.
  const place = name => name == "s" ? 0 : +name.slice(1) + { w: 0, p: 1 + borders.length, h: 1 + borders.length + Math.ceil(index.kind.length / size) }[name[0]];
  window.handrailPart = part => arrive(part.part, part.sum == sums[place(part.part)] && part);
  const bring = names => {
    for (const name of names) {
      const script = document.createElement("script");
      coming.add(name);
      script.src = folder + name + ".js?" + sums[place(name)];
      script.onerror = () => arrive(name);
      document.head.append(script);
    }
  };
  const held = {
    broken: "", // what to say of it
    // fresh begins a question: whether anything has come since the last. What was wanted only to mark words is forgotten.
    fresh() {
      wanted.clear();
      return changed && !(changed = false);
    },
    // gather keeps the best hits, shown of them. Of pages that fit about as well, those that stand side by side come first.
    gather(top, shown) {
      const most = Math.max(...top.map(hit => hit.score)), place = hit => hit.page / size | 0, counts = [], grade = hit => hit.score / most * 10 | 0;
      const of = hit => counts[grade(hit)] ||= new Map();
      for (const hit of top) of(hit).set(place(hit), (of(hit).get(place(hit)) || 0) + 1);
      top.sort((a, b) => grade(b) - grade(a) || of(b).get(place(b)) - of(a).get(place(a)) || a.page - b.page).splice(shown);
    },
    // complete says whether all is there that these hits and the question before them need; if not, it calls update when it has
    // come. While results show, that waits until the typing rests, or every letter would bring some.
    complete(hits, list, update) {
      hits.forEach(({ page, tier, headed }, i) => {
        if (!(page >= 0)) return;
        block(page);
        if (i < 2 && headed && !tier) heads(page); // further down a result may lead to its page rather than to a section
      });
      const names = [...wanted].filter(name => !coming.has(name));
      wanted.clear();
      again = update;
      clearTimeout(timer);
      if (names.length) timer = setTimeout(bring, list.children.length ? REST : 0, names, changed = true); // the next question asks again
      const ready = !names.length && !coming.size;
      list.setAttribute("aria-busy", !ready);
      return ready;
    },
  };
  return { shown, heads, named, begun, alike, held };
};
