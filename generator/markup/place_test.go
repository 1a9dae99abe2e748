package markup

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// each puts a table's Markdown where pages put it: alone, behind front matter
// and with the line ends of Windows. Places are counted for the first.
func each(t *testing.T, md string, check func(t *testing.T, src []byte, from, lines int)) {
	const front = "---\ntitle: A\n---\n"
	t.Run("plain", func(t *testing.T) { check(t, []byte(md), 0, 0) })
	t.Run("front matter", func(t *testing.T) { check(t, []byte(front+md), len(front), 3) })
	crlf := strings.ReplaceAll(front+md, "\n", "\r\n")
	t.Run("crlf", func(t *testing.T) { check(t, []byte(crlf), len(front)+3, 3) })
	t.Run("byte order mark", func(t *testing.T) { check(t, []byte("\uFEFF"+md), 3, 0) })
}

func TestDiagPlaces(t *testing.T) {
	for _, tt := range []struct{ name, md, want string }{
		{"paragraph", "Text.\n\na [b](js:x) c\n", "3:7 link-scheme js:x"},
		{"second line", "a\nb <i>c\n", "2:3 html-raw <i>"},
		{"list", "- a\n- [b](/c)\n", "2:7 link-host /c"},
		{"nested list", "1. a\n   - b\n     - x [c](//d)\n", "3:14 link-host //d"},
		{"list with tab", "-\ta\n\t- [b](/c)\n", "2:8 link-host /c"},
		{"quote", "> a\n> [b](js:c)\n", "2:7 link-scheme js:c"},
		{"lazy quote", "> a\n[b](js:c)\n", "2:5 link-scheme js:c"},
		{"quote in list", "- > <b>\n", "1:5 html-raw <b>"},
		{"table head", "| a [b](/c) |\n|---|\n", "1:9 link-host /c"},
		{"table cell", "| a | b |\n|---|---|\n| 1 | ![x](https://y/z) |\n", "3:12 image-remote https://y/z"},
		{"definition", "a\n: b <c>\n", "2:5 html-raw <c>"},
		{"footnote", "a[^1]\n\n[^1]: b [c](/d)\n", "3:13 link-host /d"},
		{"heading", "## a [b](/c)\n", "1:10 link-host /c"},
		{"underlined heading", "a [b](/c)\nd\n---\n", "1:7 link-host /c"},
		{"title first", `[js:x](js:x "js:x")`, "1:8 link-scheme js:x"},
		{"same address before", "`/a` /a [/a](/a)\n", "1:14 link-host /a"},
		{"pointy", "[a](</b c>)\n", "1:6 link-host /b c"},
		{"escaped", `[a](/b\_c)`, `1:5 link-host /b\_c`},
		{"next line", "[a](\n  /b)\n", "2:3 link-host /b"},
		{"reference", "x [a][b] y\n\n[b]: /c\n", "1:3 link-host [a][b]"},
		{"collapsed reference", "x [a *b*][] y\n\n[a *b*]: /c\n", "1:3 link-host [a *b*][]"},
		{"shortcut reference", "x [a] y\n\n[a]: /c\n", "1:3 link-host [a]"},
		{"picture by reference", "x ![a `b`\nc][d] y\n\n[d]: /c\n", "1:3 link-host ![a `b`"},
		{"no destination", "a ![]()\n", "1:3 image-alt ![]"},
		{"auto link", "a <js:b>\n", "1:4 link-scheme js:b"},
		{"bare address", "a ftp://b.example/c, d\n", "1:3 link-scheme ftp://b.example/c"},
		{"picture in link", "[![](/a)](b.md)\n", "1:6 link-host /a"},
		{"picture without words", "a ![](b.png)\n", "1:3 image-alt ![]"},
		{"heading level", "## a\n\n#### b\n", "3:1 heading-level ####"},
		{"heading level in quote", "> #### b\n", "1:3 heading-level ####"},
		{"heading level in list", "-  #### b\n", "1:4 heading-level ####"},
		{"heading after tab", "-\t#### b\n", "1:3 heading-level ####"},
		{"first level", "a\n\n# b\n", "3:1 heading-level #"},
		{"first level, underlined", "a\n\nb\n===\n", "3:1 heading-level b"},
		{"closed heading", "## a\n#### b ####\n", "2:1 heading-level ####"},
		{"empty heading", "a\n\n##\n", "3:1 heading-empty ##"},
		{"label", "> **Sya:** b\n", "1:5 label-unknown Sya"},
		{"label in list", "1. a\n   > **Avod**: b\n", "2:8 label-unknown Avod"},
		{"alert", "- > [!TIPP]\n  > a\n", "1:5 alert-unknown [!TIPP]"},
		{"block of html", "a\n\n  <div>\n  b\n  </div>\n", "3:3 html-raw <div>"},
		{"html in list", "- a\n\n  <div>b\n", "3:3 html-raw <div>"},
		{"text after comment", "<!-- a --> b\n", "1:12 html-raw b"},
		{"text after long comment", "<!-- a\n--> b c\n", "2:5 html-raw b c"},
		{"open comment", "a\n\n<!-- b\n\nc\n", "3:1 html-raw <!--"},
		{"umlauts count as bytes", "ü [b](/c)\n", "1:8 link-host /c"},
		{"broken bytes", "\xff\xfe [b](/c)\n", "1:8 link-host /c"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			each(t, tt.md, func(t *testing.T, src []byte, from, lines int) {
				d := Parse("a.md", src, from)
				inspect(t, src, from, d)
				if len(d.Diags) != 1 {
					t.Fatalf("%d diagnostics, want 1: %v", len(d.Diags), d.Diags)
				}
				g := d.Diags[0]
				g.Pos.Line -= lines
				if from == 3 && g.Pos.Line == 1 {
					g.Pos.Col -= 3 // the mark is part of the first line
					g.Line = g.Line[3:]
				}
				marked := g.Line[g.Pos.Col-1:]
				got := strings.TrimPrefix(g.Pos.String(), "a.md:") + " " + g.Code + " " + marked[:min(g.Span, len(marked))]
				if got != tt.want {
					t.Errorf("got  %s\nwant %s", got, tt.want)
				}
			})
		})
	}
}

