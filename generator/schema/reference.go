package schema

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Overview writes the list of kinds with their folders, one line each, for
// "handrail kinds".
func Overview(w io.Writer) error {
	var b strings.Builder
	for i := range kindTable {
		k := &kindTable[i]
		fmt.Fprintf(&b, "%-11s %-18s %s\n", k.Name, k.Place(), k.Doc)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Place is where files of the kind stand below content/.
func (k *Kind) Place() string {
	switch {
	case k.File != "":
		return k.File
	case k.Dir != "":
		return k.Dir + "/*.md"
	}
	return "FOLDER/index.md"
}

// Reference writes what an author needs to know about the kind in plain text:
// its fields, then the parts of its text. It is for "handrail kinds KIND".
func Reference(w io.Writer, k *Kind) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", k.Name, k.Place())
	wrap(&b, "", k.Doc)
	b.WriteString("\nFields\n")
	for _, f := range k.Fields {
		f.describe(&b, "  ", true)
	}
	if len(k.Parts) > 0 {
		b.WriteString("\nParts of the text, as ## headings")
		if k.Ordered {
			b.WriteString(" in this order")
		}
		b.WriteByte('\n')
		for _, p := range k.Parts {
			p.describe(&b)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// describe writes a field and, below it, the fields inside.
func (f Field) describe(b *strings.Builder, indent string, deep bool) {
	wrap(b, indent, f.Name+": "+strings.Join(f.facts(), "; "))
	inner := indent + "    "
	wrap(b, inner, f.Doc)
	if like := f.like(); like != "" && !strings.Contains(like, "\n") && len(f.Allowed()) == 0 {
		fmt.Fprintf(b, "%sExample: %s: %s\n", inner, f.Name, like)
	}
	if !deep {
		return
	}
	for _, sub := range f.Type.Fields() {
		sub.describe(b, inner, false)
	}
}

// facts is what the field takes, whether it must be there, and what counts
// when it is not.
func (f Field) facts() []string {
	facts := []string{f.Type.String()}
	if f.Unit != "" && f.Type != TypeMinutes {
		facts[0] += " (" + f.Unit + ")"
	}
	if allowed := f.Allowed(); len(allowed) > 0 && f.Type != TypeBool {
		facts[0] = "one of " + strings.Join(allowed, ", ")
		if f.Type.List() {
			facts[0] = "any of " + strings.Join(allowed, ", ")
		}
	}
	if len(f.Kinds) > 0 {
		facts[0] += " of kind " + list(f.Kinds, "or")
	}
	switch {
	case f.Max > 0 && f.Type == TypeText:
		facts = append(facts, fmt.Sprintf("at most %d letters", f.Max))
	case f.Max > 0 && f.Type.List():
		facts = append(facts, fmt.Sprintf("at most %d", f.Max))
	}
	switch {
	case f.Required:
		facts = append(facts, "required")
	case f.Wanted:
		facts = append(facts, "wanted")
	case f.RequiredIf.Field != "":
		facts = append(facts, "required when "+f.RequiredIf.words())
	case f.Default != "":
		facts = append(facts, "without it "+list(strings.Fields(f.Default), "and"))
	}
	return facts
}

// words is the condition in words.
func (w When) words() string { return w.Field + " is " + list(w.Values, "or") }

func (p Part) describe(b *strings.Builder) {
	facts := ""
	if p.Steps {
		facts += "; a numbered list"
	}
	switch {
	case p.Required:
		facts += "; required"
	case p.RequiredIf.Field != "":
		facts += "; required when " + p.RequiredIf.words()
	}
	fmt.Fprintf(b, "  %s%s\n", p.Title, facts)
	wrap(b, "      ", p.Doc)
}

// wrap writes text in lines of at most 78 letters, each behind indent.
func wrap(b *strings.Builder, indent, text string) {
	line := indent
	for word := range strings.FieldsSeq(text) {
		if line != indent && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > 78 {
			b.WriteString(line + "\n")
			line = indent
		}
		if line != indent {
			line += " "
		}
		line += word
	}
	if line != indent {
		b.WriteString(line + "\n")
	}
}
