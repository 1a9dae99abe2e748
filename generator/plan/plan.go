package plan

import "fmt"

// NoClock stands where a plan or a step names no clock time.
const NoClock = -1

// Step is one row of a plan as its author wrote it, with the minutes worked
// out for the group.
type Step struct {
	Title   string
	Minutes int
	Pin     int // minutes after midnight at which it should start, or NoClock
	Break   bool
	Who     string
	Phase   string
	Say     string
	Note    string
	IfShort string // keep, shorten or skip
}

// Row is a step with its clock, or free minutes before a pinned step.
type Row struct {
	Step
	Start int  // minutes after midnight of the first day; elapsed minutes in a plan without clock
	End   int  // Start + Minutes
	Index int  // of the step; of a free row, of the step that it waits for
	Free  bool // nothing is planned
	Late  int  // minutes after the step's pin, or 0
}

// Timeline is a plan with every clock time worked out.
type Timeline struct {
	Rows   []Row
	Start  int  // minutes after midnight; 0 when the plan has no clock
	End    int  // Start + Total
	Clock  bool // whether the plan says when it starts
	Length int  // booked minutes; 0 when not said
	Total  int  // minutes of all rows, breaks and free rows included
	Group  int  // people that the minutes were worked out for
}

// Slack is the booked time that is left; negative when the plan is too long.
func (t Timeline) Slack() int { return t.Length - t.Total }

// Compute lays the steps end to end from start, in minutes after midnight or
// NoClock, when times count from 0. A step that is pinned to a later time
// waits for it, and the wait is a free row; a step that comes after its pin
// starts when it can, and says by how much it is late. A pin before the start
// means the next day.
func Compute(start, length, group int, steps []Step) Timeline {
	t := Timeline{Length: length, Group: group, Clock: start >= 0, Start: max(start, 0)}
	at := t.Start
	for i, s := range steps {
		late := 0
		if pin := s.Pin; t.Clock && pin >= 0 {
			for pin < t.Start {
				pin += day
			}
			if at < pin {
				t.Rows = append(t.Rows, Row{Step: Step{Title: "Free", Minutes: pin - at, Pin: NoClock}, Start: at, End: pin, Index: i, Free: true})
				at = pin
			}
			late = at - pin
		}
		t.Rows = append(t.Rows, Row{Step: s, Start: at, End: at + s.Minutes, Index: i, Late: late})
		at += s.Minutes
	}
	t.End, t.Total = at, at-t.Start
	return t
}

// day is the minutes of a day.
const day = 24 * 60

// Clock writes minutes after midnight as "18:05"; a later day is told:
// "00:15 +1 day".
func Clock(minutes int) string {
	days, m := minutes/day, minutes%day
	s := fmt.Sprintf("%02d:%02d", m/60, m%60)
	switch days {
	case 0:
		return s
	case 1:
		return s + " +1 day"
	default:
		return fmt.Sprintf("%s +%d days", s, days)
	}
}

// Elapsed writes minutes since the start as "0:05", for plans without clock.
func Elapsed(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }
