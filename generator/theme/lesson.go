package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"handrail/generator/markup"
	"handrail/generator/site"
)

// drillPart is the part of a lesson that is done at once, and so is set apart.
const drillPart = "two-minute-drill"

// lesson adds to the page of a lesson its place on the path, what it is good
// for, and the key to its questions.
func (r *renderer) lesson(p *Page, n *site.Node) {
	path := r.pathOf(n)
	at := slices.Index(path, n)
	l := &Lesson{Ref: n.Ref(), Place: r.place(at, path), Objectives: n.Values.Texts("objectives"), Pass: n.Values.Int("pass"), Kept: rel(n.Out, r.own(lessonsOut)) + "#page.kept"}
	if s := n.SelfCheck(); s != nil {
		b := r.body(n, n.Out)
		b.prefix = "key."
		l.Key = b.quiz(s)
		p.Facts = append(p.Facts, Fact{Label: r.words.Word("Check yourself"), Items: []Link{{Text: r.words.Count(len(s.Steps), "questions"), URL: "#" + escapePath(s.ID)}}})
	}
	if read := unread(n); len(read) > 0 {
		fact := Fact{Label: r.words.Word("Read these"), Long: true}
		for _, c := range read {
			fact.Items = append(fact.Items, r.linkTo(n.Out, c))
		}
		p.Facts = append(p.Facts, fact)
	}
	p.Lesson, p.Prev = l, nil
	if at > 0 {
		prev := r.linkTo(n.Out, path[at-1])
		p.Prev = &prev
	}
	next := r.toLessonSheet(n.Out, completionTitle, completionOut)
	next.Note = ""
	if at+1 < len(path) {
		next = r.linkTo(n.Out, path[at+1])
	}
	p.Next = &next
	r.styled(&p.Base, "lesson")
	p.Assets.App = p.Root + r.theme.scripts["lesson"].path
}

// unread lists what the lesson covers, but for the pages that its text links
// and so names in its own order.
func unread(n *site.Node) []*site.Node {
	linked := map[*site.Node]bool{}
	for _, t := range n.Targets {
		linked[t.Node] = true
	}
	return slices.DeleteFunc(slices.Clone(n.Covers), func(c *site.Node) bool { return linked[c] })
}

// pathOf lists the lessons of n's training path, in order.
func (r *renderer) pathOf(n *site.Node) []*site.Node {
	for _, path := range r.paths {
		if slices.Contains(path, n) {
			return path
		}
	}
	return nil
}

// trainingPaths sorts the lessons of a handbook by their path, in the order in
// which the paths first come up.
func trainingPaths(s *site.Site) [][]*site.Node {
	var paths [][]*site.Node
	at := map[string]int{}
	for _, n := range s.OfKind("lesson") {
		name := n.Values.Text("path")
		i, ok := at[name]
		if !ok {
			i = len(paths)
			at[name], paths = i, append(paths, nil)
		}
		paths[i] = append(paths[i], n)
	}
	return paths
}

// place is "Lesson 3 of 10".
func (r *renderer) place(at int, path []*site.Node) string {
	return r.words.Say("Lesson %d of %d", at+1, len(path))
}

// quiz puts the questions of a self-check into HTML. Nothing in it is linked
// to the glossary: whoever looks a word up there has left the question.
func (b *body) quiz(s *markup.Section) *Quiz {
	sum := sha256.Sum256([]byte(s.Body.HTML))
	q := &Quiz{Version: hex.EncodeToString(sum[:4]), Rest: b.plain(s.Rest)}
	for i, step := range s.Steps {
		line, more := splitStep(string(b.plain(step.Ask)))
		if len(step.Choices) == 0 { // a mistake that is told; the words are not lost
			line, more = splitStep(string(b.plain(step.Body)))
		}
		question := Question{ID: b.prefix + questionID(i+1), Number: i + 1, Ask: template.HTML(line), More: template.HTML(more)}
		for j, c := range step.Choices {
			question.Options = append(question.Options, Answer{
				Letter: string(rune('A' + j%26)), Best: c.Ticked,
				Label: template.HTML(strings.TrimSpace(string(b.plain(c.Label)))), Note: template.HTML(strings.TrimSpace(string(b.plain(c.Note)))),
			})
		}
		question.After = b.plain(step.After)
		q.Questions = append(q.Questions, question)
	}
	return q
}

// practise leads from a page to the questions that are about it, each by
// itself, and to all questions of a lesson that covers the page and has none
// about it alone.
func (r *renderer) practise(n *site.Node) []Link {
	if n.Kind.Name == "contact" {
		return nil // it may be needed at once
	}
	var out []Link
	for _, lesson := range n.Taught() {
		s, asked, covered := lesson.SelfCheck(), lesson.Asked(n), slices.Contains(n.Lessons, lesson)
		if s == nil || len(asked) == 0 && !covered {
			continue
		}
		path, url := r.pathOf(lesson), rel(n.Out, lesson.Out)+"#"
		link := Link{In: r.linkTo(n.Out, lesson).In, Note: r.place(slices.Index(path, lesson), path)}
		for _, number := range asked {
			link.Text, link.URL = r.words.Say("Practise this: question %d", number), url+questionID(number)
			out = append(out, link)
		}
		if len(asked) == 0 {
			link.Text, link.URL = r.words.Word("Practise this:")+" "+r.words.Count(len(s.Steps), "questions"), url+escapePath(s.ID)
			out = append(out, link)
		}
	}
	return out
}

// questionID is the place of a question on the page of its lesson.
func questionID(number int) string { return "question." + strconv.Itoa(number) }
