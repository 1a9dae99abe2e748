package theme_test

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const (
	twiceUsed = "---\ntitle: Twice\nsummary: Uses one thing twice.\nstart: \"18:00\"\nlength: 60\ngroup: 10\nroles: [Ana]\nsteps:\n" +
		"  - {use: weather, who: Ana}\n  - {title: Talk, time: 10, who: Ana, say: Speak up., note: For you., if_short: skip}\n  - {use: collage}\n  - {use: weather}\n---\n" +
		"## Why this order\nSee [the steps](../activities/collage.md#steps) and [your role](../guides/your-role.md).\n"
	linking = "---\ntitle: Collage\nsummary: Make a picture together.\ntype: discussion\ntime: 40\nsize: {min: 2}\ngroups: pairs\nenergy: low\ncomfort: 1\nmaterials: []\nonline: works\n---\n" +
		"## Steps\n1. Cut, see [below](#watch-for).[^1]\n\n### Glue\nLike [the weather](weather.md).\n\n## Watch for\nScissors. Call the [crisis line](../contacts/crisis-line.md).\n\n[^1]: With care.\n"
)

// sheetsOf renders the specimen with a plan that uses an activity twice.
func sheetsOf(t *testing.T) map[string]string {
	t.Helper()
	return render(t, specimen(t, map[string]string{"plans/weekly.md": twiceUsed, "activities/collage.md": linking}))
}

// elements lists what fits in a page, as "id text".
func elements(doc *html.Node, fits func(n *html.Node) bool) []string {
	var out []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && fits(n) {
			out = append(out, strings.TrimSpace(attr(n, "id")+" "+text(n)))
		}
	}
	return out
}

// TestFullPlan: each activity stands once in the sheet, one level deeper, and
// links to it lead into the sheet.
func TestFullPlan(t *testing.T) {
	files := sheetsOf(t)
	doc := parse(t, files["plans/weekly.full.html"])
	got := strings.Join(elements(doc, func(n *html.Node) bool { return n.Data == "h2" || n.Data == "h3" || n.Data == "h4" }), "; ")
	const want = "Run sheet; why-this-order Why this order; in.1 Weather report; in.1.steps Steps; in.2 Collage; in.2.steps Steps; in.2.glue Glue; in.2.watch-for Watch for"
	if got != want {
		t.Errorf("headings\ngot  %s\nwant %s", got, want)
	}
	if n := byID(doc, "in.2.glue"); n == nil || n.Data != "h4" {
		t.Error("a heading inside a part is not one level deeper")
	}
	links := map[string]string{}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" {
			links[text(n)] = attr(n, "href")
		}
	}
	for words, want := range map[string]string{
		"Weather report": "#in.1", "Collage": "#in.2", "the steps": "#in.2.steps", "below": "#in.2.watch-for", "the weather": "#in.1",
		"your role": "../guides/your-role.html", "crisis line": "../contacts/crisis-line.html", "Back to Twice": "weekly.html",
	} {
		if links[words] != want {
			t.Errorf("%s leads to %q, want %q", words, links[words], want)
		}
	}
	for name, page := range pages(files) {
		if strings.HasPrefix(name, "plans/weekly.") {
			checkPage(t, withIndex(files), name, parse(t, page))
		}
	}
	if uses := elements(doc, func(n *html.Node) bool { return attr(n, "class") == "inlined__use" }); strings.Join(uses, "; ") != "Step 1 · 18:00 · 12 min · Ana; Step 4 · 19:02 · 12 min; Step 3 · 18:22 · 40 min · in pairs" {
		t.Errorf("used at %q", uses)
	}
}

func withIndex(files map[string]string) map[string]string {
	files["search/index.js"] = "made by another package"
	return files
}

// TestPeopleSeeNoTimes: the version for participants has the order and nothing
// that is for facilitators.
func TestPeopleSeeNoTimes(t *testing.T) {
	doc := parse(t, sheetsOf(t)["plans/weekly.people.html"])
	main := byID(doc, "page.main")
	got := strings.Join(elements(main, func(n *html.Node) bool { return n.Data == "li" }), "; ")
	if want := "Weather report; Talk; Collage in pairs; Weather report"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if bad := regexp.MustCompile(`\d:\d\d|\bmin|Ana|Speak|For you|late|Skip`).FindString(text(main)); bad != "" {
		t.Errorf("the sheet holds %q", bad)
	}
}

// TestRunSheetWords: what stands around the table, on the plan's own page.
func TestRunSheetWords(t *testing.T) {
	for _, tt := range []struct{ name, front, want string }{
		{"spare", "start: \"18:00\"\nlength: 60\ngroup: 6\nsteps:\n  - {title: A, time: 59, time_min: 20, if_short: shorten}\n", "18:00 to 18:59 · 59 minutes · 6 people; 1 minute spare of the booked 60. Shortest: 20 minutes.; Running late? Shorten step 1 (59 to 20). Saves up to 39 minutes."},
		{"full", "start: \"18:00\"\nlength: 60\ngroup: 1\nsteps:\n  - {title: A, time: 60}\n", "18:00 to 19:00 · 60 minutes · 1 person; Fills the booked 60 minutes."},
		{"over, next day", "start: \"23:30\"\nlength: 60\ngroup: 2\nsteps:\n  - {title: A, time: 45}\n  - {title: B, time: 20, if_short: skip}\n", "23:30 to 00:35 +1 day · 65 minutes · 2 people; Over by 5 minutes of the booked 60. Shortest: 45 minutes.; Running late? Skip step 2 (20). Saves up to 20 minutes."},
		{"no clock", "length: 30\ngroup: 2\nsteps:\n  - {title: A, time: 20}\n", "20 minutes · 2 people; 10 minutes spare of the booked 30."},
	} {
		page := "---\ntitle: T\nsummary: S.\n" + tt.front + "---\n## Why this order\nX.\n"
		doc := parse(t, render(t, specimen(t, map[string]string{"plans/weekly.md": page}))["plans/weekly.html"])
		var got []string
		for n := range doc.Descendants() {
			if n.Type == html.ElementNode && n.Data == "p" && n.Parent != nil {
				for c := range n.Descendants() {
					for _, a := range c.Attr {
						if a.Key == "data-sum" || a.Key == "data-slack" || a.Key == "data-cuts" {
							got = append(got, text(n))
						}
					}
				}
			}
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, strings.Join(got, "; "), tt.want)
		}
	}
}

