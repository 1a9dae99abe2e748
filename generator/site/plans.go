package site

import (
	"handrail/generator/diag"
	"handrail/generator/plan"
	"handrail/generator/schema"
)

// typicalGroup is how many people a plan is worked out for when it does not
// say how many are expected.
const typicalGroup = 10

// plan makes a session plan of a page, and works it out.
func (l *linker) plan(n *Node) []diag.Diag {
	var ds []diag.Diag
	v := n.Values
	p := &plan.Plan{
		Title: n.Title, Start: v.Text("start"), Length: l.in.Settings.PlanLength, Group: typicalGroup,
		Materials: l.materials(v.Materials("materials")), First: v.Bool("first_meeting"),
	}
	if v.Has("length") {
		p.Length = v.Int("length")
	}
	if v.Has("group") {
		p.Group = v.Int("group")
	}
	written := v.Steps("steps")
	uses := make([]*Node, len(written))
	for i, s := range written {
		uses[i] = l.stepRefs(n, s, &ds)
		p.Steps = append(p.Steps, l.planStep(s, uses[i]))
	}
	result, timeline := plan.Compute(*p), plan.Lay(*p)
	n.Session, n.Result, n.Plan = p, &result, &timeline
	for _, row := range timeline.Rows {
		use := uses[row.Index]
		if row.Free {
			use = nil
		}
		n.Steps = append(n.Steps, use)
	}
	return append(ds, n.advice(*p, result, timeline)...)
}

// stepRefs finds the pages that a step names, and returns its activity; nil
// when it has none.
func (l *linker) stepRefs(n *Node, s schema.Step, ds *[]diag.Diag) *Node {
	find := func(id string, off int, kinds []string) *Node {
		if id == "" {
			return nil
		}
		to, d := l.ref(n, off, id, kinds)
		if d != nil {
			*ds = append(*ds, *d)
		}
		return to
	}
	find(s.Handout, s.HandoutOff, handoutKinds)
	find(s.Backup, s.BackupOff, useKinds)
	for _, m := range s.Materials {
		l.materialRef(n, m, ds)
	}
	return find(s.Use, s.UseOff, useKinds)
}

var useKinds = []string{"activity", "icebreaker"}

// planStep is a step as written, with what its activity says where the step
// itself does not.
func (l *linker) planStep(s schema.Step, use *Node) plan.Step {
	step := plan.Step{
		Title: s.Title, Kind: plan.Own, Time: timeOf(s.Time), TimeMin: s.TimeMin, At: s.At, IfShort: s.IfShort,
		Who: s.Who, Phase: s.Phase, Say: s.Say, Note: s.Note, Materials: l.materials(s.Materials),
	}
	if s.Break > 0 {
		step.Title, step.Kind, step.Time = l.in.Words.Word("Break"), plan.Break, plan.Time{Fixed: float64(s.Break)}
	}
	if h := l.one(s.Handout, handoutKinds); h != nil {
		step.Handout, step.Copies = l.shortRef(h, handoutKinds), h.Values.Text("copies")
	}
	if use == nil {
		return step
	}
	v := use.Values
	step.Title, step.Kind, step.Ref = use.Title, plan.Activity, l.shortRef(use, useKinds)
	if !s.HasTime {
		step.Time = timeOf(v.Minutes("time"))
	}
	if s.TimeMin == 0 {
		step.TimeMin = v.Int("time_min")
	}
	if s.Phase == "" {
		step.Phase = v.Text("phase")
	}
	size := v.Size("size")
	step.Groups, step.Size, step.Comfort, step.Prep = v.Text("groups"), plan.Size{Min: size.Min, Max: size.Max}, v.Int("comfort"), v.Int("prep")
	step.Materials = append(step.Materials, l.materials(v.Materials("materials"))...)
	return step
}

func timeOf(m schema.Minutes) plan.Time { return plan.Time{Fixed: m.Fixed, PerPerson: m.PerPerson} }

func (l *linker) materials(list []schema.Material) []plan.Material {
	var out []plan.Material
	for _, m := range list {
		p := plan.Material{Name: m.Name, Per: m.Per, Qty: m.Qty, Consumable: m.Consumable}
		if h := l.one(m.Print, handoutKinds); h != nil {
			p.Print = l.shortRef(h, handoutKinds)
		}
		out = append(out, p)
	}
	return out
}

// shortRef is the shortest name by which a field of these kinds finds n.
func (l *linker) shortRef(n *Node, kinds []string) string {
	if l.one(n.ID, kinds) == n {
		return n.ID
	}
	return n.Ref()
}
