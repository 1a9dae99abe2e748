package schema

import (
	"slices"
	"strings"
	"testing"

	"handrail/generator/diag"
)

// all lists every kind, and the settings.
func all() []*Kind {
	kinds := []*Kind{Settings()}
	for i := range kindTable {
		kinds = append(kinds, &kindTable[i])
	}
	return kinds
}

func TestTableIsWhole(t *testing.T) {
	for _, k := range all() {
		if k.Label == "" || k.Plural == "" || k.Doc == "" {
			t.Errorf("%s: no label, plural or doc", k.Name)
		}
		checkFields(t, k.Name, k, k.Fields)
		for i, p := range k.Parts {
			if p.Doc == "" || p.ID == "" {
				t.Errorf("%s: part %q has no doc or anchor", k.Name, p.Title)
			}
			if slices.ContainsFunc(k.Parts[:i], func(q Part) bool { return q.ID == p.ID }) {
				t.Errorf("%s: part %q stands twice", k.Name, p.Title)
			}
			if got, ok := k.Part(strings.ToUpper(p.Title)); !ok || got.Title != p.Title {
				t.Errorf("%s: part %q is not found by its wording", k.Name, p.Title)
			}
			checkWhen(t, k, p.RequiredIf)
		}
	}
}

func checkFields(t *testing.T, where string, k *Kind, fields []Field) {
	for i, f := range fields {
		name := where + "." + f.Name
		if f.Doc == "" || strings.Contains(f.Doc, "\n") {
			t.Errorf("%s: doc = %q", name, f.Doc)
		}
		if _, ok := findField(fields[:i], f.Name); ok {
			t.Errorf("%s stands twice", name)
		}
		enum := f.Type == TypeEnum || f.Type == TypeEnumList
		if enum != (len(f.Values) > 0) {
			t.Errorf("%s: values %q for type %s", name, f.Values, f.Type)
		}
		if n := len(f.Labels); n > 0 && n != len(f.Allowed()) {
			t.Errorf("%s: %d labels for %d values", name, n, len(f.Allowed()))
		}
		if enum && f.Default != "" && slices.ContainsFunc(strings.Fields(f.Default), func(s string) bool { return !slices.Contains(f.Values, s) }) {
			t.Errorf("%s: default %q is not allowed", name, f.Default)
		}
		checkNarrow(t, name, f)
		for _, kind := range f.Kinds {
			if _, ok := Lookup(kind); !ok {
				t.Errorf("%s: names kind %q, which is none", name, kind)
			}
		}
		checkWhen(t, k, f.RequiredIf)
		checkFields(t, name, k, f.Type.Fields())
	}
}

// checkNarrow: how readers choose must fit what the field holds, or the
// control would do nothing.
func checkNarrow(t *testing.T, name string, f Field) {
	if !f.Filter && (f.Narrow != Equal || f.Ask != "" || len(f.Choices) > 0) {
		t.Errorf("%s says how readers choose by it, but is not marked Filter", name)
	}
	if f.Narrow == UpTo && (f.Type.List() || len(f.Allowed()) < 2) {
		t.Errorf("%s: readers cannot choose up to a value of type %s", name, f.Type)
	}
	if f.Narrow == Without && f.Type != TypeEnumList {
		t.Errorf("%s: readers cannot leave out values of type %s", name, f.Type)
	}
	if n := len(f.Choices); n > 0 && n != len(f.Values) {
		t.Errorf("%s: %d choices for %d values", name, n, len(f.Values))
	}
}

func checkWhen(t *testing.T, k *Kind, w When) {
	if w.Field == "" {
		return
	}
	cause, ok := k.Field(w.Field)
	for _, v := range w.Values {
		if !ok || !slices.Contains(cause.Allowed(), v) {
			t.Errorf("%s: the condition %s = %s never holds", k.Name, w.Field, v)
		}
	}
}

// What hints and references show as an example must be right itself.
func TestExamplesAreRight(t *testing.T) {
	for _, k := range all() {
		for _, f := range k.Fields {
			if f.Type == TypeKind {
				continue
			}
			d := decoder{file: "a.md", src: []byte(f.Name + ": " + f.like() + "\n"), kind: k}
			v := d.page(0, len(d.src), 0)
			if bad := slices.IndexFunc(d.ds, func(d diag.Diag) bool { return d.Code != "field-missing" && d.Code != "field-wanted" }); bad >= 0 || !v.Has(f.Name) {
				t.Errorf("%s: %s got %s", k.Name, d.src, told(d.ds))
			}
		}
	}
}

