package theme

import (
	"slices"
	"strconv"
	"strings"

	"handrail/generator/artifact"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// Pages about all lessons, beside those of the lessons themselves. The last
// three are for paper.
const (
	lessonsOut    = "lessons/index.html"
	completionOut = "lessons/completion.html"
	workbookOut   = "lessons/workbook.html"
	questionsOut  = "lessons/questions.html"

	completionTitle = "Completion sheet"
)

// lessonSheets names the pages about all lessons that are made for paper.
func (r *renderer) lessonSheets() []artifact.Artifact {
	if len(r.paths) == 0 {
		return nil
	}
	return []artifact.Artifact{
		r.page(completionOut, func() any { return r.completion() }, "completion.html"),
		r.page(workbookOut, func() any { return r.workbook(workbookOut, true) }, "workbook.html"),
		r.page(questionsOut, func() any { return r.workbook(questionsOut, false) }, "workbook.html"),
	}
}

// path makes the list of lessons into a training path: in order, with minutes,
// and room for what the device knows.
func (r *renderer) path(l *Library) {
	l.Paths = r.pathViews(lessonsOut)
	for _, p := range l.Paths {
		l.Lessons = append(l.Lessons, p.Lessons...)
	}
	l.Sheets = []Link{
		{Text: completionTitle, URL: rel(lessonsOut, completionOut), Note: "What is done, to sign"},
		{Text: "Workbook", URL: rel(lessonsOut, workbookOut), Note: "All questions, the key last"},
		{Text: "Questions only", URL: rel(lessonsOut, questionsOut), Note: "To hand out, without answers"},
	}
	r.styled(&l.Base, "lesson")
	l.Assets.App = l.Root + r.theme.scripts["path"].path
}

// pathViews are the training paths as the page at out shows them.
func (r *renderer) pathViews(out string) []Path {
	var views []Path
	for _, path := range r.paths {
		p, minutes := Path{}, 0
		if len(r.paths) > 1 {
			p.Title = upperFirst(strings.ReplaceAll(path[0].Values.Text("path"), "-", " "))
		}
		for i, n := range path {
			minutes += n.Values.Int("time")
			p.Lessons = append(p.Lessons, PathLesson{
				Ref: n.Ref(), URL: rel(out, n.Out), Title: n.Title, Summary: n.Summary, Number: i + 1, Place: place(i, path), Minutes: n.Values.Int("time"),
			})
		}
		p.Sum = count(strconv.Itoa(len(path)), "lessons")
		if minutes > 0 {
			p.Sum += " · " + hours(minutes)
		}
		views = append(views, p)
	}
	return views
}

// hours writes minutes as hours and minutes.
func hours(minutes int) string {
	var parts []string
	if h := minutes / 60; h > 0 {
		parts = append(parts, count(strconv.Itoa(h), "hours"))
	}
	if m := minutes % 60; m > 0 || minutes == 0 {
		parts = append(parts, count(strconv.Itoa(m), "minutes"))
	}
	return strings.Join(parts, " ")
}

// completion is the sheet that says what somebody has done, for a supervisor
// to sign. Names are written on it by hand.
func (r *renderer) completion() Completion {
	c := Completion{Base: r.base(completionOut, completionTitle, "Which lessons are done, for your supervisor to sign."), Paths: r.pathViews(completionOut)}
	c.Class = "completion"
	r.styled(&c.Base, "workbook")
	c.Kind, c.KindURL = r.lessonKind(completionOut)
	for _, n := range r.site.OfKind("lesson") {
		for _, t := range n.Values.Texts("training") {
			if !slices.Contains(c.Training, t) {
				c.Training = append(c.Training, t)
			}
		}
	}
	c.Assets.App = c.Root + r.theme.scripts["path"].path
	return c
}

// workbook is the questions of all lessons on one page, with or without their
// key.
func (r *renderer) workbook(out string, key bool) Workbook {
	w := Workbook{Base: r.base(out, "Questions only", "The questions of all lessons, to hand out without the answers."), Key: key, Paths: r.pathViews(out)}
	w.Other = Link{Text: "The same with the key", URL: rel(out, workbookOut)}
	if key {
		w.Title, w.Description = "Workbook", "The questions of all lessons. The key is on the last pages."
		w.HeadTitle = strings.Replace(w.HeadTitle, "Questions only", w.Title, 1)
		w.Other = Link{Text: "The same without the key", URL: rel(out, questionsOut)}
	}
	w.Class = "workbook"
	r.styled(&w.Base, "workbook")
	w.Kind, w.KindURL = r.lessonKind(out)
	for i, path := range r.paths {
		for j, n := range path {
			w.Paths[i].Lessons[j].Quiz, w.Paths[i].Lessons[j].Checked = r.paper(n, out)
		}
	}
	return w
}

// paper is the questions of a lesson for a page that shows many, and when the
// numbers in them were checked.
func (r *renderer) paper(n *site.Node, out string) (*Quiz, string) {
	s := n.SelfCheck()
	if s == nil {
		return nil, ""
	}
	b := r.body(n, out)
	b.prefix = n.ID + "."
	return b.quiz(s), strings.Join(b.checked, " ")
}

// lessonKind is how readers call lessons, and where the list of them is.
func (r *renderer) lessonKind(out string) (plural, url string) {
	k, _ := schema.Lookup("lesson")
	return k.Plural, rel(out, lessonsOut)
}

// lessonsTitle is the title of the list of lessons.
func (r *renderer) lessonsTitle() string {
	k, _ := schema.Lookup("lesson")
	if intro := r.site.IntroOf(k); intro != nil {
		return intro.Title
	}
	return k.Plural
}
