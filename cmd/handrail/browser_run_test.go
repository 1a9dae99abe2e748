//go:build !race

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/google/go-cmp/cmp"
)

// TestRunKeepsTime runs a plan from a server and from disk: the clock goes on
// through a reload, a locked phone and no network, and nothing moves on by
// itself.
func TestRunKeepsTime(t *testing.T) {
	for place, base := range riverside(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.standStill(base)
			tb.run(base)
			tb.wantText("[data-run-title]", "Welcome")
			tb.wantText("[data-run-left]", "5 min left")
			tb.wantText("[data-run-pace]", "On time. Ends 18:57.")
			tb.wantText("[data-run-next]", "Next at 18:05: Colour cards")
			tb.clock(18, 3, 30)
			tb.wantText("[data-run-left]", "2 min left")
			tb.network(false)
			tb.clock(18, 5, 0)
			tb.wantText("[data-run-left]", "Time is up")
			call(tb, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: "frozen"})
			tb.clock(18, 20, 0)
			call(tb, page.SetWebLifecycleState, page.SetWebLifecycleStateParams{State: "active"})
			tb.wantText("[data-run-left]", "15 min over")
			tb.wantText("[data-run-pace]", "15 min behind. Ends 19:12, 12 min over the booked time.")
			tb.press("[data-run-next-step]")
			tb.wantText("[data-run-place]", "Step 2 of 6")
			tb.wantText("[data-run-left]", "12 min left")
			tb.network(true)
			tb.clock(18, 22, 0)
			tb.do(reload())
			tb.wantText("[data-run-place]", "Step 2 of 6")
			tb.wantText("[data-run-left]", "10 min left")
			tb.wantText("[data-run-pace]", "15 min behind. Ends 19:12, 12 min over the booked time.")
			tb.wantQuiet("a running session", hostOf(base))
		})
	}
}

// TestRunArithmetic: longer, shorter, skipped, back, cut and put back; only
// what is still to come is cut.
func TestRunArithmetic(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	tb.run(base)
	const left, pace, at, recover = "[data-run-left]", "[data-run-pace]", "[data-run-place]", "[data-run-recover]"
	tb.press(`[data-run-add="5"]`)
	tb.wantText(left, "10 min left")
	tb.wantText(pace, "5 min behind. Ends 19:02, 2 min over the booked time.")
	tb.press(`[data-run-add="1"]`)
	tb.press(`[data-run-add="-1"]`)
	tb.press(`[data-run-add="-1"]`)
	tb.wantText(left, "9 min left")
	tb.clock(18, 9, 0)
	tb.press("[data-run-next-step]")
	tb.wantText(at, "Step 2 of 6")
	tb.wantText(recover, "Recover 4 min")
	tb.press(recover)
	tb.wantText("[data-run-question]", "Shorten Talk (20 to 12). That saves up to 8 minutes.")
	tb.press("[data-run-yes]")
	tb.wantText(pace, "4 min ahead. Ends 18:53.")
	tb.press(`[data-run-view="list"]`)
	tb.wantRows("18:00 Done", "18:09 Now", "18:21 Next", "18:33", "18:38", "18:48")
	tb.press(`[data-run-view="list"]`)
	tb.wantText(recover, "Undo the cuts")
	tb.press(recover)
	tb.wantText(pace, "4 min behind. Ends 19:01, 1 min over the booked time.")
	tb.press("[data-run-skip]")
	tb.wantText(at, "Step 3 of 6")
	tb.wantText(pace, "8 min ahead. Ends 18:49.")
	tb.press("[data-run-back]")
	tb.wantText(at, "Step 2 of 6")
	tb.wantText(pace, "4 min behind. Ends 19:01, 1 min over the booked time.")

	// Far behind, everything that may go goes, and a step that is left out is passed over.
	tb.clock(18, 40, 0)
	tb.wantText(left, "19 min over")
	tb.press("[data-run-next-step]")
	tb.wantText(at, "Step 3 of 6")
	tb.wantText(recover, "Recover 10 of 23 min")
	tb.press(recover)
	tb.wantText("[data-run-question]", "Skip Round (10). That saves up to 10 minutes.")
	tb.press("[data-run-yes]")
	tb.press("[data-run-next-step]")
	tb.wantText(at, "Step 4 of 6")
	tb.wantText("[data-run-next]", "Next at 18:45: Close")
	tb.press("[data-run-next-step]")
	tb.wantText(at, "Step 6 of 6")
	tb.wantRows("18:00 Done", "18:09 Done", "18:40 Done", "18:40 Done", "18:40 Skipped", "18:40 Now")
	tb.press("[data-run-back]")
	tb.wantText(at, "Step 4 of 6")
}

