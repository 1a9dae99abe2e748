package site

import (
	"bytes"
	"html"
	"regexp"

	"handrail/generator/diag"
	"handrail/generator/markup"
)

// lost matches what stands in running text when a link or a footnote was
// written but cannot be read as one.
var lost = regexp.MustCompile(`\[[^\[\]]*\] ?\([^()]*\)|\[\^[^\[\]\s]+\]|\[[^\[\]]+\]\[[^\[\]]*\]`)

// lintLost finds links and footnotes that came out as plain text. What stands
// in code is left alone.
func lintLost(p *Page, body int) []diag.Diag {
	var ds []diag.Diag
	at := body // matches come in the order of the text
	look := func(f markup.Fragment) {
		for _, text := range prose(f) {
			for _, m := range lost.FindAllString(text, -1) {
				i := bytes.Index(p.src[at:], []byte(m))
				if i < 0 || at+i > 0 && p.src[at+i-1] == '\\' {
					continue // written with escapes: meant as it stands
				}
				ds = append(ds, p.at(at+i, len(m), "link-lost", "readers see "+m+" with its brackets", lostHint(m)))
				at += i + len(m)
			}
		}
	}
	look(p.Doc.Intro)
	for _, s := range p.Doc.Sections {
		look(s.Body)
	}
	look(p.Doc.Footnotes)
	return ds
}

// prose lists the stretches of running text of a fragment. The parser cuts
// text at brackets; pieces without anything between them are one stretch.
func prose(f markup.Fragment) []string {
	var out []string
	var end int32 = -1
	for _, h := range f.Holes {
		if h.Kind != markup.HoleProse {
			continue
		}
		start := h.Start
		if start > 0 && f.HTML[start-1] == '[' {
			start-- // a bracket that opens no link is written before the text, outside of the hole
		}
		text := html.UnescapeString(f.HTML[start:h.End])
		if start == end {
			out[len(out)-1] += text
		} else {
			out = append(out, text)
		}
		end = h.End
	}
	return out
}

func lostHint(m string) string {
	switch {
	case m[1] == '^':
		return "add a line " + m + ": with the note"
	case bytes.Contains([]byte(m), []byte("](")):
		return "an address has no blanks: write %20, or rename the file"
	case bytes.Contains([]byte(m), []byte("] (")):
		return "remove the space between ] and ("
	}
	return "write the address in round brackets: [words](page.md)"
}
