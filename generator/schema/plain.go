package schema

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainText reads the YAML that pages hardly ever leave: names in small
// letters, a value of one line behind each, and lists and maps below them. The
// library's tree of tokens costs about five times as much. Whatever else stands in a
// text, a comment, a blank line, an escape, a value of two lines, is not read
// here at all but left to the library, and so is every mistake. A test holds
// that both find the same nodes.
type plainText struct {
	r    *reader
	text string // lines of the file, of which the first starts at base
	base int
	at   int // where reading goes on in text, always at the start of a line or in one
}

// plain reads src[start:end] as a map; ok is false when the text is not plain.
func (r *reader) plain(start int) (root node, ok bool) {
	src := r.src[start:r.end]
	if len(src) == 0 || src[len(src)-1] != '\n' || !printable(src) {
		return node{}, false
	}
	p := plainText{r: r, text: string(src), base: start}
	root, ok = p.mapping(0)
	if !ok || p.at < len(p.text) {
		return node{}, false
	}
	root.off += root.pairs[0].width // the library has a text start at its first colon
	return root, true
}

// printable tells whether a text has nothing but letters, signs, spaces and
// line feeds.
func printable(text []byte) bool {
	for at := 0; at < len(text); {
		c := text[at]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7f {
				return false
			}
			at++
			continue
		}
		letter, size := utf8.DecodeRune(text[at:])
		if letter == utf8.RuneError || !unicode.IsPrint(letter) {
			return false
		}
		at += size
	}
	return true
}

// indent counts the spaces at the start of the line; -1 at the end of the text.
func (p *plainText) indent() int {
	if p.at >= len(p.text) {
		return -1
	}
	n := 0
	for p.text[p.at+n] == ' ' { // the text ends in a line feed
		n++
	}
	return n
}

// mapping reads the fields of a map that are indented by so many spaces. The
// first one may stand behind the dash of a list, and p.at there.
func (p *plainText) mapping(indent int) (node, bool) {
	out := node{form: nodeMap, off: -1, width: 1, pairs: make([]pair, 0, usualPairs(indent))}
	for first := true; first || p.indent() == indent; first = false {
		if !first || p.at == 0 || p.text[p.at-1] == '\n' {
			if p.indent() != indent {
				return node{}, false
			}
			p.at += indent
		}
		field, ok := p.name()
		if !ok {
			return node{}, false
		}
		if out.off < 0 {
			out.off = field.off
		}
		if field.value, ok = p.value(indent); !ok {
			return node{}, false
		}
		out.pairs = append(out.pairs, field)
	}
	return out, p.indent() < indent
}

// usualPairs is how many fields a map has: the whole page, or a step.
func usualPairs(indent int) int {
	if indent == 0 {
		return 16
	}
	return 4
}

// name reads a name and its colon.
func (p *plainText) name() (pair, bool) {
	rest := p.text[p.at:]
	n := 0
	for n < len(rest) && ('a' <= rest[n] && rest[n] <= 'z' || rest[n] == '_') {
		n++
	}
	if n == 0 || n == len(rest) || rest[n] != ':' || keyword(rest[:n]) {
		return pair{}, false
	}
	out := pair{name: rest[:n], off: p.base + p.at, width: n}
	p.at += n + 1
	return out, true
}

// value reads what stands behind the colon of a field: to the end of the line,
// or a list or map on the lines below, when there is nothing.
func (p *plainText) value(indent int) (node, bool) {
	if p.text[p.at] == ' ' {
		p.at++
		return p.line(indent)
	}
	if p.text[p.at] != '\n' {
		return node{}, false
	}
	p.at++
	below := p.indent()
	if below >= indent && strings.HasPrefix(p.text[p.at+below:], "- ") {
		return p.list(below)
	}
	if below <= indent {
		return node{}, false
	}
	return p.mapping(below)
}

// line reads a value to the end of its line, which no line goes on with.
func (p *plainText) line(indent int) (node, bool) {
	out, ok := p.single("")
	if !ok || p.text[p.at] != '\n' {
		return node{}, false
	}
	p.at++
	return out, p.indent() <= indent
}

