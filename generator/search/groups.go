package search

import "strings"

// group is all words with one stem.
type group struct {
	postings []posting
	quiet    bool
	page     int32 // the page being read when last seen; counts and fields are of that page
	count    int32
	fields   uint8 // set of field
}

// known is a folded word and its group.
type known struct {
	word  string
	group int32
}

// stopped stands for the group of a function word, which has none.
const stopped = -1

// group returns the group of a word, a new one for a new stem.
func (c *collector) group(w string) int32 {
	h := uint32(len(w))
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(w[i])) * 16777619 // FNV-1
	}
	k := &c.recent[(h^h>>16)%uint32(len(c.recent))]
	if k.word != w {
		id, ok := c.words[w]
		w = strings.Clone(w) // the page's text can go
		if !ok {
			id = c.learn(w)
		}
		*k = known{w, id}
	}
	return k.group
}

// learn keeps a new word.
func (c *collector) learn(w string) int32 {
	id := int32(stopped)
	if !c.lang.stop[w] {
		stem := c.lang.stem(w)
		old, ok := c.stems[stem]
		if !ok {
			old = int32(len(c.groups))
			c.groups = append(c.groups, group{page: -1, quiet: c.lang.quiet[w] || c.lang.quiet[stem]})
			c.stems[stem] = old
		}
		id = old
	}
	c.words[w] = id
	return id
}

// addForms adds the stop words, which the reader must know to drop, and the
// irregular forms of the words that the pages hold.
func (c *collector) addForms() {
	for w := range c.lang.stop {
		c.words[w] = stopped
	}
	for form := range c.lang.forms {
		if id, ok := c.stems[c.lang.stem(form)]; ok {
			c.words[form] = id
		}
	}
}

// level is how strongly the group speaks for the page being read.
func (g *group) level() uint8 {
	has := func(f field) bool { return g.fields&(1<<f) != 0 }
	switch {
	case g.quiet:
		return levelQuiet
	case has(title) && (has(alone) || has(phrase) || has(summary)):
		return levelBoth
	case has(title):
		return levelTitle
	case has(alone):
		return levelAlone
	case has(phrase):
		return levelPhrase
	case has(summary):
		return levelSummary
	case has(heading):
		return levelHeading
	case g.count >= 2:
		return levelOften
	}
	return levelOnce
}
