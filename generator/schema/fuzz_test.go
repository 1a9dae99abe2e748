package schema

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"handrail/generator/diag"
)

// seeds are pages in every state that authors leave them in.
var seeds = []string{
	"", "\ufeff", "---", "---\n", "---\n---", "---\n---\n", "\n\n---\ntitle: T\n---\n", "---\ntitle: T\n  ---\n",
	"---\r\ntitle: é\r\nsummary: \"a\r\n  ---\r\n  b\"\r\n---\r\nBody", "---\ntitle: |\n  ---\n  ----\n---\n",
	"---\ntitle: a: b\nsummary: [x\ntag: 1\n---\n", "---\ntitle: &a x\nsummary: *a\n<<: {b: c}\n---\n",
	"---\n\ttitle: T\n---\n", "---\ntitle: \"T\n---\n", "---\n? a\n: b\n---\n", "---\ntitle: !t x\n...\n---\n",
	"---\ntime: {fixed: 2, per_person: 1}\nsize: {min: 3}\nmaterials: [a, {name: b}]\nsteps: [{use: x}, {break: 5}]\n---\n",
	"---\nphone: 0800123\nsms: \"+15550100\"\ntitle: 1\r2\n---\n", "---\n- a\n- b\n---\n", "---\ntitle: \xff\xfe\n---\n",
	"---\nsteps:\n- title: A\n  time:\n    fixed: 1\n-\n- [a]\n---\n", "title: T\nhelp: [988]\ntheme: {accent: #fff}\n",
	"---\ntitle:\n  one\n  two\nsummary: >\n  x\n\nrelated:\n- é\n# c\n- b\n---\n",
}

func FuzzDecode(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	kinds := all()
	f.Fuzz(func(t *testing.T, src []byte) {
		k := kinds[len(src)%len(kinds)]
		before := bytes.Clone(src)
		v, body, ds := Decode("a.md", src, k)
		again, body2, ds2 := Decode("a.md", src, k)
		if body != body2 || !reflect.DeepEqual(v, again) || !reflect.DeepEqual(ds, ds2) {
			t.Error("the same bytes give two results")
		}
		if body < 0 || body > len(src) {
			t.Errorf("the body starts at %d of %d", body, len(src))
		}
		checkPlaces(t, src, ds)
		checkOffsets(t, v, src)
		checkTyped(v)
		settings, ds := DecodeSettings("handbook.yaml", src)
		checkPlaces(t, src, ds)
		checkOffsets(t, settings, src)
		if !bytes.Equal(before, src) {
			t.Error("the source was changed")
		}
	})
}

// checkPlaces looks for every diagnostic inside the file, with a known code.
func checkPlaces(t *testing.T, src []byte, ds []diag.Diag) {
	lines := bytes.Split(src, []byte("\n"))
	for _, d := range ds {
		if _, ok := diag.Lookup(d.Code); !ok {
			t.Errorf("code %s is unknown", d.Code)
		}
		if d.Pos.Line < 1 || d.Pos.Line > len(lines) || d.Pos.Col < 1 || d.Pos.Col > len(lines[d.Pos.Line-1])+1 {
			t.Errorf("%s %s is outside of the file", d.Pos, d.Code)
		}
		if strings.Contains(d.Text, "\n") {
			t.Errorf("%s: text of several lines: %q", d.Pos, d.Text)
		}
	}
}

// checkOffsets looks for every name at its place in the file.
func checkOffsets(t *testing.T, v Values, src []byte) {
	for _, name := range v.Names() {
		off := v.Off(name)
		if off < 0 || off >= len(src) || v.ValueOff(name, 0) > len(src) {
			t.Fatalf("%s: place %d of %d", name, off, len(src))
		}
		if rest := src[off:]; !bytes.HasPrefix(rest, []byte(name)) && rest[0] != '"' && rest[0] != '\'' {
			t.Errorf("%s: stands at %.20q", name, rest)
		}
	}
}

// checkTyped calls every getter; none may panic.
func checkTyped(v Values) {
	for _, name := range append(v.Names(), "none") {
		v.Text(name)
		v.Texts(name)
		v.Int(name)
		v.Bool(name)
		v.Minutes(name).For(10)
		v.Size(name)
		v.Materials(name)
		v.Steps(name)
		v.Sources(name)
		v.Theme(name)
		v.Words(name)
		v.Lint(name)
		v.Headings(name)
	}
}

func BenchmarkDecode(b *testing.B) {
	src := []byte(`---
title: Weather report
summary: Say how you are as a weather forecast.
type: check-in
phase: open
time: {fixed: 2, per_person: 1}
time_min: 8
size: {min: 3, max: 12, best: 8}
energy: low
comfort: 1
materials: []
online: works
needs: [hearing]
aliases: ["how are you", "feelings weather", check in, mood]
related: [one-thing, name-round]
---
`)
	k, _ := Lookup("activity")
	b.ReportAllocs()
	for b.Loop() {
		if _, _, ds := Decode("a.md", src, k); len(ds) > 0 {
			b.Fatal(ds)
		}
	}
}
