package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"handrail/generator/diag"
)

// writer turns a parsed page into HTML, plain text and the Doc. Everything
// goes to the end of three slices; the Doc is cut out of them when all is
// written. A writer is used for one page after another.
type writer struct {
	file  string
	src   []byte // the whole file
	from  int    // where body starts in src
	body  []byte // what was parsed; offsets of nodes count from its start
	guard guard

	html  []byte
	text  []byte
	holes []Hole

	doc      *Doc
	slugs    slugs
	headings []headed
	links    []linked
	sections []sectionMarks
	entries  []entry
	intro    sectionMarks

	sep     byte // to be written before the next text: a space, a newline or 0
	soft    int  // length of html after the last soft line end
	level   int  // of the last heading; 1 is the page's title
	nested  int  // blocks around the one that is written
	inline  int  // inline elements around the one that is written
	quiet   int  // > 0 where words must not be linked
	unsaid  int  // > 0 in a callout that says what not to say
	inLink  bool
	inCell  bool
	inHead  bool // in a heading
	lang    Language
	places  *[]Place // where the plain text stands; nil when nobody asks
	notesAt cut      // the list of footnotes
	again   int      // bytes repeated by reference links
	tagged  ast.Node // the last block in which raw HTML was reported
	scratch []byte
}

// headed and linked wait for their Text, which is a part of the page's.
type headed struct {
	Heading
	words span
}

type linked struct {
	Link
	words span
}

// span is a range of the plain text.
type span struct{ from, to int }

func (s span) of(text string) string {
	if s.from >= s.to {
		return ""
	}
	return text[s.from:s.to]
}

func (w *writer) reset(file string, src []byte, from int, body []byte) {
	clear(w.headings) // drop the strings that the last page's parts hold
	clear(w.links)
	*w = writer{
		file: file, src: src, from: from, body: body,
		html: w.html[:0], text: w.text[:0], holes: w.holes[:0], scratch: w.scratch[:0],
		headings: w.headings[:0], links: w.links[:0], sections: w.sections[:0], entries: w.entries[:0],
		doc: new(Doc), slugs: slugs{used: map[string]int{}}, soft: -1, level: 1,
	}
}

// maxKept is the most memory, in bytes, that a spent writer may hold of each
// kind. A larger one is dropped, so that one huge page does not stay.
const maxKept = 1 << 20

// free gives the writer back for the next page.
func (e *engine) free(w *writer) {
	if cap(w.html) > maxKept || cap(w.text) > maxKept {
		return
	}
	w.reset("", nil, 0, nil)
	w.doc = nil
	e.writers.Put(w)
}

// maxDiags is how many problems of a page are told at once. Beyond that they
// have one cause, and each costs a count of lines.
const maxDiags = 200

// report adds a diagnostic about width bytes of the body at off.
func (w *writer) report(off, width int, code, text, hint string) {
	if len(w.doc.Diags) < maxDiags {
		w.doc.Diags = append(w.doc.Diags, short(diag.At(w.file, w.src, w.from+off, width, code, text, hint)))
	}
}

// short leaves out a source line that is too long to show.
func short(d diag.Diag) diag.Diag {
	const most = 1000
	if len(d.Line) > most {
		d.Line, d.Span = "", 0
	}
	return d
}

func (w *writer) here() mark { return mark{len(w.html), len(w.holes)} }

func (w *writer) put(s string) { w.html = append(w.html, s...) }

// hole records that html from start to its end is a hole.
func (w *writer) hole(kind HoleKind, start, link int) {
	w.holes = append(w.holes, Hole{Kind: kind, Start: int32(start), End: int32(len(w.html)), Link: int32(link)})
}

// id writes the value of an id attribute, or the part of an address after #.
func (w *writer) id(id string) {
	start := len(w.html)
	w.put(id)
	w.hole(HoleID, start, 0)
}

// insert puts s into the HTML at m, which must lie after every finished hole
// but those that it moves.
func (w *writer) insert(m mark, s string) {
	tail := len(w.html) - m.html
	w.html = append(w.html, s...)
	copy(w.html[m.html+len(s):], w.html[m.html:m.html+tail])
	copy(w.html[m.html:], s)
	for i := m.hole; i < len(w.holes); i++ {
		w.holes[i].Start += int32(len(s))
		w.holes[i].End += int32(len(s))
	}
}

// plainText adds to the page's plain text. Line ends become spaces, and spaces
// next to other white space are left out.
func (w *writer) plainText(s []byte) {
	if len(s) == 0 {
		return
	}
	w.flushSep()
	if n := len(w.text); n == 0 || isSpace(w.text[n-1]) {
		s = bytes.TrimLeft(s, " ")
	}
	for {
		i := bytes.IndexAny(s, "\r\n")
		if i < 0 {
			break
		}
		w.text = append(w.text, s[:i]...)
		if s[i] == '\n' {
			w.text = append(w.text, ' ')
		}
		s = s[i+1:]
	}
	w.text = append(w.text, s...)
}

// flushSep writes the separator that is due, in the place of spaces at the end,
// unless the text is empty or starts a new line there.
func (w *writer) flushSep() {
	if w.sep == 0 {
		return
	}
	w.text = bytes.TrimRight(w.text, " ")
	if n := len(w.text); n > 0 && w.text[n-1] != '\n' {
		w.text = append(w.text, w.sep)
	}
	w.sep = 0
}

// separate asks for a separator before the next text. A newline wins over a
// space.
func (w *writer) separate(sep byte) {
	if w.sep != '\n' {
		w.sep = sep
	}
}

// startText returns where the next text will start.
func (w *writer) startText() int {
	w.flushSep()
	return len(w.text)
}

// since is the span of the text from start to here, without spaces around.
func (w *writer) since(start int) span {
	s := span{min(start, len(w.text)), len(w.text)}
	for s.from < s.to && isSpace(w.text[s.from]) {
		s.from++
	}
	for s.from < s.to && isSpace(w.text[s.to-1]) {
		s.to--
	}
	return s
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }
