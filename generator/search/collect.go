package search

import "strings"

// A field is where on a page a word stands.
type field uint8

const (
	body field = iota
	heading
	summary // and tags, and signs that are whole sentences
	phrase  // among the aliases, signs or everyday words, one of two or three that count
	alone   // there, and the only word of its phrase that counts
	title
)

// Levels are how strongly a word speaks for a page, the most frequent first;
// the reader has a weight for each. Of several fields the strongest counts.
const (
	levelOnce    = iota // in running text
	levelPhrase         // in a phrase of the everyday words
	levelSummary        // in the summary or the tags
	levelOften          // twice or more in running text
	levelHeading        // in a heading of a section
	levelBoth           // in the title, and again among everyday words or tags
	levelTitle          // in the title
	levelAlone          // an everyday word by itself
	levelQuiet          // a quiet word, wherever an author chose it
	levels
)

// posting says that a page holds a word of a group.
type posting struct {
	page  int32
	level uint8
}

// collector reads pages one after the other.
type collector struct {
	lang   *language
	words  map[string]int32 // folded word -> group, or stopped
	recent [4096]known      // the same for words seen lately, by a hash: most words of a text are few
	stems  map[string]int32
	groups []group
	seen   []int32         // groups on the current page
	usual  map[string]bool // headings that so many pages have that they tell nothing
	pairs  [][][2]string   // of each page, neighbours in its everyday phrases

	lengths []int // of each page, how many groups its title holds, quiet ones left out
}

func collect(docs []Doc, words [][]string, lang *language) *terms {
	c := &collector{lang: lang, words: map[string]int32{}, stems: map[string]int32{}, usual: usualHeadings(docs), pairs: make([][][2]string, len(docs))}
	for i, d := range docs {
		c.page(int32(i), d, words[i])
	}
	c.addForms()
	return c.terms()
}

// usualHeadings finds the headings that more than one page in twenty has, and
// more than three: the parts that every page of a kind has tell nothing.
func usualHeadings(docs []Doc) map[string]bool {
	count := map[string]int{}
	for _, d := range docs {
		for _, s := range d.Sections {
			count[s.Heading]++
		}
	}
	usual := map[string]bool{}
	for h, n := range count {
		if n > 3 && n > len(docs)/20 {
			usual[h] = true
		}
	}
	return usual
}

func (c *collector) page(n int32, d Doc, words []string) {
	c.add(n, title, d.Title)
	for _, list := range [][]string{d.Aliases, d.Signs, words} {
		for _, s := range list {
			c.addPhrase(n, s)
		}
	}
	for _, s := range d.Tags {
		c.add(n, summary, s)
	}
	c.add(n, summary, d.Summary)
	c.add(n, body, d.Intro)
	for _, s := range d.Sections {
		f := heading
		if c.usual[s.Heading] {
			f = body
		}
		c.add(n, f, s.Heading)
		c.add(n, body, s.Text)
	}
	length := 0
	for _, id := range c.seen {
		g := &c.groups[id]
		if !g.quiet && g.fields&(1<<title) != 0 {
			length++
		}
		g.postings = append(g.postings, posting{n, g.level()})
	}
	c.seen = c.seen[:0]
	c.lengths = append(c.lengths, length)
}

// add counts the words of text for page n.
func (c *collector) add(n int32, f field, text string) {
	eachWord(text, func(w string, _ bool) { c.addWord(n, f, w) })
}

// addPhrase counts the words of an everyday phrase, and keeps which stand side
// by side: "run over" and "shout out" mean more than their words. One that is
// nothing but function words, "on my own", is a word too, written together,
// and the reader tries typed words so.
func (c *collector) addPhrase(n int32, text string) {
	var words, telling []string
	count, hyphen := 0, false
	eachWord(text, func(w string, joined bool) {
		if joined {
			hyphen = true
			c.addWord(n, phrase, w)
			return
		}
		words = append(words, w)
		if id := c.group(w); id != stopped {
			telling = append(telling, w)
			if !c.groups[id].quiet {
				count++
			}
		}
	})
	f := summary // a sentence
	switch {
	case count <= 1:
		f = alone
	case count <= 3:
		f = phrase
	}
	for _, w := range words {
		c.addWord(n, f, w)
	}
	if len(telling) < 2 {
		telling = words
	}
	for i := 1; i < len(telling); i++ {
		c.pairs[n] = append(c.pairs[n], [2]string{telling[i-1], telling[i]})
	}
	if len(words) > 1 && len(words) <= maxJoin && !hyphen && count == 0 {
		c.addWord(n, alone, cut(strings.Join(words, "")))
	}
}

// maxJoin is how many typed words the reader tries to write together.
const maxJoin = 4

func (c *collector) addWord(n int32, f field, w string) {
	id := c.group(w)
	if id == stopped {
		return
	}
	g := &c.groups[id]
	if g.quiet && (f == body || f == summary) {
		return
	}
	if g.page != n {
		g.page, g.count, g.fields = n, 0, 0
		c.seen = append(c.seen, id)
	}
	g.fields |= 1 << f
	if f == body {
		g.count++
	}
}
