package theme_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const lessonText = "\n## Check yourself\n1. What?\n   - [x] This\n     Since it is.\n   - [ ] That\n     It is not.\n"

// lessonPage is the text of a lesson of a path.
func lessonPage(title, path, more string) string {
	return "---\ntitle: " + title + "\nsummary: S\npath: " + path + "\nobjectives: [o]\n" + more + "---\n"
}

// TestPaths: lessons are counted within their path, and lead on within it; the
// last one leads to the sheet to sign.
func TestPaths(t *testing.T) {
	files := render(t, specimen(t, map[string]string{
		"lessons/kind.md":  lessonPage("Kind words", "second-year", "time: 30\norder: 1\n"),
		"lessons/tired.md": lessonPage("When you are tired", "second-year", "time: 40\norder: 2\n"),
	}))
	for name, wants := range map[string][]string{
		"lessons/first.html":      {"Lesson 1 of 2", "href=second.html rel=next"},
		"lessons/second.html":     {"Lesson 2 of 2", "href=first.html rel=prev", "href=completion.html rel=next"},
		"lessons/kind.html":       {"Lesson 1 of 2", "href=tired.html rel=next"},
		"lessons/index.html":      {"<h2>New facilitator</h2>", "2 lessons · 1 hour 10 minutes", "<h2>Second year</h2>", "1. Kind words"},
		"lessons/completion.html": {"<h2>Second year</h2>", "2. When you are tired"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s: want %q in\n%s", name, want, files[name][strings.Index(files[name], "<main"):])
			}
		}
	}
	if strings.Contains(files["lessons/kind.html"], "rel=prev") {
		t.Error("the first lesson of the second path has one before it")
	}
}

