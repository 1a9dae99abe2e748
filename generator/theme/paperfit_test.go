package theme

import (
	"html/template"
	"slices"
	"strings"
	"testing"

	"handrail/generator/markup"
	"handrail/generator/schema"
	"handrail/generator/site"
)

func TestTextBlocks(t *testing.T) {
	for _, tt := range []struct {
		name, html string
		want       []textBlock
	}{
		{"nothing", "", nil},
		{"words in a line", `<p>Call <a href="x.html">the <b>line</b></a> &amp; wait.</p>`, []textBlock{{text: "Call the line & wait."}}},
		{"lists", "<ul>\n<li>One\n<ul><li>Two</li></ul></li>\n</ul><p>Three</p>", []textBlock{{text: "One", depth: 1}, {text: "Two", depth: 2}, {text: "Three"}}},
		{"a heading", `<div class="keep"><h3 id="a">More</h3><p>Text</p></div>`, []textBlock{{text: "More", heading: true}, {text: "Text"}}},
		{"words to say", `<div class="callout callout--say"><p class="callout__label">Say</p><p>"Hi."</p></div><p>Then.</p>`, []textBlock{{text: `"Hi."`, box: true}, {text: "Then."}}},
		{"a tag that does not end", "<p>One<", []textBlock{{text: "One"}}},
	} {
		if got := textBlocks(tt.html); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// TestPaper: the more text, the smaller its letters; what the page says twice
// goes before they are very small, and too much for one side is printed as any
// other page.
func TestPaper(t *testing.T) {
	kind, ok := schema.Lookup("playbook")
	if !ok {
		t.Fatal("no playbooks")
	}
	n := &site.Node{Page: &site.Page{Kind: kind, Doc: &markup.Doc{}}}
	before := 13.0
	var seen []string
	for count := 5; count <= 160; count += 5 {
		items := strings.Repeat("<li>Ask what helps, and wait for an answer before you go on to the next.</li>", count)
		p := &Page{Sections: []Section{{Lead: template.HTML("<ul>" + items + "</ul>")}}, Playbook: &Playbook{Notices: []string{"Others look away"}}}
		got := p.paper(nil, n)
		at := slices.IndexFunc(paperSizes, func(s paperSize) bool { return "fit "+s.name == got })
		if at < 0 && got != "" {
			t.Fatalf("%d items: %q", count, got)
		}
		points := 0.0
		if at >= 0 {
			points = paperSizes[at].points
		}
		if points > before {
			t.Errorf("%d items have letters of %v points, fewer had %v", count, points, before)
		}
		before = points
		if !slices.Contains(seen, got) {
			seen = append(seen, got)
		}
	}
	if seen[0] != "fit fit--large" || seen[len(seen)-1] != "" {
		t.Errorf("from little text to much: %q", seen)
	}
	kind, _ = schema.Lookup("guide")
	if got := (&Page{}).paper(nil, &site.Node{Page: &site.Page{Kind: kind, Doc: &markup.Doc{}}}); got != "" {
		t.Errorf("a guide is %q", got)
	}
}

func TestCheckedAlike(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		checked    []string
	}{
		{"nobody", "", nil},
		{"all on one day", "Checked 1 Nov 2026", []string{"Checked 1 Nov 2026", "Checked 1 Nov 2026"}},
		{"on two days", "", []string{"Checked 1 Nov 2026", "Checked 2 Nov 2026"}},
		{"one of two", "", []string{"Checked 1 Nov 2026", ""}},
	} {
		var contacts []Contact
		for _, c := range tt.checked {
			contacts = append(contacts, Contact{Checked: c})
		}
		if got := checkedAlike(contacts); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
