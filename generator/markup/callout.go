package markup

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"handrail/generator/diag"
)

// The labels that make a quote a callout, and the alerts that Git hosts know.
// A class is the word in lower case.
var (
	labels = [...]string{"Say", "Do", "Avoid", "Escalate", "Why"}
	alerts = [...]string{"Note", "Tip", "Important", "Warning", "Caution"}
)

// quote writes a block quote or what it stands for.
func (w *writer) quote(q *ast.Blockquote) {
	if p, ok := q.FirstChild().(*ast.Paragraph); ok {
		if word, off, found := w.alertMark(p); found {
			if name := w.knownAlert(p, word, off); name != "" {
				w.callout(q, name, func() { w.afterFirstLine(p) })
				return
			}
		} else if l, found := w.labelOf(p); found {
			if name := w.knownLabel(l); name != "" {
				w.callout(q, name, func() { w.inlinesFrom(l.next, l.skip) })
				return
			}
		}
	}
	w.put("<blockquote>\n")
	w.blocks(q)
	w.put("</blockquote>\n")
}

// callout writes a quote as a callout. first writes what its first paragraph
// says besides the label.
func (w *writer) callout(q *ast.Blockquote, name string, first func()) {
	w.put("<div class=\"callout callout--" + strings.ToLower(name) + "\"><p class=\"callout__label\">" + html.EscapeString(w.lang.shown(name)) + "</p>\n")
	if name == "Say" {
		w.quiet++
	}
	if name == "Avoid" {
		w.unsaid++
		defer func() { w.unsaid-- }()
	}
	w.nested++
	w.wrapped("<p>", "</p>\n", first)
	w.separate('\n')
	for c := q.FirstChild().NextSibling(); c != nil; {
		c = w.unit(c)
	}
	w.nested--
	if name == "Say" {
		w.quiet--
	}
	w.put("</div>\n")
}

// alertMark finds [!WORD] at the start of a quote.
func (w *writer) alertMark(p *ast.Paragraph) (word string, off int, found bool) {
	s := p.Lines().At(0)
	line := w.body[s.Start:s.Stop]
	if !bytes.HasPrefix(line, []byte("[!")) {
		return "", 0, false
	}
	end := bytes.IndexByte(line, ']')
	if end < 3 {
		return "", 0, false
	}
	for _, c := range line[2:end] {
		if c |= 0x20; c < 'a' || 'z' < c {
			return "", 0, false
		}
	}
	return string(line[2:end]), s.Start, true
}

// knownAlert returns the name of the alert, or reports what is wrong.
func (w *writer) knownAlert(p *ast.Paragraph, word string, off int) string {
	s := p.Lines().At(0)
	alone := len(bytes.TrimSpace(w.body[s.Start:s.Stop])) == len("[!]")+len(word)
	for _, name := range alerts {
		if strings.EqualFold(w.lang.english(word), name) && alone {
			return name
		}
	}
	hint := "put it on a line of its own"
	if alone {
		hint = "use one of NOTE, TIP, IMPORTANT, WARNING, CAUTION"
		if n := diag.Nearest(word, alerts[:]); n != "" {
			hint = "did you mean [!" + strings.ToUpper(n) + "]?"
		}
	}
	w.report(off, len("[!]")+len(word), "alert-unknown", "not an alert: ["+"!"+word+"]", hint)
	return ""
}

// afterFirstLine writes a paragraph without its first line.
func (w *writer) afterFirstLine(p *ast.Paragraph) {
	if p.Lines().Len() < 2 {
		return
	}
	second := p.Lines().At(1).Start
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Pos() >= second {
			w.inlinesFrom(c, 0)
			return
		}
	}
}

// label is a bold word with a colon at the start of a quote.
type label struct {
	word string
	off  int
	next ast.Node // what follows the label
	skip int      // bytes of next to leave out: a colon outside the bold word
}

// labelOf finds the label of a quote.
func (w *writer) labelOf(p *ast.Paragraph) (l label, found bool) {
	bold, ok := p.FirstChild().(*ast.Emphasis)
	if !ok || bold.Level != 2 {
		return l, false
	}
	t, ok := bold.FirstChild().(*ast.Text)
	if !ok || bold.LastChild() != bold.FirstChild() {
		return l, false
	}
	l = label{word: string(t.Value(w.body)), off: t.Segment.Start, next: bold.NextSibling()}
	word, inside := strings.CutSuffix(l.word, ":")
	if !inside {
		after, ok := l.next.(*ast.Text)
		if !ok || !bytes.HasPrefix(after.Value(w.body), []byte(":")) {
			return l, false
		}
		l.skip = 1
	}
	l.word = word
	return l, word != "" && !strings.ContainsAny(word, " \t")
}

// knownLabel returns the name of the label, or "" when it is none of ours. One
// that is nearly ours is reported.
func (w *writer) knownLabel(l label) string {
	for _, name := range labels {
		if strings.EqualFold(w.lang.english(l.word), name) {
			return name
		}
	}
	if near := diag.Nearest(l.word, w.lang.wordings(labels[:])); near != "" {
		w.report(l.off, len(l.word), "label-unknown", "not a label: "+l.word, "did you mean "+near+"?")
	}
	return ""
}

// inlinesFrom writes n and its later siblings, without the first skip bytes and
// the spaces and line ends after them.
func (w *writer) inlinesFrom(n ast.Node, skip int) {
	for ; n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			break
		}
		v := bytes.TrimLeft(t.Value(w.body)[skip:], " \t")
		skip = 0
		if len(v) > 0 {
			w.words(v, t.Segment.Stop)
			w.lineEnd(t)
			n = n.NextSibling()
			break
		}
	}
	for ; n != nil; n = n.NextSibling() {
		w.node(n)
	}
}
