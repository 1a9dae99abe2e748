package markup

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// escapeText appends plain text as HTML. A quotation mark needs no escape
// outside attributes. Carriage returns are dropped, so a file saved on
// Windows gives the same bytes.
func escapeText(dst, plain []byte) []byte {
	return escape(dst, plain, false)
}

// escapeAttr appends plain text as the value of a quoted attribute.
func escapeAttr(dst, plain []byte) []byte {
	return escape(dst, plain, true)
}

func escape(dst, plain []byte, quotes bool) []byte {
	done := 0
	for i, c := range plain {
		var with string
		switch c {
		case '&':
			with = "&amp;"
		case '<':
			with = "&lt;"
		case '>':
			with = "&gt;"
		case '"':
			if !quotes {
				continue
			}
			with = "&quot;"
		case '\r':
		case 0:
			with = "\uFFFD"
		default:
			continue
		}
		dst = append(dst, plain[done:i]...)
		dst = append(dst, with...)
		done = i + 1
	}
	return append(dst, plain[done:]...)
}

// decode appends Markdown text with its backslash escapes and entities
// resolved, which gives plain text.
func decode(dst, md []byte) []byte {
	for {
		i := bytes.IndexAny(md, `\&`)
		if i < 0 {
			return append(dst, md...)
		}
		dst = append(dst, md[:i]...)
		md = md[i:]
		if md[0] == '\\' {
			if len(md) > 1 && util.IsPunct(md[1]) {
				md = md[1:]
			}
			dst, md = append(dst, md[0]), md[1:]
			continue
		}
		n := 0
		if dst, n = entity(dst, md); n == 0 {
			dst, n = append(dst, '&'), 1
		}
		md = md[n:]
	}
}

// needsDecode tells whether decode would change md.
func needsDecode(md []byte) bool {
	return bytes.IndexByte(md, '\\') >= 0 || bytes.IndexByte(md, '&') >= 0
}

// entity appends what the entity at the start of md stands for, and returns
// its length; 0 means that md does not start with an entity.
func entity(dst, md []byte) ([]byte, int) {
	const longest = 33 // &CounterClockwiseContourIntegral; has 33 bytes
	end := bytes.IndexByte(md[:min(len(md), longest)], ';')
	if end < 2 {
		return dst, 0
	}
	name := string(md[1:end])
	if name[0] != '#' {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return dst, 0
		}
		return append(dst, e.Characters...), end + 1
	}
	digits, base, most := name[1:], 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) > most {
		return dst, 0
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return dst, 0
	}
	return utf8.AppendRune(dst, util.ToValidRune(rune(v))), end + 1
}

// cleanUTF8 returns src, or, when it holds bytes that are not UTF-8, a copy
// of the same length with a question mark for each of them, so that places
// stay right.
func cleanUTF8(src []byte) []byte {
	if utf8.Valid(src) {
		return src
	}
	out := bytes.Clone(src)
	for i := 0; i < len(out); {
		r, n := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && n == 1 {
			out[i] = '?'
		}
		i += n
	}
	return out
}
