package theme_test

import (
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestPagesAreSound renders every page of the specimen and reads it as a
// browser does: what a page may hold, and where its links lead.
func TestPagesAreSound(t *testing.T) {
	s := specimen(t, nil)
	files := render(t, s)
	files["search/index.js"] = "made by another package"
	for _, a := range s.Assets {
		files[a.Out] = string(a.Data)
	}
	if len(pages(files)) < 30 {
		t.Fatalf("only %d pages", len(pages(files)))
	}
	for name, text := range pages(files) {
		checkPage(t, files, name, parse(t, text))
	}
}

// parse reads a page.
func parse(t *testing.T, text string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func checkPage(t *testing.T, files map[string]string, name string, doc *html.Node) {
	ids := map[string]bool{}
	headings := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "h1" {
			headings++
		}
		checkElement(t, name, n)
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if ids[a.Val] {
					t.Errorf("%s: two elements have the id %s", name, a.Val)
				}
				ids[a.Val] = true
			case "href", "src", "action", "data-reader", "data-index", "data-run":
				checkLink(t, files, name, n, a.Val)
			}
		}
	}
	if name != "guides/role.html" && headings != 1 { // a redirect page has none
		t.Errorf("%s: %d headings of the first level, want 1", name, headings)
	}
}

func checkElement(t *testing.T, name string, n *html.Node) {
	for _, a := range n.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("%s: <%s> has the attribute %s", name, n.Data, a.Key)
		}
	}
	inline := n.FirstChild != nil && (n.Data == "script" && attr(n, "type") != "application/json" || n.Data == "style")
	if inline && !(name == "404.html" && n.Data == "style") {
		t.Errorf("%s: an inline %s", name, n.Data)
	}
	if n.Data == "input" && attr(n, "type") == "checkbox" {
		for p := n.Parent; ; p = p.Parent {
			if p == nil {
				t.Errorf("%s: a check box without label", name)
				break
			}
			if p.Data == "label" {
				break
			}
		}
	}
}

// checkLink follows a link of the page called name.
func checkLink(t *testing.T, files map[string]string, name string, n *html.Node, link string) {
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %s: %v", name, link, err)
		return
	}
	if u.Scheme != "" || u.Host != "" {
		if loads := n.Data != "a"; loads {
			t.Errorf("%s: <%s> fetches %s", name, n.Data, link)
		}
		return
	}
	to := path.Join(path.Dir(name), u.Path)
	if u.Path == "" {
		to = name
	}
	text, ok := files[to]
	if !ok {
		t.Errorf("%s: <%s> leads to %s, which is not there", name, n.Data, link)
		return
	}
	if state := to == "builder.html"; u.Fragment != "" && !state && byID(parse(t, text), u.Fragment) == nil {
		t.Errorf("%s: %s leads to a place that is not there", name, link)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func byID(doc *html.Node, id string) *html.Node {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && attr(n, "id") == id {
			return n
		}
	}
	return nil
}

// text is what a reader sees of n.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
