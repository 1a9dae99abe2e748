package theme

import (
	"slices"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// situationsOut is the index by situation: what one may see or hear in a group,
// and the playbook for it.
const situationsOut = "situations.html"

// Situations is the index by situation.
type Situations struct {
	Base
	Groups []SituationGroup // the most urgent first
	Back   *Link            // the list of playbooks
}

// SituationGroup is the situations of one urgency.
type SituationGroup struct {
	ID, Title string
	Items     []Situation
}

// Situation is a playbook by the signs that call for it.
type Situation struct {
	Link
	Tone  string // the urgency, for the edge
	Signs []string
}

// situated is the playbooks that have signs, in this language.
func (r *renderer) situated() []*site.Node {
	none := func(n *site.Node) bool { return !r.spoken(n) || len(n.Values.Texts("signs")) == 0 }
	return slices.DeleteFunc(slices.Clone(r.site.OfKind("playbook")), none)
}

// situations lists them by urgency.
func (r *renderer) situations() Situations {
	out := r.own(situationsOut)
	v := Situations{Base: r.base(out, r.words.Word("What do you notice?"), r.words.Word("What you may see or hear, and the playbook for it. The most urgent come first."))}
	v.Class = "situations"
	r.styled(&v.Base, "list")
	k := &r.kinds[slices.IndexFunc(r.kinds, func(k schema.Kind) bool { return k.Name == "playbook" })] // there are some
	v.Kind, v.KindURL = k.Plural, rel(out, r.libraryOut(k))
	urgency, _ := k.Field("urgency")
	for _, value := range urgency.Values {
		g := SituationGroup{ID: value, Title: urgency.ValueLabel(value)}
		for _, n := range r.situated() {
			if n.Values.Text("urgency") == value {
				s := Situation{Link: r.linkTo(out, n), Tone: value}
				for _, sign := range n.Values.Texts("signs") {
					s.Signs = append(s.Signs, upperFirst(sign))
				}
				g.Items = append(g.Items, s)
			}
		}
		if len(g.Items) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}
