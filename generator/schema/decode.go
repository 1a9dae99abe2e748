package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"handrail/generator/diag"
)

// Decode finds, checks and decodes the front matter of src, a page of kind k.
// It tells every mistake, each at its place in file; what is right is in the
// Values all the same. body is the offset at which the text of the page
// starts: all of src when there is no front matter, its end when the front
// matter is not closed. Decode keeps no part of src but texts.
func Decode(file string, src []byte, k *Kind) (v Values, body int, ds []diag.Diag) {
	v = Values{kind: k}
	f, fault := findFront(file, src)
	if fault != nil {
		return v, f.body, []diag.Diag{*fault}
	}
	d := decoder{file: file, src: src, kind: k}
	err := readFront(src, f, func(data []byte) {
		v = d.page(f.start, f.start+len(data), f.open)
	})
	if err != nil {
		d.add(f.open, 3, "front-invalid", "the front matter cannot be read", "")
	}
	return v, f.body, inOrder(d.ds)
}

// DecodeSettings checks and decodes handbook.yaml, as Decode does a page.
func DecodeSettings(file string, src []byte) (Values, []diag.Diag) {
	d := decoder{file: file, src: src, kind: Settings()}
	start := 0
	if string(src[:min(len(src), len(byteOrderMark))]) == string(byteOrderMark) {
		start = len(byteOrderMark)
	}
	v := d.page(start, len(src), start)
	return v, inOrder(d.ds)
}

// inOrder sorts diagnostics by their place in the file.
func inOrder(ds []diag.Diag) []diag.Diag {
	slices.SortStableFunc(ds, func(a, b diag.Diag) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return ds
}

// decoder checks one file against its kind.
type decoder struct {
	file string
	src  []byte
	kind *Kind
	ds   []diag.Diag
}

// maxTold is how many mistakes of one page are told. A page with more is not
// front matter, and each costs the time to find its line.
const maxTold = 100

func (d *decoder) add(off, width int, code, text, hint string) {
	if len(d.ds) >= maxTold {
		return
	}
	d.ds = append(d.ds, diag.At(d.file, d.src, off, width, code, text, hint))
}

// page decodes the YAML text src[start:end]. What is missing is told at open.
func (d *decoder) page(start, end, open int) Values {
	v := Values{kind: d.kind}
	root, excused, ds, ok := readYAML(d.file, d.src, start, end)
	d.ds = append(d.ds, ds...)
	if !ok {
		return v
	}
	v.vals = d.fields(d.kind.Fields, root, owner{off: open, width: 3, excused: excused})
	for _, f := range d.kind.Fields {
		if f.RequiredIf.Holds(v) && !v.Has(f.Name) && !d.answers(root, f) {
			cause := f.RequiredIf.Field
			off := v.ValueOff(cause, 0)
			d.add(off, 1, "field-missing", fmt.Sprintf("%s is missing, and %s: %s needs it", f.Name, cause, v.Text(cause)), d.example(f))
		}
	}
	return v
}

// owner is what a map belongs to, for words about its fields.
type owner struct {
	noun       string   // "a step"; "" for the page
	off, width int      // where a missing field is told
	excused    []string // fields that are not told as missing
}

// fields decodes the pairs of a map against a table of fields.
func (d *decoder) fields(fields []Field, m node, own owner) []value {
	out := make([]value, 0, len(m.pairs))
	excused := append(d.excused(fields, m), own.excused...)
	for i, p := range m.pairs {
		if first := m.first(p.name); first < i {
			d.duplicate(p, m.pairs[first])
			continue
		}
		f, ok := findField(fields, p.name)
		switch {
		case !ok && p.value.form != nodeFaulty:
			d.unknown(fields, p, own)
		case !ok, p.value.form == nodeFaulty:
		case d.empty(f, p.value):
			d.emptyField(f, p)
		default:
			if val, ok := d.decode(f, p.value); ok {
				val.name, val.key = p.name, p.off
				out = append(out, val)
			}
		}
	}
	for _, f := range fields {
		if f.missingCode() != "" && !d.mentions(m, f.Name) && !slices.Contains(excused, f.Name) {
			text := f.Name + " is missing"
			if own.noun != "" {
				text = f.Name + " is missing in " + own.noun
			}
			d.add(own.off, own.width, f.missingCode(), text, d.example(f))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// missingCode is what is told when the field is absent; "" when that is fine.
func (f Field) missingCode() string {
	switch {
	case f.Required:
		return "field-missing"
	case f.Wanted:
		return "field-wanted"
	}
	return ""
}

// mentions tells whether a map has a field, right or wrong.
func (d *decoder) mentions(m node, name string) bool {
	return slices.ContainsFunc(m.pairs, func(p pair) bool { return p.name == name })
}

// answers tells whether a map has a field that says something, right or wrong.
func (d *decoder) answers(m node, f Field) bool {
	return slices.ContainsFunc(m.pairs, func(p pair) bool { return p.name == f.Name && !d.empty(f, p.value) })
}

// excused lists the fields that an unknown name most likely means: one mistake
// is told once.
func (d *decoder) excused(fields []Field, m node) []string {
	var out []string
	for _, p := range m.pairs {
		if _, ok := findField(fields, p.name); !ok {
			out = append(out, diag.Nearest(p.name, fieldNames(fields)))
		}
	}
	return out
}

// empty tells whether a value says nothing.
func (d *decoder) empty(f Field, n node) bool {
	switch n.form {
	case nodeEmpty:
		return true
	case nodeScalar:
		return strings.TrimSpace(n.text) == ""
	case nodeList:
		return len(n.items) == 0 && !f.EmptyOK
	case nodeMap:
		return len(n.pairs) == 0
	}
	return false
}

// emptyField is told of required fields, and where # in front of a colour made
// it a comment.
func (d *decoder) emptyField(f Field, p pair) {
	line := string(lineAt(d.src, p.off))
	if m := commentColour.FindStringSubmatch(line); f.Type == TypeColour && m != nil {
		d.add(p.off, p.width, "field-type", p.name+" is empty: without quotes, # starts a note", "write "+p.name+": "+quoted(m[1]))
		return
	}
	if code := f.missingCode(); code != "" {
		d.add(p.off, p.width, code, p.name+" is empty", d.example(f))
	}
}

// duplicate is told at the second of two fields of one name.
func (d *decoder) duplicate(again, first pair) {
	d.add(again.off, again.width, "front-duplicate",
		fmt.Sprintf("%s stands twice, first on line %d", again.name, lineNumber(d.src, first.off)), "keep one of them")
}

// example is the hint for a field that is missing.
func (d *decoder) example(f Field) string {
	if allowed := f.Allowed(); len(allowed) > 0 {
		return "add " + f.Name + ": with " + list(allowed, "or")
	}
	if like := f.like(); like != "" {
		return "add a line such as " + f.Name + ": " + like
	}
	return ""
}

// like is a value as it could stand in a file.
func (f Field) like() string {
	switch {
	case f.Example != "":
		return f.Example
	case len(f.Allowed()) > 0:
		return f.Allowed()[0]
	}
	return f.Type.row().like
}
