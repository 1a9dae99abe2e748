package markup

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// sectionMarks is where the parts of a section start and end.
type sectionMarks struct {
	heading int // index in Doc.Headings
	title   cut
	body    cut
	lead    mark // end of the first block
	text    span
	ordered bool
	steps   []stepMarks
}

type stepMarks struct {
	body    cut
	text    span
	off     int
	task    taskMarks   // of an item with a check box
	choices []stepMarks // the items of its first task list
	list    cut         // that list
}

// taskMarks is where the parts of a task are: its first line, the rest of that
// paragraph, and where what follows begins.
type taskMarks struct {
	box, ticked bool
	label, hint cut
	more        mark
}

// entry is where the parts of an Entry are: in Body of Sections[section], or
// in Intro when section is -1. The heading's first block stands inside the
// wrapper that keeps both together, so there are two parts.
type entry struct {
	section, heading int
	lead, rest       cut
	text             span
}

// page writes everything.
func (w *writer) page(root ast.Node) {
	w.intro.body.from = w.here()
	start := w.startText()
	n := w.part(root.FirstChild(), nil)
	w.intro.body.to, w.intro.text = w.here(), w.since(start)
	for n != nil {
		if list, ok := n.(*east.FootnoteList); ok {
			w.footnotes(list)
			return
		}
		n = w.section(n.(*ast.Heading))
	}
}

// section writes the section that h starts, and returns the node after it.
func (w *writer) section(h *ast.Heading) ast.Node {
	s := sectionMarks{heading: len(w.headings)}
	s.title.from = w.here()
	w.headingInline(h)
	s.title.to = w.here()
	w.separate('\n')

	s.body.from = w.here()
	start := w.startText()
	i := len(w.sections)
	w.sections = append(w.sections, s)
	next := w.part(h.NextSibling(), &s)
	s.body.to, s.text = w.here(), w.since(start)
	w.sections[i] = s
	return next
}

// part writes blocks up to the next section, footnote list or the end, and
// returns what stands there. s, if any, learns what comes first.
func (w *writer) part(n ast.Node, s *sectionMarks) ast.Node {
	first := w.here()
	open := false // there is an entry that goes on
	for n != nil && !endsPart(n) {
		if h, ok := n.(*ast.Heading); ok && h.Level == 3 {
			w.closeEntry(open)
			open = true
		}
		empty := w.here() == first
		if list, ok := n.(*ast.List); ok && s != nil && empty && list.IsOrdered() {
			s.ordered = true
			s.steps = w.list(list, true)
			n = n.NextSibling()
		} else {
			n = w.unit(n)
		}
		if s != nil && empty {
			s.lead = w.here()
		}
	}
	w.closeEntry(open)
	if s != nil && w.here() == first {
		s.lead = first
	}
	return n
}

func endsPart(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Heading:
		return n.Level <= 2
	case *east.FootnoteList:
		return true
	}
	return false
}

// openEntry starts an entry with the heading that was just written.
func (w *writer) openEntry() {
	w.separate('\n')
	w.entries = append(w.entries, entry{
		section: len(w.sections) - 1, heading: len(w.headings) - 1,
		lead: cut{w.here(), w.here()}, rest: cut{w.here(), w.here()},
		text: span{from: w.startText()},
	})
}

func (w *writer) closeEntry(open bool) {
	if open {
		e := &w.entries[len(w.entries)-1]
		e.rest.to, e.text = w.here(), w.since(e.text.from)
	}
}

// unit writes n and, when n is a heading, the block that it stands over: the
// two must not be parted on paper. It returns the node after them.
func (w *writer) unit(n ast.Node) ast.Node {
	h, ok := n.(*ast.Heading)
	if !ok || h.Level < 3 {
		w.block(n)
		return n.NextSibling()
	}
	lead := h.NextSibling()
	for lead != nil && silent(lead) {
		lead = lead.NextSibling()
	}
	if hl, ok := lead.(*ast.Heading); lead == nil || ok && hl.Level <= h.Level || endsPart(lead) {
		w.heading(h)
		if w.isEntry(h) {
			w.openEntry()
		}
		return h.NextSibling()
	}
	return w.keep(h)
}

func (w *writer) isEntry(h *ast.Heading) bool { return w.nested == 0 && h.Level == 3 }

// keep writes a heading and its first block in one wrapper.
func (w *writer) keep(h *ast.Heading) ast.Node {
	at := -1 // index of the entry that starts here
	w.put("<div class=\"keep\">")
	w.heading(h)
	if w.isEntry(h) {
		w.openEntry()
		at = len(w.entries) - 1
	}
	n := h.NextSibling()
	for silent(n) {
		w.block(n)
		n = n.NextSibling()
	}
	n = w.unit(n)
	if at >= 0 {
		w.entries[at].lead.to = w.here()
	}
	w.put("</div>\n")
	if at >= 0 {
		w.entries[at].rest = cut{w.here(), w.here()}
	}
	return n
}

// silent tells whether a node shows nothing where blocks stand.
func silent(n ast.Node) bool {
	switch n.(type) {
	case *ast.LinkReferenceDefinition, *ast.HTMLBlock:
		return true
	}
	return n.Type() == ast.TypeInline // the way back from a footnote, which comes last
}