// TestRunSheetSaysWhatIsOpen: a pin that is missed, a free row, contacts that
// are not set, and a step that nobody leads has room for initials.
func TestRunSheetSaysWhatIsOpen(t *testing.T) {
	page := "---\ntitle: T\nsummary: S.\nsafety: care\nstart: \"18:00\"\nlength: 90\ngroup: 3\nsteps:\n  - {title: A, time: 20}\n  - {title: B, time: 5, at: \"18:10\"}\n  - {title: C, time: 5, at: \"18:40\"}\n---\n## Why this order\nX.\n"
	doc := parse(t, render(t, specimen(t, map[string]string{"plans/weekly.md": page}))["plans/weekly.html"])
	rows := elements(doc, func(n *html.Node) bool {
		return n.Data == "tr" && n.Parent.Data == "tbody" && strings.Contains(attr(n.Parent.Parent.Parent, "class"), "runsheet")
	})
	want := []string{"18:00201. A", "18:2052. BMeant for 18:10, 10 minutes late.", "18:2515Free", "18:4053. C"}
	if strings.Join(rows, "\n") != strings.Join(want, "\n") {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
	sheet := strings.Join(elements(doc, func(n *html.Node) bool { return strings.HasPrefix(attr(n, "class"), "runsheet ") }), "")
	for _, words := range []string{"Crisis line +44 (0)1632 960123", "Emergency: not set yet. Ask your program lead; in danger call your local emergency number.", "Not clinically reviewed", "Version 2026-11"} {
		if !strings.Contains(sheet, words) {
			t.Errorf("the sheet does not say %q", words)
		}
	}
}

// TestCards: the urgent first, those with card: false not at all, and no
// number that can be tapped where a placeholder stands.
func TestCards(t *testing.T) {
	s := specimen(t, nil)
	var titles []string
	for _, n := range s.OfKind("playbook") {
		titles = append(titles, n.Title)
	}
	cards := func(edit map[string]string) []string {
		return elements(parse(t, render(t, specimen(t, edit))["cards.html"]), func(n *html.Node) bool { return attr(n, "class") == "pocket__title" })
	}
	got := cards(nil)
	if len(got) != len(titles) || got[0] != "Someone talks about suicide" || got[len(got)-1] != "Something got out" {
		t.Errorf("cards %q of playbooks %q", got, titles)
	}
	without := "---\ntitle: No card\nsummary: S.\nurgency: now\nsigns: [a]\ncard: false\n---\n## First minute\n1. Wait.\n"
	if got := cards(map[string]string{"playbooks/none.md": without}); len(got) != len(titles) {
		t.Errorf("with a playbook that wants no card there are %d, want %d", len(got), len(titles))
	}
}

// TestCode: the code stands on the plan's sheets when the handbook has an
// address, and never on what participants get.
func TestCode(t *testing.T) {
	const settings = "title: R\nbase_url: https://handbook.example.org/\n"
	for name, page := range pages(render(t, specimen(t, map[string]string{"handbook.yaml": settings}))) {
		has, want := strings.Contains(page, "<svg class=\"code\""), strings.HasPrefix(name, "plans/") && !strings.Contains(name, ".people.") && name != "plans/index.html"
		if has != want {
			t.Errorf("%s: a code is %v, want %v", name, has, want)
		}
	}
	for name, page := range pages(render(t, specimen(t, nil))) {
		if strings.Contains(page, "class=\"code\"") {
			t.Errorf("%s has a code that leads nowhere", name)
		}
	}
}

// TestSheetsAreInNoList: what is made to be printed is reached from its page
// alone.
func TestSheetsAreInNoList(t *testing.T) {
	files := render(t, specimen(t, map[string]string{"handbook.yaml": "title: R\nbase_url: https://handbook.example.org/\n"}))
	for _, list := range []string{"a-z.html", "sitemap.xml", "plans/index.html", "index.html"} {
		if bad := regexp.MustCompile(`[\w/]*\.full\.html|[\w/]*\.people\.html|cards\.html|blank-plan\.html`).FindString(files[list]); bad != "" {
			t.Errorf("%s lists %s", list, bad)
		}
	}
	for _, sheet := range []string{"weekly.full.html", "weekly.people.html", "../cards.html", "../blank-plan.html"} {
		if !strings.Contains(files["plans/weekly.html"], "href="+sheet) {
			t.Errorf("the plan does not lead to %s", sheet)
		}
	}
}
