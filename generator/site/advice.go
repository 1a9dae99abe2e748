package site

import (
	"fmt"

	"handrail/generator/diag"
	"handrail/generator/plan"
	"handrail/generator/schema"
)

// Advice tells what could be better about p, which is the plan of page n as
// written or with another start, length or group: what the arithmetic warns
// of, and settings that have no effect, each at its place in the file.
func (n *Node) Advice(p plan.Plan) []diag.Diag {
	return n.advice(p, plan.Compute(p), plan.Lay(p))
}

// advice is Advice for who has worked p out.
func (n *Node) advice(p plan.Plan, worked plan.Result, timeline plan.Timeline) []diag.Diag {
	a := advice{n: n, plan: p, timeline: timeline, steps: n.Values.Steps("steps")}
	for _, w := range worked.Warnings {
		if w.Step == 0 {
			a.overrun()
			continue
		}
		a.step(w)
	}
	for i, s := range a.steps {
		a.noEffect(s, p.Steps[i])
	}
	return a.ds
}

// advice is one run of Advice.
type advice struct {
	n        *Node
	plan     plan.Plan
	timeline plan.Timeline
	steps    []schema.Step // as written
	ds       []diag.Diag
}

// step tells a warning about one step.
func (a *advice) step(w plan.Warning) {
	s, p := a.steps[w.Step-1], a.plan.Steps[w.Step-1]
	row := a.row(w.Step)
	switch w.Code {
	case "plan-pin-late":
		a.at(s.AtOff, len(s.At), w.Code, fmt.Sprintf("%s is reached %d minutes late, at %s", s.At, row.Late, plan.Clock(row.Start)),
			"shorten what comes before, or move the time")
	case "plan-size":
		// When nobody said how many come, no size is wrong for them yet.
		if a.n.Values.Has("group") || a.plan.Group != typicalGroup {
			a.at(s.UseOff, len(s.Use), w.Code, fmt.Sprintf("%s is for %s, and %d are expected", p.Title, people(p.Size), a.plan.Group),
				"use another activity; if this one works all the same, change size: on its page")
		}
	case "plan-comfort":
		switch {
		case a.plan.First:
			a.at(s.UseOff, len(s.Use), w.Code, p.Title+" is personal, and this is a first meeting", "use one with comfort 1 or 2, and keep this for later")
		case a.complete():
			a.at(s.UseOff, len(s.Use), w.Code, p.Title+" is personal, and comes before the group has agreed on its rules", "put a step with phase: agree before it")
		}
	case "plan-no-break":
		a.at(s.Off, 1, w.Code, fmt.Sprintf("when this step ends, at %s, there was no break for more than 90 minutes", a.clock(row.End)),
			"put {break: 10} before it, or earlier")
	case "plan-shorten":
		a.at(s.IfShortOff, len(s.IfShort), w.Code, "nothing says to how many minutes this step can be cut", "add time_min: with its shortest minutes")
	}
}

// complete tells whether every activity was found. One that was not may be
// the one in which the group agrees on its rules.
func (a *advice) complete() bool {
	for i, s := range a.steps {
		if s.Use != "" && a.plan.Steps[i].Ref == "" {
			return false
		}
	}
	return true
}

func (a *advice) overrun() {
	v, t := a.n.Values, a.timeline
	a.at(max(v.Off("length"), v.Off("steps")), len("length"), "plan-overrun",
		fmt.Sprintf("the steps take %d minutes, %d more than the %d booked", t.Total, -t.Slack(), t.Length), "shorten or remove a step")
}

// noEffect tells of what a step says that changes nothing.
func (a *advice) noEffect(s schema.Step, p plan.Step) {
	if s.At != "" && !a.timeline.Clock {
		a.at(s.AtOff, len(s.At), "plan-no-start", "the plan does not say when it starts, so at: has no effect", `add start: "18:00" with its time to the plan`)
	}
	if minutes := p.Time.For(a.plan.Group); s.IfShort == "shorten" && s.TimeMin > minutes && minutes > 0 {
		a.at(s.IfShortOff, len(s.IfShort), "plan-shorten", fmt.Sprintf("the shortest time, %d minutes, is more than the %d that the step takes", s.TimeMin, minutes),
			"make time_min smaller than its time")
	}
}

func (a *advice) at(off, width int, code, text, hint string) {
	a.ds = append(a.ds, a.n.at(off, width, code, text, hint))
}

// row is the row of a step, not the free minutes before it.
func (a *advice) row(step int) plan.Row {
	for _, row := range a.timeline.Rows {
		if row.Index == step-1 && !row.Free {
			return row
		}
	}
	return plan.Row{}
}

func (a *advice) clock(minutes int) string {
	if a.timeline.Clock {
		return plan.Clock(minutes)
	}
	return plan.Elapsed(minutes)
}

// people is a group size in words.
func people(s plan.Size) string {
	switch {
	case s.Max == 0:
		return fmt.Sprintf("%d people or more", s.Min)
	case s.Max == s.Min:
		return fmt.Sprintf("%d people", s.Min)
	default:
		return fmt.Sprintf("%d to %d people", s.Min, s.Max)
	}
}
