package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"handrail/generator/artifact"
	"handrail/generator/schema"
	"handrail/generator/site"
)

// builderOut is the page on which readers put plans together. What it can do
// is done by scripts, on the device; without them it says where else to go.
const builderOut = "builder.html"

// builderStart is when a new plan in the builder starts.
const builderStart = "18:00"

// builderRoles are who can lead a step, besides the roles that a plan names.
func (r *renderer) builderRoles() []string {
	return []string{r.words.Word("Lead"), r.words.Word("Support"), r.words.Word("Both")}
}

// builder is the plan builder.
func (r *renderer) builder() Builder {
	v := Builder{
		Base:  r.base(r.own(builderOut), r.words.Word("Plan builder"), r.words.Word("Put a session together, with times that add up. It stays on this device.")),
		Start: builderStart, Length: r.site.Settings.PlanLength, Group: typicalGroup, Roles: r.builderRoles(), Phases: r.phaseOptions(),
		Run: runOut, FileJS: rootOf(r.own(builderOut)) + r.theme.scripts["plan-file"].path, Plans: r.toPlans(),
	}
	v.Class = "builder"
	r.styled(&v.Base, "builder")
	v.Later = append(append(r.scripts(v.Root, "plan"), v.Root+r.lib.path), r.scripts(v.Root, "builder")...)
	v.Blank = r.optional(&site.Node{Out: r.own(builderOut)}, "blank-plan", handoutKinds)
	return v
}

// toPlans leads from a page at the top to the handbook's own plans, if it has
// any.
func (r *renderer) toPlans() *Link {
	for _, k := range r.kinds {
		if k.Name == "plan" {
			return &Link{Text: k.Plural, URL: k.Dir + "/index.html"}
		}
	}
	return nil
}

// phaseOptions are the parts of a session, as the kinds table has them.
func (r *renderer) phaseOptions() []Option {
	var out []Option
	for _, f := range schema.TypeSteps.Fields() {
		if f.Name == "phase" {
			for _, value := range f.Values {
				out = append(out, Option{Value: value, Text: r.words.Word(f.ValueLabel(value))})
			}
		}
	}
	return out
}

// libraryStep is an entry of the builder's library: a step as plan.js takes it, and what a
// reader chooses by.
type libraryStep struct {
	Title     string            `json:"title"`
	URL       string            `json:"url"`
	Kind      string            `json:"kind"`
	Label     string            `json:"label"` // readers' word for the page's kind
	Time      libraryTime       `json:"time"`
	TimeMin   int               `json:"time_min,omitempty"`
	Size      librarySize       `json:"size"`
	Comfort   int               `json:"comfort"`
	Energy    string            `json:"energy"`
	Phase     string            `json:"phase,omitempty"`
	Groups    string            `json:"groups,omitempty"`
	Materials []libraryMaterial `json:"materials,omitempty"`
	Prep      int               `json:"prep,omitempty"`
}

type libraryTime struct {
	Fixed     float64 `json:"fixed"`
	PerPerson float64 `json:"per_person,omitempty"`
}

type librarySize struct {
	Min int `json:"min"`
	Max int `json:"max,omitempty"`
}

type libraryMaterial struct {
	Name       string `json:"name"`
	Per        string `json:"per"`
	Qty        int    `json:"qty"`
	Consumable bool   `json:"consumable,omitempty"`
	Print      string `json:"print,omitempty"`
}

type libraryHandout struct {
	URL    string `json:"url"`
	Title  string `json:"title"`
	Copies string `json:"copies"`
}

