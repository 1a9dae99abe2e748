//go:build !race

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// lessonFiles is a handbook with three lessons: one as usual, one that asks
// for every answer the first time, one without questions.
var lessonFiles = map[string]string{
	"handbook.yaml": "title: Lessons\nname: lesson-test\n",
	"lessons/first.md": "---\ntitle: First\nsummary: S\npath: p\norder: 1\ntime: 20\nobjectives: [o]\n---\nRead.\n\n## Check yourself\n" +
		"1. What first?\n   - [ ] Wait\n     Nobody comes.\n   - [x] Ask\n     Then they can tell.\n   - [ ] Leave\n     They are alone.\n" +
		"2. What next?\n   - [x] Stay\n     They are not alone.\n   - [ ] Go\n     Too soon.\n",
	"lessons/second.md": "---\ntitle: Second\nsummary: S\npath: p\norder: 2\ntime: 25\nobjectives: [o]\npass: 100\n---\nRead.\n\n## Check yourself\n" +
		"1. Which?\n   - [ ] This\n     No.\n   - [x] That\n     Yes.\n",
	"lessons/third.md": "---\ntitle: Third\nsummary: S\npath: p\norder: 3\nobjectives: [o]\n---\nDo it.\n",
}

// lessonSite builds lessonFiles and tells where it is met, like places.
func lessonSite(t *testing.T) map[string]string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range lessonFiles {
		path := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return placesOf(t, buildSite(t, dir))
}

// stored sets what the device keeps of the handbook that is open.
func (tb *tab) stored(json string) {
	tb.t.Helper()
	eval[string](tb, `localStorage["handrail:" + document.documentElement.dataset.site] = '`+json+`'`)
}

// answer chooses an answer, from 0, of a question, from 1, and has it checked.
func (tb *tab) answer(question, choice string) {
	tb.t.Helper()
	eval[bool](tb, `document.querySelectorAll("[id='question.`+question+`'] input")[`+choice+`].click() ?? true`)
	tb.do(chromedp.Click(`[id='question.` + question + `'] [data-quiz-check]`))
}

// says is what a question, from 1, says about the answer.
func (tb *tab) says(question string) string {
	tb.t.Helper()
	return eval[string](tb, `document.querySelector("[id='question.`+question+`'] [role=status]").innerText`)
}

const (
	scoreText = `document.querySelector("[data-quiz-score]").innerText`
	goOn      = `[...document.querySelectorAll("[data-continue]")].filter(e => e.getClientRects().length).map(e => e.innerText.replace(/\s+/g, " ")).join()`
	doneText  = `[...document.querySelectorAll("[data-path-done]")].map(e => e.textContent)`
)

