package site

import (
	"fmt"
	"regexp"
	"strings"
)

// gap matches words in brackets that are no link.
var gap = regexp.MustCompile(`\[[^\[\]\n]*\pL[^\[\]\n]*\]`)

// sentenceEnd matches where one sentence ends and the next begins.
var sentenceEnd = regexp.MustCompile(`[.!?]["”)]* `)

// Gaps lists what stands in [brackets] in the text of the page, in order: what
// a template leaves to be filled in. Links and check boxes are none.
func (p *Page) Gaps() []string { return gap.FindAllString(p.Doc.Text, -1) }

// Gap is a place in the source of a page that is to be filled in.
type Gap struct {
	Words    string // with the brackets
	Nth      int    // of those with the same words, from 1
	Off      int    // in the source
	Sentence string // that it stands in, as readers see it
}

// Name tells a gap from the others of its page: its words, and from the second
// with the same words on also which one it is.
func (g Gap) Name() string {
	if g.Nth > 1 {
		return fmt.Sprintf("%s %d", g.Words, g.Nth)
	}
	return g.Words
}

// OpenGaps lists the gaps in the order of the source. Of Gaps those are left
// out that are written otherwise there, such as with escapes.
func (p *Page) OpenGaps() []Gap {
	shown := map[string][]int{} // places in the text
	for _, at := range gap.FindAllStringIndex(p.Doc.Text, -1) {
		words := p.Doc.Text[at[0]:at[1]]
		shown[words] = append(shown[words], at[0])
	}
	var out []Gap
	nth := map[string]int{}
	for _, at := range gap.FindAllIndex(p.src[p.body:], -1) {
		from, to := p.body+at[0], p.body+at[1]
		words := string(p.src[from:to])
		link := to < len(p.src) && (p.src[to] == '(' || p.src[to] == ':' && p.src[from-1] == '\n')
		if link || p.src[from-1] == '!' || nth[words] == len(shown[words]) {
			continue
		}
		text := shown[words][nth[words]]
		nth[words]++
		out = append(out, Gap{Words: words, Nth: nth[words], Off: from, Sentence: sentence(p.Doc.Text, text, len(words))})
	}
	return out
}

// sentence is the sentence of text in which n bytes at off stand.
func sentence(text string, off, n int) string {
	from := strings.LastIndexByte(text[:off], '\n') + 1
	if ends := sentenceEnd.FindAllStringIndex(text[from:off], -1); ends != nil {
		from += ends[len(ends)-1][1]
	}
	rest, _, _ := strings.Cut(text[off+n:], "\n")
	if end := sentenceEnd.FindStringIndex(rest + " "); end != nil {
		rest = rest[:end[1]-1]
	}
	return strings.TrimSpace(text[from:off+n] + rest)
}
