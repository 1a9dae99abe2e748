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

// writePairs lists the pages that have pairs, each as how many pages were left
// out since the one before, how many pairs it has, and these, two digits each.
func (t *terms) writePairs() string {
	var b strings.Builder
	last := -1
	for page, list := range t.pairs {
		if len(list) == 0 {
			continue
		}
		b.WriteRune(unit(page - last - 1))
		last = page
		b.WriteRune(unit(len(list)))
		for _, p := range list {
			b.WriteRune(unit(p.number / alphabet))
			b.WriteRune(unit(p.number % alphabet))
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
