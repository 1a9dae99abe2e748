package lint

import (
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/markup"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// words finds words to avoid in what readers see. Everyday words (aliases),
// signs and the titles of sources are what other people say; nobody reads
// them as the handbook's own words.
func (c *check) words() {
	p := c.page
	c.inText(p.Doc.Text, c.tokens)
	for _, f := range p.Kind.Fields {
		if !spokenField(f) || !p.Values.Has(f.Name) {
			continue
		}
		texts := []string{p.Values.Text(f.Name)}
		if f.Type.List() {
			texts = p.Values.Texts(f.Name)
		}
		for i, text := range texts {
			c.inValue(text, p.Values.ValueOff(f.Name, i))
		}
	}
	for _, s := range p.Values.Steps("steps") {
		for _, text := range []string{s.Title, s.Say, s.Note} {
			c.inValue(text, s.Off)
		}
	}
}

// spokenField tells whether a field holds the handbook's own words for
// readers.
func spokenField(f schema.Field) bool {
	text := f.Type == schema.TypeText || f.Type == schema.TypeTextList
	return text && f.Name != "signs" && (f.Print || f.Name == "title" || f.Name == "summary" || f.Name == "objectives" || f.Name == "label")
}

// inText looks through the text of the page, where some things are quoted as
// what not to say.
func (c *check) inText(text string, ts []token) {
	for _, m := range c.lex.matches(ts) {
		found := text[m.from:m.to]
		at, ok := c.placer.at(c.page, m.from, found)
		if ok && at.Unsaid || c.underAvoid(at.off) || c.lex.quotedUnsaid(text, m.from, m.to) {
			continue
		}
		c.add(c.page.At(at.off, len(found), m.entry.code, m.text(found), m.hint()))
	}
}

// inValue looks through a field of the front matter that stands at off. One
// without a place is not the page's own: the page that it translates is told.
func (c *check) inValue(text string, off int) {
	if off < 0 {
		return
	}
	for _, m := range c.lex.matches(tokens(text)) {
		found := text[m.from:m.to]
		at := off
		if i := strings.Index(string(c.page.Source()[off:]), found); i >= 0 {
			at = off + i
		}
		if !c.lex.quotedUnsaid(text, m.from, m.to) {
			c.add(c.page.At(at, len(found), m.entry.code, m.text(found), m.hint()))
		}
	}
}

// underAvoid tells whether a place stands in a section that says what not to
// do or say.
func (c *check) underAvoid(off int) bool {
	heads, level := c.page.Doc.Headings, 7
	for i := len(heads) - 1; i >= 0 && level > 2; i-- {
		if heads[i].Off > off || heads[i].Level >= level {
			continue
		}
		level = heads[i].Level
		if says(c.lex.unsaidParts, split(heads[i].Text)) {
			return true
		}
	}
	return false
}

// match is a word to avoid, and where in a text it stands.
type match struct {
	entry    entry
	from, to int
}

func (m match) text(found string) string {
	if m.entry.code == "words-harm" {
		return found + " can harm a reader in danger"
	}
	return found + " names a person by a label"
}

func (m match) hint() string { return "write " + m.entry.better }

// matches finds the words to avoid in a text, but for phrases that are fine.
func (x *Lexicon) matches(ts []token) []match {
	var out []match
	for i := 0; i < len(ts); i++ {
		if _, n := longest(x.fine[ts[i].word], ts[i:], x.small); n > 0 {
			i += n - 1
		} else if e, n := longest(x.avoid[ts[i].word], ts[i:], x.small); n > 0 {
			out = append(out, match{e, ts[i].from, ts[i+n-1].to})
			i += n - 1
		}
	}
	return out
}

// longest is the longest entry that the tokens start with, and its length.
func longest(list []entry, ts []token, small map[string]bool) (found entry, n int) {
	for _, e := range list {
		if m := e.match(ts, small); m > n {
			found, n = e, m
		}
	}
	return found, n
}

// match is how many of the first tokens are the entry, or 0.
func (e entry) match(ts []token, small map[string]bool) int {
	if len(ts) < len(e.words) {
		return 0
	}
	for i, may := range e.words {
		if !slices.Contains(may, ts[i].word) || i+1 < len(e.words) && ts[i].ends {
			return 0
		}
	}
	last := ts[len(e.words)-1]
	if e.alone && !last.ends && len(ts) > len(e.words) && !small[ts[len(e.words)].word] {
		return 0
	}
	return len(e.words)
}

// quotedUnsaid tells whether text[from:to] stands in a quotation before which
// the same line says: do not say this.
func (x *Lexicon) quotedUnsaid(text string, from, to int) bool {
	start := strings.LastIndexByte(text[:from], '\n') + 1
	open := strings.LastIndexAny(text[start:from], "\"“«")
	shut := strings.IndexAny(text[to:], "\"”»\n")
	if open < 0 || shut < 0 || text[to+shut] == '\n' {
		return false
	}
	return says(x.unsaid, split(text[start:start+open]))
}

// says tells whether words hold one of the phrases that say: not this.
func says(phrases [][]string, words []string) bool {
	for _, cue := range phrases {
		for i := 0; i+len(cue) <= len(words); i++ {
			if slices.Equal(words[i:i+len(cue)], cue) {
				return true
			}
		}
	}
	return false
}

// placer finds places of the plain text in the file, once somebody asks.
type placer struct{ places []markup.Place }

// spot is a place in the file.
type spot struct {
	markup.Place
	off int
}

func (l *placer) at(p *site.Page, off int, word string) (spot, bool) {
	if l.places == nil {
		l.places = p.Places()
	}
	place, ok := markup.PlaceOf(l.places, off)
	if !ok {
		return spot{off: -1}, false
	}
	word, _, _ = strings.Cut(word, " ")
	return spot{place, place.Find(p.Source(), off, word)}, true
}

// atText is a diagnostic about words of the plain text at off.
func (c *check) atText(off int, words, code, text, hint string) diag.Diag {
	at, _ := c.placer.at(c.page, off, words)
	return c.page.At(at.off, len(words), code, text, hint)
}
