package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text writes ds for a reader at a terminal: place, severity, words, code; the
// source line with a caret under the mistake; and the hint.
func Text(w io.Writer, ds []Diag, colour bool) error {
	p := palette{colour}
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "%s: %s: %s %s\n", p.bold(Printable(d.Pos.String())), p.severity(d.Severity()), Printable(d.Text), p.dim("["+d.Code+"]"))
		if d.Line != "" {
			line, pad, mark := frame(d)
			no := strconv.Itoa(d.Pos.Line)
			fmt.Fprintf(&b, "  %s | %s\n", p.dim(no), line)
			fmt.Fprintf(&b, "  %s | %s%s\n", strings.Repeat(" ", len(no)), pad, p.severityMark(d.Severity(), mark))
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "    hint: %s\n", Printable(d.Hint))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// frameWidth is how many letters of a source line are shown; a longer line is
// cut around the mistake.
const frameWidth = 100

// frame returns the part of the source line to show, the blanks before the
// caret (tabs kept, so that it stands right whatever a tab's width) and the
// carets, one a letter.
func frame(d Diag) (line, pad, mark string) {
	col := min(max(d.Pos.Col-1, 0), len(d.Line))
	before, rest := d.Line[:col], d.Line[col:]
	span := rest[:min(max(d.Span, 0), len(rest))]
	after := rest[len(span):]
	if n := utf8.RuneCountInString(before); n > frameWidth/2 {
		before = "… " + string([]rune(before)[n-frameWidth/2:])
	}
	if n := utf8.RuneCountInString(span); n > frameWidth/2 {
		span, after = string([]rune(span)[:frameWidth/2]), " …"
	} else if r := []rune(after); len(r) > frameWidth/2 {
		after = string(r[:frameWidth/2]) + " …"
	}
	pad = strings.Map(func(r rune) rune {
		if r == '\t' {
			return r
		}
		return ' '
	}, before)
	return Printable(before + span + after), pad, strings.Repeat("^", max(1, utf8.RuneCountInString(span)))
}

// Printable keeps what pages and the names of files hold from steering the
// terminal: control characters, line ends, and the signs that turn the
// direction of writing come out as \uFFFD.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < ' ' && r != '\t', r >= 0x7f && r < 0xa0, r == '\u2028', r == '\u2029', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// record is a diagnostic as programs read it.
type record struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Col      int      `json:"col"`
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
}

// JSON writes ds as one array of objects with file, line, col, severity, code,
// message and hint. A line or column that is not known is 0.
func JSON(w io.Writer, ds []Diag) error {
	out := make([]record, len(ds))
	for i, d := range ds {
		out[i] = record{d.Pos.File, d.Pos.Line, d.Pos.Col, d.Severity(), d.Code, d.Text, d.Hint}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// GitHub writes ds as workflow commands, which GitHub shows beside the lines
// of a pull request.
func GitHub(w io.Writer, ds []Diag) error {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	prop := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, d := range ds {
		text := d.Text
		if d.Hint != "" {
			text += "\nhint: " + d.Hint
		}
		if _, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n",
			d.Severity(), prop.Replace(d.Pos.File), max(d.Pos.Line, 1), max(d.Pos.Col, 1), prop.Replace(d.Code), data.Replace(text)); err != nil {
			return err
		}
	}
	return nil
}

// palette colours the parts of a message, or leaves them plain.
type palette struct{ on bool }

func (p palette) wrap(code, s string) string {
	if !p.on {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p palette) bold(s string) string { return p.wrap("1", s) }
func (p palette) dim(s string) string  { return p.wrap("2", s) }

func (p palette) severity(s Severity) string { return p.severityMark(s, string(s)) }

func (p palette) severityMark(s Severity, text string) string {
	if s == Error {
		return p.wrap("1;31", text)
	}
	return p.wrap("1;33", text)
}
