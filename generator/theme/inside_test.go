package theme

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"handrail/generator/site"
	"handrail/themes"
)

// TestMemoForgets: what nobody asked for in two builds is dropped.
func TestMemoForgets(t *testing.T) {
	m := NewMemo(false)
	m.next()
	m.put([32]byte{1}, []byte("kept"))
	m.put([32]byte{2}, []byte("dropped"))
	for range keepBuilds + 1 {
		m.next()
		if _, ok := m.get([32]byte{1}); !ok {
			t.Fatal("a page that each build asks for is gone")
		}
	}
	if _, ok := m.get([32]byte{2}); ok {
		t.Error("a page that nobody asks for is kept")
	}
}

// TestHashView: two views hash alike only when templates see the same.
func TestHashView(t *testing.T) {
	views := []any{
		Index{}, Index{Base: Base{Title: "a"}}, Index{Base: Base{Lang: "a"}},
		Index{Letters: []Letter{{ID: "ab"}}}, Index{Letters: []Letter{{ID: "a", Text: "b"}}}, Index{Letters: []Letter{{ID: "a"}, {ID: "b"}}},
		Page{}, Page{Prev: &Link{}}, Page{Next: &Link{}}, Page{Prev: &Link{Text: "x"}},
		Page{Timeline: &Timeline{Rows: []Row{{Minutes: 1}}}}, Page{Timeline: &Timeline{Rows: []Row{{Minutes: 2}}}}, Page{Timeline: &Timeline{Over: true}},
	}
	seen := map[[32]byte]int{}
	for i, v := range views {
		h := hashView([]byte(fmt.Sprintf("%T", v)), v)
		if j, ok := seen[h]; ok {
			t.Errorf("views %d and %d hash alike", j, i)
		}
		seen[h] = i
		if h != hashView([]byte(fmt.Sprintf("%T", v)), v) {
			t.Errorf("view %d hashes differently the second time", i)
		}
	}
	if hashView([]byte("a"), Index{}) == hashView([]byte("b"), Index{}) {
		t.Error("the templates do not count")
	}
}

func TestHours(t *testing.T) {
	for minutes, want := range map[int]string{0: "0 minutes", 1: "1 minute", 59: "59 minutes", 60: "1 hour", 61: "1 hour 1 minute", 255: "4 hours 15 minutes", 1500: "25 hours"} {
		if got := hours(nil, minutes); got != want {
			t.Errorf("%d: %q, want %q", minutes, got, want)
		}
	}
}

// TestMinifyKeepsPage: minified HTML is, to a browser, the page that the
// template wrote.
func TestMinifyKeepsPage(t *testing.T) {
	th, ds := New("default", themes.Default())
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	base := Base{Lang: "en", Class: "page", Title: "A & B", Handbook: "H", AtoZ: "a-z.html", Policy: policy, Help: Help{Calls: []Call{{Label: "L", Number: "1", URL: "tel:1"}}}, Links: []Link{{Text: "Home", URL: "index.html"}}}
	for name, view := range map[string]any{
		"playbook.html": Page{Base: base, Playbook: &Playbook{
			Urgency: "now", First: &First{ID: "f", Title: "First", Steps: []Step{{Line: "One <em>now</em>", More: "<p>More</p>"}}},
			Care: &Care{ID: "e", Body: "<p>If <a href=\"x.html\">a</a> <b>b</b></p>"},
		}},
		"plan.html":    Page{Base: base, Timeline: &Timeline{Rows: []Row{{Start: "18:00", Minutes: 5, Title: "T"}}}},
		"library.html": Library{Base: base, Groups: []Group{{Entries: []Entry{{Title: "T", URL: "t.html", Filter: "a=1"}}}}, Filters: []Filter{{Name: "a", Input: "select", Options: []Option{{Value: "1", Text: "One"}}}}},
		"lesson.html": Page{Base: base, Lesson: &Lesson{Ref: "lessons/a", Place: "Lesson 1 of 1", Objectives: []string{"Ask"}}, Sections: []Section{{ID: "q", Title: "Check", Quiz: &Quiz{
			Questions: []Question{{ID: "question.1", Ask: "What <em>first</em>?", Options: []Answer{{Letter: "A", Label: "Ask", Note: "<p>Yes.</p>", Best: true}}}},
		}}}},
		"404.html": th.goneView(),
	} {
		var plain bytes.Buffer
		if err := th.pages[name].ExecuteTemplate(&plain, entry(name), view); err != nil {
			t.Fatal(err)
		}
		whole := plain.Bytes()
		for _, p := range th.pieces {
			var part bytes.Buffer
			if bytes.Contains(whole, p.holder) {
				if err := p.set.ExecuteTemplate(&part, "held", view); err != nil {
					t.Fatal(err)
				}
				whole = bytes.Replace(whole, p.holder, part.Bytes(), 1)
			}
		}
		small, err := th.execute(name, view)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := outline(t, small), outline(t, whole); got != want {
			t.Errorf("%s: minified\n%s\nwritten\n%s", name, got, want)
		}
		if len(small) >= len(whole) {
			t.Errorf("%s: minified it has %d bytes, before %d", name, len(small), len(whole))
		}
	}
}

func (t *Theme) goneView() Gone {
	r := &renderer{theme: t, site: &site.Site{Settings: site.Settings{Title: "H", Language: "en"}}}
	return r.gone()
}

// outline is a page as a browser reads it: elements, attributes and words.
func outline(t *testing.T, page []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		switch n.Type {
		case html.ElementNode:
			fmt.Fprintf(&b, "<%s", n.Data)
			for _, a := range n.Attr {
				if a.Key != "content" { // spaces in lists are dropped
					fmt.Fprintf(&b, " %s=%q", a.Key, a.Val)
				}
			}
			b.WriteString(">\n")
		case html.TextNode:
			if words := strings.Join(strings.Fields(n.Data), " "); words != "" {
				b.WriteString(words + "\n")
			}
		}
	}
	return b.String()
}
