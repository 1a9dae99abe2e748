package theme

import (
	"bytes"
	"path"
	"regexp"
	"strconv"

	"handrail/generator/diag"
)

// FaultError is a mistake in a template that shows only when a page is made
// with it: a field that the view does not have, for one.
type FaultError struct{ Diag diag.Diag }

// Error says where and what.
func (e *FaultError) Error() string { return e.Diag.Pos.String() + ": " + e.Diag.Text }

// templateError is how text/template and html/template tell a mistake: the
// template's name, the line, perhaps the byte in the line, and the words.
var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (.*)$`)

// noField is how they tell a field that a view does not have.
var noField = regexp.MustCompile(`can't evaluate field (\w+) in type`)

// fault turns an error of the template packages into a diagnostic with the
// place in the theme's file. file is the template that was being read, for
// errors that name none.
func (t *Theme) fault(file string, err error) diag.Diag {
	line, col, text := 0, 0, err.Error()
	if m := templateError.FindStringSubmatch(text); m != nil {
		file, text = m[1], m[4]
		line, _ = strconv.Atoi(m[2])
		col, _ = strconv.Atoi(m[3])
	}
	if m := noField.FindStringSubmatch(text); m != nil {
		text = "there is no field " + m[1] + " here" // of which page is by chance: pages are made side by side
	}
	const hint = "compare it with the template that comes with Handrail"
	place := path.Join("themes", t.name, "templates", file)
	src := t.sources[file]
	off, ok := lineStart(src, line)
	if !ok {
		d := diag.Whole(place, "template-fault", text, hint)
		d.Pos.Line = line
		return d
	}
	return diag.At(place, src, off+col, 1, "template-fault", text, hint)
}

// lineStart is the offset of a line, counted from 1.
func lineStart(src []byte, line int) (int, bool) {
	if line < 1 {
		return 0, false
	}
	off := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(src[off:], '\n')
		if i < 0 {
			return 0, false
		}
		off += i + 1
	}
	return off, off <= len(src)
}
