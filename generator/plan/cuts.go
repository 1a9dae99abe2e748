package plan

import (
	"cmp"
	"slices"
)

// cuts is every step that can be cut, in the order in which to cut: shorten
// first, where most is saved and then the later step; then leave out from the
// end, since a step that was left out early cannot be taken back when the
// group turns out quicker. What saves nothing is no cut.
func (p Plan) cuts(minutes []int) []Cut {
	shorten, skip := []Cut{}, []Cut{}
	for i := len(p.Steps) - 1; i >= 0; i-- {
		s, from := p.Steps[i], minutes[i]
		switch {
		case s.IfShort == "skip" && from > 0:
			skip = append(skip, Cut{Step: i + 1, From: from, Saves: from})
		case s.IfShort == "shorten" && s.TimeMin > 0 && s.TimeMin < from:
			shorten = append(shorten, Cut{Step: i + 1, From: from, To: s.TimeMin, Saves: from - s.TimeMin})
		}
	}
	slices.SortStableFunc(shorten, func(a, b Cut) int { return cmp.Compare(b.Saves, a.Saves) })
	return append(shorten, skip...)
}

// after is the minutes of the steps when cuts are made.
func after(minutes []int, cuts []Cut) []int {
	out := slices.Clone(minutes)
	for _, c := range cuts {
		out[c.Step-1] = c.To
	}
	return out
}

// CutsAfter is which cuts to make to save the minutes needed, when the steps
// before from have begun: in the order of Result.Cuts, until enough is saved
// or nothing is left. What is done cannot be cut, so only later steps are.
// from is the number of the first step that has not begun.
func CutsAfter(p Plan, from, needed int) []Cut {
	out := []Cut{}
	p = p.tame()
	for _, c := range p.cuts(p.minutes()) {
		if needed <= 0 {
			break
		}
		if c.Step >= from {
			out = append(out, c)
			needed -= c.Saves
		}
	}
	return out
}
