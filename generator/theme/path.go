package theme

import (
	"slices"
	"strings"

	"handrail/generator/artifact"
	"handrail/generator/locale"
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

// lessonNotes says what a page about all lessons is good for.
var lessonNotes = map[string]string{
	completionTitle: "What is done, to sign", "Workbook": "All questions, the key last", "Questions only": "To hand out, without answers",
}

// lessonSheets names the pages about all lessons that are made for paper.
func (r *renderer) lessonSheets() []artifact.Artifact {
	if len(r.paths) == 0 || !r.allTaught() {
		return nil
	}
	return []artifact.Artifact{
		r.page(r.own(completionOut), func() any { return r.completion() }, "completion.html"),
		r.page(r.own(workbookOut), func() any { return r.workbook(r.own(workbookOut), true) }, "workbook.html"),
		r.page(r.own(questionsOut), func() any { return r.workbook(r.own(questionsOut), false) }, "workbook.html"),
	}
}

// path makes the list of lessons into a training path: in order, with minutes,
// and room for what the device knows.
func (r *renderer) path(l *Library) {
	out := r.own(lessonsOut)
	l.Paths = r.pathViews(out)
	for _, p := range l.Paths {
		l.Lessons = append(l.Lessons, p.Lessons...)
	}
	l.Sheets = []Link{
		r.toLessonSheet(out, completionTitle, completionOut),
		r.toLessonSheet(out, "Workbook", workbookOut),
		r.toLessonSheet(out, "Questions only", questionsOut),
	}
	r.styled(&l.Base, "path")
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
			to := r.linkTo(out, n)
			p.Lessons = append(p.Lessons, PathLesson{
				Ref: n.Ref(), URL: to.URL, Lang: to.Lang, In: to.In, Title: n.Title, Summary: n.Summary, Number: i + 1, Place: r.place(i, path), Minutes: n.Values.Int("time"),
			})
		}
		p.Sum = r.words.Count(len(path), "lessons")
		if minutes > 0 {
			p.Sum += " · " + hours(r.words, minutes)
		}
		views = append(views, p)
	}
	return views
}

// hours writes minutes as hours and minutes.
func hours(w *locale.Locale, minutes int) string {
	var parts []string
	if h := minutes / 60; h > 0 {
		parts = append(parts, w.Count(h, "hours"))
	}
	if m := minutes % 60; m > 0 || minutes == 0 {
		parts = append(parts, w.Count(m, "minutes"))
	}
	return strings.Join(parts, " ")
}

// completion is the sheet that says what somebody has done, for a supervisor
// to sign. Names are written on it by hand.
func (r *renderer) completion() Completion {
	c := Completion{Base: r.base(r.own(completionOut), r.words.Word(completionTitle), r.words.Word("Which lessons are done, for your supervisor to sign.")), Paths: r.pathViews(r.own(completionOut))}
	c.Class = "completion"
	r.styled(&c.Base, "workbook")
	c.Kind, c.KindURL = r.lessonKind(r.own(completionOut))
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
	title, what := r.words.Word("Questions only"), r.words.Word("The questions of all lessons, to hand out without the answers.")
	other := Link{Text: r.words.Word("The same with the key"), URL: rel(out, r.own(workbookOut))}
	if key {
		title, what = r.words.Word("Workbook"), r.words.Word("The questions of all lessons. The key is on the last pages.")
		other = Link{Text: r.words.Word("The same without the key"), URL: rel(out, r.own(questionsOut))}
	}
	w := Workbook{Base: r.base(out, title, what), Key: key, Paths: r.pathViews(out), Other: other}
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
	return r.kind("lesson").Plural, rel(out, r.own(lessonsOut))
}

// lessonsTitle is the title of the list of lessons.
func (r *renderer) lessonsTitle() string {
	k := r.kind("lesson")
	if intro := r.site.IntroOf(&k); intro != nil && r.spoken(intro) {
		return intro.Title
	}
	return k.Plural
}
