//go:build !race

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// outline is what a screen reader makes of a page's text: elements in their
// order, without what is hidden at first or stands in a template.
type outline struct {
	t    *testing.T
	name string
	all  []*html.Node
}

func outlineOf(t *testing.T, dir, name string) outline {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	o := outline{t: t, name: name}
	o.walk(root)
	return o
}

func (o *outline) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data == "template" || hasAttr(c, "hidden") {
			continue
		}
		o.all = append(o.all, c)
		o.walk(c)
	}
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func attrOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// heard is the text of an element, alternatives of pictures included.
func heard(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Data == "img":
			b.WriteString(attrOf(d, "alt"))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (o *outline) errorf(format string, args ...any) {
	o.t.Helper()
	o.t.Errorf(o.name+": "+format, args...)
}

// TestStructure reads every page as a screen reader does: one h1, headings
// without gaps, named landmarks, the skip link first, a name for every control.
func TestStructure(t *testing.T) {
	dir := localised(t)
	names := pagesIn(t, dir)
	if len(names) < 100 {
		t.Fatalf("only %d pages", len(names))
	}
	for _, name := range names {
		if name == "404.html" || strings.HasPrefix(name, "guides/role") {
			continue
		}
		o := outlineOf(t, dir, name)
		o.headings()
		o.landmarks()
		o.names()
		o.tables()
	}
}

func (o *outline) headings() {
	o.t.Helper()
	last, tops := 0, 0
	for _, n := range o.all {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		level := int(n.Data[1] - '0')
		if level == 1 {
			tops++
		}
		if level > last+1 {
			o.errorf("after a heading of level %d comes h%d %q", last, level, heard(n))
		}
		if heard(n) == "" && len(n.Attr) == 0 {
			o.errorf("an empty h%d", level)
		}
		last = level
	}
	if tops != 1 {
		o.errorf("%d headings of the first level", tops)
	}
}

func (o *outline) landmarks() {
	o.t.Helper()
	count, seen := map[string]int{}, map[string]bool{}
	first := ""
	for _, n := range o.all {
		switch n.Data {
		case "html":
			if attrOf(n, "lang") == "" {
				o.errorf("no language")
			}
		case "main", "title":
			count[n.Data]++
		case "nav", "aside":
			label := attrOf(n, "aria-label") + o.byID(attrOf(n, "aria-labelledby"))
			if label == "" || seen[n.Data+label] {
				o.errorf("a %s without a name of its own: %q", n.Data, label)
			}
			seen[n.Data+label] = true
		case "a", "button", "input", "select", "summary":
			if first == "" {
				first = attrOf(n, "href")
			}
		}
	}
	if count["main"] != 1 || count["title"] != 1 {
		o.errorf("%d main and %d title", count["main"], count["title"])
	}
	if first != "#page.main" {
		o.errorf("the first stop is %q, want the skip link", first)
	}
}

// byID is the words of the element with an id.
func (o *outline) byID(id string) string {
	for _, n := range o.all {
		if id != "" && attrOf(n, "id") == id {
			return heard(n)
		}
	}
	return ""
}

func (o *outline) names() {
	o.t.Helper()
	for _, n := range o.all {
		name := attrOf(n, "aria-label") + o.byID(attrOf(n, "aria-labelledby"))
		switch n.Data {
		case "a", "button", "summary":
			if name+heard(n) == "" && !hasAttr(n, "data-f") {
				o.errorf("a %s without words: %v", n.Data, n.Attr)
			}
		case "input", "select", "textarea":
			if name == "" && o.label(n) == "" {
				o.errorf("a field without a label: %v", n.Attr)
			}
		case "img":
			if attrOf(n, "alt") == "" || attrOf(n, "width") == "" || attrOf(n, "height") == "" {
				o.errorf("a picture without words or size: %v", n.Attr)
			}
		}
	}
}

// label is the words of a field's label, around it or naming it.
func (o *outline) label(field *html.Node) string {
	for n := field.Parent; n != nil; n = n.Parent {
		if n.Data == "label" {
			return heard(n)
		}
	}
	for _, n := range o.all {
		if n.Data == "label" && attrOf(n, "for") == attrOf(field, "id") {
			return heard(n)
		}
	}
	return ""
}

// tables: whoever uses keys can reach a table that is wider than the screen,
// and its columns have heads.
func (o *outline) tables() {
	o.t.Helper()
	for _, n := range o.all {
		if n.Data != "table" {
			continue
		}
		if p := n.Parent; attrOf(p, "role") != "region" || attrOf(p, "tabindex") != "0" || attrOf(p, "aria-label") == "" {
			o.errorf("a table stands in no region that can be scrolled by keys: %v", n.Parent.Attr)
		}
		heads := 0
		for d := range n.Descendants() {
			if d.Data == "th" {
				heads++
			}
		}
		if heads == 0 {
			o.errorf("a table without heads")
		}
	}
}
