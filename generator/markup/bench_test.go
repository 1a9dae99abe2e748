package markup

import (
	"strings"
	"testing"
)

// playbook is a page of about 4 KB, with what playbooks usually hold.
var playbook = []byte("---\ntitle: Conflict\n---\n" + strings.Repeat(`
## First minute

1. **Breathe.** Plant your feet, and look at the group.
2. Say both names, then pause.
   > **Say:** "Sam, Ana. I want to hear you both, one at a time."
3. Name the agreement: *we speak for ourselves*.

## Do now

- Slow the pace; see [pausing](../techniques/pause.md#how) and [the agreement](../activities/agreement.md).
- [ ] Move a chair, so that nobody blocks the door
- If it gets loud, call a break and use `+"`Plan B`"+`.

### With a co-facilitator

One of you stays with the group while the other walks out with the person who needs air. Agree on
a sign beforehand[^sign], & keep the clock running. It is fine to end early: people remember *how* it ended.

| Sign | Meaning | Minutes |
|:-----|:--------|--------:|
| hand | wait    | 1       |
| card | break   | 10      |

> [!WARNING]
> If somebody is in danger, stop the group and follow [Escalate](#escalate-when).

[^sign]: A hand on the table works.
`, 3))

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(playbook)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("a.md", playbook, 24)
	}
}

// BenchmarkParser is the floor: the parser alone, without HTML, text, links
// and places.
func BenchmarkParser(b *testing.B) {
	b.SetBytes(int64(len(playbook)))
	b.ReportAllocs()
	for b.Loop() {
		shared.parse(playbook[24:], new(guard))
	}
}

func BenchmarkRender(b *testing.B) {
	d := Parse("a.md", playbook, 24)
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range d.Sections {
			s.Body.Render(func(h Hole, def string) string {
				if h.Kind == HoleHref {
					return "x.html"
				}
				return def
			})
		}
	}
}
