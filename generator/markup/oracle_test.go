package markup

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"handrail/generator/diag"
)

// elements are all that the package may write.
var elements = strings.Fields(`a blockquote br code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr img input
	label li ol p pre section strong sup table tbody td th thead tr ul`)

var attributes = strings.Fields(`alt aria-label checked class href id loading rel role scope src start tabindex title type`)

var schemeName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)

var voids = strings.Fields("br hr img input")

// inspect fails the test when a Doc breaks one of the package's promises. It
// reads the HTML with another parser.
func inspect(t *testing.T, src []byte, from int, d *Doc) {
	t.Helper()
	for _, f := range fragments(d) {
		inspectHTML(t, f.HTML)
		inspectHoles(t, d, f)
	}
	for _, s := range d.Sections {
		if s.Lead.HTML+s.Rest.HTML != s.Body.HTML {
			t.Errorf("Lead + Rest is not Body:\n%q\n%q\n%q", s.Lead.HTML, s.Rest.HTML, s.Body.HTML)
		}
		if got, want := loud(s.Lead)+loud(s.Rest), loud(s.Body); got != want {
			t.Errorf("the holes of Lead + Rest are not those of Body:\n%q\n%q", got, want)
		}
	}
	inspectIDs(t, d)
	inspectPlaces(t, src, from, d)
	if strings.Contains(d.Text, "\n\n") || strings.ContainsAny(d.Text, "\r") {
		t.Errorf("plain text with an empty line or a carriage return: %q", d.Text)
	}
}

// fragments lists everything that is shown.
func fragments(d *Doc) []Fragment {
	out := []Fragment{d.Intro, d.Footnotes}
	for _, s := range d.Sections {
		out = append(out, s.Title, s.Lead, s.Rest, s.Body)
		for _, st := range s.Steps {
			out = append(out, st.Body, st.Ask, st.After)
			for _, c := range st.Choices {
				out = append(out, c.Label, c.Note)
			}
		}
	}
	for _, e := range d.Entries() {
		out = append(out, e.Body)
	}
	return out
}

// loud renders a fragment so that every hole can be seen.
func loud(f Fragment) string {
	return f.Render(func(h Hole, def string) string {
		return "{" + string(rune('0'+h.Kind)) + string(rune('0'+h.Link)) + def + "}"
	})
}

// inspectHTML checks that every element is known, harmless and closed, and
// that a browser builds just the elements that are written.
func inspectHTML(t *testing.T, s string) {
	t.Helper()
	var open, seen []string
	z := html.NewTokenizer(strings.NewReader(s))
	for z.Next() != html.ErrorToken {
		switch tok := z.Token(); tok.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			inspectTag(t, tok, s)
			seen = append(seen, tok.Data)
			if !slices.Contains(voids, tok.Data) {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("</%s> closes nothing in %q", tok.Data, s)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("comment or doctype in %q", s)
		}
	}
	if len(open) > 0 {
		t.Errorf("%v not closed in %q", open, s)
	}
	if built := build(t, s); !slices.Equal(built, seen) {
		t.Errorf("a browser would build other elements than written:\ngot  %v\nwant %v\n%q", built, seen, s)
	}
}

