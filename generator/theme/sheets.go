package theme

import (
	"handrail/generator/artifact"
	"handrail/generator/site"
)

const (
	cardsOut = "cards.html"
	blankOut = "blank-plan.html"
)

// sheetPages names the pages that are made to be printed. They are in no list
// and no search: each is reached from the page that it prints.
func (r *renderer) sheetPages() []artifact.Artifact {
	var out []artifact.Artifact
	plans := r.site.OfKind("plan")
	for _, n := range r.here(plans) {
		out = append(out,
			r.page(fullOut(n), func() any { return r.fullPlan(n) }, "full-plan.html"),
			r.page(peopleOut(n), func() any { return r.people(n) }, "people.html"))
	}
	if len(plans) > 0 {
		out = append(out, r.page(r.own(blankOut), func() any { return r.blankPlan() }, "blank-plan.html"))
	}
	if len(r.cardsOf) > 0 {
		out = append(out, r.page(r.own(cardsOut), func() any { return r.cards() }, "cards.html"))
	}
	return out
}

// sheets are the ways from a plan to what else can be printed of it.
func (r *renderer) sheets(n *site.Node) []Link {
	out := []Link{
		{Text: r.words.Word("Full plan"), Note: r.words.Word("with every activity"), URL: rel(n.Out, fullOut(n))},
		{Text: r.words.Word("For participants"), Note: r.words.Word("no times, no names"), URL: rel(n.Out, peopleOut(n))},
	}
	if len(r.cardsOf) > 0 {
		out = append(out, Link{Text: r.words.Word("Pocket cards"), Note: r.words.Word("for difficult moments"), URL: rel(n.Out, r.own(cardsOut))})
	}
	return append(out, Link{Text: r.words.Word("Blank sheet"), Note: r.words.Word("to fill in by hand"), URL: rel(n.Out, r.own(blankOut))})
}

// scripts are the addresses of bundles, from a page root below the top.
func (r *renderer) scripts(root string, names ...string) []string {
	var out []string
	for _, name := range names {
		out = append(out, root+r.theme.scripts[name].path)
	}
	return out
}

// sheetBase is what surrounds a page that is made to be printed.
func (r *renderer) sheetBase(out, title, description, class string) Base {
	b := r.base(out, title, description)
	b.Class = class
	r.styled(&b, "paper")
	return b
}
