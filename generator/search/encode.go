package search

import (
	"bytes"
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

// A number of levels is below the surrogates too.
const (
	strong   = levels - 1 // levels but levelOnce
	maxPlain = 5000       // so many pages of levelOnce get a number for themselves
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

// write adds the words, what between comes between, and the postings to the
// script: gzip finds most where text stands by text and numbers by numbers.
func (t *terms) write(b *scriptWriter, between func()) {
	words, groups := t.frontCode(shelfFrom)
	b.text("words", words)
	between()
	var sizes, pages, marks strings.Builder
	for _, g := range groups {
		sizes.WriteRune(unit(len(g)))
	}
	// The most frequent first: gzip then has like numbers side by side, which is a tenth less.
	slices.SortStableFunc(groups, func(a, b []posting) int { return len(b) - len(a) })
	plain := 0 // pages since the last that holds its group more strongly than once in the text
	for _, g := range groups {
		last := -1
		for _, p := range g {
			pages.WriteRune(unit(int(p.page) - last - 1))
			last = int(p.page)
			if plain == maxPlain {
				marks.WriteRune(unit(plain * strong))
				plain = 0
			}
			if p.level == levelOnce {
				plain++
				continue
			}
			marks.WriteRune(unit(plain*strong + int(p.level) - 1))
			plain = 0
		}
	}
	b.text("sizes", sizes.String())
	b.text("levels", marks.String())
	b.text("pages", pages.String())
	b.some("pairs", t.writePairs())
}

// writePairs lists the pages that have pairs, each as how many pages were left
// out since the one before, how many pairs it has, and these, two digits each.
func (t *terms) writePairs() string {
	var b strings.Builder
	last := -1
	for from, to := 0, 0; from < len(t.pairs); from = to {
		page := t.pairs[from].page
		for to = from; to < len(t.pairs) && t.pairs[to].page == page; to++ {
		}
		b.WriteRune(unit(page - last - 1))
		last = page
		b.WriteRune(unit(to - from))
		for _, p := range t.pairs[from:to] {
			b.WriteRune(unit(p.number / alphabet))
			b.WriteRune(unit(p.number % alphabet))
		}
	}
	return b.String()
}

// The characters of a word head; see the package doc.
const (
	headNew  = 'A' // + letters kept of the last word: a new group
	headSame = '!' // + letters dropped from its end: the group of the last word
	headBack = '[' // + unit: so many groups back, then a headNew
	maxSame  = '/' - headSame
	maxKeep  = 'Z' - headNew
)

// A long dictionary stands on shelves, so that a reader need not undo all of it
// to find one word. Of a short one they would cost more bytes than time.
const (
	shelf     = 128  // words
	shelfFrom = 2048 // words in a dictionary
)

// frontCode writes the words, each as what differs from the one before, and
// returns the groups in the order in which the text first names them. A
// dictionary of at least shelves words has a line for each shelf.
func (t *terms) frontCode(shelves int) (string, [][]posting) {
	var b strings.Builder
	var line bytes.Buffer
	var groups [][]posting
	where := map[int]int{} // group -> place in groups; of all groups, a range has few
	last, lastGroup, begun := "", -1, 0
	end := func() {
		b.WriteRune(unit(len(groups) - begun))
		b.Write(line.Bytes())
		line.Reset()
		begun = len(groups)
	}
	for i, w := range t.words {
		if len(t.words) >= shelves && i > 0 && i%shelf == 0 {
			end()
			b.WriteByte('\n')
			last, lastGroup = "", -1
		}
		keep := commonPrefix(last, w)
		for unitLen(w[:keep]) > maxKeep {
			_, n := utf8.DecodeLastRuneInString(w[:keep])
			keep -= n
		}
		begin := headNew + rune(unitLen(w[:keep]))
		drop := unitLen(last[keep:])
		at, known := where[t.of[i]]
		switch {
		case known && at == lastGroup && drop <= maxSame:
			line.WriteRune(headSame + rune(drop))
		case known && len(groups)-1-at < maxPages:
			line.WriteRune(headBack)
			line.WriteRune(unit(len(groups) - 1 - at))
			line.WriteRune(begin)
			lastGroup = at
		default: // new, or so far back that its postings are written again
			line.WriteRune(begin)
			lastGroup = len(groups)
			where[t.of[i]] = lastGroup
			groups = append(groups, t.groups[t.of[i]])
		}
		line.WriteString(w[keep:])
		last = w
	}
	end()
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
