//go:build !race

package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// pagesWithDrawings are pages of the starter handbook that show a picture, and
// how many sheets they had before they did.
var pagesWithDrawings = map[string]int{
	"guides/logistics.html":              2,
	"guides/session-structure.html":      2,
	"guides/trauma-informed.html":        2,
	"activities/slow-breathing.html":     1,
	"activities/listening-triads.html":   1,
	"activities/strengths-in-pairs.html": 1,
	"handouts/feelings-wheel.html":       1,
}

// TestDrawingsOnPaper: pictures are there when a page is printed that nobody
// scrolled, beside the text, so that the page takes no more sheets.
func TestDrawingsOnPaper(t *testing.T) {
	base := fileAddress(localised(t))
	tb := newTab(t)
	for page, most := range pagesWithDrawings {
		tb.do(chromedp.Navigate(base + page))
		if missing := eval[[]string](tb, `[...document.images].filter(i => !i.complete || !i.naturalWidth).map(i => i.alt)`); len(missing) > 0 {
			t.Errorf("%s: not there before one scrolls: %q", page, missing)
		}
		for paper := range papers {
			if got := sheets(tb.pdf(paper)); got > most {
				t.Errorf("%s on %s: %d sheets, want %d", page, paper, got, most)
			}
		}
	}
}

// TestFeelingsWheelOnPaper: the words of the wheel are printed in letters of 9
// points and more, beside the other words of the handout.
func TestFeelingsWheelOnPaper(t *testing.T) {
	base := fileAddress(handbook(t))
	tb := newTab(t)
	for paper := range papers {
		tb.media("", "")
		tb.do(chromedp.Navigate(base + "handouts/feelings-wheel.html"))
		if got := sheets(tb.pdf(paper)); got != 1 {
			t.Errorf("%s: %d sheets", paper, got)
		}
		tb.onPaper(paper)
		// The letters are 16 of the 600 units that the drawing is wide.
		if points := eval[float64](tb, `document.querySelector(".figure img").getBoundingClientRect().width * 16 / 600 * 72 / 96`); points < 9 {
			t.Errorf("%s: letters of %.1f points", paper, points)
		}
	}
}

// TestDrawingsFit: on the smallest phone, and in large letters, no picture is
// wider than the page.
func TestDrawingsFit(t *testing.T) {
	base := fileAddress(handbook(t))
	tb := newTab(t)
	for page := range pagesWithDrawings {
		tb.size(320, 640)
		tb.open(base + page)
		for _, letters := range []string{"100%", "200%"} {
			wide := eval[int](tb, `(document.documentElement.style.fontSize = "`+letters+`", document.documentElement.scrollWidth)`)
			if wide > 320 {
				t.Errorf("%s, letters of %s: %d pixels wide, want 320", page, letters, wide)
			}
		}
	}
}
