package theme

import (
	"strconv"
	"strings"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// bring fills in what a plan needs: its own materials and those of its steps
// and activities, each once, and the handouts to print.
func (r *renderer) bring(t *Timeline, n *site.Node, steps []schema.Step) {
	lists := [][]schema.Material{n.Values.Materials("materials")}
	for i, row := range n.Plan.Rows {
		if row.Free {
			continue
		}
		lists = append(lists, steps[row.Index].Materials)
		if use := n.Steps[i]; use != nil {
			lists = append(lists, use.Values.Materials("materials"))
		}
	}
	var order []string
	merged := map[string]*need{}
	prints := map[string]bool{}
	for _, list := range lists {
		for _, m := range list {
			key := strings.ToLower(m.Name)
			if merged[key] == nil {
				merged[key] = &need{name: m.Name}
				order = append(order, key)
			}
			merged[key].add(m, n.Plan.Group)
			r.toPrint(t, n, m.Print, prints)
		}
	}
	for _, key := range order {
		t.Materials = append(t.Materials, Fact{Label: merged[key].name, Value: merged[key].words()})
	}
	for _, s := range steps {
		r.toPrint(t, n, s.Handout, prints)
	}
}

func (r *renderer) toPrint(t *Timeline, n *site.Node, id string, seen map[string]bool) {
	if l := r.optional(n, id, []string{"handout"}); l != nil && !seen[l.URL] {
		seen[l.URL] = true
		t.Print = append(t.Print, *l)
	}
}

// need is how much of a thing a session needs. What is used up adds up; what
// is not is needed as often as by the step that needs most of it.
type need struct {
	name string
	most int    // needed at one time
	used int    // used up by all steps
	per  string // what the last quantity was counted for
	each int
}

func (d *need) add(m schema.Material, group int) {
	n := m.Qty
	switch m.Per {
	case "person":
		n *= group
	case "pair", "group":
		n *= (group + 1) / 2
	}
	if m.Consumable {
		d.used += n
	} else {
		d.most = max(d.most, n)
	}
	d.per, d.each = m.Per, m.Qty
}

// words is how many, "" when it is one for the session.
func (d *need) words() string {
	n := d.most + d.used
	if n <= 1 {
		if per := each[d.per]; per != "" {
			return strconv.Itoa(d.each) + per
		}
		return ""
	}
	if d.per == "person" {
		return strconv.Itoa(n) + " (" + strconv.Itoa(d.each) + " each)"
	}
	return strconv.Itoa(n)
}
