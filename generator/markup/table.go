package markup

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a box that scrolls sideways. The box takes the
// focus and so needs a name: the nearest heading above, or "Table".
func (w *writer) table(t *east.Table) {
	w.put("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
	w.html = escapeAttr(w.html, w.tableName())
	w.put("\"><table>\n")
	w.inCell = true
	body := false
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		if _, ok := row.(*east.TableHeader); ok {
			w.put("<thead>\n")
			w.row(row, "th")
			w.put("</thead>\n")
			continue
		}
		if !body {
			w.put("<tbody>\n")
			body = true
		}
		w.row(row, "td")
	}
	if body {
		w.put("</tbody>\n")
	}
	w.inCell = false
	w.put("</table></div>\n")
}

// tableName is the text of the last heading, cut to what is bearable when
// read aloud.
func (w *writer) tableName() []byte {
	const most = 100 // bytes
	if len(w.headings) == 0 {
		return []byte(w.lang.shown("Table"))
	}
	s := w.headings[len(w.headings)-1].words
	name := w.text[s.from:s.to]
	if len(name) > most {
		cut := most
		for !utf8.RuneStart(name[cut]) {
			cut--
		}
		name = name[:cut]
	}
	if len(name) == 0 {
		return []byte(w.lang.shown("Table"))
	}
	return name
}

func (w *writer) row(row ast.Node, tag string) {
	w.put("<tr>")
	if tag == "th" {
		w.quiet++
	}
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		w.put("<" + tag)
		if tag == "th" {
			w.put(" scope=\"col\"")
		}
		w.put(alignment(c.(*east.TableCell).Alignment))
		w.put(">")
		w.inlines(c)
		w.put("</" + tag + ">")
		w.separate(' ')
	}
	if tag == "th" {
		w.quiet--
	}
	w.put("</tr>\n")
	w.separate('\n')
}

func alignment(a east.Alignment) string {
	switch a {
	case east.AlignLeft:
		return " class=\"al-l\""
	case east.AlignRight:
		return " class=\"al-r\""
	case east.AlignCenter:
		return " class=\"al-c\""
	}
	return ""
}
