package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"handrail/generator/plan"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// planSite writes a handbook with one good and one broken plan.
func planSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"handbook.yaml":   "title: Test\n",
		"plans/good.md":   "---\ntitle: Good\nsummary: S\nlength: 10\nsteps: [{title: Talk, time: 30}]\n---\n",
		"plans/broken.md": "---\ntitle: Broken\nsummary: S\nsteps: [{title: Talk}]\n---\n",
		"plans/torn.md":   "---\ntitle: Torn\n",
	} {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestPlanStatus(t *testing.T) {
	dir := planSite(t)
	for _, tt := range []struct {
		name string
		args []string
		want int
		says string
	}{
		{"advice does not fail it", []string{"good"}, exitOK, "[plan-overrun]"},
		{"a mistake in the plan", []string{"broken"}, exitContent, "content/plans/broken.md:4:9: error: the step has no time"},
		{"a plan that cannot be read", []string{"torn"}, exitContent, "content/plans/torn.md:1:1: error: "},
		{"no such plan", []string{"bad"}, exitUsage, "no plan is called bad"},
		{"a flag that cannot be", []string{"good", "--group", "0"}, exitUsage, "hint: "},
		{"a flag that is none", []string{"good", "--groups", "4"}, exitUsage, "did you mean --group?"},
	} {
		var out, errw bytes.Buffer
		args := append(append([]string{"plan"}, tt.args...), dir)
		if got := run(t.Context(), args, strings.NewReader(""), &out, &errw); got != tt.want {
			t.Errorf("%s: status %d, want %d", tt.name, got, tt.want)
		}
		if !strings.Contains(errw.String(), tt.says) {
			t.Errorf("%s: it says\n%swant %q in it", tt.name, errw.String(), tt.says)
		}
	}
}

// TestCalendarReads: another program reads from the event what the plan says,
// however long and in whatever letters.
func TestCalendarReads(t *testing.T) {
	title := strings.Repeat("Café für alle, zusammen; ", 6)
	p := plan.Plan{Title: title, Start: "23:30", Steps: []plan.Step{{Title: title + `\n "quoted"`, Time: plan.Time{Fixed: 45}}}}
	kind, _ := schema.Lookup("plan")
	page := &site.Page{Path: "plans/cafe.md", ID: "cafe", Kind: kind}
	v := planView{site: &site.Site{}, node: &site.Node{Page: page}, plan: p, result: plan.Compute(p)}
	var out bytes.Buffer
	if err := v.ics(&out, time.Date(2027, 2, 28, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d bytes, or with a line end of its own: %q", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(&out)
	if err != nil || len(cal.Events()) != 1 {
		t.Fatalf("%d events, error %v", len(cal.Events()), err)
	}
	for property, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertySummary:     title,
		ics.ComponentPropertyDtStart:     "20270228T233000",
		ics.ComponentPropertyDtEnd:       "20270301T001500",
		ics.ComponentPropertyDescription: "23:30 " + title + `\n "quoted" (45 min)` + "\nNo length is booked.",
	} {
		if got := cal.Events()[0].GetProperty(property).Value; got != want {
			t.Errorf("%s is %q, want %q", property, got, want)
		}
	}
}
