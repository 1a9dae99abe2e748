package markup

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// list writes a list. It returns the places of the items when they are steps.
func (w *writer) list(l *ast.List, asSteps bool) (steps []stepMarks) {
	tag := "ul"
	if l.IsOrdered() {
		tag = "ol"
	}
	w.put("<" + tag)
	if l.IsOrdered() && l.Start != 1 {
		w.put(" start=\"" + strconv.Itoa(l.Start) + "\"")
	}
	w.put(">\n")
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		s := w.item(item, asSteps)
		if asSteps {
			steps = append(steps, s)
		}
	}
	w.put("</" + tag + ">\n")
	return steps
}

// item writes a list item. A step remembers the choices that it offers.
func (w *writer) item(n ast.Node, asStep bool) stepMarks {
	box := checkBox(n)
	if box != nil {
		w.put("<li class=\"task\">")
	} else {
		w.put("<li>")
	}
	s := stepMarks{body: cut{from: w.here()}, off: n.Pos()}
	start := w.startText()
	first := n.FirstChild()
	w.nested++
	if first != nil {
		if box != nil {
			s.task = w.task(first, box)
			first = first.NextSibling()
		} else {
			first = w.unit(first)
		}
	}
	s.text = w.since(start)
	for first != nil {
		if list, ok := first.(*ast.List); ok && asStep && s.choices == nil && isTasks(list) {
			s.list.from = w.here()
			s.choices = w.list(list, true)
			s.list.to = w.here()
			first = first.NextSibling()
			continue
		}
		first = w.unit(first)
	}
	w.nested--
	s.body.to = w.here()
	w.put("</li>\n")
	w.separate('\n')
	return s
}

// checkBox finds the check box that an item starts with.
func checkBox(item ast.Node) *east.TaskCheckBox {
	if first := item.FirstChild(); first != nil && first.FirstChild() != nil {
		box, _ := first.FirstChild().(*east.TaskCheckBox)
		return box
	}
	return nil
}

// isTasks tells whether an item of the list has a check box.
func isTasks(l *ast.List) bool {
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		if checkBox(item) != nil {
			return true
		}
	}
	return false
}

// task writes the first block of an item that has a check box. The words are
// its label, so that a tap on them ticks it, and hold no other links than
// the author's.
func (w *writer) task(n ast.Node, box *east.TaskCheckBox) taskMarks {
	m := taskMarks{box: true, ticked: box.IsChecked}
	_, loose := n.(*ast.Paragraph)
	if loose {
		w.put("<p>")
	}
	w.put("<label><input type=\"checkbox\"")
	if box.IsChecked {
		w.put(" checked")
	}
	w.put("> ")
	w.quiet++
	m.label, m.hint = w.firstLine(box.NextSibling())
	w.quiet--
	w.put("</label>")
	if loose {
		w.put("</p>")
	}
	if n.NextSibling() != nil {
		w.put("\n")
	}
	m.more = w.here()
	w.separate('\n')
	return m
}

// firstLine writes n and its later siblings, and tells where the first line of
// the source ends. A line end inside of emphasis or a link is none.
func (w *writer) firstLine(n ast.Node) (line, rest cut) {
	line.from = w.here()
	for ; n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok || !(t.SoftLineBreak() || t.HardLineBreak()) || rest.from.html > 0 {
			w.node(n)
			continue
		}
		w.words(t.Value(w.body), t.Segment.Stop)
		line.to = w.here()
		w.lineEnd(t)
		rest.from = w.here()
	}
	if rest.to = w.here(); rest.from.html == 0 {
		line.to, rest.from = rest.to, rest.to
	}
	return line, rest
}
