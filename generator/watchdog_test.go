package generator

import (
	"testing"
	"time"

	"handrail/generator/diag"
	"handrail/generator/site"
)

// TestOnePageCannotStopTheOthers: a page that takes too long, or on which the
// parser fails, is named; the program goes on.
func TestOnePageCannotStopTheOthers(t *testing.T) {
	release := make(chan struct{})
	defer close(release)
	src := site.Source{Path: "guides/a.md"}
	for _, tt := range []struct {
		name, code string
		limit      time.Duration
		parse      func(site.Source) (*site.Page, []diag.Diag)
	}{
		{"too slow", "file-slow", 0, func(site.Source) (*site.Page, []diag.Diag) { <-release; return nil, nil }},
		{"a bug", "file-internal", watchdog, func(site.Source) (*site.Page, []diag.Diag) { panic("index out of range") }},
	} {
		got := parseWithin(tt.limit, src, tt.parse)
		if got.page != nil || len(got.ds) != 1 || got.ds[0].Code != tt.code || got.ds[0].Pos.File != "content/guides/a.md" {
			t.Errorf("%s: got %+v, want %s at the page", tt.name, got, tt.code)
		}
	}
}
