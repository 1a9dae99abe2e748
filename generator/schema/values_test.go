package schema

import (
	"reflect"
	"strings"
	"testing"
)

// Numbers that help people must come out as they were written: a lost zero or
// plus sign is a call that reaches nobody.
func TestPhoneNumbersComeOutByteForByte(t *testing.T) {
	for _, number := range []string{"0800123", "+15550100", "116 123", "08001111", "988", "1-800-555-0100"} {
		for _, quote := range []string{`"`, `'`} {
			src := page("role: crisis\nphone: " + quote + number + quote + " # a note\nsms: " + quote + number + quote + "\n")
			v, _, ds := Decode("a.md", []byte(src), kind(t, "contact"))
			if len(ds) > 0 {
				t.Errorf("%s: got %s", number, told(ds))
			}
			if v.Text("phone") != number || v.Text("sms") != number {
				t.Errorf("phone, sms = %q, %q, want %q", v.Text("phone"), v.Text("sms"), number)
			}
		}
	}
}

// YAML sees numbers, dates and truth values in these; authors mean text.
func TestTextIsWhatWasWritten(t *testing.T) {
	for _, want := range []string{
		"988", "007", "1.10", "1e3", "0x1F", "1_000", "+5", ".5", "2026-11-01", "18:00", "true", "No", "on", ".inf",
		"24/7", "it's", `say "no"`, "tab\tinside", "two  blanks", "é ü 安", "x#y",
	} {
		for _, end := range []string{"\n", "\r\n"} {
			src := strings.ReplaceAll("---\ntitle: "+want+"\naliases: [a]\n---\n", "\n", end)
			v, _, _ := Decode("a.md", []byte(src), kind(t, "section"))
			if got := v.Text("title"); got != want {
				t.Errorf("title: %s came out as %q", want, got)
			}
		}
	}
}

func TestTexts(t *testing.T) {
	for _, tt := range []struct{ name, value, want string }{
		{"single quotes", "'it''s'", "it's"},
		{"double quotes", `"a \"b\" \u00e9"`, `a "b" é`},
		{"over lines", "one\n  two", "one two"},
		{"on the next line", "\n  one\n  two", "one two"},
		{"block", "|\n  one\n  two", "one\ntwo"},
		{"folded block", ">\n  one\n  two", "one two"},
	} {
		v, _, ds := Decode("a.md", []byte("---\ntitle: "+tt.value+"\n---\n"), kind(t, "section"))
		if got := v.Text("title"); got != tt.want || len(ds) > 0 {
			t.Errorf("%s: got %q, %s want %q", tt.name, got, told(ds), tt.want)
		}
	}
}

func TestDefaults(t *testing.T) {
	v, _, ds := Decode("a.md", []byte(page("urgency: now\nsigns: [a]\n")), kind(t, "playbook"))
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	if got, want := v.Text("audience"), "facilitator"; got != want {
		t.Errorf("audience = %q, want %q", got, want)
	}
	if !v.Bool("card") || v.Has("card") || v.Off("card") != -1 {
		t.Error("card is not true by default alone")
	}
	settings, _ := DecodeSettings("handbook.yaml", []byte("title: T\n"))
	if got := settings.Int("plan_length"); got != 90 {
		t.Errorf("plan_length = %d, want 90", got)
	}
	if got := settings.Theme("theme"); got != (Theme{Name: "default"}) {
		t.Errorf("theme = %+v", got)
	}
	if got, want := settings.Texts("release"), []string{"contacts", "policies", "reviews", "translations"}; !reflect.DeepEqual(got, want) {
		t.Errorf("release = %q, want %q", got, want)
	}
	handout, _, _ := Decode("a.md", []byte(page("")), kind(t, "handout"))
	if got := handout.Text("audience"); got != "participant" {
		t.Errorf("audience of a handout = %q, want participant", got)
	}
	var zero Values
	if zero.Has("title") || zero.Text("title") != "" || zero.Texts("tags") != nil || zero.Steps("steps") != nil {
		t.Error("the zero Values holds something")
	}
}

