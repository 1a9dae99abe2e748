package site_test

import (
	"fmt"
	"strings"
	"testing"

	"handrail/generator/site"
)

// TestOpenGaps: each gap is found where it stands in the file, and is shown in
// the sentence that the reader would see; links, boxes and notes are none.
func TestOpenGaps(t *testing.T) {
	const src = "---\ntitle: T\nsummary: S\naliases: [a, b]\n---\n" +
		"> [!NOTE]\n> Ask **[role]**. Then [the role](x.md), [role](y.md) and [role] again. Done.\n\n" +
		"- [ ] A box\n- Take [a. dot] \"home\".\" Or [by taxi]: paid?\n\n\\[shown\\] and ![alt](p.svg) at [the door]"
	p, _ := site.Parse(site.Source{Path: "policies/x.md", Data: []byte(src)})
	var got []string
	for _, g := range p.OpenGaps() {
		if !strings.HasPrefix(src[g.Off:], g.Words) {
			t.Errorf("%s is not at %d", g.Name(), g.Off)
		}
		got = append(got, fmt.Sprintf("%s: %s", g.Name(), g.Sentence))
	}
	const want = `[role]: Ask [role].
[role] 2: Then the role, role and [role] again.
[a. dot]: Take [a. dot] "home"."
[by taxi]: Or [by taxi]: paid?
[the door]: [shown] and alt at [the door]`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
