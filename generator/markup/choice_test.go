package markup

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChoices: a question with a task list comes apart into what is asked, the
// answers, and what there is to say about each.
func TestChoices(t *testing.T) {
	for _, tt := range []struct{ name, md, want string }{
		{"lines below", "1. Q?\n   - [ ] A\n     a\n     [b](c)\n   - [x] *B*\n     d\n", "{:Q?}\n/ | A / a\n<a href=\"{href:c}\">b</a>{after:} / x <em>B</em> / d"},
		{"blocks below", "1. Q?\n   - [x] A\n\n     a\n\n   - [ ] B\n     b\n\n     - c\n", "{:Q?}\n/ | x A / <p>{:a}</p>\n / B / b<ul>\n<li>{:c}</li>\n</ul>\n"},
		{"emphasis over lines", "1. Q?\n   - [ ] A *b\n     c* d\n     e\n", "{:Q?}\n/ | A <em>b\nc</em> d / e"},
		{"a line end that counts", "1. Q?\n   - [ ] A\\\n     b\n", "{:Q?}\n/ | A / b"},
		{"nothing below", "1. Q?\n   - [ ] A\n   - [x] B\n", "{:Q?}\n/ | A / x B"},
		{"an item without a box", "1. Q?\n   - [x] A\n   - B\n     b\n", "{:Q?}\n/ | x A / ? {:B\nb}"},
		{"more of a question", "1. Q?\n\n   > R\n\n   - [x] A\n\n   S\n", "<p>{:Q?}</p>\n<blockquote>\n<p>{:R}</p>\n</blockquote>\n/ <p>{:S}</p>\n| x A"},
		{"a task in a task", "1. Q?\n   - [ ] A\n     - [x] a\n", "{:Q?}\n/ | A / <ul>\n<li class=\"task\"><label><input type=\"checkbox\" checked> a</label></li>\n</ul>\n"},
		{"no tasks", "1. Q?\n   - A\n", "none"},
	} {
		if diff := cmp.Diff(tt.want, choices(Parse("a.md", []byte("## H\n"+tt.md), 0).Sections[0].Steps[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// choices writes a step as what is asked, / what stands behind the list, | and
// the answers, each with what is said about it.
func choices(s Step) string {
	if s.Choices == nil {
		return "none"
	}
	var all []string
	for _, c := range s.Choices {
		text := show(c.Label)
		switch {
		case !c.Box:
			text = "? " + text
		case c.Ticked:
			text = "x " + text
		}
		if !c.Note.Empty() {
			text += " / " + show(c.Note)
		}
		all = append(all, text)
	}
	return show(s.Ask) + "/ " + show(s.After) + "| " + strings.Join(all, " / ")
}

// TestChoicesPlaces: each answer knows where it stands in the file.
func TestChoicesPlaces(t *testing.T) {
	src := "---\n---\n## H\n1. Q?\n   - [ ] A\n   * [x] B\n2. R?\n   - [x] C\n"
	d := Parse("a.md", []byte(src), len("---\n---\n"))
	for _, s := range d.Sections[0].Steps {
		for _, c := range s.Choices {
			if !strings.HasPrefix(src[c.Off:], "- [") {
				t.Errorf("an answer is said to stand at %q", src[c.Off:])
			}
		}
	}
}