func TestActivityValues(t *testing.T) {
	src := `---
title: Weather report
summary: S
type: check-in
time: {fixed: 2, per_person: 1.5}
time_min: 8
size: {min: 3, best: 8}
energy: low
comfort: 2
materials: [Pens, {name: Cards, per: person, qty: 2, consumable: true, print: feelings-wheel}]
online: works
needs:
  - hearing
  - seeing
---
`
	v, _, ds := Decode("a.md", []byte(src), kind(t, "activity"))
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	if got, want := v.Minutes("time"), (Minutes{Fixed: 2, PerPerson: 1.5}); got != want {
		t.Errorf("time = %+v, want %+v", got, want)
	}
	if got, want := v.Size("size"), (Size{Min: 3, Best: 8}); got != want {
		t.Errorf("size = %+v, want %+v", got, want)
	}
	if v.Int("time_min") != 8 || v.Int("comfort") != 2 || v.Int("skill") != 1 || v.Int("prep") != 0 {
		t.Errorf("time_min, comfort, skill, prep = %d, %d, %d, %d", v.Int("time_min"), v.Int("comfort"), v.Int("skill"), v.Int("prep"))
	}
	want := []Material{
		{Name: "Pens", Per: "session", Qty: 1, Off: strings.Index(src, "Pens"), PrintOff: -1},
		{Name: "Cards", Per: "person", Qty: 2, Consumable: true, Print: "feelings-wheel", Off: strings.Index(src, "{name"), PrintOff: strings.Index(src, "feelings")},
	}
	if got := v.Materials("materials"); !reflect.DeepEqual(got, want) {
		t.Errorf("materials = %+v\nwant %+v", got, want)
	}
	if got, want := v.Texts("needs"), []string{"hearing", "seeing"}; !reflect.DeepEqual(got, want) {
		t.Errorf("needs = %q, want %q", got, want)
	}
	if got, want := v.ValueOff("needs", 1), strings.Index(src, "seeing"); got != want {
		t.Errorf("place of needs[1] = %d, want %d", got, want)
	}
	if got, want := v.Off("needs"), strings.Index(src, "needs"); got != want {
		t.Errorf("place of needs = %d, want %d", got, want)
	}
	if v.ValueOff("needs", 2) != -1 || v.ValueOff("prep", 0) != -1 {
		t.Error("what is not there has a place")
	}
}

func TestPlanValues(t *testing.T) {
	src := `---
title: Plan
summary: S
start: 18:00
steps:
  - {title: Welcome, time: 3, who: Lead, phase: open}
  - use: weather-report
    at: "19:00"
    if_short: shorten
    time_min: 4
    backup: quiet-stone
    materials: [Water]
  - break: 10
---
`
	v, _, ds := Decode("a.md", []byte(src), kind(t, "plan"))
	if len(ds) > 0 {
		t.Fatal(told(ds))
	}
	steps := v.Steps("steps")
	if len(steps) != 3 {
		t.Fatalf("%d steps, want 3", len(steps))
	}
	if got, want := steps[0], (Step{
		Title: "Welcome", Time: Minutes{Fixed: 3}, HasTime: true, Who: "Lead", Phase: "open", IfShort: "keep",
		Off: strings.Index(src, "{title"), UseOff: -1, TimeOff: strings.Index(src, "3, who"), AtOff: -1, HandoutOff: -1, BackupOff: -1, IfShortOff: -1,
	}); !reflect.DeepEqual(got, want) {
		t.Errorf("step 1 = %+v\nwant %+v", got, want)
	}
	if got, want := steps[1], (Step{
		Use: "weather-report", At: "19:00", IfShort: "shorten", TimeMin: 4, Backup: "quiet-stone",
		Materials: []Material{{Name: "Water", Per: "session", Qty: 1, Off: strings.Index(src, "Water"), PrintOff: -1}},
		Off:       strings.Index(src, "use:"), UseOff: strings.Index(src, "weather"), TimeOff: -1, AtOff: strings.Index(src, `"19`),
		HandoutOff: -1, BackupOff: strings.Index(src, "quiet"), IfShortOff: strings.Index(src, "shorten"),
	}); !reflect.DeepEqual(got, want) {
		t.Errorf("step 2 = %+v\nwant %+v", got, want)
	}
	if steps[2].Break != 10 || steps[2].HasTime {
		t.Errorf("step 3 = %+v", steps[2])
	}
}

