package plan_test

import (
	"testing"

	"handrail/generator/plan"
)

func TestClocks(t *testing.T) {
	for _, tt := range []struct {
		minutes       int
		clock, lapsed string
	}{
		{0, "00:00", "0:00"},
		{5, "00:05", "0:05"},
		{18*60 + 30, "18:30", "18:30"},
		{24*60 + 15, "00:15 +1 day", "24:15"},
		{2*24*60 + 60, "01:00 +2 days", "49:00"},
	} {
		if got := plan.Clock(tt.minutes); got != tt.clock {
			t.Errorf("Clock(%d) = %s, want %s", tt.minutes, got, tt.clock)
		}
		if got := plan.Elapsed(tt.minutes); got != tt.lapsed {
			t.Errorf("Elapsed(%d) = %s, want %s", tt.minutes, got, tt.lapsed)
		}
	}
}

func TestParseClock(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
	}{
		{"00:00", 0},
		{"7:05", 7*60 + 5},
		{"23:59", 23*60 + 59},
		{"", plan.NoClock},
		{"24:00", plan.NoClock},
		{"18:60", plan.NoClock},
		{"18:5", plan.NoClock},
		{"+8:05", plan.NoClock},
		{"018:05", plan.NoClock},
		{"six", plan.NoClock},
	} {
		if got := plan.ParseClock(tt.text); got != tt.want {
			t.Errorf("ParseClock(%q) = %d, want %d", tt.text, got, tt.want)
		}
	}
}
