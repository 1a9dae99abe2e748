package markup

import (
	"strconv"
	"strings"
	"unicode"
)

// Slug makes the id of a heading from its words, the way Git hosts do, so
// that a link to part of a page works there too: letters of any script, their
// marks, digits, - and _ are kept, in lower case; each space becomes a dash;
// the rest is dropped. It is empty when nothing is kept. In one page, the
// second heading with the same words gets -1 at its end, the third -2.
func Slug(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range strings.TrimSpace(text) {
		switch {
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '_':
			b.WriteByte(byte(r))
		default:
			if r = unicode.ToLower(r); isWord(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// isWord tells whether a rune can stand in an id. U+FFFD, which stands for a
// broken byte, cannot: it is a symbol.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.Is(unicode.Nd, r) || unicode.Is(unicode.Pc, r)
}

// slugs hands out ids, each once.
type slugs struct {
	used map[string]int // id -> the number that its next double tries
}

// take returns the id for a heading with this text. A heading that leaves
// nothing to make an id of is called "section".
func (s *slugs) take(text string) string {
	base := Slug(text)
	if base == "" {
		base = "section"
	}
	n, taken := s.used[base]
	if !taken {
		s.used[base] = 1
		return base
	}
	for ; ; n++ {
		id := base + "-" + strconv.Itoa(n)
		if _, taken := s.used[id]; !taken {
			s.used[base], s.used[id] = n+1, 1
			return id
		}
	}
}
