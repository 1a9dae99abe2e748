package schema

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"handrail/generator/diag"
)

// Edit sets a field of the front matter of src, a page of kind k, to what an
// author typed, and returns the new file. A list is typed with commas between
// its values. Everything else in the file stays byte for byte, the note behind
// the value too; a new field goes to the end of the front matter. The empty
// text removes the field with its line.
//
// Edit does not check the value: Decode does. It fails when there is no such
// field, no front matter, or the field holds more than Edit can write.
func Edit(src []byte, k *Kind, name, text string) ([]byte, error) {
	f, ok := k.Field(name)
	if !ok {
		return nil, fmt.Errorf("a %s has no field %s", k.Name, name)
	}
	form := f.Type.row().form
	if form != formScalar && form != formList {
		return nil, fmt.Errorf("%s cannot be set in one line", name)
	}
	at, fault := findFront("", src)
	if fault != nil {
		return nil, fmt.Errorf("the front matter cannot be read: %s", fault.Text)
	}
	line, end := fieldLines(src, at, name)
	text = strings.TrimSpace(text)
	switch {
	case line < 0 && text == "":
		return src, nil
	case line < 0:
		return splice(src, at.end, at.end, name+": "+f.write(text)+lineEnd(src, at.start)), nil
	case text == "":
		return splice(src, line, end, ""), nil
	}
	from, to := valueIn(src, line+len(name), end)
	value := f.write(text)
	if from == line+len(name)+1 {
		value = " " + value // "name:" with nothing behind it
	}
	return splice(src, from, to, value), nil
}

// write is a typed value as it stands behind "name: ".
func (f Field) write(text string) string {
	row := f.Type.row()
	if row.form == formList {
		var items []string
		for item := range strings.SplitSeq(strings.Trim(text, "[]"), ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, Field{Type: row.item}.write(item))
			}
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	switch f.Type {
	case TypePhone, TypeReach, TypeColour, TypeClock:
		return quoted(text) // no reading of YAML may touch them
	case TypeInt, TypeHalf, TypeBool, TypeDate, TypeEnum, TypeSlug, TypeRef, TypeLanguage:
		if plainWord.MatchString(text) {
			return text
		}
		return quoted(text)
	}
	return inline(text)
}

// plainWord matches what stands for itself in YAML, whatever its type.
var plainWord = regexp.MustCompile(`^[\pL\pN][\pL\pN/_-]*$`)

// fieldLines is where the lines of a field start and end; -1 when the front
// matter does not have it.
func fieldLines(src []byte, at front, name string) (start, end int) {
	for off := at.start; off < at.end; off = nextLine(src, off) {
		if !bytes.HasPrefix(src[off:at.end], []byte(name+":")) {
			continue
		}
		end := nextLine(src, off)
		for end < at.end && continues(lineAt(src, end)) {
			end = nextLine(src, end)
		}
		return off, end
	}
	return -1, -1
}

// continues tells whether a line goes on with the value above it.
func continues(line []byte) bool {
	return len(line) > 0 && (line[0] == ' ' || line[0] == '\t' || line[0] == '-' || line[0] == ']' || line[0] == '}')
}

// valueIn is where the value stands that follows the colon at off: without the
// blanks before it, and a note behind it.
func valueIn(src []byte, colon, end int) (from, to int) {
	from = colon + 1
	first := lineAt(src, from)
	blanks := len(first) - len(bytes.TrimLeft(first, " \t"))
	if rest := first[blanks:]; len(rest) == 0 || rest[0] == '#' {
		if next := nextLine(src, from); next < end { // a list below its name
			return from, end - len(lineEnd(src, from))
		}
		return from, from
	}
	from += blanks
	text := string(src[from:end])
	if note := noteIn(text); note >= 0 {
		text = text[:note]
	}
	return from, from + len(strings.TrimRight(text, " \t\r\n"))
}

// noteIn is where a note starts behind a value: a # after a blank, outside of
// quotes. -1 when there is none, or the value goes on behind it.
func noteIn(text string) int {
	var quote byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote == '"' && c == '\\':
			i++
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" [{,:", text[i-1]) >= 0):
			quote = c
		case quote == 0 && c == '#' && i > 0 && (text[i-1] == ' ' || text[i-1] == '\t'):
			if strings.Contains(strings.TrimRight(text[i:], "\r\n"), "\n") {
				return -1
			}
			return i
		}
	}
	return -1
}

// lineEnd is how the line that off stands in ends.
func lineEnd(src []byte, off int) string {
	if next := nextLine(src, off); next-off >= 2 && src[next-2] == '\r' {
		return "\r\n"
	}
	return "\n"
}

func splice(src []byte, from, to int, text string) []byte {
	out := make([]byte, 0, len(src)+len(text))
	return append(append(append(out, src[:from]...), text...), src[to:]...)
}

// Answer is a value that somebody gave for a field of a page.
type Answer struct {
	Page, Field, Text string
	Off               int // place of the value
}

// Answers reads a file of answers: below each page's name, pairs of field and
// value. Every text is as it was written, numbers too; a list becomes its
// values with commas between them.
func Answers(file string, src []byte) ([]Answer, []diag.Diag) {
	root, _, ds, ok := readYAML(file, src, 0, len(src))
	if !ok {
		return nil, ds
	}
	d := decoder{file: file, src: src, kind: &Kind{Name: "answers"}, ds: ds}
	var out []Answer
	for _, page := range root.pairs {
		if page.value.form != nodeMap {
			d.add(page.off, page.width, "field-type", page.name+" must have field: value pairs", `write them below it, such as phone: "555 0100"`)
			continue
		}
		for _, f := range page.value.pairs {
			text, ok := f.value.answer()
			if !ok {
				d.add(f.off, f.width, "field-type", f.name+" must be one value, or a list of values", "")
				continue
			}
			out = append(out, Answer{Page: page.name, Field: f.name, Text: text, Off: f.value.off})
		}
	}
	return out, d.ds
}

// answer is a value as somebody would type it.
func (n node) answer() (string, bool) {
	switch n.form {
	case nodeEmpty:
		return "", true
	case nodeScalar:
		return n.text, true
	case nodeList:
		var items []string
		for _, item := range n.items {
			if item.form != nodeScalar || strings.Contains(item.text, ",") {
				return "", false
			}
			items = append(items, item.text)
		}
		return strings.Join(items, ", "), true
	}
	return "", false
}
