package theme

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"handrail/generator/locale"
	"handrail/generator/site"
)

// index lists every page and every word of the glossary from A to Z. Everyday
// words that only search knows (aliases) are not shown: nobody has read them
// as words that a handbook says.
func (r *renderer) index() Index {
	out := r.own("a-z.html")
	v := Index{Base: r.base(out, r.words.Word("A to Z"), r.words.Word("Every page and every word of the glossary."))}
	v.Class = "index"
	r.styled(&v.Base, "list")
	var names []Link
	for _, n := range r.site.Nodes {
		if !n.Intro && n.Kind.Dir != "" {
			l := r.linkTo(out, n)
			l.Note = n.Kind.Label
			names = append(names, l)
		}
	}
	if pages := r.site.OfKind("glossary"); len(pages) > 0 {
		for _, t := range r.site.Terms {
			names = append(names, Link{Text: t.Title, URL: rel(out, pages[0].Out) + "#" + escapePath(t.ID), Note: r.words.Word("Word")})
		}
	}
	if r.plans() {
		names = append(names, Link{Text: r.words.Word("Plan builder"), URL: builderOut, Note: r.words.Word("Tool")})
	}
	v.Letters = letters(r.words, names)
	return v
}

// letters sorts names under their first letter; digits and signs come first.
func letters(w *locale.Locale, names []Link) []Letter {
	order := w.Order()
	slices.SortStableFunc(names, func(a, b Link) int {
		return cmp.Or(cmp.Compare(initial(a.Text), initial(b.Text)), order(a.Text, b.Text))
	})
	var out []Letter
	for _, n := range names {
		in := initial(n.Text)
		if len(out) == 0 || out[len(out)-1].Text != in {
			out = append(out, Letter{ID: "letter-" + strings.ToLower(in), Text: in})
			if in == "#" {
				out[len(out)-1].ID = "letter-other"
			}
		}
		last := &out[len(out)-1]
		last.Names = append(last.Names, n)
	}
	return out
}

// initial is the first letter, whatever signs stand before it; # when there
// is none.
func initial(s string) string {
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			return string(unicode.ToUpper(r))
		case unicode.IsDigit(r):
			return "#"
		}
	}
	return "#"
}

// glossary is the page of explained words, with the letters to jump to.
func (r *renderer) glossary(n *site.Node) Glossary {
	g := Glossary{Page: r.node(n)}
	r.styled(&g.Base, "list")
	var names []Link
	for _, t := range r.site.Terms {
		names = append(names, Link{Text: t.Title, URL: "#" + escapePath(t.ID)})
	}
	g.Letters = letters(r.words, names)
	return g
}
