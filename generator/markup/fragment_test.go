package markup

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// show renders a fragment with its holes in braces.
func show(f Fragment) string {
	names := map[HoleKind]string{HoleHref: "href", HoleAfter: "after", HoleSize: "size", HoleID: "id", HoleProse: ""}
	return f.Render(func(h Hole, def string) string {
		return "{" + names[h.Kind] + strings.Repeat("*", int(h.Link)) + ":" + def + "}"
	})
}

func TestHoles(t *testing.T) {
	for _, tt := range []struct{ name, md, want string }{
		{"prose", "a & b\nc *d* `e` f", "<p>{:a &amp; b\nc }<em>{:d}</em> <code>e</code>{: f}</p>\n"},
		{"hard line end", "a  \nb", "<p>{:a}<br>\n{:b}</p>\n"},
		{"no letters", "1. - *\n2. 3!", "<ol>\n<li><ul>\n<li><ul>\n<li></li>\n</ul>\n</li>\n</ul>\n</li>\n<li>3!</li>\n</ol>\n"},
		{"link", "a [b *c*](d.md) e", "<p>{:a }<a href=\"{href:d.md}\">b <em>c</em></a>{after:}{: e}</p>\n"},
		{"second link", "[a](b.md) [c](d.md)", "<p><a href=\"{href:b.md}\">a</a>{after:} <a href=\"{href*:d.md}\">c</a>{after*:}</p>\n"},
		{"picture", "![a](b.png) c", "<p><img src=\"{href:b.png}\"{size:} alt=\"a\" loading=\"lazy\">{: c}</p>\n"},
		{"bare address", "a https://b.example", "<p>{:a }<a href=\"{href:https://b.example}\" class=\"out\" rel=\"noreferrer\">https://b.example</a>{after:}</p>\n"},
		{"heading", "#### a", "<h4 id=\"{id:a}\">a</h4>\n"},
		{"heading with link", "#### a [b](c) d", "<h4 id=\"{id:a-b-d}\">a <a href=\"{href:c}\">b</a>{after:} d</h4>\n"},
		{"two headings", "#### a [b](c)\n#### [d](e)\n", "<h4 id=\"{id:a-b}\">a <a href=\"{href:c}\">b</a>{after:}</h4>\n<h4 id=\"{id:d}\"><a href=\"{href*:e}\">d</a>{after*:}</h4>\n"},
		{"say", "> **Say:** a *b*\n>\n> c", "<div class=\"callout callout--say\"><p class=\"callout__label\">Say</p>\n<p>a <em>b</em></p>\n<p>c</p>\n</div>\n"},
		{"do", "> **Do:** a", "<div class=\"callout callout--do\"><p class=\"callout__label\">Do</p>\n<p>{:a}</p>\n</div>\n"},
		{"quote", "> a", "<blockquote>\n<p>{:a}</p>\n</blockquote>\n"},
		{"task", "- [ ] a\n- b", "<ul>\n<li class=\"task\"><label><input type=\"checkbox\"> a</label></li>\n<li>{:b}</li>\n</ul>\n"},
		{"definition", "a\n: b", "<dl>\n<dt>a</dt>\n<dd>{:b}</dd>\n</dl>\n"},
	} {
		if diff := cmp.Diff(tt.want, show(Parse("a.md", []byte(tt.md), 0).Intro)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestHolesOfTables(t *testing.T) {
	got := show(Parse("a.md", []byte("|a|\n|-|\n|b|"), 0).Intro)
	if !strings.Contains(got, ">a</th>") || !strings.Contains(got, "<td>{:b}</td>") {
		t.Errorf("words may be linked in td and not in th: %s", got)
	}
}

// TestParts: an empty hole at the border of two parts belongs to the first,
// and holes of later parts are counted from their own start.
func TestParts(t *testing.T) {
	d := Parse("a.md", []byte("## [a](b)\n\n1. [c](d)\n2. e\n\nf[^1]\n\n## g\n\n[^1]: h"), 0)
	s := d.Sections[0]
	for _, tt := range []struct{ name, got, want string }{
		{"title", show(s.Title), `<a href="{href:b}">a</a>{after:}`},
		{"first step", show(s.Steps[0].Body), `<a href="{href*:d}">c</a>{after*:}`},
		{"second step", show(s.Steps[1].Body), `{:e}`},
		{"rest", show(s.Rest), `<p>{:f}<sup id="{id:fnref:1}"><a href="#{id:fn:1}" role="doc-noteref">1</a></sup></p>` + "\n"},
		{"empty section", show(d.Sections[1].Body), ""},
		{"footnotes", show(d.Footnotes), `<section class="footnotes" role="doc-endnotes"><ol>` + "\n" +
			`<li id="{id:fn:1}"><p>{:h} <a href="#{id:fnref:1}" role="doc-backlink">↩︎</a></p>` + "\n</li>\n</ol></section>\n"},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	for _, id := range []string{"a", "g", "fn:1", "fnref:1"} {
		if !d.HasAnchor(id) {
			t.Errorf("no anchor %s", id)
		}
	}
	for _, id := range []string{"", "b", "fn:2", "fn:0", "fn:01", "fn:", "fnref:2"} {
		if d.HasAnchor(id) {
			t.Errorf("anchor %s", id)
		}
	}
}

func TestEntries(t *testing.T) {
	const md = "### A\n\nb [c](d)\n\ne\n\n### F\n### G\n#### H\ni\n\n## J\n\nk\n\n### L\n- m\n\n> ### N\n\n## O\n"
	d := Parse("a.md", []byte(md), 0)
	var got []string
	for _, e := range d.Entries() {
		got = append(got, e.Text+" under "+e.Heading.Text+": "+show(e.Body))
	}
	want := []string{
		"b c\ne under A: <p>{:b }<a href=\"{href:d}\">c</a>{after:}</p>\n<p>{:e}</p>\n",
		" under F: ",
		"H\ni under G: <div class=\"keep\"><h4 id=\"{id:h}\">H</h4>\n<p>{:i}</p>\n</div>\n",
		"m\nN under L: <ul>\n<li>{:m}</li>\n</ul>\n<blockquote>\n<h3 id=\"{id:n}\">N</h3>\n</blockquote>\n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

func TestText(t *testing.T) {
	const md = "a *b*\nc\\\nd `e\\` &amp; [f](g) ![h](i.png)\n\n## J\n\n1. k\n\n   - l\n2. > **Say:** m\n\n```\nn\no\n```\n\n|p|q|\n|-|-|\n|r|s|\n\nt[^1]\n\n[^1]: u"
	d := Parse("a.md", []byte(md), 0)
	const intro, body = "a b c d e\\ & f h", "k\nl\nm\nn\no\np q\nr s\nt"
	s := d.Sections[0]
	for _, tt := range []struct{ name, got, want string }{
		{"page", d.Text, intro + "\nJ\n" + body + "\nu"},
		{"intro", d.IntroText, intro},
		{"section", s.Text, body},
		{"heading", s.Heading.Text, "J"},
		{"step with more blocks", s.Steps[0].Text, "k"},
		{"step that is a quote", s.Steps[1].Text, "m"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestRender(t *testing.T) {
	f := Parse("a.md", []byte("[a](b.md) c"), 0).Intro
	got := f.Render(func(h Hole, def string) string {
		switch h.Kind {
		case HoleHref:
			return "b.html"
		case HoleAfter:
			return "!"
		}
		return def
	})
	if want := "<p><a href=\"b.html\">a</a>! c</p>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	gone := f.Render(func(Hole, string) string { return "" })
	if want := "<p><a href=\"\">a</a></p>\n"; gone != want {
		t.Errorf("got %q, want %q", gone, want)
	}
}

func TestEmpty(t *testing.T) {
	for _, from := range []int{-1, 0, 1, 5, 100} {
		if d := Parse("a.md", []byte("\n \n"), from); !d.Intro.Empty() || d.Text != "" || d.Diags != nil {
			t.Errorf("from %d: %+v", from, d)
		}
	}
}

// TestTogether: pages parsed at the same time do not mix.
func TestTogether(t *testing.T) {
	want := whole(Parse("a.md", playbook, 24))
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 20 {
				Parse("b.md", []byte(strings.Repeat("x [y](z)\n\n## w\n", i+1)), 0)
				if got := whole(Parse("a.md", playbook, 24)); got != want {
					t.Errorf("got %q", got)
				}
			}
		})
	}
	wg.Wait()
}
