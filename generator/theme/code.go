package theme

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"handrail/generator/schema"
	"handrail/generator/site"
)

// code writes a plan as the short text by which the plan builder opens it. The
// grammar stands in js/plan-code.js, which writes and reads the same; a test
// holds the two together.
func (r *renderer) code(n *site.Node) string {
	var rows []string
	v := n.Values
	var head codeRow
	head.text('t', n.Title)
	head.clock('s', v.Text("start"))
	head.number('l', n.Session.Length)
	head.number('g', n.Session.Group)
	if n.Session.First {
		head.number('f', 1)
	}
	for _, role := range v.Texts("roles") {
		head.text('r', role)
	}
	r.codeMaterials(&head, v.Materials("materials"))
	rows = append(rows, head.String())
	for _, s := range v.Steps("steps") {
		rows = append(rows, r.codeStep(s))
	}
	rest := strings.Join(rows, "/")
	return codeVersion + codeSum(rest) + "/" + rest
}

// codeStep writes one step.
func (r *renderer) codeStep(s schema.Step) string {
	var row codeRow
	switch {
	case s.Use != "":
		row.text('u', r.useRef(s.Use, useKinds))
	case s.Break > 0:
		row.number('b', s.Break)
	default:
		row.text('t', s.Title)
	}
	if s.HasTime && s.Break == 0 {
		time := half(s.Time.Fixed)
		if s.Time.PerPerson > 0 {
			time += "+" + half(s.Time.PerPerson)
		}
		row.text('n', time)
	}
	row.number('x', s.TimeMin)
	if s.IfShort != "keep" {
		row.word('i', s.IfShort)
	}
	row.text('w', s.Who)
	row.word('p', s.Phase)
	row.clock('a', s.At)
	row.text('s', s.Say)
	row.text('o', s.Note)
	if s.Handout != "" {
		row.text('h', r.useRef(s.Handout, handoutKinds))
	}
	if s.Backup != "" {
		row.text('k', r.useRef(s.Backup, useKinds))
	}
	r.codeMaterials(&row, s.Materials)
	return row.String()
}

// useRef is the shortest name by which a field that takes these kinds finds
// the page that id means.
func (r *renderer) useRef(id string, kinds []string) string {
	n := r.named(id, kinds)
	if n == nil {
		return id
	}
	same := 0
	for _, other := range r.ids[n.ID] {
		if slices.Contains(kinds, other.Kind.Name) {
			same++
		}
	}
	if same > 1 {
		return n.Ref()
	}
	return n.ID
}

var handoutKinds, planKinds = []string{"handout"}, []string{"plan"}

// codeVersion is the version of the grammar.
const codeVersion = "1"

// codeSum is the four signs that tell whether a code is whole.
func codeSum(s string) string {
	const base, length = 36, 36 * 36 * 36 * 36
	sum := 7
	for i := range len(s) {
		sum = (sum*33 + int(s[i])) % length
	}
	text := strconv.FormatInt(int64(sum), base)
	return strings.Repeat("0", 4-len(text)) + text
}

// codeRow is the fields of one row, each a letter and a value. Empty values
// are left out.
type codeRow []string

func (c codeRow) String() string { return strings.Join(c, ".") }

func (c *codeRow) text(letter byte, s string) {
	if s = codeText(s); s != "" {
		*c = append(*c, string(letter)+s)
	}
}

func (c *codeRow) number(letter byte, n int) {
	if n > 0 {
		c.text(letter, strconv.Itoa(n))
	}
}

func (c *codeRow) clock(letter byte, s string) { c.text(letter, strings.ReplaceAll(s, ":", "")) }

func (c *codeRow) word(letter byte, s string) { c.text(letter, codeWord(s)) }

// codeWord is the first two letters of a value of a list; no two values of a
// list that a code holds begin alike.
func codeWord(s string) string { return s[:min(2, len(s))] }

func (r *renderer) codeMaterials(c *codeRow, list []schema.Material) {
	for _, m := range list {
		parts := []string{codeText(m.Name), "", "", "", ""}
		if m.Print != "" {
			parts[4] = codeText(r.useRef(m.Print, handoutKinds))
		}
		if m.Per != "session" {
			parts[1] = codeWord(m.Per)
		}
		if m.Qty != 1 {
			parts[2] = strconv.Itoa(m.Qty)
		}
		if m.Consumable {
			parts[3] = "c"
		}
		*c = append(*c, "m"+strings.TrimRight(strings.Join(parts, ":"), ":"))
	}
}

// codeText writes a text with letters, digits, - and _ alone: blanks are _,
// and every other sign is its number between two ~.
func codeText(s string) string {
	var b strings.Builder
	words := strings.FieldsFunc(s, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) || c == '\ufeff' })
	for _, c := range strings.Join(words, " ") {
		switch {
		case c == ' ':
			b.WriteByte('_')
		case c == '-' || c < 0x80 && isAlnum(byte(c)):
			b.WriteRune(c)
		default:
			b.WriteString("~" + strconv.FormatInt(int64(c), 36) + "~")
		}
	}
	return b.String()
}
