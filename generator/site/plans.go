package site

import (
	"fmt"
	"strconv"
	"strings"

	"handrail/generator/diag"
	"handrail/generator/plan"
	"handrail/generator/schema"
)

// plan works out the clock of a session plan.
func (l *linker) plan(n *Node) []diag.Diag {
	var ds []diag.Diag
	v := n.Values
	group := v.Int("group")
	var steps []plan.Step
	var uses []*Node
	source := v.Steps("steps")
	for _, s := range source {
		step, use := l.planStep(n, s, group, &ds)
		steps = append(steps, step)
		uses = append(uses, use)
	}
	length := l.in.Settings.PlanLength
	if v.Has("length") {
		length = v.Int("length")
	}
	t := plan.Compute(clockOr(v.Text("start"), plan.NoClock), length, group, steps)
	n.Plan = &t
	for _, row := range t.Rows {
		if row.Free {
			n.Steps = append(n.Steps, nil)
			continue
		}
		n.Steps = append(n.Steps, uses[row.Index])
		if row.Late > 0 {
			ds = append(ds, n.at(source[row.Index].AtOff, len(source[row.Index].At), "plan-pin-late",
				fmt.Sprintf("%s is reached %d minutes late, at %s", source[row.Index].At, row.Late, plan.Clock(row.Start)),
				"shorten what comes before, or move the time"))
		}
	}
	if t.Slack() < 0 && length > 0 {
		off := v.Off("length")
		ds = append(ds, n.at(max(off, v.Off("steps")), len("length"), "plan-overrun",
			fmt.Sprintf("the steps take %d minutes, %d more than the %d booked", t.Total, -t.Slack(), length), "shorten or remove a step"))
	}
	return ds
}

// planStep turns a step as written into one with minutes.
func (l *linker) planStep(n *Node, s schema.Step, group int, ds *[]diag.Diag) (plan.Step, *Node) {
	step := plan.Step{
		Title: s.Title, Break: s.Break > 0, Who: s.Who, Phase: s.Phase, Say: s.Say, Note: s.Note, IfShort: s.IfShort,
		Minutes: s.Time.For(group), Pin: clockOr(s.At, plan.NoClock),
	}
	if step.Break {
		step.Title, step.Minutes = "Break", s.Break
	}
	for _, ref := range []struct {
		id    string
		off   int
		kinds []string
	}{{s.Handout, s.HandoutOff, handoutKinds}, {s.Backup, s.BackupOff, useKinds}} {
		if ref.id != "" {
			if _, d := l.ref(n, ref.off, ref.id, ref.kinds); d != nil {
				*ds = append(*ds, *d)
			}
		}
	}
	for _, m := range s.Materials {
		l.materialRef(n, m, ds)
	}
	if s.Use == "" {
		return step, nil
	}
	use, d := l.ref(n, s.UseOff, s.Use, useKinds)
	if d != nil {
		*ds = append(*ds, *d)
		return step, nil
	}
	step.Title = use.Title
	if !s.HasTime {
		step.Minutes = use.Values.Minutes("time").For(group)
	}
	if step.Phase == "" {
		step.Phase = use.Values.Text("phase")
	}
	return step, use
}

var useKinds = []string{"activity", "icebreaker"}

// clockOr reads "18:05" as minutes after midnight, or returns other.
func clockOr(s string, other int) int {
	h, m, ok := strings.Cut(s, ":")
	hours, err1 := strconv.Atoi(h)
	minutes, err2 := strconv.Atoi(m)
	if !ok || err1 != nil || err2 != nil {
		return other
	}
	return hours*60 + minutes
}
