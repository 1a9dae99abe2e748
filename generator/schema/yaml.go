package schema

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"handrail/generator/diag"
)

// Limits on front matter and settings. No handbook comes near them; they keep
// a page of rubbish from making the build slow.
const (
	maxFront  = 64 << 10 // bytes
	maxLines  = 4000
	maxOpen   = 50  // brackets inside one another
	maxIndent = 150 // blanks, dashes and question marks in a row
	maxFaults = 8   // syntax errors told at once
)

// readYAML reads the YAML text src[start:end] as a map. Mistakes of syntax are
// diagnostics; each costs the field it stands in and no more, and the names of
// such fields are faulty. ok is false when nothing could be read.
//
// excused are names that stand in lines with mistakes: whether they are there
// cannot be told.
func readYAML(file string, src []byte, start, end int) (m node, excused []string, ds []diag.Diag, ok bool) {
	r := &reader{file: file, src: src, end: end, lines: []int{start}}
	for at := start; at < end; at++ {
		if src[at] == '\n' {
			r.lines = append(r.lines, at+1)
		}
	}
	if d := r.limit(start); d != nil {
		return m, nil, []diag.Diag{*d}, false
	}
	if root, ok := r.plain(start); ok {
		return root, nil, nil, true
	}
	text := tidy(src[start:end])
	var lost []pair
	for range maxFaults {
		root, fault := r.parse(text)
		if fault == nil {
			root.pairs = append(root.pairs, lost...)
			return root, excused, r.ds, root.form == nodeMap
		}
		r.ds = append(r.ds, *fault.diag)
		name, from, to := r.field(fault.off)
		if name == "" || !blank(text[from-start:to-start]) {
			break
		}
		for _, m := range fieldStart.FindAllSubmatch(src[from:to], -1) {
			excused = append(excused, string(m[1]))
		}
		lost = append(lost, pair{name: name, off: from, width: len(name), value: node{form: nodeFaulty, off: from}})
	}
	return m, nil, r.ds, false
}

// fieldStart matches the names at the start of lines.
var fieldStart = regexp.MustCompile(`(?m)^[ \t-]*([\pL_]+):`)

// fault is a mistake of syntax and its place.
type fault struct {
	off  int
	diag *diag.Diag
}

// parse reads text, which stands for the YAML text byte by byte. The library
// is known to panic on some broken texts; that is a fault like any other.
func (r *reader) parse(text []byte) (root node, f *fault) {
	start := r.lines[0]
	defer func() {
		if recover() != nil {
			f = r.fault(start, "")
		}
	}()
	if i := tab(text); i >= 0 {
		return node{}, r.fault(start+i, "tab character")
	}
	made := len(r.ds)
	file, err := parser.ParseBytes(bytes.ReplaceAll(text, []byte("\r"), nil), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		var at interface {
			GetToken() *token.Token
			GetMessage() string
		}
		if errors.As(err, &at) {
			return node{}, r.fault(r.off(at.GetToken()), at.GetMessage())
		}
		return node{}, r.fault(start, "")
	}
	for _, doc := range file.Docs {
		switch {
		case doc.Body == nil:
		case root.form != nodeEmpty:
			r.ds = r.ds[:made]
			return node{}, r.fault(r.off(doc.Body.GetToken()), "second document")
		default:
			root = r.node(doc.Body, r.off(doc.Body.GetToken()))
		}
	}
	if root.form == nodeScalar || root.form == nodeList {
		r.ds = r.ds[:made]
		return node{}, r.fault(root.off, "not a map")
	}
	if root.form == nodeEmpty {
		root = node{form: nodeMap, off: start}
	}
	return root, nil
}

// fault makes the diagnostic for a message of the library.
func (r *reader) fault(off int, message string) *fault {
	e := r.explain(min(max(off, r.lines[0]), r.end), message)
	d := diag.At(r.file, r.src, e.off, e.width, e.code, e.text, e.hint)
	return &fault{off: e.off, diag: &d}
}

// field finds the field at the top level that off stands in: its name and its
// lines. The name is "" when the line is no field.
func (r *reader) field(off int) (name string, from, to int) {
	start := r.lines[0]
	from = max(lineStart(r.src, off), start)
	for from > start && !startsField(lineAt(r.src[:r.end], from)) {
		from = lineStart(r.src, from-1)
	}
	to = nextLine(r.src[:r.end], from)
	for to < r.end && !startsField(lineAt(r.src[:r.end], to)) {
		to = nextLine(r.src[:r.end], to)
	}
	line, _, found := strings.Cut(string(lineAt(r.src[:r.end], from)), ":")
	if !found || strings.ContainsAny(line, " \t\"'#[{") {
		return "", from, to
	}
	return line, from, to
}

// startsField tells whether a line starts a new field rather than going on
// with the last one.
func startsField(line []byte) bool {
	return len(line) > 0 && !bytes.ContainsRune([]byte(" \t-#}]"), rune(line[0]))
}

// blank turns text into spaces, and tells whether that changed anything.
func blank(text []byte) bool {
	changed := false
	for i, c := range text {
		if c != '\n' && c != '\r' && c != ' ' {
			text[i], changed = ' ', true
		}
	}
	return changed
}

// tidy copies YAML text with a space for every tab behind other text, where
// the library loses it, and for every carriage return that ends no line. A tab
// in front of text stays, and is an error.
func tidy(text []byte) []byte {
	out := bytes.Clone(text)
	for line := range bytes.Lines(out) {
		rest := bytes.TrimLeft(line, " \t")
		if len(bytes.TrimSpace(rest)) == 0 {
			rest = line
		}
		rest = bytes.TrimSuffix(bytes.TrimSuffix(rest, []byte("\n")), []byte("\r"))
		for i, c := range rest {
			if c == '\t' || c == '\r' {
				rest[i] = ' '
			}
		}
	}
	return out
}

// tab finds a tab in front of text, which the library takes for part of it.
func tab(text []byte) int {
	lead := true
	for i, c := range text {
		if c == '\t' && lead {
			return i
		}
		lead = c == '\n' || lead && c == ' '
	}
	return -1
}

// limit refuses texts that are too long or nested too deeply to be front
// matter.
func (r *reader) limit(start int) *diag.Diag {
	text := r.src[start:r.end]
	if len(text) > maxFront || len(r.lines) > maxLines {
		d := diag.At(r.file, r.src, start, 1, "front-invalid", fmt.Sprintf("there are more than %d kB or %d lines of settings here", maxFront>>10, maxLines), "close the front matter with --- where the text of the page begins")
		return &d
	}
	open, indent := 0, 0
	for i, c := range text {
		switch c {
		case ' ', '-', '?':
			indent++
			continue
		case '[', '{':
			open++
		case ']', '}':
			open = max(open-1, 0)
		}
		if open > maxOpen || indent > maxIndent {
			d := diag.At(r.file, r.src, start+i, 1, "front-invalid", "brackets or indentation are too deep", "close brackets, and remove spaces at the start of the line")
			return &d
		}
		indent = 0
	}
	return nil
}
