package search

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scriptWriter writes one call with an object of template literals, which
// hold line breaks and both quotes as they are.
type scriptWriter struct{ b strings.Builder }

// open begins the call.
func (w *scriptWriter) open() { fmt.Fprintf(&w.b, "handrailIndex({version:%d", Version) }

// numbers writes a list of numbers, one character each.
func (w *scriptWriter) numbers(name string, list []int) {
	var b strings.Builder
	for _, n := range list {
		b.WriteRune(unit(n))
	}
	w.text(name, b.String())
}

// some writes a property unless it is empty.
func (w *scriptWriter) some(name, value string) {
	if value != "" {
		w.text(name, value)
	}
}

func (w *scriptWriter) text(name, value string) {
	w.b.WriteString(",\n" + name + ":`")
	writeLiteral(&w.b, value)
	w.b.WriteByte('`')
}

func (w *scriptWriter) close() []byte {
	w.b.WriteString("});\n")
	return []byte(w.b.String())
}

// writeLiteral escapes what would end or change a template literal, what
// would end an inline script, and the line separators that old engines
// refuse. Bytes that are no text become U+FFFD.
func writeLiteral(b *strings.Builder, s string) {
	for i, r := range s {
		rest := s[i:]
		switch {
		case r == '`' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '$' && strings.HasPrefix(rest, "${"):
			b.WriteString(`\$`)
		case r == '<' && len(rest) > 1 && strings.IndexByte("/!sS", rest[1]) >= 0:
			b.WriteString(`\x3c`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == 0x2028 || r == 0x2029:
			fmt.Fprintf(b, `\u%04x`, r)
		default:
			b.WriteRune(r) // RuneError for bytes that are no text
		}
	}
}

// clean makes text one line without control characters.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
	return strings.Join(strings.Fields(s), " ")
}

// writeHeads writes a page's sections, apart by tabs. An anchor is written
// only where it is not the slug of its heading.
func writeHeads(b *strings.Builder, sections []Section) {
	for i, s := range sections {
		if i > 0 {
			b.WriteByte('\t')
		}
		h := clean(s.Heading)
		b.WriteString(h)
		if s.ID != slug(h) {
			b.WriteString("\v" + clean(s.ID))
		}
	}
}

// slug is the rule by which the reader finds an anchor: small letters;
// letters, marks, numbers, - and _ kept; spaces to dashes. It returns "" where
// Go and scripts lower a letter differently.
func slug(heading string) string {
	if strings.ContainsAny(heading, "İΣ") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || inWord(r):
			return r
		}
		return -1
	}, strings.ToLower(heading))
}
