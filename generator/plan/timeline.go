package plan

import "math"

// Timeline is a plan with its steps laid end to end.
type Timeline struct {
	Rows   []Row
	Start  int  // minutes after midnight; 0 when the plan has no clock
	End    int  // Start + Total
	Clock  bool // whether the plan says when it starts
	Length int  // booked minutes; 0 when not said
	Total  int  // minutes of all rows, breaks and free rows included
	Group  int  // people that the minutes were worked out for
}

// Row is a step with its clock, or free minutes before a pinned step.
type Row struct {
	Step
	Minutes int
	Start   int  // minutes after midnight of the first day; elapsed minutes in a plan without clock
	End     int  // Start + Minutes
	Index   int  // of the step; of a free row, of the step that it waits for
	Free    bool // nothing is planned
	Break   bool
	Late    int // minutes after the step's pin, or 0
}

// Slack is the booked time that is left; negative when the plan is too long.
// It is 0 when nobody said how long is booked.
func (t Timeline) Slack() int {
	if t.Length == 0 {
		return 0
	}
	return t.Length - t.Total
}

// Lay works out when each step of p starts and ends.
func Lay(p Plan) Timeline {
	p = p.tame()
	return p.lay(p.minutes())
}

// lay puts the steps end to end, each with the minutes given for it. A step
// that is pinned to a later time waits for it, and the wait is a free row; a
// step that comes after its pin starts when it can, and says by how much it is
// late: later steps are never squeezed in silence. A pin before the start
// means the next day. Without a start there is no clock to be pinned to.
func (p Plan) lay(minutes []int) Timeline {
	start := ParseClock(p.Start)
	t := Timeline{Length: p.Length, Group: p.Group, Clock: start >= 0, Start: max(start, 0)}
	at := t.Start
	for i, s := range p.Steps {
		late := 0
		if pin := ParseClock(s.At); t.Clock && pin >= 0 {
			if pin < t.Start {
				pin += day
			}
			if at < pin {
				t.Rows = append(t.Rows, Row{Step: Step{Title: "Free", Kind: Free}, Minutes: pin - at, Start: at, End: pin, Index: i, Free: true})
				at = pin
			}
			late = at - pin
		}
		t.Rows = append(t.Rows, Row{Step: s, Minutes: minutes[i], Start: at, End: at + minutes[i], Index: i, Break: s.Kind == Break, Late: late})
		at += minutes[i]
	}
	t.End, t.Total = at, at-t.Start
	return t
}

// minutes is how long each step takes.
func (p Plan) minutes() []int {
	out := make([]int, len(p.Steps))
	for i, s := range p.Steps {
		out[i] = s.Time.For(p.Group)
	}
	return out
}

// For is the time for a group of people, rounded up to whole minutes, at most
// a week. Halves are exact in binary, so 2 + 0.5 x 7 is 5.5 and not a hair more.
func (t Time) For(people int) int {
	// The conversion rounds the product on every processor alike.
	minutes := math.Ceil(t.Fixed + float64(t.PerPerson*float64(people)))
	return int(min(max(minutes, 0), most))
}
