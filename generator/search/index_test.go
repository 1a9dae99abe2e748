package search

import (
	"slices"
	"testing"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// A page has everyday words by its id or its path, from the theme or the
// settings; introductions, the home page and the glossary need none.
func TestWordless(t *testing.T) {
	node := func(kind, out string, intro bool) *site.Node {
		k, ok := schema.Lookup(kind)
		if !ok {
			t.Fatalf("no kind %s", kind)
		}
		return &site.Node{Page: &site.Page{Kind: k, Intro: intro}, Out: out}
	}
	s := &site.Site{
		Settings: site.Settings{Words: map[string][]string{"guides/b": {"bee"}}},
		Nodes: []*site.Node{
			node("guide", "guides/a.html", false), node("guide", "guides/b.html", false), node("guide", "guides/c.html", false),
			node("guide", "guides/index.html", true), node("home", "index.html", false), node("glossary", "glossary.html", false),
		},
	}
	var got []string
	for _, n := range Wordless(s, map[string][]string{"a": {"ay"}}) {
		got = append(got, n.Out)
	}
	if want := []string{"guides/c.html"}; !slices.Equal(got, want) {
		t.Errorf("pages without everyday words: %v, want %v", got, want)
	}
}
