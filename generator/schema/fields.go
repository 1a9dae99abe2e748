package schema

import "slices"

// common makes the fields that every page has.
func common() []Field {
	return []Field{
		{Name: "title", Type: TypeText, Required: true, Max: 80, Doc: "What the page is called, everywhere.", Example: "One person talks too much"},
		{Name: "summary", Type: TypeText, Wanted: true, Max: 160, Doc: "What the page does for the reader, in one sentence; shown on cards and in search.", Example: "Make room for others without shaming anyone.", New: "One sentence that says what this page does for the reader."},
		{Name: "kind", Type: TypeKind, Doc: "Never needed, since the folder decides; when given, it must agree."},
		{Name: "aliases", Label: "Also known as", Type: TypeTextList, Doc: "Everyday words that people type into search.", Example: `["won't stop talking", hogging]`},
		{Name: "tags", Type: TypeSlugList, Filter: true, Doc: "Topics of your own; handbook.yaml may list which are allowed.", Example: "[airtime, conflict]"},
		{Name: "audience", Type: TypeEnum, Values: []string{"facilitator", "participant", "both"}, Labels: []string{"Facilitators", "Participants", "Everyone"}, Default: "facilitator", Doc: "Who reads it; decides in which print views it stands."},
		{Name: "safety", Type: TypeEnum, Values: []string{"none", "care", "critical"}, Labels: []string{"None", "Take care", "Life and safety"}, Default: "none", Doc: "How much harm a mistake can do; critical pages have stricter rules."},
		{Name: "training", Label: "Needs training", Type: TypeTextList, Print: true, Doc: "Training that someone needs before they do this.", Example: "[suicide first aid]"},
		{Name: "related", Type: TypeRefList, Doc: "Pages to see also, by id; they link back by themselves.", Example: "[balancing-airtime, go-rounds]"},
		{Name: "sources", Type: TypeSources, Doc: "What the page rests on.", Example: "[{title: A guide, org: Who wrote it, year: 2014}]"},
		{Name: "status", Type: TypeEnum, Values: []string{"draft", "review", "ready"}, Default: "ready", New: "draft # delete this line when others may read the page", Doc: "A draft is left out of the handbook, except with --drafts."},
		{Name: "reviewed", Type: TypeDate, Doc: "When someone qualified last checked the page.", Example: "2026-11-01"},
		{Name: "reviewer", Type: TypeText, Doc: "The role of who checked it.", Example: "Clinical lead"},
		{Name: "review_by", Label: "Check again by", Type: TypeDate, Doc: "When it must be checked again.", Example: "2027-05-01"},
		{Name: "order", Type: TypeInt, Doc: "Place among the pages of its folder, smallest first; pages without come last.", Example: "10"},
		{Name: "moved_from", Type: TypeTextList, Doc: "Old addresses of the page, so that old links still work.", Example: "[playbooks/old-name.html]"},
		{Name: "source_rev", Type: TypeRevision, Doc: "On translations: the revision of the page they were made from."},
	}
}

// with adds more to fields. A field of the same name takes the place of the
// old one.
func with(fields []Field, more ...Field) []Field {
	for _, f := range more {
		if i := slices.IndexFunc(fields, func(g Field) bool { return g.Name == f.Name }); i >= 0 {
			fields[i] = f
			continue
		}
		fields = append(fields, f)
	}
	return fields
}

// sectionFields differ from common, since an introduction may be its title alone.
var sectionFields = []Field{
	{Name: "summary", Type: TypeText, Max: 160, Doc: "What the folder holds, in one sentence."},
}

// phaseField is the part of a session that a page belongs to.
var phaseField = Field{
	Name: "phase", Type: TypeEnum, Values: phases, Labels: phaseLabels, Filter: true, Print: true,
	Doc: "The part of a session it belongs to.",
}

// skillField is how much practice a page asks for.
var skillField = Field{
	Name: "skill", Label: "Practice needed", Type: TypeInt, Min: 1, Max: 3, Labels: []string{"First-timer", "Some practice", "Experienced"}, Default: "1",
	Filter: true, Print: true, Narrow: UpTo, Ask: "Practice needed, at most", Doc: "How much practice it takes: 1 none, 2 some, 3 a lot.", Example: "1",
}

// section makes a Part; its anchor follows from its title.
func section(title, doc string) Part { return Part{Title: title, ID: slug(title), Doc: doc} }

// must makes a Part that every page of the kind has.
func must(title, doc string) Part {
	p := section(title, doc)
	p.Required = true
	return p
}

// mustList makes a Part that every page of the kind has, as a numbered list.
func mustList(title, doc string) Part {
	p := must(title, doc)
	p.Steps = true
	return p
}

// mustIf makes a Part that pages have for which w holds.
func mustIf(w When, title, doc string) Part {
	p := section(title, doc)
	p.RequiredIf = w
	return p
}
