package schema

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/jsonschema-go/jsonschema"

	"handrail/generator/diag"
)

// resolve makes a validator of one definition.
func resolve(t *testing.T, name string) *jsonschema.Resolved {
	t.Helper()
	text, err := JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	if name != "" {
		s.AnyOf, s.Ref = nil, "#/$defs/"+name
	}
	r, err := s.Resolve(&jsonschema.ResolveOptions{ValidateDefaults: true})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// asEditor decodes front matter as editors do: into plain YAML values.
func asEditor(t *testing.T, text string) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	var plain any
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &plain); err != nil {
		t.Fatal(err)
	}
	return plain
}

// samples has right front matter for each kind, and changes that make it
// wrong.
var samples = map[string]struct {
	good string
	bad  []string
}{
	"home":     {"title: Home\nsummary: S\n", []string{"summary: [a]\n"}},
	"guide":    {"title: 988\nsummary: S\norder: 10\ntags: [calm]\nreviewed: \"2026-11-01\"\nsources: [{title: A, year: 2014}]\n", []string{"tag: [calm]\n", "order: ten\n", "status: redy\n", "reviewed: soon\n", "sources: [{yer: 2014}]\n", "kind: plan\n"}},
	"lesson":   {"title: L\nsummary: S\npath: new-facilitator\nobjectives: [a]\npass: 80\n", []string{"objectives: [a, b, c, d, e]\n", "pass: 101\n", "path: New Path\n"}},
	"playbook": {"title: P\nsummary: S\nurgency: now\nsigns: [a]\nsetting: [online]\ncontacts: [emergency]\n", []string{"urgency: 1\n", "signs: a\n", "setting: [phone]\n", "card: yes please\n"}},
	"technique": {
		"title: T\nsummary: S\nskill: 2\nuse_when: [a]\n",
		[]string{"skill: 4\n", "skill: \"2\"\n"},
	},
	"activity": {
		"title: A\nsummary: S\ntype: check-in\ntime: {fixed: 2, per_person: 0.5}\nsize: {min: 3}\nenergy: low\ncomfort: 1\nmaterials: [Pens, {name: Cards, per: person}]\nonline: works\nneeds: [hearing]\n",
		[]string{"time: 10 min\n", "time: {}\n", "time: {fixed: 0.3}\n", "size: 8\n", "size: {max: 3}\n", "comfort: 3\n", "comfort: 4\n", "materials: Pens\n", "materials: [{per: person}]\n", "online: true\n", "needs: [flor]\n"},
	},
	"icebreaker": {
		"title: A\nsummary: S\ntype: icebreaker\ntime: 10\nsize: {min: 3}\nenergy: low\ncomfort: 3\nmaterials: []\nonline: works\ncautions: [a]\nnot_when: [b]\n",
		[]string{"time: 0\n", "time: 2.5\n", "cautions: []\n"},
	},
	"plan": {
		"title: P\nsummary: S\nstart: \"18:00\"\nlength: 90\nsteps: [{title: A, time: 5, at: \"19:00\"}, {use: x}, {break: 5}]\n",
		[]string{"steps: []\n", "steps: [{title: A}]\n", "steps: [{title: A, time: 5, use: b}]\n", "steps: [{who: Lead}]\n", "steps: [{use: a, if_short: cut}]\n", "start: 6pm\n", "length: 0\n"},
	},
	"handout": {"title: H\nsummary: S\npaper: a4\nfill_in: true\n", []string{"paper: a3\n", "fill_in: maybe\n"}},
	"contact": {"title: C\nsummary: S\nrole: crisis\nphone: \"0800123\"\nhours: 24/7\n", []string{"phone: 988\n", "sms: +15550100\n", "role: friend\n", "chat_url: example.org\n"}},
	"policy":  {"title: P\nsummary: S\nadoption: adopted\neffective: 2026-11-01\n", []string{"adoption: true\n"}},
	"glossary": {
		"title: G\nsummary: S\n", []string{"terms: [a]\n"},
	},
	"section": {"title: S\n", []string{"urgency: now\n"}},
	"settings": {
		"title: T\nhelp: [a]\ntheme: quiet\nlanguage: en\nwords: {conflict: [row], walk-out: left}\nheadings: {es: {Say this: Diga esto}}\nrelease: []\nfeedback: a@example.org\n",
		[]string{"help: [a, b, c, d]\n", "theme: {acent: red}\n", "theme: {accent: red}\n", "title: [T]\n", "words: [a]\n", "headings: {es: Diga}\n", "feedback: 8001111\n"},
	},
}

// The schema takes what Decode takes, and refuses what Decode refuses.
func TestJSONSchemaAgreesWithDecode(t *testing.T) {
	for _, k := range all() {
		sample, ok := samples[k.Name]
		if !ok { // at least what handrail new writes
			_, sample.good, _ = strings.Cut(Starter(k, "A page"), "---\n")
			sample.good, _, _ = strings.Cut(sample.good, "---\n")
		}
		r := resolve(t, k.Name)
		check := func(text string, want bool) {
			if _, ds := decodeText(k, text); (len(ds) == 0) != want {
				t.Errorf("%s: Decode takes = %v, want %v\n%s%s", k.Name, !want, want, text, told(ds))
			}
			if err := r.Validate(asEditor(t, text)); (err == nil) != want {
				t.Errorf("%s: schema takes = %v, want %v: %v\n%s", k.Name, !want, want, err, text)
			}
		}
		check(sample.good, true)
		for _, change := range sample.bad {
			check(changed(sample.good, change), false)
		}
		check("summary: S\n", false)
	}
}

func decodeText(k *Kind, text string) (Values, []diag.Diag) {
	if k == Settings() {
		return DecodeSettings("handbook.yaml", []byte(text))
	}
	v, _, ds := Decode("a.md", []byte("---\n"+text+"---\n"), k)
	return v, ds
}

// changed replaces the line of a field, or adds it.
func changed(text, line string) string {
	name, _, _ := bytes.Cut([]byte(line), []byte(":"))
	var out []byte
	for old := range bytes.Lines([]byte(text)) {
		if !bytes.HasPrefix(old, append(name, ':')) {
			out = append(out, old...)
		}
	}
	return string(out) + line
}

// What handrail new writes is right in an editor, too, and the schema as a
// whole takes it.
func TestJSONSchemaTakesStarters(t *testing.T) {
	whole := resolve(t, "")
	for i := range kindTable {
		k := &kindTable[i]
		text, _, _ := bytes.Cut([]byte(Starter(k, "Title"))[len("---\n"):], []byte("\n---\n"))
		values := asEditor(t, string(text)+"\n")
		if err := resolve(t, k.Name).Validate(values); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
		if err := whole.Validate(values); err != nil {
			t.Errorf("%s in the schema as a whole: %v", k.Name, err)
		}
	}
}

func TestJSONSchemaRepeats(t *testing.T) {
	a, err := JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	b, err := JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two runs give different bytes")
	}
}
