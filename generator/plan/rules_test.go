package plan_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"handrail/generator/plan"
)

// pick is one of the choices.
func pick[T any](r *rand.Rand, choices ...T) T { return choices[r.IntN(len(choices))] }

// anyPlan makes up a plan that an author could have written.
func anyPlan(r *rand.Rand) plan.Plan {
	p := plan.Plan{
		Title: "Any", Start: pick(r, "", "18:00", "23:45", "00:00"), Length: pick(r, 0, 60, 90), Group: 1 + r.IntN(30),
		Materials: anyMaterials(r), First: r.IntN(4) == 0,
	}
	for i := range r.IntN(12) {
		p.Steps = append(p.Steps, plan.Step{
			Title: fmt.Sprint("Step ", i+1), Kind: pick(r, plan.Own, plan.Activity, plan.Break),
			Time:    plan.Time{Fixed: float64(r.IntN(80)) / 2, PerPerson: float64(r.IntN(5)) / 2},
			TimeMin: r.IntN(20), IfShort: pick(r, "", "keep", "shorten", "skip"),
			At:    pick(r, "", "", "", "", "18:30", "19:00", "00:10"),
			Phase: pick(r, "", "agree", "main"), Groups: pick(r, "whole", "pairs", "triads", "fours", "solo"),
			Size: plan.Size{Min: r.IntN(8), Max: pick(r, 0, 12)}, Comfort: r.IntN(4),
			Materials: anyMaterials(r), Handout: pick(r, "", "poster", "card"), Copies: pick(r, "session", "person", "pair"),
		})
	}
	return p
}

func anyMaterials(r *rand.Rand) (out []plan.Material) {
	for range r.IntN(3) {
		out = append(out, plan.Material{
			Name: pick(r, "Pens", "pens", "Cards", "CARDS", "Water"), Per: pick(r, "session", "person", "pair", "group"),
			Qty: 1 + r.IntN(3), Consumable: r.IntN(3) == 0, Print: pick(r, "", "", "card"),
		})
	}
	return out
}

// TestRules holds a thousand made-up plans to what is true of every plan.
func TestRules(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 4))
	for range 1000 {
		p := anyPlan(r)
		before := marshal(t, p)
		for _, fault := range broken(p, plan.Compute(p)) {
			t.Errorf("%s\n%s", fault, before)
		}
		if marshal(t, p) != before {
			t.Errorf("Compute changed its plan\n%s", before)
		}
		if t.Failed() {
			return
		}
	}
}

// broken lists the rules that a result breaks.
func broken(p plan.Plan, res plan.Result) (faults []string) {
	must := func(ok bool, rule string) {
		if !ok {
			faults = append(faults, rule)
		}
	}
	line := plan.Lay(p)
	sum, at, next := 0, line.Start, 1
	for i, row := range line.Rows {
		must(row.Start == at, "a row starts when the one before ends")
		must(row.Minutes >= 0 && row.End == row.Start+row.Minutes, "a row takes its minutes")
		must(!row.Free || row.Minutes > 0, "a free row has minutes")
		must(row.Index+1 == next && res.Steps[i].Step == next, "steps keep their order")
		if !row.Free {
			next++
		}
		sum, at = sum+row.Minutes, row.End
	}
	must(next == len(p.Steps)+1, "every step has a row")
	must(res.Total == sum && line.End == line.Start+sum, "end = start + all rows, free ones too")
	must(res.Slack == 0 && res.Length == 0 || res.Slack == res.Length-res.Total, "slack = length - total")
	must(res.Shortest >= 0 && res.Shortest <= res.Total, "cuts never make a plan longer")
	must(slices.Contains(res.Warnings, plan.Warning{Code: "plan-overrun"}) == (res.Slack < 0), "plan-overrun is told when the slack is negative, and only then")
	cuts, pinned := 0, false
	for _, c := range res.Cuts {
		must(c.Saves > 0 && c.To >= 0 && c.Saves == c.From-c.To, "a cut saves something, and no more than there is")
		cuts += c.Saves
	}
	for _, s := range p.Steps {
		pinned = pinned || s.At != ""
	}
	must(res.Total-res.Shortest <= cuts, "cuts save no more than they say")
	must(pinned || res.Total-res.Shortest == cuts, "without pins they save all that they say")
	return append(faults, unordered(p, res)...)
}

// unordered lists what is wrong with the cuts that are made when late.
func unordered(p plan.Plan, res plan.Result) (faults []string) {
	for need := -1; need <= res.Total+1; need += 7 + res.Total/50 {
		saved := 0
		cuts := plan.CutsAfter(p, 3, need)
		for i, c := range cuts {
			if c.Step < 3 {
				faults = append(faults, "what is done is not cut")
			}
			if saved >= need {
				faults = append(faults, fmt.Sprintf("cutting stops when enough is saved, not at cut %d", i+1))
			}
			saved += c.Saves
		}
		left := slices.ContainsFunc(res.Cuts, func(c plan.Cut) bool { return c.Step >= 3 && !slices.Contains(cuts, c) })
		if saved < need && left {
			faults = append(faults, "cutting goes on until enough is saved")
		}
	}
	return faults
}

func marshal(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// FuzzCompute: whatever JSON claims to be a plan (a shared link can hold
// anything), the arithmetic ends with a result that keeps the rules.
func FuzzCompute(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add([]byte(marshal(f, v.Plan)))
	}
	f.Add([]byte(`{"start":"99:99","length":-1,"group":9223372036854775807,"steps":[{"time":{"fixed":1e308,"per_person":1e308},"time_min":-5,"if_short":"shorten","materials":[{"qty":-3,"per":"person"}]}]}`))
	f.Add([]byte(`{"steps":[{"time":{"fixed":-1e308,"per_person":1e308}},{"at":":"},{"kind":"free","at":"24:00"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var p plan.Plan
		if json.Unmarshal(data, &p) != nil || len(p.Steps) > 200 {
			return
		}
		res := plan.Compute(p)
		for _, fault := range broken(p, res) {
			t.Error(fault)
		}
		marshal(t, res)
	})
}
