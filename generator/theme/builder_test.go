package theme_test

import (
	"encoding/json"
	"regexp"
	"slices"
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

// TestBuilderBudget: what only plans of a reader's own fetch, gzipped, by what
// it is for. Nothing of it is on any other page.
func TestBuilderBudget(t *testing.T) {
	files := render(t, specimen(t, nil))
	for what, budget := range map[string]struct {
		most  int
		parts []string
	}{
		"builder, run and filters": {12 * 1024, []string{"builder", "run", "filter", "plan"}},
		"downloading":              {1024, []string{"plan-file"}},
		"a plan of a link":         {8*1024 + 256, []string{"plan", "plan-page", "plan-open", "sheet"}},
	} {
		got := 0
		for _, part := range budget.parts {
			got += packed(t, script(t, files, part))
		}
		t.Logf("%s: %d bytes gzipped", what, got)
		if got > budget.most {
			t.Errorf("%s takes %d bytes gzipped, more than %d", what, got, budget.most)
		}
	}
	for name, text := range files {
		if strings.HasPrefix(name, "assets/builder.") && strings.HasSuffix(name, ".css") {
			if got := packed(t, text); got > 8*1024 { // the page's one style sheet
				t.Errorf("%s has %d bytes gzipped, more than %d", name, got, 8*1024)
			}
		}
	}
	for name, page := range pages(files) {
		for part, on := range map[string][]string{"builder": {"builder.html"}, "library": {"builder.html", "run.html"}, "plan-open": {"run.html"}} {
			if has := strings.Contains(page, "assets/"+part+"."); has != slices.Contains(on, name) {
				t.Errorf("%s fetches %s: %v", name, part, has)
			}
		}
	}
}

// script is the text of a bundle.
func script(t *testing.T, files map[string]string, bundle string) string {
	t.Helper()
	for name, text := range files {
		if strings.HasPrefix(name, "assets/"+bundle+".") && strings.HasSuffix(name, ".js") {
			return text
		}
	}
	t.Fatalf("no bundle %s", bundle)
	return ""
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
	library := libraryOf(t, script)
	text, ok := library.Steps["weather"]
	if !ok || len(library.Steps) < 6 {
		t.Fatalf("%d activities, weather among them: %v", len(library.Steps), ok)
	}
	var got struct {
		Title, URL, Kind, Label string
		Time                    struct {
			PerPerson float64 `json:"per_person"`
		}
		TimeMin   int `json:"time_min"`
		Size      struct{ Max int }
		Materials []struct{ Print string }
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Title != hostile || got.URL != "activities/weather.html" || got.Kind != "activity" || got.Label != "Activity" || got.Time.PerPerson != 1.5 ||
		got.TimeMin != 8 || got.Size.Max != 12 || len(got.Materials) != 1 || got.Materials[0].Print != "poster" {
		t.Errorf("the activity is %+v", got)
	}
}

// libraryData is what the library script holds, by name.
type libraryData struct{ Steps, Handouts, Plans map[string]json.RawMessage }

func libraryOf(t *testing.T, script string) libraryData {
	t.Helper()
	data, ok := strings.CutPrefix(strings.TrimSuffix(script, ";\n"), "var handrailLibrary=")
	var pairs struct{ Steps, Handouts, Plans [][2]json.RawMessage }
	if err := json.Unmarshal([]byte(data), &pairs); err != nil || !ok {
		t.Fatalf("no data in a variable: %v\n%s", err, script)
	}
	by := func(list [][2]json.RawMessage) map[string]json.RawMessage {
		out := map[string]json.RawMessage{}
		for _, pair := range list {
			var name string
			if err := json.Unmarshal(pair[0], &name); err != nil {
				t.Fatal(err)
			}
			out[name] = pair[1]
		}
		return out
	}
	return libraryData{by(pairs.Steps), by(pairs.Handouts), by(pairs.Plans)}
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
	files := render(t, specimen(t, map[string]string{"plans/weekly.md": plan}))
	var link, code string
	for n := range parse(t, files["plans/weekly.html"]).Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" && text(n) == "Adapt this plan" {
			link = attr(n, "href")
		}
	}
	if link != "../builder.html#from=weekly" {
		t.Errorf("the plan opens in the builder at %q", link)
	}
	if err := json.Unmarshal(libraryOf(t, asset(t, files, "assets/library.")).Plans["weekly"], &code); err != nil {
		t.Fatal(err)
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

// TestOwnPlanPage: without a plan in its address, and without scripts, the page
// that runs one says where else to go and shows nothing of a plan; no list and
// no search leads to it.
func TestOwnPlanPage(t *testing.T) {
	files := render(t, specimen(t, nil))
	var shown []string
	for n := range parse(t, files["run.html"]).Descendants() {
		if n.Type == html.ElementNode && n.Data == "p" && attr(n, "data-open") == "off" {
			shown = append(shown, text(n))
		}
	}
	const want = "A plan that was sent as a link opens here. If you see none, there is no plan in the link, or scripts are switched off or did not load. You can still take one of the Session plans as it is."
	if strings.Join(shown, "|") != want {
		t.Errorf("got  %s\nwant %s", shown, want)
	}
	for _, list := range []string{"a-z.html", "sitemap.xml", "plans/index.html", "index.html"} {
		if strings.Contains(files[list], "run.html") {
			t.Errorf("%s leads to a page that is empty without a plan", list)
		}
	}
	bare, _, _ := strings.Cut(files["run.html"], "<template")
	if strings.Contains(bare, "data-plan") || !strings.Contains(files["run.html"], "<template data-open=page><div") {
		t.Error("the rows of no plan are shown")
	}
}
