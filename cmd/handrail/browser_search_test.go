//go:build !race

package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

func (tb *tab) scripts(on bool) {
	tb.t.Helper()
	call(tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

func (tb *tab) location() string {
	tb.t.Helper()
	return eval[string](tb, "location.href")
}

// results waits for the answer to what stands in the search field and returns
// its links, without what stands before the handbook's own path.
func (tb *tab) results(base string) []string {
	tb.t.Helper()
	tb.wait("search", `document.querySelectorAll("#search-results a").length > 0`)
	var out []string
	for _, href := range eval[[]string](tb, `[...document.querySelectorAll("#search-results a")].map(a => a.href)`) {
		href, _, _ = strings.Cut(strings.TrimPrefix(href, base), "#")
		out = append(out, href)
	}
	return out
}

// TestSearchFinds types what a facilitator types, at each place.
func TestSearchFinds(t *testing.T) {
	for place, base := range places(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			for _, tt := range []struct{ query, want string }{
				{"conflict", "playbooks/conflict.html"},
				{"conflcit", "playbooks/conflict.html"},
				{"quiet group", "playbooks/low-participation.html"},
				{"suicd", "playbooks/suicidal-statement.html"},
			} {
				tb.open(base + "guides/welcome.html")
				tb.keys("/")
				tb.wait("the key / takes you to the field", `document.activeElement.id === "q"`)
				tb.keys(tt.query)
				if got := tb.results(base); !slices.Contains(got[:min(len(got), 3)], tt.want) {
					t.Errorf("%q finds %v, want %s among the first three", tt.query, got, tt.want)
				}
				tb.wantQuiet("search for "+tt.query, hostOf(base))
			}
		})
	}
}

// TestSearchByKeyboard opens a result with the arrow keys and Enter, and
// leaves the results with Esc.
func TestSearchByKeyboard(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "index.html")
	tb.keys("/")
	tb.keys("low participation")
	tb.results(base)
	tb.keys(kb.ArrowDown)
	tb.wait("an arrow marks a result", `document.getElementById(document.getElementById("q").getAttribute("aria-activedescendant"))?.matches("#search-results a")`)
	tb.keys(kb.Escape)
	tb.wait("Esc closes the results", `document.getElementById("search-panel").hidden && document.getElementById("q").getAttribute("aria-expanded") === "false"`)
	tb.open(base + "guides/welcome.html")
	tb.keys("/")
	tb.keys("low participation")
	tb.results(base)
	tb.keys(kb.ArrowDown + kb.Enter)
	tb.wait("Enter opens the result", `location.pathname.startsWith("/playbooks/low-participation")`)
}

// TestSearchNeverComesBackEmpty: nonsense is answered with the urgent
// playbooks and the help line.
func TestSearchNeverComesBackEmpty(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "index.html")
	tb.keys("/")
	tb.keys("xqzwv")
	got := tb.results(base)
	if !strings.HasPrefix(got[0], "playbooks/") {
		t.Errorf("nonsense is answered with %v", got)
	}
	tb.wait("the help line is shown", `!document.querySelector("[data-search-help]").hidden`)
}
