package theme

import (
	"html/template"
	"regexp"
	"slices"

	"handrail/generator/site"
)

// cards are the pocket cards, those for danger first.
func (r *renderer) cards() Cards {
	v := Cards{Base: r.sheetBase(r.own(cardsOut), r.words.Word("Pocket cards"), r.words.Word("The first minute of every playbook, to print, cut and carry."), "cards"), Back: r.plansLink(r.own(cardsOut))}
	r.styled(&v.Base, "cards")
	for _, n := range r.cardsOf {
		if last := len(v.Rows) - 1; last >= 0 && len(v.Rows[last]) == 1 {
			v.Rows[last] = append(v.Rows[last], r.card(n))
		} else {
			v.Rows = append(v.Rows, []Card{r.card(n)})
		}
	}
	return v
}

// carded lists the playbooks that have a card, the most urgent first.
func (r *renderer) carded() []*site.Node {
	var out []*site.Node
	for _, n := range r.here(r.site.OfKind("playbook")) {
		if n.Values.Bool("card") {
			out = append(out, n)
		}
	}
	rank := make(map[*site.Node]int, len(out))
	for _, n := range out {
		f, _ := n.Kind.Field("urgency")
		rank[n] = slices.Index(f.Values, n.Values.Text("urgency"))
	}
	slices.SortStableFunc(out, func(a, b *site.Node) int { return rank[a] - rank[b] })
	return out
}

func (r *renderer) card(n *site.Node) Card {
	b := r.sheetBody(n, r.own(cardsOut), "", nil)
	b.bare = true
	p, _ := r.playbook(n, b, ordered(n))
	c := Card{Urgency: p.Urgency, Word: p.Word, Title: n.Title, URL: rel(r.own(cardsOut), n.Out), Help: r.helpOf(n.Contacts), Unsure: len(r.unsure(n)) > 0}
	if p.First != nil {
		for _, s := range p.First.Steps {
			c.Steps = append(c.Steps, unlinked(s.Line))
		}
		if len(p.First.Steps) == 0 {
			c.First = unlinked(p.First.Rest)
		}
	}
	if p.Care != nil {
		c.Care, c.Within = unlinked(p.Care.Body), p.Care.Within
	}
	if len(n.Contacts) == 0 {
		c.Help = r.help()
	}
	c.Size = cardSize(r.words, n, c.Help)
	return c
}

// unlinked is HTML without its links and marks of footnotes, for a card that
// nobody can tap.
func unlinked(text template.HTML) template.HTML {
	return template.HTML(linkTags.ReplaceAllString(string(text), ""))
}

var linkTags = regexp.MustCompile(`<sup[ >].*?</sup>|</?a(?: [^>]*)?>`)
