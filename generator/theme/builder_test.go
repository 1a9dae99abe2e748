package theme_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handrail/generator/schema"
)

// asset is the one file whose name starts so.
func asset(t *testing.T, files map[string]string, prefix string) string {
	t.Helper()
	for name, text := range files {
		if strings.HasPrefix(name, prefix) {
			return text
		}
	}
	t.Fatalf("no file %s*", prefix)
	return ""
}

// TestBuilderBudget: what only the builder's page fetches, gzipped.
func TestBuilderBudget(t *testing.T) {
	files := render(t, specimen(t, nil))
	for prefix, most := range map[string]int{"assets/builder.": 0, "assets/plan-file.": 1024} {
		for name, text := range files {
			if !strings.HasPrefix(name, prefix) {
				continue
			}
			budget := most
			switch {
			case strings.HasSuffix(name, ".css"):
				budget = 7 * 1024 // the page's one style sheet
			case budget == 0:
				budget = 5 * 1024
			}
			if got := packed(t, text); got > budget {
				t.Errorf("%s has %d bytes gzipped, more than %d", name, got, budget)
			}
		}
	}
	for name, page := range pages(files) {
		if has := strings.Contains(page, "assets/builder.") || strings.Contains(page, "assets/library."); has != (name == "builder.html") {
			t.Errorf("%s fetches what the builder needs: %v", name, has)
		}
	}
}

// hostile is a title that ends whatever is not careful.
const hostile = `</script><b>"It's" & 😀 — \ <!-- -->`

// TestLibraryScript: the activities come to the builder as data, whatever
// stands in their titles.
func TestLibraryScript(t *testing.T) {
	quoted, err := json.Marshal(hostile)
	if err != nil {
		t.Fatal(err)
	}
	files := render(t, specimen(t, map[string]string{
		"activities/weather.md": "---\ntitle: " + string(quoted) + "\nsummary: S.\ntype: check-in\ntime: {fixed: 2, per_person: 1.5}\ntime_min: 8\nsize: {min: 3, max: 12}\nenergy: low\ncomfort: 1\nmaterials: [{name: Cards, per: person, print: poster}]\nonline: works\n---\n## Steps\n1. One.\n",
	}))
	script := asset(t, files, "assets/library.")
	if i := strings.IndexAny(script, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("the script holds %q", script[i:min(i+20, len(script))])
	}
	var got struct {
		Steps []struct {
			Title, Ref, URL, Kind, Label, Energy string
			Time                                 struct {
				Fixed     float64
				PerPerson float64 `json:"per_person"`
			}
			TimeMin   int `json:"time_min"`
			Size      struct{ Min, Max int }
			Materials []struct{ Name, Per, Print string }
		}
	}
	data, ok := strings.CutPrefix(strings.TrimSuffix(script, ");\n"), "handrailLibrary(")
	if err := json.Unmarshal([]byte(data), &got); err != nil || !ok {
		t.Fatalf("not a call with data: %v\n%s", err, script)
	}
	found := false
	for _, s := range got.Steps {
		if s.Ref != "weather" {
			continue
		}
		found = true
		if s.Title != hostile || s.URL != "activities/weather.html" || s.Kind != "activity" || s.Label != "Activity" || s.Time.PerPerson != 1.5 ||
			s.TimeMin != 8 || s.Size.Max != 12 || len(s.Materials) != 1 || s.Materials[0].Print != "poster" {
			t.Errorf("the activity is %+v", s)
		}
	}
	if !found || len(got.Steps) < 6 {
		t.Errorf("%d activities, weather among them: %v", len(got.Steps), found)
	}
}

// TestPlanCode: the address of a plan in the builder holds all that its file
// says, in signs that no chat and no mail program changes.
func TestPlanCode(t *testing.T) {
	plan := `---
title: "Tea, talk & 😀 – it's 5 o'clock"
summary: S.
start: "09:05"
first_meeting: true
roles: [Lead, "Co-lead"]
materials: [Water, {name: "A/B: pens", per: person, qty: 2, consumable: true, print: handouts/poster}]
steps:
  - {title: "Hello_~-.", time: {fixed: 2.5, per_person: 1}, time_min: 3, who: Lead, phase: open, if_short: shorten, say: "Line\none", note: N, handout: handouts/poster}
  - {use: activities/weather, at: "09:30", if_short: skip, backup: three}
  - {break: 10, materials: [Tea]}
---
`
	page := parse(t, render(t, specimen(t, map[string]string{"plans/weekly.md": plan}))["plans/weekly.html"])
	var code string
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" && text(n) == "Adapt this plan" {
			code, _ = strings.CutPrefix(attr(n, "href"), "../builder.html#p=")
		}
	}
	const want = "tTea~18~_talk_~12~_~2r5s~_~6c3~_it~13~s_5_o~13~clock.s0905.l90.g10.f1.rLead.rCo-lead.mWater.mA~1b~B~1m~_pens:pe:2:c:poster" +
		"/tHello~2n~~3i~-~1a~.n2~1a~5~17~1.x3.ish.wLead.pop.sLine_one.oN.hposter/uweather.isk.a0930.kthree/b10.mTea"
	if len(code) < 6 || code[0] != '1' || code[6:] != want {
		t.Errorf("got  %s\nwant 1????/%s", code, want)
	}
	if !regexp.MustCompile(`^[A-Za-z0-9\-._~:/]+$`).MatchString(code) {
		t.Errorf("the code holds a sign that is changed on the way: %s", code)
	}
}

// TestCodeWords: a code keeps the first two letters of these words, so no two
// of a list may begin alike.
func TestCodeWords(t *testing.T) {
	lists := 0
	for _, fields := range [][]schema.Field{schema.TypeSteps.Fields(), schema.TypeMaterials.Fields()} {
		for _, f := range fields {
			if f.Type != schema.TypeEnum {
				continue
			}
			lists++
			seen := map[string]string{}
			for _, v := range f.Values {
				if other, ok := seen[v[:2]]; ok {
					t.Errorf("%s: %s and %s begin alike", f.Name, v, other)
				}
				seen[v[:2]] = v
			}
		}
	}
	if lists != 3 {
		t.Errorf("%d lists, want phase, if_short and per", lists)
	}
}

// TestBuilderWithoutScripts: the page says what it needs, and where else to
// go.
func TestBuilderWithoutScripts(t *testing.T) {
	sheet := "---\ntitle: Blank plan\nsummary: To fill in.\n---\nRows.\n"
	page := render(t, specimen(t, map[string]string{"handouts/blank-plan.md": sheet}))["builder.html"]
	for _, want := range []string{"needs scripts", "<a href=plans/index.html>", "<a href=handouts/blank-plan.html>Blank plan</a>", "handrail new plan"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}
