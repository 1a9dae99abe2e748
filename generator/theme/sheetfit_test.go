package theme

import (
	"strings"
	"testing"
)

func TestSayShort(t *testing.T) {
	const say = `Welcome. Nobody has to speak. "Pass" is fine. You can step out.`
	for _, tt := range []struct {
		name  string
		limit int
		want  string
	}{
		{"no limit", 0, say},
		{"all of it fits", 80, say},
		{"whole sentences", 50, `Welcome. Nobody has to speak. "Pass" is fine. …`},
		{"the first", 20, "Welcome. …"},
		{"not even the first", 5, "…"},
	} {
		if got := sayShort(say, tt.limit); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if got, want := sayShort("It is 1.5 metres wide. Or more.", 25), "It is 1.5 metres wide. …"; got != want {
		t.Errorf("a stop inside a number: %q, want %q", got, want)
	}
}

// TestFit: the plan's own words stay whole as long as the sheet holds them;
// what activities lend goes first, and notes always.
func TestFit(t *testing.T) {
	const lent = "What helps? It can be small, and odd."
	own := strings.Repeat("We stay kind here. ", 8) + "Yes."
	sheet := func(rows int, own string) *RunSheet {
		s := &RunSheet{}
		for i := range rows {
			row := SheetRow{Title: "Step", Say: own, Note: "For facilitators."}
			if i%2 == 1 {
				row.Say, row.Lent = lent, true
			}
			s.Rows = append(s.Rows, row)
		}
		s.fit(nil)
		return s
	}
	if s := sheet(2, own); s.Rows[0].Say != own || s.Rows[1].Say != lent || s.Rows[0].Note != "" {
		t.Errorf("with room: %+v", s.Rows)
	}
	if s := sheet(8, own+own[:40]); s.Rows[0].Say != own+own[:40] || s.Rows[1].Say != "" {
		t.Errorf("with less room: %q and %q", s.Rows[0].Say, s.Rows[1].Say)
	}
	s := sheet(10, own+" "+own)
	if !strings.HasSuffix(s.Rows[0].Say, ". …") || s.Rows[1].Say != "" {
		t.Errorf("on a full sheet: %q and %q", s.Rows[0].Say, s.Rows[1].Say)
	}
	if got := tableLines(s.Rows, sayLimit{}); got > sheetLines {
		t.Errorf("%.1f lines, more than %.1f", got, sheetLines)
	}
}

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
	}{{"", 0}, {"one", 1}, {"one two", 1}, {"one two three", 2}, {"one\ntwo", 2}, {"incomprehensibilities", 1}} {
		if got := lines(tt.text, 8); got != tt.want {
			t.Errorf("%q: %d lines of 8 letters, want %d", tt.text, got, tt.want)
		}
	}
}