// build parses s as a browser does and lists its elements.
func build(t *testing.T, s string) (names []string) {
	t.Helper()
	body := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		t.Errorf("%v in %.200q", err, s)
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			names = append(names, n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	return names
}

func inspectTag(t *testing.T, tok html.Token, s string) {
	t.Helper()
	if !slices.Contains(elements, tok.Data) {
		t.Errorf("element %s in %q", tok.Data, s)
	}
	for _, a := range tok.Attr {
		if !slices.Contains(attributes, a.Key) {
			t.Errorf("attribute %s of %s in %q", a.Key, tok.Data, s)
		}
		if a.Key == "href" || a.Key == "src" {
			inspectAddress(t, tok.Data, a.Val)
		}
	}
}

// inspectAddress reads an address as browsers do: without tabs and line ends,
// and without control signs in front.
func inspectAddress(t *testing.T, element, val string) {
	t.Helper()
	val = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(val)
	val = strings.TrimLeftFunc(val, func(r rune) bool { return r <= ' ' })
	if strings.HasPrefix(val, "/") || strings.HasPrefix(val, `\`) {
		t.Errorf("%s leads to the top of a server: %q", element, val)
	}
	name, _, found := strings.Cut(val, ":")
	if !found || !schemeName.MatchString(name) {
		return
	}
	allowed := []string{"https", "http", "mailto", "tel", "sms"}
	if element == "img" {
		allowed = nil
	}
	if !slices.Contains(allowed, strings.ToLower(name)) {
		t.Errorf("%s has an address with a scheme that is not allowed: %q", element, val)
	}
}

func inspectHoles(t *testing.T, d *Doc, f Fragment) {
	t.Helper()
	var end int32
	for _, h := range f.Holes {
		if h.Start < end || h.End < h.Start || int(h.End) > len(f.HTML) {
			t.Fatalf("hole %+v after %d in %q", h, end, f.HTML)
		}
		end = h.End
		before, def, after := f.HTML[:h.Start], f.HTML[h.Start:h.End], f.HTML[h.End:]
		ok := false
		switch h.Kind {
		case HoleHref:
			ok = (strings.HasSuffix(before, `href="`) || strings.HasSuffix(before, `src="`)) && strings.HasPrefix(after, `"`) && int(h.Link) < len(d.Links)
		case HoleAfter:
			ok = strings.HasSuffix(before, "</a>") && def == "" && !d.Links[h.Link].Image
		case HoleSize:
			ok = strings.HasSuffix(before, `"`) && strings.HasPrefix(after, ` alt="`) && def == "" && d.Links[h.Link].Image
		case HoleID:
			ok = (strings.HasSuffix(before, `id="`) || strings.HasSuffix(before, `href="#`)) && strings.HasPrefix(after, `"`) && (d.HasAnchor(def) || strings.Count(def, ":") == 2)
		case HoleProse:
			ok = !strings.ContainsAny(def, "<>") && def != ""
		}
		if !ok {
			t.Errorf("hole %+v is in the wrong place of %q", h, f.HTML)
		}
	}
	same := f.Render(func(_ Hole, def string) string { return def })
	if same != f.HTML {
		t.Errorf("rendered with defaults: %q, want %q", same, f.HTML)
	}
}

func inspectIDs(t *testing.T, d *Doc) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range d.Sections {
		seen[s.ID] = true
	}
	for _, f := range append([]Fragment{d.Intro, d.Footnotes}, bodies(d)...) {
		for _, h := range f.Holes {
			if h.Kind == HoleID && strings.HasSuffix(f.HTML[:h.Start], `id="`) {
				id := f.HTML[h.Start:h.End]
				if seen[id] {
					t.Errorf("id %q stands twice", id)
				}
				seen[id] = true
			}
		}
	}
	for _, h := range d.Headings {
		if !d.HasAnchor(h.ID) || !seen[h.ID] {
			t.Errorf("heading %q has no anchor", h.ID)
		}
	}
}

func bodies(d *Doc) (out []Fragment) {
	for _, s := range d.Sections {
		out = append(out, s.Title, s.Body)
	}
	return out
}

// inspectPlaces checks that everything with a place lies in the file.
func inspectPlaces(t *testing.T, src []byte, from int, d *Doc) {
	t.Helper()
	for _, l := range d.Links {
		if l.Off < from || l.Len < 0 || l.Off+l.Len > len(src) {
			t.Errorf("link %+v lies outside %d:%d", l, from, len(src))
		}
	}
	for _, h := range d.Headings {
		if h.Off < from || h.Off > len(src) {
			t.Errorf("heading %+v lies outside %d:%d", h, from, len(src))
		}
	}
	lines := bytes.Split(src, []byte("\n"))
	for _, g := range d.Diags {
		if g.Pos.Line < 1 || g.Pos.Line > len(lines) || g.Pos.Col < 1 || g.Pos.Col > len(lines[g.Pos.Line-1])+1 {
			t.Errorf("%s: %s lies outside the file", g.Pos, g.Code)
		}
		if _, known := diag.Lookup(g.Code); !known && g.Code != "file-table" {
			t.Errorf("code %s is not known", g.Code)
		}
	}
}