func wantText(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// today is the day as the page sees it.
func (tb *tab) today() string {
	tb.t.Helper()
	day, err := time.Parse("Mon Jan 02 2006", eval[string](tb, `new Date().toDateString()`))
	if err != nil {
		tb.t.Fatal(err)
	}
	return day.Format("2 Jan 2006")
}

// TestLesson goes through a lesson: a wrong answer says why and can be given
// again, what was done is still there later, on the list and on the sheet to
// sign, and is forgotten when somebody asks for it.
func TestLesson(t *testing.T) {
	for place, base := range lessonSite(t) {
		t.Run(place, func(t *testing.T) {
			tb := newTab(t)
			tb.open(base + "index.html")
			tb.stored(`{"scheme":"dim"}`)
			tb.open(base + "lessons/first.html")
			tb.do(chromedp.Click(`[data-quiz-check]`))
			wantText(t, "with nothing chosen", tb.says("1"), "Choose an answer first.")
			tb.answer("1", "0")
			wantText(t, "after a wrong answer", tb.says("1"), "Not the best answer. Nobody comes. Choose again, then check.")
			if eval[int](tb, `document.querySelectorAll("[id='question.1'] [role=status] svg").length`) != 1 {
				t.Error("a wrong answer has no sign besides words and colour")
			}
			tb.answer("1", "1")
			wantText(t, "after the best answer", tb.says("1"), "This is the best answer. Then they can tell.")
			wantText(t, "before all are answered", eval[string](tb, scoreText), "")

			tb.open(base + "lessons/first.html")
			wantText(t, "after coming back", tb.says("1"), "This is the best answer. Then they can tell.")
			tb.open(base + "lessons/index.html")
			wantText(t, "the list", strings.Join(eval[[]string](tb, doneText), "|"), "Begun: 1 of 2 answered||")
			tb.open(base + "index.html")
			wantText(t, "the home page", eval[string](tb, goOn), "Go on: First Lesson 1 of 3")

			tb.open(base + "lessons/first.html")
			tb.answer("2", "0")
			wantText(t, "the score", eval[string](tb, scoreText), "You got 1 of 2 right the first time. This lesson is done.")
			today := tb.today()
			tb.open(base + "lessons/index.html")
			wantText(t, "the list", strings.Join(eval[[]string](tb, doneText), "|"), "Done "+today+" · 1 of 2 right the first time||")
			wantText(t, "the sum", eval[string](tb, `document.querySelector("[data-path-sum]").textContent`), "1 of 3 lessons done")
			wantText(t, "the list goes on", eval[string](tb, goOn), "Go on: Second Lesson 2 of 3")
			tb.open(base + "lessons/completion.html")
			wantText(t, "the sheet", eval[string](tb, `[...document.querySelectorAll("tbody tr")].map(e => [...e.cells].map(c => c.textContent).join(";")).join("|")`),
				"1. First;"+today+";1 of 2|2. Second;;|3. Third;;")

			tb.do(chromedp.Click(`[data-path-kept] summary`), chromedp.Click(`[data-path-forget]`))
			wantText(t, "forgotten", eval[string](tb, `document.activeElement.textContent`), "Forgotten. This device keeps nothing about your training now.")
			wantText(t, "the sheet is blank again", eval[string](tb, `[...document.querySelectorAll("tbody td")].map(e => e.textContent).join("")`), "")
			wantText(t, "the device keeps", eval[string](tb, `localStorage["handrail:lesson-test"]`), `{"scheme":"dim"}`)
			tb.open(base + "index.html")
			wantText(t, "the home page", eval[string](tb, goOn), "")
			tb.wantQuiet(place, hostOf(base))
		})
	}
}

// TestLessonAsksForMore: a lesson that asks for a share of right answers is
// done only when it is reached; starting over is possible; and a lesson
// without questions is marked by hand.
func TestLessonAsksForMore(t *testing.T) {
	base := lessonSite(t)["top"]
	tb := newTab(t)
	tb.open(base + "lessons/second.html")
	tb.answer("1", "0")
	tb.answer("1", "1")
	wantText(t, "after a second try", eval[string](tb, scoreText),
		"You got 0 of 1 right the first time. This lesson asks for 100 percent. Look once more at what was hard, then start over.")
	tb.do(chromedp.Click(`[data-quiz-over]`))
	if !eval[bool](tb, `document.activeElement.matches("[id='question.1'] input:not(:checked)")`) {
		t.Error("after starting over the first answer has not got the focus")
	}
	wantText(t, "after starting over", tb.says("1")+eval[string](tb, scoreText), "")
	tb.answer("1", "1")
	wantText(t, "after a right answer", eval[string](tb, scoreText), "You got 1 of 1 right the first time. This lesson is done.")
	tb.open(base + "lessons/third.html")
	tb.do(chromedp.Click(`[data-quiz-mark]`))
	wantText(t, "without questions", eval[string](tb, scoreText), "This lesson is done.")
	tb.open(base + "lessons/index.html")
	today := tb.today()
	wantText(t, "the list", strings.Join(eval[[]string](tb, doneText), "|"), "|Done "+today+" · 1 of 1 right the first time|Done "+today)
	wantText(t, "what is left", eval[string](tb, goOn), "Start: First Lesson 1 of 3")
	tb.open(base + "lessons/first.html")
	tb.answer("1", "1")
	tb.answer("2", "0")
	tb.open(base + "lessons/index.html")
	wantText(t, "when all is done", eval[string](tb, goOn), "All lessons are done Completion sheet")
	tb.wantQuiet("lessons", hostOf(base))
}

// TestLessonWithOldStorage: answers to questions that changed since are not
// shown, what was done stays done, and what cannot be read stops nobody.
func TestLessonWithOldStorage(t *testing.T) {
	base := lessonSite(t)["top"]
	tb := newTab(t)
	tb.open(base + "lessons/first.html")
	tb.stored(`{"path":{"last":"lessons/first","lessons":{"lessons/first":{"v":"old","n":1,"a":[[0,0]],"done":"2026-01-02","right":1,"of":1}}}}`)
	tb.open(base + "lessons/first.html")
	wantText(t, "an answer to an older question", tb.says("1"), "")
	tb.open(base + "lessons/index.html")
	wantText(t, "the list", eval[[]string](tb, doneText)[0], "Done 2 Jan 2026 · 1 of 1 right the first time")
	for _, broken := range []string{`{not json`, `null`, `{"path":7}`, `{"path":{"lessons":{"lessons/first":{"a":"x"}}}}`} {
		tb.stored(broken)
		tb.open(base + "lessons/index.html")
		tb.open(base + "index.html")
		tb.open(base + "lessons/first.html")
		tb.answer("1", "1")
		wantText(t, "with "+broken+" stored", tb.says("1"), "This is the best answer. Then they can tell.")
	}
	tb.wantQuiet("lessons", hostOf(base))
}

// TestLessonByKeyboard: a lesson is answered with Tab, arrows, space and Enter.
func TestLessonByKeyboard(t *testing.T) {
	base := lessonSite(t)["top"]
	tb := newTab(t)
	tb.open(base + "lessons/first.html#check-yourself")
	tb.keys(kb.Tab)
	tb.wait("Tab leads to the answers", `document.activeElement.matches("[id='question.1'] input")`)
	tb.keys(" " + kb.ArrowDown)
	tb.wait("an arrow chooses", `document.querySelectorAll("[id='question.1'] input")[1].checked`)
	tb.keys(kb.Tab)
	tb.wait("Tab leads to the button", `document.activeElement.matches("[id='question.1'] [data-quiz-check]")`)
	tb.keys(kb.Enter)
	wantText(t, "after Enter", tb.says("1"), "This is the best answer. Then they can tell.")
	if !eval[bool](tb, `document.activeElement.matches("[id='question.1'] [data-quiz-check]")`) {
		t.Error("the button has lost the focus")
	}
	tb.keys(kb.Tab)
	tb.wait("Tab leads to the folded answer", `document.activeElement.matches("[id='question.1'] summary")`)
	tb.keys(kb.Enter)
	tb.wait("Enter unfolds it", `document.querySelector("[id='question.1'] details").open`)
	tree := tb.axTree()
	if groups := roles(tree, "group"); len(groups) < 2 || !strings.HasPrefix(groups[0].name, "1. What first?") {
		t.Errorf("a screen reader is told of the groups %+v, want the questions", groups)
	}
	if radios := roles(tree, "radio"); len(radios) != 5 || radios[1].name != "B Ask" {
		t.Errorf("a screen reader is told of the answers %+v", radios)
	}
	if n := len(roles(tree, "status")); n < 3 {
		t.Errorf("%d live regions, want one for each question and one for the score", n)
	}
}
