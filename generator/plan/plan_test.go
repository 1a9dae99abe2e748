package plan_test

import (
	"fmt"
	"strings"
	"testing"

	"handrail/generator/plan"
)

// row writes a row as "18:30 25 late 5".
func row(r plan.Row) string {
	s := fmt.Sprintf("%s %d", plan.Clock(r.Start), r.Minutes)
	if r.Free {
		s += " free"
	}
	if r.Late > 0 {
		s += fmt.Sprintf(" late %d", r.Late)
	}
	return s
}

func step(minutes int) plan.Step { return plan.Step{Minutes: minutes, Pin: plan.NoClock} }
func pinned(minutes, pin int) plan.Step {
	return plan.Step{Minutes: minutes, Pin: pin}
}

func TestCompute(t *testing.T) {
	for _, tt := range []struct {
		name          string
		start, length int
		steps         []plan.Step
		rows          string
		end           string
		slack         int
	}{
		{"one after the other", 18 * 60, 90, []plan.Step{step(3), step(12), step(5)}, "18:00 3, 18:03 12, 18:15 5", "18:20", 70},
		{"past midnight", 23*60 + 30, 60, []plan.Step{step(45), step(15)}, "23:30 45, 00:15 +1 day 15", "00:30 +1 day", 0},
		{"early pin leaves free minutes", 18 * 60, 60, []plan.Step{step(20), step(25), pinned(10, 18*60+50)}, "18:00 20, 18:20 25, 18:45 5 free, 18:50 10", "19:00", 0},
		{"late pin says so and goes on", 18 * 60, 60, []plan.Step{step(30), step(25), pinned(10, 18*60+50)}, "18:00 30, 18:30 25, 18:55 10 late 5", "19:05", -5},
		{"pin before the start is the next day", 23 * 60, 120, []plan.Step{step(30), pinned(10, 15)}, "23:00 30, 23:30 45 free, 00:15 +1 day 10", "00:25 +1 day", 35},
		{"pin on time", 18 * 60, 30, []plan.Step{step(20), pinned(10, 18*60+20)}, "18:00 20, 18:20 10", "18:30", 0},
		{"without clock times count from 0", plan.NoClock, 30, []plan.Step{step(20), pinned(10, 18*60)}, "00:00 20, 00:20 10", "00:30", 0},
		{"nothing planned", 18 * 60, 30, nil, "", "18:00", 30},
		{"a step of no minutes keeps its place", 18 * 60, 30, []plan.Step{step(0), step(30)}, "18:00 0, 18:00 30", "18:30", 0},
	} {
		got := plan.Compute(tt.start, tt.length, 10, tt.steps)
		var rows []string
		for _, r := range got.Rows {
			rows = append(rows, row(r))
		}
		if s := strings.Join(rows, ", "); s != tt.rows {
			t.Errorf("%s: rows %s, want %s", tt.name, s, tt.rows)
		}
		if end := plan.Clock(got.End); end != tt.end || got.Slack() != tt.slack {
			t.Errorf("%s: ends %s with %d to spare, want %s with %d", tt.name, end, got.Slack(), tt.end, tt.slack)
		}
		if got.End != got.Start+got.Total {
			t.Errorf("%s: start %d + total %d is not end %d", tt.name, got.Start, got.Total, got.End)
		}
	}
}

func TestElapsed(t *testing.T) {
	for _, tt := range []struct {
		minutes int
		want    string
	}{{0, "0:00"}, {5, "0:05"}, {65, "1:05"}, {1500, "25:00"}} {
		if got := plan.Elapsed(tt.minutes); got != tt.want {
			t.Errorf("Elapsed(%d) = %s, want %s", tt.minutes, got, tt.want)
		}
	}
}