// wantRows compares the clock and state of every row.
func (tb *tab) wantRows(want ...string) {
	tb.t.Helper()
	got := eval[[]string](tb, `[...document.querySelectorAll("[data-plan-rows] [data-step]")].map(e => (e.querySelector("[data-clock]").textContent + " " + e.querySelector("[data-state]").textContent).trim())`)
	if diff := cmp.Diff(want, got); diff != "" {
		tb.t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// TestRunWaitsForTheClock: a step with a time to keep does not end early, and
// a plan that is tried at another hour keeps its distances.
func TestRunWaitsForTheClock(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	tb.clock(23, 25, 0) // five minutes late
	tb.open(base + "plans/pinned.html")
	tb.press("button[data-plan-run]")
	tb.wantText("[data-run-pace]", "On time. Ends 01:26, 6 min over the booked time.")
	tb.wantText("[data-run-next]", "Next at 23:50: Film")
	tb.clock(23, 40, 0)
	tb.press("[data-run-next-step]")
	tb.wantText("[data-run-next]", "Free until 23:50. Next at 00:20: Colour cards")
	tb.wantText("[data-run-left]", "40 min left")
}

// TestRunFarFromItsClock: begun at another hour, fixed times move along with the
// session; the page says so first. Starting over asks, and takes two taps.
func TestRunFarFromItsClock(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	tb.clock(20, 0, 0)
	tb.open(base + "plans/pinned.html")
	tb.press("button[data-plan-run]")
	tb.wantText("[data-run-question]", "This plan starts at 23:20. Started now, its fixed times move: Film at 20:30, not 23:50; Colour cards at 20:50, not 00:10. To keep them, change “starting at” first.")
	tb.press("[data-run-no]")
	if kept := eval[string](tb, `localStorage["handrail:riverside"] || ""`); strings.Contains(kept, "base") {
		t.Errorf("it runs, though nobody said so: %s", kept)
	}
	tb.press("button[data-plan-run]")
	tb.press("[data-run-yes]")
	tb.wantText("[data-run-place]", "Step 1 of 4")
	tb.wantText("[data-run-left]", "25 min left")
	tb.clock(20, 4, 0)
	tb.wantText("[data-run-back]", "Restart")
	tb.press("[data-run-back]")
	tb.wantText("[data-run-question]", "Restart the clock that began at 20:00?")
	tb.press("[data-run-no]")
	tb.wantText("[data-run-left]", "21 min left")
	if got := eval[string](tb, `document.activeElement.textContent`); got != "Restart" {
		t.Errorf("the focus is on %q, want the button that asked", got)
	}
	tb.press("[data-run-back]")
	tb.press("[data-run-yes]")
	tb.wantText("[data-run-left]", "25 min left")
}

// TestRunTellsWhenTimeIsUp: a screen reader hears of five minutes and of one,
// and of nothing else: a new step takes the focus; the phone buzzes once; colour
// and words change.
func TestRunTellsWhenTimeIsUp(t *testing.T) {
	base := riverside(t)["top"]
	tb := newTab(t)
	tb.standStill(base)
	tb.run(base)
	const say, panel = "[data-run-say]", `document.querySelector("[data-run-panel]").dataset.time`
	tb.press("[data-run-next-step]")
	tb.wantText(say, "")
	if got := eval[string](tb, `document.activeElement.textContent`); got != "Colour cards" {
		t.Errorf("after the tap a screen reader is on %q, want the heading of the new step", got)
	}
	for _, at := range []struct {
		minute, second int
		left, said     string
	}{
		{1, 0, "11 min left", ""},
		{7, 0, "5 min left", "5 minutes left"},
		{9, 0, "3 min left", "5 minutes left"},
		{11, 10, "1 min left", "1 minute left"},
		{12, 0, "Time is up", "1 minute left"},
		{14, 0, "2 min over", "1 minute left"},
	} {
		tb.clock(18, at.minute, at.second)
		tb.wantText("[data-run-left]", at.left)
		tb.wantText(say, at.said)
	}
	if got := eval[string](tb, panel); got != "over" {
		t.Errorf("the panel is %q, want over", got)
	}
	tb.wantDone("Buzz", "1")
	tb.wantDone("Tones", "")
	tb.press(`[data-run-switch="sound"]`)
	tb.wantDone("Tones", "2") // so that the reader knows it
	tb.press(`[data-run-add="5"]`)
	tb.wantText("[data-run-left]", "3 min left")
	tb.press(`[data-run-add="-1"]`)
	tb.press(`[data-run-add="-1"]`)
	tb.press(`[data-run-add="-1"]`)
	tb.wantText("[data-run-left]", "Time is up")
	tb.wantDone("Tones", "4")
	tb.wantDone("Buzz", "2")
	// By itself only when told, and then at the moment at which each step ended.
	tb.press(`[data-run-switch="auto"]`)
	tb.wantText("[data-run-place]", "Step 3 of 6")
	tb.clock(18, 37, 0)
	tb.wantText("[data-run-place]", "Step 4 of 6")
	tb.wantText("[data-run-left]", "2 min left")
	tb.wantRows("18:00 Done", "18:00 Done", "18:14 Done", "18:34 Now", "18:39 Next", "18:49")
	tb.clock(19, 30, 0)
	tb.wantText("[data-run-place]", "Step 6 of 6")
	tb.wantText("[data-run-left]", "36 min over")
}