// TestPractise: a page that lessons cover leads to their questions, as many as
// there are; a page of contacts, which may be needed at once, does not.
func TestPractise(t *testing.T) {
	files := render(t, specimen(t, map[string]string{
		"lessons/third.md": lessonPage("Third lesson", "new-facilitator", "order: 3\ncovers: [suicide, crisis-line, your-role]\n") + lessonText,
		"lessons/empty.md": lessonPage("Without questions", "new-facilitator", "order: 4\ncovers: [suicide]\n"),
	}))
	for name, want := range map[string]string{
		"playbooks/suicide.html":    "Practise this: 2 questions, Practise this: 1 question",
		"guides/your-role.html":     "Practise this: 2 questions, Practise this: 1 question",
		"playbooks/silence.html":    "",
		"contacts/crisis-line.html": "",
	} {
		var got []string
		for n := range parse(t, files[name]).Descendants() {
			if n.Type == html.ElementNode && n.Data == "a" && strings.HasPrefix(text(n), "Practise") {
				got = append(got, text(n))
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestPractiseOneQuestion: a page leads to the questions that link it, each by
// itself, whether its lesson covers it or not; a link elsewhere in a lesson
// makes no question of it.
func TestPractiseOneQuestion(t *testing.T) {
	const ask = "\n%d. What?\n   - [x] This\n     %s\n   - [ ] That\n     It is not.\n"
	see := "See [it](../playbooks/suicide.md)."
	lesson := "See [silence](../playbooks/silence.md).\n\n## Check yourself" + fmt.Sprintf(ask, 1, see) + fmt.Sprintf(ask, 2, "Since.") + fmt.Sprintf(ask, 3, see) +
		"\n## Reflect\nSee [later](../playbooks/later.md).\n"
	files := render(t, specimen(t, map[string]string{
		"lessons/third.md":  lessonPage("Third lesson", "new-facilitator", "order: 3\n") + lesson,
		"lessons/fourth.md": lessonPage("Fourth lesson", "new-facilitator", "order: 4\ncovers: [suicide, silence]\n") + lesson,
	}))
	for name, want := range map[string][]string{
		"playbooks/suicide.html": {
			"first.html#check-yourself Practise this: 2 questions",
			"third.html#question.1 Practise this: question 1", "third.html#question.3 Practise this: question 3",
			"fourth.html#question.1 Practise this: question 1", "fourth.html#question.3 Practise this: question 3",
		},
		"playbooks/silence.html": {"fourth.html#check-yourself Practise this: 3 questions"},
		"playbooks/later.html":   nil,
	} {
		var got []string
		for n := range parse(t, files[name]).Descendants() {
			if n.Type == html.ElementNode && n.Data == "a" && strings.HasPrefix(text(n), "Practise") {
				url := attr(n, "href")
				got = append(got, strings.TrimPrefix(url, "../lessons/")+" "+text(n))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
	if page := files["lessons/third.html"]; !strings.Contains(page, "id=question.3") {
		t.Error("the lesson has no such place")
	}
}

// TestQuestionsAreAnsweredWithoutScripts: nothing is ticked beforehand, and
// each question has its answer folded below it.
func TestQuestionsAreAnsweredWithoutScripts(t *testing.T) {
	page := render(t, specimen(t, nil))["lessons/first.html"]
	if strings.Contains(page, "<input type=checkbox") || strings.Contains(page, "<input type=radio") {
		t.Error("an answer can be ticked, and nothing would come of it")
	}
	for n := range parse(t, page).Descendants() {
		if n.Type != html.ElementNode || attr(n, "class") != "question" {
			continue
		}
		folded := false
		for d := range n.Descendants() {
			folded = folded || d.Data == "details" && len(d.Attr) == 1 && strings.Contains(text(d), "Best answer:")
		}
		if !folded {
			t.Errorf("no answer is folded below %s", text(n))
		}
	}
}

// TestKeyComesLast: the questions to hand out hold no answer; the workbook and
// a lesson have them behind everything else.
func TestKeyComesLast(t *testing.T) {
	files := render(t, specimen(t, nil))
	if page := files["lessons/questions.html"]; strings.Contains(page, "Best answer") || strings.Contains(page, "data-best") || strings.Contains(page, "Silence is an answer too") {
		t.Error("the questions to hand out hold their answers")
	}
	for _, name := range []string{"lessons/workbook.html", "lessons/first.html"} {
		key := strings.Index(files[name], "<h2>Answers</h2>")
		if last := strings.LastIndex(files[name], "class=question "); key < last || last < 0 {
			t.Errorf("%s: the key stands at %d, before a question at %d", name, key, last)
		}
	}
}

// TestLessonScripts: each script stands on the pages that need it and on no
// others, and is small.
func TestLessonScripts(t *testing.T) {
	files := render(t, specimen(t, nil))
	for script, hook := range map[string]string{"assets/lesson.": "data-lesson=", "assets/path.": "data-path-words"} {
		for name, text := range files {
			if size := packed(t, text); strings.HasPrefix(name, script) && strings.HasSuffix(name, ".js") && size > 5500 { // with what they share with app.js
				t.Errorf("%s has %d bytes gzipped, more than 5500", name, size)
			}
			if strings.HasSuffix(name, ".html") && regexp.MustCompile(script+`[0-9a-f]+\.js`).MatchString(text) != strings.Contains(text, hook) {
				t.Errorf("%s has %s without what it is for, or the other way round", name, script)
			}
		}
	}
}

// TestWithoutLessons: a handbook without lessons says nothing of them.
func TestWithoutLessons(t *testing.T) {
	files := render(t, specimen(t, map[string]string{"lessons/first.md": "", "lessons/second.md": ""}))
	for name, text := range pages(files) {
		if strings.HasPrefix(name, "lessons/") || strings.Contains(text, "lessons/") {
			t.Errorf("%s speaks of lessons", name)
		}
	}
}

// TestSheetsAreNotListed: pages for paper are found from the list of lessons,
// not among the pages to read.
func TestSheetsAreNotListed(t *testing.T) {
	files := render(t, specimen(t, map[string]string{"handbook.yaml": "title: Riverside\nhelp: [crisis-line]\nbase_url: https://example.org/h\n"}))
	for _, name := range []string{"a-z.html", "sitemap.xml"} {
		for _, sheet := range []string{"completion.html", "workbook.html", "questions.html"} {
			if strings.Contains(files[name], sheet) {
				t.Errorf("%s lists %s", name, sheet)
			}
		}
	}
}