func TestLabels(t *testing.T) {
	for _, tt := range []struct{ kind, field, value, title, label string }{
		{"activity", "comfort", "2", "How personal", "Some sharing"},
		{"activity", "comfort", "7", "How personal", "7"},
		{"activity", "groups", "triads", "Grouping", "Groups of three"},
		{"activity", "needs", "private-space", "Needs", "Private space"},
		{"handout", "fill_in", "true", "To fill in", "true"},
		{"plan", "group", "10", "People", "10"},
		{"technique", "practice_time", "2", "Practice time", "2"},
	} {
		f, ok := kind(t, tt.kind).Field(tt.field)
		if !ok || f.Title() != tt.title || f.ValueLabel(tt.value) != tt.label {
			t.Errorf("%s.%s: got %q, %q, want %q, %q", tt.kind, tt.field, f.Title(), f.ValueLabel(tt.value), tt.title, tt.label)
		}
	}
}

// TestChoices: what readers see where they narrow a library.
func TestChoices(t *testing.T) {
	for _, tt := range []struct{ field, value, question, choice string }{
		{"type", "check-in", "Purpose", "Check in"},
		{"size", "3", "We are", "3"},
		{"comfort", "2", "How personal, at most", "Some sharing"},
		{"online", "adapt", "Where we meet", "Online, with changes too"},
		{"online", "unsuitable", "Where we meet", "In person"},
		{"needs", "private-space", "Leave out what needs", "Private space"},
	} {
		f, ok := kind(t, "activity").Field(tt.field)
		if !ok || f.Question() != tt.question || f.Choice(tt.value) != tt.choice {
			t.Errorf("%s: got %q, %q, want %q, %q", tt.field, f.Question(), f.Choice(tt.value), tt.question, tt.choice)
		}
	}
}

func TestPlaybookParts(t *testing.T) {
	for _, tt := range []struct {
		urgency string
		want    []string
	}{
		{"now", []string{"First minute", "Escalate when", "Say this", "Do now", "Avoid", "If you are alone", "Afterwards"}},
		{"soon", []string{"First minute", "Escalate when", "Say this", "Do now", "Avoid", "If you are alone", "Afterwards"}},
		{"later", []string{"First minute", "Escalate when", "Say this", "Do now", "Avoid", "Afterwards"}},
	} {
		k := kind(t, "playbook")
		v, _, _ := Decode("a.md", []byte(page("urgency: "+tt.urgency+"\nsigns: [a]\n")), k)
		var got []string
		for _, p := range k.Parts {
			if p.Needed(v) {
				got = append(got, p.Title)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("urgency %s: needed = %q, want %q", tt.urgency, got, tt.want)
		}
	}
}

func TestForPath(t *testing.T) {
	for _, tt := range []struct{ path, want string }{
		{"index.md", "home"}, {"index.es.md", "home"}, {"glossary.md", "glossary"}, {"glossary.pt-BR.md", "glossary"},
		{"about.md", "guide"}, {"guides/welcome.md", "guide"}, {"guides/welcome.es.md", "guide"},
		{"playbooks/conflict.md", "playbook"}, {"playbooks/online/dropped.md", "playbook"},
		{"playbooks/index.md", "section"}, {"playbooks/index.es.md", "section"}, {"playbooks/online/index.md", "playbook"},
		{"activities/glossary.md", "activity"}, {"icebreakers/a.b.md", "icebreaker"},
		{"venues/hall.md", "guide"}, {"venues/index.md", "guide"}, {"venues/north/hall.es.md", "guide"},
	} {
		k, d := ForPath(tt.path)
		if d != nil || k.Name != tt.want {
			t.Errorf("%s: got %v, %v, want %s", tt.path, k, d, tt.want)
		}
	}
	for _, tt := range []struct{ path, hint string }{
		{"playbook/conflict.md", "did you mean playbooks?"},
		{"Playbooks/conflict.md", "did you mean playbooks?"},
		{"activity/a.md", "did you mean activities?"},
		{"handouts2/a.md", "did you mean handouts?"},
		{"assets/a.md", "rename it: Handrail puts files of its own into assets"},
		{"Search/deep/a.md", "rename it: Handrail puts files of its own into search"},
	} {
		k, d := ForPath(tt.path)
		if k != nil || d == nil || d.Code != "kind-unknown" || d.Hint != tt.hint || d.Pos.String() != "content/"+tt.path {
			t.Errorf("%s: got %v, %+v", tt.path, k, d)
		}
	}
}
