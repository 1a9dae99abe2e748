package site

import (
	"cmp"
	"slices"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/locale"
)

// terms reads the glossary: one ### heading a word, the definition below it,
// and a line "Also: other words".
func (l *linker) terms() []Term {
	var out []Term
	first := map[string]string{}
	for _, n := range l.site.byKind["glossary"] {
		plain := n.Values.Texts("unlinked")
		for _, e := range n.Doc.Entries() {
			t := Term{Title: e.Heading.Text, ID: e.ID}
			t.Plain = slices.ContainsFunc(plain, func(w string) bool { return strings.EqualFold(w, t.Title) })
			t.Text, t.Aliases = definition(e.Text, l.in.Words)
			key := strings.ToLower(t.Title)
			if first[key] != "" {
				l.ds = append(l.ds, n.at(e.Off, len("### ")+len(t.Title), "term-duplicate", t.Title+" is explained twice", "keep one of them"))
				continue
			}
			first[key] = t.ID
			out = append(out, t)
		}
		l.unlinked(n, plain, out)
	}
	slices.SortStableFunc(out, func(a, b Term) int { return cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)) })
	return out
}

// definition splits the plain text of a glossary entry.
func definition(text string, w *locale.Locale) (def string, also []string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		words, isAlso := cutLabel(line, "Also:", w)
		_, isSee := cutLabel(line, "See:", w)
		switch {
		case isAlso:
			for w := range strings.SplitSeq(words, ",") {
				if w = strings.Trim(w, " ."); w != "" {
					also = append(also, w)
				}
			}
		case isSee:
		case def == "":
			def = line
		}
	}
	return def, also
}

// cutLabel takes the label off a line, in English or in the language of w.
func cutLabel(line, label string, w *locale.Locale) (rest string, ok bool) {
	for _, l := range append(w.Headings(label), label) {
		if rest, ok := strings.CutPrefix(line, l); ok {
			return rest, true
		}
	}
	return line, false
}

// unlinked checks that what unlinked: names is in the glossary.
func (l *linker) unlinked(n *Node, plain []string, terms []Term) {
	var titles []string
	for _, t := range terms {
		titles = append(titles, t.Title)
	}
	for i, w := range plain {
		if !slices.ContainsFunc(titles, func(t string) bool { return strings.EqualFold(w, t) }) {
			l.ds = append(l.ds, n.at(n.Values.ValueOff("unlinked", i), len(w), "ref-missing", "the glossary has no word "+w,
				diag.DidYouMean(w, titles, "write the word as its ### heading does")))
		}
	}
}
