package theme_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// playbook is the specimen's urgent playbook.
func playbook(t *testing.T) *html.Node {
	t.Helper()
	return parse(t, render(t, specimen(t, nil))["playbooks/suicide.html"])
}

func TestPlaybookOrder(t *testing.T) {
	var got []string
	for n := range playbook(t).Descendants() {
		if n.Type == html.ElementNode && n.Data == "h2" {
			got = append(got, text(n))
		}
	}
	// The author's own part stays behind the one that it followed.
	const want = "First minute, Get help if, Say this, Do now, Avoid, Our own part, Afterwards, What you notice, Your organisation’s rules, Keep it fresh"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
}

// TestWordsUnderStress: words of the glossary are linked at their first use,
// but not where a shaken person reads.
func TestWordsUnderStress(t *testing.T) {
	var links []string
	for n := range playbook(t).Descendants() {
		if n.Type == html.ElementNode && attr(n, "class") == "term" {
			links = append(links, text(n.Parent))
		}
	}
	if len(links) != 1 || links[0] != "Talk about the trigger." {
		t.Errorf("linked in %q, want the trigger of Do now only", links)
	}
}

// TestPlaceholderIsNoLink: a contact that is not set is words wherever it
// stands, and never leads a hand to a dead button.
func TestPlaceholderIsNoLink(t *testing.T) {
	for name, page := range pages(render(t, specimen(t, nil))) {
		if name == "guides/role.html" { // a redirect page
			continue
		}
		doc := parse(t, page)
		told := false
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if href := attr(n, "href"); href == "tel:" || href == "sms:" {
				t.Errorf("%s: a link to no number: %s", name, text(n))
			}
			told = told || n.Data == "p" && strings.HasPrefix(text(n), "Emergency: not set yet. Ask your program lead")
		}
		if !told {
			t.Errorf("%s does not say that the emergency number is not set", name)
		}
	}
}

func TestAllPlaceholdersInOneLine(t *testing.T) {
	unset := func(title string) string {
		return "---\ntitle: " + title + "\nsummary: Someone.\nrole: other\nplaceholder: true\n---\nText.\n"
	}
	s := specimen(t, map[string]string{"contacts/crisis-line.md": unset("Crisis line"), "contacts/supervisor.md": unset("Supervisor")})
	page := render(t, s)["guides/boundaries.html"]
	const want = "Emergency, Crisis line, Supervisor:</b> not set yet."
	if !strings.Contains(page, want) || strings.Contains(page, "tel:") {
		t.Errorf("want one line with %q and no number in\n%s", want, page)
	}
}

// TestEveryNumberIsShown: whatever a contact's role, a playbook that names it
// shows its number in the care card, and a sentence that links it has it too.
func TestEveryNumberIsShown(t *testing.T) {
	for _, role := range []string{"emergency", "crisis", "abuse", "supervisor", "medical", "other"} {
		page := "---\ntitle: Crisis line\nsummary: Someone.\nrole: " + role + "\nphone: \"01632 960 777\"\n---\nText.\n"
		pages := render(t, specimen(t, map[string]string{"contacts/crisis-line.md": page}))
		for name, want := range map[string]string{
			"playbooks/suicide.html": `class=call href=tel:01632960777`,
			"guides/your-role.html":  `(<a class=tel href=tel:01632960777>01632 960 777</a>)`,
		} {
			if !strings.Contains(pages[name], want) {
				t.Errorf("role %s: %s does not hold %s", role, name, want)
			}
		}
	}
}

