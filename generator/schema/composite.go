package schema

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"handrail/generator/diag"
)

// decode checks a value against its field. ok is false when it cannot be used.
func (d *decoder) decode(f Field, n node) (value, bool) {
	row := f.Type.row()
	switch row.form {
	case formList:
		return d.list(f, n, func(item node) (value, bool) { return d.scalar(f, row.item, item) })
	case formMap:
		return d.mapping(f, n)
	case formMaps:
		return d.list(f, n, func(item node) (value, bool) { return d.mapping(f, item) })
	case formOpen:
		return d.open(f, n, d.texts)
	case formOpenMaps:
		return d.open(f, n, func(f Field, n node) (value, bool) { return d.open(f, n, d.texts) })
	}
	return d.scalar(f, f.Type, n)
}

// list decodes each item of a list.
func (d *decoder) list(f Field, n node, item func(node) (value, bool)) (value, bool) {
	if n.form != nodeList {
		hint := ""
		if n.form == nodeScalar {
			hint = "write " + f.Name + ": [" + flowText(n) + "]"
		} else if n.form == nodeMap {
			hint = "start each of its lines with a dash and a space"
		}
		return d.wrong(f, n, hint)
	}
	val := value{off: n.off, items: []value{}}
	for _, it := range n.items {
		switch it.form {
		case nodeFaulty:
		case nodeEmpty:
			d.add(it.off, it.width, "field-type", f.Name+" has an empty line in its list", "remove it, or write something")
		default:
			if v, ok := item(it); ok {
				v.key, v.off = it.off, it.off
				val.items = append(val.items, v)
			}
		}
	}
	if f.Max > 0 && len(n.items) > f.Max {
		over := n.items[f.Max]
		d.refuse(f, over, fmt.Sprintf("%s has %d values, and %d is the most", f.Name, len(n.items), f.Max), "remove some")
	}
	return val, true
}

// mapping decodes a map, or a bare value that stands for one of its fields.
func (d *decoder) mapping(f Field, n node) (value, bool) {
	row := f.Type.row()
	val := value{off: n.off}
	switch {
	case n.form == nodeMap:
		before := len(d.ds)
		val.items = d.fields(row.fields, n, owner{noun: nouns[f.Type], off: n.off, width: n.width})
		d.whole(f, n, val)
		return val, errorsIn(d.ds[before:]) == 0 || f.Type == TypeSteps || f.Type == TypeTheme || f.Type == TypeLint
	case n.form == nodeScalar && f.Type == TypeMinutes:
		return d.scalar(Field{Name: f.Name, Type: TypeMinutes, Min: f.Min, Max: f.Max, Unit: f.Unit}, TypeInt, n)
	case n.form == nodeScalar && row.bare != "":
		sub, _ := findField(row.fields, row.bare)
		sub.Name = f.Name
		got, ok := d.scalar(sub, sub.Type, n)
		val.text = got.text
		got.name, got.key = row.bare, n.off
		val.items = []value{got}
		return val, ok
	}
	if row.form == formMaps && n.form == nodeScalar {
		d.add(n.off, n.width, "field-type", nouns[f.Type]+" must have name: value pairs", "write "+f.Type.pairs(n))
		return value{}, false
	}
	return d.wrong(f, n, "")
}

// pairs is a bare value as the pairs that it should have been.
func (t Type) pairs(n node) string {
	first := "title"
	var more string
	if t == TypeAllowed || t == TypeExcepts {
		first, more = t.Fields()[0].Name, ", why: the reason"
	}
	return "{" + first + ": " + flowText(n) + more + "}"
}

// nouns are what a map is called in messages.
var nouns = map[Type]string{
	TypeMinutes: "minutes", TypeSize: "a group size", TypeTheme: "theme", TypeLint: "lint",
	TypeMaterials: "a material", TypeSteps: "a step", TypeSources: "a source",
	TypeAllowed: "an allowed word", TypeExcepts: "an exception",
}

// open decodes a map whose names the author chooses.
func (d *decoder) open(f Field, n node, each func(Field, node) (value, bool)) (value, bool) {
	if n.form != nodeMap {
		return d.wrong(f, n, "")
	}
	val := value{off: n.off, items: []value{}}
	first := map[string]pair{}
	for _, p := range n.pairs {
		if before, ok := first[p.name]; ok {
			d.duplicate(p, before)
			continue
		}
		first[p.name] = p
		if p.value.form == nodeEmpty {
			d.add(p.off, p.width, "field-type", p.name+" is empty", "remove it, or write something")
			continue
		}
		if got, ok := each(Field{Name: p.name, Type: f.Type}, p.value); ok {
			got.name, got.key = p.name, p.off
			val.items = append(val.items, got)
		}
	}
	return val, true
}

// texts decodes a text or a list of texts.
func (d *decoder) texts(f Field, n node) (value, bool) {
	f = Field{Name: f.Name, Type: TypeTextList}
	if n.form == nodeScalar {
		return d.scalar(f, TypeText, n)
	}
	return d.decode(f, n)
}

// wrong tells that a value is of another sort than its field.
func (d *decoder) wrong(f Field, n node, hint string) (value, bool) {
	if n.form == nodeFaulty {
		return value{}, false
	}
	d.add(n.off, n.width, "field-type", f.Name+" must be "+f.wants(), hint)
	return value{}, false
}

// refuse tells that a value is none that its field takes.
func (d *decoder) refuse(f Field, n node, text, hint string) {
	code := f.Code
	if code == "" {
		code = "field-value"
	}
	d.add(n.off, n.width, code, text, hint)
}

// wants is what the field must be, with an example.
func (f Field) wants() string {
	row := f.Type.row()
	like := f.like()
	if len(f.Values) > 0 {
		return list(f.Values, "or")
	}
	if f.Type == TypeBool || strings.Contains(row.want, "such as") || strings.Contains(row.want, "{name") || like == "" {
		return row.want
	}
	if f.Unit == "minutes" && f.Type == TypeInt {
		return "whole minutes such as " + like
	}
	return row.want + " such as " + like
}

// flowText is a single value as an item of a list in one line.
func flowText(n node) string {
	if n.plain && !strings.ContainsAny(n.text, ",[]{}") {
		return n.text
	}
	return quoted(n.text)
}

func errorsIn(ds []diag.Diag) int {
	errors, _ := diag.Count(ds)
	return errors
}

// short cuts an author's text for a message.
func short(s string) string {
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	return string([]rune(s)[:39]) + "…"
}
