// Package diag is what Handrail says about other people's text: a place, a
// stable code, words that an author understands, and a hint.
//
// A mistake in the content is data, collected in a List and told all at once;
// Go's error is kept for disks and bugs. The package knows text and places,
// nothing of pages, kinds or terminals' colours.
//
// Every code stands in one table (codes.go) with its severity and the
// paragraph that "handrail explain CODE" prints, so a code cannot be an error
// in one place and a warning in another.
package diag

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// Severity tells whether a mistake stops a build.
type Severity string

const (
	Error   Severity = "error"   // a page cannot be built right, or a reader would land wrong
	Warning Severity = "warning" // editorial or plan advice; an error only with --strict
)

// Pos is a place in a file of the site.
type Pos struct {
	File string // slash-separated, relative to the site root; empty means the site itself
	Line int    // from 1; 0 means the whole file
	Col  int    // from 1, in bytes; 0 means the whole line
}

// String writes file:line:col, leaving out what is not known.
func (p Pos) String() string {
	switch {
	case p.File == "":
		return "handbook"
	case p.Line == 0:
		return p.File
	default:
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, max(p.Col, 1))
	}
}

// Diag is one thing said about the content.
type Diag struct {
	Pos  Pos
	Code string // stable; "handrail explain CODE" says more
	Text string // lower case, no full stop, the author's words
	Hint string // what to do; empty rather than a guess

	Line string // the source line at Pos, without its line end; empty when there is none
	Span int    // bytes of Line, from Pos.Col, that the caret marks; at least 1 when Line is set
}

// Severity is the severity of the diagnostic's code.
func (d Diag) Severity() Severity {
	if c, ok := Lookup(d.Code); ok {
		return c.Severity
	}
	return Error
}

// At makes a diagnostic about src[off:off+width] of file, with the source
// line it stands in. An offset outside src is moved to its nearest end.
func At(file string, src []byte, off, width int, code, text, hint string) Diag {
	off = min(max(off, 0), len(src))
	start := bytes.LastIndexByte(src[:off], '\n') + 1
	end := len(src)
	if i := bytes.IndexByte(src[off:], '\n'); i >= 0 {
		end = off + i
	}
	line := bytes.TrimSuffix(src[start:end], []byte("\r"))
	return Diag{
		Pos:  Pos{File: file, Line: 1 + bytes.Count(src[:start], []byte("\n")), Col: off - start + 1},
		Code: code, Text: text, Hint: hint,
		Line: string(line), Span: max(1, min(width, start+len(line)-off)),
	}
}

// Whole makes a diagnostic about a file as a whole, or, with an empty file,
// about the handbook.
func Whole(file, code, text, hint string) Diag {
	return Diag{Pos: Pos{File: file}, Code: code, Text: text, Hint: hint}
}

// List collects diagnostics. The zero List is ready to use, and may be added
// to from several goroutines.
type List struct {
	mu sync.Mutex
	ds []Diag
}

// Add appends diagnostics.
func (l *List) Add(ds ...Diag) {
	l.mu.Lock()
	l.ds = append(l.ds, ds...)
	l.mu.Unlock()
}

// Sorted returns what was added, each diagnostic once, in the order of file,
// line, column, code and text.
func (l *List) Sorted() []Diag {
	l.mu.Lock()
	out := slices.Clone(l.ds)
	l.mu.Unlock()
	slices.SortFunc(out, func(a, b Diag) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Hint, b.Hint),
		)
	})
	return slices.Compact(out)
}

// Count says how many different errors and warnings were added.
func (l *List) Count() (errors, warnings int) {
	return Count(l.Sorted())
}

// Count says how many of ds are errors and how many are warnings.
func Count(ds []Diag) (errors, warnings int) {
	for _, d := range ds {
		if d.Severity() == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
