package search

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The alphabet of small numbers: the characters in the order of how common
// they are in English text, so that one Huffman table of gzip serves text and
// numbers (5 % less than plain ASCII order), then the rest of ASCII but the
// three that a template literal gives a meaning to.
const (
	common   = " etaoinsrlhdcupmgyfbwvk"
	special  = "`\\$"
	alphabet = 92       // characters in it
	beyond   = 161 - 92 // from 92 on a number is the character this far above it
)

// units is the alphabet, by number.
var units = func() (u [alphabet]rune) {
	n := copy(u[:], []rune(common))
	for r := '!'; r <= '~'; r++ {
		if !strings.ContainsRune(common+special, r) {
			u[n] = r
			n++
		}
	}
	return u
}()

// unit is the character for a number. None reaches the surrogates, see maxPages.
func unit(n int) rune {
	if n < alphabet {
		return units[n]
	}
	return rune(n + beyond)
}

// write adds the words, their groups and the postings to the script.
func (t *terms) write(b *scriptWriter) {
	words, groups := t.frontCode()
	var sizes, pages, weights strings.Builder
	for _, g := range groups {
		sizes.WriteRune(unit(len(g)))
	}
	// The most frequent first: gzip then has like numbers side by side, which is a tenth less.
	slices.SortStableFunc(groups, func(a, b []posting) int { return len(b) - len(a) })
	pair, odd := 0, false
	for _, g := range groups {
		last := -1
		for _, p := range g {
			pages.WriteRune(unit(int(p.page) - last - 1))
			last = int(p.page)
			if odd {
				weights.WriteRune(unit(pair*levels + int(p.level)))
			}
			pair, odd = int(p.level), !odd
		}
	}
	if odd {
		weights.WriteRune(unit(pair * levels))
	}
	b.text("words", words)
	b.text("sizes", sizes.String())
	b.text("pages", pages.String())
	b.text("levels", weights.String())
	b.text("pairs", t.writePairs())
}

// writePairs lists how many pairs each page has, and after each count the pairs,
// as two digits.
func (t *terms) writePairs() string {
	var b strings.Builder
	for _, list := range t.pairs {
		b.WriteRune(unit(len(list)))
		for _, p := range list {
			b.WriteRune(unit(p / alphabet))
			b.WriteRune(unit(p % alphabet))
		}
	}
	return b.String()
}

// The characters of a word head; see the package doc.
const (
	headNew  = 'A' // + letters dropped from the last word: a new group
	headSame = '!' // + letters dropped: the group of the last word
	headBack = '[' // + unit: so many groups back, then a headNew
	maxSame  = '/' - headSame
)

// frontCode writes the words, each as what differs from the one before, and
// returns the groups in the order in which the text first names them.
func (t *terms) frontCode() (string, [][]posting) {
	var b strings.Builder
	var groups [][]posting
	where := make(map[int]int, len(t.groups)) // group -> place in groups
	last, lastGroup := "", -1
	for i, w := range t.words {
		keep := commonPrefix(last, w)
		drop := unitLen(last[keep:])
		at, known := where[t.of[i]]
		switch {
		case known && at == lastGroup && drop <= maxSame:
			b.WriteRune(headSame + rune(drop))
		case known && len(groups)-1-at < maxPages:
			b.WriteRune(headBack)
			b.WriteRune(unit(len(groups) - 1 - at))
			b.WriteRune(headNew + rune(drop))
			lastGroup = at
		default: // new, or so far back that its postings are written again
			b.WriteRune(headNew + rune(drop))
			lastGroup = len(groups)
			where[t.of[i]] = lastGroup
			groups = append(groups, t.groups[t.of[i]])
		}
		b.WriteString(w[keep:])
		last = w
	}
	return b.String(), groups
}

// commonPrefix returns the length in bytes of the whole characters that a and
// b begin with.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) {
		x, k := utf8.DecodeRuneInString(a[n:])
		y, _ := utf8.DecodeRuneInString(b[n:])
		if x != y {
			break
		}
		n += k
	}
	return n
}

// unitLen returns the length of s as a script counts it.
func unitLen(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// pages is the page half of an index, column by column.
type pages struct{ kinds, urls, titles, summaries, heads, kind string }

func pageTable(docs []Doc) pages {
	var kinds []string
	var p pages
	var kind, urls, titles, summaries, heads strings.Builder
	folder := ""
	for i, d := range docs {
		if i > 0 {
			for _, b := range []*strings.Builder{&urls, &titles, &summaries, &heads} {
				b.WriteByte('\n')
			}
		}
		k := kindName(d)
		at := slices.Index(kinds, k)
		if at < 0 {
			at = len(kinds)
			kinds = append(kinds, k)
		}
		n := at * 2
		if d.Urgent {
			n++
		}
		kind.WriteRune(unit(n))
		name := clean(d.Title)
		folder = writeURL(&urls, folder, d.URL, slug(name))
		titles.WriteString(name)
		summaries.WriteString(clean(d.Summary))
		writeHeads(&heads, d.Sections)
	}
	p.kinds, p.kind = strings.Join(kinds, "\n"), kind.String()
	p.urls, p.titles, p.summaries, p.heads = urls.String(), titles.String(), summaries.String(), heads.String()
	return p
}

// kindName is the kind's label, marked when the reader puts its pages before
// or after others: a playbook is what one needs at once, the glossary's word
// for a thing less often than the page about it.
func kindName(d Doc) string {
	label := clean(d.KindLabel)
	switch d.Kind {
	case "playbook":
		return "!" + label
	case "term":
		return "?" + label
	}
	return label
}

// writeURL writes an address without .html: without its folder when that is
// the one before, and not at all when the rest is the slug of the title too.
// It returns the folder.
func writeURL(b *strings.Builder, folder, url, title string) string {
	path, anchor := url[:pathEnd(url)], url[pathEnd(url):]
	name := strings.TrimSuffix(path, ".html") + anchor
	at := strings.LastIndexByte(path, '/') + 1
	switch {
	case name[:at] != folder && at > 0, name[at:] == "":
		b.WriteString(name)
	case name[:at] != folder:
		b.WriteString("/" + name) // a page at the top
	case name[at:] != title:
		b.WriteString(name[at:])
	}
	return name[:at]
}

func pathEnd(url string) int {
	if i := strings.IndexByte(url, '#'); i >= 0 {
		return i
	}
	return len(url)
}

// topics lists links as titles and addresses, one line each.
func topics(links []Link) string {
	var b strings.Builder
	for i, l := range links {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(clean(l.Title) + "\t" + l.URL)
	}
	return b.String()
}
