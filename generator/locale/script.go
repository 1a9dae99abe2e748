package locale

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

// ScriptTexts finds the texts of a script: string literals, and the pieces of
// template literals between their substitutions, without the quotes. Where is
// the quote around it. A script that cannot be read has none.
func ScriptTexts(src string) []Text {
	lexer := js.NewLexer(parse.NewInputString(src))
	var found []Text
	at, before := 0, js.ErrorToken
	for {
		kind, data := lexer.Next()
		if (kind == js.DivToken || kind == js.DivEqToken) && !endsValue(before) {
			kind, data = lexer.RegExp()
		}
		if kind == js.ErrorToken {
			if lexer.Err() != io.EOF {
				return nil
			}
			return found
		}
		if head, tail := fences(kind, data); head > 0 && len(data) > head+tail {
			start, end := at+head, at+len(data)-tail
			found = append(found, Text{start, end, src[start:end], string(quoteOf(kind, data))})
		}
		at += len(data)
		if kind != js.WhitespaceToken && kind != js.LineTerminatorToken && kind != js.CommentToken && kind != js.CommentLineTerminatorToken {
			before = kind
		}
	}
}

// fences is how many bytes of a token stand before and behind its text; 0 for
// tokens that hold none.
func fences(kind js.TokenType, data []byte) (head, tail int) {
	switch kind {
	case js.StringToken, js.TemplateToken, js.TemplateEndToken:
		return 1, 1
	case js.TemplateStartToken, js.TemplateMiddleToken:
		return 1, len("${")
	}
	return 0, 0
}

func quoteOf(kind js.TokenType, data []byte) byte {
	if kind == js.StringToken {
		return data[0]
	}
	return '`'
}

// endsValue tells whether a token ends a value, so that a slash behind it
// divides instead of beginning a regular expression.
func endsValue(kind js.TokenType) bool {
	switch kind {
	case js.CloseParenToken, js.CloseBracketToken, js.CloseBraceToken, js.StringToken, js.TemplateToken, js.TemplateEndToken, js.ThisToken:
		return true
	}
	return js.IsNumeric(kind) || js.IsIdentifier(kind)
}

// passage is where a text stands that goes beyond one run of words.
const passage = "passage"

// passages finds the keys of a table that go beyond one run of words, since
// another language has them in another order: those with mark in them.
func passages(src []byte, table map[string]string, mark string) []Text {
	var found []Text
	for key := range table {
		if !strings.Contains(key, mark) {
			continue
		}
		for from := 0; ; {
			i := bytes.Index(src[from:], []byte(key))
			if i < 0 {
				break
			}
			found = append(found, Text{from + i, from + i + len(key), key, passage})
			from += i + len(key)
		}
	}
	return found
}

// replace puts for each text what table has for its words; escape makes that
// fit where the text stands. Of two texts in one place the longer counts.
func replace(src []byte, texts []Text, table map[string]string, escape func(Text, string) string) []byte {
	slices.SortFunc(texts, func(a, b Text) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var b bytes.Buffer
	done := 0
	for _, t := range texts {
		to, ok := table[t.Words]
		if !ok || t.Start < done {
			continue
		}
		b.Write(src[done:t.Start])
		b.WriteString(escape(t, to))
		done = t.End
	}
	b.Write(src[done:])
	return b.Bytes()
}