// TestNumberIsTappable: behind a link to a contact stands its number; when it
// was checked is said once, at the end, so that sentences stay readable.
func TestNumberIsTappable(t *testing.T) {
	page := render(t, specimen(t, nil))["guides/your-role.html"]
	for _, want := range []string{
		`<a href=../contacts/crisis-line.html>crisis line</a> (<a class=tel href=tel:+441632960123>+44 (0)1632 960123</a>) or`,
		`then the <a href=../contacts/crisis-line.html>crisis line</a> (<a class=tel href=tel:+441632960123>+44 (0)1632 960123</a>) again.`,
		`<p class=checked data-check-by=2026-10-01>Crisis line: Checked 1 Nov 2026. Check again by 30 Apr 2027. Supervisor: Checked 1 Sep 2026. Check again by 1 Oct 2026.</p>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("want %s\nin %s", want, page[strings.Index(page, "<main"):])
		}
	}
	// The strip tells the date of the number that was checked longest ago.
	if !strings.Contains(page, "<p class=help__note data-check-by=2026-10-01>Checked 1 Sep 2026. Check again by 1 Oct 2026") {
		t.Error("the help strip does not say when its numbers were checked")
	}
}

func TestNotice(t *testing.T) {
	files := render(t, specimen(t, nil))
	for name, want := range map[string]string{
		"playbooks/suicide.html":    "Not localised · not clinically reviewed",
		"guides/boundaries.html":    "Not localised",
		"policies/limits.html":      "Not localised · template, not adopted",
		"techniques/go-rounds.html": "Not localised",
	} {
		if !strings.Contains(files[name], "<p class=notice><a href=#page.notice>"+want+"</a>") {
			t.Errorf("%s: want %s under the title", name, want)
		}
	}
}

// TestNoticeStaysUntilAllIsOwn: every page says that the handbook is not
// localised until its last contact is set and its last rule adopted, and in the
// same words, so that a page changes only when the line goes.
func TestNoticeStaysUntilAllIsOwn(t *testing.T) {
	const notice, said = ">Not localised</a>", "Not yet localised: some contacts or rules of this handbook are not your program's own yet. Ask your program lead."
	set := map[string]string{
		"contacts/emergency.md": "---\ntitle: Emergency\nsummary: S\nrole: emergency\nphone: \"555 0100\"\nverified: 2026-11-01\n---\nText.\n",
		"policies/limits.md":    "---\ntitle: Limits of confidentiality\nsummary: S\nadoption: adopted\n---\n## The rule\nText.\n",
		"contacts/venue.md":     "---\ntitle: Venue\nsummary: S\nrole: other\nplaceholder: true\n---\nText.\n", // no page counts on it
	}
	with := func(name, text string) map[string]string {
		m := maps.Clone(set)
		m[name] = text
		return m
	}
	template := strings.Replace(set["policies/limits.md"], "adopted", "template", 1)
	ready := with("contacts/venue.md", "")
	var open string // a page of a handbook with something left
	for _, tt := range []struct {
		name  string
		files map[string]string
		told  bool
	}{
		{"a contact that no page names is a placeholder", set, true},
		{"a rule is a template", with("policies/limits.md", template), true},
		{"all is set and adopted", ready, false},
		{"a rule is a template, and none is asked for", map[string]string{
			"contacts/emergency.md": set["contacts/emergency.md"], "policies/limits.md": template,
			"handbook.yaml": "title: Riverside\nhelp: [emergency]\nrelease: [contacts, reviews]\n",
		}, false},
	} {
		files := render(t, specimen(t, tt.files))
		for _, name := range []string{"index.html", "guides/boundaries.html", "activities/index.html", "techniques/go-rounds.html"} {
			page := files[name]
			if strings.Contains(page, notice) != tt.told || strings.Contains(page, said) != tt.told {
				t.Errorf("%s: %s says so: %v, want %v", tt.name, name, !tt.told, tt.told)
			}
		}
		if page := files["techniques/go-rounds.html"]; tt.told {
			if open != "" && page != open {
				t.Errorf("%s: the page is another one", tt.name)
			}
			open = page
		}
	}
}

// TestTemplateSaysSo: a policy says that it is a template, on its page, in the
// binder and in the list, until it is adopted, whatever its text is.
func TestTemplateSaysSo(t *testing.T) {
	const policy = "---\ntitle: Limits of confidentiality\nsummary: S\nadoption: %s\n---\n## The rule\nText.\n"
	for adoption, told := range map[string]bool{"template": true, "adopted": false} {
		files := render(t, specimen(t, map[string]string{"policies/limits.md": fmt.Sprintf(policy, adoption)}))
		for name, words := range map[string]string{
			"policies/limits.html": "This is a template. It is not your rule until",
			"print.html":           "This is a template. It is not your rule until",
			"policies/index.html":  "Template, not yet adopted",
		} {
			if strings.Contains(files[name], words) != told {
				t.Errorf("adoption %s: %s says %q: %v, want %v", adoption, name, words, !told, told)
			}
		}
	}
}

func TestPlanInWords(t *testing.T) {
	files := render(t, specimen(t, nil))
	for name, wants := range map[string][]string{
		"plans/weekly.html": {"18:00 to 19:15 · 75 minutes · 10 people", "15 minutes spare of the booked 90", "If late: shorten to 8", "Free", "Cards <span class=muted data-plan-thing>30, for step 3</span>", "Poster <span class=muted data-plan-copies>30 copies</span>", "Skip Close (5)"},
		"plans/long.html":   {"41 minutes · 6 people", "<p class=plan__over data-plan-slack>Over by 11 minutes of the booked 30", "0:20"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s: want %q in\n%s", name, want, files[name][strings.Index(files[name], "<main"):])
			}
		}
	}
}

// TestLibraryWithoutIntro: a kind that has neither a template nor an
// introduction of its own still has a page and a list.
func TestLibraryWithoutIntro(t *testing.T) {
	files := render(t, specimen(t, nil))
	if !strings.Contains(files["lessons/first.html"], "<h1>First lesson</h1>") || !strings.Contains(files["lessons/index.html"], "Second lesson") {
		t.Error("lessons have no pages")
	}
	if !strings.Contains(files["policies/index.html"], "<h1>Our policies</h1>") || !strings.Contains(files["policies/index.html"], "Adopted by the board.") {
		t.Error("the introduction is not on the page of its library")
	}
}

func TestWithBaseURL(t *testing.T) {
	const settings = "title: Riverside\nhelp: [crisis-line]\nbase_url: https://example.org/h\n"
	files := render(t, specimen(t, map[string]string{"handbook.yaml": settings}))
	for name, want := range map[string]string{
		"guides/boundaries.html": "<link rel=canonical href=https://example.org/h/guides/boundaries.html>",
		"index.html":             "<link rel=canonical href=https://example.org/h/>",
		"sitemap.xml":            "<loc>https://example.org/h/guides/boundaries.html</loc>",
		"robots.txt":             "Sitemap: https://example.org/h/sitemap.xml",
		"404.html":               "<a href=https://example.org/h/>Riverside</a>",
		"manifest.json":          `"id":"https://example.org/h/"`,
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s: want %s in\n%s", name, want, files[name])
		}
	}
	if _, ok := render(t, specimen(t, nil))["sitemap.xml"]; ok {
		t.Error("a sitemap without base_url")
	}
}
