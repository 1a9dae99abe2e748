package schema

import (
	"fmt"
	"slices"

	"handrail/generator/diag"
)

// gone are names that other programs know and Handrail does not, with what to
// do instead.
var gone = []struct{ name, hint string }{
	{"id", "delete the line: a page's id is its file name"},
	{"slug", "delete the line: a page's address is its file name"},
	{"lang", "delete the line: the file name says the language, as in name.es.md"},
	{"language", "delete the line: the file name says the language, as in name.es.md"},
	{"translation_of", "delete the line: the file name says it, as in name.es.md beside name.md"},
	{"draft", "write status: draft"},
	{"date", "did you mean reviewed?"},
	{"description", "did you mean summary?"},
	{"layout", "delete the line: the folder decides how a page looks"},
}

// unknown tells of a name that the table does not have.
func (d *decoder) unknown(fields []Field, p pair, own owner) {
	text := fmt.Sprintf("unknown field %s for kind %s", p.name, d.kind.Name)
	switch {
	case own.noun != "":
		text = fmt.Sprintf("unknown field %s in %s", p.name, own.noun)
	case d.kind == Settings():
		text = "unknown setting " + p.name
	}
	d.add(p.off, p.width, "field-unknown", text, d.unknownHint(fields, p.name, own))
}

func (d *decoder) unknownHint(fields []Field, name string, own owner) string {
	names := fieldNames(fields)
	if own.noun != "" {
		return diag.DidYouMean(name, names, "its fields are "+list(names, "and"))
	}
	if d.kind == Settings() {
		return diag.DidYouMean(name, names, "the settings are "+list(names, "and"))
	}
	if others := kindsWith(name); len(others) > 0 {
		return fmt.Sprintf("%s is a field of %s; handrail kinds %s lists the fields of this page", name, list(others, "and"), d.kind.Name)
	}
	for _, g := range gone {
		if g.name == name {
			return g.hint
		}
	}
	return diag.DidYouMean(name, names, "handrail kinds "+d.kind.Name+" lists the fields")
}

// kindsWith lists the kinds that have a field.
func kindsWith(name string) []string {
	var out []string
	for i := range kindTable {
		if slices.ContainsFunc(kindTable[i].Fields, func(f Field) bool { return f.Name == name }) {
			out = append(out, kindTable[i].Name)
		}
	}
	return out
}
