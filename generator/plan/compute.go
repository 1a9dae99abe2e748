package plan

// Compute works a plan out. It depends on nothing but p and does not change
// it; values that no plan can have (negative, or past a week) are taken as the
// nearest that one can.
func Compute(p Plan) Result {
	p = p.tame()
	minutes := p.minutes()
	t := p.lay(minutes)
	cuts := p.cuts(minutes)
	r := Result{
		Title: p.Title, Start: t.stamp(t.Start), End: t.stamp(t.End), Length: p.Length, Group: p.Group,
		Total: t.Total, Slack: t.Slack(), Shortest: p.lay(after(minutes, cuts)).Total,
		Steps: t.lines(), Cuts: cuts, Materials: p.needs(), Prep: p.prep(), Handouts: p.handouts(),
		Warnings: p.warnings(t),
	}
	return r
}

// lines is the rows as a Result has them.
func (t Timeline) lines() []Line {
	out := make([]Line, len(t.Rows))
	for i, r := range t.Rows {
		kind := r.Kind
		if kind == "" {
			kind = Own
		}
		out[i] = Line{
			Step: r.Index + 1, Start: t.stamp(r.Start), End: t.stamp(r.End), Minutes: r.Minutes,
			Title: r.Title, Ref: r.Ref, Kind: kind, Who: r.Who, Late: r.Late,
		}
	}
	return out
}

// prep is what has to be prepared, step by step.
func (p Plan) prep() []Prep {
	out := []Prep{}
	for i, s := range p.Steps {
		if s.Prep > 0 {
			out = append(out, Prep{Step: i + 1, Title: s.Title, Minutes: s.Prep})
		}
	}
	return out
}

// most is the largest number that Compute works with: the minutes of a week.
// No session, group or box of pens comes near it, and sums of products stay
// far from the end of int.
const most = 7 * day

// tame is p with its numbers between 0 and most.
func (p Plan) tame() Plan {
	p.Length, p.Group = tame(p.Length), tame(p.Group)
	p.Materials = tameAll(p.Materials)
	steps := make([]Step, len(p.Steps))
	for i, s := range p.Steps {
		s.TimeMin, s.Prep, s.Comfort = tame(s.TimeMin), tame(s.Prep), tame(s.Comfort)
		s.Size = Size{Min: tame(s.Size.Min), Max: tame(s.Size.Max)}
		s.Materials = tameAll(s.Materials)
		steps[i] = s
	}
	p.Steps = steps
	return p
}

func tameAll(list []Material) []Material {
	out := make([]Material, len(list))
	for i, m := range list {
		m.Qty = tame(m.Qty)
		out[i] = m
	}
	return out
}

func tame(n int) int { return min(max(n, 0), most) }
