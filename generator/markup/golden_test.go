package markup

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the code does now into testdata; read the diff")

// TestPairs compares pairs NAME.md and NAME.html, and NAME.diags when there is
// something to say. In the HTML, a line of three dots stands between the first
// block of a section and the rest.
func TestPairs(t *testing.T) {
	for _, a := range archives(t) {
		t.Run(strings.TrimSuffix(filepath.Base(a.path), ".txtar"), func(t *testing.T) {
			fresh := convert(t, a).format()
			if *update {
				if err := os.WriteFile(a.path, fresh, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(a.format()), string(fresh)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", a.path, diff)
			}
		})
	}
}

// convert makes the archive that belongs to the Markdown files of a.
func convert(t *testing.T, a archive) archive {
	out := archive{comment: a.comment}
	for _, f := range a.files {
		base, isMD := strings.CutSuffix(f.name, ".md")
		if !isMD {
			continue
		}
		d := Parse(f.name, f.data, 0)
		inspect(t, f.data, 0, d)
		out.files = append(out.files, f, member{base + ".html", []byte(whole(d))})
		if len(d.Diags) > 0 {
			out.files = append(out.files, member{base + ".diags", []byte(told(d))})
		}
	}
	return out
}

// whole writes a page as a plain theme would.
func whole(d *Doc) string {
	var b strings.Builder
	b.WriteString(d.Intro.HTML)
	for _, s := range d.Sections {
		b.WriteString("<h2 id=\"" + s.ID + "\">" + s.Title.HTML + "</h2>\n" + s.Lead.HTML)
		if !s.Rest.Empty() {
			b.WriteString("...\n" + s.Rest.HTML)
		}
	}
	b.WriteString(d.Footnotes.HTML)
	return b.String()
}

// told writes the diagnostics, one a line.
func told(d *Doc) string {
	var b strings.Builder
	for _, g := range d.Diags {
		b.WriteString(g.Pos.String() + ": " + g.Text + " [" + g.Code + "]")
		if g.Hint != "" {
			b.WriteString(" (" + g.Hint + ")")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