func TestSettingsValues(t *testing.T) {
	src := `title: T
theme: {name: quiet, accent: "#7a3e9d"}
words:
  conflict: [kicking off, shouting]
  walk-out: left
headings: {es: {Say this: Diga esto, Avoid: Evite}}
lint: {avoid: {junkie: a person who uses drugs}, allow: [{word: crazy golf, why: a game}], except: [{advice: reading-grade, pages: [transport], why: law}]}
sources: []
`
	v, ds := DecodeSettings("handbook.yaml", []byte(src))
	if got, want := told(ds), "8:1 field-unknown: unknown setting sources (the settings are "; !strings.HasPrefix(got, want) {
		t.Errorf("got %s", got)
	}
	if got, want := v.Theme("theme"), (Theme{Name: "quiet", Accent: "#7a3e9d"}); got != want {
		t.Errorf("theme = %+v, want %+v", got, want)
	}
	words := []Words{
		{Key: "conflict", Words: []string{"kicking off", "shouting"}, Off: strings.Index(src, "conflict")},
		{Key: "walk-out", Words: []string{"left"}, Off: strings.Index(src, "walk-out")},
	}
	if got := v.Words("words"); !reflect.DeepEqual(got, words) {
		t.Errorf("words = %+v, want %+v", got, words)
	}
	headings := []Heading{
		{Language: "es", Title: "Say this", Text: "Diga esto", Off: strings.Index(src, "Say this")},
		{Language: "es", Title: "Avoid", Text: "Evite", Off: strings.Index(src, "Avoid")},
	}
	if got := v.Headings("headings"); !reflect.DeepEqual(got, headings) {
		t.Errorf("headings = %+v, want %+v", got, headings)
	}
	lint := Lint{
		Avoid: []Words{{Key: "junkie", Words: []string{"a person who uses drugs"}, Off: strings.Index(src, "junkie")}},
		Allow: []Allowed{{Word: "crazy golf", Why: "a game", Off: strings.Index(src, "crazy golf")}},
		Except: []Except{{
			Advice: "reading-grade", Pages: []string{"transport"}, Why: "law",
			Off: strings.Index(src, "reading-grade"), PageOffs: []int{strings.Index(src, "transport")},
		}},
	}
	if got := v.Lint("lint"); !reflect.DeepEqual(got, lint) {
		t.Errorf("lint = %+v, want %+v", got, lint)
	}
}

func TestMinutesFor(t *testing.T) {
	for _, tt := range []struct {
		name   string
		m      Minutes
		people int
		want   int
	}{
		{"fixed", Minutes{Fixed: 10}, 8, 10},
		{"per person", Minutes{Fixed: 2, PerPerson: 1}, 14, 16},
		{"rounded up", Minutes{PerPerson: 0.5}, 7, 4},
		{"halves that meet", Minutes{Fixed: 0.5, PerPerson: 0.5}, 7, 4},
		{"no people", Minutes{Fixed: 2, PerPerson: 1}, 0, 2},
		{"below none", Minutes{Fixed: 2, PerPerson: 1}, -3, 2},
	} {
		if got := tt.m.For(tt.people); got != tt.want {
			t.Errorf("%s: For(%d) = %d, want %d", tt.name, tt.people, got, tt.want)
		}
	}
}
