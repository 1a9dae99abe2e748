package theme_test

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"handrail/generator/theme"
	"handrail/themes"
)

// over lays files over the theme that comes with Handrail.
func over(files map[string]string) fs.FS {
	upper := fstest.MapFS{}
	for name, text := range files {
		upper[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return theme.Overlay(upper, themes.Default())
}

func TestOverlay(t *testing.T) {
	fsys := over(map[string]string{
		"templates/az.html":   `{{define "main"}}<h1>{{.Title}}, mine</h1>{{end}}`,
		"templates/plan.html": `{{define "main"}}<h1>{{.Title}}, planned</h1>{{end}}`,
		"css/zz.css":          ".mine { color: red; }",
	})
	th, ds := theme.New("mine", fsys)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	files := bytesOf(t, th.Render(specimen(t, nil), nil))
	if !strings.Contains(files["a-z.html"], "A to Z, mine") || !strings.Contains(files["plans/weekly.html"], "Weekly session, planned") {
		t.Error("the site's own templates are not used")
	}
	if !strings.Contains(files["guides/boundaries.html"], "<h1>Boundaries</h1>") {
		t.Error("a template that the site does not have is not taken from below")
	}
	for name, text := range files {
		if strings.HasPrefix(name, "assets/app.") && strings.HasSuffix(name, ".css") {
			mine, print := strings.Index(text, ".mine{color:red}"), strings.LastIndex(text, "@media print")
			if mine < 0 || mine > print {
				t.Error("the site's own style is not joined before the print style")
			}
		}
	}
	if entries, err := fs.ReadDir(fsys, "templates"); err != nil || len(entries) < 10 {
		t.Errorf("the folder of both lists %d files, %v", len(entries), err)
	}
	if _, err := fs.ReadDir(fsys, "nowhere"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that neither has: %v", err)
	}
}

// TestFaultsWhenRead: what can be seen in a template alone is told by New.
func TestFaultsWhenRead(t *testing.T) {
	for _, tt := range []struct{ name, file, text, pos, says string }{
		{"an open block", "templates/plan.html", "{{define \"main\"}}\n{{if .Title}}\n{{end}}", "themes/mine/templates/plan.html:3:1", "unexpected EOF"},
		{"an unknown function", "templates/plan.html", "{{define \"main\"}}\n\n<p>{{shout .Title}}</p>{{end}}", "themes/mine/templates/plan.html:3:1", `function "shout" not defined`},
		{"in a partial", "templates/partials/facts.html", "{{define \"facts\"}}{{.}", "themes/mine/templates/partials/facts.html:1:1", "bad character"},
		{"in the frame", "templates/base.html", "<p>\n{{end}}", "themes/mine/templates/base.html:2:1", "unexpected {{end}}"},
		{"a script of another site", "templates/az.html", "{{define \"main\"}}\n<script async src=\"//example.org/x.js\"></script>{{end}}", "themes/mine/templates/az.html:2:20", "another web site"},
		{"a picture of another site", "templates/az.html", "{{define \"main\"}}<img alt=\"\" src=https://example.org/x.png>{{end}}", "themes/mine/templates/az.html:1:34", "another web site"},
		{"a style attribute", "templates/az.html", "{{define \"main\"}}<p class=\"a\" style=\"color: red\">x</p>{{end}}", "themes/mine/templates/az.html:1:31", "style attribute"},
		{"a script in an attribute", "templates/az.html", "{{define \"main\"}}<p onclick=\"go()\">x</p>{{end}}", "themes/mine/templates/az.html:1:21", "script in an attribute"},
		{"a script in the page", "templates/az.html", "{{define \"main\"}}<script>go()</script>{{end}}", "themes/mine/templates/az.html:1:18", "script in the page"},
		{"a script that is none", "js/filter.js", "const = ;", "themes/mine/js/filter.js", "unexpected"},
	} {
		_, ds := theme.New("mine", over(map[string]string{tt.file: tt.text}))
		if len(ds) == 0 {
			t.Errorf("%s: nothing is said", tt.name)
			continue
		}
		if got := ds[0]; got.Pos.String() != tt.pos || got.Code != "template-fault" || !strings.Contains(got.Text, tt.says) {
			t.Errorf("%s: got %s: %s [%s], want %s: ...%s...", tt.name, got.Pos, got.Text, got.Code, tt.pos, tt.says)
		}
	}
}

// TestFaultsWhenRendered: a misspelt field shows when a page is made.
func TestFaultsWhenRendered(t *testing.T) {
	for _, tt := range []struct{ name, file, text, page, pos string }{
		{"a misspelt field", "templates/az.html", "{{define \"main\"}}\n<h1>{{.Titel}}</h1>\n{{end}}", "a-z.html", "themes/mine/templates/az.html:2:"},
		{"in a partial", "templates/partials/steps.html", "{{define \"steps\"}}{{range .}}\n\n  {{.Lime}}{{end}}{{end}}", "playbooks/suicide.html", "themes/mine/templates/partials/steps.html:3:"},
		{"an unknown icon", "templates/az.html", "{{define \"main\"}}{{icon \"none\"}}{{end}}", "a-z.html", "themes/mine/templates/az.html:1:"},
		{"an unknown template", "templates/az.html", "{{define \"main\"}}\n{{template \"none\" .}}{{end}}", "a-z.html", "themes/mine/templates/az.html:2:"},
	} {
		th, ds := theme.New("mine", over(map[string]string{tt.file: tt.text}))
		if len(ds) > 0 {
			t.Errorf("%s: told too early: %v", tt.name, ds)
			continue
		}
		for _, f := range th.Render(specimen(t, nil), nil) {
			if f.Path != tt.page {
				continue
			}
			_, err := f.Bytes()
			fault, ok := errors.AsType[*theme.FaultError](err)
			if !ok {
				t.Errorf("%s: got %v, want a fault", tt.name, err)
				continue
			}
			if d := fault.Diag; !strings.HasPrefix(d.Pos.String(), tt.pos) || d.Code != "template-fault" || d.Line == "" {
				t.Errorf("%s: got %s: %s, line %q, want it at %s", tt.name, d.Pos, d.Text, d.Line, tt.pos)
			}
		}
	}
}

// TestMemo: a page that shows the same is not made again; a page that shows
// something else is.
func TestMemo(t *testing.T) {
	memo, th := theme.NewMemo(false), standard(t)
	page := func(edit map[string]string) []byte {
		for _, f := range th.Render(specimen(t, edit), memo) {
			if f.Path == "guides/boundaries.html" {
				data, err := f.Bytes()
				if err != nil {
					t.Fatal(err)
				}
				return data
			}
		}
		t.Fatal("no such page")
		return nil
	}
	first := page(nil)
	if second := page(map[string]string{"techniques/go-rounds.md": ""}); &first[0] != &second[0] {
		t.Error("the page was made again, though it shows the same")
	}
	renamed := page(map[string]string{"guides/your-role.md": "---\ntitle: Your part\nsummary: What for.\nrelated: [boundaries]\n---\nText.\n"})
	if !bytes.Contains(renamed, []byte("Your part")) {
		t.Error("the page does not show the new title of the page that it links")
	}
	if again := page(nil); !bytes.Equal(again, first) {
		t.Error("the same handbook gives another page")
	}
}
