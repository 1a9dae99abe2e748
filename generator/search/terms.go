package search

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// terms is the word half of an index: words in order, each with its group.
type terms struct {
	words  []string
	groups [][]posting // in order of the first word of each
	of     []int       // group of each word
	pairs  []paged     // everyday pairs, by page and rising
	// lengths says for each page how many words of its title count.
	lengths []int
}

// duo is two words side by side in an everyday phrase.
type duo struct {
	number int    // see pair
	home   string // the first of the two, in order, as pairs name them
}

// paged is a pair and the page that has it.
type paged struct {
	page int
	duo
}

// terms puts the words in order and numbers the groups by their first words.
// Left out are quiet words that no author chose, and function words of one or
// two letters: the reader drops such words anyway when it does not know them.
func (c *collector) terms() *terms {
	t := &terms{words: make([]string, 0, len(c.words))}
	for w, id := range c.words {
		if id == stopped && len(w) > 2 || id != stopped && len(c.groups[id].postings) > 0 {
			t.words = append(t.words, w)
		}
	}
	slices.SortFunc(t.words, compareUTF16)
	number := make(map[int32]int, len(c.groups)) // of each group in t.groups
	for _, w := range t.words {
		id := c.words[w]
		n, known := number[id]
		if !known || id == stopped { // every function word is a group without postings
			n = len(t.groups)
			t.groups = append(t.groups, nil)
			number[id] = n
			if id != stopped {
				t.groups[n] = telling(c.groups[id].postings, len(c.pairs))
			}
		}
		t.of = append(t.of, n)
	}
	t.pairs, t.lengths = c.pairNumbers(t.words), c.lengths
	return t
}

// enough is twice as many pages as a reader shows for a question.
const enough = 20

// telling leaves out where a word stands once in the text when it stands
// strongly elsewhere and is on a sixteenth of all pages: such a hit tells nothing,
// and together they are an eighth of an index. So it does where enough pages
// hold the word more strongly than in their text: those come before.
func telling(list []posting, pages int) []posting {
	if len(list) < 4 || len(list) <= min(enough, pages/16) {
		return list
	}
	strong, chosen := make([]posting, 0, len(list)), 0
	for _, p := range list {
		if p.level == levelOnce {
			continue
		}
		strong = append(strong, p)
		if p.level != levelOften && p.level != levelQuiet {
			chosen++
		}
	}
	if len(strong) == 0 || len(list) <= pages/16 && chosen < enough {
		return list
	}
	return strong
}

// pairNumbers gives the pairs of words of all pages as numbers. A word stands
// there as the first of its group, so that all forms of it make one number.
func (c *collector) pairNumbers(words []string) []paged {
	first := make(map[int32]string, len(c.groups))
	for _, w := range words {
		if id := c.words[w]; id != stopped {
			if _, ok := first[id]; !ok {
				first[id] = w
			}
		}
	}
	name := func(w string) string {
		if f, ok := first[c.words[w]]; ok {
			return f
		}
		return w
	}
	var out []paged
	for n, list := range c.pairs {
		var here []paged
		for _, p := range list {
			a, b := name(p[0]), name(p[1])
			if compareUTF16(b, a) < 0 {
				a, b = b, a
			}
			here = append(here, paged{n, duo{pair(a, b), a}})
		}
		slices.SortFunc(here, func(a, b paged) int { return cmp.Or(a.number-b.number, compareUTF16(a.home, b.home)) })
		out = append(out, slices.CompactFunc(here, func(a, b paged) bool { return a.number == b.number })...)
	}
	return out
}

// pair is a number for two words, in either order, below the square of the alphabet.
func pair(a, b string) int { return int((sum(a) + sum(b)) % (alphabet * alphabet)) }

// sum is a checksum of the code points of a word.
func sum(w string) uint32 {
	h := uint32(0)
	for _, r := range w {
		h = h*31 + uint32(r)
	}
	return h
}

// compareUTF16 orders text as a script does, by UTF-16 units: characters
// beyond the first 65,536 come before those from U+E000 on.
func compareUTF16(a, b string) int {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y {
			return cmp.Compare(unitOrder(x), unitOrder(y))
		}
		a, b = a[n:], b[m:]
	}
	return cmp.Compare(len(a), len(b))
}

// unitOrder maps a code point so that numbers order as UTF-16 does.
func unitOrder(r rune) rune {
	switch {
	case r > 0xffff:
		return r - 0x10000 + 0xd800 // above all that comes before the surrogates
	case r >= 0xe000:
		return r + 0x110000
	}
	return r
}