// list reads the items of a list, whose dashes are indented by so many spaces.
func (p *plainText) list(indent int) (node, bool) {
	out := node{form: nodeList, off: p.base + p.at + indent, width: 1, items: []node{}}
	for p.indent() == indent && strings.HasPrefix(p.text[p.at+indent:], "- ") {
		p.at += indent + len("- ")
		item, ok := p.item(indent)
		if !ok {
			return node{}, false
		}
		out.items = append(out.items, item)
	}
	return out, p.indent() <= indent
}

// item reads what stands behind a dash: a map, when there is a name.
func (p *plainText) item(indent int) (node, bool) {
	before := p.at
	if _, ok := p.name(); ok && (p.text[p.at] == ' ' || p.text[p.at] == '\n') {
		p.at = before
		return p.mapping(indent + len("- "))
	}
	p.at = before
	return p.line(indent)
}

// single reads a value of one line. Inside brackets it ends before one of the
// signs in until; elsewhere, and in quotes, it may hold them.
func (p *plainText) single(until string) (node, bool) {
	switch p.text[p.at] {
	case '[':
		return p.row()
	case '{':
		return p.fields()
	case '"', '\'':
		return p.quoted()
	}
	return p.bare(until)
}

// bare reads a value without quotes: it starts with a letter or a figure, and
// holds nothing that YAML could take for something else.
func (p *plainText) bare(until string) (node, bool) {
	rest := p.text[p.at:]
	end := strings.IndexByte(rest, '\n')
	if until != "" {
		end = strings.IndexAny(rest, until+"\n")
	}
	text := rest[:end]
	if text == "" || !starts(text) || text[len(text)-1] == ' ' || keyword(text) {
		return node{}, false
	}
	if until != "" && strings.ContainsAny(text, ":#[]{}") {
		return node{}, false
	}
	if strings.HasSuffix(text, ":") || strings.Contains(text, ": ") || strings.Contains(text, " #") {
		return node{}, false
	}
	off := p.base + p.at
	p.at += end
	return node{form: nodeScalar, off: off, text: text, width: len(text), plain: true}, true
}

// starts tells whether a value starts with a letter or a figure.
func starts(text string) bool {
	letter, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(letter) || '0' <= letter && letter <= '9'
}

// keyword tells whether YAML sees something else than a text or a number in a
// word.
func keyword(word string) bool { return strings.EqualFold(word, "null") }

// quoted reads a value in quotes, in which nothing is escaped.
func (p *plainText) quoted() (node, bool) {
	rest := p.text[p.at:]
	mark := rest[0]
	end := 1
	for rest[end] != mark {
		if rest[end] == '\n' || rest[end] == '\\' {
			return node{}, false
		}
		end++
	}
	if rest[end+1] == mark {
		return node{}, false
	}
	off := p.base + p.at
	p.at += end + 1
	return node{form: nodeScalar, off: off, text: rest[1:end], width: p.r.quotedWidth(off)}, true
}

// row reads a list in brackets.
func (p *plainText) row() (node, bool) {
	out := node{form: nodeList, off: p.base + p.at, width: 1, items: []node{}}
	ok := p.enclosed(']', func() bool {
		item, ok := p.single(",]")
		out.items = append(out.items, item)
		return ok
	})
	return out, ok
}

// fields reads a map in braces.
func (p *plainText) fields() (node, bool) {
	out := node{form: nodeMap, off: p.base + p.at, width: 1}
	ok := p.enclosed('}', func() bool {
		field, ok := p.name()
		if !ok || p.text[p.at] != ' ' {
			return false
		}
		p.at++
		field.value, ok = p.single(",}")
		out.pairs = append(out.pairs, field)
		return ok
	})
	return out, ok
}

// enclosed reads what stands in brackets, parted by a comma and one space.
func (p *plainText) enclosed(end byte, one func() bool) bool {
	p.at++
	if p.text[p.at] == end {
		p.at++
		return true
	}
	for one() {
		switch {
		case p.text[p.at] == end:
			p.at++
			return true
		case !strings.HasPrefix(p.text[p.at:], ", "):
			return false
		}
		p.at += len(", ")
	}
	return false
}

// quotedWidth is how wide the value in quotes at off is told to be: to the last
// such quote of its line.
func (r *reader) quotedWidth(off int) int {
	line := lineAt(r.src[:r.end], off)
	if i := bytes.LastIndexByte(line, line[0]); i > 0 {
		return i + 1
	}
	return len(line)
}
