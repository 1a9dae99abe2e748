package theme

import (
	"maps"
	"slices"

	"handrail/generator/plan"
	"handrail/generator/site"
)

// runOut is the page of a plan that stands in its address, as the builder's
// links hold it: to read, to print and to run. It is in no list and no search,
// since without a plan it has nothing to say.
const runOut = "run.html"

// ownPlan is that page.
func (r *renderer) ownPlan() OwnPlan {
	v := OwnPlan{
		Base:    r.base(r.own(runOut), r.words.Word("Your plan"), r.words.Word("A session plan that came as a link, to read, to print and to run.")),
		Builder: builderOut, Plans: r.toPlans(),
		Timeline: r.ownTimeline(), RunSheet: r.ownSheet(),
	}
	v.Class = "plan"
	r.styled(&v.Base, "plan")
	v.Later = append(append(r.scripts(v.Root, "plan"), v.Root+r.lib.path), r.scripts(v.Root, "plan-open", "plan-page", "sheet")...)
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		v.Forms = append(v.Forms, Option{Value: form, Text: r.words.Word(forms[form])})
	}
	return v
}

// ownTimeline is the timeline of a plan with one of each thing.
func (r *renderer) ownTimeline() *Timeline {
	to := Link{Text: "Title", URL: builderOut}
	t := &Timeline{
		Data: "{}", Run: rootOf(r.own(runOut)) + r.theme.scripts["run"].path, RunStyle: rootOf(r.own(runOut)) + r.theme.run.path, Parts: r.allParts(),
		Bring: []Link{to}, Print: []Link{to}, Prepare: []Link{to},
		Rows: []Row{{
			Number: 1, Title: "Title", Who: "Who", Groups: "How", Say: "Say", Note: "Note", Handout: &to, Backup: &to,
			Way: &Link{Text: r.words.Word("How to run it"), URL: builderOut},
		}},
		Wait: Row{Title: r.words.Word("Free"), Free: true, Break: true},
	}
	r.callsFor(t, &site.Node{Page: &site.Page{}, Out: r.own(runOut)})
	return t
}

// allParts are the parts that a session can have.
func (r *renderer) allParts() []Part {
	var p plan.Plan
	for _, phase := range r.phaseOptions() {
		p.Steps = append(p.Steps, plan.Step{Phase: phase.Value})
	}
	p.Steps = append(p.Steps, plan.Step{}, plan.Step{Kind: plan.Break})
	return r.listParts(&p)
}

// ownSheet is the run sheet of a plan with one of each thing.
func (r *renderer) ownSheet() *RunSheet {
	return &RunSheet{
		Title: "Title", Sum: "Sum", Roles: []string{"Role"}, Cuts: "Cuts", Bring: []Fact{{Label: "Thing"}}, Print: []string{"Handout"},
		Rows: []SheetRow{{Step: 1, Title: "Title", Form: "How", Who: "Who", Materials: "Materials", Say: "Say", Note: "Note"}},
		Help: r.help(), Foot: r.imprint(),
	}
}
