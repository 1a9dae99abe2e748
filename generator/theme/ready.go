package theme

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"handrail/generator/plan"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// ready fills in what to bring, to print and to prepare before the session.
func (r *renderer) ready(t *Timeline, n *site.Node) {
	for _, m := range n.Result.Materials {
		t.Bring = append(t.Bring, Link{Text: m.Name, Note: r.quantity(m)})
	}
	for _, h := range n.Result.Handouts {
		l := Link{Text: h.ID}
		if to := r.named(h.ID, []string{"handout"}); to != nil {
			l = r.linkTo(n.Out, to)
		}
		l.Note = r.words.Count(h.Copies, "copies")
		t.Print = append(t.Print, l)
	}
	for _, p := range n.Result.Prep {
		t.Prepare = append(t.Prepare, Link{Text: p.Title, Note: r.words.Count(p.Minutes, "minutes")})
	}
}

// quantity is how many of a thing, and for which steps; "" when it is one.
func (r *renderer) quantity(m plan.Need) string {
	if m.Qty <= 1 {
		return ""
	}
	words := strconv.Itoa(m.Qty)
	if len(m.Steps) > 0 {
		var steps []string
		for _, s := range m.Steps {
			steps = append(steps, strconv.Itoa(s))
		}
		words += r.words.Say(", for step %s", strings.Join(steps, ", "))
	}
	return words
}

// callsFor names the playbooks that may be needed: those for danger, and those
// that the plan or one of its activities is related to.
func (r *renderer) callsFor(t *Timeline, n *site.Node) {
	seen := map[*site.Node]bool{}
	for _, p := range r.urgent {
		seen[p] = true
		t.Urgent = append(t.Urgent, r.linkTo(n.Out, p))
	}
	for _, from := range append([]*site.Node{n}, n.Steps...) {
		if from == nil {
			continue
		}
		for _, p := range from.Related {
			if p.Kind.Name == "playbook" && !seen[p] {
				seen[p] = true
				t.Near = append(t.Near, r.linkTo(n.Out, p))
			}
		}
	}
}

// planParts draws how long each part of the session takes: a bar for every
// row, and the minutes of each part. Every part that a step belongs to is
// listed, and free minutes always, since another start may bring some.
func (r *renderer) planParts(n *site.Node) ([]Bar, []Part) {
	parts := r.listParts(n.Session)
	var bars []Bar
	at := 0
	for _, line := range n.Result.Steps {
		id := partOf(line.Kind, n.Session.Steps[line.Step-1])
		i := slices.IndexFunc(parts, func(p Part) bool { return p.ID == id })
		parts[i].Minutes += line.Minutes
		bars = append(bars, Bar{Part: id, X: share(at, n.Result.Total), Width: share(line.Minutes, n.Result.Total)})
		at += line.Minutes
	}
	return bars, parts
}

// listParts is the parts of a plan in the order of their first step.
func (r *renderer) listParts(p *plan.Plan) []Part {
	var parts []Part
	for _, s := range p.Steps {
		id := partOf(s.Kind, s)
		if !slices.ContainsFunc(parts, func(p Part) bool { return p.ID == id }) {
			parts = append(parts, Part{ID: id, Label: r.partLabel(id)})
		}
	}
	return append(parts, Part{ID: plan.Free, Label: r.partLabel(plan.Free)})
}

// partOf is the part of the session that a row belongs to.
func partOf(kind string, s plan.Step) string {
	switch {
	case kind == plan.Break || kind == plan.Free:
		return kind
	case s.Phase != "":
		return s.Phase
	default:
		return "other"
	}
}

func (r *renderer) partLabel(id string) string {
	switch id {
	case plan.Break:
		return r.words.Word("Break")
	case plan.Free:
		return r.words.Word("Free")
	case "other":
		return r.words.Word("Other")
	}
	for _, f := range schema.TypeSteps.Fields() {
		if f.Name == "phase" {
			return r.words.Word(f.ValueLabel(id))
		}
	}
	return id
}

// share is a part of the whole in hundreds, as an SVG attribute has it.
func share(part, whole int) string {
	if whole == 0 {
		return "0"
	}
	return strconv.FormatFloat(math.Round(float64(part)/float64(whole)*1e4)/100, 'f', -1, 64)
}