func TestLinkPlaces(t *testing.T) {
	const md = `[a](a.md) and [a.md](a.md "a.md") [b](<b c.md>)

- [c](c.md)
  > | [d](d.md#e) | ![f](f.png) |
  > |---|---|
  > | <https://g.example> | h@i.example |

[j *k*][l] [l] [l][] [![m](m.png)](n.md)

[l]: o.md

p[^q]

[^q]: [r](r.md)
`
	want := []string{
		"a.md a.md a", "a.md a.md a.md", "b c.md b c.md b", "c.md c.md c", "d.md#e d.md#e d", "f.png f.png f",
		"https://g.example https://g.example https://g.example", "mailto:h@i.example h@i.example h@i.example",
		"o.md [j *k*][l] j k", "o.md [l] l", "o.md [l][] l", "n.md n.md m", "m.png m.png m", "r.md r.md r",
	}
	each(t, md, func(t *testing.T, src []byte, from, _ int) {
		d := Parse("a.md", src, from)
		inspect(t, src, from, d)
		var got []string
		for _, l := range d.Links {
			got = append(got, l.Dest+" "+string(src[l.Off:l.Off+l.Len])+" "+l.Text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("links (-want +got):\n%s", diff)
		}
		for i, off := 0, from; i < 2; i++ { // the same words twice: the second is not taken for the first
			off += bytes.Index(src[off:], []byte("(a.md")) + 1
			if d.Links[i].Off != off {
				t.Errorf("link %d at %d, want %d", i, d.Links[i].Off, off)
			}
		}
	})
}

func TestHeadingAndStepPlaces(t *testing.T) {
	const md = "## A\n\n1. b\n2. c\n   - d\n10. e\n\n  ### F ##\n\nG\nH\n---\n\n> - #### I\n"
	each(t, md, func(t *testing.T, src []byte, from, _ int) {
		d := Parse("a.md", src, from)
		var got []string
		for _, h := range d.Headings {
			rest := string(src[h.Off:])
			got = append(got, h.Text+" at "+strings.TrimRight(rest[:strings.IndexByte(rest, '\n')], "\r"))
		}
		want := []string{"A at ## A", "F at ### F ##", "G H at G", "I at #### I"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("headings (-want +got):\n%s", diff)
		}
		got = nil
		for _, s := range d.Sections[0].Steps {
			got = append(got, s.Text+" at "+string(src[s.Off:s.Off+3]))
		}
		want = []string{"b at 1. ", "c at 2. ", "e at 10."}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("steps (-want +got):\n%s", diff)
		}
	})
}

// TestWindows: a page saved on Windows gives the same bytes.
func TestWindows(t *testing.T) {
	for _, a := range archives(t) {
		for _, f := range a.files {
			if !strings.HasSuffix(f.name, ".md") {
				continue
			}
			unix := Parse(f.name, f.data, 0)
			windows := Parse(f.name, bytes.ReplaceAll(f.data, []byte("\n"), []byte("\r\n")), 0)
			if diff := cmp.Diff(whole(unix)+told(unix)+unix.Text, whole(windows)+told(windows)+windows.Text); diff != "" {
				t.Errorf("%s %s (-unix +windows):\n%s", a.path, f.name, diff)
			}
		}
	}
}