// libraryFile is the script that hands all activities and icebreakers, the
// handouts that plans print, and the codes of all plans to the builder and to
// the page that runs a plan, both at the top. JSON escapes what could end a
// script, so a title may hold anything.
func (r *renderer) libraryFile() file {
	entry, done := r.memo.library(r.site.Prefix, r.namesKey())
	// What one writes in use, and a libraryStep.
	steps := entries(entry, r.site.OfKind(useKinds[0]), func(n *site.Node) any { return [2]any{r.useRef(n.Ref(), useKinds), r.libraryStep(n)} })
	steps = append(steps, entries(entry, r.site.OfKind(useKinds[1]), func(n *site.Node) any { return [2]any{r.useRef(n.Ref(), useKinds), r.libraryStep(n)} })...)
	// The id, and a libraryHandout.
	handouts := entries(entry, r.site.OfKind("handout"), func(n *site.Node) any {
		return [2]any{r.useRef(n.Ref(), handoutKinds), libraryHandout{rel(r.own(builderOut), n.Out), n.Title, n.Values.Text("copies")}}
	})
	// What "Adapt this plan" asks for, and the plan's code.
	planned := slices.DeleteFunc(slices.Clone(r.site.OfKind("plan")), func(n *site.Node) bool { return n.Session == nil })
	plans := entries(entry, planned, func(n *site.Node) any { return [2]any{r.useRef(n.Ref(), planKinds), r.code(n)} })
	done()
	comma := []byte(",")
	return newFile("library", ".js", slices.Concat([]byte(`var handrailLibrary={"steps":[`), bytes.Join(steps, comma),
		[]byte(`],"handouts":[`), bytes.Join(handouts, comma), []byte(`],"plans":[`), bytes.Join(plans, comma), []byte("]};\n")))
}

// entries writes a list of pages for the library, as JSON.
func entries(entry entryOf, nodes []*site.Node, data func(*site.Node) any) [][]byte {
	list := make([][]byte, len(nodes))
	for i, n := range nodes {
		list[i] = entry(n.Page, func() []byte {
			text, err := json.Marshal(data(n))
			if err != nil {
				panic(err) // texts and numbers only
			}
			return text
		})
	}
	return list
}

// namesKey is equal for two sites in which every page has the same names, and
// so every entry of the library depends on its own page alone.
func (r *renderer) namesKey() [32]byte {
	names := []string{fmt.Sprint(r.site.Settings.PlanLength)}
	for _, n := range r.site.Nodes {
		names = append(names, n.Out)
	}
	slices.Sort(names)
	return sha256.Sum256([]byte(strings.Join(names, "\n")))
}

func (r *renderer) libraryStep(n *site.Node) libraryStep {
	v := n.Values
	s := libraryStep{
		Title: n.Title, URL: rel(r.own(builderOut), n.Out), Kind: "activity", Label: n.Kind.Label,
		Time: libraryTime(v.Minutes("time")), TimeMin: v.Int("time_min"), Size: librarySize{v.Size("size").Min, v.Size("size").Max},
		Comfort: v.Int("comfort"), Energy: energyOf(n), Phase: v.Text("phase"), Groups: v.Text("groups"), Prep: v.Int("prep"),
	}
	for _, m := range v.Materials("materials") {
		print := ""
		if m.Print != "" {
			print = r.useRef(m.Print, handoutKinds)
		}
		s.Materials = append(s.Materials, libraryMaterial{m.Name, m.Per, m.Qty, m.Consumable, print})
	}
	return s
}

// energyOf is how much energy an activity takes, in a word.
func energyOf(n *site.Node) string {
	f, _ := n.Kind.Field("energy")
	return strings.ToLower(f.ValueLabel(n.Values.Text("energy")))
}

// builderFiles are the builder's page, the one that runs what it makes, and
// what only they need.
func (r *renderer) builderFiles() []artifact.Artifact {
	return []artifact.Artifact{
		r.page(r.own(builderOut), func() any { return r.builder() }, "builder.html"),
		r.page(r.own(runOut), func() any { return r.ownPlan() }, "run.html"),
		r.lib.artifact(),
	}
}

// plans tells whether the handbook has anything that a session is made of.
func (r *renderer) plans() bool {
	return len(r.site.OfKind("plan")) > 0 || len(r.site.OfKind("activity")) > 0 || len(r.site.OfKind("icebreaker")) > 0
}

// toBuilder is the address of the builder from the page at out.
func (r *renderer) toBuilder(out, fragment string) string {
	url := rel(out, r.own(builderOut))
	if fragment != "" {
		url += "#" + fragment
	}
	return url
}
