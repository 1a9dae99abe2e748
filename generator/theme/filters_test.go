package theme

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// activityNode is an activity with these lines in its front matter.
func activityNode(t *testing.T, lines string) *site.Node {
	t.Helper()
	k, ok := schema.Lookup("activity")
	if !ok {
		t.Fatal("no kind activity")
	}
	v, _, _ := schema.Decode("a.md", []byte("---\ntitle: A\n"+lines+"\n---\n"), k)
	return &site.Node{Page: &site.Page{Kind: k, Values: v}}
}

func TestFilterTokens(t *testing.T) {
	const defaults = " groups=whole skill=1"
	for _, tt := range []struct{ name, lines, want string }{
		{"nothing said", "summary: S", "groups=whole skill=1"},
		{"plain time", "time: 10\nmaterials: []", "time=10+0" + defaults + " materials=none"},
		{"time that grows", "time: {fixed: 2, per_person: 1.5}\nmaterials: []", "time=2+1.5" + defaults + " materials=none"},
		{"size", "size: {min: 3, max: 12, best: 8}\nmaterials: []", "size=3-12" + defaults + " materials=none"},
		{"size without limit", "size: {min: 3}\nmaterials: []", "size=3-0" + defaults + " materials=none"},
		{"something to bring", "materials: [Pens]", "groups=whole skill=1 materials=some"},
		{"needs", "needs: [standing, private-space]\nmaterials: []", "groups=whole skill=1 materials=none needs=standing needs=private-space"},
		{"tags", "tags: [calm, loud]\nmaterials: []", "tags=calm tags=loud groups=whole skill=1 materials=none"},
		{"not the default", "groups: pairs\nskill: 3\ncomfort: 2\nmaterials: []", "groups=pairs comfort=2 skill=3 materials=none"},
	} {
		if got := filterTokens(activityNode(t, tt.lines)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// told is a control in one line: how it compares, what it asks and offers.
// What only the other library has stands in brackets.
func told(c Filter) string {
	var options []string
	for _, o := range c.Options {
		text := o.Value
		if o.Hidden {
			text = "(" + text + ")"
		}
		options = append(options, text)
	}
	return fmt.Sprintf("%s %s %s %v", c.Op, c.Input, c.Label, options)
}

func TestFilterControls(t *testing.T) {
	here := []*site.Node{
		activityNode(t, "type: check-in\ntime: 5\nsize: {min: 2}\ncomfort: 1\nmaterials: []\nonline: works\nneeds: [hearing]\ntags: [calm]"),
		activityNode(t, "type: trust\ntime: 5\nsize: {min: 2}\ncomfort: 1\nmaterials: [Pens]\nonline: adapt\ntags: [loud]"),
	}
	twin := activityNode(t, "type: closing\ntime: 5\nsize: {min: 2}\ncomfort: 3\nmaterials: []\nonline: unsuitable\nneeds: [touch]")
	few, more := filters(nil, here[0].Kind, here, append(slices.Clone(here), twin))
	var got []string
	for _, c := range append(few, more...) {
		got = append(got, told(c))
	}
	want := []string{
		"size number We are []",
		"time select Time at most [5 10 15 20 30 45]",
		"has select Tags [calm loud]",
		"is select Purpose [check-in trust (closing)]",
		"max select How personal, at most [1]",
		"is tick Materials [none]",
		"max select Where we meet [works adapt]",
		"not ticks Leave out what needs [touch hearing]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(few) != filtersFirst {
		t.Errorf("%d filters are in sight, want %d", len(few), filtersFirst)
	}
	if c := more[4]; c.Any != "In person" || c.Options[1].Text != "Online, with changes too" {
		t.Errorf("where we meet: %q stands for everything, then %v", c.Any, c.Options)
	}
	if few, more := filters(nil, here[0].Kind, here[:1], here[:1]); len(few)+len(more) != 3 {
		t.Errorf("one page alone can be told apart by %v %v, want time, size and needs only", few, more)
	}
}
