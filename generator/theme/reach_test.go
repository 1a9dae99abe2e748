package theme

import (
	"html/template"
	"strings"
	"testing"
)

// TestReach: a page's set has the partials that the page calls, directly or
// not, in every branch, and no others; its own go before them, unless they are
// empty.
func TestReach(t *testing.T) {
	shared := template.Must(template.New("").Parse(`{{define "frame"}}[{{template "main" .}}|{{template "foot" .}}]{{end}}
{{define "foot"}}{{if .}}foot {{template "deep" .}}{{else}}{{template "never" .}}{{end}}{{end}}{{define "deep"}}{{range .}}{{template "item" .}}{{end}}{{end}}
{{define "item"}}<i title="{{.}}">{{.}}</i>{{end}}{{define "never"}}{{with .}}{{template "item" .}}{{else}}nothing{{end}}{{end}}{{define "stray"}}stray{{end}}`))
	for _, tt := range []struct{ own, want string }{
		{`{{define "main"}}main{{end}}`, `[main|foot <i title="a&amp;b">a&amp;b</i>]`},
		{`{{define "main"}}main{{end}}{{define "deep"}}mine{{template "stray"}}{{end}}`, `[main|foot minestray]`},
		{`{{define "main"}}main{{end}}{{define "deep"}}{{end}}`, `[main|foot <i title="a&amp;b">a&amp;b</i>]`},
	} {
		for range 2 { // escaping the first set must not change the shared ones
			set := template.Must(template.New("").Parse(tt.own))
			if err := reach(set, shared, "frame"); err != nil {
				t.Fatal(err)
			}
			if got := set.Lookup("stray") != nil; got != strings.Contains(tt.own, "stray") {
				t.Errorf("%s: stray is there: %v", tt.own, got)
			}
			var b strings.Builder
			if err := set.ExecuteTemplate(&b, "frame", []string{"a&b"}); err != nil || b.String() != tt.want {
				t.Errorf("%s\n got %s %v\nwant %s", tt.own, b.String(), err, tt.want)
			}
		}
	}
	set := template.Must(template.New("").Parse(`{{define "main"}}{{template "gone"}}{{end}}`))
	if err := reach(set, shared, "frame"); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := set.ExecuteTemplate(&b, "frame", nil); err == nil || !strings.Contains(err.Error(), `no such template "gone"`) {
		t.Errorf("a template that is nowhere: %v", err)
	}
}
