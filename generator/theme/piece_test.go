package theme

import (
	"bytes"
	"html/template"
	"slices"
	"testing"
	"testing/fstest"

	"handrail/themes"
)

// TestPieces: whatever a theme of one's own writes into the parts that pages
// share, every page shows what is true of itself.
func TestPieces(t *testing.T) {
	for _, tt := range []struct{ name, bar, want string }{
		{"the same on all pages", `{{define "bar"}}<header>{{.Handbook}}</header>{{end}}`, "<header>H</header>"},
		{"the page's own title", `{{define "bar"}}<header>{{.Title}}</header>{{end}}`, "<header>T</header>"},
		{"a field of one view", `{{define "bar"}}<header>{{with .Handbook}}{{$.Title}}{{end}}</header>{{end}}`, "<header>T</header>"},
		{"the view handed on", `{{define "bar"}}<header>{{template "headline" .}}</header>{{end}}{{define "headline"}}{{.Title}}{{end}}`, "<header>T</header>"},
		{"the whole view", `{{define "bar"}}<header>{{with $v := .}}{{$v.Title}}{{end}}</header>{{end}}`, "<header>T</header>"},
	} {
		files := Overlay(fstest.MapFS{"templates/partials/bar.html": {Data: []byte(tt.bar)}}, themes.Default())
		th, ds := New("default", files)
		if len(ds) > 0 {
			t.Fatalf("%s: %v", tt.name, ds)
		}
		for _, title := range []string{"Other", "T"} {
			page, err := th.execute("page.html", Page{Base: Base{Lang: "en", Title: title, Handbook: "H"}})
			if err != nil {
				t.Fatalf("%s: %v", tt.name, err)
			}
			if title == "T" && !bytes.Contains(page, []byte(tt.want)) {
				t.Errorf("%s: no %s in\n%s", tt.name, tt.want, page)
			}
			if bytes.Contains(page, []byte("held.")) {
				t.Errorf("%s: a holder was left", tt.name)
			}
		}
	}
}

// TestReading: no field that a template may show is overlooked.
func TestReading(t *testing.T) {
	for _, tt := range []struct {
		text  string
		want  []string
		whole bool
	}{
		{`words`, nil, false},
		{`{{.A}} {{if .B}}{{.C}}{{else}}{{.D}}{{end}}`, []string{"A", "B", "C", "D"}, false},
		{`{{with .A}}{{.}}{{.B}}{{else}}{{.C}}{{end}}`, []string{"A", "B", "C"}, false},
		{`{{range $i, $x := .A}}{{$x.B}}{{$.C}}{{end}}`, []string{"A", "B", "C"}, false},
		{`{{printf "%s" (index .A 0)}}{{(index .A 0).B}}`, []string{"A", "B"}, false},
		{`{{template "sub" .}}`, []string{"S"}, false},
		{`{{template "sub" .A}}`, []string{"A", "S"}, false},
		{`{{.}}`, nil, true},
		{`{{with .A}}{{template "sub" $}}{{end}}`, []string{"A", "S"}, true},
		{`{{$v := .}}{{$v.A}}`, []string{"A"}, true},
	} {
		set := template.Must(template.New("x").Parse(`{{define "sub"}}{{.S}}{{end}}` + tt.text))
		r := reading{shared: set, names: map[string]bool{}, seen: map[string]bool{}}
		r.node(set.Lookup("x").Tree.Root, true)
		if got := sortedKeys(r.names); !slices.Equal(got, tt.want) || r.whole != tt.whole {
			t.Errorf("%s: reads %q, whole %v; want %q, %v", tt.text, got, r.whole, tt.want, tt.whole)
		}
	}
}
