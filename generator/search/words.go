package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is the longest word kept, in code points; the rest of it is cut off.
const maxWord = 24

// fold makes text comparable: compatibility forms apart, small letters, no
// accents, no apostrophes or invisible joiners. search.js does the same steps
// in the same order; the final sigma is mapped because scripts lower it by
// its place in the word and Go does not.
func fold(s string) string {
	if isASCII(s) {
		s = strings.ToLower(s)
		if strings.IndexByte(s, '\'') >= 0 {
			s = strings.ReplaceAll(s, "'", "")
		}
		return s
	}
	return norm.NFC.String(strings.Map(foldRune, strings.ToLower(norm.NFKD.String(s))))
}

func foldRune(r rune) rune {
	switch {
	case r >= 0x300 && r <= 0x36f, r == '\'', r == 0x2019, r == 0x2bc, r == 0xad, r >= 0x200b && r <= 0x200d, r == 0x2060, r >= 0xfe00 && r <= 0xfe0f, r == 0xfeff:
		return -1
	case r == 'ς':
		return 'σ'
	}
	return r
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// inWord is the tokeniser's table: letters, marks and numbers.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 }

// eachWord calls f with every word of text, folded: the runs of letters,
// marks and numbers. Runs joined by single hyphens come as parts and then
// once more as one word: "co-lead" gives co, lead and, joined, colead.
func eachWord(text string, f func(word string, joined bool)) {
	s := fold(text)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			i += n
			continue
		}
		i = eachPart(s, i, f)
	}
}

// eachPart takes one run of words joined by hyphens and returns where it ends.
func eachPart(s string, i int, f func(word string, joined bool)) int {
	start, parts := i, 0
	for {
		end := runEnd(s, i)
		f(cut(s[i:end]), false)
		parts++
		h, n := utf8.DecodeRuneInString(s[end:])
		next, _ := utf8.DecodeRuneInString(s[end+n:])
		if end == len(s) || !isHyphen(h) || end+n == len(s) || !inWord(next) {
			if parts > 1 {
				f(cut(strings.Map(dropHyphen, s[start:end])), true)
			}
			return end
		}
		i = end + n
	}
}

func runEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			break
		}
		i += n
	}
	return i
}

func dropHyphen(r rune) rune {
	if isHyphen(r) {
		return -1
	}
	return r
}

// cut shortens a word to maxWord code points.
func cut(w string) string {
	if len(w) <= maxWord {
		return w
	}
	n := 0
	for i := range w {
		if n == maxWord {
			return w[:i]
		}
		n++
	}
	return w
}
