package site_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"handrail/generator/plan"
)

const roundPage = `---
title: Round
summary: S
type: check-in
phase: open
time: {fixed: 2, per_person: 0.5}
time_min: 4
size: {min: 3, max: 12}
groups: pairs
energy: low
comfort: 2
materials: [{name: Pens, per: person}, {name: Card, per: pair, print: handouts/card}]
online: works
prep: 5
---
## Steps
1. Go round.
`

// TestPlanAsData: a plan's page tells the browser all that its activities say,
// but for what the step itself says otherwise.
func TestPlanAsData(t *testing.T) {
	s, said := build(t, map[string]string{
		"icebreakers/round.md": roundPage,
		"handouts/card.md":     "---\ntitle: Card\nsummary: S\ncopies: pair\n---\n",
		"plans/evening.md": `---
title: Evening
summary: S
start: "18:00"
length: 60
first_meeting: true
materials: [Water]
steps:
  - {title: Rules, time: 5, phase: agree, say: Welcome., handout: handouts/card, who: Lead}
  - {use: icebreakers/round}
  - {break: 10, at: "18:30"}
  - {use: round, time: 7, time_min: 6, phase: close, if_short: shorten, materials: [{name: Bell, qty: 2}]}
---
`,
	})
	wantSaid(t, "evening", said)
	pens := plan.Material{Name: "Pens", Per: "person", Qty: 1}
	card := plan.Material{Name: "Card", Per: "pair", Qty: 1, Print: "card"}
	round := plan.Step{
		Title: "Round", Ref: "round", Kind: plan.Activity, Time: plan.Time{Fixed: 2, PerPerson: 0.5}, TimeMin: 4, IfShort: "keep",
		Phase: "open", Groups: "pairs", Size: plan.Size{Min: 3, Max: 12}, Comfort: 2, Prep: 5, Materials: []plan.Material{pens, card},
	}
	again := round
	again.Time, again.TimeMin, again.Phase, again.IfShort = plan.Time{Fixed: 7}, 6, "close", "shorten"
	again.Materials = []plan.Material{{Name: "Bell", Per: "session", Qty: 2}, pens, card}
	want := &plan.Plan{
		Title: "Evening", Start: "18:00", Length: 60, Group: 10, First: true,
		Materials: []plan.Material{{Name: "Water", Per: "session", Qty: 1}},
		Steps: []plan.Step{
			{Title: "Rules", Kind: plan.Own, Time: plan.Time{Fixed: 5}, IfShort: "keep", Phase: "agree", Say: "Welcome.", Who: "Lead", Handout: "card", Copies: "pair"},
			round,
			{Title: "Break", Kind: plan.Break, Time: plan.Time{Fixed: 10}, At: "18:30", IfShort: "keep"},
			again,
		},
	}
	n := s.Page("plans/evening.md")
	if diff := cmp.Diff(want, n.Session); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if n.Result.End != "18:47" || len(n.Result.Steps) != 5 {
		t.Errorf("it ends at %s in %d rows, want 18:47 in 5", n.Result.End, len(n.Result.Steps))
	}
}

// TestPlanAdviceForAGroup: a plan is looked at with the group that one asks
// for, and nobody is told of a group that nobody named.
func TestPlanAdviceForAGroup(t *testing.T) {
	s, said := build(t, map[string]string{
		"icebreakers/pair.md": `---
title: Pair
summary: S
type: check-in
time: 5
size: {min: 2, max: 2}
energy: low
comfort: 1
materials: []
online: works
---
## Steps
1. Talk.
`,
		"plans/two.md": "---\ntitle: Two\nsummary: S\nsteps: [{use: pair}]\n---\n",
	})
	wantSaid(t, "no group", said)
	n := s.Page("plans/two.md")
	p := *n.Session
	p.Group = 3
	ds := n.Advice(p)
	if len(ds) != 1 || ds[0].Text != "Pair is for 2 people, and 3 are expected" || ds[0].Pos.String() != "content/plans/two.md:4:15" {
		t.Errorf("for 3 people: %v", ds)
	}
	p.Group = 2
	if ds := n.Advice(p); len(ds) != 0 {
		t.Errorf("for 2 people: %v", ds)
	}
}
