//go:build !race

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// seen lists the words of elements that can be seen.
func (tb *tab) seen(selector string) []string {
	tb.t.Helper()
	return eval[[]string](tb, `[...document.querySelectorAll("`+selector+`")].filter(e => e.checkVisibility()).map(e => e.innerText || e.tagName)`)
}

// TestLessonWithoutScripts: the answers are folded below the questions, and
// unfold; there is nothing to tick or press that would do nothing.
func TestLessonWithoutScripts(t *testing.T) {
	base := lessonSite(t)["file"]
	tb := newTab(t)
	tb.scripts(false)
	tb.open(base + "lessons/first.html")
	if got := tb.seen(".quiz input, .quiz button, .quiz__end, .key"); len(got) > 0 {
		t.Errorf("shown without scripts: %q", got)
	}
	if got := tb.seen(".answer__notes"); len(got) > 0 {
		t.Errorf("an answer is not folded: %q", got)
	}
	tb.do(chromedp.Click(`[id='question.1'] summary`))
	if got := strings.Join(tb.seen(".answer__notes"), ""); !strings.Contains(got, "Then they can tell.") || !strings.Contains(got, "Nobody comes.") {
		t.Errorf("unfolded, the answer says %q", got)
	}
	tb.open(base + "lessons/index.html")
	if got := tb.seen("[data-continue]"); len(got) != 1 || !strings.HasPrefix(got[0], "Start: First") {
		t.Errorf("the list begins with %q, want its first lesson", got)
	}
	if got := tb.seen("[data-path-kept]"); len(got) > 0 {
		t.Errorf("the list offers %q, which needs scripts", got)
	}
}

// TestLessonOnPaper: paper has the questions without what was answered, and
// the key behind everything else, on a page of its own.
func TestLessonOnPaper(t *testing.T) {
	base := lessonSite(t)["file"]
	tb := newTab(t)
	tb.open(base + "lessons/first.html")
	eval[string](tb, `localStorage["handrail:lesson-test"] = "{}"`)
	tb.open(base + "lessons/first.html")
	tb.answer("1", "0")
	for _, name := range []string{"lessons/first.html", "lessons/workbook.html"} {
		tb.open(base + name)
		tb.media("print", "light")
		if got := tb.seen(".options input, .answer, .said, .quiz__button, .quiz__end, .print"); len(got) > 0 {
			t.Errorf("%s: printed: %q", name, got)
		}
		if !eval[bool](tb, `(() => {
			const key = document.querySelector(".key"), last = [...document.querySelectorAll(".question")].pop();
			return key.getBoundingClientRect().top >= last.getBoundingClientRect().bottom && getComputedStyle(key).breakBefore === "page";
		})()`) {
			t.Errorf("%s: the key is not last, on a page of its own", name)
		}
		tb.media("", "light")
	}
	tb.open(base + "lessons/questions.html")
	tb.media("print", "light")
	if got := tb.seen(".key, .answer"); len(got) > 0 {
		t.Errorf("the questions to hand out are printed with %q", got)
	}
}

// TestLessonSheets prints the starter handbook's: what has to go onto one
// sheet does, on both papers, and the key begins a sheet.
func TestLessonSheets(t *testing.T) {
	base := places(t)["file"]
	tb := newTab(t)
	for _, tt := range []struct {
		name        string
		least, most int
	}{
		{"lessons/completion.html", 1, 1},
		{"lessons/when-it-is-urgent.html", 3, 5},
		{"lessons/workbook.html", 6, 14},
		{"lessons/questions.html", 4, 8},
	} {
		tb.open(base + tt.name)
		for paper, size := range papers {
			pdf := call(tb, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: size[0], PaperHeight: size[1], PrintBackground: new(true)})
			if got := sheets([]byte(pdf.Data)); got < tt.least || got > tt.most {
				t.Errorf("%s on %s: %d sheets, want %d to %d", tt.name, paper, got, tt.least, tt.most)
			}
		}
		tb.wantQuiet(tt.name, "")
	}
}

// TestLessonFits: on a narrow screen, and with letters twice as large, nothing
// is wider than the screen; whatever is pressed is large enough for a thumb.
func TestLessonFits(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	for _, name := range []string{"lessons/index.html", "lessons/when-it-is-urgent.html", "lessons/completion.html", "lessons/workbook.html"} {
		for _, size := range []struct {
			width int64
			text  string
		}{{320, "100%"}, {320, "200%"}, {390, "200%"}} {
			tb.size(size.width, 844)
			tb.open(base + name)
			eval[bool](tb, `document.documentElement.style.setProperty("font-size", "`+size.text+`") ?? true`)
			if wide := eval[[]string](tb, `[...document.querySelectorAll("main, main *")].filter(e => e.checkVisibility() && !e.closest(".tabs, .table table") &&
				e.getBoundingClientRect().right > document.documentElement.clientWidth).map(e => e.tagName + " " + e.textContent)`); len(wide) > 0 {
				t.Errorf("%s at %d px, text %s: wider than the screen: %.200q", name, size.width, size.text, wide)
			}
		}
		tb.size(390, 844)
		tb.open(base + name)
		eval[int](tb, `[...document.querySelectorAll("details")].filter(e => { e.hidden = false; e.open = true }).length`)
		small := eval[[]string](tb, `[...document.querySelectorAll("main button, main summary, .options label, main .go, main .row, .names a, .quiz__end a")]
			.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.innerText + " " + e.getBoundingClientRect().height)`)
		if len(small) > 0 {
			t.Errorf("%s: too small to press: %q", name, small)
		}
	}
}

// TestGoingOnMovesNothing: the lesson to go on with is shown on the home page
// without moving what can be seen.
func TestGoingOnMovesNothing(t *testing.T) {
	base := places(t)["top"]
	tb := newTab(t)
	tb.open(base + "index.html")
	tb.stored(`{"path":{"last":"lessons/role-and-its-edges","lessons":{"lessons/role-and-its-edges":{"a":[[0,0]],"n":4}}}}`)
	for _, width := range []int64{390, 1280} {
		tb.size(width, 844)
		tb.open(base + "index.html")
		wantText(t, "the home page", eval[string](tb, goOn), "Go on: Your role and its edges Lesson 1 of 10")
		if !eval[bool](tb, `document.querySelector("[data-continue]:not([hidden])").getBoundingClientRect().top > document.querySelector(".now").getBoundingClientRect().bottom`) {
			t.Errorf("at %d px the lesson stands above what is urgent", width)
		}
		eval[bool](tb, `new PerformanceObserver(l => { window.moved = l.getEntries().reduce((n, e) => n + e.value, 0) }).observe({type: "layout-shift", buffered: true}) ?? true`)
		eval[bool](tb, `(() => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { window.settled = true }))); return true })()`)
		tb.wait("the page is painted", `window.settled`)
		if got := eval[float64](tb, `window.moved ?? 0`); got > 0 {
			t.Errorf("at %d px things moved by %v", width, got)
		}
	}
}
