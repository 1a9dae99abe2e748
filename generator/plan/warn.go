package plan

// How long people can go without a pause, and how short one can be.
const (
	longestStretch = 90 // minutes
	shortestBreak  = 5
)

// personal is the comfort of activities in which people show much of
// themselves. They come after the agreements, and not at a first meeting.
const personal = 3

// warnings is advice about the plan, row by row and at the end about the whole.
func (p Plan) warnings(t Timeline) []Warning {
	out := []Warning{}
	agreed := false
	var s stretch
	for _, row := range t.Rows {
		say := func(when bool, code string) {
			if when {
				out = append(out, Warning{code, row.Index + 1})
			}
		}
		tired := s.add(row)
		if !row.Free {
			say(row.Late > 0, "plan-pin-late")
			say(row.Size.excludes(p.Group), "plan-size")
			say(row.Comfort == personal && (p.First || !agreed), "plan-comfort")
		}
		say(tired, "plan-no-break")
		say(row.IfShort == "shorten" && row.TimeMin == 0, "plan-shorten")
		agreed = agreed || row.Phase == "agree"
	}
	if t.Slack() < 0 {
		out = append(out, Warning{"plan-overrun", 0})
	}
	return out
}

func (s Size) excludes(people int) bool {
	return people < s.Min || s.Max > 0 && people > s.Max
}

// stretch is the minutes since the last pause.
type stretch struct {
	minutes int
	told    bool
}

// add takes the next row, and tells whether it makes the stretch too long; of
// each stretch once.
func (s *stretch) add(row Row) bool {
	if (row.Break || row.Free) && row.Minutes >= shortestBreak {
		*s = stretch{}
		return false
	}
	s.minutes += row.Minutes
	if s.told || s.minutes <= longestStretch {
		return false
	}
	s.told = true
	return true
}
