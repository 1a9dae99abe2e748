package locale

import (
	"regexp"
	"strings"
	"unicode"
)

// Text is a run of words in the source of a template or a script.
type Text struct {
	Start, End int    // bytes of the source
	Words      string // source[Start:End]: what a locale's table has as its key
	Where      string // the attribute that holds it; "" for running text, "action" for a text inside {{ }}
}

// TemplateTexts finds what readers may see in the source of a template: text
// between tags, texts in attributes that are read out or shown, and texts that
// an action hands on. A run ends at a tag and at an action that decides
// ({{if}}, {{range}}); an action that writes a value is part of it.
func TemplateTexts(src string) []Text {
	s := &scanner{src: src}
	s.body()
	return s.found
}

// scanner walks over the source of a template.
type scanner struct {
	src   string
	at    int
	start int // of the run of words under way
	found []Text
}

func (s *scanner) body() {
	for s.at < len(s.src) {
		switch rest := s.src[s.at:]; {
		case strings.HasPrefix(rest, "{{"):
			s.action("")
		case strings.HasPrefix(rest, "<!--"):
			s.flush("")
			s.skipPast("-->")
			s.start = s.at
		case rest[0] == '<':
			s.flush("")
			s.tag()
			s.start = s.at
		default:
			s.at++
		}
	}
	s.flush("")
}

// tag passes over a tag, and looks into the attributes that readers meet.
func (s *scanner) tag() {
	for s.at < len(s.src) && s.src[s.at] != '>' {
		switch c := s.src[s.at]; {
		case strings.HasPrefix(s.src[s.at:], "{{"):
			s.action("tag")
		case c == '"' || c == '\'':
			s.attribute(c)
		default:
			s.at++
		}
	}
	s.at++
}

// attribute passes over a quoted value.
func (s *scanner) attribute(quote byte) {
	head := strings.TrimSuffix(s.src[:s.at], "=")
	name := head[strings.LastIndexAny(head, " \n\t}\"'<")+1:]
	s.at++
	s.start = s.at
	for s.at < len(s.src) && s.src[s.at] != quote {
		if strings.HasPrefix(s.src[s.at:], "{{") {
			s.action(name)
			continue
		}
		s.at++
	}
	s.flush(name)
	s.at++
}

// action passes over an action. One that decides ends the run of words.
func (s *scanner) action(where string) {
	from := s.at
	s.skipPast("}}")
	text := s.src[from:s.at]
	for i := from; i < s.at; i++ {
		if s.src[i] != '"' || strings.HasPrefix(text, "{{/*") {
			continue
		}
		end := i + 1 + strings.IndexByte(s.src[i+1:], '"')
		s.keep(i+1, end, "action")
		i = end
	}
	if !decides(text) {
		return
	}
	after := s.at
	s.at = from
	if where != "tag" {
		s.flush(where)
	}
	s.at, s.start = after, after
}

// deciding are the first words of actions that write no value of their own, or
// HTML.
var deciding = []string{"if", "else", "end", "range", "with", "define", "template", "block", "break", "continue", "icon"}

func decides(action string) bool {
	text := strings.Trim(action, "{}- \n")
	if strings.HasPrefix(text, "/*") || strings.HasPrefix(text, "$") && strings.Contains(text, ":=") {
		return true
	}
	for _, word := range deciding {
		if text == word || strings.HasPrefix(text, word+" ") {
			return true
		}
	}
	return false
}

func (s *scanner) skipPast(end string) {
	if i := strings.Index(s.src[s.at:], end); i >= 0 {
		s.at += i + len(end)
	} else {
		s.at = len(s.src)
	}
}

// flush ends the run of words before the place under way.
func (s *scanner) flush(where string) {
	s.keep(s.start, min(s.at, len(s.src)), where)
	s.start = s.at
}

// keep takes src[start:end] when it holds words for readers.
func (s *scanner) keep(start, end int, where string) {
	for start < end && strings.IndexByte(" \n\t", s.src[start]) >= 0 {
		start++
	}
	for start < end && strings.IndexByte(" \n\t", s.src[end-1]) >= 0 {
		end--
	}
	if words := s.src[start:end]; readable(words, where) {
		s.found = append(s.found, Text{start, end, words, where})
	}
}

// readable tells words for readers from names for scripts and styles.
func readable(words, where string) bool {
	plain := withoutActions(words)
	letters := strings.ContainsFunc(plain, unicode.IsLetter)
	switch {
	case !letters, where == "" && attribute.MatchString(words):
		return false
	case where == "", where == "aria-label", where == "placeholder", where == "title", where == "alt":
		return true
	case where == "action", where == "value", strings.HasPrefix(where, "data-"):
		return strings.ContainsFunc(plain, unicode.IsUpper) || strings.ContainsAny(plain, " {")
	}
	return false
}

// attribute is how a piece of a tag begins that a template keeps by itself.
var attribute = regexp.MustCompile(`^[a-z-]+="`)

func withoutActions(words string) string {
	var b strings.Builder
	for {
		head, rest, ok := strings.Cut(words, "{{")
		b.WriteString(head)
		if !ok {
			return b.String()
		}
		_, words, _ = strings.Cut(rest, "}}")
	}
}
