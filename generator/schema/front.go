package schema

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/adrg/frontmatter"

	"handrail/generator/diag"
)

// front is where the front matter of a file stands, as offsets.
type front struct {
	open       int // the opening ---
	start, end int // the lines between the two ---
	body       int // the first byte after the closing line
}

var byteOrderMark = []byte("\ufeff")

// findFront finds the front matter: after a byte order mark and blank lines, a
// line of three dashes, and the next such line that is not indented. An
// indented --- belongs to a value. When the front matter is missing the whole
// file is body; when it is not closed there is no body.
func findFront(file string, src []byte) (front, *diag.Diag) {
	first := 0
	if bytes.HasPrefix(src, byteOrderMark) {
		first = len(byteOrderMark)
	}
	open := first
	for open < len(src) && len(bytes.TrimSpace(lineAt(src, open))) == 0 {
		open = nextLine(src, open)
	}
	if !isFence(lineAt(src, open)) {
		d := diag.At(file, src, 0, 1, "front-missing", "the page does not start with front matter", missingHint(lineAt(src, open)))
		return front{body: first}, &d
	}
	f := front{open: open, start: nextLine(src, open)}
	indented := -1
	for at := f.start; at < len(src); at = nextLine(src, at) {
		line := lineAt(src, at)
		if isFence(line) {
			f.end, f.body = at, nextLine(src, at)
			return f, nil
		}
		if indented < 0 && isFence(bytes.TrimLeft(line, " \t")) {
			indented = at
		}
	}
	hint := "put --- on a line of its own where the front matter ends"
	if indented >= 0 {
		hint = fmt.Sprintf("line %d has --- but is indented: move it to the very left", lineNumber(src, indented))
	}
	d := diag.At(file, src, open, 3, "front-unclosed", "the front matter that starts here is not closed", hint)
	return front{open: open, start: len(src), end: len(src), body: len(src)}, &d
}

// missingHint says what is wrong with the line that should be three dashes.
func missingHint(line []byte) string {
	text := strings.TrimSpace(string(line))
	switch {
	case text == "---":
		return "move the three dashes to the very left"
	case text == "+++" || text == ";;;":
		return "write --- instead of " + text + ", and name: value lines"
	case text != "" && strings.Trim(text, "-–—") == "":
		return "write exactly three dashes: ---"
	}
	return "put a line of three dashes, a title: line and another line of three dashes first"
}

// isFence tells whether a line is three dashes at the very left.
func isFence(line []byte) bool {
	return string(bytes.TrimRight(line, " \t\r")) == "---"
}

// readFront hands the lines of f to decode by way of adrg/frontmatter. That
// package trims lines before it looks for the closing one, so an indented ---
// in a value would end the block early; when there is one, both fences are
// made of more dashes than any line of the block.
func readFront(src []byte, f front, decode func([]byte)) error {
	block := src[f.start:f.end]
	fence := "---"
	for line := range bytes.Lines(block) {
		for string(bytes.TrimSpace(line)) == fence {
			fence += "-"
		}
	}
	if fence != "---" {
		fence = strings.Repeat("-", longestLine(block)+1)
	}
	page := make([]byte, 0, len(block)+2*len(fence)+2)
	page = append(append(append(append(page, fence...), '\n'), block...), fence...)
	format := frontmatter.NewFormat(fence, fence, func(data []byte, _ any) error {
		decode(data)
		return nil
	})
	_, err := frontmatter.MustParse(bytes.NewReader(page), nil, format)
	return err
}

func longestLine(text []byte) int {
	longest := 0
	for line := range bytes.Lines(text) {
		longest = max(longest, len(line))
	}
	return longest
}

// lineAt is the line that starts at off, without its end.
func lineAt(src []byte, off int) []byte {
	line := src[min(off, len(src)):]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	return bytes.TrimSuffix(line, []byte("\r"))
}

// nextLine is the start of the line after the one that off stands in.
func nextLine(src []byte, off int) int {
	if i := bytes.IndexByte(src[off:], '\n'); i >= 0 {
		return off + i + 1
	}
	return len(src)
}

// lineStart is the start of the line that off stands in.
func lineStart(src []byte, off int) int { return bytes.LastIndexByte(src[:off], '\n') + 1 }

// lineNumber counts lines from 1.
func lineNumber(src []byte, off int) int { return 1 + bytes.Count(src[:off], []byte("\n")) }
