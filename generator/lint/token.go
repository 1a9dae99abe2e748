package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a text.
type token struct {
	word     string // folded
	from, to int    // in the text
	ends     bool   // what follows is no space or hyphen: a phrase does not go on
}

// tokens cuts a text into words: letters, digits and apostrophes inside.
func tokens(text string) []token { return appendTokens(make([]token, 0, len(text)/6), text) }

// appendTokens is tokens into a slice that may be used again.
func appendTokens(out []token, text string) []token {
	start := -1
	for i, r := range text {
		if r < utf8.RuneSelf && r != '\'' { // most letters of most texts
			if in := inWord[r]; in && start < 0 {
				start = i
			} else if !in && start >= 0 {
				out = append(out, newToken(text, start, i))
				start = -1
			}
			continue
		}
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) ||
			start >= 0 && (r == '\'' || r == '’') && letterAfter(text[i+utf8.RuneLen(r):])
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			out = append(out, newToken(text, start, i))
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, newToken(text, start, len(text)))
	}
	return out
}

// inWord tells of the ASCII letters and digits.
var inWord = func() (in [utf8.RuneSelf]bool) {
	for r := range rune(utf8.RuneSelf) {
		in[r] = unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return in
}()

func newToken(text string, from, to int) token {
	rest := text[to:]
	return token{
		word: fold(text[from:to]), from: from, to: to,
		ends: rest == "" || !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "‑"),
	}
}

func letterAfter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// split is the folded words of a text.
func split(text string) []string {
	var out []string
	for _, t := range tokens(text) {
		out = append(out, t.word)
	}
	return out
}

// sentences cuts a text into sentences. A line is at least one: blocks of a
// page stand on lines of their own, and items of lists often have no stop.
func sentences(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		start := 0
		for i := 0; i < len(line); i++ {
			if !strings.ContainsRune(".!?", rune(line[i])) {
				continue
			}
			end := i + 1
			for end < len(line) && strings.ContainsRune(".!?\"')]", rune(line[end])) {
				end++
			}
			for _, closing := range []string{"”", "’"} {
				if strings.HasPrefix(line[end:], closing) {
					end += len(closing)
				}
			}
			if end == len(line) || line[end] == ' ' || line[end] == '\n' {
				out = keep(out, line[start:end])
				start = end
			}
			i = end - 1
		}
		out = keep(out, line[start:])
	}
	return out
}

// keep adds a sentence that has a word.
func keep(out []string, s string) []string {
	s = strings.TrimSpace(s)
	if strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return out
	}
	return append(out, s)
}
