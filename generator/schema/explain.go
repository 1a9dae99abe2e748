package schema

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// explanation is a mistake of syntax in words that a program lead understands.
type explanation struct {
	off, width       int
	code, text, hint string
}

// oneLine matches "name: value" on a line of its own or in a list.
var oneLine = regexp.MustCompile(`^([ \t]*(?:- +)*)([^\s"'#:,\[\]{}][^:#,\[\]{}]*):[ \t]+(\S.*?)[ \t]*$`)

// explain puts the library's message about off into words. The library names
// the place where it gave up; the words name what the author can mend, which
// may stand before it.
func (r *reader) explain(off int, message string) explanation {
	start := lineStart(r.src, off)
	line := string(lineAt(r.src[:r.end], start))
	value, at := "", off // the value on the line, and its place
	if m := oneLine.FindStringSubmatchIndex(line); m != nil {
		value, at = line[m[6]:m[7]], start+m[6]
	}
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(message, p) {
				return true
			}
		}
		return false
	}
	is := func(off, width int, text, hint string) explanation {
		return explanation{off: off, width: width, code: "front-invalid", text: text, hint: hint}
	}
	switch {
	case has("tab character", "character '\t'") && strings.Contains(line, "\t"):
		return is(start+strings.IndexByte(line, '\t'), 1, "a tab stands where spaces are needed", "replace the tab by two spaces")
	case value != "" && strings.ContainsRune("&*", rune(value[0])):
		e := is(at, len(value), "a value that starts with "+value[:1]+" is an anchor or alias in YAML, and those are not followed", r.quoteHint(at))
		e.code = "front-anchor"
		return e
	case value != "" && strings.ContainsRune("@`%!|>", rune(value[0])):
		return is(at, len(value), "a value cannot start with "+value[:1], r.quoteHint(at))
	case has("could not find end character"):
		return is(off, len(line)-(off-start), "the quote that starts here is not closed", fmt.Sprintf("put %c at the end of the value", r.src[min(off, len(r.src)-1)]))
	case has("unknown escape character", "escape"):
		return is(off, 1, `inside "double quotes" the sign \ has a meaning of its own`, `write \\ for one \, or use 'single quotes'`)
	case has("',' or ']'", "',' or '}'", "end token", "flow map content", "invalid key for this map"):
		return r.explainBracket(off)
	case has("corresponding to"):
		return is(off, 1, "a bracket is closed here that was never opened", "remove it, or put the whole value in quotes")
	case has("sequence entries are not allowed"):
		return is(off, 1, "a list cannot start behind its name", "start it on the next line, or write it as [one, two]")
	case value != "" && has("mapping value is not allowed") && holdsColon(value):
		return is(at, len(value), "the value holds a colon, which YAML takes for a new name", r.quoteHint(at))
	case value != "" && has("value is not allowed") && strings.ContainsRune(`"'`, rune(value[0])):
		return is(off, 1, "text goes on behind the closing quote", r.quoteHint(at))
	case value != "" && has("value is not allowed") && strings.ContainsRune("[{", rune(value[0])):
		return is(off, 1, "text goes on behind the closing bracket", r.quoteHint(at))
	case has("mapping value is not allowed"):
		return r.explainIndent(off)
	case has("second document"):
		return is(start, len(line), "the front matter has a second beginning", "remove the line before this one")
	case has("not a map", "unexpected key name", "non-map value", "could not find", "pre-defined"):
		return r.explainPlain(start, line)
	}
	return is(off, 1, "the front matter cannot be read here", "check quotes, brackets, colons and spaces of this line and the one before")
}

// explainBracket tells an unclosed bracket from a missing comma.
func (r *reader) explainBracket(off int) explanation {
	open := -1
	var depth []int
	for i := r.lines[0]; i < min(off+1, r.end); i++ {
		switch c := r.src[i]; c {
		case '[', '{':
			depth = append(depth, i)
		case ']', '}':
			depth = depth[:max(len(depth)-1, 0)]
		}
	}
	if len(depth) > 0 {
		open = depth[len(depth)-1]
	}
	e := explanation{off: off, width: 1, code: "front-invalid", text: "a comma is missing in the list", hint: "put a comma between two values, and quotes around values that hold quotes, brackets or colons"}
	if open < 0 {
		e.text = "brackets do not fit here"
		return e
	}
	closing := byte(']')
	if r.src[open] == '{' {
		closing = '}'
	}
	rest := lineAt(r.src[:r.end], open)
	end, note := bytes.IndexByte(rest, closing), bytes.Index(rest, []byte(" #"))
	switch {
	case note >= 0 && (end < 0 || note < end):
		e.off, e.text, e.hint = open+note+1, "# starts a note here, so the bracket before it is not closed", "put values that start with # in quotes"
	case end < 0:
		e.off, e.text, e.hint = open, "the bracket that starts here is not closed", fmt.Sprintf("put %c at the end of the list", closing)
	}
	return e
}

// explainIndent is about a line that is indented below a complete value.
func (r *reader) explainIndent(off int) explanation {
	e := explanation{off: off, width: 1, code: "front-invalid", text: "a name and colon cannot stand here", hint: "check the spaces at the start of this line and the next one"}
	below := nextLine(r.src[:r.end], off)
	line := string(lineAt(r.src[:r.end], below))
	if rest := strings.TrimLeft(line, " "); rest != line && strings.Contains(rest, ":") {
		e.off, e.width = below+len(line)-len(rest), len(rest)
		e.text = "the line is indented, but the one above it has its value already"
		e.hint = "remove the spaces at the start of the line"
	}
	return e
}

// explainPlain is about a line that is not a name with a value.
func (r *reader) explainPlain(start int, line string) explanation {
	text := strings.TrimLeft(line, " \t")
	e := explanation{off: start + len(line) - len(text), width: len(text), code: "front-invalid", text: "the line is not of the form name: value"}
	name, value, found := strings.Cut(text, ":")
	switch {
	case found && value != "" && value[0] != ' ' && !strings.ContainsAny(name, " /"):
		e.hint = "put a space behind the colon: " + name + ": " + value
	default:
		e.hint = "if the text of the page starts here, put --- on a line before it"
	}
	return e
}

// quoteHint proposes the value at off, to the end of its line, in quotes.
func (r *reader) quoteHint(off int) string {
	line, _, _ := strings.Cut(string(lineAt(r.src[:r.end], off)), " #")
	line = strings.TrimRight(line, " \t")
	start := lineStart(r.src, off)
	name := strings.TrimLeft(string(r.src[start:off]), " \t-")
	if line == "" || strings.ContainsAny(name, "[{,") {
		return "put the value in quotes"
	}
	return "put the value in quotes: " + name + quoted(line)
}

// holdsColon tells whether a value without quotes holds a colon that YAML
// takes for the end of a name.
func holdsColon(value string) bool {
	return strings.Contains(value, ": ") || strings.HasSuffix(value, ":")
}
