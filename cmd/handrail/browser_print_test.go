//go:build !race

package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// sheets counts the pages of a PDF made by Chromium, which writes one page
// object for each, uncompressed.
func sheets(pdf []byte) int {
	return bytes.Count(pdf, []byte("/Type /Page\n"))
}

// inches of paper.
var papers = map[string][2]float64{"A4": {8.27, 11.69}, "Letter": {8.5, 11}}

// TestPrints prints pages to PDF on both papers: the run sheet of a plan and
// every playbook's first side hold what they must.
func TestPrints(t *testing.T) {
	base := places(t)["file"]
	tb := newTab(t)
	for _, tt := range []struct {
		name string
		most int // sheets
	}{
		{"plans/weekly-five-steps.html", 1},
		{"plans/first-meeting.html", 1},
		{"plans/short-hour.html", 1},
		{"handouts/ground-rules-poster.html", 1},
		{"playbooks/conflict.html", 2},
	} {
		tb.open(base + tt.name)
		for paper, size := range papers {
			pdf := call(tb, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: size[0], PaperHeight: size[1], PrintBackground: new(true)})
			if got := sheets([]byte(pdf.Data)); got < 1 || got > tt.most {
				t.Errorf("%s on %s: %d sheets, want at most %d", tt.name, paper, got, tt.most)
			}
		}
		tb.wantQuiet(tt.name, "")
	}
}

// TestPaperIsWithoutFurniture: what only a screen needs is not printed, and
// dark screens print on white.
func TestPaperIsWithoutFurniture(t *testing.T) {
	base := places(t)["file"]
	tb := newTab(t)
	tb.media("print", "dark")
	tb.open(base + "playbooks/conflict.html")
	shown := eval[[]string](tb, `[...document.querySelectorAll("nav, .search, .skip, .scheme, button")].filter(e => e.getClientRects().length).map(e => e.className || e.tagName)`)
	if len(shown) > 0 {
		t.Errorf("printed: %s", strings.Join(shown, ", "))
	}
	if got := eval[string](tb, `getComputedStyle(document.body).backgroundColor`); got != "rgb(255, 255, 255)" && got != "rgba(0, 0, 0, 0)" {
		t.Errorf("paper has the colour %s", got)
	}
}
